"""The ranking of a group as a table: one for screen, spreadsheet, annex and terminal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from parindex_desktop.domain.criteria import Source
from parindex_desktop.domain.numbers import (
    MAX_DECIMALS,
    NumberFormat,
    NumberStyle,
    points_to_decimal,
)
from parindex_desktop.domain.policy import Policy, RankBasis, TieBreakKind, TieStyle
from parindex_desktop.domain.ranking import Standing
from parindex_desktop.domain.rounds import DEFAULT_COLUMNS, ColumnKind, RankingColumn
from parindex_desktop.domain.scoring import share_of
from parindex_desktop.domain.units import UnitId

if TYPE_CHECKING:
    from parindex_desktop.domain.policy import TieBreaker
    from parindex_desktop.services.group_book import GroupBook

Value: TypeAlias = Decimal | int | str | None
"""What stands in a cell of a spreadsheet: a real number where there is one."""

NOT_RANKED = "–"
"""Printed as the rank of a unit that is scored but left out of the ranking."""

_HEADINGS = {
    ColumnKind.ORDINAL: "STT",
    ColumnKind.APPRAISED: "Điểm thẩm định",
    ColumnKind.SURVEY: "Điểm điều tra XHH",
    ColumnKind.TOTAL: "Tổng điểm",
    ColumnKind.MAXIMUM: "Điểm tối đa",
    ColumnKind.RANK: "Xếp hạng",
    ColumnKind.CLASS: "Xếp loại",
}


_WITHOUT_DECIMALS = frozenset(
    {ColumnKind.ORDINAL, ColumnKind.UNIT, ColumnKind.RANK, ColumnKind.CLASS}
)


@dataclass(frozen=True, slots=True)
class RankingRow:
    """One unit's line; `texts` and `values` follow the columns of the table."""

    unit_id: UnitId
    standing: Standing
    texts: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class RankingTable:
    """A ranking as it is shown and printed; always in Vietnamese.

    Attributes:
        rows: Ranked units best first, then scored units that are not ranked.
        summary: The line of the mean, as long as `columns`; empty when it is not shown.
        footnotes: The declared rules that made the table.
        without_scores: Names of units that have no score at all, and so no line.
    """

    columns: tuple[RankingColumn, ...]
    headings: tuple[str, ...]
    rows: tuple[RankingRow, ...]
    summary: tuple[str, ...]
    footnotes: tuple[str, ...]
    without_scores: tuple[str, ...]


def ranking_table(book: GroupBook) -> RankingTable:
    """Lays out a group's ranking in the columns that its set-up shows."""
    columns = tuple(column for column in book.setup.columns if column.visible)
    shown = [s for s in book.standings if s.index is not None]
    return RankingTable(
        columns,
        tuple(heading(book, column) for column in columns),
        tuple(_row(book, columns, place, s) for place, s in enumerate(shown, start=1)),
        _summary(book, columns),
        footnotes(book),
        tuple(book.units_by_id[s.unit_id].name for s in book.standings if s.index is None),
    )


def heading(book: GroupBook, column: RankingColumn) -> str:
    """Returns a column's heading: the official's own, else the usual one of its kind."""
    if column.heading:
        return column.heading
    match column.kind:
        case ColumnKind.UNIT:
            return book.group.heading
        case ColumnKind.INDEX:
            return f"Chỉ số CCHC {book.round.year}"
        case ColumnKind.CRITERION:
            criterion = book.tree.by_code(column.criterion_code)
            return criterion.name if criterion else column.criterion_code
        case _:
            return _HEADINGS[column.kind]


def shows_numbers(column: RankingColumn) -> bool:
    """Tells whether decimals and a percent sign mean anything in a column."""
    return column.kind not in _WITHOUT_DECIMALS


def number_format(column: RankingColumn, policy: Policy) -> NumberFormat:
    """Returns how a column prints numbers: an index rounded once, points exact unless fixed."""
    exact_points = column.kind is not ColumnKind.INDEX and column.style is NumberStyle.TRIMMED
    decimals = MAX_DECIMALS if exact_points else policy.decimals
    return NumberFormat(decimals, column.style, column.percent)


def column_of(book: GroupBook, kind: ColumnKind) -> RankingColumn:
    """Returns a group's column of a kind, shown or not: other tables print as the ranking does."""
    columns = (*book.setup.columns, *DEFAULT_COLUMNS)
    return next(column for column in columns if column.kind is kind)


def index_format(book: GroupBook) -> NumberFormat:
    """Returns how an index is printed where the heading says that it is percent."""
    column = column_of(book, ColumnKind.INDEX)
    return replace(number_format(column, book.round.policy), percent=False)


def points_format(book: GroupBook) -> NumberFormat:
    """Returns how points are printed: as the total of the ranking is, shown or not."""
    column = column_of(book, ColumnKind.TOTAL)
    return replace(number_format(column, book.round.policy), percent=False)


def cell_value(book: GroupBook, column: RankingColumn, standing: Standing) -> Value:
    """Returns what a column says of a unit, before it is printed; None where nothing is to say."""
    result = standing.result
    match column.kind:
        case ColumnKind.UNIT:
            return book.units_by_id[standing.unit_id].name
        case ColumnKind.APPRAISED:
            return _points_from(book, Source.APPRAISED, standing)
        case ColumnKind.SURVEY:
            return _points_from(book, Source.SURVEY, standing)
        case ColumnKind.TOTAL:
            return points_to_decimal(result.total.points)
        case ColumnKind.MAXIMUM:
            return points_to_decimal(result.total.maximum)
        case ColumnKind.INDEX:
            return standing.index
        case ColumnKind.RANK:
            return NOT_RANKED if standing.rank is None else standing.rank
        case ColumnKind.CLASS:
            return standing.class_name
        case ColumnKind.CRITERION:
            return _criterion_points(book, column, standing)
        case ColumnKind.ORDINAL:
            return None


