"""What a unit's answers change in the work file.

A blank input never erases: what stands in the file was typed by somebody, and a unit that takes a
score back says so in words. A document is the same one when its number is; so the same folder read
twice changes nothing, and a copy attached to a document stays with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import CellChange, EntityChange
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.process import Step, StepDone
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage
from parindex_desktop.domain.text import match_key
from parindex_desktop.domain.workbooks.returned import Standing

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.domain.workbooks.answers import Answer
    from parindex_desktop.domain.workbooks.documents import Document
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook


class Merge:
    """The changes of one unit, gathered answer by answer.

    Attributes:
        cells: Scores that change.
        entities: Notes, documents and the step done that change.
        counts: How many scores, notes and documents are new, changed, unchanged.
    """

    def __init__(self, book: GroupBook, dossier: Dossier, unit_id: UnitId) -> None:
        self.book = book
        self.dossier = dossier
        self.unit_id = unit_id
        self.cells: list[CellChange] = []
        self.entities: list[EntityChange] = []
        self.counts: Counter[Standing] = Counter()

    def take(self, answers: Iterable[Answer]) -> None:
        """Takes scores, notes and documents."""
        for answer in answers:
            self._score(answer)
            self._remark(answer)
            self._documents(answer)

    def take_day(self, day: str) -> None:
        """Notes that the unit has sent its self-assessment."""
        before = self.dossier.done(self.unit_id, Step.SELF)
        note = before.note if before else ""
        after = StepDone(self.book.round.id, self.unit_id, Step.SELF, day, note)
        if before != after:
            self.entities.append(EntityChange(before, after))

    def _score(self, answer: Answer) -> None:
        if answer.score.state is CellState.BLANK:
            return
        key = self.book.key(self.unit_id, answer.leaf.criterion.id, Stage.SELF)
        before = self.book.score(*key[1:])
        standing = _standing(before, answer.score)
        self.counts[standing] += 1
        if standing is not Standing.UNCHANGED:
            self.cells.append(CellChange(key, before, answer.score))

    def _remark(self, answer: Answer) -> None:
        if not answer.remark:
            return
        criterion = answer.leaf.criterion.id
        before = self.dossier.remark(self.unit_id, criterion, RemarkKind.SELF)
        after = Remark(self.book.round.id, self.unit_id, criterion, RemarkKind.SELF, answer.remark)
        self._entity(replace(after, text=before) if before else None, after)

    def _documents(self, answer: Answer) -> None:
        criterion = answer.leaf.criterion.id
        named = self.dossier.evidence(self.unit_id, criterion)
        known: defaultdict[Hashable, list[Evidence]] = defaultdict(list)
        for each in named:
            known[_sameness(each)].append(each)
        position = max((each.position for each in named), default=-1) + 1
        for document in answer.documents:
            if same := known[_sameness(document)]:
                before = same.pop(0)
                self._entity(before, _updated(before, document))
                continue
            self._entity(None, Evidence(
                EvidenceId(0), self.book.round.id, self.unit_id, criterion, position,
                document.number, document.day, document.issuer, document.page, document.note,
            ))  # fmt: skip
            position += 1

    def _entity(self, before: Remark | Evidence | None, after: Remark | Evidence) -> None:
        if before == after:
            self.counts[Standing.UNCHANGED] += 1
            return
        self.counts[Standing.NEW if before is None else Standing.CHANGED] += 1
        self.entities.append(EntityChange(before, after))


def _standing(before: Score, after: Score) -> Standing:
    """Returns what a score of a workbook is to the one in the file.

    Points that were judged carry a reason among their facts, for which a workbook has no field;
    the same points typed by the unit leave it there.
    """
    if before == BLANK:
        return Standing.NEW
    same_points = before.state is after.state and before.points == after.points
    same = before == after or (same_points and not after.facts)
    return Standing.UNCHANGED if same else Standing.CHANGED


def _sameness(document: Evidence | Document) -> Hashable:
    """Returns what makes two documents of one criterion the same one."""
    if document.number:
        return match_key(document.number)
    return (document.day, document.issuer, document.page, document.note)


def _updated(before: Evidence, document: Document) -> Evidence:
    """Returns a document with what the unit says about it now; what it left blank stays."""
    return replace(
        before,
        day=document.day or before.day,
        issuer=document.issuer or before.issuer,
        page=document.page or before.page,
        note=document.note or before.note,
    )
