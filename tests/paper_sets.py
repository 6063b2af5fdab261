"""Papers of a session for tests, one kind at a time, as screen and terminal ask for them."""

from collections.abc import Sequence
from pathlib import Path

from parindex_desktop.domain.rounds import Round
from parindex_desktop.domain.units import UnitGroup
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.files import papers_of, workbook_of
from parindex_desktop.services.papers.kinds import PaperKind, PaperTask
from parindex_desktop.services.papers.paper import USUAL_REQUEST, Paper, PaperRequest
from parindex_desktop.services.reading import Reading
from parindex_desktop.services.session import Session
from parindex_desktop.writing import write_whole


def papers(
    reading: Reading,
    kind: PaperKind,
    groups: Sequence[UnitGroup] | None = None,
    request: PaperRequest = USUAL_REQUEST,
    *,
    round_: Round | None = None,
) -> tuple[Paper, ...]:
    """The papers of a kind; of all groups of the first round by default."""
    round_ = round_ or reading.rounds[0]
    chosen = reading.groups_in(round_.id) if groups is None else tuple(groups)
    return papers_of(reading, round_, PaperSet((kind,), chosen, request))


def task_of(
    session: Session, book: GroupBook, request: PaperRequest = USUAL_REQUEST, number: str = ""
) -> PaperTask:
    """What the paper of one group is worded from."""
    return PaperTask(session, book.round, (book.group,), book.group, request, number)


def workbook(session: Session, kind: PaperKind, groups: Sequence[UnitGroup], folder: Path) -> Path:
    """The tables of a kind of paper as a spreadsheet."""
    round_ = session.rounds[0]
    make = workbook_of(session, round_, worded(session, round_, PaperSet((kind,), tuple(groups))))
    assert make is not None
    path = folder / "tables.xlsx"
    write_whole(path, make())
    return path