def cell_text(book: GroupBook, column: RankingColumn, value: Value, *, separator: str = ",") -> str:
    """Returns a value as its column prints it."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return number_format(column, book.round.policy).show(value, separator=separator)
    return str(value)


def footnotes(book: GroupBook) -> tuple[str, ...]:
    """Returns the rules declared for the round as they are printed under its table."""
    policy = book.round.policy
    notes = [rounding_rule(policy, tells_mean=book.setup.show_mean), tie_rule(policy)]
    if any(s.result.total.not_applicable for s in book.standings):
        notes.append(not_applicable_rule(policy))
    if any(s.rank is None and s.index is not None for s in book.standings):
        notes.append(f"Dấu “{NOT_RANKED}”: đơn vị được chấm điểm nhưng không xếp hạng.")
    if book.figures.incomplete:
        notes.append(
            f"Số liệu chưa đầy đủ: {book.figures.incomplete:02} đơn vị còn tiêu chí chưa có điểm."
        )
    return tuple(notes)


def tie_breaker_name(breaker: TieBreaker) -> str:
    """Returns what a tie-breaker compares, in the words of a footnote."""
    match breaker.kind:
        case TieBreakKind.APPRAISED:
            return "điểm thẩm định"
        case TieBreakKind.SURVEY:
            return "điểm điều tra xã hội học"
        case TieBreakKind.CRITERION:
            return f"điểm tiêu chí {breaker.criterion_code}"


def rounding_rule(policy: Policy, *, tells_mean: bool = False) -> str:
    """Returns how an index comes about, as it is printed."""
    mean = "; giá trị trung bình được tính từ số chưa làm tròn" if tells_mean else ""
    return (
        "Chỉ số CCHC bằng tổng điểm đạt được chia cho tổng điểm tối đa, nhân 100, làm tròn một lần "
        f"{_last_place(policy)}, chữ số bỏ đi đầu tiên từ 5 trở lên thì làm tròn lên{mean}."
    )


def _last_place(policy: Policy) -> str:
    return f"đến {policy.decimals} chữ số thập phân" if policy.decimals else "đến hàng đơn vị"


def tie_rule(policy: Policy) -> str:
    """Returns how units are ranked, and what is done with those of equal index."""
    basis = "đã làm tròn" if policy.rank_basis is RankBasis.PRINTED else "chưa làm tròn"
    ranks = "1, 2, 2, 4" if policy.tie_style is TieStyle.GAPS else "1, 2, 2, 3"
    compared = ", ".join(tie_breaker_name(b) for b in policy.tie_breakers)
    order = "xét lần lượt" if len(policy.tie_breakers) > 1 else "xét"
    first = f"thì {order} {compared}, nếu vẫn bằng nhau thì " if compared else ""
    return (
        f"Xếp hạng theo Chỉ số {basis}; các đơn vị có Chỉ số bằng nhau {first}"
        f"được xếp đồng hạng (thứ tự {ranks})."
    )


def not_applicable_rule(policy: Policy) -> str:
    """Returns what becomes of the maximum of criteria that do not apply."""
    if policy.rebase_not_applicable:
        return "Tiêu chí không áp dụng được loại khỏi cả điểm đạt được và điểm tối đa."
    return "Tiêu chí không áp dụng không có điểm và vẫn được tính trong điểm tối đa."


def _row(
    book: GroupBook, columns: tuple[RankingColumn, ...], place: int, standing: Standing
) -> RankingRow:
    values = tuple(
        place if column.kind is ColumnKind.ORDINAL else cell_value(book, column, standing)
        for column in columns
    )
    texts = tuple(
        cell_text(book, column, value) for column, value in zip(columns, values, strict=True)
    )
    return RankingRow(standing.unit_id, standing, texts, values)


def _summary(book: GroupBook, columns: tuple[RankingColumn, ...]) -> tuple[str, ...]:
    mean = book.figures.mean
    if not book.setup.show_mean or mean is None:
        return ()
    label = f"Giá trị trung bình Chỉ số CCHC của {book.group.name}"
    texts = {ColumnKind.UNIT: label}
    return tuple(
        cell_text(book, c, mean) if c.kind is ColumnKind.INDEX else texts.get(c.kind, "")
        for c in columns
    )


def _points_from(book: GroupBook, source: Source, standing: Standing) -> Decimal | None:
    """Returns a unit's points of one source; None, never 0, while none of its leaves is scored."""
    result = standing.result
    if not any(result.nodes[leaf.id].scored for leaf in book.leaves if share_of(leaf) is source):
        return None
    return points_to_decimal(result.appraised if source is Source.APPRAISED else result.survey)


def _criterion_points(book: GroupBook, column: RankingColumn, standing: Standing) -> Decimal | None:
    criterion = book.tree.by_code(column.criterion_code)
    tally = standing.result.nodes[criterion.id] if criterion else None
    return points_to_decimal(tally.points) if tally and tally.scored else None
