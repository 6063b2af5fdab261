"""Whole branches made not applicable by hand, what that meets, and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage
from parindex_desktop.sentences.actions import tell_action
from parindex_desktop.services import not_applicable, score_entry, traits
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.not_applicable import Branch, Reach, branches_of
from parindex_desktop.services.session import Session
from tests.trait_files import (
    NO_PROCEDURES,
    NO_STAFF,
    book_of,
    open_trait_file,
    place_of,
    type_points,
)

LAYER = Stage.APPRAISAL_1
GROUND = "Không phát sinh hồ sơ"
FULL = {"1.1": "10", "1.2": "8", "2.1.1": "5", "2.1.2": "4", "2.2": "20", "3": "25", "4": "16"}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Four units, the first scored throughout, the last without domain 2 for a trait."""
    opened = open_trait_file(tmp_path, traits={"Thanh tra tỉnh": (NO_PROCEDURES,)})
    type_points(opened, "Sở Nội vụ", FULL)
    yield opened
    opened.close()


@pytest.fixture
def book(session: Session) -> GroupBook:
    return book_of(session)


def branch(book: GroupBook, code: str) -> Branch:
    criterion = book.tree.by_code(code)
    assert criterion is not None
    return Branch(criterion, not_applicable.leaves_below(book.tree, criterion))


def test_the_branches_of_a_leaf_lead_up_to_its_domain(book: GroupBook) -> None:
    leaf = book.tree.by_code("2.1.2")
    assert leaf is not None
    found = branches_of(book.tree, leaf.id)
    assert [b.criterion.code for b in found] == ["2.1.2", "2.1", "2"]
    assert [[leaf.code for leaf in b.leaves] for b in found] == [
        ["2.1.2"], ["2.1.1", "2.1.2"], ["2.1.1", "2.1.2", "2.2"],
    ]  # fmt: skip


def test_what_a_mark_would_meet_is_counted_first(session: Session, book: GroupBook) -> None:
    units = [unit.id for unit in book.units]
    places = branch(book, "2").places(units)
    assert not_applicable.reach(book, (LAYER,), places) == Reach(
        cells=9, numbers=3, marked=0, by_trait=3, closed=0, outvoted=0
    )
    for state, name in ((CellState.PENDING, "Sở Y tế"), (CellState.NOT_APPLICABLE, "Sở Tài chính")):
        held = score_entry.set_state(book, LAYER, [place_of(session, name, "2.2")], Score(state))
        session.do(held.edit)
    found = not_applicable.reach(book, (LAYER,), places)
    assert (found.cells, found.numbers, found.marked) == (9, 3, 1)
    survey = branch(book, "3").places(units)
    assert not_applicable.reach(book, (Stage.SELF,), survey) == Reach(0, 0, 0, 0, 4, 0)


def test_a_later_appraisal_stays_in_force_and_is_told(session: Session, book: GroupBook) -> None:
    place = place_of(session, "Sở Nội vụ", "2.2")
    session.do(score_entry.enter_text(book, Stage.APPRAISAL_2, place, "15").edit)
    assert not_applicable.reach(book, (LAYER,), [place]).outvoted == 1
    assert not_applicable.reach(book, (Stage.APPRAISAL_2,), [place]).outvoted == 0
    assert not_applicable.reach(book, (Stage.SELF,), [place]).outvoted == 0


def test_what_a_later_appraisal_awaits_stays_in_force_too(
    session: Session, book: GroupBook
) -> None:
    place = place_of(session, "Sở Nội vụ", "2.2")
    later = Stage.APPRAISAL_2
    session.do(score_entry.set_state(book, later, [place], Score(CellState.PENDING)).edit)
    assert not_applicable.reach(book, (LAYER,), [place]).outvoted == 1
    session.do(score_entry.set_state(book, later, [place], Score(CellState.NOT_APPLICABLE)).edit)
    assert not_applicable.reach(book, (LAYER,), [place]).outvoted == 0


