"""Work files whose criteria say what proves them, for tests of evidence."""

from dataclasses import replace
from pathlib import Path

from parindex_desktop.domain.criteria import Source
from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.scores import BLANK, Score, Stage
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from tests.score_files import DEPARTMENT_NAMES, open_score_file

WANTED = "Kế hoạch CCHC năm; văn bản chỉ đạo; báo cáo định kỳ của đơn vị."


def open_proven_file(folder: Path, *, units: int = 4, leaves: int = 8) -> Session:
    """Makes a file in which every appraised leaf wants evidence and every unit has all its points.

    The first unit scored itself: its maximum everywhere.
    """
    session = open_score_file(folder, DEPARTMENT_NAMES[:units], leaves)
    book = book_of(session)
    changes = tuple(
        EntityChange(leaf, replace(leaf, evidence=WANTED))
        for leaf in book.leaves
        if leaf.source is Source.APPRAISED
    )
    session.do(Edit("criteria.change", entities=changes))
    book = book_of(session)
    cells = tuple(
        CellChange(
            book.key(book.units[0].id, leaf.id, Stage.SELF), BLANK, Score.number(leaf.max_points)
        )
        for leaf in book.leaves
        if leaf.source is Source.APPRAISED
    )
    session.do(Edit("scores.type", cells=cells))
    return session


def book_of(session: Session) -> GroupBook:
    """Returns the only group."""
    return session.book(session.rounds[0].id, session.group_of("so").id)


def place_in(book: GroupBook, unit: int = 0, leaf: int = 0) -> Place:
    """Returns a place by the numbers of its unit and of its leaf."""
    return Place(book.units[unit].id, book.leaves[leaf].id)
