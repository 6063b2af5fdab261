"""Reading a work file: what services and screens ask for, always as frozen domain values."""

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast

from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.criteria import CriteriaSet, CriteriaTree, Criterion, CriterionId
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.locking import Locking
from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.domain.people import User
from parindex_desktop.domain.process import StepDone, StepPlan
from parindex_desktop.domain.remarks import Remark
from parindex_desktop.domain.rounds import GroupSetup, OfficeProfile, Round
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignId,
    SecondSheet,
    Settlement,
)
from parindex_desktop.domain.trail import Mark, TrailFilter
from parindex_desktop.domain.units import GroupId, Participation, RoundId, Unit, UnitGroup, UnitId
from parindex_desktop.storage import attachments
from parindex_desktop.storage import trail_reading as trail
from parindex_desktop.storage.cells import read_scores, read_unit_cells
from parindex_desktop.storage.entities import read_entities
from parindex_desktop.storage.faults import told_as_errors
from parindex_desktop.storage.keyers import read_keyers
from parindex_desktop.storage.rows import ROW_OF
from parindex_desktop.storage.schema import file_id
from parindex_desktop.storage.verification import holds, last_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from sqlalchemy import ColumnElement, Connection, Engine

    from parindex_desktop.domain.edits import AuditEntry, Entity, EntityT
    from parindex_desktop.domain.scores import CellKey, Score, Stage
    from parindex_desktop.domain.unit_cells import UnitCells
    from parindex_desktop.storage.trail_reading import RawEntry

_EVERYTHING = TrailFilter()


