"""The sheet of one unit (phiếu chấm điểm): its lines, its sums, and what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Criterion, CriterionId, Kind
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.domain.stage_sums import StageSums

if TYPE_CHECKING:
    from collections.abc import Collection

    from parindex_desktop.domain.criteria import CriteriaTree
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.units import RoundId, UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of a sheet.

    Attributes:
        depth: 0 for a domain.
        is_leaf: It is itself scored.
        domain: The domain it belongs to; itself for a domain.
        above: All criteria above it, the domain first.
    """

    criterion: Criterion
    depth: int
    is_leaf: bool
    domain: Criterion
    above: tuple[CriterionId, ...]


class Trend(Enum):
    """How an appraisal differs from what the unit gave itself."""

    SAME = auto()
    LOWER = auto()
    HIGHER = auto()


def place_beside(edit: Edit) -> tuple[RoundId, UnitId, CriterionId] | None:
    """Returns the leaf of a unit whose words or documents an edit changed; None for others."""
    things = (change.after or change.before for change in edit.entities)
    found = next((each for each in things if isinstance(each, Remark | Evidence)), None)
    return None if found is None else (found.round_id, found.unit_id, found.criterion_id)


def lines_of(tree: CriteriaTree) -> tuple[Line, ...]:
    """Returns all lines of a sheet in printed order."""
    lines: dict[CriterionId, Line] = {}
    for criterion in tree.criteria:  # parents come first
        parent = lines[criterion.parent_id] if criterion.parent_id is not None else None
        lines[criterion.id] = Line(
            criterion,
            parent.depth + 1 if parent else 0,
            tree.is_leaf(criterion.id),
            parent.domain if parent else criterion,
            (*parent.above, parent.criterion.id) if parent else (),
        )
    return tuple(lines.values())


def unfolded(lines: tuple[Line, ...], folded: Collection[CriterionId]) -> tuple[Line, ...]:
    """Returns the lines in sight when the branches below some criteria are folded away."""
    if not folded:
        return lines
    return tuple(line for line in lines if not any(each in folded for each in line.above))


def sums_of(book: GroupBook, unit_id: UnitId) -> StageSums:
    """Returns what a unit has at each stage."""
    exempt = {leaf.id for leaf in book.leaves if book.exemption(unit_id, leaf.id)}
    return StageSums(book.tree, book.cells(unit_id), exempt)


def first_open(book: GroupBook, unit_id: UnitId, stage: Stage) -> CriterionId | None:
    """Returns the first leaf that still wants points of a unit at a stage, None when none does."""
    blanks = book.blanks(unit_id, stage)
    return book.leaves[blanks[0]].id if blanks else None


def first_to_word(book: GroupBook, dossier: Dossier, unit_id: UnitId) -> CriterionId | None:
    """Returns the first leaf that wants a reason or an answer; None when none does."""
    wanting = (
        leaf.id
        for leaf in book.leaves
        if wants_reason(book, dossier, unit_id, leaf.id)
        or wants_answer(book, dossier, unit_id, leaf.id)
    )
    return next(wanting, None)


def trend(
    book: GroupBook,
    unit_id: UnitId,
    criterion_id: CriterionId,
    stage: Stage,
    *,
    against: Stage = Stage.SELF,
) -> Trend:
    """Compares what a stage gave a leaf with what another gave it; the same without both.

    Of a penalty the unit has the less, the more it takes.
    """
    before = book.score(unit_id, criterion_id, against)
    given = book.score(unit_id, criterion_id, stage)
    numbers = before.state is given.state is CellState.NUMBER
    if not numbers or before.points == given.points:
        return Trend.SAME
    takes = book.tree.get(criterion_id).kind is Kind.PENALTY
    return Trend.LOWER if (given.points < before.points) is not takes else Trend.HIGHER


def wants_reason(
    book: GroupBook, dossier: Dossier, unit_id: UnitId, criterion_id: CriterionId
) -> bool:
    """Tells whether appraisal 1 gave a unit less than it gave itself, and nobody wrote why."""
    lowered = trend(book, unit_id, criterion_id, Stage.APPRAISAL_1) is Trend.LOWER
    return lowered and not dossier.remark(unit_id, criterion_id, RemarkKind.REASON)


def wants_answer(
    book: GroupBook, dossier: Dossier, unit_id: UnitId, criterion_id: CriterionId
) -> bool:
    """Tells whether a unit explained itself, and nobody answered in words or by more points."""
    if not dossier.remark(unit_id, criterion_id, RemarkKind.EXPLANATION):
        return False
    if dossier.remark(unit_id, criterion_id, RemarkKind.ANSWER):
        return False
    second, first = Stage.APPRAISAL_2, Stage.APPRAISAL_1
    return trend(book, unit_id, criterion_id, second, against=first) is not Trend.HIGHER
