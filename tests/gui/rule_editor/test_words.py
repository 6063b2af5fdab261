"""The words of a criterion, whom it spares, and what cannot be changed."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from parindex_desktop.domain.rules.kinds import (
    BandsRule,
    OptionsRule,
)
from parindex_desktop.services import criteria, criterion_texts
from parindex_desktop.services.session import Session
from tests.gui.rule_editor.acts import CTRL, Key, focus_lines, follow, look_at, press, put
from tests.ruled_leaves import book_of, leaf
from ui.criteria.detail import DetailPanel


def test_texts_are_written_when_they_are_left_one_edit_each(
    panel: DetailPanel, session: Session
) -> None:
    panel.tabs.setCurrentIndex(1)
    panel.texts_tab.guide.setFocus()
    put("Ban hành kịp thời: 2")
    press(Key.Key_Tab)
    assert leaf(session).guide == "Ban hành kịp thời: 2"
    panel.texts_tab.evidence.setFocus()
    put("Quyết định ban hành kế hoạch")
    panel.texts_tab.appraiser.line.setFocus()
    put("Sở Nội vụ")
    panel.texts_tab.note.setFocus()
    assert (leaf(session).evidence, leaf(session).appraiser) == (
        "Quyết định ban hành kế hoạch", "Sở Nội vụ",
    )  # fmt: skip
    session.bus.undo()
    assert (leaf(session).evidence, leaf(session).appraiser) == ("Quyết định ban hành kế hoạch", "")
    assert panel.texts_tab.appraiser.line.text() == ""


def test_a_text_being_typed_belongs_to_its_line(panel: DetailPanel, session: Session) -> None:
    panel.tabs.setCurrentIndex(1)
    panel.texts_tab.note.setFocus()
    put("Theo báo cáo quý IV")
    book = book_of(session)
    panel.show_criterion(book, book.leaves[1])
    assert leaf(session, 0).note == "Theo báo cáo quý IV"
    assert leaf(session, 1).note == ""
    assert panel.texts_tab.note.toPlainText() == ""


def test_a_rule_is_read_out_of_the_wording_and_confirmed(
    panel: DetailPanel, session: Session
) -> None:
    look_at(panel, 2)
    panel.tabs.setCurrentIndex(1)
    panel.texts_tab.guide.setFocus()
    put("Ban hành kịp thời: 2; ban hành không kịp thời: 1; không ban hành: 0")
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert panel.tabs.currentIndex() == 0
    assert isinstance(panel.rule_tab.rule, OptionsRule)
    assert leaf(session, 2).rule is None, "a guess is confirmed by applying it"
    press(Key.Key_Return, CTRL)
    assert leaf(session, 2).rule == panel.rule_tab.rule


def test_where_there_is_a_wording_and_no_rule_reading_it_is_offered(
    panel: DetailPanel, session: Session
) -> None:
    look_at(panel, 2)
    assert not panel.rule_tab.read_button.isVisible()
    worded = criterion_texts.change_guide(
        book_of(session), leaf(session, 2), "Trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0"
    )
    session.do(worded)
    panel.rule_tab.read_button.setFocus()
    press(Key.Key_Return)
    assert isinstance(panel.rule_tab.rule, BandsRule)
    assert not panel.rule_tab.read_button.isVisible()


def test_a_wording_that_says_nothing_leads_to_the_kinds(panel: DetailPanel) -> None:
    look_at(panel, 2)
    panel.tabs.setCurrentIndex(1)
    panel.texts_tab.guide.setFocus()
    put("abc")
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert QApplication.focusWidget() is panel.rule_tab.kind_choice
    assert len(panel.drafts) == 0


def test_the_wording_is_written_after_the_rule(panel: DetailPanel, session: Session) -> None:
    panel.texts_tab.wording_wanted.emit()
    assert leaf(session).guide.splitlines()[-1] == "Dưới 70%: 0 điểm"
    assert panel.texts_tab.guide.toPlainText() == leaf(session).guide
    session.bus.undo()
    assert leaf(session).guide == ""


def test_traits_are_added_and_taken_off(panel: DetailPanel, session: Session) -> None:
    panel.tabs.setCurrentIndex(2)
    panel.exempt_tab.entry.setFocus()
    put("Đơn vị không có TTHC")
    press(Key.Key_Return)
    assert leaf(session).exempt == ("Đơn vị không có TTHC",)
    panel.exempt_tab.traits.setFocus()
    panel.exempt_tab.traits.setCurrentRow(0)
    press(Key.Key_Delete)
    assert leaf(session).exempt == ()


def test_a_parent_has_words_and_traits_but_no_rule(panel: DetailPanel, session: Session) -> None:
    domain = book_of(session).tree.children(None)[0]
    panel.show_criterion(book_of(session), domain)
    assert not panel.tabs.isTabVisible(0)
    panel.focus_rule()
    assert QApplication.focusWidget() is panel.texts_tab.guide


def test_a_locked_set_is_only_shown(panel: DetailPanel, session: Session) -> None:

    session.do(criteria.freeze(book_of(session), frozen=True))
    follow(panel)
    assert not panel.rule_tab.kind_choice.isEnabled()
    table = focus_lines(panel, 0)
    QTest.keyClick(table, Key.Key_F2)
    assert QApplication.focusWidget() is table
    press(Key.Key_Delete)
    assert len(panel.drafts) == 0
    assert panel.texts_tab.guide.isReadOnly()
    assert not panel.exempt_tab.entry.isEnabled()


def test_without_a_line_there_is_nothing_to_do(panel: DetailPanel, session: Session) -> None:
    panel.show_criterion(book_of(session), None)
    assert not panel.isEnabled()
    panel.apply()
    panel.discard()


def test_traits_that_other_criteria_name_are_offered(panel: DetailPanel, session: Session) -> None:
    named = criterion_texts.spare(book_of(session), leaf(session, 1), "Đơn vị mới thành lập")
    session.do(named)
    panel.tabs.setCurrentIndex(2)
    entry = panel.exempt_tab.entry
    assert [entry.itemText(at) for at in range(entry.count())] == ["Đơn vị mới thành lập"]
    assert entry.currentText() == "", "what is offered is not typed"
