"""The points of a group criterion by criterion, as an annex and as one sheet of numbers.

What is printed in a cell is what counts: the last appraisal, or the survey (`domain.md`, From
scores to the ranking, 1); what a penalty takes away is below zero, so that a row adds up to its
total but for caps, which a note tells.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.documents import Align, TableColumn, TextRow, TextTable
from parindex_desktop.domain.numbers import (
    PER_POINT,
    Points,
    format_points,
    points_to_decimal,
    round_half_up,
)
from parindex_desktop.domain.papers_criteria import CriterionAnnex
from parindex_desktop.domain.tallies import BLANK, NOT_APPLICABLE, PENDING, SCORED, UNWANTED
from parindex_desktop.errors import InputError
from parindex_desktop.services.criteria_papers import caps_of
from parindex_desktop.services.not_applicable import leaves_below
from parindex_desktop.services.papers.domains import percent_heading
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.paper import reference_of
from parindex_desktop.services.papers.titles import usual_title
from parindex_desktop.services.papers.value_tables import (
    ValueColumn,
    ValueGroup,
    ValueTable,
    alone,
    names,
    ordinal,
)
from parindex_desktop.services.ranking_table import (
    Value,
    footnotes,
    index_format,
    points_format,
)
from parindex_desktop.services.score_entry import NOT_APPLICABLE_TEXT, PENDING_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId
    from parindex_desktop.domain.ranking import Standing
    from parindex_desktop.exchange.excel import Sheet
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.papers.kinds import PaperTask

_NAMING: Final = 2
"""The first columns, which name a unit and are repeated on every page across."""

_CODES: Final = "Mã tiêu chí được giải thích ở danh mục dưới đây."

_MARKS: Final[dict[str, str | None]] = {
    NOT_APPLICABLE: NOT_APPLICABLE_TEXT,
    PENDING: PENDING_TEXT,
    BLANK: "–",
    UNWANTED: None,
}
"""What stands in a cell without a number."""

_MEANINGS: Final = {
    NOT_APPLICABLE: f"“{NOT_APPLICABLE_TEXT}”: tiêu chí không áp dụng đối với đơn vị.",
    PENDING: f"“{PENDING_TEXT}”: đang chờ văn bản hoặc kết quả, tạm tính 0 điểm.",
    BLANK: "Dấu “–”: chưa có điểm, tạm tính 0 điểm.",
    UNWANTED: "Ô trống: không có điểm thưởng hoặc điểm trừ.",
}


def criteria_part(task: PaperTask) -> PaperPart:
    """Words the points of one group by criterion.

    Raises:
        InputError: `DOC.101` it has nothing to rank.
    """
    book = task.book
    table = criteria_table(book)
    if not table.rows:
        raise InputError("DOC.101", group=book.group.name, year=book.round.year)
    annex = CriterionAnnex(
        number=task.number,
        title=("KẾT QUẢ THEO TIÊU CHÍ", *usual_title(task.reading, book)),
        reference=reference_of(task.reading, task.request),
        table=table.printed(),
        codes=tuple(leaf.code for leaf in book.leaves),
        domains=tuple(code for code, _ in _domains(book.tree) if code),
        legend=_legend(book),
        repeated=_NAMING,
        footnotes=(_CODES, *_footnotes(book)),
        stamp=task.reading.stamp(task.round.id),
    )
    return PaperPart(PaperKind.CRITERIA, annex, task.group, (_sheet(book, table, annex.title),))


def criteria_table(book: GroupBook) -> ValueTable:
    """Returns the units of a group by rank, with every scored criterion, the total and the index.

    What follows from the book alone; every number is exact, an index and a mean rounded once.
    """
    points = points_format(book)
    total = f"Tổng điểm ({format_points(book.tree.maximum())})"
    last = ValueColumn(total, points), ValueColumn(percent_heading(book), index_format(book))
    domains = (
        ValueGroup(
            _domain_heading(book.tree, code) if code else "",
            tuple(ValueColumn(_leaf_heading(leaf), points, width=14.0) for leaf in leaves),
        )
        for code, leaves in _domains(book.tree)
    )
    return ValueTable(
        groups=(alone(ordinal(), names(book.group.heading)), *domains, alone(*last)),
        rows=tuple(_row(book, place, each) for place, each in enumerate(_shown(book), start=1)),
        summary=_means(book) if book.setup.show_mean else (),
    )


def _shown(book: GroupBook) -> list[Standing]:
    """Returns those that have a line, in the order of the ranking."""
    return [standing for standing in book.standings if standing.index is not None]


def _domains(tree: CriteriaTree) -> Iterator[tuple[str, Sequence[Criterion]]]:
    """Yields the leaves of each domain with its code; leaves that are no part of one without."""
    top: dict[CriterionId, str] = {}
    for criterion in tree.criteria:  # parents come first
        if criterion.parent_id is not None:
            top[criterion.id] = top[criterion.parent_id]
        else:
            top[criterion.id] = "" if tree.is_leaf(criterion.id) else criterion.code
    for code, leaves in groupby(tree.leaves(), key=lambda leaf: top[leaf.id]):
        yield code, tuple(leaves)


def _domain_heading(tree: CriteriaTree, code: str) -> str:
    domain = tree.by_code(code)
    assert domain is not None  # its code was taken from the tree
    return f"{code}. {domain.name} ({_maximum(tree, domain)})"


def _maximum(tree: CriteriaTree, criterion: Criterion) -> str:
    """Returns the maximum of a leaf, or what the normal leaves below a criterion add up to."""
    if tree.is_leaf(criterion.id):
        return format_points(criterion.max_points)
    below = leaves_below(tree, criterion)
    return format_points(Points(sum(c.max_points for c in below if c.kind is Kind.NORMAL)))


def _leaf_heading(leaf: Criterion) -> str:
    """Returns the code with the maximum; a bonus or penalty adds none to the scale."""
    sign = {Kind.NORMAL: "", Kind.BONUS: "+", Kind.PENALTY: "-"}[leaf.kind]
    return f"{leaf.code} ({sign}{format_points(leaf.max_points)})"


def _row(book: GroupBook, place: int, standing: Standing) -> tuple[Value, ...]:
    nodes, total = standing.result.nodes, standing.result.total
    cells = (
        _exact(points) if letter == SCORED else _MARKS[letter]
        for letter, points in zip(nodes.letters, nodes.values_of_leaves, strict=True)
    )
    name = book.units_by_id[standing.unit_id].name
    return (place, name, *cells, points_to_decimal(total.points), standing.index)


@lru_cache(maxsize=4096)
def _exact(points: int) -> Decimal:
    return points_to_decimal(Points(points))


def _means(book: GroupBook) -> tuple[Value, ...]:
    """Returns the mean of each column over the ranked units that have a number in it."""
    results = [standing.result for standing in book.standings if standing.rank is not None]
    if not results:
        return ()
    decimals = book.round.policy.decimals
    sums, counts = [0] * len(book.leaves), [0] * len(book.leaves)
    for result in results:
        for place, letter in enumerate(result.nodes.letters):
            if letter == SCORED:
                sums[place] += result.nodes.values_of_leaves[place]
                counts[place] += 1
    totals = sum(result.total.points for result in results)
    means = [
        round_half_up(Fraction(points, PER_POINT * count), decimals) if count else None
        for points, count in zip([*sums, totals], [*counts, len(results)], strict=True)
    ]
    return (None, "Giá trị trung bình", *means, book.figures.mean)


def _footnotes(book: GroupBook) -> tuple[str, ...]:
    mean = (
        " Giá trị trung bình của mỗi cột tính trên các đơn vị được xếp hạng có số liệu ở cột đó."
        if book.setup.show_mean
        else ""
    )
    letters = set[str]().union(*(standing.result.nodes.letters for standing in _shown(book)))
    return (
        f"Số trong ngoặc ở tiêu đề là điểm tối đa.{mean}",
        *(meaning for letter, meaning in _MEANINGS.items() if letter in letters),
        *caps_of(book.tree.set),
        *footnotes(book),
    )


def _legend(book: GroupBook) -> TextTable:
    columns = (
        TableColumn("Mã"),
        TableColumn("Tên lĩnh vực, tiêu chí", Align.LEFT, wraps=True),
        TableColumn("Điểm tối đa"),
    )
    rows = (
        TextRow(
            (criterion.code, criterion.name, _maximum(book.tree, criterion)),
            strong=criterion.parent_id is None and not book.tree.is_leaf(criterion.id),
        )
        for criterion in book.tree.criteria
    )
    return TextTable(columns, tuple(rows))


def _sheet(book: GroupBook, table: ValueTable, title: Sequence[str]) -> Sheet:
    """Returns the whole width as one sheet; units stay in view beside what is scrolled to.

    A heading there has room for the name that the code stands for.
    """
    sheet = table.sheet(f"{book.group.code} tiêu chí", title, _footnotes(book))
    end = _NAMING + len(book.leaves)
    named = (
        replace(column, heading=f"{leaf.name} – {_leaf_heading(leaf)}")
        for column, leaf in zip(sheet.columns[_NAMING:end], book.leaves, strict=True)
    )
    columns = (*sheet.columns[:_NAMING], *named, *sheet.columns[end:])
    return replace(sheet, columns=columns, frozen=_NAMING, lines_at_left=True)
