"""Editable drafts (.docx) of letters: the legal section edits them before they are signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.services.papers.paper import author_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.letters import Letter
    from parindex_desktop.services.papers.kinds import PaperTask


def draft_of(task: PaperTask, letter: Letter) -> Callable[[], bytes]:
    """Returns what makes the draft of a letter, in any thread."""
    mode, author = task.request.mode, author_of(task.reading)

    def make() -> bytes:
        from parindex_desktop.exchange.letter_docx import letter_docx  # Word's library is slow

        return letter_docx(letter, mode=mode, author=author)

    return make
