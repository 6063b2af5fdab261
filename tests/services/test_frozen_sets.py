from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.domain.edits import CellChange, Edit, cell_edit
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.scores import BLANK, Score, Stage
from parindex_desktop.errors import InputError
from parindex_desktop.services import criteria, criteria_numbering, criteria_order, rounds
from parindex_desktop.services.criteria import NewCriterion
from parindex_desktop.services.entity_changes import changed
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang

BONUS = NewCriterion("Thưởng", Points(10_000), code="T")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The set of `so` with a third line, locked."""
    opened = open_an_giang(tmp_path)
    opened.do(criteria.add(opened, book(opened), BONUS, parent=None))
    opened.do(criteria.freeze(book(opened), frozen=True))
    yield opened
    opened.close()


def book(session: Session, code: str = "so") -> GroupBook:
    return session.book(session.round_of(2016).id, session.group_of(code).id)


def line(session: Session, code: str, group: str = "so") -> Criterion:
    found = book(session, group).tree.by_code(code)
    assert found is not None
    return found


def other_line(session: Session) -> Criterion:
    return line(session, "TĐ", "huyen")


CHANGES: dict[str, Callable[[Session], Edit]] = {
    "add": lambda s: criteria.add(s, book(s), replace(BONUS, code="T2"), parent=None),
    "change": lambda s: criteria.change(book(s), replace(line(s, "T"), name="Thưởng thêm")),
    "recode": lambda s: criteria_numbering.recode(s, book(s), {line(s, "T").id: "3"}),
    "order": lambda s: criteria_order.move(book(s), line(s, "T"), -1),
    "remove": lambda s: criteria.remove(book(s), line(s, "T")),
    "describe": lambda s: criteria.describe(book(s), replace(book(s).tree.set, title="Bộ mới")),
    "unlock and more": lambda s: Edit(
        "criteria.unfreeze",
        entities=changed([(book(s).tree.set, replace(book(s).tree.set, frozen=False, title="B"))]),
    ),
    "unlock and change": lambda s: replace(
        criteria.freeze(book(s), frozen=False),
        entities=(
            *criteria.freeze(book(s), frozen=False).entities,
            *criteria.change(book(s), replace(line(s, "T"), name="Khác")).entities,
        ),
    ),
}


@pytest.mark.parametrize("make", CHANGES.values(), ids=CHANGES.keys())
def test_nothing_of_a_locked_set_changes(session: Session, make: Callable[[Session], Edit]) -> None:
    before, rows = book(session).tree, session.reader.audit()
    with pytest.raises(InputError) as failure:
        session.do(make(session))
    assert failure.value.code == "SET.141"
    assert session.reader.criteria_tree(before.set.round_id, before.set.group_id) == before
    assert session.reader.audit() == rows


def test_a_locked_set_is_named_by_its_group_without_a_title(session: Session) -> None:
    with pytest.raises(InputError) as failure:
        session.do(criteria.remove(book(session), line(session, "T")))
    assert failure.value.params == {"name": session.group_of("so").name}


def test_unlocking_is_a_step_that_can_be_taken_back(session: Session) -> None:
    session.do(criteria.freeze(book(session), frozen=False))
    session.do(criteria.change(book(session), replace(line(session, "T"), name="Khác")))
    assert line(session, "T").name == "Khác"
    session.bus.undo()
    session.bus.undo()
    assert book(session).tree.set.frozen
    session.bus.redo()
    assert not book(session).tree.set.frozen
    assert session.reader.audit()[0].action == "criteria.unfreeze"


def test_undo_of_an_older_step_stops_at_the_lock(session: Session) -> None:
    session.do(criteria.freeze(book(session), frozen=False))
    session.do(criteria.change(book(session), replace(line(session, "T"), name="Khác")))
    other = Session(session.work_file, session.author)  # such as a round that gets locked
    other.do(criteria.freeze(book(other), frozen=True))
    with pytest.raises(InputError) as failure:
        session.bus.undo()
    assert failure.value.code == "SET.141"
    assert session.bus.next_undo is not None


def test_redo_stops_at_the_lock_too(session: Session) -> None:
    session.do(criteria.freeze(book(session), frozen=False))
    session.do(criteria.change(book(session), replace(line(session, "T"), name="Khác")))
    session.bus.undo()
    other = Session(session.work_file, session.author)
    other.do(criteria.freeze(book(other), frozen=True))
    with pytest.raises(InputError) as failure:
        session.bus.redo()
    assert failure.value.code == "SET.141"
    assert line(other, "T").name == "Thưởng"
    assert session.bus.next_redo is not None


def test_scores_and_other_sets_stay_open(session: Session) -> None:
    leaf, unit = line(session, "TĐ"), book(session).units[0]
    key = book(session).key(unit.id, leaf.id, Stage.SELF)
    session.do(cell_edit("scores.type", (CellChange(key, BLANK, Score.number(Points(5_000))),)))
    assert book(session).score(unit.id, leaf.id, Stage.SELF).points == Points(5_000)
    session.do(criteria.change(book(session, "huyen"), replace(other_line(session), name="Khác")))
    assert other_line(session).name == "Khác"


def test_a_copy_of_a_locked_set_is_open(session: Session) -> None:
    session.do(rounds.new_round(session, 2017, session.round_of(2016)))
    copies = session.reader.criteria_sets(session.round_of(2017).id)
    assert [each.frozen for each in copies] == [False, False]


def test_a_round_with_a_locked_set_is_not_removed(session: Session) -> None:
    session.do(rounds.new_round(session, 2017, session.round_of(2016)))
    at = session.round_of(2017).id, session.group_of("so").id
    session.do(criteria.freeze(session.book(*at), frozen=True))
    with pytest.raises(InputError) as failure:
        session.do(rounds.remove_round(session, session.round_of(2017)))
    assert failure.value.code == "SET.141"
