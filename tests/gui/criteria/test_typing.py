"""Working in the tree by keyboard alone: what is current, typing, finding, undoing."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import Band, BandsRule, Bound, Measure
from parindex_desktop.services import criteria
from parindex_desktop.services.rule_change import change_rule
from tests.gui.criteria.screens import (
    CTRL,
    book,
    current_code,
    go_to,
    look_at,
    outline,
    press,
    shown_codes,
)
from tests.gui.keys import send_text
from tests.services.criteria_sets import find
from ui import theme
from ui.criteria.cells import CriterionColumn
from ui.screens.criteria import CriteriaScreen
from ui.widgets.actions import action


def focused_line() -> QLineEdit:
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def test_a_digit_replaces_the_maximum(screen: CriteriaScreen, qtbot: QtBot) -> None:
    go_to(screen, "1.1.2", CriterionColumn.MAXIMUM)
    press(screen, Qt.Key.Key_4)
    editor = focused_line()
    assert editor.text() == "4"
    assert editor.alignment() & Qt.AlignmentFlag.AlignRight
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find(book(screen), "1.1.2").max_points == 40_000)


def test_a_blank_does_not_empty_a_cell(screen: CriteriaScreen) -> None:
    go_to(screen, "1.1.2", CriterionColumn.NAME)
    press(screen, Qt.Key.Key_Space)
    assert screen.set_panel.table.hasFocus()


def test_the_cell_that_typing_changes_is_framed(screen: CriteriaScreen) -> None:
    go_to(screen, "1.2", CriterionColumn.NAME)
    table = screen.set_panel.table
    accent = theme.tokens().colour("accent").rgb()
    for column, framed in ((CriterionColumn.NAME, True), (CriterionColumn.MAXIMUM, False)):
        rect = table.visualRect(table.currentIndex().siblingAtColumn(column))
        at = rect.center().x(), rect.top() + 1
        assert (table.viewport().grab().toImage().pixel(*at) == accent) is framed


def test_no_column_is_out_of_sight_beside_the_details(screen: CriteriaScreen) -> None:
    screen.resize(1208, 690)  # what the steps leave of 1366
    table = screen.set_panel.table
    assert screen.set_panel.detail.isVisible()
    assert not table.horizontalScrollBar().maximum()


def test_a_list_of_choices_is_as_wide_as_its_words(screen: CriteriaScreen) -> None:
    go_to(screen, "1.2", CriterionColumn.SOURCE)
    press(screen, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QComboBox)
    longest = editor.fontMetrics().horizontalAdvance("Chỉ số ngoài")
    assert editor.width() > longest + theme.em(1.5), "with room for the arrow"
    assert editor.geometry().right() < screen.set_panel.table.viewport().width()
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_short_words_are_told_in_full(screen: CriteriaScreen) -> None:
    model, row = screen.set_panel.table.lines, 2
    tips = Qt.ItemDataRole.ToolTipRole
    source = model.index(row, CriterionColumn.SOURCE)
    assert (source.data(), source.data(tips)) == ("TĐ", "Thẩm định")
    kind = model.index(row, CriterionColumn.KIND)
    assert (kind.data(), kind.data(tips)) == ("", "Thông thường")
    for column in CriterionColumn:
        tip = model.headerData(column, Qt.Orientation.Horizontal, tips)
        assert bool(tip) is (column > CriterionColumn.NAME)


def test_a_search_goes_to_what_it_found_and_not_to_what_that_is_below(
    screen: CriteriaScreen,
) -> None:
    search = screen.set_panel.tools.search
    search.setFocus()
    send_text(search, "thuc hien")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert shown_codes(screen) == ["1", "1.1", "1.1.2"]
    assert current_code(screen) == "1.1.2"
    assert screen.set_panel.table.hasFocus()


def test_escape_leads_back_from_the_search(screen: CriteriaScreen) -> None:
    search = screen.set_panel.tools.search
    search.setFocus()
    send_text(search, "bao cao")
    QTest.keyClick(search, Qt.Key.Key_Down)
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.hasFocus()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert screen.set_panel.table.hasFocus()
    assert current_code(screen) == "1.2"


def test_no_warning_is_shown_while_there_are_errors(screen: CriteriaScreen) -> None:
    problems = screen.set_panel.problems
    for _ in range(3):
        problems.go_to_next()
    change = replace(find(book(screen), "1.1.2"), max_points=Points(50_000))
    screen.context.do(criteria.change(book(screen), change))
    assert "SET.104" in problems.text.text()


def test_undo_shows_the_line_in_the_set_of_its_group(screen: CriteriaScreen) -> None:
    change = replace(find(book(screen), "1.1.2"), max_points=Points(50_000))
    screen.context.do(criteria.change(book(screen), change))
    look_at(screen, "so")
    screen.reveal(screen.context.session.bus.undo())
    assert screen.group_choice.currentText().startswith("Xã")
    assert current_code(screen) == "1.1.2"


def test_a_set_without_lines_shows_no_details_of_another(screen: CriteriaScreen) -> None:
    detail = screen.set_panel.detail
    go_to(screen, "1.2")
    assert detail.tabs.isVisible()
    tree = book(screen).tree
    screen.context.do(criteria.remove(book(screen), *tree.children(None)))
    assert outline(screen) == []
    assert not detail.tabs.isVisible()
    assert not detail.footer.isVisible()


def test_a_line_just_added_is_taken_back_from_the_empty_fields(screen: CriteriaScreen) -> None:
    go_to(screen, "1.2")
    screen.set_panel.start_entry("beside")
    entry = screen.set_panel.entry
    send_text(entry.name, "Hội nghị")
    QTest.keyClick(entry.name, Qt.Key.Key_Return)
    send_text(entry.maximum, "1")
    QTest.keyClick(entry.maximum, Qt.Key.Key_Return)
    assert "  1.3" in outline(screen)
    undone: list[str] = []
    undo = action(screen, "Undo", lambda: undone.append("file"), keys="Ctrl+Z")
    QTest.keyClick(focused_line(), Qt.Key.Key_Z, CTRL)
    assert undone == ["file"]
    send_text(entry.name, "a")
    QTest.keyClick(entry.name, Qt.Key.Key_Z, CTRL)
    assert entry.name.text() == ""
    assert undone == ["file"], "what is typed is taken back first"
    screen.removeAction(undo)


def test_a_rule_is_tried_from_the_tree_with_its_result_in_sight(screen: CriteriaScreen) -> None:
    half = Decimal(50)
    most = Band(Bound(half), None, Points(20_000))
    least = Band(None, Bound(half, inclusive=False), Points(0))
    line = replace(find(book(screen), "1.2"), rule=BandsRule(Measure(), (most, least)))
    screen.context.do(change_rule(book(screen), line))
    go_to(screen, "1.2")
    press(screen, Qt.Key.Key_F4)
    press(screen, Qt.Key.Key_F7)
    form = screen.set_panel.detail.rule_tab.try_out
    for text in ("3", "4"):
        send_text(focused_line(), text)
        QTest.keyClick(focused_line(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert form.result.text().endswith("2 điểm")
    assert not form.result.visibleRegion().isEmpty()
    assert form.result.visibleRegion().boundingRect().height() == form.result.height()


def test_the_ways_to_make_a_set_take_no_room_from_one_that_is_there(
    screen: CriteriaScreen,
) -> None:
    content = screen.set_panel.parentWidget()
    screen.create_panel.setMinimumHeight(2000)
    QApplication.processEvents()
    assert content is not None
    assert content.height() < 800
    look_at(screen, "huyen")
    assert screen.set_panel.isVisible() is not screen.create_panel.isVisible()


def test_delete_is_about_the_line_that_the_keys_went_to(screen: CriteriaScreen) -> None:
    go_to(screen, "1.1")
    press(screen, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    last = screen.set_panel.table.current
    assert last is not None
    assert last.code != "1.1"
    press(screen, Qt.Key.Key_Delete)
    assert find(book(screen), "1.1")
    assert all(criterion.id != last.id for criterion in book(screen).tree.criteria)
