"""Sheets of units for tests: by name, row by row, and a small file with every state."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from parindex_desktop.domain.edits import CellChange, Edit
from parindex_desktop.services.papers.paper import PaperRequest
from parindex_desktop.services.papers.unit_sheets import unit_sheet_parts
from tests.paper_sets import task_of
from tests.trait_files import NO_PROCEDURES, book_of, open_trait_file, place_of, type_points

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.papers_sheets import UnitSheet
    from parindex_desktop.domain.scores import Score, Stage
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

REQUEST = PaperRequest(number="15", day=date(2026, 1, 5))
NAME, MAXIMUM, OWN, REACHED, LOST, WORDS, DOCUMENTS = range(1, 8)
"""Columns where both appraisals agree."""


def sheets(session: Session, book: GroupBook) -> dict[str, UnitSheet]:
    """The sheets of a group by the names of their units."""
    parts = tuple(unit_sheet_parts(task_of(session, book, REQUEST)))
    return {sheet.unit: sheet for sheet in (cast("UnitSheet", part.content) for part in parts)}


def row(sheet: UnitSheet, code: str) -> tuple[str, ...]:
    """What stands in the row of a criterion."""
    return next(row.cells for row in sheet.table.rows if row.cells[0] == code)


def open_small(folder: Path) -> Session:
    """Four departments; the third has no procedures, the last nothing at all."""
    session = open_trait_file(folder, traits={"Sở Tài chính": (NO_PROCEDURES,)})
    type_points(session, "Sở Nội vụ", {"1.1": "10", "1.2": "7,25", "2.1.1": "5", "3": "25,5"})
    type_points(session, "Sở Y tế", {"1.1": "5", "1.2": "10", "2.2": "20", "3": "30", "4": "20"})
    type_points(session, "Sở Tài chính", {"1.1": "0", "1.2": "8", "3": "28"})
    return session


def put(session: Session, name: str, code: str, stage: Stage, score: Score) -> None:
    """Puts a content into a cell as it stands, past all rules of entry."""
    book = book_of(session)
    key = book.key(*place_of(session, name, code), stage)
    change = CellChange(key, book.score(*key[1:]), score)
    session.do(Edit("test", cells=(change,)))
