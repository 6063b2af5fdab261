"""From a row of a table to a person to be awarded, or to an award of an earlier year.

The annex of an old decision says year, form and decision once, in the lines above its table; what
is said there holds for every row that has nothing of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.awardee_tables.checks import is_person
from parindex_desktop.domain.awardee_tables.fields import Field
from parindex_desktop.domain.awards import FORMS, Whom
from parindex_desktop.domain.days import DAY, day_of, read_day
from parindex_desktop.domain.text import clean, match_key
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.services.award_persons import PersonEntry
from parindex_desktop.services.earlier_awards import EarlierEntry

if TYPE_CHECKING:
    from parindex_desktop.domain.awardee_tables.header import Layout
    from parindex_desktop.domain.awardee_tables.rows import AwardeeRow
    from parindex_desktop.domain.importing.table import SourceTable

_DAY_INSIDE: Final = re.compile(rf",?\s*\(?(?:ngày\s+)?{DAY}\)?", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:năm\s+)?((?:19|20)\d\d)", re.IGNORECASE)
_YEAR_IN_TITLE: Final = re.compile(r"(?<!\d/)\bnăm\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_DECISION_IN_TITLE: Final = re.compile(r"quyết định\s+số:?\s*(\d+\s*/[\w/-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfAll:
    """What holds for all rows that say nothing of their own.

    Attributes:
        year: Of the achievement; 0 while it is not known.
        decision: Number of the decision.
        day: Of the decision, ISO.
    """

    year: int = 0
    form: str = ""
    decision: str = ""
    day: str = ""


NOTHING_SAID: Final = OfAll()


def said_above(table: SourceTable, layout: Layout) -> OfAll:
    """Reads year, form and decision off the lines above the headings, where they are certain."""
    first = layout.headings[0].number if layout.headings else 0
    lines = [*table.above]
    lines += [cell.text for row in table.rows if row.number < first for cell in row.cells]
    text = clean(" ".join(lines))
    decision, day = _DECISION_IN_TITLE.search(text), _DAY_INSIDE.search(text)
    plain = text.replace(day[0], " ") if day else text
    years = set(_YEAR_IN_TITLE.findall(plain))
    forms = [form for form in FORMS if match_key(form) in match_key(text)]
    return OfAll(
        int(years.pop()) if len(years) == 1 else 0,
        forms[0] if len(forms) == 1 else "",
        decision[1] if decision else "",
        day_of(day) if decision and day else "",
    )


def missing_of_all(layout: Layout, of_all: OfAll) -> tuple[Problem, ...]:
    """Returns what neither a column nor the person says of all rows: year, form."""
    fields = {each.field for each in layout.columns}
    wanted = (("AWD.148", Field.YEAR, of_all.year), ("AWD.149", Field.FORM, of_all.form))
    return tuple(Problem(code) for code, field, said in wanted if not said and field not in fields)


def person_of(table: SourceTable, row: AwardeeRow) -> tuple[PersonEntry, list[Problem]]:
    """Returns a person to be awarded, and what is told of the row."""
    office, workplace, problems = _office_and_workplace(table, row)
    entry = PersonEntry(
        row.value(Field.HONORIFIC),
        row.value(Field.NAME),
        office,
        workplace,
        row.value(Field.ACHIEVEMENT),
    )
    return entry.tidy(), problems


def award_of(
    table: SourceTable, row: AwardeeRow, of_all: OfAll
) -> tuple[EarlierEntry, list[Problem]]:
    """Returns an award of an earlier year, and what its row lacks."""
    office, workplace, problems = _office_and_workplace(table, row)
    typed = row.value(Field.YEAR)
    year, form = _YEAR.fullmatch(typed), row.value(Field.FORM) or of_all.form
    if typed and year is None:
        problems.append(_problem(table, row, Field.YEAR, "AWD.145", typed))
    if Field.YEAR in row.columns and not typed and not of_all.year:
        problems.append(_problem(table, row, Field.YEAR, "AWD.145", "-"))
    if Field.FORM in row.columns and not form:
        problems.append(_problem(table, row, Field.FORM, "AWD.146", "-"))
    decision, day = _decision(row)
    if row.value(Field.DAY) and not day:
        problems.append(_problem(table, row, Field.DAY, "AWD.147", row.value(Field.DAY)))
    entry = EarlierEntry(
        int(year[1]) if year else of_all.year,
        form,
        Whom.PERSON if is_person(row) else Whom.COLLECTIVE,
        row.value(Field.NAME),
        row.value(Field.HONORIFIC),
        office,
        workplace,
        row.value(Field.ACHIEVEMENT),
        decision or of_all.decision,
        day or ("" if decision else of_all.day),
    )
    return entry.tidy(), problems


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
