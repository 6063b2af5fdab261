"""From the rows of a table to units with scores, or to the reason why not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.body import BodyRow, RowKind
from parindex_desktop.domain.importing.matching import MatchKind, UnitMatch
from parindex_desktop.domain.importing.plan import PlannedCell, PlannedRow, RowStatus
from parindex_desktop.domain.importing.reading import DecimalMark, is_dash, read_score
from parindex_desktop.domain.scores import (
    BLANK,
    CellKey,
    CellState,
    Score,
    check_applies,
    check_score,
)
from parindex_desktop.domain.scoring import NONE_EXEMPT
from parindex_desktop.domain.text import clean, match_key
from parindex_desktop.domain.units import RoundId, Unit, UnitId
from parindex_desktop.errors import InputError, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from parindex_desktop.domain.importing.plan import ImportState
    from parindex_desktop.domain.importing.table import SourceTable
    from parindex_desktop.domain.importing.target import Destination
    from parindex_desktop.domain.scoring import Exemptions


class RowPlanner:
    """Plans the rows of one table.

    Args:
        marks: Decimal mark of each scored column.
        matches: What was found for each unit name of the table.
        elsewhere: Units of another group of this round, with the group's name.
        exempt: Leaves that do not apply to a unit for one of its traits.
    """

    def __init__(
        self,
        table: SourceTable,
        state: ImportState,
        *,
        destinations: Sequence[Destination],
        marks: Mapping[int, DecimalMark],
        matches: Mapping[str, UnitMatch],
        elsewhere: Mapping[UnitId, str],
        exempt: Mapping[UnitId, Exemptions],
        new_id: Callable[[], int],
    ) -> None:
        self._table = table
        self._destinations = destinations
        self._marks = marks
        self._matches = matches
        self._elsewhere = elsewhere
        self._exempt = exempt
        self._new_id = new_id
        self._scores = state.scores
        self._round_id = state.round.id if state.round else RoundId(0)
        self._present = {p.unit_id for p in state.participations}

    def plan(self, body: Sequence[BodyRow]) -> tuple[PlannedRow, ...]:
        """Returns every row; those that name one unit twice are rejected together."""
        return reject_doubles([self._row(row) for row in body], self._table)

    def _row(self, body: BodyRow) -> PlannedRow:
        number = body.row.number
        planned = PlannedRow(
            number,
            self._table.place(number),
            clean(body.label),
            RowStatus.SKIPPED,
            texts=tuple(cell.text for cell in body.row.cells),
        )
        if body.kind is not RowKind.UNIT:
            return replace(planned, problems=(_skipped(body.kind, planned),))
        if not planned.name:
            problem = Problem("IMP.201", planned.place)
            return replace(planned, status=RowStatus.REJECTED, problems=(problem,))
        return self._unit_row(body, planned, self._matches[planned.name])

    def _unit_row(self, body: BodyRow, planned: PlannedRow, match: UnitMatch) -> PlannedRow:
        if match.kind is MatchKind.SKIPPED:
            return planned
        if match.kind is MatchKind.UNDECIDED:
            names = ", ".join(f"“{c.unit.name}”" for c in match.candidates)
            params: dict[str, object] = {"name": planned.name, "candidates": names}
            problem = Problem("IMP.211", planned.place, params)
            return replace(
                planned,
                status=RowStatus.REJECTED,
                problems=(problem,),
                candidates=match.candidates,
            )
        unit = match.unit or Unit(UnitId(self._new_id()), planned.name)
        cells, problems = self._cells(body, unit)
        if unit.id in self._elsewhere:
            params = {"name": unit.name, "group": self._elsewhere[unit.id]}
            problems.insert(0, Problem("IMP.212", planned.place, params))
        status = self._status(unit, cells)
        if any(problem.severity is Severity.ERROR for problem in problems):
            status = RowStatus.REJECTED
        return replace(
            planned, unit=unit, cells=tuple(cells), status=status, problems=tuple(problems)
        )

    def _cells(self, body: BodyRow, unit: Unit) -> tuple[list[PlannedCell], list[Problem]]:
        cells: list[PlannedCell] = []
        problems: list[Problem] = []
        exempt = self._exempt.get(unit.id, NONE_EXEMPT)
        for to in self._destinations:
            column = to.column.index
            source = body.row.cell(column)
            place = self._table.place(body.row.number, column)
            key = CellKey(self._round_id, unit.id, to.criterion.id, to.stage)
            before = self._scores.get(key, BLANK)
            exemption = exempt.get(to.criterion.id, "")
            try:
                after = read_score(source, self._marks[column])
                check_applies(to.criterion, after, exemption)
                check_score(to.criterion, after)
            except InputError as error:
                problems.append(Problem(error.code, place, error.params))
                continue
            if is_dash(source):
                problems.append(Problem("IMP.206", place, severity=Severity.NOTE))
            if after.state is CellState.BLANK and before.state is not CellState.BLANK:
                problems.append(Problem("IMP.207", place, severity=Severity.NOTE))
            after = before if exemption else _kept(before, after)
            cells.append(PlannedCell(column, to.criterion, source.text, before, after))
        return cells, problems

    def _status(self, unit: Unit, cells: Sequence[PlannedCell]) -> RowStatus:
        changed = [cell for cell in cells if cell.before != cell.after]
        if unit.id not in self._present:
            return RowStatus.NEW
        if not changed:
            return RowStatus.UNCHANGED
        scored = any(cell.before.state is not CellState.BLANK for cell in cells)
        return RowStatus.CHANGED if scored else RowStatus.NEW


def reject_doubles(rows: Sequence[PlannedRow], table: SourceTable) -> tuple[PlannedRow, ...]:
    """Rejects all rows that mean the same unit: nobody knows which is right."""
    groups: defaultdict[object, list[PlannedRow]] = defaultdict(list)
    for row in rows:
        if row.unit is not None:
            groups[match_key(row.name) if row.unit.id < 0 else row.unit.id].append(row)
    others = {
        row.number: ", ".join(str(other.number) for other in same if other is not row)
        for same in groups.values()
        if len(same) > 1
        for row in same
    }
    return tuple(
        replace(
            row,
            status=RowStatus.REJECTED,
            problems=(
                Problem("IMP.202", row.place, {"name": row.name, "rows": others[row.number]}),
                *row.problems,
            ),
        )
        if row.number in others
        else row
        for row in rows
    )


def _kept(before: Score, after: Score) -> Score:
    """A blank cell of the table never erases, and the same value keeps the ground it had."""
    same = before.state is after.state and before.points == after.points
    return before if same or after.state is CellState.BLANK else after


def _skipped(kind: RowKind, row: PlannedRow) -> Problem:
    code, severity = "IMP.127", Severity.NOTE
    if kind is RowKind.OTHER_TABLE:
        code, severity = "IMP.112", Severity.WARNING
    label = row.name or next((text for text in row.texts if text), "")
    return Problem(code, row.place, {"label": label}, severity)
