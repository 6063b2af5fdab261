"""Locking a round, so that its results are published as they are, and unlocking it with a reason.

After the checks a lock takes three steps, in this order: the file is backed up, the bytes of the
snapshot are put into the file, one edit writes the lock and freezes the criteria sets. A program
that is killed in between leaves an open round, and at most a content that no lock names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Final, TypeVar

from parindex_desktop import __version__
from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.locking import Locking, LockingId
from parindex_desktop.domain.people import Role
from parindex_desktop.domain.text import clean
from parindex_desktop.domain.units import UnitGroup
from parindex_desktop.errors import InputError, Problem
from parindex_desktop.services.checking import Checker, Counts
from parindex_desktop.services.entity_changes import changed, created
from parindex_desktop.services.groups import short_title
from parindex_desktop.services.permissions import refuse_unless_reaches
from parindex_desktop.services.snapshot_taking import taken
from parindex_desktop.services.snapshots import to_bytes

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from datetime import datetime

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.session import Session

SHORTEST_REASON: Final = 10
LONGEST_REASON: Final = 500
"""Letters of the reason why a round is unlocked: a sentence, which a page of history can print."""
LONGEST_NAME: Final = 100
_UNITS_AT_ONCE: Final = 100
_Result = TypeVar("_Result")


class LockStep(StrEnum):
    """What a lock does next, in the order in which it does it."""

    CHECKS = "checks"
    BACKUP = "backup"
    SNAPSHOT = "snapshot"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class GroupState:
    """How near a group is to being locked.

    Attributes:
        units: That take part.
        criteria: Leaves of its criteria set.
        counts: Errors hold the lock up; open warnings are only told.
    """

    group: UnitGroup
    units: int
    criteria: int
    counts: Counts

    @property
    def obstacles(self) -> tuple[Problem, ...]:
        """What has to be corrected: `LCK.105` no criteria, `LCK.106` errors."""
        name, found = short_title(self.group), []
        if not self.criteria:
            found.append(Problem("LCK.105", place=name))
        if self.counts.errors:
            found.append(Problem("LCK.106", place=name, params={"count": self.counts.errors}))
        return tuple(found)


def state_of(session: Session, round_: Round, group: UnitGroup, counts: Counts) -> GroupState:
    """Returns how near a group is to being locked, with what its checks counted."""
    book = session.book(round_.id, group.id)
    return GroupState(group, len(book.units), len(book.leaves), counts)


def states(session: Session, round_: Round) -> tuple[GroupState, ...]:
    """Returns the same for all groups of a round, checked now."""
    return _done(_checking(session, round_))


def obstacles(session: Session, round_: Round) -> tuple[Problem, ...]:
    """Returns what holds the lock of a round up: `LCK.104` nothing in it, else group by group."""
    return obstacles_in(states(session, round_))


def obstacles_in(found: Sequence[GroupState]) -> tuple[Problem, ...]:
    """Returns what `obstacles` does, of groups that were checked already."""
    if not found:
        return (Problem("LCK.104"),)
    return tuple(each for state in found for each in state.obstacles)


def lock(session: Session, round_: Round, *, by: str, now: datetime) -> Locking:
    """Locks a round: nothing that its results follow from can be changed until it is unlocked.

    Args:
        session: Of the work file.
        round_: The round.
        by: Who locks it, in a file without users; with users it is who works.
        now: Local time.

    Raises:
        InputError: `USR.121` who works may not, `LCK.109` nobody is named, `LCK.102` it is locked
            already, `LCK.110` with all that holds it up.
        AppError: The backup cannot be made or the file not be written; the round stays open.
    """
    return _done(locking_steps(session, round_, by=by, now=now))


def locking_steps(
    session: Session, round_: Round, *, by: str, now: datetime
) -> Generator[LockStep, None, Locking]:
    """Locks a round as `lock` does, and tells before each step which one it is.

    Nobody may change the file between the steps. Stopped before the last, the round stays open.
    """
    name = _who(session, by)
    if round_.id in session.locks:
        raise InputError("LCK.102", year=round_.year)
    problems = obstacles_in((yield from _checking(session, round_)))
    if problems:
        raise InputError("LCK.110", year=round_.year, problems=problems)
    yield LockStep.BACKUP
    _back_up(session)
    yield LockStep.SNAPSHOT
    content = to_bytes(taken(session, round_))
    yield LockStep.WRITING
    stored = session.work_file.store_attachment(BytesIO(content), limit=len(content))
    made = Locking(
        id=LockingId(session.new_ids()[0]),
        round_id=round_.id,
        number=len(session.reader.lockings(round_.id)) + 1,
        fingerprint=stored.hash,
        locked_at=_moment(now),
        locked_by=name,
        program=__version__,
        froze=tuple(s.id for s in session.reader.criteria_sets(round_.id) if not s.frozen),
    )
    session.do(_lock_edit(session, round_, made))
    return made


def unlock(session: Session, round_: Round, *, by: str, reason: str, now: datetime) -> Locking:
    """Opens a locked round again; papers made from it are superseded from now on.

    Args:
        session: Of the work file.
        round_: The round.
        by: As of `lock`.
        reason: Why, as the history and the log keep it.
        now: Local time.

    Raises:
        InputError: `USR.121`, `LCK.109` as `lock`; `LCK.103` it is not locked, `LCK.107` the reason
            is too short, `LCK.108` too long.
    """
    name, reason = _who(session, by), read_reason(reason)
    held = session.locks.get(round_.id)
    if held is None:
        raise InputError("LCK.103", year=round_.year)
    after = replace(held, unlocked_at=_moment(now), unlocked_by=name, reason=reason)
    sets = [s for s in session.reader.criteria_sets(round_.id) if s.id in held.froze]
    params = (*_params(round_, held), ("name", name), ("reason", reason))
    thawed = changed((each, replace(each, frozen=False)) for each in sets)
    session.do(Edit("publication.unlock", params, (EntityChange(held, after), *thawed)))
    return after


def read_reason(text: str) -> str:
    """Returns a typed reason as it is kept.

    Raises:
        InputError: `LCK.107` too short to say anything, `LCK.108` too long.
    """
    reason = clean(text)
    if len(reason) < SHORTEST_REASON:
        raise InputError("LCK.107", least=SHORTEST_REASON)
    if len(reason) > LONGEST_REASON:
        raise InputError("LCK.108", most=LONGEST_REASON)
    return reason


def moment_text(moment: str) -> str:
    """Returns a time of a locking as officials write it: `16:30 05/01/2026`."""
    day, _, time = moment.partition("T")
    return f"{time[:5]} {show_day(day)}"


def _checking(session: Session, round_: Round) -> Generator[LockStep, None, tuple[GroupState, ...]]:
    """Checks all groups anew, some units at a time."""
    found = []
    for group in session.groups_in(round_.id):
        checker = Checker(session, round_.id, group.id)
        yield LockStep.CHECKS
        while checker.waiting:
            checker.settle(_UNITS_AT_ONCE)
            yield LockStep.CHECKS
        found.append(state_of(session, round_, group, checker.counts))
    return tuple(found)


def _done(steps: Generator[LockStep, None, _Result]) -> _Result:
    """Returns what comes of all steps."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: _Result = end.value
            return result


def _lock_edit(session: Session, round_: Round, made: Locking) -> Edit:
    sets = [each for each in session.reader.criteria_sets(round_.id) if each.id in made.froze]
    frozen = changed((each, replace(each, frozen=True)) for each in sets)
    params = (*_params(round_, made), ("name", made.locked_by))
    return Edit("publication.lock", params, (*created([made]), *frozen))


def _params(round_: Round, locking: Locking) -> tuple[tuple[str, str], ...]:
    return (("year", str(round_.year)), ("fingerprint", locking.short))


def _who(session: Session, by: str) -> str:
    """Returns who locks or unlocks, once it is sure that they may."""
    refuse_unless_reaches(Role.SECRETARY, session.user, session.users)
    name = clean(session.user.name if session.user else by)
    if not name or len(name) > LONGEST_NAME:
        raise InputError("LCK.109", most=LONGEST_NAME)
    return name


def _back_up(session: Session) -> None:
    from parindex_desktop.storage.backup import BackupReason

    session.work_file.back_up(BackupReason.LOCK)


def _moment(now: datetime) -> str:
    return now.replace(microsecond=0, tzinfo=None).isoformat()
