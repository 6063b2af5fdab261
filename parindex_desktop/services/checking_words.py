"""What the checks found in words: a line for the list, the terminal, a spreadsheet, the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.scores import CellKey, CellState, Stage
from parindex_desktop.domain.text import without_marks
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.audit_log import stage_name
from parindex_desktop.services.checking import FindingState, Judged
from parindex_desktop.services.group_book import stage_of

if TYPE_CHECKING:
    from parindex_desktop.domain.checks.findings import Finding
    from parindex_desktop.services.group_book import GroupBook

SEVERITIES = {Severity.ERROR: mark("Error"), Severity.WARNING: mark("Warning")}
STATES = {
    FindingState.OPEN: mark("Not settled"),
    FindingState.ACCEPTED: mark("Accepted with a reason"),
    FindingState.WITHDRAWN: mark("Acceptance no longer holds"),
}
_STATES_OF_CELLS = {
    CellState.BLANK: mark("blank"),
    CellState.NOT_APPLICABLE: mark("not applicable"),
    CellState.PENDING: mark("pending"),
}
_UNITS_NAMED = 3


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in the words of the language set.

    Attributes:
        unit: Name of the unit; empty when it is about all.
        criterion: Code and name; empty when it is about a whole unit.
        text: What is the matter.
        action: What to do.
        state: In words; with the reason where it was accepted.
        found_by: What a search looks in, without diacritics.
    """

    judged: Judged
    severity: str
    unit: str
    code: str
    criterion: str
    text: str
    action: str
    state: str
    found_by: str

    @property
    def finding(self) -> Finding:
        """What was found."""
        return self.judged.finding

    @property
    def state_alone(self) -> str:
        """The state in words, without the reason."""
        return tr(STATES[self.judged.state])

    @property
    def reason(self) -> str:
        """Why it was accepted; empty when it was not."""
        said = self.judged.acceptance
        return said.reason if said is not None else ""

    @property
    def place(self) -> str:
        """Where, for the terminal: `Sở Y tế · 1.2`."""
        return " · ".join(part for part in (self.unit, self.criterion_code) if part)

    @property
    def criterion_code(self) -> str:
        """Code of the criterion; empty when it is about a whole unit."""
        return self.criterion.partition("  ")[0]


def line_of(book: GroupBook, judged: Judged) -> FindingLine:
    """Words a finding of a group."""
    finding = judged.finding
    unit = book.units_by_id[finding.unit_id].name if finding.unit_id is not None else ""
    criterion = ""
    if finding.criterion_id is not None:
        leaf = book.tree.get(finding.criterion_id)
        criterion = f"{leaf.code}  {leaf.name}"
    told = tell(Problem(finding.code, params=_worded(book, finding)))
    severity, state = tr(SEVERITIES[finding.severity]), _state(judged)
    searched = " ".join((finding.code, severity, unit, criterion, told.text, state))
    return FindingLine(
        judged, severity, unit or tr("all units"), finding.code, criterion, told.text, told.action,
        state, without_marks(searched),
    )  # fmt: skip


def place_of(book: GroupBook, finding: Finding) -> CellKey | None:
    """Returns the cell that shows what was found: the finding's own, else the nearest to it."""
    if not book.units or not book.leaves:
        return None
    unit_id = finding.unit_id if finding.unit_id is not None else book.units[0].id
    stage = finding.stage or Stage.APPRAISAL_1
    criterion_id = finding.criterion_id
    if criterion_id is None:
        open_there = (leaf.id for leaf in book.leaves if stage_of(leaf, stage) is not None)
        criterion_id = next(open_there, book.leaves[0].id)
    return book.key(unit_id, criterion_id, stage)


def _worded(book: GroupBook, finding: Finding) -> dict[str, object]:
    params = dict(finding.params)
    stage = params.get("stage")
    if isinstance(stage, Stage):
        params["stage"] = stage_name(stage)
    for name in ("agreed", "now"):
        if params.get(name) in set(CellState):
            params[name] = tr(_STATES_OF_CELLS[CellState(str(params[name]))])
    if finding.others:
        names = [book.units_by_id[each].name for each in finding.others]
        more = len(names) - _UNITS_NAMED
        shown = ", ".join(names[:_UNITS_NAMED])
        params["units"] = (
            tr("{names} and {count} more", names=shown, count=more) if more > 0 else shown
        )
    return params


def _state(judged: Judged) -> str:
    state = tr(STATES[judged.state])
    said = judged.acceptance
    return f"{state}: {said.reason}" if said is not None else state
