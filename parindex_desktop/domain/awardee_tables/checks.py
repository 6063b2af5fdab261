"""What is wrong or doubtful in such a table: columns first, then row by row.

Columns that were swapped are told by what stands in them: a position under the heading of names,
a workplace under that of positions. Errors hold the import up; nothing is guessed right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from parindex_desktop.domain.awardee_tables.fields import OF_EARLIER, Field
from parindex_desktop.domain.awards import Whom
from parindex_desktop.domain.person_names import (
    HONORIFICS,
    LONGEST_USUAL_NAME,
    is_odd_name,
    letter_count,
    looks_like_office,
    looks_like_person,
    looks_like_workplace,
    person_key,
    read_honorific,
    same_workplace,
    split_honorific,
)
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parindex_desktop.domain.awardee_tables.header import Layout
    from parindex_desktop.domain.awardee_tables.rows import AwardeeRow
    from parindex_desktop.domain.importing.table import SourceTable


def check_columns(table: SourceTable, layout: Layout) -> Iterator[Problem]:
    """Yields what is wrong with the columns: no names, one thing twice, unknown, hidden."""
    fields = {each.field for each in layout.columns}
    if not fields & {Field.NAME, Field.GIVEN_NAME}:
        code = "AWD.121" if layout.found else "AWD.122"
        yield Problem(code, params={"name": table.name})
    first = (layout.headings or layout.body or table.rows)[0].number
    counted = Counter(each.field for each in layout.columns if not each.continues)
    for each in layout.columns:
        place = table.place(first, each.index)
        heading = each.heading or _first_text(layout, each.index)
        if each.hidden and each.field is Field.IGNORED:
            yield Problem("AWD.139", place, {"heading": heading}, Severity.WARNING)
        elif each.field is Field.UNKNOWN and layout.found:
            yield Problem("AWD.123", place, {"heading": heading}, Severity.WARNING)
        elif counted[each.field] > 1 and each.field in OF_EARLIER and not each.continues:
            yield Problem("AWD.124", place, {"heading": heading})


def check_rows(
    table: SourceTable, rows: Sequence[AwardeeRow], *, persons_alone: bool
) -> Iterator[Problem]:
    """Yields what is wrong or doubtful in the rows, in their order; each names its `row`.

    Args:
        table: For the places that messages name.
        rows: Of the table.
        persons_alone: Nobody else may stand in the list; else collectives may.
    """
    twins = _twins(rows)
    for row in rows:
        is_one = persons_alone or is_person(row)
        misplaced = _misplaced(table, row, is_one=is_one)
        if misplaced is not None:
            yield misplaced
            continue
        yield from _check_honorific(table, row)
        yield from _check_name(table, row, is_one=is_one)
        if twins[row.number]:
            others = ", ".join(map(str, twins[row.number]))
            params = {"name": row.value(Field.NAME), "rows": others}
            yield _problem(table, row, Field.NAME, "AWD.131", params, Severity.WARNING)


def is_person(row: AwardeeRow) -> bool:
    """Tells a person from a collective, as far as a list of earlier awards says it."""
    if row.whom is not None:
        return row.whom is Whom.PERSON
    name = row.value(Field.NAME)
    said = row.value(Field.HONORIFIC) or row.value(Field.OFFICE) or split_honorific(name)[0]
    return bool(said) or not looks_like_workplace(name)


def _misplaced(table: SourceTable, row: AwardeeRow, *, is_one: bool) -> Problem | None:
    """Finds a value that stands in the column of another one; `is_one` says: a person's row."""
    name = row.value(Field.NAME)
    if is_one and (looks_like_office(name) or looks_like_workplace(name)):
        return _swapped_or_no_name(table, row)
    office, workplace = row.value(Field.OFFICE), row.value(Field.WORKPLACE)
    if looks_like_workplace(office) and looks_like_office(workplace):
        params = {"office": office, "workplace": workplace}
        return _problem(table, row, Field.OFFICE, "AWD.128", params)
    for field, text in ((Field.OFFICE, office), (Field.WORKPLACE, workplace)):
        if text in HONORIFICS:
            return _problem(table, row, field, "AWD.126", {"text": text})
    return None


def _swapped_or_no_name(table: SourceTable, row: AwardeeRow) -> Problem:
    """Says what stands where the name should, and where the name stands instead, if it does."""
    text = row.value(Field.NAME)
    for field in (Field.OFFICE, Field.WORKPLACE, Field.HONORIFIC, Field.ACHIEVEMENT):
        if looks_like_person(row.value(field)):
            params = {"text": text, "name": row.value(field)}
            return _problem(table, row, Field.NAME, "AWD.125", params)
    return _problem(table, row, Field.NAME, "AWD.130", {"text": text})


def _check_honorific(table: SourceTable, row: AwardeeRow) -> Iterator[Problem]:
    text = row.value(Field.HONORIFIC)
    if not text:
        return
    read = read_honorific(text)
    if not read:
        yield _problem(table, row, Field.HONORIFIC, "AWD.144", {"text": text})
        return
    name = row.value(Field.NAME)
    inside, _ = split_honorific(name)
    if inside and inside != read:
        params = {"text": name, "honorific": read}
        yield _problem(table, row, Field.NAME, "AWD.132", params)


def _check_name(table: SourceTable, row: AwardeeRow, *, is_one: bool) -> Iterator[Problem]:
    name = split_honorific(row.value(Field.NAME))[1]
    letters = letter_count(name)
    params = {"name": name, "count": letters}
    if is_one and letters > LONGEST_USUAL_NAME:
        yield _problem(table, row, Field.NAME, "AWD.133", params, Severity.WARNING)
    elif is_one and is_odd_name(name):
        yield _problem(table, row, Field.NAME, "AWD.134", params, Severity.WARNING)


def _twins(rows: Sequence[AwardeeRow]) -> defaultdict[int, list[int]]:
    """Returns, for each row, the other rows with the same name, form and year."""
    by_key: defaultdict[tuple[str, str, str], list[AwardeeRow]] = defaultdict(list)
    for row in rows:
        key = person_key(row.value(Field.NAME)), row.value(Field.FORM), row.value(Field.YEAR)
        by_key[key].append(row)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for same in by_key.values():
        for row in same:
            found[row.number] = [
                other.number for other in same if other is not row and _may_be_one(row, other)
            ]
    return found


def _may_be_one(row: AwardeeRow, other: AwardeeRow) -> bool:
    """Two workplaces that differ are two persons, as far as a list can tell."""
    places = row.value(Field.WORKPLACE), other.value(Field.WORKPLACE)
    return not all(places) or same_workplace(*places)


def _first_text(layout: Layout, column: int) -> str:
    return next((row.cell(column).text for row in layout.body if row.cell(column).text), "")


def _problem(
    table: SourceTable,
    row: AwardeeRow,
    field: Field,
    code: str,
    params: Mapping[str, object],
    severity: Severity = Severity.ERROR,
) -> Problem:
    place = table.place(row.number, row.columns.get(field))
    return Problem(code, place, {"row": row.number, **params}, severity)
