from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from parindex_desktop.services import criteria
from tests.gui.criteria.screens import CTRL, book, go_to, outline, press
from ui.criteria.cells import CriterionColumn
from ui.screens.criteria import CriteriaScreen

BEFORE = ["1", "  1.1", "    1.1.1", "    1.1.2", "  1.2", "2", "  2.1"]


def lock(screen: CriteriaScreen) -> None:
    screen.set_panel.tools.lock.trigger()


def test_a_locked_set_is_for_reading(screen: CriteriaScreen, refusals: list[str]) -> None:
    go_to(screen, "1.1")
    press(screen, Qt.Key.Key_X, CTRL)
    lock(screen)
    assert book(screen).tree.set.frozen
    panel = screen.set_panel
    assert panel.fields.title.isReadOnly()
    assert panel.table.carry() is None
    for key, modifiers in (
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_V, CTRL),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    ):
        press(screen, key, modifiers)
    assert outline(screen) == BEFORE
    assert not panel.entry.isVisible()
    go_to(screen, "1.2", CriterionColumn.NAME)
    press(screen, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is panel.table
    panel.problems.sums_wanted.emit()
    assert refusals == [], "all sums meet, so nothing is asked for"


def test_a_locked_set_can_still_be_copied_from(screen: CriteriaScreen, words: list[str]) -> None:
    lock(screen)
    go_to(screen, "2")
    press(screen, Qt.Key.Key_C, CTRL)
    assert words[-1] == "Đã sao chép 2 tiêu chí"


def test_it_is_unlocked_where_it_says_that_it_is_locked(screen: CriteriaScreen) -> None:
    lock(screen)
    assert "khóa" in screen.set_panel.tools.lock.text().casefold()
    screen.set_panel.toggle_lock()
    assert not book(screen).tree.set.frozen
    go_to(screen, "1.2")
    press(screen, Qt.Key.Key_Delete)
    assert "  1.2" not in outline(screen)


def test_an_undo_against_the_lock_is_told(screen: CriteriaScreen, refusals: list[str]) -> None:
    go_to(screen, "1.2")
    press(screen, Qt.Key.Key_Delete)
    session = screen.context.session
    session.work_file.apply(
        criteria.freeze(book(screen), frozen=True), author=session.author
    )  # as by another program
    assert not screen.context.do(session.bus.next_undo.inverse())  # type: ignore[union-attr]
    assert refusals == ["SET.141"]


def test_fields_of_the_set_are_written(screen: CriteriaScreen, refusals: list[str]) -> None:
    fields = screen.set_panel.fields
    for editor, text in (
        (fields.title, "Bộ tiêu chí cấp xã"), (fields.bonus_cap, "2,5"), (fields.penalty_cap, "3"),
    ):  # fmt: skip
        editor.setText(text)
        editor.editingFinished.emit()
    own = book(screen).tree.set
    assert (own.title, own.bonus_cap, own.penalty_cap) == ("Bộ tiêu chí cấp xã", 25_000, 30_000)
    fields.bonus_cap.setText("hai")
    fields.bonus_cap.editingFinished.emit()
    assert refusals == ["NUM.101"]
    assert fields.bonus_cap.text() == "2,5"
    fields.bonus_cap.setText("")
    fields.bonus_cap.editingFinished.emit()
    assert book(screen).tree.set.bonus_cap is None
