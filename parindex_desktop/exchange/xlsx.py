"""Reading .xlsx with what an import must know: exact numbers, number formats, errors, merges."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, TypeAlias

from openpyxl import Workbook, load_workbook
from openpyxl.styles.numbers import STRIP_RE

from parindex_desktop.domain.importing.table import (
    BLANK_CELL,
    MOST_COLUMNS,
    CellKind,
    Merge,
    SourceCell,
    SourceRow,
    SourceTable,
    exact_number,
    number_cell,
    text_cell,
)
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import AppError, InputError
from parindex_desktop.exchange.archive import open_archive
from parindex_desktop.exchange.lightening import lighten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

Position: TypeAlias = tuple[int, int]
"""Row and column, both from 1."""

_UNKNOWN_ERROR = "#ERROR"
_NO_NUMBER = "#NUM!"
_NEVER_COMPUTED = SourceCell("=…", kind=CellKind.ERROR)
_DECIMALS = re.compile(r"\.(0+)")
_PERCENT = re.compile(r"(?<![\\_*])%")  # not one printed as a character, nor a gap as wide as one


def read_xlsx(data: bytes, name: str, sheet: str) -> SourceTable:
    """Returns a sheet of a workbook; errors as `tables.read_table`."""
    with _opened(data, name) as book:
        return book.choose(sheet)


def read_xlsx_sheets(data: bytes, name: str) -> tuple[SourceTable, ...]:
    """Returns all sheets of a workbook that hold anything; errors as `tables.read_tables`."""
    with _opened(data, name) as book:
        return book.all()


def read_keywords(data: bytes, name: str) -> str:
    """Returns the keywords in the properties of a workbook; errors as `tables.read_tables`."""
    with open_archive(data, name):  # weighs it
        pass
    try:
        return load_workbook(io.BytesIO(data), read_only=True).properties.keywords or ""
    except Exception as error:  # as below
        raise InputError("IMP.103", name=name) from error


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[_Book]:
    with open_archive(data, name) as archive:
        light, has_formulas = lighten(archive, name)
    try:
        yield _Book(name, load_light(light), _formulas(light) if has_formulas else {})
    except AppError:
        raise
    except Exception as error:  # openpyxl lets through whatever its parts stumble over
        raise InputError("IMP.103", name=name) from error


@dataclass(frozen=True, slots=True)
class _Book:
    """An open workbook.

    Attributes:
        values: With what formulas gave when they were last computed.
        formulas: Sheet title -> where its formulas stand.
    """

    name: str
    values: Workbook
    formulas: dict[str, Set[Position]]

    def choose(self, wanted: str) -> SourceTable:
        """Returns the sheet wanted, else the first that holds anything.

        Raises:
            InputError: `IMP.103` no sheet that openpyxl understands, `IMP.105` no such sheet,
                `IMP.106` nothing in it or in any.
        """
        sheets = self._sheets()
        title = clean(wanted)
        if title and title not in sheets:
            raise InputError("IMP.105", name=self.name, sheet=wanted, sheets=", ".join(sheets))
        found = next(self._tables([title] if title else sheets), None)
        if found is None:
            raise InputError("IMP.106", name=self.name)
        return found

    def all(self) -> tuple[SourceTable, ...]:
        """Returns the sheets that hold anything; raises as `choose`."""
        found = tuple(self._tables(self._sheets()))
        if not found:
            raise InputError("IMP.106", name=self.name)
        return found

    def _sheets(self) -> dict[str, Worksheet]:
        sheets: dict[str, Worksheet] = {
            clean(sheet.title): sheet for sheet in self.values.worksheets
        }
        if not sheets:  # openpyxl passes over those of the strict variant of the format
            raise InputError("IMP.103", name=self.name)
        return sheets

    def _tables(self, titles: Iterable[str]) -> Iterator[SourceTable]:
        sheets = self._sheets()
        for title in titles:
            if rows := self._rows(sheets[title]):
                page = sheets[title]
                yield SourceTable(
                    self.name,
                    rows,
                    _merges(page),
                    title,
                    tuple(sheets),
                    hidden_rows=_hidden_rows(page),
                    hidden_columns=_hidden_columns(page),
                )

    def _rows(self, sheet: Worksheet) -> tuple[SourceRow, ...]:
        formulas = self.formulas.get(sheet.title, frozenset())
        rows: dict[int, list[SourceCell]] = {}
        # Not iter_rows(), which makes a cell for every gap up to the last one.
        for (row, column), cell in sorted(sheet._cells.items()):
            read = read_cell(cell, is_formula=(row, column) in formulas)
            if read.is_blank:
                continue
            if column > MOST_COLUMNS:
                raise InputError("IMP.104", name=self.name)
            cells = rows.setdefault(row, [])
            cells.extend([BLANK_CELL] * (column - 1 - len(cells)))
            cells.append(read)
        return tuple(SourceRow(number, tuple(cells)) for number, cells in rows.items())


def load_light(data: bytes, *, computed: bool = True) -> Workbook:
    """Opens what `lighten` gave, with what formulas gave last or with the formulas themselves."""
    with warnings.catch_warnings(action="ignore"):  # about what only matters for saving it again
        return load_workbook(io.BytesIO(data), data_only=computed, keep_links=False)


def _formulas(data: bytes) -> dict[str, Set[Position]]:
    """Returns where formulas stand: a second reading, since openpyxl gives values or formulas."""
    return {
        sheet.title: {place for place, cell in sheet._cells.items() if cell.data_type == "f"}
        for sheet in load_light(data, computed=False).worksheets
    }


def read_cell(cell: Cell | MergedCell, *, is_formula: bool) -> SourceCell:
    """Returns a cell as an import must know it.

    Args:
        cell: As openpyxl reads it.
        is_formula: It holds a formula, so that nothing in it means: never calculated.
    """
    value = cell.value
    if cell.data_type == "e":
        return SourceCell(str(value or _UNKNOWN_ERROR), kind=CellKind.ERROR)
    if value is None:  # a formula that gave an empty text says so in its type
        return _NEVER_COMPUTED if is_formula and cell.data_type == "n" else BLANK_CELL
    if isinstance(value, bool):
        return SourceCell(str(value).upper())
    if isinstance(value, float) and not isfinite(value):  # `1e999` in a damaged sheet
        return SourceCell(_NO_NUMBER, kind=CellKind.ERROR)
    if isinstance(value, int | float):
        decimals, percent = _shown_by(cell.number_format)
        return number_cell(exact_number(str(value)), decimals=decimals, percent=percent)
    if isinstance(value, date):
        return SourceCell(f"{value:%d/%m/%Y}", kind=CellKind.DATE)
    if isinstance(value, time | timedelta):
        return SourceCell(str(value), kind=CellKind.DATE)
    return text_cell(str(value))


@lru_cache(maxsize=256)
def _shown_by(number_format: str) -> tuple[int, bool]:
    """Returns the decimals that a number format always prints, and whether it is a percentage."""
    positive = STRIP_RE.sub("", number_format.split(";")[0])
    zeros = _DECIMALS.search(positive)
    return len(zeros[1]) if zeros else 0, _PERCENT.search(positive) is not None


def _hidden_rows(sheet: Worksheet) -> frozenset[int]:
    return frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden)


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    """Returns them from 0; a workbook tells of runs of columns, up to the very last one."""
    runs = [column for column in sheet.column_dimensions.values() if column.hidden]
    return frozenset(
        place
        for run in runs
        for place in range((run.min or 1) - 1, min(run.max or run.min or 1, MOST_COLUMNS))
    )


def _merges(sheet: Worksheet) -> tuple[Merge, ...]:
    return tuple(
        Merge(area.min_row, area.min_col - 1, area.max_row, area.max_col - 1)
        for area in sheet.merged_cells.ranges
    )
