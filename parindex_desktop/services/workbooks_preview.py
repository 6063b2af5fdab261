"""What a folder of returned workbooks would change, in words: a line for each unit, its details."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.process import StepDone
from parindex_desktop.domain.remarks import Remark
from parindex_desktop.domain.text import without_marks
from parindex_desktop.domain.workbooks.returned import ReturnState, Standing, UnitReturn
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services.fact_words import explain
from parindex_desktop.services.score_entry import show_score
from parindex_desktop.services.story_words import tell_change
from parindex_desktop.services.trail_names import TrailNames, stage_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.edits import EntityChange
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.domain.workbooks.returned import Returned
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session


class LineState(StrEnum):
    """Where a line stands: a unit as `ReturnState` says, or a file that is no unit's."""

    RECEIVED = ReturnState.RECEIVED.value
    LATE = ReturnState.LATE.value
    REJECTED = ReturnState.REJECTED.value
    MISSING = ReturnState.MISSING.value
    EARLIER = ReturnState.EARLIER.value
    STRAY = "stray"


STATES = {
    LineState.RECEIVED: mark("Workbook received"),
    LineState.LATE: mark("Received late"),
    LineState.REJECTED: mark("Workbook rejected"),
    LineState.MISSING: mark("Not sent"),
    LineState.EARLIER: mark("Received before"),
    LineState.STRAY: mark("Other file"),
}
"""What a filter and a line call each."""


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One unit, or one file that is no unit's answer.

    Attributes:
        unit: None for a file.
        name: Of the unit; empty for a file.
        day: When it was received, as it is read.
        problems: Their places name cells.
        found_by: What a search looks in, without diacritics.
    """

    state: LineState
    unit: UnitReturn | None
    name: str
    file: str
    day: str
    problems: tuple[Problem, ...]
    found_by: str

    @property
    def changes_anything(self) -> bool:
        """True when taking it over would write something."""
        return self.unit is not None and self.unit.changes_anything

    @property
    def state_text(self) -> str:
        """The state in words; a sound workbook that changes nothing says so."""
        text = tr(STATES[self.state])
        if self.state in _SOUND and not self.changes_anything:
            return tr("{state}, nothing new", state=text)
        return text

    def count(self, standing: Standing) -> str:
        """Returns how many values are new, changed or unchanged; empty without a sound file."""
        if self.unit is None or self.unit.counts is None:
            return ""
        return str(self.unit.count(standing))

    @property
    def warnings(self) -> int:
        """How many of its problems need to be looked at."""
        return sum(each.severity is not Severity.NOTE for each in self.problems)

    def cell_of(self, problem: Problem) -> str:
        """Returns the cell that a problem is about; empty for a file as a whole."""
        file, _, cell = problem.place.rpartition(_BEHIND_FILE)
        return cell if file or problem.place != self.file else ""


_SOUND = (LineState.RECEIVED, LineState.LATE)
_BEHIND_FILE = " · "
"""Between a file and its cell, where a problem names both."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One value that taking a workbook over would write.

    Attributes:
        criterion: Code and name; empty for what is about the unit as a whole.
        what: Points, a document, a note.
        before: What stands in the file; empty for nothing.
        after: What would stand there.
    """

    criterion: str
    what: str
    before: str
    after: str


def lines_of(book: GroupBook, returned: Returned) -> tuple[ReturnLine, ...]:
    """Returns a line for each unit of a group in its order, then one for each other file."""
    units = (_unit_line(book, unit) for unit in returned.units)
    return (*units, *_stray_lines(returned.strays))


def changes_of(session: Session, book: GroupBook, unit: UnitReturn) -> tuple[ChangeLine, ...]:
    """Returns what taking a workbook over would write, in the order of the criteria."""
    names = TrailNames(session)
    by_leaf: defaultdict[CriterionId | None, list[ChangeLine]] = defaultdict(list)
    for change in unit.cells:
        leaf = book.tree.get(change.key.criterion_id)
        before, after = show_score(change.before), show_score(change.after)
        facts = explain(leaf, change.after)
        told = f"{after}  ({facts})" if facts else after
        line = ChangeLine(_named(book, leaf.id), stage_name(change.key.stage), before, told)
        by_leaf[leaf.id].append(line)
    for entity in unit.entities:
        about = entity.after
        leaf_id = about.criterion_id if isinstance(about, Remark | Evidence) else None
        by_leaf[leaf_id] += _entity_lines(book, names, entity, leaf_id)
    order = (None, *(leaf.id for leaf in book.leaves))
    return tuple(line for leaf_id in order for line in by_leaf[leaf_id])


def told_import(lines: Sequence[ReturnLine], taken: Collection[UnitId]) -> tuple[str, str]:
    """Returns what an import wrote and what it left, from the lines as they were before it.

    Args:
        lines: All lines of the preview.
        taken: The units that were taken over.
    """
    units = [line.unit for line in lines if line.unit is not None and line.unit.unit_id in taken]
    done = tr(
        "Took over the workbooks of {count} units: {new} values new, {changed} changed.",
        count=len(units),
        new=sum(unit.count(Standing.NEW) for unit in units),
        changed=sum(unit.count(Standing.CHANGED) for unit in units),
    )
    left = [line for line in lines if line.unit is None or line.unit.unit_id not in taken]
    return done, _told_left(left)


def _told_left(lines: Sequence[ReturnLine]) -> str:
    states = [line.state for line in lines]
    aside = sum(line.changes_anything for line in lines)
    counted = (
        (aside, tr("{count} left out by you", count=aside)),
        *(
            (states.count(state), tr(text, count=states.count(state)))
            for state, text in _LEFT.items()
        ),
    )
    said = ", ".join(text for count, text in counted if count)
    return tr("Not taken over: {what}.", what=said) if said else ""


_LEFT = {
    LineState.REJECTED: mark("{count} rejected"),
    LineState.MISSING: mark("{count} not sent"),
    LineState.STRAY: mark("{count} other files"),
}


def _unit_line(book: GroupBook, unit: UnitReturn) -> ReturnLine:
    name = book.units_by_id[unit.unit_id].name
    files = dict.fromkeys(_file_of(each) for each in unit.problems if not unit.file)
    file = unit.file or ", ".join(files)
    found_by = without_marks(f"{name} {file}")
    state, day = LineState(unit.state.value), show_day(unit.day)
    return ReturnLine(state, unit, name, file, day, unit.problems, found_by)


def _stray_lines(strays: Sequence[Problem]) -> Iterator[ReturnLine]:
    """Yields one line per file; what is said about it stays together."""
    files: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in strays:
        files[_file_of(problem)].append(problem)
    for file, problems in files.items():
        found_by = without_marks(file)
        yield ReturnLine(LineState.STRAY, None, "", file, "", tuple(problems), found_by)


def _file_of(problem: Problem) -> str:
    return problem.place.partition(_BEHIND_FILE)[0]


def _entity_lines(
    book: GroupBook, names: TrailNames, change: EntityChange, leaf_id: CriterionId | None
) -> Iterator[ChangeLine]:
    before, after = change.before, change.after
    if leaf_id is None:
        assert isinstance(after, StepDone)
        earlier = show_day(before.day) if isinstance(before, StepDone) else ""
        yield ChangeLine("", tr("Day received"), earlier, show_day(after.day))
        return
    for told in tell_change(change, names, book.tree.get(leaf_id)):
        yield ChangeLine(_named(book, leaf_id), told.where, told.before, told.after)


def _named(book: GroupBook, leaf_id: CriterionId) -> str:
    leaf = book.tree.get(leaf_id)
    return f"{leaf.code}  {leaf.name}"
