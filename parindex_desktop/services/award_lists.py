"""The award sheets of a round as they are printed: confirmed by the official, else as proposed.

Proposals follow the ranking at every moment; a list changes by the official's hand only, who takes
a proposal over and then adds, removes and orders as the council decided.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.awards import (
    AwardBar,
    AwardedCollective,
    AwardedPerson,
    AwardLevel,
    AwardSheet,
    TakenOff,
)
from parindex_desktop.domain.units import RoundId, Unit
from parindex_desktop.services.award_proposals import Proposed, judged_units

if TYPE_CHECKING:
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.reading import Reading
    from parindex_desktop.storage.reader import Reader

OF_SHEETS: Final = (AwardBar, TakenOff, AwardedPerson, AwardedCollective, AwardSheet)
"""What a round holds of awards, in an order in which it can be removed."""


@dataclass(frozen=True, slots=True)
class SheetList:
    """One sheet with all who are on it.

    Attributes:
        stored_sheet: As it stands in the file; None for the usual first sheet of a round whose
            awards nobody has touched.
        stored: The collectives in the file; none before the official confirmed any.
        collectives: In printed order; those proposed while the list is not confirmed.
        persons: In printed order.
        judged: All units of the round with what the rules say of them, group by group.
        taken_off: Why proposed units are not listed.
    """

    sheet: AwardSheet
    stored_sheet: AwardSheet | None
    stored: tuple[AwardedCollective, ...]
    collectives: tuple[AwardedCollective, ...]
    persons: tuple[AwardedPerson, ...]
    judged: tuple[Proposed, ...] = ()
    taken_off: tuple[TakenOff, ...] = ()

    @property
    def proposed(self) -> tuple[Proposed, ...]:
        """The units that the rules take in, group by group, best first."""
        return tuple(each for each in self.judged if each.verdict.is_in)

    @property
    def unit_ids(self) -> frozenset[UnitId]:
        """The units on the sheet."""
        return frozenset(c.unit_id for c in self.collectives if c.unit_id is not None)

    @property
    def is_empty(self) -> bool:
        """True when nobody is on it."""
        return not self.collectives and not self.persons


@dataclass(frozen=True, slots=True)
class Awards:
    """All that a round awards; at least one sheet, in printed order."""

    round_id: RoundId
    sheets: tuple[SheetList, ...]
    bars: tuple[AwardBar, ...] = ()

    def listed_before(self, place: int) -> dict[UnitId, str]:
        """Returns the units on the sheets before a place, with the form of the last that lists."""
        return {unit: each.sheet.form for each in self.sheets[:place] for unit in each.unit_ids}

    def of_level(self, level: AwardLevel) -> tuple[SheetList, ...]:
        """Returns the sheets that go with one decision, those with nobody left out."""
        return tuple(s for s in self.sheets if s.sheet.level is level and not s.is_empty)


def read_awards(reading: Reading, round_: Round) -> Awards:
    """Reads the award sheets of a round and judges its units for each."""
    source = reading.source
    collectives: defaultdict[int, list[AwardedCollective]] = defaultdict(list)
    for collective in source.kept(AwardedCollective, round_.id):
        collectives[collective.sheet_id].append(collective)
    persons: defaultdict[int, list[AwardedPerson]] = defaultdict(list)
    for person in source.kept(AwardedPerson, round_.id):
        persons[person.sheet_id].append(person)
    taken_off = source.kept(TakenOff, round_.id)
    stored = source.kept(AwardSheet, round_.id)
    bars = source.kept(AwardBar, round_.id)
    listed: dict[UnitId, str] = {}
    sheets: list[SheetList] = []
    for sheet in stored or (AwardSheet(round_.id),):
        judged = judged_units(reading, round_, sheet, bars, listed)
        own = tuple(collectives[sheet.id])
        made = SheetList(
            sheet=sheet,
            stored_sheet=sheet if stored else None,
            stored=own,
            collectives=own if sheet.confirmed else _as_proposed(sheet, judged),
            persons=tuple(persons[sheet.id]),
            judged=judged,
            taken_off=tuple(each for each in taken_off if each.sheet_id == sheet.id),
        )
        listed |= {unit_id: sheet.form for unit_id in made.unit_ids}
        sheets.append(made)
    return Awards(round_.id, tuple(sheets), bars)


def awards_of_units(
    reader: Reader, round_id: RoundId
) -> tuple[AwardBar | TakenOff | AwardedCollective, ...]:
    """Returns what awards say of single units in a round, in an order that can be removed."""
    return (
        *reader.kept(AwardBar, round_id),
        *reader.kept(TakenOff, round_id),
        *reader.kept(AwardedCollective, round_id),
    )


def collective_name(reading: Reading, collective: AwardedCollective) -> str:
    """Returns a collective as it is printed."""
    if collective.name or collective.unit_id is None:
        return collective.name
    return unit_name(reading, collective.unit_id)


def unit_name(reading: Reading, unit_id: UnitId) -> str:
    """Returns the name of a unit; a lock that is older than the unit does not know it."""
    unit = reading.units.get(unit_id)
    if unit is None:
        unit = next(each for each in reading.source.kept(Unit) if each.id == unit_id)
    return unit.name


def person_name(person: AwardedPerson) -> str:
    """Returns a person as printed, with `Ông` or `Bà`."""
    return f"{person.honorific} {person.name}".strip()


def position_of(person: AwardedPerson) -> str:
    """Returns office and workplace in one line: `Chuyên viên, Sở Nội vụ`."""
    return ", ".join(filter(None, (person.office, person.workplace)))


def _as_proposed(sheet: AwardSheet, judged: tuple[Proposed, ...]) -> tuple[AwardedCollective, ...]:
    taken = [each for each in judged if each.verdict.is_in]
    return tuple(
        AwardedCollective(sheet.round_id, each.unit_id, position, sheet_id=sheet.id)
        for position, each in enumerate(taken)
    )
