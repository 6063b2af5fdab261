"""Reasons, explanations and answers written beside the points."""

from PySide6.QtWidgets import QApplication

from parindex_desktop.domain.entry_rules import DEFAULT_PHRASES
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.i18n import tr
from tests.gui.keys import compose_text
from tests.gui.sheet.driving import (
    ALT,
    CONTROL,
    FIRST,
    SECOND,
    SELF,
    SHIFT,
    Key,
    go,
    here,
    place_of,
    press,
    put,
    shown,
    type_text,
)
from ui.grid.cell_model import Look
from ui.screens.scores import ScoresScreen
from ui.sheet.columns import COLUMNS
from ui.sheet.pane import SheetPane
from ui.sheet.phrases import PhraseMenu

REASON = len(COLUMNS) - 1
EXPLANATION = 3


def kept(pane: SheetPane, code: str, kind: RemarkKind = RemarkKind.REASON) -> str:
    dossier = pane._context.dossier
    assert dossier is not None
    return dossier.remark(*place_of(pane, code), kind)


def lower(pane: SheetPane, code: str) -> None:
    """Appraises a leaf below its self score, and goes back to it."""
    put(pane, code, SELF, "0,5")
    put(pane, code, FIRST, "0,25")
    go(pane, code, FIRST)


def test_a_reason_is_written_beside_a_lowered_score(pane: SheetPane) -> None:
    lower(pane, "1.1")
    field = pane.beside.words.fields[RemarkKind.REASON]
    assert field.editor.property("state") == "wanted"
    assert field.editor.placeholderText() == tr("Wanted: less than self-scored")
    press(Key.Key_E, CONTROL)
    assert QApplication.focusWidget() is field.editor
    type_text("Ban hành chậm 05 ngày so với quy định.")
    press(Key.Key_Return)
    assert kept(pane, "1.1") == "Ban hành chậm 05 ngày so với quy định."
    assert shown(pane, "1.1", REASON) == "Ban hành chậm 05 ngày so với quy định."
    assert field.editor.property("state") == ""
    assert not field.editor.placeholderText()
    assert here(pane) == ("1.2", "1st appraisal")
    assert pane.view.hasFocus()


def test_a_text_composed_by_an_input_method_is_kept_whole(pane: SheetPane) -> None:
    press(Key.Key_E, CONTROL)
    editor = pane.beside.words.fields[RemarkKind.REASON].editor
    compose_text(editor, ["c", "ch", "chư", "chưa"], "chưa")
    press(Key.Key_Escape)
    assert kept(pane, "1.1") == "chưa"
    assert here(pane) == ("1.1", "1st appraisal")


def test_shift_enter_begins_a_line_and_tab_goes_to_the_next_text(pane: SheetPane) -> None:
    press(Key.Key_E, CONTROL)
    type_text("Thiếu báo cáo")
    press(Key.Key_Return, SHIFT)
    type_text("quý III")
    press(Key.Key_Tab)
    type_text("Đơn vị đã gửi bổ sung")
    press(Key.Key_Escape)
    assert kept(pane, "1.1") == "Thiếu báo cáo\nquý III"
    assert kept(pane, "1.1", RemarkKind.EXPLANATION) == "Đơn vị đã gửi bổ sung"
    assert shown(pane, "1.1", EXPLANATION) == "Đơn vị đã gửi bổ sung"
    row = pane.model.row_of(place_of(pane, "1.1").criterion_id)
    assert row is not None
    assert pane.model.cell(row, EXPLANATION).look is Look.WANTED


def test_the_column_tells_which_words_are_written(pane: SheetPane) -> None:
    fields = pane.beside.words.fields
    for stage, kind in ((SELF, RemarkKind.SELF), (SECOND, RemarkKind.ANSWER)):
        go(pane, "1.2", stage)
        press(Key.Key_E, CONTROL)
        assert QApplication.focusWidget() is fields[kind].editor
        press(Key.Key_Escape)
    go(pane, "1.2", FIRST)
    press(Key.Key_Right)
    press(Key.Key_F2)
    assert QApplication.focusWidget() is fields[RemarkKind.EXPLANATION].editor


def test_a_phrase_is_taken_by_one_key_while_the_score_is_still_open(pane: SheetPane) -> None:
    put(pane, "1.1", SELF, "0,5")
    go(pane, "1.1", FIRST)
    type_text("0,25")
    press(Key.Key_3, ALT)
    assert shown(pane, "1.1", FIRST) == "0,25"
    assert kept(pane, "1.1") == DEFAULT_PHRASES[2]
    press(Key.Key_1, ALT)
    assert kept(pane, "1.1") == f"{DEFAULT_PHRASES[2]} {DEFAULT_PHRASES[0]}"
    pane._context.session.bus.undo()
    assert kept(pane, "1.1") == DEFAULT_PHRASES[2]
    assert pane.beside.words.fields[RemarkKind.REASON].editor.toPlainText() == DEFAULT_PHRASES[2]


