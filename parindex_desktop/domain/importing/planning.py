"""The plan of an import: everything the other modules of this folder find out, put together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.body import BodyReader, BodyRow, RowKind
from parindex_desktop.domain.importing.controls import ControlReader
from parindex_desktop.domain.importing.header import Header, find_header
from parindex_desktop.domain.importing.mapping import (
    HeadingReader,
    MappedColumn,
    Origin,
    Target,
    TargetKind,
    map_columns,
)
from parindex_desktop.domain.importing.matching import MatchKind, Similar, UnitFinder, UnitMatch
from parindex_desktop.domain.importing.plan import (
    ImportPlan,
    ImportRequest,
    ImportState,
    PlannedRow,
    Question,
    RowStatus,
)
from parindex_desktop.domain.importing.reading import (
    DecimalMark,
    is_number,
    marks_of,
    read_decimal,
    read_number,
    to_points,
)
from parindex_desktop.domain.importing.rows import RowPlanner
from parindex_desktop.domain.importing.target import CriteriaPlan, CriteriaPlanner, Maxima
from parindex_desktop.domain.importing.writing import (
    build_edit,
    cell_changes,
    is_accepted,
    planned_setup,
    setup_of,
    with_units,
)
from parindex_desktop.domain.numbers import (
    MAX_DECIMALS,
    NumberFormat,
    format_decimal,
    format_points,
    points_to_decimal,
)
from parindex_desktop.domain.ranking import Standing, rank_units
from parindex_desktop.domain.rounds import Round
from parindex_desktop.domain.scoring import NONE_EXEMPT, Scorer, exemptions
from parindex_desktop.domain.text import clean
from parindex_desktop.domain.unit_cells import UnitCells
from parindex_desktop.domain.units import RoundId, UnitId
from parindex_desktop.errors import InputError, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parindex_desktop.domain.criteria import CriteriaTree, CriterionId
    from parindex_desktop.domain.importing.table import SourceCell, SourceTable
    from parindex_desktop.domain.numbers import Points
    from parindex_desktop.domain.scores import Score, Stage
    from parindex_desktop.domain.scoring import Exemptions

_LARGEST_SENSIBLE = Decimal(1000)
"""No total and no index in percent is larger; so `84.390` in their columns is no thousand."""
_COMPARED = frozenset({TargetKind.TOTAL, TargetKind.INDEX})
_ONE_EACH = _COMPARED | {TargetKind.ORDINAL, TargetKind.RANK, TargetKind.CLASS}


def make_plan(
    state: ImportState, request: ImportRequest, table: SourceTable, similar: Similar
) -> ImportPlan:
    """Returns what importing a table would do; nothing is written.

    Raises:
        InputError: `IMP.106` an empty table, `IMP.110` no header; all else stands in the plan.
    """
    if not table.rows:
        raise InputError("IMP.106", name=table.name)
    return _Planner(state, request, table, similar).plan()


class _Planner:
    """Holds what the steps of one plan share; ids are provisional and count down from -1."""

    def __init__(
        self, state: ImportState, request: ImportRequest, table: SourceTable, similar: Similar
    ) -> None:
        self._state = state
        self._request = request
        self._table = table
        self._similar = similar
        self._ids = count(-1, -1)
        self._round = state.round or Round(
            RoundId(self._new_id()), request.year, f"Năm {request.year}"
        )

    def _new_id(self) -> int:
        return next(self._ids)

    def plan(self) -> ImportPlan:
        """Takes the steps in order; what is found wrong is collected, not raised."""
        headings = HeadingReader(self._state.tree, self._request.columns, self._request.remembered)
        header = find_header(self._table, headings)
        columns, column_problems = self._columns(header, headings)
        named = any(column.target.kind is TargetKind.UNIT for column in columns)
        body = BodyReader(self._table, header, columns).read(headings) if named else ()
        criteria = self._criteria(columns, body)
        marks, questions = self._marks(columns, criteria, body)
        rows = self._rows(body, criteria, marks)
        accepted = [row for row in rows if is_accepted(row)]
        problems = [*column_problems, *criteria.problems, *self._total_problem(columns, criteria)]
        if named and not any(row.status is not RowStatus.SKIPPED for row in rows):
            problems.append(Problem("IMP.106", params={"name": self._table.name}))
        standings = self._standings(accepted, criteria.tree)
        controls = ControlReader(
            self._table, body, columns, marks, standings, self._round.policy.decimals
        )
        plan = ImportPlan(
            source=self._table.name,
            headings=tuple(heading.text for heading in header.headings),
            columns=columns,
            rows=rows,
            problems=(*problems, *controls.check()),
            questions=questions,
            tree=criteria.tree,
            edit=None,
        )
        if not self._may_be_written(plan):
            return plan
        cells = {
            c.index: [b.row.cell(c.index) for b in body if b.kind is RowKind.UNIT] for c in columns
        }
        setup = planned_setup(
            self._state,
            self._round,
            columns=columns,
            cells=cells,
            tree=criteria.tree,
            has_mean=any(each.kind is RowKind.MEAN for each in body),
        )
        edit = build_edit(
            self._state,
            self._request,
            self._table,
            round_=self._round,
            setup=setup,
            criteria=criteria,
            accepted=accepted,
        )
        return replace(plan, edit=edit)

    def _columns(
        self, header: Header, headings: HeadingReader
    ) -> tuple[tuple[MappedColumn, ...], list[Problem]]:
        columns = map_columns(header.headings, headings)
        columns = _one_index(columns, str(self._request.year))
        problems = [
            Problem("IMP.116", params={"heading": c.heading, "known": _names(columns)})
            for c in self._request.columns
            if not any(c.names(i, heading) for i, heading in enumerate(header.headings))
        ]
        kinds = [column.target.kind for column in columns]
        if TargetKind.UNIT not in kinds:
            problems.append(Problem("IMP.113", params={"known": _names(columns)}))
        if not any(column.target.is_scored for column in columns):
            problems.append(Problem("IMP.114", params={"known": _names(columns)}))
        units = [c.heading for c in columns if c.target.kind is TargetKind.UNIT]
        if len(units) > 1:
            params: dict[str, object] = {"first": units[0], "second": units[1], "target": "unit"}
            problems.append(Problem("IMP.115", params=params))
        problems.extend(
            Problem("IMP.126", column.heading, severity=Severity.NOTE)
            for column in columns
            if column.target.kind is TargetKind.IGNORED
        )
        return columns, problems

    def _criteria(self, columns: Sequence[MappedColumn], body: Sequence[BodyRow]) -> CriteriaPlan:
        planner = CriteriaPlanner(
            self._state.tree,
            round_id=self._round.id,
            group_id=self._state.group.id,
            stage=self._request.stage,
            maxima=Maxima(self._request.maxima, dict(_printed_maxima(columns, body))),
            new_id=self._new_id,
        )
        return planner.plan(columns)

    def _marks(
        self,
        columns: Sequence[MappedColumn],
        criteria: CriteriaPlan,
        body: Sequence[BodyRow],
    ) -> tuple[dict[int, DecimalMark], tuple[Question, ...]]:
        limits: dict[int, Decimal | None] = {
            to.column.index: points_to_decimal(to.criterion.max_points)
            for to in criteria.destinations
        }
        marks: dict[int, DecimalMark] = {}
        questions: list[Question] = []
        for column in columns:
            if column.target.kind in _COMPARED:
                limits.setdefault(column.index, _LARGEST_SENSIBLE)
            found = marks_of(row.row.cell(column.index) for row in body)
            decided = self._request.decimal or found.decide(limits.get(column.index))
            marks[column.index] = decided or DecimalMark.COMMA
            if decided is None and column.target.is_scored:
                questions.append(_question(column, found.ambiguous[0]))
        return marks, tuple(questions[:1])

    def _rows(
        self,
        body: Sequence[BodyRow],
        criteria: CriteriaPlan,
        marks: Mapping[int, DecimalMark],
    ) -> tuple[PlannedRow, ...]:
        group_names = {
            p.unit_id: self._state.group_names.get(p.group_id, "")
            for p in self._state.participations
            if p.group_id != self._state.group.id
        }
        names = [clean(row.label) for row in body if row.kind is RowKind.UNIT]
        finder = UnitFinder(
            self._state.units.values(),
            elsewhere=frozenset(group_names),
            preferred=self._state.members,
            answers=self._request.answers,
            similar=self._similar,
        )
        planner = RowPlanner(
            self._table,
            self._state,
            destinations=criteria.destinations,
            marks=marks,
            matches=self._accept_new(finder.find_all(names)),
            elsewhere=group_names,
            exempt=self._exempt(criteria.tree),
            new_id=self._new_id,
        )
        return planner.plan(body)

    def _exempt(self, tree: CriteriaTree) -> dict[UnitId, Exemptions]:
        own = (p for p in self._state.participations if p.group_id == self._state.group.id)
        return {p.unit_id: exemptions(tree, p.traits) for p in own if p.traits}

    def _accept_new(self, matches: dict[str, UnitMatch]) -> dict[str, UnitMatch]:
        if not self._request.accept_new:
            return matches
        new = UnitMatch(MatchKind.NEW)
        return {n: new if m.kind is MatchKind.UNDECIDED else m for n, m in matches.items()}

    def _total_problem(
        self, columns: Sequence[MappedColumn], criteria: CriteriaPlan
    ) -> Iterator[Problem]:
        maximum = criteria.tree.maximum()
        for column in columns:
            total = column.maximum if column.target.kind is TargetKind.TOTAL else None
            if total is not None and total != maximum:
                params: dict[str, object] = {
                    "printed": format_points(total),
                    "computed": format_points(maximum),
                }
                yield Problem("IMP.124", column.heading, params, Severity.WARNING)

    def _standings(self, accepted: Sequence[PlannedRow], tree: CriteriaTree) -> dict[int, Standing]:
        """Ranks the group as the import leaves it; row number -> line of its unit."""
        scores: defaultdict[UnitId, dict[tuple[CriterionId, Stage], Score]] = defaultdict(dict)
        for key, score in self._state.scores.items():
            scores[key.unit_id][key.criterion_id, key.stage] = score
        own = [p for p in self._state.participations if p.group_id == self._state.group.id]
        units = dict.fromkeys(p.unit_id for p in own)
        for row, unit in with_units(accepted):
            units[unit.id] = None
            for change in cell_changes(row, unit, self._round.id, self._request.stage):
                scores[unit.id][change.key.criterion_id, change.key.stage] = change.after
        policy, exempt = self._round.policy, self._exempt(tree)
        scorer = Scorer(tree, policy)
        standings = rank_units(
            [
                scorer.score(
                    unit_id, UnitCells.of(scores[unit_id]), exempt.get(unit_id, NONE_EXEMPT)
                )
                for unit_id in units
            ],
            tree=tree,
            policy=policy,
            bands=setup_of(self._state, self._round).bands,
            left_out=frozenset(p.unit_id for p in own if not p.ranked),
        )
        line_of = {standing.unit_id: standing for standing in standings}
        return {row.number: line_of[unit.id] for row, unit in with_units(accepted)}

    def _may_be_written(self, plan: ImportPlan) -> bool:
        """Nothing is written beside an error, unless the person leaves rejected rows out."""
        errors = any(problem.severity is Severity.ERROR for problem in plan.problems)
        rejected = plan.counts[RowStatus.REJECTED] and not self._request.skip_rejected
        return not (errors or rejected or plan.questions)


def _one_index(columns: Sequence[MappedColumn], year: str) -> tuple[MappedColumn, ...]:
    """Keeps one column of each kind that is only compared: the one of the year, else the first."""
    kept: dict[TargetKind, MappedColumn] = {}
    for column in columns:
        kind = column.target.kind
        other = kept.setdefault(kind, column)
        if year in column.heading and year not in other.heading:
            kept[kind] = column
    return tuple(
        column
        if column.target.kind not in _ONE_EACH or kept[column.target.kind] is column
        else replace(column, target=Target(TargetKind.IGNORED), origin=Origin.UNKNOWN)
        for column in columns
    )


def _names(columns: Sequence[MappedColumn]) -> str:
    return ", ".join(f"“{column.heading}”" for column in columns)


def _printed_maxima(
    columns: Sequence[MappedColumn], body: Sequence[BodyRow]
) -> Iterator[tuple[int, Points]]:
    for row in body:
        for column in columns if row.kind is RowKind.MAXIMA else ():
            cell = row.row.cell(column.index)
            if column.target.is_scored and is_number(cell):
                text = cell.text
                yield column.index, to_points(read_number(cell, DecimalMark.COMMA), text)


def _question(column: MappedColumn, cell: SourceCell) -> Question:
    choices = tuple(
        (mark, format_decimal(read_decimal(cell.text, mark), NumberFormat(MAX_DECIMALS)))
        for mark in DecimalMark
    )
    return Question("IMP.125", column.heading, cell.text, choices)
