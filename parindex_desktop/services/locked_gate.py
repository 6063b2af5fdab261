"""A locked round stays as it is, whoever asks: typing, pasting, undo, an import, a second entry.

What results and papers follow from is held; names of units and groups, the wording of letters and
award lists are not, since a snapshot keeps the names of its time and the rest is no result.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from parindex_desktop.domain.criteria import CriteriaSet, Criterion
from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.locking import Locking
from parindex_desktop.domain.rounds import GroupSetup, Round
from parindex_desktop.domain.second_entry.campaigns import SecondSheet, Settlement
from parindex_desktop.domain.units import Participation
from parindex_desktop.errors import InputError
from parindex_desktop.services.dossier import DOSSIER_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from parindex_desktop.domain.criteria import SetId
    from parindex_desktop.domain.edits import Edit, EntityChange
    from parindex_desktop.domain.second_entry.campaigns import CampaignId
    from parindex_desktop.domain.units import RoundId
    from parindex_desktop.storage.reader import Reader

PlaceT = TypeVar("PlaceT")

_OF_A_ROUND: Final = (GroupSetup, Participation, CriteriaSet, Locking, *DOSSIER_KINDS)
"""What names its round; sheets and settlements of a second entry do not."""


def refuse_locked(edit: Edit, reader: Reader) -> None:
    """Refuses an edit that touches a round which is locked in the file; unlocking it may.

    Raises:
        InputError: `LCK.101` with the year, who locked it and when.
    """
    locks = {each.round_id: each for each in reader.locks()}
    if not locks:
        return
    for round_id in _touched(edit, _Places(reader, locks)):
        if round_id in locks:
            _refuse(locks[round_id], reader)


def refusal(lock: Locking, year: int) -> InputError:
    """Returns why nothing of a round can be changed while a lock holds."""
    day = show_day(lock.locked_at.partition("T")[0])
    return InputError("LCK.101", year=year, name=lock.locked_by, day=day)


def refusal_of_year(year: int, reader: Reader) -> InputError | None:
    """Returns why nothing of a year can be changed; None while its results are open."""
    rounds = [each.id for each in reader.rounds() if each.year == year]
    held = next((each for each in reader.locks() if each.round_id in rounds), None)
    return None if held is None else refusal(held, year)


def is_about_locks(edit: Edit) -> bool:
    """Tells whether an edit locks or unlocks a round: such a one is never undone."""
    return any(isinstance(change.after or change.before, Locking) for change in edit.entities)


class _Places:
    """Where what names no round belongs; looked up once for an edit of a thousand criteria."""

    def __init__(self, reader: Reader, locked: Collection[RoundId]) -> None:
        self._reader, self._locked = reader, locked

    @cached_property
    def of_sets(self) -> dict[SetId, RoundId]:
        """The locked round of each criteria set that belongs to one."""
        return {s.id: each for each in self._locked for s in self._reader.criteria_sets(each)}

    @cached_property
    def of_campaigns(self) -> dict[CampaignId, RoundId]:
        """The locked round of each second entry that belongs to one."""
        return {c: each for each in self._locked for c in self._reader.campaigns(each)}


def _touched(edit: Edit, places: _Places) -> Iterator[RoundId]:
    yield from {change.key.round_id for change in edit.cells}
    unlocked = {
        change.before.round_id
        for change in edit.entities
        if isinstance(change.before, Locking) and _unlocks(change)
    }
    for change in edit.entities:
        of_change = set(_rounds_of(change, places))
        yield from of_change - unlocked if _unlocks(change) or _thaws(change) else of_change


def _rounds_of(change: EntityChange, places: _Places) -> Iterator[RoundId]:
    for each in (change.before, change.after):
        match each:
            case Round():
                yield each.id
            case Criterion():
                yield from _known(places.of_sets, each.set_id)
            case SecondSheet() | Settlement():
                yield from _known(places.of_campaigns, each.campaign_id)
            case _ if isinstance(each, _OF_A_ROUND):
                yield each.round_id


def _known(places: Mapping[PlaceT, RoundId], place: PlaceT) -> tuple[RoundId, ...]:
    return (places[place],) if place in places else ()


def _unlocks(change: EntityChange) -> bool:
    before, after = change.before, change.after
    if not (isinstance(before, Locking) and isinstance(after, Locking)):
        return False
    ended = replace(
        before,
        unlocked_at=after.unlocked_at,
        unlocked_by=after.unlocked_by,
        reason=after.reason,
    )
    return before.holds and not after.holds and after == ended


def _thaws(change: EntityChange) -> bool:
    before, after = change.before, change.after
    return isinstance(before, CriteriaSet) and after == replace(before, frozen=False)


def _refuse(lock: Locking, reader: Reader) -> None:
    raise refusal(lock, next(each.year for each in reader.rounds() if each.id == lock.round_id))
