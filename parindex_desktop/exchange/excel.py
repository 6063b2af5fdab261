"""Writing tables as .xlsx: real numbers, set up to print, the same bytes for the same data."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from textwrap import wrap
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = str | Decimal | int | None

FONT = "Times New Roman"
SIZE, NOTE_SIZE = 13, 11
_MM = 1 / 25.4
_MARGINS = {"left": 30, "right": 15, "top": 20, "bottom": 20, "header": 10, "footer": 10}
"""Page margins of official papers in mm (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_TITLE_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_DEEPEST = 7
"""Levels that spreadsheets can fold."""

HIGHEST = 409
"""Points: no spreadsheet shows a higher row."""

_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column.

    Attributes:
        number_format: As spreadsheets write it: `0.00`, `0.00"%"`, `General`.
        width: In characters.
        wraps: True for names: left aligned and wrapped; others are centred.
        is_code: For machines: on one line, however long.
    """

    heading: str
    number_format: str = "General"
    width: float = 12
    wraps: bool = False
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with one table.

    Attributes:
        title: Of the tab; shortened to the 31 characters that spreadsheets allow.
        lines: Heading lines above the table, in bold.
        summary: A last row in bold, under the table; empty for none.
        footnotes: Paragraphs below, as wide as the table.
        levels: How deep each row stands, from 0; deeper rows can be folded away. Empty for a flat
            table.
        strong: Rows in bold, from 0.
        lines_at_left: Where the heading lines begin; in the middle otherwise.
        printed: How many columns from the left are printed; None for all.
        frozen: How many columns from the left stay in view of a wide table, and are repeated on
            every page across; other tables are shrunk to the width of the paper.
    """

    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    lines: tuple[str, ...] = ()
    summary: tuple[Value, ...] = ()
    footnotes: tuple[str, ...] = ()
    landscape: bool = False
    levels: tuple[int, ...] = ()
    strong: frozenset[int] = frozenset()
    lines_at_left: bool = False
    printed: int | None = None
    frozen: int = 0

    @property
    def paper(self) -> tuple[SheetColumn, ...]:
        """The columns that are printed."""
        return self.columns[: self.printed]


@dataclass(frozen=True, slots=True)
class WorkbookInfo:
    """Properties of the file.

    Attributes:
        keywords: For the program itself: which papers the tables are of.
        made: Given, never the clock, so that bytes repeat.
    """

    title: str = ""
    author: str = ""
    keywords: str = ""
    made: datetime = field(default=datetime(2026, 1, 1, tzinfo=UTC))


def table_workbook(sheets: Sequence[Sheet], info: WorkbookInfo) -> bytes:
    """Returns a workbook with one sheet per table; `writing.write_whole` puts it on disk."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    taken: set[str] = set()
    for sheet in sheets:
        title = _tab_title(sheet.title, taken)
        taken.add(title.casefold())
        _fill(book.create_sheet(title), sheet)
    return _repeatable(book, info)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Font

    row = 0
    side = "left" if sheet.lines_at_left else "center"
    for row, line in enumerate(sheet.lines, start=1):
        _put_across(page, row, sheet, line, Font(name=FONT, size=SIZE, bold=True), side)
    header = row + 2 if sheet.lines else 1
    for place, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[_letter(place)].width = column.width
        _bordered(_put(page, header, place, column.heading, bold=True), SheetColumn(""))
    _set_height(page, header, sheet, [column.heading for column in sheet.columns])
    row = header
    for place, values in enumerate(sheet.rows):
        row = header + 1 + place
        _put_row(page, row, sheet, values, bold=place in sheet.strong)
        if sheet.levels:
            page.row_dimensions[row].outlineLevel = min(sheet.levels[place], _DEEPEST)
    if sheet.summary:
        row += 1
        _put_row(page, row, sheet, sheet.summary, bold=True)
    for line_below, note in enumerate(sheet.footnotes, start=2):
        note_font = Font(name=FONT, size=NOTE_SIZE, italic=True)
        _put_across(page, row + line_below, sheet, note, note_font, "left")
    _set_up_page(page, sheet, header)


def _put_across(page: Worksheet, row: int, sheet: Sheet, text: str, font: Font, side: str) -> None:
    """Writes a text over the width of the table; beside it, it would widen what is printed."""
    from openpyxl.styles import Alignment

    cell = _put(page, row, 1, text)
    cell.font = font
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
    page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(sheet.paper))
    width = sum(column.width for column in sheet.paper)
    page.row_dimensions[row].height = row_height(text, width, size=int(font.size))


def _put_row(
    page: Worksheet, row: int, sheet: Sheet, values: Sequence[Value], *, bold: bool
) -> None:
    for place, (column, value) in enumerate(zip(sheet.columns, values, strict=True), start=1):
        cell = _put(page, row, place, value, bold=bold)
        if isinstance(value, Decimal):
            cell.number_format = column.number_format
        _bordered(cell, column)
    _set_height(page, row, sheet, values)


def _put(page: Worksheet, row: int, column: int, value: Value, *, bold: bool = False) -> Cell:
    """Writes one value; a text is never a formula, whatever it starts with."""
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Font

    cell = page.cell(row, column)
    assert isinstance(cell, Cell)  # nothing is written inside merged cells
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value
    cell.font = Font(name=FONT, size=SIZE, bold=bold)
    return cell


def put_text(cell: Cell, text: str) -> None:
    """Writes a text that stays one: `=1+1` is no formula, and no link is made of `@name`."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True


def _bordered(cell: Cell, column: SheetColumn) -> None:
    from openpyxl.styles import Alignment, Border, Side

    line = Side(style="thin")
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    cell.alignment = Alignment(
        horizontal="left" if column.wraps or column.is_code else "center",
        vertical="center",
        wrap_text=not column.is_code,
    )


def _set_up_page(page: Worksheet, sheet: Sheet, header: int) -> None:
    from openpyxl.worksheet.properties import Outline, PageSetupProperties

    page.freeze_panes = f"{_letter(sheet.frozen + 1)}{header + 1}"
    if sheet.frozen:
        page.print_title_cols = f"A:{_letter(sheet.frozen)}"
    page.print_title_rows = f"{header}:{header}"
    page.sheet_properties.outlinePr = Outline(summaryBelow=False)  # a parent stands above
    if sheet.printed is not None:
        page.print_area = f"A1:{_letter(sheet.printed)}{page.max_row}"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=not sheet.frozen)
    for side, millimetres in _MARGINS.items():
        setattr(page.page_margins, side, millimetres * _MM)
    page.print_options.horizontalCentered = True
    footer = page.oddFooter
    assert footer is not None  # every new sheet has one
    footer.center.text = "&P/&N"
    footer.center.font = FONT


