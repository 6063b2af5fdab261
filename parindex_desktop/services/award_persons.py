"""The persons of an award list: typed, pasted, ordered; every step one edit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from parindex_desktop.domain.awards import AwardedPerson, AwardeeId, AwardSheet
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.person_names import read_honorific, split_honorific
from parindex_desktop.domain.text import clean, person_sort_key
from parindex_desktop.services.awards import sheet_change, storable
from parindex_desktop.services.ordering import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.session import Session


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
        inside, rest = split_honorific(name)
        # Ông is a family name too: with an honorific of its own, `Ông Ích Khiêm` stays.
        if inside and (not honorific or (honorific == inside and rest.count(" ") >= 2)):
            honorific, name = inside, rest
        return PersonEntry(
            honorific, name, clean(self.office), clean(self.workplace), clean(self.achievement)
        )


class Way(StrEnum):
    """How persons come to a list; the trail tells it."""

    TYPED = "awards.person_add"
    PASTED = "awards.person_paste"
    IMPORTED = "awards.person_import"


def add_persons(
    session: Session,
    sheet_list: SheetList,
    entries: Iterable[PersonEntry],
    *,
    way: Way = Way.TYPED,
) -> Edit:
    """Puts persons at the end of the list; entries without a name are left out."""
    named = [entry for each in entries if (entry := each.tidy()).name]
    if not named:
        return Edit(way)
    sheet = storable(session, sheet_list)
    start = len(sheet_list.persons)
    changes = tuple(
        EntityChange(None, _person(sheet, AwardeeId(identity), start + place, entry))
        for place, (identity, entry) in enumerate(
            zip(session.new_ids(len(named)), named, strict=True)
        )
    )
    params = (("count", str(len(named))), ("name", named[0].name))
    return Edit(way, params, (*sheet_change(sheet_list, sheet), *changes))


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


def place_persons(sheet_list: SheetList, person_ids: Iterable[AwardeeId], place: int) -> Edit:
    """Puts persons, as one block in their order, at a place in the printed order, from 1."""
    chosen = frozenset(person_ids)
    block = [person for person in sheet_list.persons if person.id in chosen]
    rest = [person for person in sheet_list.persons if person.id not in chosen]
    at = min(max(place - 1, 0), len(rest))
    return _order_edit(sheet_list, [*rest[:at], *block, *rest[at:]], "awards.person_order")


def sort_persons(sheet_list: SheetList) -> Edit:
    """Orders persons by given name, then middle and family name, in the Vietnamese order."""
    ordered = sorted(sheet_list.persons, key=lambda person: person_sort_key(person.name))
    return _order_edit(sheet_list, ordered, "awards.person_sort")


def entry_of(person: AwardedPerson) -> PersonEntry:
    """Returns what is typed of a person on the list."""
    return PersonEntry(
        person.honorific, person.name, person.office, person.workplace, person.achievement
    )


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
