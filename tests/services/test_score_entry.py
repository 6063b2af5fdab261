"""What is typed, pasted, filled and cleared in the grid."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import Criterion, CriterionId, SetId
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.importing.reading import DecimalMark
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.errors import InputError
from parindex_desktop.services import score_entry
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.refused_texts import RefusedTexts
from parindex_desktop.services.score_entry import Entry, Place, read_score, show_score
from parindex_desktop.services.score_paste import (
    ambiguous_text,
    enter_block,
    fit_block,
    read_block,
    write_block,
)
from parindex_desktop.services.score_search import Spot, find_unit, next_blank, next_of
from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang
from tests.score_files import open_score_file

NAMES = ("Sở Nội vụ", "Sở Y tế", "Sở Tài chính")
LAYER = Stage.APPRAISAL_1


def leaf(maximum: int) -> Criterion:
    return Criterion(CriterionId(1), SetId(1), None, 0, "1.1", "Kế hoạch", Points(maximum))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Three units, six criteria in two domains, the last of each a survey; nothing scored."""
    opened = open_score_file(tmp_path, NAMES, 6, filled=0)
    yield opened
    opened.close()


@pytest.fixture
def book(session: Session) -> GroupBook:
    return session.book(session.rounds[0].id, session.group_of("so").id)


def place(book: GroupBook, row: int, column: int) -> Place:
    return Place(book.units[row].id, book.leaves[column].id)


def paste(book: GroupBook, text: str, *, row: int = 0, column: int = 0, **fields: object) -> Entry:
    return enter_block(
        book,
        LAYER,
        rows=read_block(text),
        units=book.units[row:],
        leaves=book.leaves[column:],
        **fields,  # type: ignore[arg-type]
    )


def texts(book: GroupBook, layer: Stage = LAYER) -> list[list[str]]:
    return [
        [
            show_score(book.score(key.unit_id, key.criterion_id, key.stage)) if key else "x"
            for each in book.leaves
            for key in [book.layer_key(unit.id, each.id, layer)]
        ]
        for unit in book.units
    ]


# ---- reading ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1,5", "1,5"), ("1.5", "1,5"), (" 0 ", "0"), ("", ""), ("kad", "KAD"),
        ("Không áp dụng", "KAD"), ("cho", "chờ"), ("Chờ", "chờ"), ("0,0625", "0,0625"),
    ],
)  # fmt: skip
def test_typed_texts_are_read_and_shown_with_a_comma(typed: str, shown: str) -> None:
    assert show_score(read_score(typed, leaf(20_000))) == shown


