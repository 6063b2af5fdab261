from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.criteria.screens import (
    CTRL,
    SHIFT,
    book,
    current_code,
    go_to,
    look_at,
    outline,
    press,
    shown_codes,
)
from tests.services.criteria_sets import find
from ui.criteria import clipboard
from ui.criteria.cells import CriterionColumn
from ui.screens.criteria import CriteriaScreen

BEFORE = ["1", "  1.1", "    1.1.1", "    1.1.2", "  1.2", "2", "  2.1"]


def font_is_italic(screen: CriteriaScreen, row: int) -> bool:
    font = screen.set_panel.table.model().index(row, 0).data(Qt.ItemDataRole.FontRole)
    return font is not None and font.italic()


def test_a_cut_branch_moves_where_it_is_pasted(screen: CriteriaScreen, words: list[str]) -> None:
    go_to(screen, "1.1")
    press(screen, Qt.Key.Key_X, CTRL)
    assert [font_is_italic(screen, row) for row in range(5)] == [False, True, True, True, False]
    assert outline(screen) == BEFORE
    go_to(screen, "2.1")
    press(screen, Qt.Key.Key_V, CTRL)
    assert outline(screen)[2:] == ["2", "  2.1", "  1.1", "    1.1.1", "    1.1.2"]
    assert current_code(screen) == "1.1"
    assert words[-1] == "Đã chuyển 3 tiêu chí"
    assert not any(font_is_italic(screen, row) for row in range(7))
    screen.context.session.bus.undo()
    assert outline(screen) == BEFORE


def test_pasting_a_moved_branch_again_makes_a_copy(
    screen: CriteriaScreen, words: list[str]
) -> None:
    go_to(screen, "1.2")
    press(screen, Qt.Key.Key_X, CTRL)
    go_to(screen, "2")
    press(screen, Qt.Key.Key_V, CTRL)
    press(screen, Qt.Key.Key_V, CTRL)
    assert outline(screen)[-4:] == ["2", "  2.1", "1.2", "1.3"]
    assert words[-1] == "Đã dán 1 tiêu chí; mã trùng được đặt lại: 1.2 → 1.3"


def test_a_copy_is_pasted_below_the_line(screen: CriteriaScreen, words: list[str]) -> None:
    go_to(screen, "1.1")
    press(screen, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "1.1\tKế hoạch\t3"
    go_to(screen, "2")
    press(screen, Qt.Key.Key_V, CTRL | SHIFT)
    assert outline(screen)[-5:] == ["2", "  2.1", "  2.2", "    2.2.1", "    2.2.2"]
    assert "1.1 → 2.2, 1.1.1 → 2.2.1" in words[-1]


def test_several_lines_are_cut_together(screen: CriteriaScreen) -> None:
    go_to(screen, "1.1.2")
    press(screen, Qt.Key.Key_Down, SHIFT)
    press(screen, Qt.Key.Key_X, CTRL)
    go_to(screen, "2")
    press(screen, Qt.Key.Key_V, CTRL | SHIFT)
    assert outline(screen) == ["1", "  1.1", "    1.1.1", "2", "  2.1", "  1.1.2", "  1.2"]


def test_a_branch_is_pasted_into_the_set_of_another_group(
    screen: CriteriaScreen, words: list[str]
) -> None:
    go_to(screen, "1.1")
    press(screen, Qt.Key.Key_X, CTRL)
    look_at(screen, "so")
    go_to(screen, "ĐT")
    press(screen, Qt.Key.Key_V, CTRL)
    assert outline(screen, "so") == ["TĐ", "ĐT", "1.1", "  1.1.1", "  1.1.2"]
    assert outline(screen) == BEFORE
    assert words[-1] == "Đã dán 3 tiêu chí; bản gốc vẫn ở chỗ cũ"


def test_escape_forgets_what_was_cut(screen: CriteriaScreen) -> None:
    go_to(screen, "1.2")
    press(screen, Qt.Key.Key_X, CTRL)
    press(screen, Qt.Key.Key_Escape)
    assert not font_is_italic(screen, 4)
    clip = clipboard.taken()
    assert clip is not None
    assert not clip.cut


def test_rows_of_a_spreadsheet_become_lines(screen: CriteriaScreen, words: list[str]) -> None:
    QGuiApplication.clipboard().setText("3\tTài chính\t4\tx\n3.1\tGiải ngân\t2,5\n\tKiểm toán\t1")
    go_to(screen, "2")
    press(screen, Qt.Key.Key_V, CTRL)
    assert outline(screen)[-4:] == ["  2.1", "3", "  3.1", "4"]
    assert current_code(screen) == "3"
    assert words[-1] == "Đã dán 3 tiêu chí; bỏ qua 1 cột sau cột điểm tối đa"


def test_rows_that_are_no_criteria_are_refused(screen: CriteriaScreen, refusals: list[str]) -> None:
    QGuiApplication.clipboard().setText("3\tTài chính\tbốn")
    go_to(screen, "2")
    press(screen, Qt.Key.Key_V, CTRL)
    QGuiApplication.clipboard().clear()
    press(screen, Qt.Key.Key_V, CTRL)
    assert refusals == ["SET.145", "SET.144"]
    assert outline(screen) == BEFORE


def test_pasting_below_a_scored_line_is_refused(
    screen: CriteriaScreen, refusals: list[str]
) -> None:
    go_to(screen, "1.2")
    press(screen, Qt.Key.Key_C, CTRL)
    look_at(screen, "so")
    go_to(screen, "TĐ")
    press(screen, Qt.Key.Key_V, CTRL | SHIFT)
    assert refusals == ["SET.118"]


def test_several_branches_are_removed_in_one_step(screen: CriteriaScreen) -> None:
    go_to(screen, "1.1", CriterionColumn.NAME)
    for _ in range(3):
        press(screen, Qt.Key.Key_Down, SHIFT)
    press(screen, Qt.Key.Key_Delete)
    assert outline(screen) == ["1", "2", "  2.1"]
    screen.context.session.bus.undo()
    assert outline(screen) == BEFORE


def test_keys_of_the_clipboard_belong_to_a_cell_that_is_typed_in(
    screen: CriteriaScreen, qtbot: QtBot
) -> None:
    go_to(screen, "1.1", CriterionColumn.NAME)
    QGuiApplication.clipboard().setText("Kế hoạch năm")
    press(screen, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find(book(screen), "1.1").name == "Kế hoạch năm")
    assert outline(screen) == BEFORE


def test_a_search_gives_way_to_what_is_pasted(screen: CriteriaScreen) -> None:
    go_to(screen, "1.2")
    press(screen, Qt.Key.Key_C, CTRL)
    screen.set_panel.table.lines.search("thể chế")
    go_to(screen, "2")
    press(screen, Qt.Key.Key_V, CTRL)
    assert shown_codes(screen) == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1", "3"]
    assert current_code(screen) == "3"
