"""Where the window is small or letters are large, the sheet keeps its cells in sight."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.sheet.driving import CONTROL, SELF, Key, press, put, type_text
from ui import theme
from ui.screens.scores import ScoresScreen
from ui.sheet.pane import SheetPane


def test_where_letters_are_large_the_sheet_has_the_room_of_what_is_beside_it(
    pane: SheetPane, qtbot: QtBot
) -> None:
    try:
        theme.appearance().wear(theme.ThemeChoice.LIGHT, 150)
        qtbot.waitUntil(pane.beside.isHidden)
        assert not pane.foot.shows_paper
        press(Key.Key_T, CONTROL)
        assert pane.foot.shows_paper
        press(Key.Key_Escape)
        assert not pane.foot.shows_paper
        press(Key.Key_E, CONTROL)
        assert pane.beside.isVisible()
        press(Key.Key_Escape)
        qtbot.waitUntil(pane.view.hasFocus)
        assert pane.beside.isHidden()
    finally:
        theme.appearance().wear(theme.ThemeChoice.LIGHT, 100)


def test_a_total_that_does_not_agree_is_in_sight_also_where_room_is_short(
    pane: SheetPane, qtbot: QtBot
) -> None:
    put(pane, "1.1", SELF, "0,5")
    press(Key.Key_T, CONTROL)
    type_text("0,7")
    press(Key.Key_Return)
    try:
        theme.appearance().wear(theme.ThemeChoice.LIGHT, 150)
        qtbot.waitUntil(pane.beside.isHidden)
        assert pane.foot.shows_paper
    finally:
        theme.appearance().wear(theme.ThemeChoice.LIGHT, 100)


def test_columns_of_words_give_way_before_the_sheet_has_to_be_scrolled(
    screen: ScoresScreen, pane: SheetPane, qtbot: QtBot
) -> None:
    press(Key.Key_F7)
    QApplication.processEvents()
    assert screen.story.isVisible()
    assert screen.story.geometry().right() <= screen.rect().right()
    assert pane.view.horizontalScrollBar().maximum() == 0


def test_where_letters_are_large_documents_and_story_widen_no_window(
    screen: ScoresScreen, pane: SheetPane, qtbot: QtBot
) -> None:
    try:
        theme.appearance().wear(theme.ThemeChoice.LIGHT, 150)
        qtbot.waitUntil(pane.beside.isHidden)
        width = screen.width()
        press(Key.Key_F5)
        QApplication.processEvents()
        assert pane.beside.evidence.head.isVisible()
        assert screen.minimumSizeHint().width() <= width
        press(Key.Key_Escape)
        press(Key.Key_F7)
        QApplication.processEvents()
        assert screen.story.isVisible()
        assert not pane.isVisible()
        assert screen.minimumSizeHint().width() <= width
        press(Key.Key_Escape)
        qtbot.waitUntil(pane.view.hasFocus)
        assert pane.isVisible()
    finally:
        theme.appearance().wear(theme.ThemeChoice.LIGHT, 100)
