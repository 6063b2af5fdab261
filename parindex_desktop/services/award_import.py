"""Persons and earlier awards out of a file or off the clipboard: read, told, and only then taken.

A draft says what each column is taken for and everything that is wrong or doubtful, with its row.
The person corrects the columns or the table; nothing is written before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeAlias

from parindex_desktop.domain.awardee_tables.fields import OF_EARLIER, OF_PERSONS, Field
from parindex_desktop.domain.awardee_tables.reading import AwardeeTable, read_awardees
from parindex_desktop.domain.importing.table import SourceTable
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.exchange.clipboard import read_clipboard
from parindex_desktop.exchange.tables import read_table
from parindex_desktop.services.award_import_rows import (
    NOTHING_SAID,
    OfAll,
    award_of,
    missing_of_all,
    person_of,
    said_above,
)
from parindex_desktop.services.award_persons import PersonEntry
from parindex_desktop.services.award_repeats import Where
from parindex_desktop.services.earlier_awards import EarlierEntry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parindex_desktop.domain.awardee_tables.header import TableColumn
    from parindex_desktop.domain.awardee_tables.rows import AwardeeRow
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.award_repeats import KnownPersons, Repeat


class Purpose(Enum):
    """What a table is read for: the fields that it may hold."""

    PERSONS = OF_PERSONS
    EARLIER = OF_EARLIER


Entry: TypeAlias = PersonEntry | EarlierEntry


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row of the table as it would be taken.

    Attributes:
        number: As the source counts.
        place: As messages name the row.
        problems: What is told of it; with an error it cannot be taken.
    """

    number: int
    place: str
    entry: Entry
    problems: tuple[Problem, ...] = ()

    @property
    def is_held_up(self) -> bool:
        """True when something must be corrected first."""
        return any(each.severity is Severity.ERROR for each in self.problems)


@dataclass(frozen=True, slots=True)
class AwardeeDraft:
    """A table on its way into a list.

    Attributes:
        chosen: What the person said of columns.
        of_all: What holds for all rows of earlier awards that say nothing of their own.
        rows: Who would be taken, in the order of the table.
        general: What is told of columns and of rows that hold nobody.
    """

    table: SourceTable
    purpose: Purpose
    read: AwardeeTable
    rows: tuple[TakenRow, ...]
    general: tuple[Problem, ...]
    pasted: bool = False
    chosen: Mapping[int, Field] = field(default_factory=dict)
    of_all: OfAll = NOTHING_SAID

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns with what each is taken for."""
        return self.read.layout.columns

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is told, row by row after what concerns the whole."""
        return (*self.general, *(each for row in self.rows for each in row.problems))

    @property
    def is_blocked(self) -> bool:
        """True when columns must be corrected before any row can be taken."""
        return any(p.severity is Severity.ERROR and p.code in _OF_ALL for p in self.general)

    @property
    def held_up(self) -> int:
        """How many rows cannot be taken as they stand."""
        rows = sum(each.is_held_up for each in self.rows)
        return rows + sum(p.severity is Severity.ERROR and p.code not in _OF_ALL
                          for p in self.general)  # fmt: skip

    @property
    def is_plain(self) -> bool:
        """True when nothing is to be told, so that nobody need be asked."""
        return bool(self.rows) and not any(p.severity is not Severity.NOTE for p in self.problems)

    def entries(self) -> tuple[Entry, ...]:
        """Returns who can be taken; none while columns are wrong."""
        if self.is_blocked:
            return ()
        return tuple(each.entry for each in self.rows if not each.is_held_up)

    def with_column(self, column: int, meaning: Field) -> AwardeeDraft:
        """Returns the draft with a column taken for something else."""
        chosen = {**self.chosen, column: meaning}
        return _draft(self.table, self.purpose, chosen, pasted=self.pasted, of_all=self.of_all)

    def with_all(self, of_all: OfAll) -> AwardeeDraft:
        """Returns the draft with something else said of all its rows."""
        return _draft(self.table, self.purpose, self.chosen, pasted=self.pasted, of_all=of_all)


_OF_ALL: Final = frozenset({"AWD.121", "AWD.122", "AWD.124", "AWD.136", "AWD.148", "AWD.149"})
"""Errors of the table, not of a row."""


def draft_of_file(path: Path | bytes, purpose: Purpose, *, sheet: str = "") -> AwardeeDraft:
    """Reads a table of a file (.xlsx, .xlsm, .docx, .csv).

    Raises:
        AppError: `IMP.100` to `IMP.111`, as `exchange.tables.read_table`.
    """
    return _draft(read_table(path, sheet=sheet), purpose, {}, pasted=False)


def draft_of_clipboard(text: str, purpose: Purpose) -> AwardeeDraft:
    """Reads a block copied from a spreadsheet; a few lines may stand without headings.

    Raises:
        InputError: `IMP.106` when there is nothing in it.
    """
    return _draft(read_clipboard(text), purpose, {}, pasted=True)


def with_repeats(draft: AwardeeDraft, known: KnownPersons, sheet_list: SheetList) -> AwardeeDraft:
    """Returns a draft of persons that also tells who is on a list of the file already."""
    names = [(row.entry.name, row.entry.workplace) for row in draft.rows]
    found = known.of_names(sheet_list, names)
    rows = tuple(
        replace(row, problems=(*row.problems, *(_repeated(row, each) for each in repeats)))
        for row, repeats in zip(draft.rows, found, strict=True)
    )
    return replace(draft, rows=rows)


def _repeated(row: TakenRow, repeat: Repeat) -> Problem:
    params: dict[str, object] = {
        "name": row.entry.name, "form": repeat.form, "year": repeat.year, "line": repeat.place,
        "workplace": repeat.workplace or "-", "row": row.number,
    }  # fmt: skip
    codes = {Where.HERE: "AWD.141", Where.OTHER_SHEET: "AWD.142", Where.EARLIER: "AWD.143"}
    severity = Severity.NOTE if repeat.where is Where.EARLIER else Severity.WARNING
    return Problem(codes[repeat.where], row.place, params, severity)


def _draft(
    table: SourceTable,
    purpose: Purpose,
    chosen: Mapping[int, Field],
    *,
    pasted: bool,
    of_all: OfAll | None = None,
) -> AwardeeDraft:
    in_order = pasted and purpose is Purpose.PERSONS
    read = read_awardees(table, purpose.value, chosen, in_order=in_order)
    of_all = said_above(table, read.layout) if of_all is None else of_all
    read_numbers = {row.number for row in read.rows}
    of_row: defaultdict[object, list[Problem]] = defaultdict(list)
    for problem in read.problems:
        number = problem.params.get("row")
        of_row[number if number in read_numbers else None].append(problem)
    if purpose is Purpose.EARLIER:
        of_row[None] += missing_of_all(read.layout, of_all)
    rows = tuple(_taken(table, row, purpose, of_all, of_row[row.number]) for row in read.rows)
    return AwardeeDraft(table, purpose, read, rows, tuple(of_row[None]), pasted, chosen, of_all)


def _taken(
    table: SourceTable,
    row: AwardeeRow,
    purpose: Purpose,
    of_all: OfAll,
    problems: Sequence[Problem],
) -> TakenRow:
    entry: Entry
    if purpose is Purpose.PERSONS:
        entry, more = person_of(table, row)
    else:
        entry, more = award_of(table, row, of_all)
    return TakenRow(row.number, table.place(row.number), entry, (*problems, *more))
