"""Words that no letter can hold, and the ways of the focus around them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.wording_fields import WordingField
from tests.gui.keys import send_text
from tests.gui.wording.letters import edit_of, focused, kept, letters_in, list_of
from ui.context import Context
from ui.main_window import MainWindow
from ui.messages import Question
from ui.program import Program
from ui.screens.wording import WordingScreen

F = WordingField
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_what_cannot_be_taken_stays_where_it_was_typed(
    screen: WordingScreen, context: Context
) -> None:
    edit = edit_of(screen, F.DAY)
    edit.setFocus()
    send_text(edit, "31/2/2017")
    QTest.keyClick(edit, Key.Key_Tab)
    assert screen.form is not None
    assert "31/2/2017" in screen.form.fields[F.DAY].fault
    screen.refresh()
    assert edit.toPlainText() == "31/2/2017"
    assert kept(context).day == ""
    screen.letters.choose(LetterKind.SUBMISSION)
    screen.refresh()
    screen.letters.choose(LetterKind.DECISION)
    screen.refresh()
    assert edit.toPlainText() == "31/2/2017"
    edit.setFocus()
    edit.selectAll()
    send_text(edit, "23/5/2017")
    QTest.keyClick(edit, Key.Key_Tab)
    assert screen.form.fields[F.DAY].fault == ""
    assert kept(context).day == "2017-05-23"


def test_a_text_too_long_for_a_line_is_marked_and_not_lost(
    screen: WordingScreen, context: Context
) -> None:
    grounds = list_of(screen, F.GROUNDS)
    edit = grounds.lines[0].edit
    edit.setFocus()
    edit.insertPlainText("a" * 6001)
    QTest.keyClick(edit, Key.Key_Tab)
    assert "6000" in grounds.lines[0].fault
    assert len(edit.toPlainText()) > 6000
    assert kept(context).grounds[0].startswith("Căn cứ Luật")
    edit.setFocus()
    QTest.keyClick(edit, Key.Key_Escape)
    QTest.keyClick(edit, Key.Key_Tab)
    assert edit.toPlainText() == kept(context).grounds[0]


def test_enter_goes_from_field_to_field_and_stays_at_a_refused_text(
    main_window: MainWindow,
) -> None:
    screen = letters_in(main_window)
    send_text(focused(), "1590")
    QTest.keyClick(focused(), Key.Key_Return)
    assert focused() is edit_of(screen, F.SUFFIX)
    edit_of(screen, F.DAY).setFocus()
    send_text(focused(), "31/2/2017")
    QTest.keyClick(focused(), Key.Key_Return)
    assert focused() is edit_of(screen, F.DAY)
    focused().selectAll()
    send_text(focused(), "23/5/2017")
    QTest.keyClick(focused(), Key.Key_Return)
    assert focused() is edit_of(screen, F.ABOUT)


def test_tab_follows_the_paper_through_its_lists(main_window: MainWindow, qtbot: QtBot) -> None:
    screen = letters_in(main_window)
    assert screen.form is not None
    annexes = screen.form.annexes
    assert annexes is not None
    grounds, articles = list_of(screen, F.GROUNDS), list_of(screen, F.ARTICLES)
    recipients, last = list_of(screen, F.RECIPIENTS), edit_of(screen, F.SIGNER_OFFICE)
    grounds.go_to(0)
    QTest.keyClick(focused(), Key.Key_Insert)
    send_text(focused(), "Căn cứ Nghị định số 30/2020/NĐ-CP")
    edit_of(screen, F.ISSUER).setFocus()
    qtbot.waitUntil(lambda: all(line.isVisible() for line in grounds.lines))
    reached: list[QWidget | None] = []
    while not last.hasFocus() and len(reached) < 99:
        main_window.focusNextChild()
        reached.append(QApplication.focusWidget())
    lines = [line.edit for each in (grounds, articles) for line in each.lines]
    expected = [*lines, *annexes.boxes, *(line.edit for line in recipients.lines), last]
    assert [each for each in reached if not isinstance(each, QToolButton)] == expected


def test_a_refused_line_of_a_list_keeps_the_focus(screen: WordingScreen) -> None:
    grounds = list_of(screen, F.GROUNDS)
    count = len(grounds.lines)
    grounds.go_to(0)
    focused().insertPlainText("a" * 6001)
    QTest.keyClick(focused(), Key.Key_Return)
    assert len(grounds.lines) == count
    assert focused() is grounds.lines[0].edit
    assert grounds.faults == (0,)


def test_the_file_is_not_closed_over_refused_words_unasked(
    program: Program, main_window: MainWindow
) -> None:
    screen = letters_in(main_window)
    edit_of(screen, F.DAY).setFocus()
    send_text(focused(), "31/2/2017")
    program.close_file()
    question = next(each for each in main_window.findChildren(Question) if each.isVisible())
    assert "1 nội dung đánh dấu đỏ" in question.text
    assert main_window.area is not None
    main_window.area.show_screen("results")
    screen.letters.choose(LetterKind.MINUTES)
    QTest.keyClick(question, Key.Key_Escape)
    assert main_window.area.current is screen
    assert focused() is edit_of(screen, F.DAY)
    assert focused().toPlainText() == "31/2/2017"


def test_refused_words_are_given_up_when_that_is_chosen(
    program: Program, main_window: MainWindow
) -> None:
    screen = letters_in(main_window)
    edit_of(screen, F.DAY).setFocus()
    send_text(focused(), "31/2/2017")
    list_of(screen, F.GROUNDS).go_to(0)
    focused().insertPlainText("a" * 6001)
    program.close_file()
    question = next(each for each in main_window.findChildren(Question) if each.isVisible())
    assert "2 nội dung" in question.text
    answers = question.findChildren(QPushButton)
    leave = next(each for each in answers if each.text() == "&Vẫn đóng, bỏ nội dung này")
    QTest.keyClick(leave, Key.Key_Return)
    assert program.context is None
