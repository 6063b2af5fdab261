"""Rules begun and not yet applied, kept while other lines are looked at; not in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Criterion

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.services.rule_draft import RuleDraft


class RuleDrafts:
    """The drafts of a file; None as a draft means that the rule shall be taken off."""

    def __init__(self) -> None:
        self._drafts: dict[CriterionId, RuleDraft | None] = {}
        self._dropped: dict[CriterionId, RuleDraft | None] = {}

    def __len__(self) -> int:
        return len(self._drafts)

    def __contains__(self, criterion_id: CriterionId) -> bool:
        return criterion_id in self._drafts

    def get(self, criterion_id: CriterionId) -> RuleDraft | None:
        """Returns the draft of a criterion that has one."""
        return self._drafts[criterion_id]

    def keep(self, criterion_id: CriterionId, draft: RuleDraft | None) -> None:
        """Keeps what is typed so far."""
        self._drafts[criterion_id] = draft
        self._dropped.pop(criterion_id, None)

    def forget(self, criterion_id: CriterionId) -> None:
        """Lets a draft go that was applied, or that says what the file says."""
        self._drafts.pop(criterion_id, None)
        self._dropped.pop(criterion_id, None)

    def drop(self, criterion_id: CriterionId) -> None:
        """Puts a draft aside; until the next one is begun it can be taken up again."""
        self._dropped[criterion_id] = self._drafts.pop(criterion_id)

    def was_dropped(self, criterion_id: CriterionId) -> bool:
        """Tells whether a draft of this criterion was put aside."""
        return criterion_id in self._dropped

    def take_up(self, criterion_id: CriterionId) -> None:
        """Makes a draft that was put aside the present one again."""
        self._drafts[criterion_id] = self._dropped.pop(criterion_id)

    def forget_removed(self, edit: Edit) -> None:
        """Lets the drafts of criteria go that an edit removed."""
        for change in edit.entities:
            if isinstance(change.before, Criterion) and change.after is None:
                self.forget(change.before.id)

    def clear(self) -> None:
        """Lets all drafts go."""
        self._drafts.clear()
        self._dropped.clear()
