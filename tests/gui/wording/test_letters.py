"""Letters worded by keyboard: fields, lists, placeholders, gaps, annexes, signers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.wording_fields import FIELDS, WordingField
from parindex_desktop.services import rounds
from parindex_desktop.services.papers.wording_checks import gaps
from parindex_desktop.services.papers.wordings import values_of, wording_of
from tests.gui.keys import compose_text, send_text
from tests.gui.showing import shown
from tests.gui.wording.letters import edit_of, focused, gaps_said, kept, list_of
from ui import theme
from ui.context import Context
from ui.main_window import MainWindow
from ui.program import Program
from ui.screens.wording import WordingScreen
from ui.wording.law import law_of
from ui.wording.letter_page import LetterPage
from ui.wording.signing_menu import SigningMenu

F = WordingField
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_it_begins_at_the_number_and_keeps_each_text_when_it_is_left(
    screen: WordingScreen, context: Context
) -> None:
    assert focused() is edit_of(screen, F.NUMBER)
    send_text(focused(), "1590")
    assert kept(context).number == ""
    QTest.keyClick(focused(), Key.Key_Tab)
    assert kept(context).number == "1590"
    edit_of(screen, F.DAY).setFocus()
    send_text(focused(), "3/1/2017")
    QTest.keyClick(focused(), Key.Key_Return)
    assert kept(context).day == "2017-01-03"
    assert edit_of(screen, F.DAY).toPlainText() == "03/01/2017"
    assert "Số văn bản" not in "".join(gaps_said(screen))


def test_page_keys_go_to_the_next_letter_and_keep_what_was_typed(
    screen: WordingScreen, context: Context
) -> None:
    send_text(focused(), "1590")
    QTest.keyClick(focused(), Key.Key_PageDown, ALT)
    assert screen.kind is LetterKind.SUBMISSION
    assert kept(context).number == "1590"
    QTest.keyClick(focused(), Key.Key_PageUp, ALT)
    assert focused() is edit_of(screen, F.NUMBER)


def test_vietnamese_composed_letter_by_letter_arrives_whole(
    screen: WordingScreen, context: Context
) -> None:
    edit_of(screen, F.SIGNER_NAME).setFocus()
    compose_text(focused(), ["V", "Vư", "Vươ"], "Vương Bình Thạnh")
    QTest.keyClick(focused(), Key.Key_Tab)
    assert kept(context).signer_name == "Vương Bình Thạnh"


def test_enter_begins_a_ground_below_and_a_blank_one_goes_again(
    screen: WordingScreen, context: Context
) -> None:
    grounds, before = list_of(screen, F.GROUNDS), kept(context).grounds
    grounds.go_to(0)
    QTest.keyClick(focused(), Key.Key_Return)
    assert len(grounds.lines) == len(before) + 1
    send_text(focused(), "Căn cứ Nghị định số 30/2020/NĐ-CP")
    QTest.keyClick(focused(), Key.Key_Return)
    assert kept(context).grounds[1] == "Căn cứ Nghị định số 30/2020/NĐ-CP"
    assert focused() is grounds.lines[2].edit
    assert focused().toPlainText() == ""
    QTest.keyClick(focused(), Key.Key_Tab)
    assert len(grounds.lines) == len(before) + 1
    assert kept(context).grounds == (before[0], "Căn cứ Nghị định số 30/2020/NĐ-CP", *before[1:])


def test_lines_move_and_go_by_keys(screen: WordingScreen, context: Context) -> None:
    recipients, before = list_of(screen, F.RECIPIENTS), kept(context).recipients
    recipients.go_to(1)
    QTest.keyClick(focused(), Key.Key_Up, ALT)
    assert kept(context).recipients[:2] == (before[1], before[0])
    assert focused() is recipients.lines[0].edit
    QTest.keyClick(focused(), Key.Key_Up, ALT)
    assert kept(context).recipients[:2] == (before[1], before[0])
    QTest.keyClick(focused(), Key.Key_Delete, ALT)
    assert kept(context).recipients[0] == before[0]
    QTest.keyClick(focused(), Key.Key_Insert)
    send_text(focused(), "Báo An Giang")
    QTest.keyClick(focused(), Key.Key_Tab)
    assert kept(context).recipients[1] == "Báo An Giang"


def test_an_article_takes_paragraphs_and_control_enter_begins_the_next(
    screen: WordingScreen, context: Context
) -> None:
    articles = list_of(screen, F.ARTICLES)
    assert articles.lines[0].mark.text() == "Điều 1."
    articles.go_to(0)
    focused().moveCursor(focused().textCursor().MoveOperation.End)
    QTest.keyClick(focused(), Key.Key_Return)
    send_text(focused(), "1. Đoạn hai")
    QTest.keyClick(focused(), Key.Key_Return, CONTROL)
    assert kept(context).articles[0].endswith("\n1. Đoạn hai")
    assert focused() is articles.lines[1].edit
    assert articles.lines[1].is_new


def test_placeholders_go_to_the_cursor_by_keyboard(screen: WordingScreen, context: Context) -> None:
    edit = edit_of(screen, F.ABOUT)
    edit.setFocus()
    edit.selectAll()
    send_text(edit, "Chỉ số năm ")
    QTest.keyClick(edit, Key.Key_I, CONTROL)
    values = screen.panel.values
    assert values.hasFocus()
    names = screen.panel.values_model.rows
    values.selectRow(names.index("năm"))
    QTest.keyClick(values, Key.Key_Return)
    assert focused() is edit
    assert edit.toPlainText() == "Chỉ số năm {năm}", "the blank lost on leaving is there again"
    QTest.keyClick(edit, Key.Key_Tab)
    assert kept(context).about == "Chỉ số năm {năm}"


def test_gaps_lead_to_their_fields_one_after_the_other(screen: WordingScreen) -> None:
    assert gaps_said(screen)[0] == "Số văn bản: Chưa có số văn bản."
    QTest.keyClick(focused(), Key.Key_F8)
    assert focused() is edit_of(screen, F.DAY)
    QTest.keyClick(focused(), Key.Key_F8)
    assert focused() is list_of(screen, F.GROUNDS).lines[1].edit
    screen.panel.gaps.selectRow(0)
    screen.panel.gaps.setFocus()
    QTest.keyClick(screen.panel.gaps, Key.Key_Return)
    assert focused() is edit_of(screen, F.NUMBER)
    edit_of(screen, F.SIGNER_NAME).setFocus()
    QTest.keyClick(focused(), Key.Key_F8)
    assert focused() is edit_of(screen, F.NUMBER)


def test_another_screen_leads_to_what_a_letter_lacks(
    screen: WordingScreen, context: Context
) -> None:
    assert context.round is not None
    minutes = wording_of(context.session, context.round, LetterKind.MINUTES)
    values = values_of(context.session, context.round)
    gap = next(each for each in gaps(minutes, values) if each.field is F.SECOND_NAME)
    context.gap_wanted.emit(LetterKind.MINUTES, gap)
    assert screen.kind is LetterKind.MINUTES
    assert focused() is edit_of(screen, F.SECOND_NAME)


def test_the_electronic_paper_asks_for_less(screen: WordingScreen) -> None:
    before = len(gaps_said(screen))
    screen.panel.mode.setFocus()
    screen.panel.mode.choose(Mode.ELECTRONIC)
    screen.panel.mode_chosen.emit(Mode.ELECTRONIC)
    assert len(gaps_said(screen)) == before - 2


def test_arrows_go_from_letter_to_letter_each_with_its_fields(screen: WordingScreen) -> None:
    seen = [screen.kind]
    for _ in range(len(LetterKind) - 1):
        QTest.keyClick(screen.letters, Key.Key_Right)
        seen.append(screen.kind)
        assert screen.form is not None
        assert {*screen.form.fields, *screen.form.lists} == set(FIELDS[screen.kind])
    assert sorted(seen) == sorted(LetterKind)


def test_a_form_of_signing_is_chosen_from_the_menu(screen: WordingScreen, context: Context) -> None:
    assert screen.form is not None
    menu = screen.form.findChild(SigningMenu)
    assert menu is not None
    actions = menu.menu().actions()
    assert actions[1].text() == "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"
    actions[1].trigger()
    assert kept(context).signer_office == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    assert edit_of(screen, F.SIGNER_OFFICE).toPlainText() == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"


def test_annexes_are_ticked_and_put_in_order_by_keys(
    screen: WordingScreen, context: Context
) -> None:
    assert screen.form is not None
    annexes = screen.form.annexes
    assert annexes is not None
    boxes = annexes.boxes
    assert boxes[0].isChecked()
    assert not boxes[1].isChecked()
    second = boxes[1].text()
    boxes[1].setFocus()
    QTest.keyClick(boxes[1], Key.Key_Space)
    assert len(kept(context).annexes) == 2
    assert boxes[1].hasFocus()
    QTest.keyClick(boxes[1], Key.Key_Up, ALT)
    assert annexes.boxes[0].text() == second
    assert annexes.boxes[0].hasFocus()
    assert kept(context).annexes[1] == "ranking"
    QTest.keyClick(annexes.boxes[0], Key.Key_Space)
    assert kept(context).annexes == ("ranking",)


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus, without a window system
def test_words_are_taken_from_the_year_chosen(context: Context, qtbot: QtBot) -> None:
    session = context.session
    with shown(WordingScreen(context), qtbot, width=1150, height=640) as screen:
        edit_of(screen, F.PLACE).setFocus()
        focused().selectAll()
        send_text(focused(), "Châu Đốc")
        QTest.keyClick(focused(), Key.Key_Tab)
        session.do(rounds.new_round(session, 2017, session.round_of(2016)))
        context.look_at(round_id=session.round_of(2017).id)
        assert edit_of(screen, F.PLACE).toPlainText() == "Châu Đốc"
        for keys, place in (([Key.Key_Down], "An Giang"), ([], "Châu Đốc")):
            screen.take_button.setFocus()
            QTest.keyClick(screen.take_button, Key.Key_Space)
            texts = [each.text() for each in screen.take_menu.actions()]
            assert texts == ["Của năm 2016", "Lời văn thường dùng"]
            for key in (*keys, Key.Key_Return):
                QTest.keyClick(screen.take_menu, key)
            assert kept(context).place == place


def test_typing_survives_a_change_from_elsewhere(screen: WordingScreen, context: Context) -> None:
    send_text(focused(), "15")
    session = context.session
    session.do(rounds.change_round(session, session.rounds[0], name="Tên khác"))
    assert focused().toPlainText() == "15"
    QTest.keyClick(focused(), Key.Key_Tab)
    assert kept(context).number == "15"


def test_every_field_says_how_the_decree_prints_it() -> None:
    for kind, fields in FIELDS.items():
        assert all(law_of(kind, field) for field in fields)
    assert "./." in law_of(LetterKind.DECISION, F.ARTICLES)
    assert "Lưu: VT" in law_of(LetterKind.DECISION, F.RECIPIENTS)


def test_the_lists_beside_the_letter_are_sound_models(
    screen: WordingScreen, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(screen.panel.gaps_model)  # type: ignore[no-untyped-call]
    qtmodeltester.check(screen.panel.values_model)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_field_is_wider_than_its_form(screen: WordingScreen, qtbot: QtBot, percent: int) -> None:
    theme.appearance().wear(theme.ThemeChoice.LIGHT, percent)
    qtbot.wait(20)
    assert screen.form is not None
    for kind in LetterKind:
        screen.letters.choose(kind)
        screen.refresh()
        pages = [page for page in screen.findChildren(LetterPage) if page.isVisible()]
        assert [page.form.width() <= page.viewport().width() for page in pages] == [True]


def test_a_file_without_rounds_offers_to_begin_one(context: Context, qtbot: QtBot) -> None:
    session = context.session
    while session.bus.next_undo is not None:
        session.bus.undo()
    with shown(WordingScreen(context), qtbot, width=900, height=600) as screen:
        assert screen.form is None
        assert screen.first_focus() is screen.letters


def test_undo_shows_the_letter_and_goes_to_the_field(
    main_window: MainWindow, program: Program, qtbot: QtBot
) -> None:
    QTest.keyClick(main_window, Key.Key_W, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    area, context = main_window.area, program.context
    assert area is not None
    assert context is not None
    screen = area.current
    assert isinstance(screen, WordingScreen)
    screen.letters.choose(LetterKind.SUBMISSION)
    screen.refresh()
    list_of(screen, F.GROUNDS).go_to(1)
    focused().selectAll()
    send_text(focused(), "Căn cứ Kế hoạch")
    QTest.keyClick(focused(), Key.Key_Tab)
    assert kept(context, LetterKind.SUBMISSION).grounds[1] == "Căn cứ Kế hoạch"
    area.show_screen("results")
    QTest.keyClick(main_window, Key.Key_Z, CONTROL)
    assert area.current is screen
    assert screen.kind is LetterKind.SUBMISSION
    assert kept(context, LetterKind.SUBMISSION).grounds[1] == "Căn cứ {quyết định bộ tiêu chí}"
    assert focused().toPlainText() == "Căn cứ {quyết định bộ tiêu chí}"
