"""Tables that tests of reading a criteria set start from."""

from collections.abc import Sequence

from parindex_desktop.domain.criteria_reading.reading import SetReading, read_set
from parindex_desktop.domain.importing.table import (
    BLANK_CELL,
    Merge,
    SourceCell,
    SourceRow,
    SourceTable,
    text_cell,
)
from parindex_desktop.errors import Severity

Value = str | SourceCell | None
HEADER = ("STT", "Tiêu chí", "Điểm tối đa", "Cách chấm")


def table(rows: Sequence[Sequence[Value]], merges: Sequence[Merge] = ()) -> SourceTable:
    """Returns a table; rows without anything in them are left out but counted."""
    made = tuple(
        SourceRow(number, tuple(map(_cell, row))) for number, row in enumerate(rows, 1) if any(row)
    )
    return SourceTable("phụ lục.xlsx", made, tuple(merges), "Sở", ("Sở", "Xã"))


def reading_of(*rows: Sequence[Value], header: Sequence[Value] = HEADER) -> SetReading:
    """Reads rows below a header; the first of them is row 2."""
    return read_set(table((header, *rows)))


def outline(reading: SetReading) -> list[str]:
    """Code and name of every line, two blanks for each level."""
    return [f"{'  ' * line.level}{line.code} {line.name}" for line in reading.draft.lines]


def told(reading: SetReading, *, notes: bool = False) -> list[tuple[str, str]]:
    """Returns code and place of what was found."""
    return [
        (problem.code, problem.place)
        for problem in reading.problems
        if notes or problem.severity is not Severity.NOTE
    ]


def _cell(value: Value) -> SourceCell:
    if isinstance(value, SourceCell):
        return value
    return text_cell(value) if value else BLANK_CELL
