"""Long plain tables as .xlsx and .csv, written row by row: a hundred thousand rows fit in memory.

`excel` makes tables for paper, with borders and heights; these are made to be filtered and sorted.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from parindex_desktop.exchange.excel import FORMULA_STARTS, put_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_ODD_STARTS: Final = (*FORMULA_STARTS, "#")
"""Texts that a spreadsheet would take for a formula or a fault."""

Value: TypeAlias = str | int


def write_long_workbook(
    path: Path, title: str, columns: Sequence[tuple[str, float]], rows: Iterable[Sequence[Value]]
) -> None:
    """Writes a workbook of one sheet with a heading that stays in sight and filters.

    Args:
        path: Where; `writing.whole_file` makes it whole or not at all.
        title: Of the sheet.
        columns: Heading and width in characters of each.
        rows: At most 1 048 575, which a sheet holds beside its heading.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(title)  # its stubs know no columns and no filter
    sheet.freeze_panes = "A2"
    for place, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append([_heading(sheet, heading) for heading, _ in columns])
    last = 1
    try:
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
            last += 1
    except BaseException:
        sheet.close()  # it holds a file half written
        raise
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    book.save(path)


def csv_line(values: Sequence[Value], end: str) -> str:
    """Returns a row as Excel here takes it: `;` between cells, no text that starts a formula."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator=end).writerow([_harmless(v) for v in values])
    return out.getvalue()


def _heading(sheet: WriteOnlyWorksheet, text: str) -> object:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> object:
    """Returns what a sheet takes: plain values as they are, for a cell object costs ten times."""
    if isinstance(value, int) or not (value.startswith(_ODD_STARTS) or not value.isprintable()):
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    put_text(cell, value)
    return cell


def _harmless(value: Value) -> Value:
    """Returns a text that Excel shows and does not compute; the apostrophe is how it marks one."""
    is_formula = isinstance(value, str) and value.startswith(FORMULA_STARTS)
    return f"'{value}" if is_formula else value
