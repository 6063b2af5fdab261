"""Typing, moving and leaving cells by the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from parindex_desktop.services.score_search import Spot
from tests.gui.grid.driving import (
    CONTROL,
    SHIFT,
    Held,
    Key,
    on_disk,
    press,
    put,
    shown,
    spot,
    type_text,
)
from tests.gui.keys import compose_text
from ui.grid.cell_model import Look
from ui.main_window import MainWindow
from ui.program import Program
from ui.screens.scores import ScoresScreen


# ---- typing -------------------------------------------------------------------------------------
def test_a_typed_score_is_on_disk_when_its_cell_is_left(screen: ScoresScreen) -> None:
    before = screen.pane.results.model().index(0, 1).data()
    type_text(screen, "0,35")
    press(screen, Key.Key_Return)
    assert spot(screen) == (1, 0)
    assert shown(screen, 0, 0) == on_disk(screen, 0, 0) == "0,35"
    assert screen.pane.results.model().index(0, 1).data() != before


@pytest.mark.parametrize(
    ("key", "held", "end"),
    [
        (Key.Key_Return, SHIFT, (1, 2)), (Key.Key_Tab, Held.NoModifier, (2, 3)),
        (Key.Key_Backtab, SHIFT, (2, 1)), (Key.Key_Up, Held.NoModifier, (1, 2)),
        (Key.Key_Down, Held.NoModifier, (3, 2)), (Key.Key_Left, Held.NoModifier, (2, 1)),
        (Key.Key_Right, Held.NoModifier, (2, 3)), (Key.Key_Home, Held.NoModifier, (2, 0)),
    ],
)  # fmt: skip
def test_while_replacing_keys_take_the_text_over_and_move(
    screen: ScoresScreen, key: Qt.Key, held: Qt.KeyboardModifier, end: tuple[int, int]
) -> None:
    screen.pane.view.go_to(Spot(2, 2))
    type_text(screen, "0,7")
    press(screen, key, held)
    assert shown(screen, 2, 2) == "0,7"
    assert spot(screen) == end
    assert screen.pane.view.editor is None


def test_after_f2_arrows_move_the_caret(screen: ScoresScreen) -> None:
    put(screen, "0,25", 0, 0)
    screen.pane.view.go_to(Spot(0, 0))
    press(screen, Key.Key_F2)
    press(screen, Key.Key_End)
    press(screen, Key.Key_Left)
    press(screen, Key.Key_Backspace)
    type_text(screen, "3")
    assert spot(screen) == (0, 0)
    press(screen, Key.Key_Return)
    assert shown(screen, 0, 0) == "0,35"


def test_escape_leaves_a_cell_as_it_was(screen: ScoresScreen) -> None:
    before = shown(screen, 0, 0)
    type_text(screen, "0,1")
    press(screen, Key.Key_Escape)
    assert (shown(screen, 0, 0), spot(screen)) == (before, (0, 0))
    assert screen.context.session.bus.next_undo is None or (
        screen.context.session.bus.next_undo.action == "import"
    )


def test_down_on_the_last_row_stays_and_tab_goes_on_in_the_next(screen: ScoresScreen) -> None:
    last = screen.pane.model.rowCount() - 1
    put(screen, "0,1", last, 0)
    assert spot(screen) == (last, 0)
    screen.pane.view.go_to(Spot(0, 10))
    press(screen, Key.Key_Tab)
    assert spot(screen) == (1, 0), "the last column is a survey, closed in this layer"
    press(screen, Key.Key_Backtab, SHIFT)
    assert spot(screen) == (0, 10)


def test_control_and_shift_move_and_select_as_in_a_spreadsheet(screen: ScoresScreen) -> None:
    press(screen, Key.Key_End, CONTROL)
    assert spot(screen) == (16, 11)
    press(screen, Key.Key_Home, CONTROL)
    press(screen, Key.Key_Down, SHIFT)
    press(screen, Key.Key_Right, SHIFT)
    assert screen.pane.view.selected_spots() == [(0, 0), (0, 1), (1, 0), (1, 1)]
    press(screen, Key.Key_Down, CONTROL | SHIFT)
    assert len(screen.pane.view.selected_spots()) == 34
    press(screen, Key.Key_A, CONTROL)
    assert len(screen.pane.view.selected_spots()) == 17 * 12


def test_vietnamese_input_methods_work_in_a_cell(screen: ScoresScreen) -> None:
    compose_text(screen.pane.view, ["c", "ch", "chơ"], "chờ")
    editor = screen.pane.view.editor
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "chờ"
    press(screen, Key.Key_Return)
    assert screen.pane.model.cell(0, 0)[:2] == ("chờ", Look.PENDING)


def test_a_whole_word_can_be_composed_in_an_open_cell(screen: ScoresScreen) -> None:
    press(screen, Key.Key_Backspace)
    editor = screen.pane.view.editor
    assert editor is not None
    compose_text(editor, ["k", "không á"], "không áp dụng")
    press(screen, Key.Key_Return)
    assert shown(screen, 0, 0) == "KAD"


# ---- leaving ------------------------------------------------------------------------------------
def test_a_click_elsewhere_takes_the_text_over(screen: ScoresScreen) -> None:
    type_text(screen, "0,15")
    view = screen.pane.view
    middle = view.visualRect(view.model().index(3, 3)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert on_disk(screen, 0, 0) == "0,15"
    assert spot(screen) == (3, 3)


def test_the_focus_elsewhere_takes_the_text_over(screen: ScoresScreen) -> None:
    type_text(screen, "0,15")
    screen.start_search()
    assert on_disk(screen, 0, 0) == "0,15"


def test_another_screen_takes_the_text_over(screen: ScoresScreen) -> None:
    type_text(screen, "0,15")
    screen.hide()
    assert on_disk(screen, 0, 0) == "0,15"


def test_closing_the_window_with_an_open_cell_loses_nothing(screen: ScoresScreen) -> None:
    type_text(screen, "0,15")
    screen.close()
    assert on_disk(screen, 0, 0) == "0,15"


def test_another_group_takes_the_text_over_and_leaves_the_focus_in_the_grid(
    main_window: MainWindow, program: Program
) -> None:
    context, area = program.context, main_window.area
    assert context is not None
    assert area is not None
    area.show_screen("scores")
    screen = area.current
    assert isinstance(screen, ScoresScreen)
    type_text(screen, "12,5")
    context.look_at(group_id=context.groups[1].id)
    assert screen.pane.view.hasFocus()
    context.look_at(group_id=context.groups[0].id)
    assert on_disk(screen, 0, 0) == "12,5"


# ---- lines --------------------------------------------------------------------------------------
def test_enter_after_tab_begins_the_next_line_where_tab_began(screen: ScoresScreen) -> None:
    screen.pane.view.go_to(Spot(1, 3))
    for text in ("0,1", "0,2"):
        type_text(screen, text)
        press(screen, Key.Key_Tab)
    type_text(screen, "0,3")
    press(screen, Key.Key_Return)
    assert spot(screen) == (2, 3)
    press(screen, Key.Key_Return)
    assert spot(screen) == (3, 3)
    press(screen, Key.Key_Tab)
    press(screen, Key.Key_Up)
    press(screen, Key.Key_Return)
    assert spot(screen) == (3, 4)


def test_enter_after_tab_stays_on_the_last_line(screen: ScoresScreen) -> None:
    screen.pane.view.go_to(Spot(16, 0))
    press(screen, Key.Key_Tab)
    type_text(screen, "0,3")
    press(screen, Key.Key_Return)
    assert spot(screen) == (16, 1)
