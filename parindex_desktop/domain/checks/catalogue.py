"""Every check of score entry: its code, what it means, what to do. The help page lists the same.

Errors (`CHK.1xx`) must be corrected before a round is locked. Warnings (`CHK.2xx`) may be right: an
official accepts them with a reason, which is printed. None of them ever stops somebody typing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from parindex_desktop.errors import Severity
from parindex_desktop.i18n import mark


@dataclass(frozen=True, slots=True)
class Check:
    """One check; the texts are English sources.

    Attributes:
        code: `CHK.1xx` an error, `CHK.2xx` a warning.
        title: What it is called, in lists and filters.
        meaning: When it is found, and why that matters.
        action: What to do now.
    """

    code: str
    title: str
    meaning: str
    action: str

    @property
    def severity(self) -> Severity:
        """How much its findings weigh."""
        return Severity.ERROR if self.code < "CHK.2" else Severity.WARNING


CHECKS: Final = (
    Check(
        "CHK.101",
        mark("Missing score"),
        mark("A unit that has scores has none here. Bonus and penalty lines may stay empty."),
        mark("Type the points, 0 too, or mark it not applicable."),
    ),
    Check(
        "CHK.102",
        mark("Not appraised yet"),
        mark("No appraised criterion of the unit has points of an appraisal."),
        mark("Appraise the unit, or take it out of the round."),
    ),
    Check(
        "CHK.103",
        mark("Points out of bounds"),
        mark("Points lie below 0 or above the maximum, as after a maximum was lowered."),
        mark("Correct the points, or the maximum of the criterion."),
    ),
    Check(
        "CHK.104",
        mark("Not applicable without a ground"),
        mark("A cell is marked not applicable and nobody has written why."),
        mark("Mark it again with a ground."),
    ),
    Check(
        "CHK.105",
        mark("Pending score"),
        mark("The score that counts still waits for a document or an answer."),
        mark("Type the points once what it waits for is there."),
    ),
    Check(
        "CHK.106",
        mark("Lower than the self score, without a reason"),
        mark("The appraisal gives less than the unit gave itself, and no reason stands beside it."),
        mark("Write the reason beside the points."),
    ),
    Check(
        "CHK.107",
        mark("Appraisal 2 lower than appraisal 1, without a reason"),
        mark("The second appraisal takes points that the first one gave, without a word why."),
        mark("Write the answer of appraisal 2 beside the points."),
    ),
    Check(
        "CHK.108",
        mark("Control total differs"),
        mark("The sum of the cells is not the total that was typed from the unit's paper."),
        mark("Compare the cells with the paper, or correct the control total."),
    ),
    Check(
        "CHK.131",
        mark("Second entry not finished"),
        mark("The unit belongs to a second entry whose sheet is not agreed or settled."),
        mark("Finish the sheet, or close the second entry."),
    ),
    Check(
        "CHK.201",
        mark("Self scores missing"),
        mark("The self-assessment is marked as done, but own scores are missing."),
        mark("Type them from the report of the unit, or ask the unit."),
    ),
    Check(
        "CHK.202",
        mark("Self score far above the appraisal"),
        mark(
            "The unit gave itself far more than the appraisal does: more of the maximum than the"
            " rules of score entry allow."
        ),
        mark("Read both again, then correct one or accept with a reason."),
    ),
    Check(
        "CHK.203",
        mark("All units have the maximum"),
        mark("Every unit of the group has the maximum here: the criterion tells nobody apart."),
        mark("Check that it was really appraised."),
    ),
    Check(
        "CHK.204",
        mark("All units have 0"),
        mark("Every unit of the group has 0 here."),
        mark("Check that it was really appraised; what does not apply is not 0."),
    ),
    Check(
        "CHK.205",
        mark("Points that the rule cannot give"),
        mark("The rule of the criterion gives certain points only, and these are none of them."),
        mark("Check the decimal comma and the rule, or type the facts."),
    ),
    Check(
        "CHK.206",
        mark("One digit too many, beside the self score"),
        mark("Self score and appraisal are 10 or 100 times each other: a slip of the comma."),
        mark("Check the decimal comma in both."),
    ),
    Check(
        "CHK.207",
        mark("One digit too many, beside other units"),
        mark("The points are ten times more, or ten times less, than other units usually have."),
        mark("Check the decimal comma."),
    ),
    Check(
        "CHK.208",
        mark("Identical self-assessments"),
        mark("Several units gave themselves the very same points in all criteria."),
        mark("Check whether one sheet was typed or copied for another unit."),
    ),
    Check(
        "CHK.209",
        mark("No survey points"),
        mark("The unit has points of an appraisal, but none of the survey."),
        mark("Type them, or mark the criteria not applicable for a unit not surveyed."),
    ),
    Check(
        "CHK.210",
        mark("Evidence missing"),
        mark("The criterion asks for documents, and the unit gave itself points and named none."),
        mark("Ask the unit for the document."),
    ),
    Check(
        "CHK.211",
        mark("No evidence at all"),
        mark("The unit gave itself points and named no document for any criterion."),
        mark("Ask the unit for its documents."),
    ),
    Check(
        "CHK.212",
        mark("One document for several criteria"),
        mark("A unit names the same document for more than one criterion."),
        mark("Check that it proves each of them."),
    ),
    Check(
        "CHK.213",
        mark("One document for several units"),
        mark("Several units name the same document."),
        mark("Check whose document it is."),
    ),
    Check(
        "CHK.214",
        mark("Explanation without an answer"),
        mark(
            "The unit explained itself, and appraisal 2 neither answers nor gives more points."
        ),
        mark("Write the answer of appraisal 2."),
    ),
    Check(
        "CHK.231",
        mark("Changed after second entry"),
        mark("The value is no longer the one that both entries agreed on, or that was settled."),
        mark("Put it back, or accept the change with a reason."),
    ),
)  # fmt: skip
"""All checks, errors first."""

BY_CODE: Final = {check.code: check for check in CHECKS}