def test_a_branch_is_marked_in_one_edit(session: Session, book: GroupBook) -> None:
    units = [unit.id for unit in book.units if unit.name in ("Sở Nội vụ", "Thanh tra tỉnh")]
    entry = not_applicable.mark_branch(book, LAYER, branch(book, "2"), units, f"  {GROUND} ")
    assert entry.refused == ()
    assert tell_action(entry.edit.action, entry.edit.params) == (
        "Mark criterion 2 as not applicable for 2 units"
    )
    session.do(entry.edit)
    result = book.result(units[0])
    assert (format_points(result.total.points), format_points(result.total.maximum)) == ("59", "70")
    score = book.score(*place_of(session, "Sở Nội vụ", "2.1.2"), LAYER)
    assert (score.state, score.ground) == (CellState.NOT_APPLICABLE, GROUND)
    assert len(entry.edit.cells) == 3, "what a trait exempts needs no mark"


def test_a_branch_of_an_appraisal_takes_its_survey_leaves_along(
    session: Session, book: GroupBook
) -> None:
    place = place_of(session, "Sở Nội vụ", "3")
    layers = not_applicable.layers_of_branch(LAYER)
    assert not_applicable.reach(book, layers, [place]).numbers == 1
    session.do(
        not_applicable.mark_branch(book, LAYER, branch(book, "3"), [place.unit_id], GROUND).edit
    )
    assert book.score(*place, Stage.SURVEY).ground == GROUND
    session.do(not_applicable.take_back(book, layers, [place]).edit)
    assert book.score(*place, Stage.SURVEY) == BLANK
    own = not_applicable.mark_branch(book, Stage.SELF, branch(book, "3"), [place.unit_id], GROUND)
    assert (own.edit.is_empty, own.closed) == (True, 1)


def test_undoing_gives_the_numbers_back(session: Session, book: GroupBook) -> None:
    unit = place_of(session, "Sở Nội vụ", "2").unit_id
    before = book.result(unit)
    session.do(not_applicable.mark_branch(book, LAYER, branch(book, "2"), [unit], GROUND).edit)
    assert book.result(unit) != before
    session.bus.undo()
    assert book.result(unit) == before


def test_taking_back_frees_marked_cells_only(session: Session, book: GroupBook) -> None:
    unit = place_of(session, "Sở Nội vụ", "2").unit_id
    session.do(not_applicable.mark_branch(book, LAYER, branch(book, "2.1"), [unit], GROUND).edit)
    entry = not_applicable.take_back(book, (LAYER,), branch(book, "2").places([unit]))
    session.do(entry.edit)
    assert entry.edit.action == "scores.na_back"
    states = [book.score(*place, LAYER).state for place in branch(book, "2").places([unit])]
    assert states == [CellState.BLANK, CellState.BLANK, CellState.NUMBER]


def test_taking_back_in_the_second_appraisal_lets_the_first_hold_again(
    session: Session, book: GroupBook
) -> None:
    place = place_of(session, "Sở Nội vụ", "2.2")
    later = Stage.APPRAISAL_2
    session.do(
        not_applicable.mark_branch(book, later, branch(book, "2.2"), [place.unit_id], "").edit
    )
    assert book.result(place.unit_id).nodes[place.criterion_id].not_applicable == 1
    session.do(not_applicable.take_back(book, (later,), [place]).edit)
    assert format_points(book.result(place.unit_id).nodes[place.criterion_id].points) == "20"


def test_the_ground_of_a_trait_goes_before_one_by_hand(session: Session, book: GroupBook) -> None:
    unit = place_of(session, "Sở Nội vụ", "2").unit_id
    session.do(not_applicable.mark_branch(book, LAYER, branch(book, "2.1"), [unit], GROUND).edit)
    session.do(traits.change(session, book.round.id, [unit], given=[NO_PROCEDURES]))
    grounds = not_applicable.grounds_of(book_of(session), unit)
    assert [(leaf.code, ground) for leaf, ground in grounds] == [
        (code, NO_PROCEDURES) for code in ("2.1.1", "2.1.2", "2.2")
    ]


def test_grounds_in_use_and_traits_are_offered_once(session: Session, book: GroupBook) -> None:
    unit = place_of(session, "Sở Nội vụ", "2").unit_id
    session.do(not_applicable.mark_branch(book, LAYER, branch(book, "2"), [unit], GROUND).edit)
    assert not_applicable.known_grounds(book) == (GROUND, NO_PROCEDURES, NO_STAFF)
