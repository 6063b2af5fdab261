"""Leaves that a trait of a unit exempts: nothing gets in there, whatever way it comes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop.domain.importing.plan import ImportPlan, ImportRequest, RowStatus
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.services import score_entry, traits
from parindex_desktop.services.fact_entry import enter_facts
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.importing import plan_import, read_pasted
from parindex_desktop.services.score_entry import Entry, show_score, shown_score
from parindex_desktop.services.score_paste import enter_block, read_block
from parindex_desktop.services.score_search import Spot, next_blank
from parindex_desktop.services.session import Session
from tests.trait_files import (
    NO_PROCEDURES,
    book_of,
    open_trait_file,
    place_of,
    type_points,
)

LAYER = Stage.APPRAISAL_1
OUT = "Thanh tra tỉnh"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Four units; the last has no administrative procedures, so domain 2 exempts it."""
    opened = open_trait_file(tmp_path, traits={OUT: (NO_PROCEDURES,)})
    yield opened
    opened.close()


@pytest.fixture
def book(session: Session) -> GroupBook:
    return book_of(session)


def codes(entry: Entry) -> list[str]:
    return [refusal.problem.code for refusal in entry.refused]


@pytest.mark.parametrize("text", ["2", "0", "chờ", "99", "hai"])
def test_what_is_typed_there_is_refused(session: Session, book: GroupBook, text: str) -> None:
    entry = score_entry.enter_text(book, LAYER, place_of(session, OUT, "2.2"), text)
    assert codes(entry) == ["NUM.121"]
    assert entry.refused[0].problem.params["ground"] == NO_PROCEDURES
    assert entry.edit.is_empty


@pytest.mark.parametrize("text", ["KAD", ""])
def test_saying_what_the_trait_says_changes_nothing(
    session: Session, book: GroupBook, text: str
) -> None:
    entry = score_entry.enter_text(book, LAYER, place_of(session, OUT, "2.2"), text)
    assert (codes(entry), len(entry.taken), entry.edit.is_empty) == ([], 1, True)


def test_a_pasted_row_keeps_what_applies(session: Session, book: GroupBook) -> None:
    row = book.units.index(next(unit for unit in book.units if unit.name == OUT))
    entry = enter_block(
        book, LAYER, rows=read_block("10\t9\t5\t5\t20"), units=book.units[row:], leaves=book.leaves
    )
    assert codes(entry) == ["NUM.121"] * 3
    assert [show_score(change.after) for change in entry.edit.cells] == ["10", "9"]


def test_facts_are_refused_too(session: Session, book: GroupBook) -> None:
    typed = {"numerator": "38", "denominator": "40"}
    assert codes(enter_facts(book, LAYER, place_of(session, OUT, "2.2"), typed)) == ["NUM.121"]


def test_filling_down_passes_over_it(session: Session, book: GroupBook) -> None:
    type_points(session, "Sở Nội vụ", {"2.2": "18"})
    column = [place_of(session, unit.name, "2.2") for unit in book.units]
    entry = score_entry.fill_down(book, LAYER, [column])
    assert codes(entry) == ["NUM.121"]
    assert len(entry.edit.cells) == 2


def test_filling_down_from_it_copies_what_it_shows(session: Session, book: GroupBook) -> None:
    column = [place_of(session, name, "2.2") for name in (OUT, "Sở Y tế")]
    entry = score_entry.fill_down(book, LAYER, [column])
    after = entry.edit.cells[0].after
    assert (after.state, after.ground) == (CellState.NOT_APPLICABLE, NO_PROCEDURES)


def test_pending_is_refused_and_not_applicable_by_hand_is_left_out(
    session: Session, book: GroupBook
) -> None:
    places = [place_of(session, name, "2.2") for name in ("Sở Y tế", OUT)]
    assert codes(score_entry.set_state(book, LAYER, places, Score(CellState.PENDING))) == [
        "NUM.121"
    ]
    entry = score_entry.set_state(book, LAYER, places, Score(CellState.NOT_APPLICABLE))
    assert (codes(entry), len(entry.edit.cells)) == ([], 1)


