"""The models behind grid and results."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.numbers import NumberStyle
from parindex_desktop.domain.rounds import ColumnKind, RankingColumn
from parindex_desktop.domain.scores import CellState, Score, Stage, stages_of
from parindex_desktop.services import score_entry
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.refused_texts import RefusedTexts
from parindex_desktop.services.score_entry import Entry, Place, show_score
from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.session import Session
from tests.score_files import DEPARTMENT_NAMES, open_score_file
from ui.grid.cell_model import Cell, Look
from ui.grid.model import GridModel
from ui.grid.results_model import ResultsModel

TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Seventeen departments, six criteria in two domains, everything scored."""
    opened = open_score_file(tmp_path, DEPARTMENT_NAMES, 6)
    yield opened
    opened.close()


@pytest.fixture
def book(session: Session) -> GroupBook:
    return session.book(session.rounds[0].id, session.group_of("so").id)


@pytest.fixture
def refused() -> RefusedTexts:
    return RefusedTexts()


@pytest.fixture
def model(book: GroupBook, refused: RefusedTexts, qtbot: QtBot) -> GridModel:
    made = GridModel(refused)
    made.show_book(book, Stage.APPRAISAL_1)
    return made


def write(session: Session, entry: Entry) -> None:
    session.do(entry.edit)