@pytest.mark.parametrize(
    ("typed", "code"),
    [("2,1", "NUM.112"), ("-1", "NUM.111"), ("hai", "NUM.101"), ("1,23456", "NUM.102")],
)
def test_what_a_cell_cannot_hold_is_refused_with_its_reason(typed: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        read_score(typed, leaf(20_000))
    assert refused.value.code == code


@given(st.integers(0, 20_000))
def test_what_is_shown_is_read_back(points: int) -> None:
    score = Score.number(points)
    assert read_score(show_score(score), leaf(20_000)) == score


# ---- typing -------------------------------------------------------------------------------------
def test_one_typed_cell_is_one_edit_that_names_it(book: GroupBook) -> None:
    entry = score_entry.enter_text(book, LAYER, place(book, 1, 0), "0,25")
    assert entry.edit.action == "scores.type.one"
    assert dict(entry.edit.params) == {"unit": "Sở Y tế", "criterion": "1.1", "value": "0,25"}
    assert entry.taken == (place(book, 1, 0),)


def test_a_refused_text_changes_nothing_and_names_the_unit(book: GroupBook) -> None:
    entry = score_entry.enter_text(book, LAYER, place(book, 2, 0), "99")
    assert entry.edit.is_empty
    assert [(r.text, r.problem.code, r.problem.place) for r in entry.refused] == [
        ("99", "NUM.112", "Sở Tài chính")
    ]


def test_typing_what_is_there_changes_nothing_and_keeps_its_ground(
    session: Session, book: GroupBook
) -> None:
    at = place(book, 0, 0)
    away = Score(CellState.NOT_APPLICABLE, ground="không có thủ tục")
    session.do(score_entry.set_state(book, LAYER, [at], away).edit)
    entry = score_entry.enter_text(book, LAYER, at, "KAD")
    assert entry.edit.is_empty
    assert entry.taken == (at,)
    assert book.score(*at, Stage.APPRAISAL_1) == away


def test_survey_scores_are_typed_in_their_own_layer(book: GroupBook) -> None:
    survey, appraised = place(book, 0, 2), place(book, 0, 0)
    for layer in (Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2):
        entry = score_entry.enter_text(book, layer, survey, "0,5")
        assert (entry.edit.is_empty, entry.closed, entry.taken) == (True, 1, ())
    assert score_entry.enter_text(book, Stage.SURVEY, appraised, "0,5").closed == 1
    stored = score_entry.enter_text(book, Stage.SURVEY, survey, "0,5").edit.cells[0]
    assert stored.key.stage is Stage.SURVEY


def test_fill_down_copies_the_first_cell_and_refuses_above_a_maximum(
    session: Session, book: GroupBook
) -> None:
    session.do(score_entry.enter_text(book, LAYER, place(book, 0, 1), "1").edit)
    columns = [[place(book, row, 1) for row in range(3)]]
    session.do(score_entry.fill_down(book, LAYER, columns).edit)
    assert [row[1] for row in texts(book)] == ["1", "1", "1"]
    across = [[place(book, 0, 1), place(book, 1, 0)]]  # a maximum of 0,5
    entry = score_entry.fill_down(book, LAYER, across)
    assert [r.problem.code for r in entry.refused] == ["NUM.112"]
    assert entry.edit.is_empty


def test_fill_down_copies_what_the_second_appraisal_shows(
    session: Session, book: GroupBook
) -> None:
    session.do(score_entry.enter_text(book, Stage.APPRAISAL_1, place(book, 0, 0), "0,5").edit)
    columns = [[place(book, row, 0) for row in range(2)]]
    edit = score_entry.fill_down(book, Stage.APPRAISAL_2, columns).edit
    assert [(c.key.stage, c.after) for c in edit.cells] == [
        (Stage.APPRAISAL_2, Score.number(5_000))
    ]


def test_a_change_undone_leaves_what_was_before(session: Session, book: GroupBook) -> None:
    session.do(paste(book, "0,5\t1\n0,25\t0,5").edit)
    before = texts(book)
    places = [place(book, row, column) for row in range(2) for column in range(2)]
    session.do(score_entry.clear(book, LAYER, places, cut=True).edit)
    after = texts(book)
    assert after[0][:2] == after[1][:2] == ["", ""]
    session.bus.undo()
    assert texts(book) == before
    session.bus.redo()
    assert texts(book) == after


# ---- blocks -------------------------------------------------------------------------------------
def test_a_block_from_a_spreadsheet_is_read_with_its_quotes() -> None:
    assert read_block('1,5\tKAD\r\n"a\nb"\t"nói ""có"""\r\n') == [
        ["1,5", "KAD"],
        ["a\nb", 'nói "có"'],
    ]
    assert read_block("") == []


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["C"])), min_size=1), min_size=1))
def test_a_block_written_is_read_back(rows: list[list[str]]) -> None:
    assert read_block(write_block(rows)) == rows


def test_a_part_of_a_selection_is_repeated_over_it() -> None:
    assert fit_block([["1"]], 2, 3) == [["1"] * 3] * 2
    assert fit_block([["1", "2"]], 2, 4) == [["1", "2", "1", "2"]] * 2
    assert fit_block([["1", "2"], ["3"]], 3, 1) == [["1", "2"], ["3", ""]]
    assert fit_block([], 1, 1) == []


def test_a_paste_tells_what_it_did_not_do(session: Session, book: GroupBook) -> None:
    entry = paste(book, "0,5\t9\n0,25\t1\n", row=2)
    session.do(entry.edit)
    assert texts(book)[2][:2] == ["0,5", ""]
    assert [r.text for r in entry.refused] == ["9"]
    assert entry.outside == 2
    closed = enter_block(book, Stage.SELF, rows=[["0,5"] * 6], units=book.units, leaves=book.leaves)
    assert closed.closed == 2
    assert len(closed.edit.cells) == 4


def test_both_decimal_marks_are_read_where_they_cannot_be_mistaken(
    session: Session, book: GroupBook
) -> None:
    session.do(paste(book, "0.5\t0,5\t\tKAD\n.25\t1,0\t\tchờ").edit)
    assert [row[:4] for row in texts(book)[:2]] == [
        ["0,5", "0,5", "x", "KAD"],
        ["0,25", "1", "x", "chờ"],
    ]


def test_a_maximum_tells_how_an_ambiguous_number_is_meant() -> None:
    small, large = leaf(20_000), leaf(20_000_000)
    assert ambiguous_text([["1.234"]], [small]) is None
    assert ambiguous_text([["1.234"]], [large]) == "1.234"
    assert ambiguous_text([["2,5", "1.234"]], [small, large]) is None
    assert ambiguous_text([["0.234", "tốt"]], [large, large]) is None


