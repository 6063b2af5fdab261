"""A round as it was locked, as bytes: whatever its results and papers follow from.

The bytes are the one canonical JSON text of a `Snapshot`, so the same data, written by the same
program, give the same bytes and the same fingerprint. Who locked, and when, is no part of them: a
round that is unlocked and locked again unchanged keeps its fingerprint, and its papers agree.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from parindex_desktop import codec
from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.criteria import CriteriaSet, Criterion, CriterionId
from parindex_desktop.domain.days import is_day
from parindex_desktop.domain.earlier import EarlierRound
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.process import StepDone, StepPlan
from parindex_desktop.domain.remarks import Remark
from parindex_desktop.domain.rounds import GroupSetup, OfficeProfile, Round
from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.domain.second_entry.campaigns import Campaign, SecondSheet, Settlement
from parindex_desktop.domain.unit_cells import TEXT_BREAK, Layout, UnitCells
from parindex_desktop.domain.units import Participation, Unit, UnitGroup, UnitId
from parindex_desktop.errors import SurroundingsError
from parindex_desktop.services.accepted_lines import AcceptedLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.edits import Entity

FORMAT: Final = 1
"""Of the bytes; a program refuses a snapshot whose format it does not know."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Which cells of a unit hold something, and how; units filled alike share one.

    Attributes:
        criteria: Of each cell, ascending; then `stages` of one criterion ascending.
    """

    criteria: tuple[CriterionId, ...]
    stages: tuple[Stage, ...]
    states: tuple[CellState, ...]


@dataclass(frozen=True, slots=True)
class CellsOfUnit:
    """What one unit has in its cells.

    Attributes:
        filled: Number of its `Filled` in the snapshot, from 0.
        points: Of each cell, in 1/10 000 point.
        texts: Facts or ground of each cell, see `unit_cells.text_of`.
    """

    unit_id: UnitId
    filled: int
    points: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A locked round, and of the rest of its file what its papers need.

    Attributes:
        program: Version of the program that took it.
        groups: All of the file, by position: a unit may have been in another one the year before.
        units: Those that take part, and those that came out the year before.
        sets: Of the round, in the order they were made, frozen as the lock left them.
        accepted: The accepted warnings as they were worded then; a later program may say more.
    """

    format: int
    program: str
    profile: OfficeProfile
    round: Round
    groups: tuple[UnitGroup, ...]
    setups: tuple[GroupSetup, ...]
    units: tuple[Unit, ...]
    participations: tuple[Participation, ...]
    sets: tuple[CriteriaSet, ...]
    criteria: tuple[Criterion, ...]
    filled: tuple[Filled, ...]
    cells: tuple[CellsOfUnit, ...]
    entry_rules: EntryRules
    earlier: EarlierRound | None = None
    remarks: tuple[Remark, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    plans: tuple[StepPlan, ...] = ()
    done: tuple[StepDone, ...] = ()
    control_totals: tuple[ControlTotal, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    second_sheets: tuple[SecondSheet, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    accepted: tuple[AcceptedLine, ...] = ()

    @property
    def dossier(self) -> Iterator[Entity]:
        """What stands beside the scores, campaigns before their sheets."""
        return chain.from_iterable(getattr(self, name) for name in BESIDE_SCORES)

    def unit_cells(self) -> dict[UnitId, UnitCells]:
        """Returns the cells of the units that have any.

        Raises:
            ValueError, IndexError: The parts do not fit together.
        """
        layouts = [
            Layout(tuple(zip(each.criteria, each.stages, strict=True)), each.states)
            for each in self.filled
        ]
        return {each.unit_id: _unit_cells(layouts[each.filled], each) for each in self.cells}


BESIDE_SCORES: Final = {
    "remarks": Remark,
    "evidence": Evidence,
    "plans": StepPlan,
    "done": StepDone,
    "control_totals": ControlTotal,
    "acceptances": Acceptance,
    "campaigns": Campaign,
    "second_sheets": SecondSheet,
    "settlements": Settlement,
}
"""Where a snapshot keeps what stands beside the scores, in the order of `Source.dossier`."""


def to_bytes(snapshot: Snapshot) -> bytes:
    """Returns the one text of a snapshot in UTF-8."""
    return codec.to_text(snapshot).encode()


def of_bytes(content: bytes) -> Snapshot:
    """Returns the snapshot that was made these bytes.

    Raises:
        SurroundingsError: `LCK.121` another format, which a newer program wrote; `LCK.122` these
            are not the bytes of a snapshot.
    """
    try:
        stored = json.loads(content)
        if isinstance(stored, dict) and stored.get("format", FORMAT) != FORMAT:
            raise SurroundingsError("LCK.121", program=str(stored.get("program", "?")))
        snapshot: Snapshot = codec.decode(Snapshot, stored)
        snapshot.unit_cells()
        _refuse_loose_ends(snapshot)
    except (ValueError, RecursionError, IndexError) as error:
        raise SurroundingsError("LCK.122") from error
    return snapshot


def _unit_cells(layout: Layout, cells: CellsOfUnit) -> UnitCells:
    if not len(layout.places) == len(layout.states) == len(cells.points) == len(cells.texts):
        raise ValueError("cells without a place")
    if not all(map(_is_text, layout.states, cells.texts)):
        raise ValueError("a cell with neither facts nor a ground")
    return UnitCells(layout, cells.points, TEXT_BREAK.join(cells.texts))


def _is_text(state: CellState, text: str) -> bool:
    """Tells whether a text can stand beside the points of a cell, see `unit_cells.text_of`."""
    if not text or TEXT_BREAK in text:
        return not text
    return state is CellState.NUMBER or isinstance(json.loads(text), str)


def _refuse_loose_ends(snapshot: Snapshot) -> None:
    """Raises ValueError where a unit or a group is named that is not there, or no real day."""
    units = {each.unit_id for each in snapshot.participations}
    groups = {each.group_id for each in snapshot.participations}
    groups |= {each.group_id for each in snapshot.setups} | {s.group_id for s in snapshot.sets}
    if snapshot.earlier is not None:
        units |= {each.unit_id for each in snapshot.earlier.results}
    if not units <= {unit.id for unit in snapshot.units}:
        raise ValueError("a unit without a name")
    if not groups <= {group.id for group in snapshot.groups}:
        raise ValueError("a group without a name")
    days = {each.day for each in snapshot.acceptances} | {each.day for each in snapshot.accepted}
    if not all(map(is_day, days)):
        raise ValueError("a warning that was accepted on no day")
