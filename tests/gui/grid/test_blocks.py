"""Blocks from and to spreadsheets."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.numbers import Points
from parindex_desktop.services.score_search import Spot
from tests.gui.grid.driving import (
    CONTROL,
    Key,
    on_disk,
    plain,
    press,
    put,
    shown,
)
from ui.grid.cell_model import Look
from ui.messages import Question
from ui.screens.scores import ScoresScreen


# ---- blocks -------------------------------------------------------------------------------------
def test_blocks_go_through_the_clipboard_as_one_step(screen: ScoresScreen) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("0,1\t0,2\r\n0.3\tKAD\r\n")
    press(screen, Key.Key_V, CONTROL)
    assert [[shown(screen, r, c) for c in range(2)] for r in range(2)] == [
        ["0,1", "0,2"],
        ["0,3", "KAD"],
    ]
    assert screen.pane.view.selected_spots() == [(0, 0), (0, 1), (1, 0), (1, 1)]
    press(screen, Key.Key_C, CONTROL)
    assert clipboard.text() == "0,1\t0,2\n0,3\tKAD\n"
    press(screen, Key.Key_X, CONTROL)
    assert shown(screen, 1, 1) == ""
    screen.context.session.bus.undo()
    assert shown(screen, 1, 1) == "KAD"


def test_one_value_fills_a_selection_and_ctrl_d_fills_down(screen: ScoresScreen) -> None:
    QGuiApplication.clipboard().setText("0,25")
    screen.pane.view.select_block(Spot(0, 0), Spot(1, 1))
    press(screen, Key.Key_V, CONTROL)
    assert {shown(screen, r, c) for r in range(2) for c in range(2)} == {"0,25"}
    screen.pane.view.select_block(Spot(1, 0), Spot(4, 1))
    press(screen, Key.Key_D, CONTROL)
    assert {shown(screen, r, c) for r in range(1, 5) for c in range(2)} == {"0,25"}


def test_a_paste_says_what_it_did_not_take(screen: ScoresScreen) -> None:
    QGuiApplication.clipboard().setText("0,5\n99\nx\n")
    screen.pane.view.go_to(Spot(15, 0))
    press(screen, Key.Key_V, CONTROL)
    assert "1 ô không nhận" in screen.pane.strip.note
    assert "1 ô nằm ngoài bảng" in screen.pane.strip.note
    assert screen.pane.model.cell(16, 0).look is Look.REFUSED


@pytest.mark.parametrize(("answer", "stored"), [("thập", "1,234"), ("nghìn", "1234")])
def test_an_ambiguous_number_is_asked_once(screen: ScoresScreen, answer: str, stored: str) -> None:
    leaf = screen.pane.model.columns[5].leaf
    large = replace(leaf, max_points=Points(20_000_000))
    screen.context.session.do(Edit("criteria.change", entities=(EntityChange(leaf, large),)))
    QGuiApplication.clipboard().setText("1.234\n1.500")
    screen.pane.view.go_to(Spot(0, 5))
    before = shown(screen, 0, 5)
    press(screen, Key.Key_V, CONTROL)
    assert shown(screen, 0, 5) == before
    (question,) = screen.findChildren(Question)
    button = next(b for b in question.findChildren(QPushButton) if answer in plain(b.text()))
    QTest.keyClick(button, Key.Key_Space)
    assert on_disk(screen, 0, 5) == stored
    assert shown(screen, 1, 5) == ("1,5" if answer == "thập" else "1500")


def test_ctrl_d_on_one_cell_takes_the_one_above(screen: ScoresScreen) -> None:
    put(screen, "0,25", 3, 0)
    screen.pane.view.go_to(Spot(4, 0))
    press(screen, Key.Key_D, CONTROL)
    assert on_disk(screen, 4, 0) == "0,25"
    screen.pane.view.go_to(Spot(0, 0))
    before = shown(screen, 0, 0)
    press(screen, Key.Key_D, CONTROL)
    assert shown(screen, 0, 0) == before


def test_a_refused_text_is_not_filled_down_and_nothing_below_is_lost(screen: ScoresScreen) -> None:
    put(screen, "99", 0, 0)
    below = [shown(screen, row, 0) for row in (1, 2)]
    first = shown(screen, 0, 1)
    screen.pane.view.go_to(Spot(0, 0))
    screen.pane.view.go_to(Spot(2, 1), extend=True)
    press(screen, Key.Key_D, CONTROL)
    assert [shown(screen, row, 0) for row in (1, 2)] == below
    assert shown(screen, 2, 1) == first
    assert screen.pane.strip.note.startswith("1 cột không điền xuống")