class Reader:
    """A view of an open work file; each call sees all edits applied so far."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    def file_id(self) -> str:
        """Returns what a work file shares with its copies and backups, and with no other."""
        with self._connection() as connection:
            return file_id(connection)

    def profile(self) -> OfficeProfile:
        """Returns the office whose file it is."""
        return self._all(OfficeProfile)[0]

    def groups(self) -> tuple[UnitGroup, ...]:
        """Returns the groups by position."""
        return self._all(UnitGroup, order="position")

    def rounds(self) -> tuple[Round, ...]:
        """Returns the rounds, oldest year first."""
        return self._all(Round, order="year")

    def units(self) -> dict[UnitId, Unit]:
        """Returns all units that ever took part."""
        return {unit.id: unit for unit in self._all(Unit)}

    def participations(self, round_id: RoundId) -> tuple[Participation, ...]:
        """Returns who takes part in a round, by position."""
        return self._all(Participation, _is(Participation, "round_id", round_id), order="position")

    def setups(self, round_id: RoundId) -> dict[GroupId, GroupSetup]:
        """Returns what a round declares for its groups; a group without is left out."""
        found = self._all(GroupSetup, _is(GroupSetup, "round_id", round_id))
        return {setup.group_id: setup for setup in found}

    def criteria_sets(self, round_id: RoundId) -> tuple[CriteriaSet, ...]:
        """Returns the criteria sets of a round in the order they were made."""
        return self._all(CriteriaSet, _is(CriteriaSet, "round_id", round_id))

    def frozen_sets(self) -> tuple[CriteriaSet, ...]:
        """Returns the criteria sets of all rounds that are locked."""
        return self._all(CriteriaSet, _is(CriteriaSet, "frozen", True))

    def criteria_tree(self, round_id: RoundId, group_id: GroupId) -> CriteriaTree | None:
        """Returns the criteria of a group in a round, None before it has a set."""
        found = [s for s in self.criteria_sets(round_id) if s.group_id == group_id]
        if not found:
            return None
        # A correction issued later replaces the set before it.
        return CriteriaTree.build(
            found[-1], self._all(Criterion, _is(Criterion, "set_id", found[-1].id))
        )

    def criterion(self, criterion_id: CriterionId) -> Criterion:
        """Returns a criterion of any set."""
        return self._all(Criterion, _is(Criterion, "id", criterion_id))[0]

    def scores(self, round_id: RoundId, group_id: GroupId | None = None) -> dict[CellKey, Score]:
        """Returns the cells that are not blank, of a round or of one of its groups."""
        with self._connection() as connection:
            return read_scores(connection, round_id, group_id)

    def unit_cells(self, round_id: RoundId, group_id: GroupId) -> dict[UnitId, UnitCells]:
        """Returns the same for the units of a group, each as a whole; units without are left out.

        This is the fast way: it makes no object per cell.
        """
        with self._connection() as connection:
            return read_unit_cells(connection, round_id, group_id)

    def dossier(self, round_id: RoundId) -> Iterator[Entity]:
        """Yields what stands beside the scores of a round, campaigns before their sheets."""
        of_round = (Remark, Evidence, StepPlan, StepDone, ControlTotal, Acceptance, Campaign)
        for kind in of_round:
            yield from self._all(kind, _is(kind, "round_id", round_id))
        campaigns = self.campaigns(round_id)
        for part in (SecondSheet, Settlement):
            table = ROW_OF[part].__table__
            yield from self._all(part, table.c["campaign_id"].in_(campaigns))

    def campaigns(self, round_id: RoundId) -> frozenset[CampaignId]:
        """Returns the second entries of a round."""
        found = self._all(Campaign, _is(Campaign, "round_id", round_id))
        return frozenset(each.id for each in found)

    def entered_about(
        self, criteria: Collection[CriterionId]
    ) -> Iterator[Remark | Evidence | Settlement]:
        """Yields what was written about some criteria, whatever the round and the unit."""
        yield from self._all(Remark, _among(Remark, criteria))
        yield from self._all(Evidence, _among(Evidence, criteria))
        yield from self._all(Settlement, _among(Settlement, criteria))

    def entry_rules(self) -> EntryRules | None:
        """Returns the office's rules of score entry, None before they were changed."""
        found = self._all(EntryRules)
        return found[0] if found else None

    def lockings(self, round_id: RoundId) -> tuple[Locking, ...]:
        """Returns how often a round was locked, oldest first."""
        return self._all(Locking, _is(Locking, "round_id", round_id), order="number")

    def locks(self) -> tuple[Locking, ...]:
        """Returns the lockings that hold now, of all rounds."""
        return self._all(Locking, ROW_OF[Locking].__table__.c["unlocked_at"] == "")

    def paper_wordings(self, round_id: RoundId) -> dict[LetterKind, PaperWording]:
        """Returns the office's own words of a round's letters, of those that it worded."""
        found = self._all(PaperWording, _is(PaperWording, "round_id", round_id))
        return {wording.kind: wording for wording in found}

    def users(self) -> tuple[User, ...]:
        """Returns the named users, by their ids."""
        return self._all(User, order="id")

    def attachment(self, wanted: str) -> bytes:
        """Returns the content of a copy of evidence by its hash; raises as `copy_attachment`."""
        content = BytesIO()
        self.copy_attachment(wanted, content)
        return content.getvalue()

    def copy_attachment(self, wanted: str, target: BinaryIO) -> int:
        """Writes a copy of evidence to a file in blocks, and returns its size in bytes.

        Raises:
            SurroundingsError: `FILE.175` it is not in the work file, `FILE.176` it was altered;
                what was written until then is not to be used.
        """
        with self._connection() as connection:
            return attachments.copy_out(connection, wanted, target)

    def kept(self, kind: type[EntityT], round_id: RoundId | None = None) -> tuple[EntityT, ...]:
        """Returns all things of a kind, of one round or of the whole file.

        They come by position where they have one, else in the order they were made.
        """
        columns = ROW_OF[cast("type[Entity]", kind)].__table__.c
        where = () if round_id is None else (columns["round_id"] == round_id,)
        return self._all(kind, *where, order="position" if "position" in columns else "")

    def audit(
        self,
        only: TrailFilter = _EVERYTHING,
        *,
        limit: int = 200,
        before_id: int | None = None,
        with_cells: bool = False,
        keep: Callable[[RawEntry], bool] | None = None,
    ) -> tuple[AuditEntry, ...]:
        """Returns entries of the audit trail, newest first; see `trail_reading.read_audit`."""
        with self._connection() as connection:
            return trail.read_audit(
                connection,
                only,
                limit=limit,
                before_id=before_id,
                with_cells=with_cells,
                keep=keep,
            )

    def story(self, only: TrailFilter) -> tuple[AuditEntry, ...]:
        """Returns all that happened to a unit or a cell; see `trail_reading.read_story`."""
        with self._connection() as connection:
            return trail.read_story(connection, only)

    def people(self) -> tuple[str, ...]:
        """Returns the names of all who ever changed something."""
        with self._connection() as connection:
            return trail.read_people(connection)

    def last_mark(self) -> Mark:
        """Returns where the audit trail ends."""
        with self._connection() as connection:
            return last_mark(connection)

    def holds(self, mark: Mark) -> bool:
        """Tells whether the audit trail still has an entry as it was."""
        with self._connection() as connection:
            return holds(connection, mark)

    def cell_story(self, key: CellKey) -> tuple[AuditEntry, ...]:
        """Returns the entries that changed a cell, newest first, each with that change only."""
        with self._connection() as connection:
            return trail.read_cell_story(connection, key)

    def keyers(
        self, round_id: RoundId, unit_id: UnitId, stage: Stage, *, but_by: str
    ) -> tuple[str, ...]:
        """Returns who ever changed a cell of a unit at a stage; see `keyers.read_keyers`."""
        with self._connection() as connection:
            return read_keyers(connection, round_id, unit_id, stage, but_by=but_by)

    def _all(
        self, kind: type[EntityT], *where: ColumnElement[bool], order: str = ""
    ) -> tuple[EntityT, ...]:
        with self._connection() as connection:
            return read_entities(connection, kind, *where, order=order)

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        with told_as_errors(self._path), self._engine.begin() as connection:
            yield connection


def _is(kind: type[Entity], column: str, value: int) -> ColumnElement[bool]:
    return ROW_OF[kind].__table__.c[column] == value


def _among(kind: type[Entity], criteria: Collection[CriterionId]) -> ColumnElement[bool]:
    return ROW_OF[kind].__table__.c["criterion_id"].in_(criteria)
