"""From accepted rows to the one edit that writes them, everything missing created first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Source
from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.importing.plan import PlannedRow, RowStatus
from parindex_desktop.domain.importing.printing import learned_setup
from parindex_desktop.domain.rounds import GroupSetup
from parindex_desktop.domain.scores import CellKey, Stage
from parindex_desktop.domain.text import match_key
from parindex_desktop.domain.units import Participation, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parindex_desktop.domain.criteria import CriteriaTree
    from parindex_desktop.domain.importing.mapping import MappedColumn
    from parindex_desktop.domain.importing.plan import ImportRequest, ImportState
    from parindex_desktop.domain.importing.table import SourceCell, SourceTable
    from parindex_desktop.domain.importing.target import CriteriaPlan
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import RoundId

_ACCEPTED = frozenset({RowStatus.NEW, RowStatus.CHANGED, RowStatus.UNCHANGED})


def is_accepted(row: PlannedRow) -> bool:
    """Tells whether a row is imported."""
    return row.status in _ACCEPTED


def with_units(rows: Sequence[PlannedRow]) -> Iterator[tuple[PlannedRow, Unit]]:
    """Yields the rows that have a unit, with it."""
    for row in rows:
        if row.unit is not None:
            yield row, row.unit


def cell_changes(
    row: PlannedRow, unit: Unit, round_id: RoundId, stage: Stage
) -> Iterator[CellChange]:
    """Yields the scores that a row really changes; appraised points go to the stage given."""
    for cell in row.cells:
        if cell.before != cell.after:
            appraised = cell.criterion.source is Source.APPRAISED
            at = stage if appraised else Stage.SURVEY
            key = CellKey(round_id, unit.id, cell.criterion.id, at)
            yield CellChange(key, cell.before, cell.after)


def setup_of(state: ImportState, round_: Round) -> GroupSetup:
    """Returns the set-up of the group, or the one it starts with."""
    return state.setup or GroupSetup(round_.id, state.group.id)


def planned_setup(
    state: ImportState,
    round_: Round,
    *,
    columns: Sequence[MappedColumn],
    cells: Mapping[int, Sequence[SourceCell]],
    tree: CriteriaTree,
    has_mean: bool,
) -> EntityChange | None:
    """Returns the set-up learned from the table; None when somebody has already set it up."""
    untouched = GroupSetup(round_.id, state.group.id)
    if state.setup is not None and state.setup != untouched:
        return None
    learned = learned_setup(untouched, columns=columns, cells=cells, tree=tree, has_mean=has_mean)
    return None if learned == state.setup else EntityChange(state.setup, learned)


def build_edit(
    state: ImportState,
    request: ImportRequest,
    table: SourceTable,
    *,
    round_: Round,
    setup: EntityChange | None,
    criteria: CriteriaPlan,
    accepted: Sequence[PlannedRow],
) -> Edit:
    """Returns the edit with provisional ids; empty when the work file already says it all."""
    changes = [
        change
        for row, unit in with_units(accepted)
        for change in cell_changes(row, unit, round_.id, request.stage)
    ]
    entities = [] if state.round else [EntityChange(None, round_)]
    entities.extend([setup] if setup else [])
    entities.extend(criteria.entities)
    entities.extend(_unit_changes(state, accepted))
    entities.extend(_participations(state, round_, accepted))
    params = (
        ("source", table.name),
        ("group", state.group.name),
        ("year", str(round_.year)),
        ("rows", str(len(accepted))),
    )
    return Edit("import", params, tuple(entities), tuple(changes))


def _unit_changes(state: ImportState, accepted: Sequence[PlannedRow]) -> Iterator[EntityChange]:
    for row, unit in with_units(accepted):
        known = state.units.get(unit.id)
        if known is None:
            yield EntityChange(None, unit)
        elif match_key(row.name) not in map(match_key, _spellings(known)):
            yield EntityChange(known, replace(known, aliases=(*known.aliases, row.name)))


def _spellings(unit: Unit) -> tuple[str, ...]:
    return (unit.name, unit.short_name, *unit.aliases)


def _participations(
    state: ImportState, round_: Round, accepted: Sequence[PlannedRow]
) -> Iterator[EntityChange]:
    present = {p.unit_id for p in state.participations}
    own = [p.position for p in state.participations if p.group_id == state.group.id]
    position = max(own, default=-1) + 1
    for _, unit in with_units(accepted):
        if unit.id not in present:
            taking_part = Participation(round_.id, unit.id, state.group.id, position)
            yield EntityChange(None, taking_part)
            position += 1
