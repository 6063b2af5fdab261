"""Branches made not applicable from the grid, by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from parindex_desktop.domain.scores import CellState
from parindex_desktop.services.score_search import Spot
from tests.gui.grid.driving import CONTROL, Key, plain, press, put, shown
from tests.gui.keys import send_text
from tests.trait_files import NO_PROCEDURES, NO_STAFF
from ui.grid.cell_model import Look
from ui.grid.ground_dialog import NotApplicableDialog
from ui.screens.scores import ScoresScreen


def ask(screen: ScoresScreen) -> NotApplicableDialog:
    press(screen, Key.Key_K, CONTROL)
    return screen.findChildren(NotApplicableDialog)[-1]  # one just answered may still be there


def choose(dialog: NotApplicableDialog, nth: int) -> None:
    dialog.scopes.setFocus()
    for _ in range(nth):
        QTest.keyClick(dialog.scopes, Qt.Key.Key_Down)


def give(dialog: NotApplicableDialog, ground: str) -> None:
    dialog.ground.setFocus()
    dialog.ground.selectAll()
    send_text(dialog.ground, ground)
    QTest.keyClick(dialog.ground, Qt.Key.Key_Return)


def looks(screen: ScoresScreen, row: int) -> list[Look]:
    return [screen.pane.model.cell(row, column).look for column in range(2, 5)]


def test_a_branch_is_chosen_with_its_effect_told_first(screen: ScoresScreen) -> None:
    for column, text in ((2, "5"), (4, "18")):
        put(screen, text, 0, column)
    screen.pane.view.select_block(Spot(0, 3), Spot(1, 3))
    dialog = ask(screen)
    texts = [dialog.scopes.itemText(nth) for nth in range(dialog.scopes.count())]
    assert [text.split()[0] for text in texts] == ["2", "Cả", "Cả"]
    assert "2 ô đang chọn" in texts[0]
    assert texts[2] == "Cả 3 tiêu chí của 2  Cải cách thủ tục hành chính"
    assert dialog.effect == "2 ô sẽ là “không áp dụng” (KAD)."
    choose(dialog, 2)
    assert "6 ô sẽ là" in dialog.effect
    assert "2 ô đang có điểm" in dialog.effect
    give(dialog, "Không phát sinh")
    assert looks(screen, 0) == looks(screen, 1) == [Look.NOT_APPLICABLE] * 3
    assert shown(screen, 0, 0) == ""
    screen.context.session.bus.undo()
    assert [shown(screen, 0, column) for column in (2, 4)] == ["5", "18"]


def test_one_cell_is_named_and_tab_leads_through_the_fields(screen: ScoresScreen) -> None:
    put(screen, "KAD", 1, 0)
    screen.pane.view.go_to(Spot(0, 4))
    dialog = ask(screen)
    assert dialog.scopes.itemText(0) == "2.2  Giải quyết hồ sơ đúng hạn · Sở Nội vụ"
    dialog.scopes.setFocus()
    for following in (dialog.ground, dialog.known):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is following
    dialog.reject()


def test_the_maximum_of_a_unit_is_told_where_criteria_do_not_apply(screen: ScoresScreen) -> None:
    screen.pane.view.go_to(Spot(0, 0))
    assert screen.pane.strip.maximum == ""
    screen.pane.view.go_to(Spot(3, 0))
    assert screen.pane.strip.maximum == "điểm tối đa của đơn vị: 70"
    screen.pane.view.go_to(Spot(0, 2))
    put(screen, "KAD", 0, 2)
    screen.pane.view.go_to(Spot(0, 2))
    assert screen.pane.strip.maximum == "điểm tối đa của đơn vị: 95"
    screen.context.session.bus.undo()
    assert screen.pane.strip.maximum == ""


def test_a_mark_is_taken_back(screen: ScoresScreen) -> None:
    screen.pane.view.go_to(Spot(0, 2))
    dialog = ask(screen)
    choose(dialog, 2)
    give(dialog, "Không phát sinh")
    screen.pane.view.go_to(Spot(0, 4))
    dialog = ask(screen)
    choose(dialog, 1)
    assert "Trong đó 3 ô đã là KAD." in dialog.effect
    back = next(b for b in dialog.findChildren(QPushButton) if plain(b.text()) == "Bỏ KAD")
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Return)
    assert looks(screen, 0) == [Look.BLANK] * 3


def test_grounds_in_use_are_offered(screen: ScoresScreen) -> None:
    screen.pane.view.go_to(Spot(0, 1))
    give(ask(screen), "Mới thành lập trong năm")
    screen.pane.view.go_to(Spot(1, 1))
    dialog = ask(screen)
    offered = [dialog.known.itemText(nth) for nth in range(dialog.known.count())]
    assert offered == ["Mới thành lập trong năm", NO_PROCEDURES, NO_STAFF]
    dialog.known.setFocus()
    QTest.keyClick(dialog.known, Qt.Key.Key_Down)
    QTest.keyClick(dialog.known, Qt.Key.Key_Down)
    dialog.known.textActivated.emit(dialog.known.currentText())
    assert dialog.ground.text() == NO_PROCEDURES
    dialog.reject()


def test_nothing_is_left_to_mark_where_a_trait_exempts(screen: ScoresScreen) -> None:
    screen.pane.view.go_to(Spot(3, 4))
    dialog = ask(screen)
    assert dialog.effect.splitlines() == [
        "0 ô sẽ là “không áp dụng” (KAD).",
        "1 ô khác đã không áp dụng theo đặc điểm của đơn vị.",
    ]
    give(dialog, "Thử")
    assert screen.pane.model.cell(3, 4).look is Look.EXEMPT
    stored = screen.pane.model.stored(3, 4)
    assert stored.state is CellState.BLANK
