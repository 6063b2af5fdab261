"""From unit to unit in the grid by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.session import Session
from tests.gui.grid.driving import CONTROL, Key, press, spot
from tests.gui.keys import send_text
from tests.gui.showing import shown
from tests.trait_files import open_trait_file, type_points
from ui.context import Context
from ui.screens.scores import ScoresScreen

ALL = {"1.1": "10", "1.2": "9", "2.1.1": "5", "2.1.2": "4", "2.2": "20", "3": "25", "4": "18"}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_trait_file(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[ScoresScreen]:
    with shown(ScoresScreen(context), qtbot, width=1186, height=658) as made:
        made.pane.view.go_to(Spot(0, 0))
        made.pane.view.setFocus()
        yield made


def test_control_g_leads_to_a_unit_by_its_name(screen: ScoresScreen, qtbot: QtBot) -> None:
    screen.pane.view.go_to(Spot(0, 4))
    press(screen, Key.Key_G, CONTROL)
    popup = screen.pane.units.popup
    assert popup is not None
    assert popup.isVisible()
    assert popup.units.current is not None, "the unit one comes from is marked"
    send_text(popup.units.search, "tai chinh")
    QTest.keyClick(popup.units.search, Qt.Key.Key_Return)
    QTest.keyClick(popup.units.view, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert spot(screen) == (2, 4)
    qtbot.waitUntil(screen.pane.view.hasFocus)


def test_escape_leaves_the_list_where_one_was(screen: ScoresScreen, qtbot: QtBot) -> None:
    press(screen, Key.Key_G, CONTROL)
    popup = screen.pane.units.popup
    assert popup is not None
    QTest.keyClick(popup.units.view, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert spot(screen) == (0, 0)
    qtbot.waitUntil(screen.pane.view.hasFocus)


def test_control_enter_goes_to_the_first_blank_of_the_next_unit_with_work(
    screen: ScoresScreen, session: Session
) -> None:
    type_points(session, "Sở Y tế", ALL)
    type_points(session, "Sở Tài chính", {"1.1": "10"})
    press(screen, Key.Key_Return, CONTROL)
    assert spot(screen) == (2, 1)
    for name in ("Sở Nội vụ", "Sở Tài chính", "Thanh tra tỉnh"):
        type_points(session, name, ALL)
    press(screen, Key.Key_Return, CONTROL)
    assert spot(screen) == (2, 1)
    assert screen.pane.strip.note == "Không còn đơn vị nào trong khối có việc phải làm."


def test_the_list_goes_away_when_the_grid_is_clicked(screen: ScoresScreen) -> None:
    press(screen, Key.Key_G, CONTROL)
    popup = screen.pane.units.popup
    assert popup is not None
    screen.pane.view.setFocus()
    assert not popup.isVisible()