def _repeatable(book: Workbook, info: WorkbookInfo) -> bytes:
    """Saves a workbook without the clock: openpyxl stamps its parts and the time of saving."""
    made = info.made.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.properties.title = info.title
    book.properties.keywords = info.keywords
    book.properties.creator = info.author
    book.properties.created = made
    stamped = io.BytesIO()
    book.save(stamped)
    plain = io.BytesIO()
    stamp = f"{made.isoformat()}Z".encode()
    with (
        zipfile.ZipFile(stamped) as source,
        zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            content = source.read(part)
            if part == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            target.writestr(zipfile.ZipInfo(part, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return plain.getvalue()


def _tab_title(title: str, taken: set[str]) -> str:
    plain = _TITLE_FORBIDDEN.sub(" ", title).strip("' ")[:31] or "1"
    number = 1
    unique = plain
    while unique.casefold() in taken:
        number += 1
        unique = f"{plain[: 31 - len(str(number)) - 1]} {number}"
    return unique


def _set_height(page: Worksheet, row: int, sheet: Sheet, values: Sequence[Value]) -> None:
    texts = zip(sheet.columns, values, strict=True)
    heights = [
        row_height(value, column.width)
        for column, value in texts
        if isinstance(value, str) and not column.is_code
    ]
    page.row_dimensions[row].height = min(max(heights, default=row_height("", 1)), HIGHEST)


def row_height(text: str, width: float, *, size: int = SIZE) -> float:
    """Returns the height in points of a wrapped text, which LibreOffice does not find alone.

    Of Times New Roman at 13 points a column holds a quarter more letters than its width says; some
    of that is kept for capitals and bold type.
    """
    letters = max(int(width * 1.1 * SIZE / size), 1)
    lines = sum(len(wrap(line, letters)) or 1 for line in text.splitlines() or [""])
    return lines * size * 1.3 + 4


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)
