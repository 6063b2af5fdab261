"""Who may do what in a second entry: three roles that must not fall together.

Another person than the first keyer keys a sheet again, and the official of record, who did not key
it again, settles what differs. Two people are enough for an office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.people import Role
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from parindex_desktop.domain.second_entry.campaigns import Campaign, SecondSheet
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.session import Session

ACTIONS: Final = "second_entry."
"""How every action of second entry begins; what it writes is no first entry."""


def first_keyers(session: Session, campaign: Campaign, unit_id: UnitId) -> tuple[str, ...]:
    """Returns the names of those who keyed, pasted or imported the first entry of a unit."""
    return session.reader.keyers(campaign.round_id, unit_id, campaign.stage, but_by=ACTIONS)


def refuse_first_keyer(session: Session, campaign: Campaign, unit_id: UnitId) -> None:
    """Refuses whoever had a hand in the first entry of a unit.

    Raises:
        InputError: `SEC.105`.
    """
    names = first_keyers(session, campaign, unit_id)
    if any(is_same(name, session.author.name) for name in names):
        raise InputError("SEC.105", name=session.author.name)


def refuse_other_keyer(session: Session, sheet: SecondSheet) -> None:
    """Refuses anybody but the one who is keying a sheet, so that one person answers for it.

    Raises:
        InputError: `SEC.117`.
    """
    if not is_same(sheet.keyed_by, session.author.name):
        raise InputError("SEC.117", name=sheet.keyed_by)


def refuse_unofficial(session: Session) -> None:
    """Refuses whoever may not decide: in a file with named users only some roles may.

    Raises:
        InputError: `SEC.108`.
    """
    if not session.role.covers(Role.APPRAISER):
        raise InputError("SEC.108", name=session.author.name)


def refuse_own_keying(session: Session, sheet: SecondSheet) -> None:
    """Refuses to let the second keyer decide between what they keyed and the first entry.

    Raises:
        InputError: `SEC.109`.
    """
    if any(is_same(name, session.author.name) for name in (sheet.keyed_by, sheet.rekeyed_by)):
        raise InputError("SEC.109", name=session.author.name)


def is_same(one: str, other: str) -> bool:
    """Tells whether two names mean one person, however they are spaced or capitalised."""
    return clean(one).casefold() == clean(other).casefold()
