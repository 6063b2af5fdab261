"""The ranking as a spreadsheet: real numbers, the same order, set up to print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import NumberFormat, NumberStyle, points_to_decimal
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.rounds import ColumnKind
from parindex_desktop.exchange.excel import Sheet, SheetColumn, WorkbookInfo, table_workbook
from parindex_desktop.services import not_applicable_list
from parindex_desktop.services.papers.kinds import key_of
from parindex_desktop.services.papers.paper import author_of
from parindex_desktop.services.papers.titles import annex_title, data_notes
from parindex_desktop.services.ranking_table import number_format, ranking_table, shows_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parindex_desktop.domain.documents import Stamp
    from parindex_desktop.domain.rounds import RankingColumn
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.reading import Reading

_PORTRAIT_ROOM, _LANDSCAPE_ROOM = 88.0, 134.0
"""Width of the text area of A4 in characters, so that the sheet is printed in its own size."""

_ORDINAL_WIDTH, _NAME_WIDTH, _LEAST_NAME_WIDTH = 6.0, 40.0, 32.0
_NUMBER_WIDTHS, _CLASS_WIDTH = (9.0, 14.0), 11.0
_MOST_IN_PORTRAIT = 8


def ranking_sheets(reading: Reading, book: GroupBook) -> tuple[Sheet, ...]:
    """Returns a group's ranking, and what does not apply to its units where there is any."""
    found = (ranking_sheet(reading, book), not_applicable_sheet(reading, book))
    return tuple(sheet for sheet in found if sheet is not None)


def frozen_workbook(reading: Reading, books: Sequence[GroupBook]) -> Callable[[], bytes]:
    """Freezes the rankings of books; what is returned makes their workbook, in any thread."""
    title = f"Chỉ số cải cách hành chính năm {books[0].round.year}" if books else ""
    keywords = " ".join(key_of(PaperKind.RANKING, book.group) for book in books)
    info = WorkbookInfo(title=title, author=author_of(reading), keywords=keywords)
    sheets = [
        stamped(sheet, reading.stamp(book.round.id))
        for book in books
        for sheet in ranking_sheets(reading, book)
    ]
    return lambda: table_workbook(sheets, info)


def stamped(sheet: Sheet, stamp: Stamp) -> Sheet:
    """Returns a sheet that names the locked data below its table, as pages do at their foot."""
    return replace(sheet, footnotes=(*sheet.footnotes, *data_notes(stamp)))


def ranking_sheet(reading: Reading, book: GroupBook) -> Sheet:
    """Returns a group's ranking as a sheet; the mean stays a number too."""
    table = ranking_table(book)
    summary = tuple(
        book.figures.mean if text and column.kind is ColumnKind.INDEX else text or None
        for column, text in zip(table.columns, table.summary, strict=False)
    )
    landscape = len(table.columns) > _MOST_IN_PORTRAIT
    widths = _widths(table.columns, _LANDSCAPE_ROOM if landscape else _PORTRAIT_ROOM)
    return Sheet(
        title=book.group.code,
        columns=tuple(
            SheetColumn(
                heading, _excel_format(book, column), width, wraps=column.kind is ColumnKind.UNIT
            )
            for column, heading, width in zip(table.columns, table.headings, widths, strict=True)
        ),
        rows=tuple(row.values for row in table.rows),
        lines=annex_title(reading, book),
        summary=summary,
        footnotes=table.footnotes,
        landscape=landscape,
    )


def not_applicable_sheet(reading: Reading, book: GroupBook) -> Sheet | None:
    """Returns the criteria that do not apply to units of a group; None where all apply."""
    listed = not_applicable_list.of_group(book)
    if not listed:
        return None
    widths = (_ORDINAL_WIDTH, 34.0, 44.0, _NUMBER_WIDTHS[1], 36.0)
    return Sheet(
        title=f"{book.group.code} KAD",
        columns=tuple(
            SheetColumn(heading, width=width, wraps=width > _NUMBER_WIDTHS[1])
            for heading, width in zip(not_applicable_list.headings(book), widths, strict=True)
        ),
        rows=tuple(
            (place, each.unit, each.criteria, points_to_decimal(each.maximum), each.ground)
            for place, each in enumerate(listed, start=1)
        ),
        lines=("CÁC TIÊU CHÍ KHÔNG ÁP DỤNG", *annex_title(reading, book)),
        landscape=True,
    )


def _widths(columns: Sequence[RankingColumn], room: float) -> list[float]:
    """Shares the paper out: numbers as wide as they need at least, names take the rest."""
    kinds = [column.kind for column in columns]
    numbers = [kind for kind in kinds if kind not in (ColumnKind.ORDINAL, ColumnKind.UNIT)]
    least, most = _NUMBER_WIDTHS
    share = (room - _ORDINAL_WIDTH - _NAME_WIDTH) / max(len(numbers), 1)
    number = min(max(share, least), most)
    name = max(room - _ORDINAL_WIDTH - number * len(numbers), _LEAST_NAME_WIDTH)
    fixed = {
        ColumnKind.ORDINAL: _ORDINAL_WIDTH,
        ColumnKind.UNIT: name,
        ColumnKind.CLASS: max(number, _CLASS_WIDTH),
    }
    return [fixed.get(kind, number) for kind in kinds]


def excel_format(shape: NumberFormat) -> str:
    """Returns a shape of numbers as spreadsheets write it: `0.00`, `General`, `0.00"%"`."""
    if shape.style is NumberStyle.FIXED:
        number = "0." + "0" * shape.decimals if shape.decimals else "0"
    else:
        number = "General"
    # The value is in percent already, so the sign is text and not Excel's own percent format.
    return f'{"0.####" if number == "General" else number}"%"' if shape.percent else number


def _excel_format(book: GroupBook, column: RankingColumn) -> str:
    if not shows_numbers(column):
        return "General"
    return excel_format(number_format(column, book.round.policy))
