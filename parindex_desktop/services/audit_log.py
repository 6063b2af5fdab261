"""The audit trail as a person reads it: what happened, by whom, when, and to which cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from parindex_desktop.domain.edits import AuditEntry, EditKind
from parindex_desktop.domain.scores import CellState
from parindex_desktop.domain.text import without_marks
from parindex_desktop.domain.trail import TrailFilter
from parindex_desktop.i18n import mark
from parindex_desktop.sentences.actions import tell_action, tell_kind
from parindex_desktop.services.fact_words import facts_in_words
from parindex_desktop.services.score_entry import show_score
from parindex_desktop.services.second_entry_blind import (
    HIDDEN,
    NOTHING_HIDDEN,
    BlindCells,
    why_hidden,
)
from parindex_desktop.services.trail_names import TrailNames, stage_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.scores import Score
    from parindex_desktop.services.session import Session
    from parindex_desktop.storage.trail_reading import RawEntry

__all__ = [
    "KINDS", "PAGE", "CellLine", "LogKind", "LogLine", "Page", "Query", "cells_of",
    "log_line", "params_told", "read_lines", "read_page", "stage_name",
]  # fmt: skip

PAGE: Final = 200
_MARKS: Final = re.compile(r"^[.,;:()“”]+|[.,;:()“”]+$|[\"\\\\]")
"""What may stand where a sentence and its parameters meet, and what JSON writes otherwise."""


@dataclass(frozen=True, slots=True)
class LogKind:
    """A kind of entries that a log can be narrowed to.

    Attributes:
        text: English source of its name.
        actions: As `TrailFilter.actions`.
        kinds: As `TrailFilter.kinds`.
    """

    text: str
    actions: tuple[str, ...] = ()
    kinds: tuple[EditKind, ...] = ()


KINDS: Final = {
    "scores": LogKind(mark("Typed scores"), ("scores.",)),
    "imports": LogKind(mark("Imports"), ("import", "criteria.import", "workbooks.")),
    "words": LogKind(mark("Reasons and documents"), ("remarks.", "evidence.", "control.")),
    "second_entry": LogKind(mark("Second entry"), ("second_entry.",)),
    "checks": LogKind(mark("Checks and steps"), ("checks.", "steps.")),
    "criteria": LogKind(mark("Criteria and rules"), ("criteria.", "versions.")),
    "setup": LogKind(
        mark("Rounds and units"), ("rounds.", "groups.", "units.", "office.", "results.")
    ),
    "papers": LogKind(mark("Papers and locking"), ("documents.", "wording.", "publication.")),
    "awards": LogKind(mark("Awards and money"), ("awards.", "history.", "money.")),
    "certificates": LogKind(mark("Certificates, blanks, register"), ("blanks.", "register.")),
    "users": LogKind(mark("Users and rules of entry"), ("users.", "entry_rules")),
    "file": LogKind(mark("The file itself"), ("file.", "practice.")),
    "undone": LogKind(mark("Undone"), kinds=(EditKind.UNDO,)),
    "redone": LogKind(mark("Done again"), kinds=(EditKind.REDO,)),
}
"""Key -> kind, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is wanted of the log.

    Attributes:
        only: Conditions on entries.
        words: Words that the line of an entry must hold, with or without diacritics.
        blind: Cells whose contents are not told.
    """

    only: TrailFilter = field(default_factory=TrailFilter)
    words: str = ""
    blind: BlindCells = NOTHING_HIDDEN


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry in words.

    Attributes:
        when: Local time.
        cells: Number of score changes, empty for none.
    """

    entry: AuditEntry
    when: str
    who: str
    what: str
    cells: str


@dataclass(frozen=True, slots=True)
class CellLine:
    """One score change of an entry in words.

    Attributes:
        note: The ground or the facts behind what stands there since.
    """

    unit: str
    criterion: str
    stage: str
    before: str
    after: str
    note: str = ""


class Page(NamedTuple):
    """Some lines, newest first.

    Attributes:
        go_on_before: The id to read on before; None at the end of the trail.
    """

    lines: tuple[LogLine, ...]
    go_on_before: int | None


def read_page(session: Session, query: Query, *, before_id: int | None = None) -> Page:
    """Returns the next lines, at most `PAGE`."""
    words = without_marks(query.words).split()
    entries = session.reader.audit(
        query.only, limit=PAGE, before_id=before_id, with_cells=bool(query.blind),
        keep=_may_match(words),
    )  # fmt: skip
    go_on = entries[-1].id if len(entries) == PAGE else None
    return Page(tuple(_matching(entries, words, query.blind)), go_on)


