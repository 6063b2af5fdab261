"""Where papers of a round are read from: a locked round from its snapshot, an open one as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session


def reading_for_papers(session: Session, round_: Round) -> Reading:
    """Returns what papers of a round are made from."""
    return session
