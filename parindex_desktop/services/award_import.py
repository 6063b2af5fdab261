"""Persons and earlier awards out of a file or off the clipboard: read, told, and only then taken.

A draft says what each column is taken for and everything that is wrong or doubtful, with its row.
The person corrects the columns or the table; nothing is written before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeAlias

from parindex_desktop.domain.awardee_tables.checks import is_person
from parindex_desktop.domain.awardee_tables.fields import OF_EARLIER, OF_PERSONS, Field
from parindex_desktop.domain.awardee_tables.reading import AwardeeTable, read_awardees
from parindex_desktop.domain.awards import Whom
from parindex_desktop.domain.days import DAY, day_of, read_day
from parindex_desktop.domain.importing.table import SourceTable
from parindex_desktop.domain.text import match_key
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.exchange.clipboard import read_clipboard
from parindex_desktop.exchange.tables import read_table
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

_DAY_INSIDE: Final = re.compile(rf",?\s*\(?(?:ngày\s+)?{DAY}\)?", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:năm\s+)?((?:19|20)\d\d)", re.IGNORECASE)
_COLLECTIVE: Final = "tập thể"


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
        return _draft(self.table, self.purpose, chosen, pasted=self.pasted)


_OF_ALL: Final = frozenset({"AWD.121", "AWD.122", "AWD.124", "AWD.136"})
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
    table: SourceTable, purpose: Purpose, chosen: Mapping[int, Field], *, pasted: bool
) -> AwardeeDraft:
    in_order = pasted and purpose is Purpose.PERSONS
    read = read_awardees(table, purpose.value, chosen, in_order=in_order)
    read_numbers = {row.number for row in read.rows}
    of_row: defaultdict[object, list[Problem]] = defaultdict(list)
    for problem in read.problems:
        number = problem.params.get("row")
        of_row[number if number in read_numbers else None].append(problem)
    rows = tuple(_taken(table, row, purpose, of_row[row.number]) for row in read.rows)
    return AwardeeDraft(table, purpose, read, rows, tuple(of_row[None]), pasted, chosen)


def _taken(
    table: SourceTable, row: AwardeeRow, purpose: Purpose, problems: Sequence[Problem]
) -> TakenRow:
    if purpose is Purpose.PERSONS:
        entry, more = _person(table, row)
        return TakenRow(row.number, table.place(row.number), entry, (*problems, *more))
    award, more = _earlier(table, row)
    return TakenRow(row.number, table.place(row.number), award, (*problems, *more))


def _person(table: SourceTable, row: AwardeeRow) -> tuple[PersonEntry, list[Problem]]:
    office, workplace, problems = _office_and_workplace(table, row)
    entry = PersonEntry(
        row.value(Field.HONORIFIC),
        row.value(Field.NAME),
        office,
        workplace,
        row.value(Field.ACHIEVEMENT),
    )
    return entry.tidy(), problems


def _earlier(table: SourceTable, row: AwardeeRow) -> tuple[EarlierEntry, list[Problem]]:
    office, workplace, problems = _office_and_workplace(table, row)
    year, form = _YEAR.fullmatch(row.value(Field.YEAR)), row.value(Field.FORM)
    if year is None:
        problems.append(_problem(table, row, Field.YEAR, "AWD.145", row.value(Field.YEAR) or "-"))
    if not form:
        problems.append(_problem(table, row, Field.FORM, "AWD.146", "-"))
    decision, day = _decision(row)
    if row.value(Field.DAY) and not day:
        problems.append(_problem(table, row, Field.DAY, "AWD.147", row.value(Field.DAY)))
    entry = EarlierEntry(
        int(year[1]) if year else 0,
        form,
        _whom(row),
        row.value(Field.NAME),
        row.value(Field.HONORIFIC),
        office,
        workplace,
        row.value(Field.ACHIEVEMENT),
        decision,
        day,
    )
    return entry.tidy(), problems


def _whom(row: AwardeeRow) -> Whom:
    said = match_key(row.value(Field.WHOM))
    if said:
        return Whom.COLLECTIVE if match_key(_COLLECTIVE) in said else Whom.PERSON
    return Whom.PERSON if is_person(row) else Whom.COLLECTIVE


def _decision(row: AwardeeRow) -> tuple[str, str]:
    """Returns number and day of the decision; `1601/QĐ-UBND ngày 12/3/2020` holds both."""
    text, day = row.value(Field.DECISION), read_day(row.value(Field.DAY))
    inside = _DAY_INSIDE.search(text)
    if inside is None or (row.value(Field.DAY) and not day):
        return text, day
    return text[: inside.start()].rstrip(" ,;"), day or day_of(inside)


def _office_and_workplace(table: SourceTable, row: AwardeeRow) -> tuple[str, str, list[Problem]]:
    """Returns both; where they share a cell, it is parted at its only comma, or told."""
    office, workplace = row.value(Field.OFFICE), row.value(Field.WORKPLACE)
    both = row.value(Field.OFFICE_AND_WORKPLACE)
    if not both:
        return office, workplace, []
    if both.count(",") == 1:
        first, second = both.split(",")
        return first, second, []
    problem = _problem(table, row, Field.OFFICE_AND_WORKPLACE, "AWD.137", both)
    return both, workplace, [replace(problem, severity=Severity.WARNING)]


def _problem(table: SourceTable, row: AwardeeRow, column: Field, code: str, text: str) -> Problem:
    place = table.place(row.number, row.columns.get(column))
    return Problem(code, place, {"row": row.number, "text": text})
