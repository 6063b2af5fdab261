"""The audit trail as a person reads it: what happened, by whom, when, and to which cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import AuditEntry
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.text import without_marks
from parindex_desktop.i18n import tr
from parindex_desktop.sentences.actions import tell_action, tell_kind
from parindex_desktop.services.score_entry import show_score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.units import RoundId
    from parindex_desktop.services.session import Session

PAGE = 200


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
    """One score change of an entry in words."""

    unit: str
    criterion: str
    stage: str
    before: str
    after: str


def read_page(session: Session, *, before_id: int | None = None) -> tuple[LogLine, ...]:
    """Returns the next entries of the trail, newest first, at most `PAGE`; empty at its end."""
    return tuple(_line(entry) for entry in session.reader.audit(limit=PAGE, before_id=before_id))


def search_page(
    session: Session, wanted: str, *, before_id: int | None = None
) -> tuple[tuple[LogLine, ...], int | None]:
    """Looks for entries that contain all words, with or without diacritics.

    Returns:
        Up to `PAGE` lines found, and the id to go on before; None when the trail is at its end.
    """
    words = without_marks(wanted).split()
    found: list[LogLine] = []
    while page := read_page(session, before_id=before_id):
        before_id = page[-1].entry.id
        found += [line for line in page if _matches(line, words)]
        if len(found) >= PAGE:
            return tuple(found), before_id
    return tuple(found), None


def cells_of(session: Session, line: LogLine) -> tuple[CellLine, ...]:
    """Returns the score changes of an entry, in words."""
    if not line.entry.cell_count:
        return ()
    (entry,) = session.reader.audit(limit=1, before_id=line.entry.id + 1, with_cells=True)
    return tuple(_cell_lines(session, entry))


def stage_name(stage: Stage) -> str:
    """Returns the name of a stage."""
    return {
        Stage.SELF: tr("Self-assessment"),
        Stage.APPRAISAL_1: tr("Appraisal 1"),
        Stage.APPRAISAL_2: tr("Appraisal 2"),
        Stage.SURVEY: tr("Survey"),
    }[stage]


def _line(entry: AuditEntry) -> LogLine:
    return LogLine(
        entry,
        f"{entry.at.astimezone():%d/%m/%Y %H:%M:%S}",
        entry.author.name,
        tell_kind(entry.kind, tell_action(entry.action, entry.params)),
        str(entry.cell_count or ""),
    )


def _matches(line: LogLine, words: list[str]) -> bool:
    text = without_marks(f"{line.when} {line.who} {line.what}")
    return all(word in text for word in words)


def _cell_lines(session: Session, entry: AuditEntry) -> Iterator[CellLine]:
    criteria: dict[RoundId, dict[CriterionId, str]] = {}
    for change in entry.cells:
        key = change.key
        if key.round_id not in criteria:
            criteria[key.round_id] = _criteria_of(session, key.round_id)
        unit = session.units.get(key.unit_id)
        yield CellLine(
            unit.name if unit else tr("(removed)"),
            criteria[key.round_id].get(key.criterion_id, tr("(removed)")),
            stage_name(key.stage),
            show_score(change.before) or "–",
            show_score(change.after) or "–",
        )


def _criteria_of(session: Session, round_id: RoundId) -> dict[CriterionId, str]:
    trees = (session.reader.criteria_tree(round_id, group.id) for group in session.groups)
    return {
        criterion.id: f"{criterion.code} {criterion.name}"
        for tree in trees
        if tree is not None
        for criterion in tree.criteria
    }
