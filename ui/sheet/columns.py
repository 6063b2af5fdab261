"""The columns of the sheet, in the order of the process and of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.scores import Stage
from parindex_desktop.i18n import mark


class Part(Enum):
    """What a column shows."""

    MAXIMUM = auto()
    POINTS = auto()
    WORDS = auto()
    RESULT = auto()
    EVIDENCE = auto()


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column.

    Attributes:
        heading, tip: English sources.
        ems: Its width in lines of text.
        stage: Whose points it shows; None for other columns.
        kind: The remark that Ctrl+E writes from here.
    """

    part: Part
    heading: str
    tip: str
    ems: float
    stage: Stage | None = None
    kind: RemarkKind = RemarkKind.REASON


COLUMNS: Final = (
    SheetColumn(Part.MAXIMUM, mark("Max."), mark("Most points of the criterion"), 3),
    SheetColumn(Part.POINTS, mark("Self-scored"), mark("What the unit gives itself"), 3.9,
                Stage.SELF, RemarkKind.SELF),
    SheetColumn(Part.POINTS, mark("1st appraisal"), mark("Points of the first appraisal"), 4.1,
                Stage.APPRAISAL_1),
    SheetColumn(Part.WORDS, mark("Explanation"), mark("What the unit answers to appraisal 1"), 5,
                kind=RemarkKind.EXPLANATION),
    SheetColumn(Part.POINTS, mark("2nd appraisal"), mark("Points of the second appraisal; a blank "
                "keeps those of the first"), 4.1, Stage.APPRAISAL_2, RemarkKind.ANSWER),
    SheetColumn(Part.POINTS, mark("Survey"), mark("Points of the sociological survey"), 3.9,
                Stage.SURVEY),
    SheetColumn(Part.RESULT, mark("Final points"), mark("The last appraisal, or the survey"), 3.9),
    SheetColumn(Part.EVIDENCE, mark("Proofs"), mark("Number of documents named"), 3.7),
    SheetColumn(Part.WORDS, mark("Reason"), mark("Why the points differ from the unit's own"), 5),
)  # fmt: skip
"""Code and name stand in the frozen column before them."""

FILLING: Final = len(COLUMNS) - 1
"""The column that takes the room left over."""


def column_of(stage: Stage) -> int:
    """Returns where a stage stands; KeyError for a stage of second entry."""
    return _COLUMN_OF[stage]


_COLUMN_OF: Final = {each.stage: nth for nth, each in enumerate(COLUMNS) if each.stage is not None}
