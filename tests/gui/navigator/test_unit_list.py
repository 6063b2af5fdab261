"""The list of units: looked for, narrowed, chosen by keyboard, current after edits."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.process import Step
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.units import UnitId
from parindex_desktop.services import steps, units
from parindex_desktop.services.progress import next_unit_with_work, progress_of
from parindex_desktop.services.score_entry import Place, enter_text
from parindex_desktop.services.session import Session
from parindex_desktop.services.unit_filters import UnitFilter
from tests.gui.keys import send_text
from tests.trait_files import NO_PROCEDURES, book_of, open_trait_file, type_points
from ui import theme
from ui.context import Context
from ui.navigator.model import UnitListModel
from ui.navigator.unit_list import UnitList

NAMES = ("Sở Nội vụ", "Sở Y tế", "Sở Tài chính", "Thanh tra tỉnh")
ALL = {"1.1": "10", "1.2": "9", "2.1.1": "5", "2.1.2": "4", "2.2": "20", "3": "25", "4": "18"}


class ModelTester(Protocol):
    def check(self, model: QAbstractItemModel) -> None: ...


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_trait_file(tmp_path, NAMES, traits={"Thanh tra tỉnh": (NO_PROCEDURES,)})
    yield opened
    opened.close()


@pytest.fixture
def listed(context: Context, qtbot: QtBot) -> Iterator[UnitList]:
    made = UnitList(context)
    qtbot.addWidget(made)
    made.resize(280, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def names(listed: UnitList) -> list[str]:
    return [str(listed.view.model().index(row, 0).data()) for row in range(len(listed.shown))]


def choose_filter(listed: UnitList, wanted: UnitFilter) -> None:
    """By the keys of the combo box."""
    listed.filter.setFocus()
    QTest.keyClick(listed.filter, Qt.Key.Key_Home)
    while listed.filter.currentData() != wanted:
        before = listed.filter.currentIndex()
        QTest.keyClick(listed.filter, Qt.Key.Key_Down)
        assert listed.filter.currentIndex() == before + 1


def unit_named(session: Session, name: str) -> UnitId:
    return next(unit.id for unit in book_of(session).units if unit.name == name)


def search(listed: UnitList, text: str) -> None:
    listed.start_search()
    send_text(listed.search, text)
    QTest.keyClick(listed.search, Qt.Key.Key_Return)


def test_the_list_is_a_sound_model(
    session: Session, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    book = book_of(session)
    dossier = session.dossier(book.round.id)
    rows = [(unit, progress_of(book, dossier, unit.id)) for unit in book.units]
    model = UnitListModel()
    qtmodeltester.check(model)
    model.set_rows(rows)
    qtmodeltester.check(model)
    model.set_rows(rows[1:])
    assert model.rowCount() == 3


def test_units_are_found_without_diacritics_and_chosen_by_enter(
    listed: UnitList, session: Session, qtbot: QtBot
) -> None:
    assert names(listed) == list(NAMES)
    with qtbot.waitSignal(listed.unit_chosen) as chosen:
        search(listed, "tai chinh")
    assert names(listed) == ["Sở Tài chính"]
    assert chosen.args == [unit_named(session, "Sở Tài chính")]
    with qtbot.assertNotEmitted(listed.unit_chosen):
        search(listed, "so")
    assert len(names(listed)) == 3
    assert listed.view.hasFocus()
    with qtbot.waitSignal(listed.unit_chosen) as chosen:
        QTest.keyClick(listed.view, Qt.Key.Key_Home)
        QTest.keyClick(listed.view, Qt.Key.Key_Return)
    assert chosen.args == [unit_named(session, "Sở Nội vụ")]
    search(listed, "xyz")
    assert names(listed) == []
    QTest.keyClick(listed.search, Qt.Key.Key_Escape)
    assert names(listed) == list(NAMES)


def test_arrows_look_and_enter_chooses(listed: UnitList, session: Session) -> None:
    chosen: list[UnitId] = []
    listed.unit_chosen.connect(chosen.append)
    listed.show_unit(unit_named(session, "Sở Nội vụ"))
    listed.view.setFocus()
    QTest.keyClick(listed.view, Qt.Key.Key_Down)
    QTest.keyClick(listed.view, Qt.Key.Key_Down)
    assert (chosen, listed.current) == ([], unit_named(session, "Sở Nội vụ"))
    QTest.keyClick(listed.view, Qt.Key.Key_Enter)
    assert chosen == [listed.current] == [unit_named(session, "Sở Tài chính")]
    QTest.keyClick(listed.view, Qt.Key.Key_Down)
    QTest.keyClick(listed.view, Qt.Key.Key_Down)
    assert listed.view.currentIndex().row() == 3, "down on the last row does not go round"


def test_a_search_ends_when_another_unit_is_shown_elsewhere(
    listed: UnitList, session: Session
) -> None:
    search(listed, "tai chinh")
    listed.show_unit(unit_named(session, "Sở Tài chính"))
    assert names(listed) == ["Sở Tài chính"]
    listed.show_unit(unit_named(session, "Sở Y tế"))
    assert listed.search.text() == ""
    assert names(listed) == list(NAMES)
    assert listed.view.currentIndex().row() == 1


def test_a_unit_with_the_focus_can_be_read(listed: UnitList) -> None:
    listed.view.setFocus()
    listed.view.go_to(listed.view.model().index(1, 0))
    row = listed.view.visualRect(listed.view.currentIndex())
    picture = listed.view.viewport().grab(row).toImage()
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    seen = {picture.pixelColor(x, y).name() for x, y in places}
    assert {theme.tokens().selection, theme.tokens().accent} <= {each.lower() for each in seen}
    assert len(seen) > 20, "smooth letters have many shades"


def test_each_filter_shows_its_units(listed: UnitList, session: Session) -> None:
    book = book_of(session)
    dossier = session.dossier(book.round.id)
    type_points(session, "Sở Nội vụ", ALL)
    type_points(session, "Sở Y tế", {"1.1": "10"})
    session.do(steps.plan(book, dossier, Step.SELF, "", "1/1/2026"))
    done = [unit_named(session, "Sở Y tế"), unit_named(session, "Sở Nội vụ")]
    session.do(steps.mark_done(book, dossier, done, Step.SELF, day="1/1/2026"))
    shown = {}
    for each in UnitFilter:
        choose_filter(listed, each)
        shown[each] = names(listed)
    first, second, *rest = NAMES
    assert shown == {
        UnitFilter.ALL: list(NAMES),
        UnitFilter.WORK: [second, *rest],
        UnitFilter.NOT_BEGUN: rest,
        UnitFilter.FINISHED: [first],
        UnitFilter.LATE: rest,
        UnitFilter.NOT_RECEIVED: rest,
    }


def test_a_unit_stays_in_sight_until_another_is_chosen(listed: UnitList, session: Session) -> None:
    choose_filter(listed, UnitFilter.NOT_BEGUN)
    first = unit_named(session, "Sở Nội vụ")
    listed.show_unit(first)
    type_points(session, "Sở Nội vụ", ALL)
    assert names(listed) == list(NAMES)
    assert "Đã xong" in tip(listed, 0)
    listed.show_unit(unit_named(session, "Sở Y tế"))
    assert names(listed) == list(NAMES[1:])


def tip(listed: UnitList, row: int) -> str:
    return str(listed.view.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_only_the_row_of_an_edit_is_painted_again(listed: UnitList, session: Session) -> None:
    painted: list[int] = []
    listed.view.model().dataChanged.connect(lambda first, _last: painted.append(first.row()))
    book = book_of(session)
    place = Place(book.units[2].id, book.leaves[0].id)
    session.do(enter_text(book, Stage.SELF, place, "5").edit)
    assert painted == [2]
    assert "Tự chấm: 1/5" in tip(listed, 2)
    heard = listed.view.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("Sở Tài chính: ")
    assert "1/5" in heard
    session.bus.undo()
    assert painted == [2, 2]


def test_a_hidden_list_catches_up(listed: UnitList, session: Session) -> None:
    listed.hide()
    book = book_of(session)
    session.do(units.remove(session, book.round.id, [book.units[1].id]))
    listed.show()
    assert names(listed) == [NAMES[0], *NAMES[2:]]


def test_the_next_unit_with_work_is_told(listed: UnitList, session: Session) -> None:
    for name in NAMES[:2]:
        type_points(session, name, ALL)
    dossier, shown = session.dossier(session.rounds[0].id), unit_named(session, "Sở Nội vụ")
    found = next_unit_with_work(book_of(session), dossier, listed.role, shown)
    assert found == unit_named(session, "Sở Tài chính")


@pytest.mark.parametrize("choice", [theme.ThemeChoice.DARK, theme.ThemeChoice.CONTRAST])
def test_rows_grow_with_the_text(listed: UnitList, choice: theme.ThemeChoice) -> None:
    before = listed.view.sizeHintForRow(0)
    try:
        theme.appearance().wear(choice, 150)
        assert listed.view.sizeHintForRow(0) * 10 // before in range(13, 17)
        assert listed.grab().width() == listed.width()
    finally:
        theme.appearance().wear(theme.ThemeChoice.LIGHT, 100)
