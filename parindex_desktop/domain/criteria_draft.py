"""A criteria set outside any work file: what a table is read into and a set is written out from.

Lines stand in printed order with their level, without ids, so that a set read back from its own
export compares equal to the set it came from.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from itertools import count
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    CriterionId,
    Kind,
    SetId,
    Source,
)
from parindex_desktop.domain.numbers import ZERO, Points
from parindex_desktop.domain.rules.kinds import Rule
from parindex_desktop.domain.units import GroupId, RoundId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One criterion of a draft; the fields are those of `Criterion`.

    Attributes:
        level: 0 for a domain (lĩnh vực); at most one more than the line before.
        row: Where it was read, as the source counts its rows; 0 when nowhere.
    """

    level: int
    code: str
    name: str
    max_points: Points = ZERO
    source: Source = Source.APPRAISED
    kind: Kind = Kind.NORMAL
    rule: Rule | None = None
    guide: str = ""
    evidence: str = ""
    appraiser: str = ""
    note: str = ""
    exempt: tuple[str, ...] = ()
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class SetDraft:
    """A criteria set of a draft; the fields are those of `CriteriaSet`.

    Attributes:
        lines: In printed order, parents before children.
    """

    title: str = ""
    decision: str = ""
    bonus_cap: Points | None = None
    penalty_cap: Points | None = None
    lines: tuple[DraftLine, ...] = ()


_COMMON = tuple(f.name for f in fields(DraftLine) if f.name not in ("level", "row"))
"""The fields that a line shares with a criterion."""


def draft_of(tree: CriteriaTree) -> SetDraft:
    """Returns a set as a draft."""
    own = tree.set
    lines = tuple(line for c in tree.children(None) for line in draft_lines(tree, c))
    return SetDraft(own.title, own.decision, own.bonus_cap, own.penalty_cap, lines)


def draft_lines(tree: CriteriaTree, top: Criterion, level: int = 0) -> tuple[DraftLine, ...]:
    """Returns a criterion and all below it, the criterion itself at `level`."""
    return tuple(_lines(tree, top, level))


def criteria_of(
    lines: Sequence[DraftLine],
    set_id: SetId,
    ids: Iterable[int],
    *,
    parent: CriterionId | None = None,
    first_position: int = 0,
) -> tuple[Criterion, ...]:
    """Returns the criteria of draft lines, parents before children.

    Args:
        lines: In printed order; the first is at level 0.
        set_id: Whose criteria they become.
        ids: As many as there are lines, or more.
        parent: What the lines of level 0 go below; None for domains.
        first_position: Of the first line of level 0 among its siblings.
    """
    path: list[CriterionId | None] = [parent]
    places: dict[CriterionId | None, int] = {parent: first_position}
    made: list[Criterion] = []
    for line, number in zip(lines, ids, strict=False):
        own = CriterionId(number)
        del path[line.level + 1 :]
        above = path[line.level]
        place = places.get(above, 0)
        places[above] = place + 1
        path.append(own)
        common = {name: getattr(line, name) for name in _COMMON}
        made.append(Criterion(own, set_id, above, place, **common))
    return tuple(made)


def tree_of(draft: SetDraft, first_id: int = 1) -> CriteriaTree:
    """Returns a draft as a tree of no work file, its criteria numbered in printed order."""
    own = CriteriaSet(
        SetId(first_id), RoundId(0), GroupId(0), draft.title, draft.decision,
        draft.bonus_cap, draft.penalty_cap,
    )  # fmt: skip
    return CriteriaTree.build(own, criteria_of(draft.lines, own.id, count(first_id)))


def _lines(tree: CriteriaTree, criterion: Criterion, level: int) -> Iterator[DraftLine]:
    yield DraftLine(level, **{name: getattr(criterion, name) for name in _COMMON})
    for child in tree.children(criterion.id):
        yield from _lines(tree, child, level + 1)