def read_lines(session: Session, query: Query) -> Iterator[LogLine]:
    """Yields all lines with the score changes that meet the conditions, newest first."""
    words = without_marks(query.words).split()
    before_id = None
    while True:
        entries = session.reader.audit(
            query.only, limit=PAGE, before_id=before_id, with_cells=True, keep=_may_match(words)
        )
        yield from _matching(entries, words, query.blind)
        if len(entries) < PAGE:
            return
        before_id = entries[-1].id


def cells_of(session: Session, line: LogLine, query: Query) -> tuple[CellLine, ...]:
    """Returns the score changes of an entry that meet the conditions, in words."""
    if not line.entry.cell_count:
        return ()
    (entry,) = session.reader.audit(
        query.only, limit=1, before_id=line.entry.id + 1, with_cells=True
    )
    return tuple(cell_lines(TrailNames(session), entry, query.blind))


def cell_lines(
    names: TrailNames, entry: AuditEntry, blind: BlindCells = NOTHING_HIDDEN
) -> Iterator[CellLine]:
    """Yields the score changes that an entry was read with, in words."""
    for change in entry.cells:
        key = change.key
        contents = (
            (HIDDEN, HIDDEN, why_hidden())
            if blind.hides(key)
            else (
                show_score(change.before) or "–",
                show_score(change.after) or "–",
                note_of(names.criterion(key.round_id, key.criterion_id), change.after),
            )
        )
        yield CellLine(
            names.unit(key.unit_id),
            names.criterion_text(key.round_id, key.criterion_id),
            stage_name(key.stage),
            *contents,
        )


def note_of(leaf: Criterion | None, score: Score) -> str:
    """Returns the ground or the facts behind a content; empty for plain points."""
    if score.state is not CellState.NUMBER:
        return score.ground
    if leaf is None:
        return "; ".join(text for _, text in score.facts)
    return facts_in_words(leaf, score)


def log_line(entry: AuditEntry, blind: BlindCells = NOTHING_HIDDEN) -> LogLine:
    """Words an entry; one that was read without its cells is told whole."""
    return LogLine(
        entry,
        _when(entry.at),
        entry.author.name,
        tell_kind(entry.kind, tell_action(entry.action, params_told(entry, blind))),
        str(entry.cell_count or ""),
    )


def params_told(entry: AuditEntry, blind: BlindCells) -> tuple[tuple[str, str], ...]:
    """Returns the parameters of an entry's sentence, without a content that is kept back."""
    if not blind.hides_any(change.key for change in entry.cells):
        return entry.params
    return tuple((name, HIDDEN if name == "value" else text) for name, text in entry.params)


def _matching(
    entries: tuple[AuditEntry, ...], words: list[str], blind: BlindCells
) -> Iterator[LogLine]:
    for line in (log_line(entry, blind) for entry in entries):
        if not words or _holds(_folded(f"{line.when} {line.who} {line.what}"), words):
            yield line


def _may_match(words: list[str]) -> Callable[[RawEntry], bool] | None:
    """Returns whether a row can hold all words, before it is worded, which costs ten times more.

    Where a sentence and its parameters meet there is at most a mark (`{unit}, criterion …`).
    """
    cores = [core for word in words if (core := max(_MARKS.split(word), key=len))]
    if not cores:
        return None
    dated = any(char.isdigit() for core in cores for char in core)
    sentences: dict[tuple[str, str], str] = {}

    def sentence(kind: str, action: str) -> str:
        if (kind, action) not in sentences:
            plain = tell_kind(EditKind(kind), tell_action(action, ()))
            sentences[kind, action] = without_marks(plain)
        return sentences[kind, action]

    def keep(row: RawEntry) -> bool:
        when = _when(datetime.fromisoformat(row.at)) if dated else ""
        plain = f"{when} {_folded(row.name)} {sentence(row.kind, row.action)}"
        return _holds(f"{plain} {_folded(row.params)}", cores)

    return keep


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _when(moment: datetime) -> str:
    return f"{moment.astimezone():%d/%m/%Y %H:%M:%S}"


@lru_cache(maxsize=8_192)
def _folded(text: str) -> str:
    return without_marks(text)