def test_it_is_no_blank_and_shows_its_ground(session: Session, book: GroupBook) -> None:
    type_points(session, OUT, {"1.1": "10", "1.2": "9", "3": "25", "4": "18"})
    row = next(place for place, unit in enumerate(book.units) if unit.name == OUT)
    assert book.blanks(book.units[row].id, LAYER) == ()
    assert book.blanks(book.units[row].id, Stage.SELF) == (0, 1)
    found = next_blank(book, LAYER, Spot(row - 1, len(book.leaves) - 1))
    assert found is not None
    assert found.row != row
    score, own = shown_score(book, place_of(session, OUT, "2.1.1"), (LAYER,))
    assert (score.state, score.ground, own) == (CellState.NOT_APPLICABLE, NO_PROCEDURES, True)


def test_points_and_maximum_are_rebased(session: Session, book: GroupBook) -> None:
    type_points(session, OUT, {"1.1": "10", "1.2": "9", "3": "25", "4": "18"})
    result = book.result(place_of(session, OUT, "1.1").unit_id)
    domain = book.tree.by_code("2")
    assert domain is not None
    assert (format_points(result.total.points), format_points(result.total.maximum)) == ("62", "70")
    assert (result.nodes[domain.id].maximum, result.nodes[domain.id].not_applicable) == (0, 3)
    assert (result.total.missing, result.complete) == (0, True)


def test_a_self_score_below_the_trait_is_left_out_of_its_sum(tmp_path: Path) -> None:
    session = open_trait_file(tmp_path)
    book, place = book_of(session), place_of(session, OUT, "2.2")
    for code, text in (("1.1", "8"), ("2.2", "15")):
        own = place_of(session, OUT, code)
        session.do(score_entry.enter_text(book, Stage.SELF, own, text).edit)
    assert book.self_total(place.unit_id) == 230_000
    session.do(traits.change(session, book.round.id, [place.unit_id], given=[NO_PROCEDURES]))
    assert book_of(session).self_total(place.unit_id) == 80_000
    session.close()


# ---- importing ----------------------------------------------------------------------------------
def plan(session: Session, text: str) -> ImportPlan:
    group = session.group_of("so").id
    return plan_import(session.reader, ImportRequest(2025, group), read_pasted(text))


def test_an_import_tells_points_for_it_and_rejects_the_row(session: Session) -> None:
    made = plan(session, f"Đơn vị\t1.1\t2.2\nSở Y tế\t10\t20\n{OUT}\t9\t18\n")
    assert [row.status for row in made.rows] == [RowStatus.NEW, RowStatus.REJECTED]
    assert [problem.code for problem in made.rows[1].problems] == ["NUM.121"]
    assert made.edit is None


def test_an_import_takes_a_row_that_says_it_does_not_apply(session: Session) -> None:
    made = plan(session, f"Đơn vị\t1.1\t2.2\nSở Y tế\t10\t20\n{OUT}\t9\tKAD\n")
    assert [row.problems for row in made.rows] == [(), ()]
    assert made.edit is not None
    assert len(made.edit.cells) == 3


def test_an_import_compares_its_totals_with_what_applies(session: Session) -> None:
    rows = f"{OUT}\t10\t10\t30\t20\t70\t100,00\n"
    made = plan(session, "Đơn vị\t1.1\t1.2\t3\t4\tTổng điểm\tChỉ số\n" + rows)
    assert [problem.code for problem in made.rows[0].problems] == []


def test_an_external_index_is_imported_where_it_counts(session: Session, book: GroupBook) -> None:
    made = plan(session, "Đơn vị\t3\t4\nSở Y tế\t25\t18\n")
    assert made.edit is not None
    assert {change.key.stage for change in made.edit.cells} == {Stage.SURVEY}
    session.do(made.to_edit(session.new_ids))
    result = book_of(session).result(place_of(session, "Sở Y tế", "3").unit_id)
    assert (result.survey, result.appraised) == (430_000, 0)


def test_a_survey_column_beside_an_external_index_is_asked_about(session: Session) -> None:
    made = plan(session, "Đơn vị\tĐiểm điều tra XHH\nSở Y tế\t25\n")
    assert [problem.code for problem in made.problems] == ["IMP.119"]


def test_what_is_stored_there_can_be_cleared(tmp_path: Path) -> None:
    session = open_trait_file(tmp_path)
    type_points(session, OUT, {"2.2": "18"})
    place = place_of(session, OUT, "2.2")
    session.do(traits.change(session, session.rounds[0].id, [place.unit_id], given=[NO_PROCEDURES]))
    book = book_of(session)
    assert book.score(*place, LAYER) == Score.number(180_000), "a trait keeps what is stored"
    session.do(score_entry.clear(book, LAYER, [place]).edit)
    assert book.score(*place, LAYER).state is CellState.BLANK
    session.close()