def test_the_grid_is_a_sound_model(model: GridModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_book(None, Stage.SELF)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_the_results_are_a_sound_model(
    book: GroupBook, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    results = ResultsModel()
    results.show_book(book, Stage.SELF)
    qtmodeltester.check(results)  # type: ignore[no-untyped-call]
    assert results.headerData(0, Qt.Orientation.Horizontal) == "Tự chấm"


def test_columns_know_their_domain_their_maximum_and_their_source(model: GridModel) -> None:
    assert [band.text[:2] for band in model.bands] == ["1.", "2."]
    assert [(band.first, band.last) for band in model.bands] == [(0, 2), (3, 5)]
    assert [column.ends_domain for column in model.columns] == [False, False, True] * 2
    assert [bool(column.origin) for column in model.columns] == [False, False, True] * 2
    assert model.columns[0].maximum == "0,5"
    tip = model.headerData(2, Qt.Orientation.Horizontal, TIP)
    assert tip.splitlines()[0].startswith("1  Công tác chỉ đạo")
    assert "điều tra xã hội học" in tip


def test_the_four_states_are_told_apart(
    session: Session, model: GridModel, book: GroupBook
) -> None:
    places = [Place(book.units[0].id, book.leaves[column].id) for column in (0, 1, 4)]
    na = Score(CellState.NOT_APPLICABLE, ground="Không phát sinh hồ sơ")
    pending = Score(CellState.PENDING)
    write(session, score_entry.clear(book, model.layer, places[:1]))
    write(session, score_entry.set_state(book, model.layer, places[1:2], na))
    write(session, score_entry.set_state(book, model.layer, places[2:], pending))
    assert [model.cell(0, column)[:2] for column in (0, 1, 4)] == [
        ("", Look.BLANK), ("KAD", Look.NOT_APPLICABLE), ("chờ", Look.PENDING),
    ]  # fmt: skip
    assert model.cell(0, 3).look is Look.NUMBER
    assert model.cell(0, 1).noted
    assert "Không phát sinh hồ sơ" in model.index(0, 1).data(TIP)


def test_the_second_appraisal_shows_the_first_where_it_is_in_force(
    session: Session, model: GridModel, book: GroupBook
) -> None:
    first = model.cell(0, 0).text
    model.show_book(book, Stage.APPRAISAL_2)
    assert model.cell(0, 0) == Cell(first, Look.IN_FORCE)
    assert "lần 1" in model.index(0, 0).data(TIP)
    place = model.place(Spot(0, 0))
    write(session, score_entry.enter_text(book, model.layer, place, "0"))
    assert model.cell(0, 0) == Cell("0", Look.NUMBER)
    model.show_book(book, Stage.APPRAISAL_1)
    assert model.cell(0, 0).text == first


def test_survey_columns_are_open_in_their_own_layer_and_read_beside_an_appraisal(
    model: GridModel, book: GroupBook
) -> None:
    held = show_score(book.score(*model.place(Spot(0, 2)), Stage.SURVEY))
    for layer, text in ((Stage.SELF, ""), (Stage.APPRAISAL_1, held), (Stage.APPRAISAL_2, held)):
        model.show_book(book, layer)
        assert model.cell(0, 2) == Cell(text, Look.CLOSED)
        assert not model.index(0, 2).flags() & Qt.ItemFlag.ItemIsEditable
        assert model.index(0, 1).flags() & Qt.ItemFlag.ItemIsEditable
        assert "Điều tra XHH" in model.index(0, 2).data(TIP)
    model.show_book(book, Stage.SURVEY)
    assert model.cell(0, 2) == Cell(held, Look.NUMBER)
    assert model.cell(0, 1) == Cell("", Look.CLOSED)
    assert model.index(0, 2).flags() & Qt.ItemFlag.ItemIsEditable
    assert "thẩm định" in model.index(0, 1).data(TIP)


def test_a_refused_text_is_shown_with_its_reason_and_what_is_on_disk(
    model: GridModel, book: GroupBook, refused: RefusedTexts
) -> None:
    place = model.place(Spot(0, 0))
    stored = model.cell(0, 0).text
    entry = score_entry.enter_text(book, model.layer, place, "77")
    refused.add(book, model.layer, entry.refused)
    assert model.cell(0, 0) == Cell("77", Look.REFUSED)
    tip = model.index(0, 0).data(TIP)
    assert tip.startswith("NUM.112")
    assert tip.endswith(stored)


def test_results_repaint_only_what_an_edit_moved(
    session: Session, model: GridModel, book: GroupBook, qtbot: QtBot
) -> None:
    results = ResultsModel()
    results.show_book(book, Stage.APPRAISAL_1)
    painted: list[tuple[int, int]] = []
    results.dataChanged.connect(lambda first, last: painted.append((_row(first), _row(last))))
    before = dict(book.standing_of)
    write(session, score_entry.enter_text(book, model.layer, model.place(Spot(4, 1)), "0"))
    changed = results.catch_up({4})
    moved = {u.id for u in book.units if book.standing_of[u.id] != before[u.id]}
    assert {book.units[row].id for row in changed} == moved
    assert 4 in changed
    assert {row for first, last in painted for row in range(first, last + 1)} == set(changed)
    assert results.index(4, 0).data() != ""
    assert results.catch_up() == []


@pytest.mark.parametrize(
    ("style", "shown"),
    [(NumberStyle.FIXED, ["7,50", "100,00"]), (NumberStyle.TRIMMED, ["7,5", "100"])],
)
def test_results_show_numbers_as_the_columns_of_the_ranking_do(
    session: Session,
    model: GridModel,
    book: GroupBook,
    style: NumberStyle,
    shown: list[str],
    qtbot: QtBot,
) -> None:
    for column, each in enumerate(model.columns):
        place = model.place(Spot(0, column))
        layer = stages_of(each.leaf)[-1]
        write(session, score_entry.enter_text(book, layer, place, each.maximum))
    kinds = (ColumnKind.TOTAL, ColumnKind.INDEX)
    columns = tuple(RankingColumn(kind, style=style, percent=True) for kind in kinds)
    declared = replace(book.setup, columns=columns)
    session.do(Edit("results.columns", entities=(EntityChange(book.setup, declared),)))
    results = ResultsModel()
    results.show_book(session.book(book.round.id, book.group.id), Stage.APPRAISAL_1)
    assert [results.index(0, column).data() for column in range(2)] == shown


def test_an_equal_rank_an_unranked_unit_and_a_missing_cell_are_seen(
    session: Session, book: GroupBook, model: GridModel, qtbot: QtBot
) -> None:
    texts = [["0,5", "1", "1", "0,5", "1", "1"]] * 2 + [[""] * 6]
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            place = model.place(Spot(row, column))
            layer = stages_of(model.columns[column].leaf)[-1]
            write(session, score_entry.enter_text(book, layer, place, text))
    results = ResultsModel()
    results.show_book(book, Stage.APPRAISAL_1)
    ranks = [results.index(row, 2).data() for row in range(3)]
    assert ranks[0] == ranks[1]
    assert ranks[0].startswith("= ")
    assert ranks[2] == "–"
    assert [results.index(row, 4).data() for row in range(3)] == ["✓", "✓", "6"]


def _row(index: QModelIndex | QPersistentModelIndex) -> int:
    return index.row()
