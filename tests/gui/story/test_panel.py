"""The story beside the grid, by keyboard: F7 opens, arrows in the grid lead on, Escape closes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from parindex_desktop.services import units
from parindex_desktop.services.score_search import Spot
from tests.gui.keys import send_text
from ui import theme
from ui.context import Context
from ui.screens.scores import ScoresScreen


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[ScoresScreen]:
    made = ScoresScreen(context)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.first_focus().setFocus()
    made.pane.view.go_to(Spot(0, 0))
    yield made
    made.close()


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def type_here(screen: ScoresScreen, text: str) -> None:
    view = screen.pane.view
    spot = view.spot
    assert spot is not None
    view.setFocus()
    for letter in text:  # the first one opens the editor
        send_text(_focused(), letter)
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    view.go_to(spot)


def test_f7_tells_the_cell_and_escape_goes_back(screen: ScoresScreen) -> None:
    type_here(screen, "60")
    QTest.keyClick(screen.pane.view, Qt.Key.Key_F7)
    panel = screen.story
    assert panel.isVisible()
    assert panel.page.hasFocus()
    text = panel.page.toPlainText()
    assert "Thẩm định lần 1: 68,5 → 60" in text
    assert text.index("68,5 → 60") < text.index("chưa chấm → 68,5"), "the newest first"
    QTest.keyClick(panel.page, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert screen.pane.view.hasFocus()


def test_it_follows_the_cell_and_its_changes(screen: ScoresScreen, qtbot: QtBot) -> None:
    QTest.keyClick(screen.pane.view, Qt.Key.Key_F7)
    panel = screen.story
    assert panel.story is not None
    assert panel.story.title.startswith("Sở Giao thông Vận tải · ")
    screen.pane.view.setFocus()
    QTest.keyClick(screen.pane.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: panel.story is not None
                    and panel.story.title.startswith("Sở Kế hoạch và Đầu tư"))  # fmt: skip
    type_here(screen, "55")
    qtbot.waitUntil(lambda: "68 → 55" in panel.page.toPlainText())
    QTest.keyClick(screen.pane.view, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_the_whole_unit_and_the_copy(screen: ScoresScreen, context: Context, qtbot: QtBot) -> None:
    type_here(screen, "60")
    QTest.keyClick(screen.pane.view, Qt.Key.Key_F7)
    panel = screen.story
    key = context.shown_cell
    assert key is not None
    panel.show_unit(key.unit_id)
    assert "TĐ · Thẩm định lần 1: 68,5 → 60" in panel.page.toPlainText()
    with qtbot.waitSignal(context.told):
        panel.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Sở Giao thông Vận tải · Năm 2016\n")
    assert "Nguyễn Thị Lan" in copied


def test_names_are_never_markup_and_colours_follow_the_theme(
    screen: ScoresScreen, context: Context
) -> None:
    book = context.book
    assert book is not None
    context.do(units.rename(context.session, book.round.id, book.units[0].id, "<b>A</b> & B"))
    type_here(screen, "6")
    QTest.keyClick(screen.pane.view, Qt.Key.Key_F7)
    assert "Nhập 6 cho <b>A</b> & B" in screen.story.page.toPlainText()
    theme.appearance().wear(theme.ThemeChoice.DARK, 100)
    assert theme.DARK.accent in screen.story.page.toHtml()
