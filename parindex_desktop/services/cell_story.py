"""The story of a cell, or of a unit in a round: what was there, what came, who, when, and why.

It is told from the audit trail alone, so it says what was known at the time: scores of all stages,
remarks, documents, settled differences, changed rules and maxima, and traits of the unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import EditKind
from parindex_desktop.domain.scores import FIRST_STAGES, CellState, stages_of
from parindex_desktop.domain.second_entry.campaigns import SecondSheet, Settlement
from parindex_desktop.domain.trail import TrailFilter
from parindex_desktop.i18n import tr
from parindex_desktop.sentences.actions import tell_action, tell_kind
from parindex_desktop.services.audit_log import params_told
from parindex_desktop.services.fact_words import explain
from parindex_desktop.services.score_entry import show_score
from parindex_desktop.services.second_entry_blind import HIDDEN, blind_cells, why_hidden
from parindex_desktop.services.story_words import Told, tell_change
from parindex_desktop.services.trail_names import TrailNames, stage_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.domain.edits import AuditEntry, CellChange, EntityChange
    from parindex_desktop.domain.scores import Score
    from parindex_desktop.domain.units import RoundId, UnitId
    from parindex_desktop.services.second_entry_blind import BlindCells
    from parindex_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One entry of the trail, as far as it is about what the story tells.

    Attributes:
        at: Local time.
        who: Name, and role behind a comma where it is known.
        what: The action in words, an undo and a redo say so; empty where it is all in the changes.
        changes: What it changed; empty for an action about the unit as a whole.
    """

    entry: int
    at: datetime
    who: str
    what: str
    changes: tuple[Told, ...]

    @property
    def time(self) -> str:
        """The time of day."""
        return f"{self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class StoryDay:
    """The lines of one day, newest first."""

    day: date
    lines: tuple[StoryLine, ...]

    @property
    def text(self) -> str:
        """The day as offices write it."""
        return f"{self.day:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class Story:
    """All that happened to a cell or a unit.

    Attributes:
        title: What it is about.
        days: Newest first; empty when nothing ever happened.
    """

    title: str
    days: tuple[StoryDay, ...]

    @property
    def text(self) -> str:
        """The story as plain text, for the clipboard."""
        return "\n".join([self.title, *_plain(self.days)])


def story_of_cell(
    session: Session, round_id: RoundId, unit_id: UnitId, criterion_id: CriterionId
) -> Story:
    """Returns the story of a unit's criterion at all stages, as far as who works may read it."""
    names = TrailNames(session)
    only = TrailFilter(round_id, unit_id=unit_id, criteria=(criterion_id,))
    title = f"{names.unit(unit_id)} · {names.criterion_text(round_id, criterion_id)}"
    leaf = names.criterion(round_id, criterion_id)
    lines = _lines(session, only, _Telling(names, blind_cells(session), leaf))
    return Story(title, _by_day(line for line in lines if line.changes))


def story_of_unit(session: Session, round_id: RoundId, unit_id: UnitId) -> Story:
    """Returns the story of a unit in a round, as far as who works may read it."""
    names = TrailNames(session)
    year = next((each.name for each in session.rounds if each.id == round_id), "")
    title = " · ".join(filter(None, (names.unit(unit_id), year)))
    only = TrailFilter(round_id, unit_id=unit_id)
    return Story(title, _by_day(_lines(session, only, _Telling(names, blind_cells(session)))))


class _Telling:
    """Words the changes of an entry; about a single leaf, it does not name it each time."""

    def __init__(self, names: TrailNames, blind: BlindCells, leaf: Criterion | None = None) -> None:
        self._names, self._blind, self._leaf = names, blind, leaf

    def changes(self, entry: AuditEntry) -> Iterator[Told]:
        """Yields what an entry changed, the causes before the scores."""
        for change in entry.entities:
            if self._may_tell(change):
                yield from tell_change(change, self._names, self._leaf)
        for cell in entry.cells:
            if not self._is_keyed_again(cell):
                yield self._cell(cell)

    def what(self, entry: AuditEntry) -> str:
        """Returns the action in words; empty where the changes say it all."""
        if entry.kind is EditKind.DO and entry.action.startswith("remarks.") and entry.entities:
            return ""
        return tell_kind(entry.kind, tell_action(entry.action, params_told(entry, self._blind)))

    def hides(self, entry: AuditEntry) -> bool:
        """Tells whether an entry is about nothing but what must not be told."""
        if not self._blind or not (entry.cells or entry.entities):
            return False
        return all(map(self._is_keyed_again, entry.cells)) and not any(
            self._may_tell(change) for change in entry.entities
        )

    def _is_keyed_again(self, cell: CellChange) -> bool:
        """Tells of a number keyed blind; that there is one says already that two keyed apart."""
        return cell.key.stage not in FIRST_STAGES and self._blind.hides(cell.key)

    def _may_tell(self, change: EntityChange) -> bool:
        some = change.after or change.before
        if not isinstance(some, SecondSheet | Settlement):
            return True
        return some.campaign_id not in self._blind.campaigns

    def _cell(self, cell: CellChange) -> Told:
        key = cell.key
        criterion = self._names.criterion(key.round_id, key.criterion_id)
        where = stage_name(key.stage)
        if criterion is not None and len(stages_of(criterion)) == 1 and self._leaf is not None:
            where = tr("Points")
        if self._leaf is None:
            code = criterion.code if criterion else tr("(removed)")
            where = f"{code} · {where}"
        if self._blind.hides(key):
            return Told(where, HIDDEN, HIDDEN, why_hidden())
        why = explain(criterion, cell.after) if criterion else ""
        return Told(where, _content(cell.before), _content(cell.after), why)


def _lines(session: Session, only: TrailFilter, telling: _Telling) -> Iterator[StoryLine]:
    for entry in session.reader.story(only):
        if not telling.hides(entry):
            yield StoryLine(
                entry.id,
                entry.at.astimezone(),
                ", ".join(filter(None, (entry.author.name, entry.author.role))),
                telling.what(entry),
                tuple(telling.changes(entry)),
            )


def _by_day(lines: Iterable[StoryLine]) -> tuple[StoryDay, ...]:
    days = groupby(lines, key=lambda line: line.at.date())
    return tuple(StoryDay(day, tuple(some)) for day, some in days)


def _content(score: Score) -> str:
    if score.state is CellState.BLANK:
        return tr("blank")
    if score.state is CellState.NUMBER:
        return show_score(score)
    state = tr("not applicable") if score.state is CellState.NOT_APPLICABLE else tr("pending")
    return f"{state} ({score.ground})" if score.ground else state


def _plain(days: Iterable[StoryDay]) -> Iterator[str]:
    for day in days:
        yield ""
        yield day.text
        for line in day.lines:
            yield f"{line.time}  {line.who}" + (f": {line.what}" if line.what else "")
            yield from (f"    {told.sentence}" for told in line.changes)
