"""Whether the audit trail of an open file is whole, and whether it is the one seen here before.

The chain of hashes shows what was altered inside a trail. It cannot show that the end was cut off,
nor that somebody computed all hashes anew; so where the trail ended is remembered on this computer,
outside the file, and compared at the next opening. That comparison costs two small queries; the
chain is walked beside the work.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.trail import Mark, TrailFilter
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parindex_desktop.services.session import Session
    from parindex_desktop.settings import SettingsStore

MOST_REMEMBERED: Final = 50
"""Files; the one remembered longest ago is forgotten first."""

_REST_SECONDS: Final = 0.02
"""Between two pieces of the walk, so that the window and a commit come in between."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a trail ended, and when this computer saw that."""

    mark: Mark
    at: datetime


class TrailMemory:
    """Where the trails of work files ended when this computer had them last.

    A file is known by its path together with the id inside it: a copy elsewhere goes its own way,
    and another file of the same name is no altered one.
    """

    def __init__(self, settings: SettingsStore) -> None:
        self._settings = settings

    def known(self, session: Session) -> Seen | None:
        """Returns where the trail ended, None for a file that was not seen here."""
        match self._settings.value.trail_marks.get(_place(session.path)):
            case (file_id, entry, digest, at) if file_id == session.reader.file_id():
                try:
                    return Seen(Mark(int(entry), digest), datetime.fromisoformat(at))
                except ValueError:  # somebody edited the settings
                    return None
        return None

    def remember(self, session: Session) -> None:
        """Notes where the trail ends now, unless it contradicts what was noted before."""
        known = self.known(session)
        if known is None or session.reader.holds(known.mark):
            self.accept(session)

    def accept(self, session: Session) -> None:
        """Notes where the trail ends now: the person says that this is the right file."""
        mark = session.reader.last_mark()
        now = datetime.now(UTC).isoformat()
        self._note(session.path, (session.reader.file_id(), str(mark.entry), mark.hash, now))

    def forget(self, path: Path) -> None:
        """Forgets a file, whose trail is about to be exchanged by restoring a backup."""
        self._note(path)

    def _note(self, path: Path, noted: tuple[str, ...] = ()) -> None:
        marks = dict(self._settings.value.trail_marks)
        marks.pop(_place(path), None)
        if noted:
            marks[_place(path)] = noted
        newest = list(marks.items())[-MOST_REMEMBERED:]
        self._settings.change(trail_marks=dict(newest))


def compare(session: Session, known: Seen | None) -> Problem | None:
    """Returns how the trail contradicts what this computer saw, None when it goes on from there.

    `FILE.172` it ends earlier, `FILE.173` it is another one, `FILE.174` a backup was restored by
    the program on another computer, which leaves an entry of its own.
    """
    reader = session.reader
    if known is None or reader.holds(known.mark):
        return None
    entry, last = known.mark.entry, reader.last_mark().entry
    since = TrailFilter(actions=("file.restore",), since=known.at)
    if restored := reader.audit(since, limit=1):
        gone = max(entry - restored[0].id + 1, 0)
        return Problem("FILE.174", params={"count": gone}, severity=Severity.WARNING)
    params: dict[str, object] = {"entry": entry, "last": last}
    return Problem("FILE.172" if last < entry else "FILE.173", params=params)


def walk(path: Path, pulse: Callable[[int, int], None]) -> tuple[Problem, ...]:
    """Returns where the chain of a file is broken; for a thread beside the window.

    Args:
        path: The work file, which may be open and written meanwhile.
        pulse: Called often; what it raises ends the walk.
    """
    from parindex_desktop.storage.verification import walk_chain

    def rest() -> None:
        pulse(0, 0)
        time.sleep(_REST_SECONDS)

    return walk_chain(path, rest)


def _place(path: Path) -> str:
    return str(path.resolve())
