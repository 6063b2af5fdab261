"""A table of values that is printed and saved as a spreadsheet: the same numbers in both."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import Align, HeadingGroup, PrintedTable, TableColumn
from parindex_desktop.domain.numbers import NumberFormat
from parindex_desktop.exchange.excel import Sheet, SheetColumn
from parindex_desktop.services.ranking_table import Value
from parindex_desktop.services.spreadsheets import excel_format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME_WIDTH = 36.0
"""Of a column of names, in characters as spreadsheets measure."""


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """One column of values.

    Attributes:
        shape: How its decimal numbers are printed; None where there are none.
        wraps: Holds names, which take several lines.
        signed: A rise is printed with its plus.
        width: In the spreadsheet, in characters.
    """

    heading: str
    shape: NumberFormat | None = None
    wraps: bool = False
    signed: bool = False
    width: float = 10.0

    def text(self, value: Value) -> str:
        """Returns a value as it is printed."""
        if value is None or isinstance(value, str):
            return value or ""
        shown = self.shape.show(value) if self.shape and isinstance(value, Decimal) else str(value)
        return f"+{shown}" if self.signed and value > 0 else shown


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """Neighbouring columns below one heading; without a heading each stands by itself."""

    heading: str
    columns: tuple[ValueColumn, ...]


def alone(*columns: ValueColumn) -> ValueGroup:
    """Returns columns without a heading over them."""
    return ValueGroup("", columns)


def ordinal() -> ValueColumn:
    """Returns the column that counts the rows."""
    return ValueColumn("STT", width=6.0)


def names(heading: str) -> ValueColumn:
    """Returns a column of names."""
    return ValueColumn(heading, wraps=True, width=NAME_WIDTH)


@dataclass(frozen=True, slots=True)
class ValueTable:
    """Values by rows.

    Attributes:
        rows: Each as long as the columns of all groups; a mean is an exact value rounded once.
        summary: A last row in bold; empty for none.
    """

    groups: tuple[ValueGroup, ...]
    rows: tuple[tuple[Value, ...], ...]
    summary: tuple[Value, ...] = ()

    @property
    def columns(self) -> tuple[ValueColumn, ...]:
        """The columns of all groups."""
        return tuple(column for group in self.groups for column in group.columns)

    def printed(self) -> PrintedTable:
        """Returns the table as texts."""
        columns = self.columns
        return PrintedTable(
            tuple(
                TableColumn(c.heading, Align.LEFT if c.wraps else Align.CENTRE, wraps=c.wraps)
                for c in columns
            ),
            tuple(_texts(columns, row) for row in self.rows),
            _texts(columns, self.summary) if self.summary else (),
            tuple(self._spans()),
        )

    def sheet(self, title: str, lines: Sequence[str], footnotes: Sequence[str]) -> Sheet:
        """Returns the table as a sheet; a heading over columns is said in each of them."""
        columns = (
            _sheet_column(column, group.heading)
            for group in self.groups
            for column in group.columns
        )
        return Sheet(
            title=title,
            columns=tuple(columns),
            rows=self.rows,
            lines=tuple(lines),
            summary=self.summary,
            footnotes=tuple(footnotes),
            landscape=True,
        )

    def _spans(self) -> Iterator[HeadingGroup]:
        first = 0
        for group in self.groups:
            end = first + len(group.columns)
            if group.heading:
                yield HeadingGroup(group.heading, first, end)
            first = end


def _texts(columns: Sequence[ValueColumn], row: Sequence[Value]) -> tuple[str, ...]:
    return tuple(column.text(value) for column, value in zip(columns, row, strict=True))


def _sheet_column(column: ValueColumn, above: str) -> SheetColumn:
    heading = f"{above} – {column.heading}" if above else column.heading
    number = excel_format(column.shape) if column.shape else "General"
    if column.signed:
        number = f"+{number};-{number};{number}"
    return SheetColumn(heading, number, column.width, wraps=column.wraps)
