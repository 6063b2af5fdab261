"""The award list of a round: what the ranking proposes, and every step of the official as an edit.

Proposals follow the ranking at every moment; the list itself changes only by the official's hand,
who takes a proposal over and then adds, removes and orders as the council decided.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.awards import (
    AwardedCollective,
    AwardedPerson,
    AwardSheet,
    propose,
)
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.ranking import Standing
from parindex_desktop.domain.rounds import AwardRule
from parindex_desktop.domain.text import clean
from parindex_desktop.domain.units import RoundId, UnitGroup, UnitId
from parindex_desktop.services.ordering import moved
from parindex_desktop.services.results import change_setup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session

FORMS = ("Bằng khen", "Giấy khen", "Cờ thi đua")
"""Hình thức khen thưởng, as lists are titled; printed words, hence not translated."""


@dataclass(frozen=True, slots=True)
class AwardList:
    """All that a round's award list holds.

    Attributes:
        stored_sheet: The heading as it stands in the file, None before anything was set.
        stored: The collectives in the file; none before the official confirmed any.
        collectives: In printed order; those proposed while the list is not confirmed.
        persons: In printed order.
    """

    round_id: RoundId
    stored_sheet: AwardSheet | None
    stored: tuple[AwardedCollective, ...]
    collectives: tuple[AwardedCollective, ...]
    persons: tuple[AwardedPerson, ...]

    @property
    def sheet(self) -> AwardSheet:
        """The heading, with its defaults before anything was set."""
        return self.stored_sheet or AwardSheet(self.round_id)

    @property
    def unit_ids(self) -> frozenset[UnitId]:
        """The units on the list."""
        return frozenset(collective.unit_id for collective in self.collectives)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A unit that a group's rule proposes, with what made it so.

    Attributes:
        rule: The rule that it meets.
        tied_at_cut: True when it shares the last rank taken in and makes the list longer.
    """

    unit_id: UnitId
    group: UnitGroup
    standing: Standing
    rule: AwardRule
    tied_at_cut: bool


def read_awards(reading: Reading, round_id: RoundId) -> AwardList:
    """Reads a round's award list."""
    source = reading.source
    return AwardList(
        round_id,
        source.award_sheet(round_id),
        source.awarded_collectives(round_id),
        listed_collectives(reading, round_id),
        source.awarded_persons(round_id),
    )


def listed_collectives(reading: Reading, round_id: RoundId) -> tuple[AwardedCollective, ...]:
    """Returns the collectives to be printed: the confirmed ones, else those proposed now."""
    sheet = reading.source.award_sheet(round_id)
    if sheet is not None and sheet.confirmed:
        return reading.source.awarded_collectives(round_id)
    return tuple(
        AwardedCollective(round_id, proposed.unit_id, position)
        for position, proposed in enumerate(proposed_in(reading, round_id))
    )


def proposed_of(book: GroupBook) -> tuple[Proposed, ...]:
    """Returns the units that a group's rule proposes at this moment, best first."""
    rule = book.setup.award_rule
    proposal = propose(book.standings, rule)
    tied = frozenset(proposal.tied_at_cut)
    return tuple(
        Proposed(unit_id, book.group, book.standing_of[unit_id], rule, unit_id in tied)
        for unit_id in proposal.units
    )


def proposed_in(reading: Reading, round_id: RoundId) -> tuple[Proposed, ...]:
    """Returns the units proposed in all groups of a round, group by group."""
    groups = reading.groups_in(round_id)
    return tuple(p for g in groups for p in proposed_of(reading.book(round_id, g.id)))


def set_rule(session: Session, book: GroupBook, rule: AwardRule) -> Edit:
    """Changes which units of a group are proposed."""
    return change_setup(session, book.round.id, book.group.id, "awards.rule", award_rule=rule)


def set_sheet(awards: AwardList, sheet: AwardSheet) -> Edit:
    """Changes the form, achievement or authority of the list."""
    after = replace(sheet, achievement=clean(sheet.achievement), authority=clean(sheet.authority))
    return Edit("awards.sheet", (("form", after.form),), tuple(_sheet_change(awards, after)))


def take_proposal(awards: AwardList, proposed: Iterable[Proposed]) -> Edit:
    """Makes the collectives of the list those proposed; notes of units that stay are kept."""
    notes = {collective.unit_id: collective.note for collective in awards.collectives}
    wanted = dict.fromkeys(p.unit_id for p in proposed)
    after = [
        AwardedCollective(awards.round_id, unit_id, position, notes.get(unit_id, ""))
        for position, unit_id in enumerate(wanted)
    ]
    return _collectives_edit(awards, after, "awards.take")


def add_collectives(awards: AwardList, unit_ids: Iterable[UnitId]) -> Edit:
    """Puts units at the end of the list; those already on it stay where they are."""
    new = dict.fromkeys(unit for unit in unit_ids if unit not in awards.unit_ids)
    added = [AwardedCollective(awards.round_id, unit_id, 0) for unit_id in new]
    return _collectives_edit(awards, [*awards.collectives, *added], "awards.add")


def remove_collectives(awards: AwardList, unit_ids: Iterable[UnitId]) -> Edit:
    """Takes units off the list."""
    gone = frozenset(unit_ids)
    left = [c for c in awards.collectives if c.unit_id not in gone]
    return _collectives_edit(awards, left, "awards.remove")


def move_collectives(awards: AwardList, unit_ids: Iterable[UnitId], step: int) -> Edit:
    """Moves units one place up (-1) or down (1), as one block that stops at the end."""
    chosen = frozenset(unit_ids)
    places = [i for i, c in enumerate(awards.collectives) if c.unit_id in chosen]
    return _collectives_edit(awards, moved(awards.collectives, places, step), "awards.order")


def set_note(awards: AwardList, unit_id: UnitId, note: str) -> Edit:
    """Changes what stands in the last column of a collective's line."""
    after = [
        replace(c, note=clean(note)) if c.unit_id == unit_id else c for c in awards.collectives
    ]
    return _collectives_edit(awards, after, "awards.note")


def _collectives_edit(awards: AwardList, after: Sequence[AwardedCollective], action: str) -> Edit:
    """Returns the edit to another list of collectives; with it the official confirms the list."""
    before = {c.unit_id: c for c in awards.stored}
    numbered = [replace(c, position=place) for place, c in enumerate(after)]
    if awards.sheet.confirmed and tuple(numbered) == awards.stored:
        return Edit(action)
    left = frozenset(c.unit_id for c in numbered)
    changes = [
        EntityChange(before.get(c.unit_id), c) for c in numbered if before.get(c.unit_id) != c
    ]
    changes += [EntityChange(c, None) for c in awards.stored if c.unit_id not in left]
    confirmed = replace(awards.sheet, confirmed=True)
    params = (("count", str(len(numbered))),)
    return Edit(action, params, (*_sheet_change(awards, confirmed), *changes))


def _sheet_change(awards: AwardList, after: AwardSheet) -> Iterator[EntityChange]:
    if after != awards.stored_sheet:
        yield EntityChange(awards.stored_sheet, after)
