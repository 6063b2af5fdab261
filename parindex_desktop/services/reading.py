"""What a work file says, read once and kept: profile, groups, books. A locked round reads alike.

Papers, checks and results ask a `Reading` and need not know whether it is the file as it stands (a
`Session`) or a round as it was locked (`services.snapshots`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from parindex_desktop.collecting import collector_paused
from parindex_desktop.domain.criteria import CriteriaSet, CriteriaTree, SetId
from parindex_desktop.domain.documents import DRAFT, Stamp
from parindex_desktop.domain.earlier import EarlierMean, EarlierResult, EarlierRound
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.rounds import GroupSetup
from parindex_desktop.errors import InputError
from parindex_desktop.services.dossier import Dossier
from parindex_desktop.services.group_book import GroupBook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.edits import Entity, EntityT
    from parindex_desktop.domain.locking import Locking
    from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
    from parindex_desktop.domain.rounds import OfficeProfile, Round
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


class Source(Protocol):
    """Where a reading reads: a work file (`storage.Reader`) or a locked round."""

    def profile(self) -> OfficeProfile:
        """Returns the office."""

    def groups(self) -> tuple[UnitGroup, ...]:
        """Returns the groups by position."""

    def rounds(self) -> tuple[Round, ...]:
        """Returns the rounds, oldest first."""

    def units(self) -> dict[UnitId, Unit]:
        """Returns the units."""

    def entry_rules(self) -> EntryRules | None:
        """Returns the rules of score entry, None before there are any."""

    def participations(self, round_id: RoundId) -> tuple[Participation, ...]:
        """Returns who takes part, by position."""

    def setups(self, round_id: RoundId) -> dict[GroupId, GroupSetup]:
        """Returns what a round declares for its groups."""

    def criteria_tree(self, round_id: RoundId, group_id: GroupId) -> CriteriaTree | None:
        """Returns the criteria of a group, None before it has a set."""

    def unit_cells(self, round_id: RoundId, group_id: GroupId) -> dict[UnitId, UnitCells]:
        """Returns the cells of the units of a group; units without are left out."""

    def dossier(self, round_id: RoundId) -> Iterable[Entity]:
        """Yields what stands beside the scores, campaigns before their sheets."""

    def lockings(self, round_id: RoundId) -> tuple[Locking, ...]:
        """Returns how often a round was locked, oldest first."""

    def paper_wordings(self, round_id: RoundId) -> dict[LetterKind, PaperWording]:
        """Returns the office's own words of a round's letters."""

    def kept(self, kind: type[EntityT], round_id: RoundId | None = None) -> tuple[EntityT, ...]:
        """Returns things that are no results, as the file has them now: awards, money, register."""

    def attachment(self, wanted: str) -> bytes:
        """Returns the content of a copy in the file by its hash."""


class Reading(ABC):
    """Reads each thing once; a subclass that can change drops what became stale."""

    def __init__(self) -> None:
        self._books: dict[tuple[RoundId, GroupId], GroupBook] = {}
        self._dossiers: dict[RoundId, Dossier] = {}
        self._groups_in: dict[RoundId, tuple[UnitGroup, ...]] = {}

    @property
    @abstractmethod
    def source(self) -> Source:
        """Where it reads."""

    @abstractmethod
    def stamp(self, round_id: RoundId) -> Stamp:
        """Returns what papers of a round say of the data behind them."""

    @cached_property
    def profile(self) -> OfficeProfile:
        """The office."""
        return self.source.profile()

    @cached_property
    def groups(self) -> tuple[UnitGroup, ...]:
        """All groups, by position."""
        return self.source.groups()

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """All rounds, oldest first."""
        return self.source.rounds()

    @cached_property
    def units(self) -> dict[UnitId, Unit]:
        """All units of all rounds."""
        return self.source.units()

    @cached_property
    def entry_rules(self) -> EntryRules:
        """The office's rules of score entry."""
        return self.source.entry_rules() or EntryRules()

    def round_of(self, year: int) -> Round:
        """Returns the round of a year.

        Raises:
            InputError: `SET.115` when there is none.
        """
        found = next((r for r in self.rounds if r.year == year), None)
        if found is None:
            years = ", ".join(str(r.year) for r in self.rounds) or "-"
            raise InputError("SET.115", year=year, years=years)
        return found

    def group_of(self, code: str) -> UnitGroup:
        """Returns the group of a code.

        Raises:
            InputError: `SET.116` when there is none.
        """
        found = next((g for g in self.groups if g.code == code), None)
        if found is None:
            raise InputError("SET.116", code=code, codes=", ".join(g.code for g in self.groups))
        return found

    def groups_in(self, round_id: RoundId) -> tuple[UnitGroup, ...]:
        """Returns the groups that have units in a round, by position."""
        if round_id not in self._groups_in:
            taking_part = {p.group_id for p in self.source.participations(round_id)}
            found = tuple(group for group in self.groups if group.id in taking_part)
            self._groups_in[round_id] = found
        return self._groups_in[round_id]

    def book(self, round_id: RoundId, group_id: GroupId) -> GroupBook:
        """Returns the scores and the ranking of a group in a round."""
        key = (round_id, group_id)
        if key not in self._books:
            with collector_paused():
                self._books[key] = self._read_book(round_id, group_id)
        return self._books[key]

    def dossier(self, round_id: RoundId) -> Dossier:
        """Returns what stands beside the scores of a round."""
        if round_id not in self._dossiers:
            self._dossiers[round_id] = Dossier(round_id, self.source.dossier(round_id))
        return self._dossiers[round_id]

    def kept_warnings(self, round_: Round) -> tuple[AcceptedLine, ...] | None:
        """Returns the accepted warnings as the lock of a round worded them; None while it is open.

        A later program may word them otherwise; papers of a lock say what they said.
        """
        del round_
        return None

    def earlier(self, round_: Round) -> EarlierRound | None:
        """Returns how units came out in the last round before; None for the first round."""
        before = next((r for r in reversed(self.rounds) if r.year < round_.year), None)
        if before is None:
            return None
        books = [self.book(before.id, group.id) for group in self.groups_in(before.id)]
        results = tuple(
            EarlierResult(s.unit_id, book.group.id, s.index, s.rank, s.class_name)
            for book in books
            for s in book.standings
            if s.index is not None
        )
        means = tuple(
            EarlierMean(book.group.id, book.figures.mean)
            for book in books
            if book.figures.mean is not None
        )
        return EarlierRound(before.year, results, means)

    def _read_book(self, round_id: RoundId, group_id: GroupId) -> GroupBook:
        source = self.source
        own = [p for p in source.participations(round_id) if p.group_id == group_id]
        empty = CriteriaTree.build(CriteriaSet(SetId(0), round_id, group_id), ())
        return GroupBook(
            round_=next(r for r in self.rounds if r.id == round_id),
            group=next(g for g in self.groups if g.id == group_id),
            setup=source.setups(round_id).get(group_id, GroupSetup(round_id, group_id)),
            tree=source.criteria_tree(round_id, group_id) or empty,
            units=tuple(self.units[p.unit_id] for p in own),
            left_out=frozenset(p.unit_id for p in own if not p.ranked),
            cells=source.unit_cells(round_id, group_id),
            traits={p.unit_id: p.traits for p in own if p.traits},
        )


def stamp_of(locking: Locking | None) -> Stamp:
    """Returns what papers say of data that were locked, or never were."""
    return DRAFT if locking is None else Stamp(fingerprint=locking.short)
