"""The domains of a group as an annex: points and percent of every unit, and as a sheet.

Points of a row add up to its total, but for caps of bonus and penalty, which a note tells. What is
printed of a domain follows the same rules as the index does (`domain.md`, From scores to the
ranking, 2-4).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.numbers import (
    MAX_DECIMALS,
    PER_POINT,
    Points,
    format_points,
    points_to_decimal,
    round_half_up,
)
from parindex_desktop.domain.papers_tables import DomainAnnex
from parindex_desktop.domain.rounds import ColumnKind
from parindex_desktop.errors import InputError
from parindex_desktop.services.criteria_papers import caps_of
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.paper import reference_of
from parindex_desktop.services.papers.titles import data_notes, usual_title
from parindex_desktop.services.papers.value_tables import (
    ValueColumn,
    ValueGroup,
    ValueTable,
    alone,
    names,
    ordinal,
)
from parindex_desktop.services.ranking_table import (
    NOT_RANKED,
    Value,
    column_of,
    footnotes,
    heading,
    index_format,
    points_format,
)
from parindex_desktop.services.score_entry import NOT_APPLICABLE_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion
    from parindex_desktop.domain.ranking import Standing
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.papers.kinds import PaperTask

_NAMING = 2
"""The first columns, which name a unit."""


def domains_part(task: PaperTask) -> PaperPart:
    """Words the domains of one group.

    Raises:
        InputError: `DOC.101` it has nothing to rank.
    """
    book = task.book
    table = domain_table(book)
    if not table.rows:
        raise InputError("DOC.101", group=book.group.name, year=book.round.year)
    first, *rest = usual_title(task.reading, book)
    title = (f"{first} THEO TỪNG LĨNH VỰC", *rest)
    stamp = task.reading.stamp(task.round.id)
    notes = (*_notes_of_domains(book, table), *footnotes(book))
    annex = DomainAnnex(
        number=task.number,
        title=title,
        reference=reference_of(task.reading, task.request),
        table=table.printed(),
        repeated=_NAMING,
        footnotes=(*notes, *data_notes(stamp)),
        stamp=stamp,
    )
    sheet = table.sheet(f"{book.group.code} lĩnh vực", title, notes)
    return PaperPart(PaperKind.DOMAINS, annex, task.group, (sheet,))


def domain_table(book: GroupBook) -> ValueTable:
    """Returns the units of a group by rank, with every domain, the total and the index."""
    domains = tuple(_Domain(book, criterion) for criterion in book.tree.children(None))
    shown = [standing for standing in book.standings if standing.index is not None]
    points, index = points_format(book), index_format(book)
    total = f"Tổng điểm ({format_points(book.tree.maximum())})"
    last = (
        ValueColumn(total, points),
        ValueColumn(percent_heading(book), index),
        ValueColumn("Xếp hạng"),
    )
    return ValueTable(
        groups=(
            alone(ordinal(), names(book.group.heading)),
            *(domain.columns for domain in domains),
            alone(*last),
        ),
        rows=tuple(_row(book, domains, place, each) for place, each in enumerate(shown, start=1)),
        summary=_means(book, domains) if book.setup.show_mean else (),
    )


def percent_heading(book: GroupBook) -> str:
    """Returns the heading of a column of indexes that are printed without a percent sign."""
    words = heading(book, column_of(book, ColumnKind.INDEX))
    return words if "%" in words else f"{words} (%)"


class _Domain:
    """One domain: what its columns are, and what a unit has in them.

    Attributes:
        columns: Points and percent below the name with the maximum; points alone where bonus and
            penalty have no maximum.
    """

    def __init__(self, book: GroupBook, criterion: Criterion) -> None:
        leaves = list(_leaves(book.tree, criterion))
        maximum = sum(leaf.max_points for leaf in leaves if leaf.kind is Kind.NORMAL)
        points = ValueColumn("Điểm", points_format(book))
        percent = ValueColumn("%", index_format(book))
        self.columns = (
            ValueGroup(f"{criterion.name} ({format_points(Points(maximum))})", (points, percent))
            if maximum
            else ValueGroup(criterion.name, (points,))
        )
        self._id = criterion.id
        self._width = len(self.columns.columns)
        self._places = (MAX_DECIMALS, book.round.policy.decimals)
        # A penalty line counts up what it takes; those above it are already less by that.
        is_penalty = leaves == [criterion] and criterion.kind is Kind.PENALTY
        self._sign = -1 if is_penalty else 1

    def exact(self, standing: Standing) -> tuple[Fraction | None, ...]:
        """Returns what a unit has in each column, not yet rounded; None where nothing is scored."""
        tally = standing.result.nodes[self._id]
        points = Fraction(self._sign * tally.points, PER_POINT)
        return ((points, tally.ratio) if tally.scored else (None, None))[: self._width]

    def values(self, standing: Standing) -> tuple[Value, ...]:
        """Returns what is printed of a unit in each column; points are exact."""
        tally = standing.result.nodes[self._id]
        if tally.not_applicable and not tally.scored and not tally.missing:
            return (NOT_APPLICABLE_TEXT,) * self._width
        return tuple(
            None if number is None else round_half_up(number, decimals)
            for number, decimals in zip(self.exact(standing), self._places, strict=False)
        )


def _row(
    book: GroupBook, domains: tuple[_Domain, ...], place: int, standing: Standing
) -> tuple[Value, ...]:
    return (
        place,
        book.units_by_id[standing.unit_id].name,
        *(value for domain in domains for value in domain.values(standing)),
        points_to_decimal(standing.result.total.points),
        standing.index,
        NOT_RANKED if standing.rank is None else standing.rank,
    )


def _means(book: GroupBook, domains: tuple[_Domain, ...]) -> tuple[Value, ...]:
    """Returns the mean of each column over the ranked units that have a number in it."""
    ranked = [standing for standing in book.standings if standing.rank is not None]
    if not ranked:
        return ()
    decimals = book.round.policy.decimals
    found: list[Value] = [None, "Giá trị trung bình"]
    for domain in domains:
        for column in zip(*map(domain.exact, ranked), strict=True):
            numbers = [number for number in column if number is not None]
            mean = sum(numbers, Fraction(0)) / len(numbers) if numbers else None
            found.append(None if mean is None else round_half_up(mean, decimals))
    points = sum(standing.result.total.points for standing in ranked)
    total = round_half_up(Fraction(points, PER_POINT * len(ranked)), decimals)
    return (*found, total, book.figures.mean, None)


def _notes_of_domains(book: GroupBook, table: ValueTable) -> Iterator[str]:
    mean = (
        " Giá trị trung bình của mỗi cột tính trên các đơn vị được xếp hạng có số liệu ở cột đó."
        if book.setup.show_mean
        else ""
    )
    yield (
        "Số trong ngoặc ở tiêu đề là điểm tối đa. Tỷ lệ (%) của một lĩnh vực bằng điểm đạt được "
        "chia cho điểm tối đa tính cho đơn vị ở lĩnh vực đó, nhân 100, làm tròn như Chỉ số CCHC."
        f"{mean}"
    )
    if any(NOT_APPLICABLE_TEXT in row for row in table.rows):
        yield f"“{NOT_APPLICABLE_TEXT}”: lĩnh vực không áp dụng đối với đơn vị."
    yield from caps_of(book.tree.set)


def _leaves(tree: CriteriaTree, top: Criterion) -> Iterator[Criterion]:
    below = tree.children(top.id)
    for criterion in below:
        yield from _leaves(tree, criterion)
    if not below:
        yield top
