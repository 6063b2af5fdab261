"""One door for every change, with undo as an edit like any other."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.edits import AuditEntry, Author, CellChange, Edit, EditKind
from parindex_desktop.domain.scores import Stage
from parindex_desktop.errors import ConflictError, InputError
from parindex_desktop.services.edits import EditBus
from parindex_desktop.services.score_entry import Place, clear, enter_text
from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang

if TYPE_CHECKING:
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.group_book import GroupBook

LAYER = Stage.APPRAISAL_1


def typed(book: GroupBook, row: int, text: str) -> Edit:
    return enter_text(book, LAYER, Place(book.units[row].id, book.leaves[0].id), text).edit


def state(session: Session, book: GroupBook) -> object:
    """Everything that an edit of scores may touch."""
    return session.reader.scores(book.round.id, book.group.id), book.standings


def test_an_edit_is_on_disk_audited_and_told(session: Session, book: GroupBook) -> None:
    told: list[ChangeSet] = []
    stop = session.subscribe(told.append)
    session.do(typed(book, 0, "60"))
    (change_set,) = told
    assert change_set.kind is EditKind.DO
    (newest,) = session.reader.audit(limit=1)
    assert (newest.id, newest.cell_count) == (change_set.entry.id, 1)
    assert newest.author == session.author
    stop()
    session.do(typed(book, 0, "61"))
    assert len(told) == 1


def test_the_book_is_current_before_listeners_hear_of_it(session: Session, book: GroupBook) -> None:
    seen: list[object] = []
    session.subscribe(lambda _: seen.append(book.standing_of[book.units[0].id].index))
    session.do(typed(book, 0, "0"))
    assert [str(index) for index in seen] == ["26.39"]


def test_undo_gives_back_what_was_there_and_redo_does_it_again(
    session: Session, book: GroupBook
) -> None:
    before = state(session, book)
    session.do(typed(book, 0, "1"))
    after = state(session, book)
    session.bus.undo()
    assert state(session, book) == before
    session.bus.redo()
    assert state(session, book) == after


def test_undo_is_itself_audited(session: Session, book: GroupBook) -> None:
    session.do(typed(book, 0, "1"))
    session.bus.undo()
    kinds = [entry.kind for entry in session.reader.audit(limit=2)]
    assert kinds == [EditKind.UNDO, EditKind.DO]


def test_a_new_edit_ends_what_could_be_done_again(session: Session, book: GroupBook) -> None:
    session.do(typed(book, 0, "1"))
    session.bus.undo()
    assert session.bus.next_redo is not None
    session.do(typed(book, 1, "2"))
    assert session.bus.next_redo is None
    with pytest.raises(InputError, match=r"USE\.102"):
        session.bus.redo()


def test_an_edit_without_effect_leaves_no_trace(session: Session, book: GroupBook) -> None:
    entries = session.reader.audit(limit=1)
    assert session.do(typed(book, 0, "68,50")) is None
    assert session.reader.audit(limit=1) == entries


def test_a_refused_edit_leaves_file_stack_and_listeners_untouched(
    session: Session, book: GroupBook
) -> None:
    edit = typed(book, 0, "60")
    session.do(edit)
    before, undo = state(session, book), session.bus.next_undo
    told: list[ChangeSet] = []
    session.subscribe(told.append)
    with pytest.raises(ConflictError):
        session.do(edit)  # what it expects to be there is no longer there
    assert state(session, book) == before
    assert session.bus.next_undo == undo
    assert told == []


def test_nothing_to_undo_in_a_fresh_session(session: Session) -> None:
    bus = EditBus(session.work_file, Author("Trần Văn Nam"))
    with pytest.raises(InputError, match=r"USE\.102"):
        bus.undo()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("type"), st.integers(0, 16), st.integers(0, 700_000)),
        st.tuples(st.just("clear"), st.integers(0, 16), st.just(0)),
        st.tuples(st.just("undo"), st.just(0), st.just(0)),
        st.tuples(st.just("redo"), st.just(0), st.just(0)),
    ),
    max_size=12,
)


@settings(max_examples=25)
@given(STEPS)
def test_undo_back_to_the_start_is_exact(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = open_an_giang(Path(folder))
        try:
            fresh = Session(session.work_file, session.author)  # nothing to undo yet
            book = fresh.book(fresh.round_of(2016).id, fresh.group_of("so").id)
            start = state(fresh, book)
            for step, row, points in steps:
                _take(fresh, book, step, row, points)
            while fresh.bus.next_undo is not None:
                fresh.bus.undo()
            assert state(fresh, book) == start
        finally:
            session.close()


def _take(session: Session, book: GroupBook, step: str, row: int, points: int) -> None:
    place = Place(book.units[row].id, book.leaves[0].id)
    if step == "type":
        session.bus.do(
            enter_text(book, LAYER, place, f"{points // 10_000},{points % 10_000:04}").edit
        )
    elif step == "clear":
        session.bus.do(clear(book, LAYER, [place]).edit)
    elif step == "undo" and session.bus.next_undo is not None:
        session.bus.undo()
    elif step == "redo" and session.bus.next_redo is not None:
        session.bus.redo()


def test_cells_of_another_group_leave_a_book_alone(session: Session, book: GroupBook) -> None:
    other = session.book(session.round_of(2016).id, session.group_of("huyen").id)
    before = other.standings
    session.do(typed(book, 0, "60"))
    assert other.standings is before
    assert isinstance(session.reader.audit(limit=1)[0], AuditEntry)
    assert all(isinstance(c, CellChange) for c in typed(book, 0, "61").cells)
