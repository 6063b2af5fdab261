"""What an import would do, as a person sees it before it is done, and as one edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId
from parindex_desktop.domain.edits import CellChange, Edit, Entity, EntityChange
from parindex_desktop.domain.importing.mapping import ColumnChoice, MappedColumn, to_remember
from parindex_desktop.domain.importing.matching import Candidate, UnitAnswer
from parindex_desktop.domain.importing.reading import DecimalMark
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rounds import GroupSetup, Round
from parindex_desktop.domain.scores import CellKey, Score, Stage
from parindex_desktop.domain.units import GroupId, Participation, RoundId, Unit, UnitGroup, UnitId
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What the person wants imported, and every answer given so far.

    Attributes:
        year: The year assessed; its round is made when there is none.
        stage: Whose points the appraised columns are; survey columns are always `SURVEY`.
        columns: Columns named by the person; the rest is remembered or guessed.
        maxima: Target, criterion code or heading -> maximum.
        decimal: Answer to the question about `1.234`; None while it is not asked or answered.
        answers: Name as the table has it (`text.clean`) -> what the person decided.
        accept_new: Take every unknown name as a new unit, however close to a known one.
        skip_rejected: Import the other rows although some are rejected.
        remembered: Key of a heading -> target, from `ImportPlan.to_remember` of an earlier import.
    """

    year: int
    group_id: GroupId
    stage: Stage = Stage.APPRAISAL_1
    columns: tuple[ColumnChoice, ...] = ()
    maxima: Mapping[str, Points] = field(default_factory=dict)
    decimal: DecimalMark | None = None
    answers: Mapping[str, UnitAnswer] = field(default_factory=dict)
    accept_new: bool = False
    skip_rejected: bool = False
    remembered: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportState:
    """What the work file holds that an import has to know.

    Attributes:
        round: Of the year; None when there is none yet.
        setup: Of the group in the round; None when it is untouched.
        group_names: Names of all groups, for messages.
        units: All units of the work file.
        participations: Of the round, all groups.
        members: Units that stood in this group in any round.
        scores: Of the group in the round.
    """

    group: UnitGroup
    round: Round | None
    setup: GroupSetup | None
    tree: CriteriaTree | None
    group_names: Mapping[GroupId, str]
    units: Mapping[UnitId, Unit]
    participations: tuple[Participation, ...]
    members: frozenset[UnitId]
    scores: Mapping[CellKey, Score]


class RowStatus(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """One score of a row, before and after; `text` is what the table shows."""

    column: int
    criterion: Criterion
    text: str
    before: Score
    after: Score


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the table and what becomes of it.

    Attributes:
        number: As the source counts.
        place: As messages name it.
        name: The unit as the table spells it, or the label of a skipped row.
        unit: The unit meant; its id is provisional (negative) when it is new.
        problems: Why it is rejected, and what else is told about it.
        candidates: Units that the person must choose from, best first.
        texts: The whole row as shown, for the list of rejected rows.
    """

    number: int
    place: str
    name: str
    status: RowStatus
    unit: Unit | None = None
    cells: tuple[PlannedCell, ...] = ()
    problems: tuple[Problem, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only the person knows, asked once for the whole table.

    Attributes:
        code: Of its sentence.
        column: Heading of the first column it is about.
        example: The text that reads in more than one way: `1.234`.
        choices: The readings: answer for `ImportRequest.decimal`, and how the example then reads.
    """

    code: str
    column: str
    example: str
    choices: tuple[tuple[DecimalMark, str], ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do.

    Attributes:
        headings: One per column of the table, blank where it has none.
        columns: The columns with a heading, and what each is.
        rows: Every row below the header.
        problems: About the table as a whole; those of rows stand at the rows.
        tree: The criteria as they will be.
        edit: With provisional negative ids; None while errors or questions stand in the way.
    """

    source: str
    headings: tuple[str, ...]
    columns: tuple[MappedColumn, ...]
    rows: tuple[PlannedRow, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    tree: CriteriaTree
    edit: Edit | None

    @property
    def counts(self) -> Mapping[RowStatus, int]:
        """Number of rows of each status."""
        return Counter(row.status for row in self.rows)

    def all_problems(self) -> Iterator[Problem]:
        """Yields what is told about the table, then about its rows from the top."""
        yield from self.problems
        for row in self.rows:
            yield from row.problems

    def blocking(self) -> tuple[Problem, ...]:
        """Returns the errors that stand in the way, open questions included."""
        asked = (Problem(q.code, q.column, {"example": q.example}) for q in self.questions)
        errors = (p for p in self.all_problems() if p.severity is Severity.ERROR)
        return (*asked, *errors)

    def with_problems(self, more: tuple[Problem, ...]) -> ImportPlan:
        """Returns the plan with what was found before it; an error keeps it from being written."""
        stopped = any(problem.severity is Severity.ERROR for problem in more)
        edit = None if stopped else self.edit
        return replace(self, problems=(*more, *self.problems), edit=edit)

    def reject_rows(self, tell: Callable[[Problem], str]) -> tuple[tuple[str, ...], ...]:
        """Returns the rejected rows as they stand, place first and reasons last, under headings."""
        rejected = [row for row in self.rows if row.status is RowStatus.REJECTED]
        lines = [("", *self.headings, "")]
        for row in rejected:
            texts = row.texts + ("",) * (len(self.headings) - len(row.texts))
            reasons = (tell(p) for p in row.problems if p.severity is Severity.ERROR)
            lines.append((row.place, *texts[: len(self.headings)], " ".join(reasons)))
        return tuple(lines)

    def to_remember(self) -> dict[str, str]:
        """Returns the mapping of columns for the next table of this kind."""
        return to_remember(self.columns)

    def to_edit(self, reserve_ids: Callable[[int], range]) -> Edit:
        """Returns the edit with real ids, reserved only now so that a preview costs none.

        Raises:
            ValueError: When errors or questions stand in the way; see `edit`.
        """
        if self.edit is None:
            raise ValueError("an import with errors or open questions has no edit")
        created = [change.after for change in self.edit.entities if change.before is None]
        provisional = [id_ for e in created if (id_ := getattr(e, "id", 0)) < 0]
        if not provisional:
            return self.edit
        ids = dict(zip(provisional, reserve_ids(len(provisional)), strict=True))
        return replace(
            self.edit,
            entities=tuple(_renumber_change(change, ids) for change in self.edit.entities),
            cells=tuple(_renumber_cell(change, ids) for change in self.edit.cells),
        )


_ID_FIELDS = frozenset({"id", "round_id", "unit_id", "set_id", "parent_id"})


def _renumber_change(change: EntityChange, ids: Mapping[int, int]) -> EntityChange:
    after = None if change.after is None else _renumber(change.after, ids)
    return EntityChange(change.before, after)


def _renumber(entity: Entity, ids: Mapping[int, int]) -> Entity:
    names = [f.name for f in fields(entity) if f.name in _ID_FIELDS]
    known: dict[str, Any] = {
        name: ids[value] for name in names if (value := getattr(entity, name)) in ids
    }
    return replace(entity, **known)


def _renumber_cell(change: CellChange, ids: Mapping[int, int]) -> CellChange:
    key = change.key
    renumbered = CellKey(
        RoundId(ids.get(key.round_id, key.round_id)),
        UnitId(ids.get(key.unit_id, key.unit_id)),
        CriterionId(ids.get(key.criterion_id, key.criterion_id)),
        key.stage,
    )
    return replace(change, key=renumbered)
