"""What came back: a file as it was read, and what its unit says, held against the work file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.importing.table import SourceCell
from parindex_desktop.domain.units import UnitGroup, UnitId
from parindex_desktop.domain.workbooks.identity import Identity
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

Cells: TypeAlias = Mapping[tuple[int, int], SourceCell]
"""What stands on a sheet, by row and column from 1; blank cells are left out."""


@dataclass(frozen=True, slots=True)
class ReturnedWorkbook:
    """A workbook of ours, nothing of it judged yet.

    Attributes:
        sheets: Titles of all sheets.
        cells: Of the sheet that the unit fills in; None when there is none of its name.
    """

    identity: Identity
    sheets: tuple[str, ...]
    cells: Cells | None


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """One file of the folder.

    Attributes:
        name: Without its folder.
        day: When it was last changed, as an ISO date.
        digest: SHA-256 of its content; the same file twice is no question.
        workbook: None when it could not be read.
        problem: Why it could not; a note where it is no workbook at all.
    """

    name: str
    day: str
    digest: str = ""
    workbook: ReturnedWorkbook | None = None
    problem: Problem | None = None


class ReturnState(StrEnum):
    """Where a unit stands."""

    RECEIVED = "received"
    LATE = "late"
    EARLIER = "earlier"
    """No file in this folder; the unit had sent its self-assessment before."""
    MISSING = "missing"
    REJECTED = "rejected"


class Standing(StrEnum):
    """What a value of the workbook is to the work file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class UnitReturn:
    """What one unit sent.

    Attributes:
        file: Its name; empty without one.
        day: When it was received, as an ISO date; empty without a file.
        problems: Errors for a unit that is rejected, else warnings; places name cells.
        cells: Scores of the self stage that change.
        entities: Notes, documents and the step done that change; documents that are new have no id
            yet.
        counts: How many scores, notes and documents are new, changed, unchanged.
    """

    unit_id: UnitId
    state: ReturnState
    file: str = ""
    day: str = ""
    problems: tuple[Problem, ...] = ()
    cells: tuple[CellChange, ...] = ()
    entities: tuple[EntityChange, ...] = ()
    counts: Mapping[Standing, int] | None = None

    @property
    def is_rejected(self) -> bool:
        """True when nothing of it is taken over."""
        return self.state is ReturnState.REJECTED

    @property
    def changes_anything(self) -> bool:
        """True when taking it over would write something."""
        return bool(self.cells or self.entities)

    def count(self, standing: Standing) -> int:
        """Returns how many values are new, changed or unchanged."""
        return self.counts.get(standing, 0) if self.counts else 0

    @property
    def new_documents(self) -> int:
        """How many ids its new documents need."""
        return sum(is_new_document(change) for change in self.entities)


def is_new_document(change: EntityChange) -> bool:
    """Tells documents, which get an id when they are written."""
    return change.before is None and isinstance(change.after, Evidence)


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Returns the problems that reject what they stand at."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Returned:
    """What a folder of returned workbooks says about a group.

    Attributes:
        units: All units of the group, in their order.
        strays: What was found in files that are no unit's answer; places name files.
    """

    group: UnitGroup
    units: tuple[UnitReturn, ...]
    strays: tuple[Problem, ...] = ()

    @property
    def has_rejected(self) -> bool:
        """True when a unit or a file was rejected."""
        return bool(errors_of(self.strays)) or any(unit.is_rejected for unit in self.units)

    def edit(
        self, new_ids: Callable[[int], range], units: Collection[UnitId] | None = None
    ) -> Edit:
        """Returns what taking the sound workbooks over changes, as one step of undo.

        Args:
            new_ids: Reserves ids for documents, `Session.new_ids`.
            units: Those taken over; None for all.
        """
        taken = [
            unit
            for unit in self.units
            if unit.changes_anything and (units is None or unit.unit_id in units)
        ]
        ids = iter(new_ids(sum(unit.new_documents for unit in taken)))
        entities = [_with_id(change, ids) for unit in taken for change in unit.entities]
        params = (("count", str(len(taken))), ("group", self.group.name))
        cells = tuple(change for unit in taken for change in unit.cells)
        return Edit("workbooks.read", params, tuple(entities), cells)


def _with_id(change: EntityChange, ids: Iterator[int]) -> EntityChange:
    if not is_new_document(change):
        return change
    assert isinstance(change.after, Evidence)
    return EntityChange(None, replace(change.after, id=EvidenceId(next(ids))))
