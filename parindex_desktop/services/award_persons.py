"""The persons of an award list: typed, pasted, ordered; every step one edit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.awards import AwardedPerson, AwardeeId, AwardSheet
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.text import clean, match_key, person_sort_key, without_marks
from parindex_desktop.exchange.clipboard import parse_clipboard
from parindex_desktop.services.awards import sheet_change, storable
from parindex_desktop.services.ordering import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.session import Session

HONORIFICS = ("Ông", "Bà")
_HONORIFIC_KEYS = {"ong": "Ông", "o": "Ông", "ba": "Bà", "b": "Bà"}
_FIELDS = _HONORIFIC, _NAME, _OFFICE, _WORKPLACE = range(4)
_HEADINGS = {
    _HONORIFIC: ("ong/ba", "ong, ba", "ong (ba)", "danh xung"),
    _NAME: ("ho va ten", "ho ten", "ho, ten", "ho va ten ca nhan", "ten ca nhan"),
    _OFFICE: ("chuc vu", "chuc danh", "chuc vu, chuc danh", "chuc danh, chuc vu"),
    _WORKPLACE: ("don vi cong tac", "don vi", "noi cong tac", "co quan", "co quan, don vi"),
}
_FIELD_OF = {heading: field for field, headings in _HEADINGS.items() for heading in headings}


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """What is typed of a person; the fields are those of `AwardedPerson`."""

    honorific: str = ""
    name: str = ""
    office: str = ""
    workplace: str = ""
    achievement: str = ""

    def tidy(self) -> PersonEntry:
        """Returns the entry cleaned, an honorific in front of the name moved to its field."""
        honorific, name = read_honorific(self.honorific), clean(self.name)
        first, _, rest = name.partition(" ")
        if not honorific and rest and clean(first) in HONORIFICS:
            honorific, name = first, rest
        return PersonEntry(
            honorific, name, clean(self.office), clean(self.workplace), clean(self.achievement)
        )


@dataclass(frozen=True, slots=True)
class PastedPersons:
    """What a pasted block gave.

    Attributes:
        without_name: Lines that were left out because no name stands in them.
    """

    entries: tuple[PersonEntry, ...]
    without_name: int = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """A person whose name stands on the list more than once.

    Attributes:
        place: Of the other one in printed order, from 1.
        same_workplace: True when the workplace is the same too, so it is surely one person.
    """

    place: int
    same_workplace: bool


def read_honorific(text: str) -> str:
    """Reads `ông`, `b`, `Bà.`; anything else gives an empty honorific."""
    return _HONORIFIC_KEYS.get(without_marks(clean(text)).rstrip(".:/"), "")


def read_pasted(text: str) -> PastedPersons:
    """Reads a block copied from Excel.

    A line of headings says what each column is, whatever their order. Without one they are
    honorific, name, office, workplace, or the last three; a first column of ordinals is left out.
    """
    rows = [[clean(cell) for cell in row] for row in parse_clipboard(text)]
    filled = [row for row in rows if any(row)]
    fields = _headed_fields(filled[0]) if filled else []
    entries = (
        [_headed_entry(row, fields) for row in filled[1:]]
        if _NAME in fields
        else _entries_in_order(filled)
    )
    named = tuple(entry for entry in entries if entry.name)
    return PastedPersons(named, len(entries) - len(named))


def add_persons(
    session: Session, sheet_list: SheetList, entries: Iterable[PersonEntry], *, pasted: bool = False
) -> Edit:
    """Puts persons at the end of the list; entries without a name are left out."""
    named = [entry for each in entries if (entry := each.tidy()).name]
    if not named:
        return Edit("awards.person_add")
    sheet = storable(session, sheet_list)
    start = len(sheet_list.persons)
    changes = tuple(
        EntityChange(None, _person(sheet, AwardeeId(identity), start + place, entry))
        for place, (identity, entry) in enumerate(
            zip(session.new_ids(len(named)), named, strict=True)
        )
    )
    params = (("count", str(len(named))), ("name", named[0].name))
    action = "awards.person_paste" if pasted else "awards.person_add"
    return Edit(action, params, (*sheet_change(sheet_list, sheet), *changes))


def change_person(sheet_list: SheetList, person_id: AwardeeId, entry: PersonEntry) -> Edit:
    """Changes what is typed of a person; a name made empty keeps the old one."""
    before = next(p for p in sheet_list.persons if p.id == person_id)
    tidy = entry.tidy()
    entry = replace(tidy, name=tidy.name or before.name)
    after = _person(sheet_list.sheet, person_id, before.position, entry)
    changes = (EntityChange(before, after),) if after != before else ()
    return Edit("awards.person_change", (("name", after.name),), changes)


def remove_persons(sheet_list: SheetList, person_ids: Iterable[AwardeeId]) -> Edit:
    """Takes persons off the list."""
    gone = frozenset(person_ids)
    left = [p for p in sheet_list.persons if p.id not in gone]
    names = ", ".join(p.name for p in sheet_list.persons if p.id in gone)
    params = (("count", str(len(sheet_list.persons) - len(left))), ("name", names))
    return _order_edit(sheet_list, left, "awards.person_remove", params)


def move_persons(sheet_list: SheetList, person_ids: Iterable[AwardeeId], step: int) -> Edit:
    """Moves persons one place up (-1) or down (1), as one block that stops at the end."""
    chosen = frozenset(person_ids)
    places = [i for i, p in enumerate(sheet_list.persons) if p.id in chosen]
    return _order_edit(sheet_list, moved(sheet_list.persons, places, step), "awards.person_order")


def sort_persons(sheet_list: SheetList) -> Edit:
    """Orders persons by given name, then middle and family name, in the Vietnamese order."""
    ordered = sorted(sheet_list.persons, key=lambda person: person_sort_key(person.name))
    return _order_edit(sheet_list, ordered, "awards.person_sort")


def entry_of(person: AwardedPerson) -> PersonEntry:
    """Returns what is typed of a person on the list."""
    return PersonEntry(
        person.honorific, person.name, person.office, person.workplace, person.achievement
    )


def repeats(persons: Sequence[AwardedPerson]) -> dict[AwardeeId, Repeat]:
    """Finds persons whose name, in any spelling, stands twice; each is told of one other line."""
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(persons):
        by_name[match_key(person.name)].append(place)
    return {
        persons[place].id: _repeat(persons, place, [p for p in places if p != place])
        for places in by_name.values()
        if len(places) > 1
        for place in places
    }


def _repeat(persons: Sequence[AwardedPerson], place: int, others: Sequence[int]) -> Repeat:
    own = match_key(persons[place].workplace)
    same = [other for other in others if match_key(persons[other].workplace) == own]
    return Repeat((same or others)[0] + 1, bool(same))


def _headed_fields(headings: Sequence[str]) -> list[int | None]:
    """Returns the field of each column; HỌ VÀ TÊN is often merged over two."""
    fields: list[int | None] = []
    for heading in headings:
        merged = fields[-1] if fields and fields[-1] == _NAME and not heading else None
        fields.append(_FIELD_OF.get(without_marks(heading), merged))
    return fields


def _headed_entry(row: Sequence[str], fields: Sequence[int | None]) -> PersonEntry:
    cells = [
        " ".join(cell for cell, field in zip(row, fields, strict=False) if field == wanted)
        for wanted in _FIELDS
    ]
    return PersonEntry(*cells).tidy()


def _entries_in_order(rows: list[list[str]]) -> list[PersonEntry]:
    if rows and all(not row[0] or row[0].rstrip(".").isdigit() for row in rows):
        rows = [row[1:] for row in rows]
    with_honorific = any(row and read_honorific(row[0]) for row in rows) or (
        max(map(len, rows), default=0) >= len(_FIELDS)
    )
    before = [] if with_honorific else [""]
    padded = [([*before, *row] + [""] * len(_FIELDS))[: len(_FIELDS)] for row in rows]
    return [PersonEntry(*cells).tidy() for cells in padded]


def _person(
    sheet: AwardSheet, person_id: AwardeeId, position: int, entry: PersonEntry
) -> AwardedPerson:
    return AwardedPerson(
        person_id,
        sheet.round_id,
        position,
        entry.honorific,
        entry.name,
        entry.office,
        entry.workplace,
        sheet.id,
        entry.achievement,
    )


def _order_edit(
    sheet_list: SheetList,
    after: Sequence[AwardedPerson],
    action: str,
    params: tuple[tuple[str, str], ...] = (),
) -> Edit:
    before = {person.id: person for person in sheet_list.persons}
    numbered = [replace(person, position=place) for place, person in enumerate(after)]
    left = frozenset(person.id for person in numbered)
    changes = [EntityChange(before[p.id], p) for p in numbered if before[p.id] != p]
    changes += [EntityChange(p, None) for p in sheet_list.persons if p.id not in left]
    return Edit(action, params, tuple(changes))