def test_the_menu_of_phrases_finds_without_diacritics(pane: SheetPane) -> None:
    lower(pane, "1.2")
    press(Key.Key_Space, CONTROL)
    (menu,) = pane.findChildren(PhraseMenu)
    menu.search.setFocus()
    type_text("thoi han")
    assert menu.shown == (DEFAULT_PHRASES[2],)
    press(Key.Key_Return)
    assert kept(pane, "1.2") == DEFAULT_PHRASES[2]
    assert here(pane) == ("1.2", "1st appraisal")


def test_a_text_becomes_a_phrase_of_the_office(pane: SheetPane) -> None:
    press(Key.Key_E, CONTROL)
    type_text("Chưa ký số.")
    pane.actions_of_sheet.keep_phrase.trigger()
    assert pane._context.session.entry_rules.phrases[-1] == "Chưa ký số."
    press(Key.Key_Escape)
    go(pane, "1.3")
    press(Key.Key_6, ALT)
    assert kept(pane, "1.3") == "Chưa ký số."


def test_a_text_that_is_too_long_waits_marked_for_its_correction(pane: SheetPane) -> None:
    press(Key.Key_E, CONTROL)
    field = pane.beside.words.fields[RemarkKind.REASON]
    field.editor.insertPlainText("a" * 2001)
    press(Key.Key_Return)
    assert "RMK.101" in field.fault
    assert field.editor.hasFocus()
    press(Key.Key_Escape)
    go(pane, "1.2")
    assert field.editor.toPlainText() == ""
    go(pane, "1.1")
    assert len(field.editor.toPlainText()) == 2001
    assert field.editor.property("state") == "error"
    press(Key.Key_E, CONTROL)
    press(Key.Key_A, CONTROL)
    type_text("ngắn")
    press(Key.Key_Return)
    assert (kept(pane, "1.1"), field.fault) == ("ngắn", "")


def test_a_text_is_written_when_another_unit_or_screen_is_looked_at(pane: SheetPane) -> None:
    press(Key.Key_E, CONTROL)
    type_text("Thiếu dấu.")
    first = place_of(pane, "1.1")
    press(Key.Key_Down, ALT)
    dossier = pane._context.dossier
    assert dossier is not None
    assert dossier.remark(*first, RemarkKind.REASON) == "Thiếu dấu."
    assert kept(pane, "1.1") == ""
    assert pane.beside.words.fields[RemarkKind.REASON].editor.toPlainText() == ""


def test_undo_of_a_reason_leads_to_its_leaf(screen: ScoresScreen, pane: SheetPane) -> None:
    press(Key.Key_E, CONTROL)
    type_text("Thiếu dấu.")
    press(Key.Key_Return)
    place = place_of(pane, "1.1")
    press(Key.Key_Down, ALT)
    go(pane, "4.2", SECOND)
    change_set = screen.context.session.bus.undo()
    screen.reveal(change_set)
    assert here(pane)[0] == "1.1"
    assert pane.unit_id == place.unit_id
    screen.switch_view()
    screen.pane.view.go_to(screen.pane.view.spot._replace(row=3))  # type: ignore[union-attr]
    screen.reveal(screen.context.session.bus.redo())
    assert screen.pane.view.spot == screen.pane.model.spot(place)


def test_branches_have_no_words(pane: SheetPane) -> None:
    press(Key.Key_Home, CONTROL)
    assert not pane.beside.words.isEnabled()
    go(pane, "1.1")
    assert pane.beside.words.isEnabled()


def test_the_texts_can_be_folded_away(pane: SheetPane) -> None:
    height = pane.view.height()
    press(Key.Key_F4, SHIFT)
    QApplication.processEvents()
    assert pane.view.height() > height
    press(Key.Key_E, CONTROL)
    assert not pane.beside.is_folded


def test_who_only_looks_on_types_no_words(pane: SheetPane) -> None:
    pane._context.session.work_file.read_only = True
    pane.show_book(pane.model.book)
    go(pane, "1.2")
    editor = pane.beside.words.fields[RemarkKind.REASON].editor
    press(Key.Key_1, ALT)
    assert editor.isReadOnly()
    assert editor.toPlainText() == kept(pane, "1.2") == ""
    assert pane.foot.fields[FIRST].isReadOnly()
    pane._context.session.work_file.read_only = False
