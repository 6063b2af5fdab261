"""What the person has chosen for an import so far, and the plan that follows from it; no widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriteriaTree, Source
from parindex_desktop.domain.importing.header import find_header
from parindex_desktop.domain.importing.mapping import (
    ColumnChoice,
    HeadingReader,
    MappedColumn,
    Target,
    TargetKind,
    leaves_of_source,
)
from parindex_desktop.domain.importing.matching import Candidate, UnitAnswer
from parindex_desktop.domain.importing.plan import ImportPlan, ImportRequest, Question, RowStatus
from parindex_desktop.domain.importing.planning import make_plan
from parindex_desktop.domain.importing.unit_sheets import is_unit_sheet, lay_down
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.domain.text import clean
from parindex_desktop.domain.units import Unit
from parindex_desktop.errors import AppError, InputError, Problem, Severity
from parindex_desktop.services.importing import plan_import, read_state
from parindex_desktop.services.locked_gate import refusal_of_year
from parindex_desktop.services.similar_names import similar_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from parindex_desktop.domain.importing.reading import DecimalMark
    from parindex_desktop.domain.importing.table import SourceTable
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.domain.units import GroupId
    from parindex_desktop.storage.reader import Reader

_BIG = 15_000
"""Cells that are planned before anybody can look up."""
_FIRST_ROWS = 100
_SOURCES = {TargetKind.APPRAISED: Source.APPRAISED, TargetKind.SURVEY: Source.SURVEY}


@dataclass(frozen=True, slots=True)
class OpenName:
    """A name of the table that no unit has.

    Attributes:
        candidates: Units that look alike; the person must decide when there are any.
        answer: What was decided so far.
    """

    name: str
    place: str
    candidates: tuple[Candidate, ...]
    answer: UnitAnswer | None

    @property
    def is_undecided(self) -> bool:
        """True while the person must still say what the name means."""
        return bool(self.candidates) and self.answer is None


@dataclass(frozen=True, slots=True)
class Planned:
    """The whole table planned.

    Attributes:
        unanswered: As if nothing was decided about names.
        plan: As it was decided.
        others: Units of the group that no row names.
    """

    unanswered: ImportPlan
    plan: ImportPlan
    others: tuple[Unit, ...]


class ImportDraft:
    """One import on its way.

    A small table is planned after every answer. Of a big one only the first rows are, which is
    enough for its columns; the whole is planned by `work`, beside the window.

    Attributes:
        source: The table as read, the score sheet of one unit as a table of one row; None before
            one was chosen.
        request: All answers.
        outline: The plan of the first rows: columns and what is wrong with them.
        plan: What would be done; None before the whole table was planned.
        is_stale: The whole table must be planned anew before it is imported.
        failure: Why there is no plan.
        header_rows: Numbers of the rows that hold the headings.
        tree: The criteria that the group has already; None when it has no set.
    """

    def __init__(
        self, reader: Reader, *, year: int, group_id: GroupId, remembered: Mapping[str, str]
    ) -> None:
        self._reader = reader
        self._first_row: int | None = None
        self.source: SourceTable | None = None
        self._read: SourceTable | None = None
        self._sheet_problems: tuple[Problem, ...] = ()
        self.request = ImportRequest(year=year, group_id=group_id, remembered=dict(remembered))
        self.outline: ImportPlan | None = None
        self.plan: ImportPlan | None = None
        self._planned: Planned | None = None
        self.is_stale = False
        self.failure: AppError | None = None
        self.header_rows: tuple[int, ...] = ()
        self.tree: CriteriaTree | None = None

    @property
    def table(self) -> SourceTable | None:
        """The table from its header on, when the person said where that is."""
        if self.source is None or self._first_row is None:
            return self.source
        kept = tuple(row for row in self.source.rows if row.number >= self._first_row)
        return replace(self.source, rows=kept)

    @property
    def locked(self) -> AppError | None:
        """Why nothing can be imported into the year chosen; None while its results are open."""
        return refusal_of_year(self.request.year, self._reader)

    def take(self, table: SourceTable) -> None:
        """Begins with another table; answers about the one before are forgotten."""
        self._read, self._first_row = table, None
        self.request = replace(
            self.request, columns=(), maxima={}, decimal=None, answers={}, skip_rejected=False
        )
        self._look()

    def refuse(self, error: AppError) -> None:
        """Notes that a source could not be read; the table before stays."""
        self.failure = error

    def set_place(self, *, year: int, group_id: GroupId, stage: Stage) -> None:
        """Chooses where the points go."""
        self.request = replace(self.request, year=year, group_id=group_id, stage=stage)
        self._look()

    def set_header(self, row_number: int) -> None:
        """Says that the headings begin in a row; what stands above is left aside."""
        self._first_row = row_number
        self.request = replace(self.request, columns=(), answers={})
        self._look()

    def set_target(self, column: int, target: Target) -> None:
        """Says what a column is."""
        others = tuple(c for c in self.request.columns if c.column != column)
        choice = ColumnChoice(target, column=column)
        before = {str(c.target) for c in self.columns() if c.index == column}
        maxima = {k: v for k, v in self.request.maxima.items() if k not in before}
        self.request = replace(self.request, columns=(*others, choice), maxima=maxima)
        self._look()

    def set_maximum(self, target: Target, text: str) -> None:
        """Gives the maximum of a criterion that is to be made; raises `InputError` `NUM.1xx`."""
        maxima = {k: v for k, v in self.request.maxima.items() if k != str(target)}
        if text.strip():
            maxima[str(target)] = parse_points(text)
        self.request = replace(self.request, maxima=maxima)
        self._look()

    def set_decimal(self, mark: DecimalMark) -> None:
        """Answers the question about `1.234`."""
        self.request = replace(self.request, decimal=mark)
        self._look()

    def answer(self, name: str, answer: UnitAnswer | None) -> None:
        """Says what an unknown name means; None takes the word back."""
        self.answer_all([name], answer)

    def answer_all(self, names: Sequence[str], answer: UnitAnswer | None) -> None:
        """Says the same of several names."""
        answers = {k: v for k, v in self.request.answers.items() if k not in names}
        if answer is not None:
            answers.update(dict.fromkeys(names, answer))
        self.request = replace(self.request, answers=answers)
        self._plan_again()

    def skip_rejected(self, skip: bool) -> None:
        """Imports the other rows although some are rejected."""
        self.request = replace(self.request, skip_rejected=skip)
        self._plan_again()

    # ---- what follows ---------------------------------------------------------------------------

    def work(self) -> Callable[[], Planned]:
        """Returns the planning of the whole table, on data that nobody changes meanwhile."""
        table, request = self.table, self.request
        assert table is not None
        state = read_state(self._reader, request)
        known = self._planned.unanswered if self._planned else None

        def run() -> Planned:
            bare = replace(request, answers={}, skip_rejected=False)
            unanswered = known or make_plan(state, bare, table, similar_names)
            named = {row.unit.id for row in unanswered.rows if row.unit is not None}
            others = tuple(state.units[unit_id] for unit_id in state.members - named)
            if bare == request:
                return Planned(unanswered, unanswered, others)
            return Planned(unanswered, make_plan(state, request, table, similar_names), others)

        return run

    def accept(self, planned: Planned) -> None:
        """Takes over what `work` found."""
        self._planned, self.is_stale = planned, False
        self.plan = planned.plan.with_problems(self._sheet_problems)

    def columns(self) -> tuple[MappedColumn, ...]:
        """Returns the columns with a heading, and what each is."""
        return self.outline.columns if self.outline else ()

    def needs_maximum(self, column: MappedColumn) -> bool:
        """Tells whether a column fills a criterion that is to be made."""
        source = _SOURCES.get(column.target.kind)
        return source is not None and (self.tree is None or not leaves_of_source(self.tree, source))

    def targets(self) -> tuple[Target, ...]:
        """Returns what a column may be, in the order of the list."""
        leaves = self.tree.leaves() if self.tree else ()
        sums = (
            Target(kind)
            for kind, source in _SOURCES.items()
            if self.tree is None or len(leaves_of_source(self.tree, source)) < 2
        )
        named = (Target(TargetKind.CRITERION, leaf.code) for leaf in leaves)
        compared = (
            TargetKind.TOTAL, TargetKind.INDEX, TargetKind.RANK, TargetKind.CLASS,
            TargetKind.ORDINAL, TargetKind.IGNORED,
        )  # fmt: skip
        return (Target(TargetKind.UNIT), *sums, *named, *map(Target, compared))

    def samples(self, column: int, count: int = 3) -> tuple[str, ...]:
        """Returns the first texts of a column below the header."""
        table = self.table
        if table is None or not self.header_rows:
            return ()
        below = (row.cell(column).text for row in table.rows if row.number > self.header_rows[-1])
        return tuple(text for text in below if text)[:count]

    def column_problems(self) -> tuple[Problem, ...]:
        """Returns what must be put right among the columns."""
        plan = self.plan or self.outline
        return tuple(p for p in plan.problems if p.severity is Severity.ERROR) if plan else ()

    def questions(self) -> tuple[Question, ...]:
        """Returns what only the person knows about the numbers."""
        plan = self.plan or self.outline
        return plan.questions if plan else ()

    def warnings(self) -> tuple[Problem, ...]:
        """Returns what is only told about the table, differing control totals first."""
        if self.plan is None:
            return ()
        told = [p for p in self.plan.problems if p.severity is not Severity.ERROR]
        return tuple(sorted(told, key=lambda p: p.severity is not Severity.WARNING))

    def open_names(self) -> tuple[OpenName, ...]:
        """Returns the names that no unit has, those to be decided first."""
        rows = self._planned.unanswered.rows if self._planned else ()
        names = [
            OpenName(row.name, row.place, row.candidates, self.request.answers.get(clean(row.name)))
            for row in rows
            if row.candidates or (row.unit is not None and row.unit.id < 0)
        ]
        return tuple(sorted(names, key=lambda name: not name.candidates))

    def known_units(self) -> tuple[Unit, ...]:
        """Returns the units of the group that no row of the table names."""
        return self._planned.others if self._planned else ()

    def rejected(self) -> int:
        """Returns the number of rows that cannot be imported."""
        return self.plan.counts[RowStatus.REJECTED] if self.plan else 0

    @property
    def _is_big(self) -> bool:
        table = self.table
        return table is not None and sum(len(row.cells) for row in table.rows) > _BIG

    def _stand_up(self, read: SourceTable) -> SourceTable:
        """Takes what was read as the source; returns it from its header on."""
        self.source, self._sheet_problems = read, ()
        if self.tree is not None and is_unit_sheet(read, self.tree):
            laid = lay_down([read], self.tree, self.request.stage)
            self.source, self._sheet_problems = laid.table, laid.problems
        assert self.table is not None
        return self.table

    def _plan_again(self) -> None:
        if self._is_big:
            self.is_stale = True
        else:
            self.accept(self.work()())

    def _look(self) -> None:
        """Plans anew: all of a small table, the first rows of a big one."""
        self.outline = self.plan = self._planned = self.failure = None
        self.header_rows, self.is_stale = (), False
        if self._read is None:
            return
        try:
            self.tree = read_state(self._reader, self.request).tree
            table = self._stand_up(self._read)
            headings = HeadingReader(self.tree, self.request.columns, self.request.remembered)
            self.header_rows = tuple(row.number for row in find_header(table, headings).rows)
            if self._is_big:
                first = replace(table, rows=table.rows[:_FIRST_ROWS])
                self.outline = plan_import(self._reader, self.request, first)
                self.is_stale = True
            else:
                self.accept(self.work()())
                self.outline = self.plan
        except InputError as error:
            self.failure = error
