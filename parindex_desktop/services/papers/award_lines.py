"""The lines of award papers: sheets of one decision form by form, collectives before persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.awards import AwardLevel
from parindex_desktop.domain.documents import (
    DRAFT,
    NO_STAMP,
    Align,
    PageMark,
    PrintedTable,
    TableColumn,
)
from parindex_desktop.domain.papers_awards import AwardSection
from parindex_desktop.errors import InputError
from parindex_desktop.services.award_lists import collective_name, person_name, read_awards

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.awards import AwardedPerson
    from parindex_desktop.domain.documents import Stamp
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.reading import Reading

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Of forms, where a decision has several; numbers below them begin anew."""

ORDINAL: Final = TableColumn("STT")
_COLLECTIVES: Final = (
    ORDINAL,
    TableColumn("Tên tập thể", Align.LEFT, wraps=True),
    TableColumn("Ghi chú", Align.LEFT, wraps=True, room=30),
)
_PERSONS: Final = (
    ORDINAL,
    TableColumn("Họ và tên", Align.LEFT, wraps=True),
    TableColumn("Chức vụ", Align.LEFT, wraps=True),
    TableColumn("Đơn vị công tác", Align.LEFT, wraps=True),
)
_ACHIEVEMENT: Final = TableColumn("Thành tích", Align.LEFT, wraps=True)


def levels(reading: Reading, round_: Round) -> tuple[tuple[AwardLevel, tuple[SheetList, ...]], ...]:
    """Returns the levels that award somebody, with their sheets.

    Raises:
        InputError: `DOC.102` when nobody is awarded.
    """
    awards = read_awards(reading, round_)
    found = tuple((level, sheets) for level in AwardLevel if (sheets := awards.of_level(level)))
    if not found:
        raise InputError("DOC.102", year=round_.year)
    return found


def stamp_of(reading: Reading, round_: Round, sheets: Iterable[SheetList]) -> Stamp:
    """Returns what the pages of award papers say: a draft until round and sheets are settled.

    Awards are no part of what is locked, so that their pages bear no fingerprint.
    """
    is_open = reading.stamp(round_.id).mark is PageMark.DRAFT
    unconfirmed = any(each.collectives and not each.sheet.confirmed for each in sheets)
    return DRAFT if is_open or unconfirmed else NO_STAMP


def sections_of(reading: Reading, sheets: Sequence[SheetList]) -> tuple[AwardSection, ...]:
    """Returns the tables of a list; a form without collectives or persons leaves that part out."""
    shared = shared_achievement(sheets)
    found: list[AwardSection] = []
    for letter, each in zip(LETTERS, sheets, strict=False):
        form = f"{letter}. {each.sheet.form.upper()}" if len(sheets) > 1 else ""
        about = "" if shared else each.sheet.achievement
        for number, (heading, table) in zip(("I", "II"), _tables(reading, each), strict=False):
            found.append(AwardSection(form, about, f"{number}. {heading}", table))
            form = about = ""
    return tuple(found)


def shared_achievement(sheets: Sequence[SheetList]) -> str:
    """Returns what all forms are given for; empty where they differ."""
    said = {each.sheet.achievement for each in sheets}
    return said.pop() if len(said) == 1 else ""


def numbered(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Returns rows that count from 1."""
    return tuple((str(place), *row) for place, row in enumerate(rows, start=1))


def _tables(reading: Reading, sheet: SheetList) -> list[tuple[str, PrintedTable]]:
    found: list[tuple[str, PrintedTable]] = []
    if sheet.collectives:
        rows = ((collective_name(reading, c), c.note) for c in sheet.collectives)
        found.append(("TẬP THỂ", PrintedTable(_COLLECTIVES, numbered(rows))))
    if sheet.persons:
        found.append(("CÁ NHÂN", _persons(sheet.persons)))
    return found


def _persons(persons: Sequence[AwardedPerson]) -> PrintedTable:
    """Returns the table of persons; their own achievements have a column where there are any."""
    own = any(each.achievement for each in persons)
    columns = (*_PERSONS, _ACHIEVEMENT) if own else _PERSONS
    rows = ((person_name(p), p.office, p.workplace, p.achievement) for p in persons)
    return PrintedTable(columns, numbered(row[: len(columns) - 1] for row in rows))
