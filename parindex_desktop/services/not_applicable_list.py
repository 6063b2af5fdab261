"""Which criteria do not apply to which unit, and why, as it is printed after a ranking.

Short where a ground covers a whole branch: the branch is named and not each criterion below it.
Always in Vietnamese, as the papers are.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriterionId, Kind
from parindex_desktop.domain.documents import Align, TableColumn, TextRow, TextTable
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.services.not_applicable import grounds_of, leaves_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Criteria that do not apply to a unit for one ground.

    Attributes:
        criteria: `Toàn bộ lĩnh vực 2 (Cải cách thủ tục hành chính); tiêu chí 1.2`.
        maximum: Of these criteria, in 1/10 000 point; bonus and penalty lines have none.
        ground: As typed, or the trait of the unit.
    """

    unit: str
    criteria: str
    maximum: Points
    ground: str


def of_group(book: GroupBook) -> tuple[NotApplicable, ...]:
    """Returns the list of a group in the order of its ranking; units without an index have none."""
    shown = (s.unit_id for s in book.standings if s.index is not None)
    words = _Words(book.tree)
    return tuple(each for unit in shown for each in _of_unit(book, unit, words))


def of_unit(book: GroupBook, unit_id: UnitId) -> tuple[NotApplicable, ...]:
    """Returns what does not apply to a unit, one entry per ground in the order of the criteria."""
    return _of_unit(book, unit_id, _Words(book.tree))


def _of_unit(book: GroupBook, unit_id: UnitId, words: _Words) -> tuple[NotApplicable, ...]:
    by_ground: defaultdict[str, list[Criterion]] = defaultdict(list)
    for leaf, ground in grounds_of(book, unit_id):
        by_ground[ground].append(leaf)
    return tuple(
        NotApplicable(
            book.units_by_id[unit_id].name,
            words.of(leaves),
            Points(sum(leaf.max_points for leaf in leaves if leaf.kind is Kind.NORMAL)),
            ground,
        )
        for ground, leaves in by_ground.items()
    )


def headings(book: GroupBook) -> tuple[str, ...]:
    """Returns the headings of the list; what happens to the maximum is the round's rule."""
    taken = book.round.policy.rebase_not_applicable
    maximum = "Điểm tối đa được loại trừ" if taken else "Điểm tối đa vẫn được tính"
    return ("STT", book.group.heading, "Tiêu chí không áp dụng", maximum, "Lý do")


def printed_list(book: GroupBook) -> TextTable | None:
    """Returns the list as it is printed; None where everything applies.

    Units to which the same does not apply for the same ground share a row, in the order of the
    ranking: a trait of a hundred communes is told once.
    """
    units: defaultdict[tuple[str, Points, str], list[str]] = defaultdict(list)
    for each in of_group(book):
        units[each.criteria, each.maximum, each.ground].append(each.unit)
    if not units:
        return None
    columns = (
        TableColumn(heading, Align.LEFT if place in _WORDS else Align.CENTRE, wraps=place in _WORDS)
        for place, heading in enumerate(headings(book))
    )
    rows = (
        TextRow((str(place), _names(names), criteria, format_points(maximum), ground or "–"))
        for place, ((criteria, maximum, ground), names) in enumerate(units.items(), start=1)
    )
    return TextTable(tuple(columns), tuple(rows))


_WORDS = frozenset({1, 2, 4})
"""The columns of texts; the others hold numbers."""


def _names(units: Sequence[str]) -> str:
    if len(units) == 1:
        return units[0]
    return f"{len(units):02} đơn vị: {'; '.join(units)}"


class _Words:
    """Names criteria of one tree as shortly as they can be."""

    def __init__(self, tree: CriteriaTree) -> None:
        self._tree = tree
        self._below = {
            criterion.id: frozenset(leaf.id for leaf in leaves_below(tree, criterion))
            for criterion in tree.criteria
        }

    def of(self, leaves: Sequence[Criterion]) -> str:
        """Returns the branches that the leaves make up, then those that stand alone."""
        branches: list[str] = []
        single: list[str] = []
        for criterion in self._topmost(frozenset(leaf.id for leaf in leaves)):
            if self._tree.is_leaf(criterion.id):
                single.append(criterion.code)
            else:
                level = "lĩnh vực" if criterion.parent_id is None else "tiêu chí"
                branches.append(f"toàn bộ {level} {criterion.code} ({criterion.name})")
        if single:
            branches.append(f"tiêu chí {', '.join(single)}")
        words = "; ".join(branches)
        return words[:1].upper() + words[1:]

    def _topmost(self, leaves: frozenset[CriterionId]) -> Iterator[Criterion]:
        """Yields the highest criteria below which all leaves are among the given ones."""
        covered: set[CriterionId | None] = set()
        for criterion in self._tree.criteria:  # parents come first
            inside = criterion.parent_id in covered
            if inside or self._below[criterion.id] <= leaves:
                covered.add(criterion.id)
                if not inside:
                    yield criterion
