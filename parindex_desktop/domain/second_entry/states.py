"""How the second entry of one sheet goes on: the state machine drawn in ARCHITECTURE.md.

Pausing is no state: a sheet that is being keyed stays so until it is finished, today or next week.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.second_entry.campaigns import SheetState
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping


class SheetEvent(StrEnum):
    """What happens to a sheet."""

    TAKEN = "taken"
    """Somebody else than the first keyer begins to key it."""
    MATCHED = "matched"
    """It was keyed, and no cell differs."""
    DIFFERED = "differed"
    """It was keyed, and some cells differ."""
    REKEYED = "rekeyed"
    """The differing cells were keyed once more."""
    DECIDED = "decided"
    """The official of record has settled the last differing cell."""
    REOPENED = "reopened"
    """Something of it has to be done again; always with a reason."""


_STATE, _EVENT = SheetState, SheetEvent

TRANSITIONS: Final[Mapping[tuple[SheetState, SheetEvent], SheetState]] = {
    (_STATE.WAITING, _EVENT.TAKEN): _STATE.KEYING,
    (_STATE.KEYING, _EVENT.MATCHED): _STATE.AGREED,
    (_STATE.KEYING, _EVENT.DIFFERED): _STATE.REKEYING,
    (_STATE.KEYING, _EVENT.REOPENED): _STATE.WAITING,
    (_STATE.REKEYING, _EVENT.MATCHED): _STATE.AGREED,
    (_STATE.REKEYING, _EVENT.REKEYED): _STATE.SETTLING,
    (_STATE.REKEYING, _EVENT.REOPENED): _STATE.KEYING,
    (_STATE.SETTLING, _EVENT.DECIDED): _STATE.SETTLED,
    (_STATE.SETTLING, _EVENT.REOPENED): _STATE.KEYING,
    (_STATE.AGREED, _EVENT.REOPENED): _STATE.KEYING,
    (_STATE.SETTLED, _EVENT.REOPENED): _STATE.SETTLING,
}
"""All that may happen. While cells are keyed again the first entry may be corrected in the grid,
so that a sheet can match then too."""

DONE: Final = (SheetState.AGREED, SheetState.SETTLED)
"""Where nothing is left to do."""

KEYED: Final = (SheetState.KEYING, SheetState.REKEYING)
"""Where numbers are typed, and nothing of the first entry may be seen."""

TO_BE_KEYED: Final = (SheetState.WAITING, *KEYED)
"""Where somebody keys now or is about to; whoever it will be may not see the first entry."""


def after(state: SheetState, event: SheetEvent) -> SheetState:
    """Returns the state that an event leads to.

    Raises:
        InputError: `SEC.101` when the event cannot happen in this state.
    """
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise InputError("SEC.101", state=state.value, event=event.value)
    return found
