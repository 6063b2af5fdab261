"""The screen Nhập điểm: layers, jumps, search, undo, memory, empty states."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.session import Session
from tests.gui.grid.driving import (
    CONTROL,
    Key,
    plain,
    press,
    put,
    shown,
    spot,
    type_text,
)
from tests.gui.keys import send_text
from tests.score_files import DEPARTMENT_NAMES, open_score_file
from ui import theme
from ui.context import Context
from ui.grid.ground_dialog import GroundDialog
from ui.grid.model import Look
from ui.screens.scores import ScoresScreen


# ---- states, jumps, search ----------------------------------------------------------------------
def test_a_ground_is_asked_and_shown(screen: ScoresScreen) -> None:
    screen.pane.view.select_block(Spot(0, 0), Spot(1, 0))
    press(screen, Key.Key_K, CONTROL)
    dialog = screen.findChild(GroundDialog)
    assert dialog is not None
    send_text(dialog.ground, "Không có thủ tục")
    QTest.keyClick(dialog.ground, Key.Key_Return)
    for row in range(2):
        score, _ = screen.pane.model.score(row, 0)
        assert (score.state, score.ground) == (CellState.NOT_APPLICABLE, "Không có thủ tục")
    assert screen.context.session.bus.next_undo is not None
    assert screen.context.session.bus.next_undo.action == "scores.na"


def test_f8_goes_from_blank_to_blank(screen: ScoresScreen) -> None:
    for at in (Spot(2, 3), Spot(5, 1)):
        screen.pane.view.go_to(at)
        press(screen, Key.Key_Delete)
    screen.pane.view.go_to(Spot(0, 0))
    assert screen.pane.blank_count == 2
    press(screen, Key.Key_F8)
    assert spot(screen) == (2, 3)
    press(screen, Key.Key_F8)
    assert spot(screen) == (5, 1)
    press(screen, Key.Key_F8)
    assert spot(screen) == (2, 3)
    press(screen, Key.Key_F8, CONTROL)
    assert spot(screen) == (5, 1)


def test_a_unit_is_found_without_diacritics(screen: ScoresScreen, qtbot: QtBot) -> None:
    screen.start_search()
    type_text(screen, "so t")
    QTest.keyClick(screen.toolbar.search, Key.Key_Return)
    found = [DEPARTMENT_NAMES[spot(screen)[0]]]  # type: ignore[index]
    QTest.keyClick(screen.toolbar.search, Key.Key_Return)
    found.append(DEPARTMENT_NAMES[spot(screen)[0]])  # type: ignore[index]
    assert found[0] != found[1]
    QTest.keyClick(screen.toolbar.search, Key.Key_Down)
    assert screen.pane.view.hasFocus()


def test_undo_goes_back_to_the_place_and_the_layer(screen: ScoresScreen) -> None:
    put(screen, "0,1", 3, 1)
    screen.pane.show_layer(Stage.SELF)
    screen.pane.view.go_to(Spot(9, 9))
    screen.reveal(screen.context.session.bus.undo())
    assert screen.pane.layer is Stage.APPRAISAL_1
    assert screen.toolbar.layers.current is Stage.APPRAISAL_1
    assert screen.pane.view.selected_spots() == [(3, 1)]


def test_each_layer_keeps_its_own_scores(screen: ScoresScreen) -> None:
    first = shown(screen, 0, 0)
    screen.pane.show_layer(Stage.APPRAISAL_2)
    assert screen.pane.model.cell(0, 0).look is Look.IN_FORCE
    put(screen, "0,05", 0, 0)
    screen.pane.show_layer(Stage.SELF)
    put(screen, "0,4", 0, 0)
    assert screen.pane.results.model().index(0, 0).data() == "0,4"
    screen.pane.show_layer(Stage.APPRAISAL_1)
    assert shown(screen, 0, 0) == first


def test_a_grid_is_found_again_as_it_was_left(
    screen: ScoresScreen, session: Session, qtbot: QtBot
) -> None:
    screen.pane.show_layer(Stage.SELF)
    screen.pane.view.go_to(Spot(7, 4))
    screen.pane.view.criteria.resizeSection(2, 140)
    screen.hide()
    again = ScoresScreen(Context(session, settings=screen.context.settings))
    qtbot.addWidget(again)
    again.resize(1186, 658)
    again.show()
    assert again.pane.layer is Stage.SELF
    assert spot(again) == (7, 4)
    assert abs(again.pane.view.criteria.sectionSize(2) - 140) <= 1
    again.context.deleteLater()


def test_results_stay_beside_their_rows(screen: ScoresScreen) -> None:
    press(screen, Key.Key_End, CONTROL)
    view, results = screen.pane.view, screen.pane.results
    for row in (10, 16):
        assert view.rowViewportPosition(row) == results.rowViewportPosition(row)
    assert view.horizontalHeader().height() == results.horizontalHeader().height()


def test_a_right_click_offers_what_the_keys_do(screen: ScoresScreen) -> None:
    menu = screen.pane.actions_of_grid.menu()
    texts = [plain(each.text()) for each in menu.actions()]
    assert {"Dán", "Không áp dụng…", "Ô trống tiếp theo"} <= set(texts)
    keys = {each.shortcut().toString() for each in menu.actions()}
    assert {"F2", "Ctrl+V", "Ctrl+D", "Del", "F8", "Shift+F8"} <= keys
    menu.deleteLater()


def test_large_letters_leave_room_for_scores(screen: ScoresScreen, qtbot: QtBot) -> None:
    theme.appearance().wear(theme.ThemeChoice.DARK, 200)
    qtbot.waitUntil(lambda: screen.pane.view.viewport().width() > 0)
    screen.resize(1186, 658)
    assert screen.minimumSizeHint().width() <= 1186
    assert screen.pane.view.viewport().width() >= 350
    assert screen.pane.results.model().columnCount() == 5


# ---- empty states -------------------------------------------------------------------------------
@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Callable[[int, int], Session]]:
    opened: list[Session] = []

    def make(units: int, leaves: int) -> Session:
        opened.append(open_score_file(tmp_path, DEPARTMENT_NAMES[:units], leaves, filled=0))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def test_without_units_the_way_to_them_is_shown(
    empty: Callable[[int, int], Session], qtbot: QtBot
) -> None:
    context = Context(empty(0, 4))
    wanted: list[str] = []
    context.screen_wanted.connect(wanted.append)
    screen = ScoresScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    way = screen.first_focus().focusProxy()
    assert isinstance(way, QPushButton)
    QTest.keyClick(way, Key.Key_Space)
    assert wanted == ["units"]
    context.deleteLater()