@pytest.mark.parametrize(
    ("mark", "shown"), [(DecimalMark.POINT, "1,234"), (DecimalMark.COMMA, "1234")]
)
def test_the_answer_decides_an_ambiguous_number(
    tmp_path: Path, mark: DecimalMark, shown: str
) -> None:
    session = open_an_giang(tmp_path)
    book = session.book(session.rounds[0].id, session.group_of("so").id)
    entry = paste(book, "1.234", ambiguous=mark)
    assert show_score(entry.edit.cells[0].after) == "1,234"  # 1234 is above 70 points
    wide = enter_block_of_one(book, mark)
    assert wide == shown
    session.close()


def enter_block_of_one(book: GroupBook, mark: DecimalMark) -> str:
    """Reads 1.234 for a criterion of 2 000 points."""
    large = leaf(20_000_000)
    tree = type(book.tree).build(book.tree.set, [large])
    wide = GroupBook(
        round_=book.round, group=book.group, setup=book.setup, tree=tree, units=book.units,
        left_out=frozenset(), cells={},
    )  # fmt: skip
    entry = enter_block(
        wide, LAYER, rows=[["1.234"]], units=wide.units, leaves=wide.leaves, ambiguous=mark
    )
    return show_score(entry.edit.cells[0].after)


# ---- finding the way ----------------------------------------------------------------------------
def test_the_next_blank_goes_round_in_reading_order(session: Session, book: GroupBook) -> None:
    session.do(paste(book, "0,5\t1\t0,5\t0,5\t0,5\t1").edit)
    assert next_blank(book, LAYER, Spot(0, 3)) == Spot(1, 0)
    assert next_blank(book, LAYER, Spot(1, 1)) == Spot(1, 3)
    assert next_blank(book, LAYER, Spot(2, 5)) == Spot(1, 0)
    assert next_blank(book, LAYER, Spot(1, 0), back=True) == Spot(2, 4)
    assert next_blank(book, Stage.SURVEY, Spot(0, 2)) == Spot(0, 5)
    session.do(paste(book, "0,5\t1\t0,5\t0,5\t0,5\t1\n" * 2, row=1).edit)
    assert next_blank(book, LAYER, Spot(0, 0)) is None


def test_the_next_of_some_spots_goes_round() -> None:
    spots = [Spot(2, 1), Spot(0, 4)]
    assert next_of(spots, Spot(0, 0)) == Spot(0, 4)
    assert next_of(spots, Spot(2, 1)) == Spot(0, 4)
    assert next_of(spots, Spot(0, 4), back=True) == Spot(2, 1)
    assert next_of([], Spot(0, 0)) is None


@pytest.mark.parametrize(
    ("query", "start", "row"),
    [
        ("y te", -1, 1), ("Y TẾ", -1, 1), ("so", 0, 1), ("sở", 2, 0), ("tế tài", -1, None),
        (" ", 0, None),
    ],
)  # fmt: skip
def test_a_unit_is_found_by_its_words_with_or_without_diacritics(
    book: GroupBook, query: str, start: int, row: int | None
) -> None:
    assert find_unit(book.units, query, start) == row


# ---- refused texts ------------------------------------------------------------------------------
def test_refused_texts_stay_with_their_cell_and_layer(book: GroupBook) -> None:
    refused = RefusedTexts()
    entry = paste(book, "9\t9\n9\t1")
    refused.add(book, LAYER, entry.refused)
    at = place(book, 0, 1)
    assert refused.at(book, LAYER, at) is entry.refused[1]
    assert refused.at(book, Stage.APPRAISAL_2, at) is None
    assert refused.places(book, LAYER) == [place(book, 0, 0), at, place(book, 1, 0)]
    assert refused.places(book, Stage.SELF) == []
    assert refused.forget(book, LAYER, [at, place(book, 2, 2)]) == [at]
    key = book.layer_key(*place(book, 0, 0), LAYER)
    assert key is not None
    assert refused.forget_keys([key]) == 1
    assert len(refused) == 1


def test_refused_texts_of_cells_that_are_gone_are_not_told(
    session: Session, book: GroupBook
) -> None:
    refused = RefusedTexts()
    refused.add(book, LAYER, paste(book, "9\t9").refused)
    found = refused.still_in(session)
    assert [group_id for group_id, _ in found] == [book.group.id] * 2
    part = next(
        p for p in session.reader.participations(book.round.id) if p.unit_id == book.units[0].id
    )
    session.do(Edit("units.remove", entities=(EntityChange(part, None),)))
    assert refused.still_in(session) == []
    session.bus.undo()
    refused.clear()
    assert refused.still_in(session) == []
