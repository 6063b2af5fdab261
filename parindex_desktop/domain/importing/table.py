"""A table as a file or the clipboard gives it, before anybody knows what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from parindex_desktop.domain.text import clean, clean_lines
from parindex_desktop.i18n import tr

MOST_COLUMNS = 2_000
"""Wider than any table of scores; beyond it a file is refused, since each gap costs a cell."""

_EXACT_TO = Decimal("1e-9")
_FOUR_DECIMALS = Decimal("0.0001")


class CellKind(StrEnum):
    """What the source stores in a cell; a text may still read as a number."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell of a table.

    Attributes:
        text: As shown, in NFC, white space folded; `""` for a blank cell.
        number: The stored number, in percent when it is shown so; None unless `kind` is NUMBER.
        lines: The text with its line breaks kept; empty when it has but one line.
    """

    text: str = ""
    number: Decimal | None = None
    kind: CellKind = CellKind.TEXT
    lines: str = ""

    @property
    def full_text(self) -> str:
        """The text as it stands, line by line."""
        return self.lines or self.text

    @property
    def is_blank(self) -> bool:
        """True when nothing is shown."""
        return not self.text

    @property
    def is_percent(self) -> bool:
        """True when a percent sign is shown."""
        return self.text.endswith("%")


BLANK_CELL = SourceCell()


def text_cell(text: str) -> SourceCell:
    """Returns the cell of a text as the source holds it."""
    lines = clean_lines(text) if len(text.splitlines()) > 1 else ""
    return SourceCell(clean(text), lines=lines if "\n" in lines else "")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row that is not blank.

    Attributes:
        number: From 1, as the source counts: row of the sheet, line of the file.
    """

    number: int
    cells: tuple[SourceCell, ...]

    def cell(self, column: int) -> SourceCell:
        """Returns the cell of a column from 0; a blank one beyond the end."""
        return self.cells[column] if column < len(self.cells) else BLANK_CELL


class Merge(NamedTuple):
    """Cells shown as one: rows from 1 as `SourceRow.number`, columns from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table with the places its messages name.

    Attributes:
        name: Of the file; empty for the clipboard.
        rows: Without blank ones.
        sheet: The sheet that was read, or the table of a document; empty when the source has no
            sheets.
        sheets: All sheets that could be read instead.
        above: What a document says before the table, a paragraph each; a sheet says it in rows.
        places: What messages call rows and cells that stood elsewhere before: row and column, None
            for the row itself.
        hidden_rows: Numbers of rows that a workbook hides, by hand or by a filter.
        hidden_columns: Columns that it hides, from 0.
    """

    name: str
    rows: tuple[SourceRow, ...]
    merges: tuple[Merge, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    places: Mapping[tuple[int, int | None], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def place(self, row: int, column: int | None = None) -> str:
        """Returns how a message names a place: `B7` in a workbook, else `row 7, column 2`."""
        if (row, column) in self.places:
            return self.places[row, column]
        if column is None:
            return tr("row {row}", row=row)
        if self.sheet:
            return f"{column_letters(column)}{row}"
        return tr("row {row}, column {column}", row=row, column=column + 1)


def column_letters(column: int) -> str:
    """Returns the name of a column from 0 as spreadsheets show it: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def exact_number(stored: str) -> Decimal:
    """Returns a number that a workbook stores as the text of a binary float.

    Excel writes 26,39 as `26.390000000000001`; what lies within 1e-9 of four decimals is that
    number, anything else is kept as it stands and refused later, since points have four decimals.
    """
    value = Decimal(stored)
    if abs(value) >= Decimal(10) ** 12:  # far from any score, and quantizing would overflow
        return value
    rounded = value.quantize(_FOUR_DECIMALS)
    return plain(rounded if abs(rounded - value) <= _EXACT_TO else value)


def plain(value: Decimal) -> Decimal:
    """Returns the value without trailing zeros and without an exponent: `82`, not `8.2E+1`."""
    normal = value.normalize()
    exponent = normal.as_tuple().exponent
    # Quantizing would stop at numbers of more than 28 digits.
    return Decimal(f"{normal:f}") if isinstance(exponent, int) and exponent > 0 else normal


def number_cell(value: Decimal, *, decimals: int = 0, percent: bool = False) -> SourceCell:
    """Returns the cell of a stored number as it is shown.

    Args:
        value: As stored: 0,8439 for 84,39 %.
        decimals: Decimals that the number format asks for; more are shown where there are more.
        percent: True when the number format is a percentage.
    """
    number = plain(value * 100) if percent else value
    exponent = number.as_tuple().exponent
    own = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    text = f"{number:.{max(decimals, own)}f}".replace(".", ",")
    return SourceCell(text + ("%" if percent else ""), number, CellKind.NUMBER)
