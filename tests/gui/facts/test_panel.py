"""Facts typed below the grid: F4, values, Enter, Tab, Escape; points, index and ranks follow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.scores import Stage
from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.session import Session
from tests.gui.grid.driving import Key, on_disk, press, put, shown, spot
from tests.gui.keys import send_text
from tests.trait_files import NO_PROCEDURES, type_points
from ui import theme
from ui.criteria.detail.fact_inputs import TypedInput
from ui.screens.scores import ScoresScreen

PLAN, REPORT, POSTED, OTHER, IN_TIME, SURVEY, SIPAS = range(7)
OUT = 3
FULL = {"1.1": "10", "1.2": "8", "2.1.1": "5", "2.1.2": "4", "3": "25", "4": "16"}


def open_at(screen: ScoresScreen, row: int, column: int) -> None:
    screen.pane.view.go_to(Spot(row, column))
    press(screen, Key.Key_F4)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_fact(screen: ScoresScreen, name: str, text: str) -> None:
    field = screen.facts.form.input(name)
    assert isinstance(field, TypedInput)
    field.setFocus()
    field.selectAll()
    send_text(field, text)


def give_share(screen: ScoresScreen, of: str, out_of: str) -> None:
    """Types both counts, from the first field on, with Enter between and behind them."""
    for text in (of, out_of):
        send_text(focus(), text)
        QTest.keyClick(focus(), Qt.Key.Key_Return)


def test_facts_become_points_index_and_rank(
    screen: ScoresScreen, session: Session, qtbot: QtBot
) -> None:
    for name in ("Sở Nội vụ", "Sở Y tế"):
        type_points(session, name, FULL)
    results = screen.pane.results.model()
    open_at(screen, 0, IN_TIME)
    assert focus() is screen.facts.form.input("numerator")
    send_text(focus(), "30")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    send_text(focus(), "40")
    assert "30/40 = 75,00 %" in screen.facts.form.result.text()
    assert "10 điểm" in screen.facts.form.result.text()
    assert shown(screen, 0, IN_TIME) == "", "nothing is written while it is typed"
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert (shown(screen, 0, IN_TIME), on_disk(screen, 0, IN_TIME)) == ("10", "10")
    assert spot(screen) == (1, IN_TIME)
    assert focus() is screen.facts.form.input("numerator")
    give_share(screen, "38", "40")
    assert shown(screen, 1, IN_TIME) == "20"
    assert [results.index(row, 1).data() for row in range(2)] == ["78,00", "88,00"]
    assert [results.index(row, 2).data() for row in range(2)] == ["2", "1"]
    cell = screen.pane.model.cell(1, IN_TIME)
    assert cell.has_facts


def test_enter_passes_over_units_that_are_exempt_and_stops_at_the_last(
    screen: ScoresScreen,
) -> None:
    open_at(screen, 2, IN_TIME)
    give_share(screen, "38", "40")
    assert spot(screen) == (2, IN_TIME), "the unit below has no procedures"
    assert screen.pane.strip.note == "Đã lưu. Đây là đơn vị cuối cùng."
    assert shown(screen, 2, IN_TIME) == "20"


def test_enter_on_an_untouched_cell_goes_on(screen: ScoresScreen) -> None:
    open_at(screen, 0, IN_TIME)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert spot(screen) == (1, IN_TIME)
    assert screen.context.session.bus.next_undo is not None
    assert screen.context.session.bus.next_undo.action == "import", "nothing was written"


def test_tab_behind_the_last_field_leads_to_the_next_criterion(screen: ScoresScreen) -> None:
    open_at(screen, 0, IN_TIME)
    type_fact(screen, "numerator", "38")
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus() is screen.facts.form.input("denominator")
    send_text(focus(), "40")
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert spot(screen) == (1, PLAN), "the survey is typed in a layer of its own"
    assert shown(screen, 0, IN_TIME) == "20"
    QTest.keyClick(focus(), Qt.Key.Key_Backtab)
    assert spot(screen) == (0, IN_TIME)
    assert focus() is screen.facts.form.input("numerator")
    assert screen.facts.form.input("numerator").value == "38"


def test_a_criterion_without_a_rule_or_of_another_layer_says_so(screen: ScoresScreen) -> None:
    open_at(screen, 0, OTHER)
    assert "chưa có quy tắc" in screen.facts.message
    assert focus() is screen.facts
    screen.pane.view.go_to(Spot(0, SURVEY))
    assert "Điều tra XHH" in screen.facts.message
    QTest.keyClick(focus(), Qt.Key.Key_Backtab)
    assert spot(screen) == (0, IN_TIME)


def test_options_are_chosen_by_arrows(screen: ScoresScreen) -> None:
    open_at(screen, 0, PLAN)
    assert "Ban hành kịp thời: 10 điểm" in screen.facts.guide.text
    assert "Kế hoạch cải cách hành chính năm của đơn vị" in screen.facts.guide.text
    for _ in range(2):
        QTest.keyClick(focus(), Qt.Key.Key_Down)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert (shown(screen, 0, PLAN), spot(screen)) == ("5", (1, PLAN))


def test_escape_writes_and_leads_back_and_a_second_one_closes(screen: ScoresScreen) -> None:
    open_at(screen, 0, POSTED)
    for name in ("c1", "c2"):
        field = screen.facts.form.input(name)
        field.setFocus()
        send_text(focus(), "1")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert (shown(screen, 0, POSTED), screen.pane.view.hasFocus()) == ("5", True)
    assert screen.facts.isVisible()
    press(screen, Key.Key_Down)
    assert screen.facts.form.typed() == {"c1": "", "c2": ""}, "it follows the current cell"
    press(screen, Key.Key_Escape)
    assert not screen.facts.isVisible()


def test_facts_that_are_not_enough_are_told_and_not_written(screen: ScoresScreen) -> None:
    open_at(screen, 0, IN_TIME)
    type_fact(screen, "numerator", "38")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert shown(screen, 0, IN_TIME) == ""
    assert screen.pane.strip.note.startswith("Chưa lưu: RUL.101")
    press(screen, Key.Key_F4)
    type_fact(screen, "denominator", "0")
    type_fact(screen, "numerator", "1")
    assert "RUL.108" in screen.facts.form.result.text()
    press(screen, Key.Key_Return)
    assert spot(screen) == (0, IN_TIME)


def test_clicking_another_cell_writes_what_is_typed(screen: ScoresScreen) -> None:
    open_at(screen, 0, IN_TIME)
    type_fact(screen, "numerator", "38")
    type_fact(screen, "denominator", "40")
    screen.pane.view.go_to(Spot(1, PLAN))
    assert shown(screen, 0, IN_TIME) == "20"


@pytest.mark.parametrize("leave", ["layer", "hide"])
def test_what_is_typed_is_written_when_the_screen_is_left(screen: ScoresScreen, leave: str) -> None:
    open_at(screen, 0, IN_TIME)
    type_fact(screen, "numerator", "38")
    type_fact(screen, "denominator", "40")
    if leave == "layer":
        screen.pane.show_layer(Stage.APPRAISAL_2)
    else:
        screen.hide()
    assert on_disk(screen, 0, IN_TIME) == ("" if leave == "layer" else "20")
    screen.pane.show_layer(Stage.APPRAISAL_1)
    assert on_disk(screen, 0, IN_TIME) == "20"


def test_a_part_above_its_whole_is_asked_about_and_taken(screen: ScoresScreen) -> None:
    open_at(screen, 0, IN_TIME)
    type_fact(screen, "numerator", "40")
    type_fact(screen, "denominator", "38")
    assert screen.facts.doubt.startswith("Trên 100 %")
    type_fact(screen, "denominator", "40")
    assert screen.facts.doubt == ""
    type_fact(screen, "denominator", "38")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert (shown(screen, 0, IN_TIME), screen.facts.doubt) == ("20", "")
    screen.pane.view.go_to(Spot(0, IN_TIME))
    assert screen.facts.doubt, "it is asked again whenever the cell is looked at"


def test_the_last_unit_is_told_until_another_criterion_is_gone_to(screen: ScoresScreen) -> None:
    open_at(screen, 3, PLAN)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(focus(), key)
    assert screen.pane.strip.note == "Đã lưu. Đây là đơn vị cuối cùng."
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert "cuối cùng" not in screen.pane.strip.note


def test_undo_shows_the_facts_before(screen: ScoresScreen) -> None:
    open_at(screen, 0, IN_TIME)
    give_share(screen, "38", "40")
    screen.pane.view.go_to(Spot(0, IN_TIME))
    type_fact(screen, "numerator", "20")
    screen.facts.leave()
    assert shown(screen, 0, IN_TIME) == "0"
    screen.context.session.bus.undo()
    assert screen.facts.form.input("numerator").value == "38"
    assert shown(screen, 0, IN_TIME) == "20"


def test_no_facts_are_asked_for_where_a_trait_exempts(screen: ScoresScreen) -> None:
    open_at(screen, OUT, IN_TIME)
    assert NO_PROCEDURES in screen.facts.message
    assert screen.facts.form.typed() == {}


def test_points_typed_without_facts_are_told_and_kept(screen: ScoresScreen) -> None:
    put(screen, "8", 0, PLAN)
    open_at(screen, 0, PLAN)
    assert "8" in screen.facts.message
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert shown(screen, 0, PLAN) == "8"


def test_the_second_appraisal_starts_from_the_facts_of_the_first(screen: ScoresScreen) -> None:
    open_at(screen, 0, IN_TIME)
    give_share(screen, "38", "40")
    screen.pane.show_layer(Stage.APPRAISAL_2)
    screen.pane.view.go_to(Spot(0, IN_TIME))
    assert screen.facts.form.input("numerator").value == "38"
    type_fact(screen, "numerator", "30")
    screen.facts.leave()
    assert shown(screen, 0, IN_TIME) == "10"
    screen.pane.show_layer(Stage.APPRAISAL_1)
    assert shown(screen, 0, IN_TIME) == "20"


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_three_units_stay_in_sight_with_the_facts_open(
    screen: ScoresScreen, qtbot: QtBot, percent: int
) -> None:
    theme.appearance().wear(theme.ThemeChoice.LIGHT, percent)
    view = screen.pane.view
    open_at(screen, 2, IN_TIME)
    rows = [view.visualRect(screen.pane.model.index(row, IN_TIME)) for row in (0, 1, 2)]
    in_sight = view.viewport().rect()
    assert view.viewport().height() >= 3 * view.units.defaultSectionSize(), percent
    assert in_sight.contains(view.visualRect(screen.pane.model.index(2, IN_TIME)))
    assert len([rect for rect in rows if in_sight.intersects(rect)]) == 3
    results = screen.pane.results
    qtbot.waitUntil(lambda: results.rowViewportPosition(2) == view.rowViewportPosition(2))


def test_the_page_keys_turn_the_guide(screen: ScoresScreen, qtbot: QtBot) -> None:
    theme.appearance().wear(theme.ThemeChoice.LIGHT, 150)
    open_at(screen, 0, IN_TIME)
    bar = screen.facts.guide.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(focus(), Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(focus(), Qt.Key.Key_PageUp)
    assert bar.value() == 0
    assert spot(screen) == (0, IN_TIME)
