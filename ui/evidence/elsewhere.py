"""Where a document stands too, in words, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.services import evidence as documents
from parindex_desktop.services import evidence_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.evidence import Evidence, EvidenceId
    from ui.context import Context


class Elsewhere:
    """Finds shared documents once and remembers them until told that documents changed."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._groups: tuple[tuple[Evidence, ...], ...] | None = None

    def forget(self) -> None:
        """Looks again at the next question: a document was changed, or another round is shown."""
        self._groups = None

    def told(self, found: Sequence[Evidence]) -> dict[EvidenceId, str]:
        """Returns for each document that stands elsewhere too where that is, in words."""
        book, session = self._context.book, self._context.session
        if book is None or not found:
            return {}
        others = {each.id: others for each in found if (others := self.others(each))}
        named = [each for some in others.values() for each in some]
        codes = evidence_lists.codes_of(session, book, named)
        return {
            each.id: evidence_lists.tell_others(session, codes, each, others[each.id])
            for each in found
            if each.id in others
        }

    def others(self, document: Evidence) -> tuple[Evidence, ...]:
        """Returns the entries of the same document at other places of its round."""
        dossier = self._context.dossier
        if self._groups is None:
            self._groups = documents.shared(dossier) if dossier is not None else ()
        return documents.others_of(document, self._groups)

    def go_to(self, document: Evidence) -> None:
        """Shows the place of a document in the scores, in whatever group its unit is."""
        session, round_id = self._context.session, document.round_id
        for group in session.groups_in(round_id):
            book = session.book(round_id, group.id)
            if document.unit_id in book.units_by_id:
                self._context.look_at(round_id=round_id, group_id=group.id)
                self._context.screen_wanted.emit("scores")
                self._context.cell_wanted.emit(evidence_lists.key_of(book, document))
                return
