"""Reading .xls and .ods through python-calamine, which knows values but no number formats."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from parindex_desktop.domain.importing.table import (
    CellKind,
    Merge,
    SourceCell,
    SourceRow,
    SourceTable,
    exact_number,
    number_cell,
)
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.exchange.compound import check_compound
from parindex_desktop.exchange.sheets import choose_sheet

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


_ZIP = b"PK"


def read_old_workbook(data: bytes, name: str, sheet: str) -> SourceTable:
    """Returns a sheet; an .xlsx with a password also comes here, as it is packed like an .xls.

    Raises:
        InputError: as `tables.read_table`.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    if not data.startswith(_ZIP):
        check_compound(data, name)
    try:
        with load_workbook(io.BytesIO(data)) as book:
            titles = [meta.name for meta in book.sheets_metadata if "Work" in str(meta.typ)]
            return choose_sheet(titles, sheet, name, lambda title: _read(book, title))
    except PasswordError as error:
        raise InputError("IMP.102", name=name) from error
    except CalamineError as error:
        raise InputError("IMP.103", name=name) from error
    except BaseException as error:
        # A damaged .xls can make the Rust reader panic, which is not even an Exception.
        if type(error).__name__ == "PanicException":
            raise InputError("IMP.103", name=name) from error
        raise


def _read(book: CalamineWorkbook, title: str) -> tuple[tuple[SourceRow, ...], tuple[Merge, ...]]:
    sheet = book.get_sheet_by_name(title)
    values = sheet.to_python(skip_empty_area=False)
    rows = [SourceRow(number, tuple(map(_cell, row))) for number, row in enumerate(values, 1)]
    merges = (
        Merge(top + 1, left, bottom + 1, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return tuple(r for r in rows if any(cell.text for cell in r.cells)), tuple(merges)


def _cell(value: Any) -> SourceCell:  # noqa: ANN401 - calamine's union of cell types
    if isinstance(value, bool):
        return SourceCell(str(value).upper())
    if isinstance(value, int | float):
        return number_cell(exact_number(repr(value)))
    if isinstance(value, date | datetime | time | timedelta):
        return SourceCell(str(value), kind=CellKind.DATE)
    return SourceCell(clean(value))
