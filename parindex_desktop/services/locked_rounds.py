"""Reading a locked round from its snapshot, and nothing else, as often and as late as one likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriteriaTree
from parindex_desktop.domain.documents import PageMark, Stamp
from parindex_desktop.errors import SurroundingsError
from parindex_desktop.services.reading import Reading
from parindex_desktop.services.snapshots import Snapshot, of_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.earlier import EarlierRound
    from parindex_desktop.domain.edits import Entity, EntityT
    from parindex_desktop.domain.entry_rules import EntryRules
    from parindex_desktop.domain.locking import Locking
    from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
    from parindex_desktop.domain.rounds import GroupSetup, OfficeProfile, Round
    from parindex_desktop.domain.unit_cells import UnitCells
    from parindex_desktop.domain.units import (
        GroupId,
        Participation,
        RoundId,
        Unit,
        UnitGroup,
        UnitId,
    )
    from parindex_desktop.services.accepted_lines import AcceptedLine
    from parindex_desktop.services.reading import Source
    from parindex_desktop.services.session import Session

_REPLACED_CODES = {"FILE.175": "LCK.123", "FILE.176": "LCK.124"}
"""A snapshot that is missing or altered is more than any copy of evidence."""


def reading_for_papers(session: Session, round_: Round) -> Reading:
    """Returns what papers of a round are made from: its snapshot, or the file while it is open.

    Raises:
        SurroundingsError: As `reading_of`.
    """
    locking = session.locks.get(round_.id)
    return session if locking is None else reading_of(session, locking)


def reading_for_screens(session: Session, round_: Round) -> Reading:
    """Returns what `reading_for_papers` does; the file where its snapshot was lost or altered.

    A screen that shows no result goes on working then; papers and verification tell what happened.
    """
    try:
        return reading_for_papers(session, round_)
    except SurroundingsError:
        return session


def reading_of(session: Session, locking: Locking) -> LockedReading:
    """Returns a round as it was when it was locked, whether that lock holds or not.

    Raises:
        SurroundingsError: `LCK.123` the file holds no such snapshot, `LCK.124` it was altered;
            `LCK.121`, `LCK.122` as `snapshots.of_bytes`.
    """
    known = session.locked_readings.get(locking)
    if known is None:
        known = LockedReading(session, locking, snapshot_of(session, locking))
        session.locked_readings[locking] = known
    return known


def snapshot_of(session: Session, locking: Locking) -> Snapshot:
    """Returns what was locked, proved by its fingerprint; raises as `reading_of`."""
    return of_bytes(snapshot_bytes(session, locking))


def snapshot_bytes(session: Session, locking: Locking) -> bytes:
    """Returns the bytes that were locked, proved by their fingerprint.

    Raises:
        SurroundingsError: `LCK.123` the file does not hold them, `LCK.124` they were altered.
    """
    try:
        return session.reader.attachment(locking.fingerprint)
    except SurroundingsError as error:
        code = _REPLACED_CODES.get(error.code)
        if code is None:
            raise
        year = next((r.year for r in session.rounds if r.id == locking.round_id), "?")
        raise SurroundingsError(code, year=year, fingerprint=locking.short) from error


class LockedReading(Reading):
    """A locked round: books, dossier, names and the year before are those of its snapshot.

    Attributes:
        locking: The lock that took the snapshot.
        snapshot: What was locked.
    """

    def __init__(self, session: Session, locking: Locking, snapshot: Snapshot) -> None:
        super().__init__()
        self.locking = locking
        self.snapshot = snapshot
        self._source = _LockedSource(session, snapshot)

    @property
    def source(self) -> Source:
        """The snapshot; of the file only what is no result: lockings, wording, awards."""
        return self._source

    def stamp(self, round_id: RoundId) -> Stamp:
        """Papers name the fingerprint, and say so when its lock holds no longer."""
        mark = PageMark.NONE if self.locking.holds else PageMark.SUPERSEDED
        return Stamp(mark, self.locking.short)

    def kept_warnings(self, round_: Round) -> tuple[AcceptedLine, ...] | None:
        """Returns the accepted warnings in the words of the snapshot."""
        return self.snapshot.accepted

    def earlier(self, round_: Round) -> EarlierRound | None:
        """Returns the year before as it was when the round was locked."""
        return self.snapshot.earlier


class _LockedSource:
    """A snapshot, read as a work file is."""

    def __init__(self, session: Session, snapshot: Snapshot) -> None:
        self._session = session
        self._snapshot = snapshot
        self._cells = snapshot.unit_cells()

    def profile(self) -> OfficeProfile:
        return self._snapshot.profile

    def groups(self) -> tuple[UnitGroup, ...]:
        return self._snapshot.groups

    def rounds(self) -> tuple[Round, ...]:
        return (self._snapshot.round,)

    def units(self) -> dict[UnitId, Unit]:
        return {unit.id: unit for unit in self._snapshot.units}

    def entry_rules(self) -> EntryRules:
        return self._snapshot.entry_rules

    def participations(self, round_id: RoundId) -> tuple[Participation, ...]:
        return self._snapshot.participations if self._is(round_id) else ()

    def setups(self, round_id: RoundId) -> dict[GroupId, GroupSetup]:
        return {setup.group_id: setup for setup in self._snapshot.setups if self._is(round_id)}

    def criteria_tree(self, round_id: RoundId, group_id: GroupId) -> CriteriaTree | None:
        found = [s for s in self._snapshot.sets if s.group_id == group_id and self._is(round_id)]
        if not found:
            return None
        own = (each for each in self._snapshot.criteria if each.set_id == found[-1].id)
        return CriteriaTree.build(found[-1], own)

    def unit_cells(self, round_id: RoundId, group_id: GroupId) -> dict[UnitId, UnitCells]:
        own = (p.unit_id for p in self.participations(round_id) if p.group_id == group_id)
        return {unit_id: self._cells[unit_id] for unit_id in own if unit_id in self._cells}

    def dossier(self, round_id: RoundId) -> Iterator[Entity]:
        if self._is(round_id):
            yield from self._snapshot.dossier

    def lockings(self, round_id: RoundId) -> tuple[Locking, ...]:
        return self._session.source.lockings(round_id)

    def paper_wordings(self, round_id: RoundId) -> dict[LetterKind, PaperWording]:
        return self._session.source.paper_wordings(round_id)

    def kept(self, kind: type[EntityT], round_id: RoundId | None = None) -> tuple[EntityT, ...]:
        return self._session.source.kept(kind, round_id)

    def attachment(self, wanted: str) -> bytes:
        return self._session.source.attachment(wanted)

    def _is(self, round_id: RoundId) -> bool:
        return round_id == self._snapshot.round.id
