"""A second entry by keyboard, from its beginning to its end."""

from collections import Counter
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton
from pytestqt.modeltest import ModelTester

from parindex_desktop.domain.second_entry.campaigns import CampaignState, Coverage, SheetState
from parindex_desktop.i18n import tr
from parindex_desktop.services import second_entry
from parindex_desktop.services.score_entry import Place, enter_text
from parindex_desktop.services.score_search import Spot
from tests.gui.second_entry.driving import (
    CONTROL,
    Key,
    as_person,
    asked,
    begin_all,
    firsts,
    key_with_two_differences,
    opened,
    press,
    push,
    put,
    state,
    texts_in,
)
from tests.second_entries import FIRST, OFFICIAL, SECOND, STAGE, book_of
from ui.actions import MENUS
from ui.main_window import MainWindow
from ui.messages import Question
from ui.second_entry.begin_dialog import BeginDialog
from ui.second_entry.keying_model import VALUE
from ui.second_entry.screen import SecondEntryScreen


def test_an_equal_sheet_agrees_and_the_next_one_is_offered(screen: SecondEntryScreen) -> None:
    begin_all(screen)
    press(screen, Key.Key_Return)
    for text in firsts(screen):
        put(screen, text)
    press(screen, Key.Key_Return, CONTROL)
    assert state(screen) is SheetState.AGREED
    assert screen.sheets.currentIndex().row() == 1
    assert screen.sheets.hasFocus()


def test_nothing_of_the_first_entry_is_seen_while_keying(screen: SecondEntryScreen) -> None:
    session = screen.context.session
    book = book_of(session)
    unit, leaf = book.units[0].id, asked(screen)[1]
    marked = "0,1234"

    session.do(enter_text(book, STAGE, Place(unit, leaf.id), marked).edit)
    begin_all(screen)
    press(screen, Key.Key_Return)
    pane = screen.work.keying
    assert screen.work.cells is pane
    for row in range(pane.model.rowCount()):
        for column in range(pane.model.columnCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole,
                         Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole):  # fmt: skip
                assert marked not in str(pane.model.index(row, column).data(role))
        assert pane.model.cell(row, VALUE).text == ""
    pane.view.go_to(Spot(2, VALUE))
    assert marked not in texts_in(screen)
    assert "Tổng đã nhập: 0" in texts_in(screen)


def test_the_first_keyer_finds_the_reason_in_place_of_the_cells(
    screen: SecondEntryScreen,
) -> None:
    begin_all(screen)
    as_person(screen, FIRST)
    assert screen.work.cells is None
    assert "đã tham gia nhập lần một" in texts_in(screen)
    press(screen, Key.Key_Return)
    assert state(screen) is SheetState.WAITING


def test_enter_goes_down_over_headings_and_stays_on_the_last_cell(
    screen: SecondEntryScreen,
) -> None:
    begin_all(screen)
    press(screen, Key.Key_Return)
    pane = screen.work.keying
    rows = pane.model.open_rows
    assert rows != list(range(len(pane.model.lines)))
    seen = []
    for _ in rows:
        assert pane.view.spot is not None
        seen.append(pane.view.spot.row)
        press(screen, Key.Key_Down)
    assert seen == rows
    press(screen, Key.Key_Down)
    press(screen, Key.Key_Return)
    assert pane.view.spot == Spot(rows[-1], VALUE)
    press(screen, Key.Key_Up)
    assert pane.view.spot == Spot(rows[-2], VALUE)


def test_a_text_that_is_too_large_stays_marked_and_keeps_the_sheet_open(
    screen: SecondEntryScreen,
) -> None:
    begin_all(screen)
    press(screen, Key.Key_Return)
    pane = screen.work.keying
    put(screen, "99")
    press(screen, Key.Key_Up)
    assert "NUM.112" in texts_in(screen)
    assert f"0/{len(pane.model.open_rows)} ô · 1 ô sai" in texts_in(screen)
    pane.view.go_to(Spot(pane.model.open_rows[-1], VALUE))
    press(screen, Key.Key_Return, CONTROL)
    assert state(screen) is SheetState.KEYING
    assert pane.view.spot == Spot(pane.model.open_rows[0], VALUE)


def test_blanks_are_confirmed_or_gone_to(screen: SecondEntryScreen) -> None:
    begin_all(screen)
    press(screen, Key.Key_Return)
    put(screen, firsts(screen)[0])
    press(screen, Key.Key_Return, CONTROL)
    push(opened(Question), "Đến ô trống đầu tiên")
    pane = screen.work.keying
    assert pane.view.spot == Spot(pane.model.open_rows[1], VALUE)
    press(screen, Key.Key_Return, CONTROL)
    push(opened(Question), "Phiếu giấy cũng để trống")
    assert state(screen) is SheetState.REKEYING


def test_a_paused_sheet_goes_on_where_it_was(screen: SecondEntryScreen) -> None:
    begin_all(screen)
    press(screen, Key.Key_Return)
    put(screen, firsts(screen)[0])
    press(screen, Key.Key_Escape)
    assert screen.sheets.hasFocus()
    press(screen, Key.Key_Down)
    assert screen.work.cells is None
    press(screen, Key.Key_Up)
    press(screen, Key.Key_Return)
    pane = screen.work.keying
    assert pane.view.hasFocus()
    assert pane.view.spot == Spot(pane.model.open_rows[1], VALUE)


def test_undo_shows_the_sheet_and_takes_the_cell_back(screen: SecondEntryScreen) -> None:
    begin_all(screen)
    press(screen, Key.Key_Return)
    put(screen, "0,25")
    screen.sheets.choose(screen.sheets.rows.rows[2].sheet.unit_id)
    screen.reveal(screen.context.session.bus.undo())
    assert screen.sheets.currentIndex().row() == 0
    assert screen.work.keying.model.cell(screen.work.keying.model.open_rows[0], VALUE).text == ""


def test_a_sample_shows_which_units_were_drawn(screen: SecondEntryScreen) -> None:
    as_person(screen, OFFICIAL)
    screen.begin.click()
    dialog = opened(BeginDialog)
    assert isinstance(dialog, BeginDialog)
    dialog.stages.choose(STAGE)
    dialog.coverages.choose(Coverage.SAMPLE)
    dialog.every.setValue(2)
    push(dialog, "Bắt đầu")
    names = [row.name for row in screen.sheets.rows.rows]
    assert 2 <= len(names) <= 3
    assert all(f"• {name}" in dialog.drawn.text() for name in names)
    assert screen.campaign is not None
    units = [unit.name for unit in book_of(screen.context.session).units]
    assert names == units[screen.campaign.start :: 2]
    push(dialog, "Danh sách phiếu")


def test_a_sheet_is_handed_back_with_a_reason(screen: SecondEntryScreen) -> None:
    begin_all(screen)
    press(screen, Key.Key_Return)
    push(screen.work.keying, "Trả phiếu…")
    dialog = opened()
    push(dialog, "Đưa về bước trước")
    assert "phải có lý do" in texts_in(dialog)
    dialog.lines[0].setText("nhầm phiếu")  # type: ignore[attr-defined]
    push(dialog, "Đưa về bước trước")
    assert state(screen) is SheetState.WAITING


def test_closing_early_asks_for_a_reason(screen: SecondEntryScreen) -> None:
    begin_all(screen)
    as_person(screen, OFFICIAL)
    push(screen, "Kết thúc…")
    dialog = opened()
    push(dialog, "Kết thúc")
    assert dialog.isVisible()
    dialog.lines[0].setText("hết thời gian")  # type: ignore[attr-defined]
    push(dialog, "Kết thúc")
    assert screen.campaign is not None
    assert screen.campaign.state is CampaignState.CLOSED
    assert "đã kết thúc" in screen.campaigns.currentText()


def test_models_keep_the_rules_of_qt(screen: SecondEntryScreen, qtmodeltester: ModelTester) -> None:
    begin_all(screen)
    key_with_two_differences(screen)
    for model in (screen.sheets.rows, screen.work.keying.model):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("who", [SECOND, OFFICIAL])
def test_mnemonics_are_different(screen: SecondEntryScreen, who: str) -> None:
    begin_all(screen)
    before = key_with_two_differences(screen)
    if who == OFFICIAL:
        put(screen, before[1])
        put(screen, "0,1")
        press(screen, Key.Key_Return, CONTROL)
        as_person(screen, OFFICIAL)
        screen.sheets.choose(screen.sheets.rows.rows[0].sheet.unit_id)
    found = letters(screen)
    assert len(found) > len(MENUS)
    assert {key for key, count in found.items() if count > 1} == set()


def letters(screen: SecondEntryScreen) -> Counter[str]:
    """The mnemonics in sight, those of the menus above among them."""
    buttons = screen.findChildren(QAbstractButton)
    texts = [each.text() for each in buttons if each.isVisible() and each.isEnabled()]
    texts += [tr(menu) for menu in MENUS]
    keys = (QKeySequence.mnemonic(text).toString() for text in texts)
    return Counter(key for key in keys if key)


def test_the_menu_leads_here_and_undo_stays_here(main_window: MainWindow) -> None:
    main_window.actions_by_name["second_entry"].trigger()
    assert main_window.area is not None
    screen = main_window.area.current
    assert isinstance(screen, SecondEntryScreen)
    session = screen.context.session
    book = screen.context.book
    assert book is not None
    screen.context.do(
        second_entry.begin(
            session, book.round, book.group, STAGE, coverage=Coverage.FULL, chance=Random(1)
        )
    )
    assert len(screen.sheets.rows.rows) == len(book.units)
    main_window.area.show_screen("results")
    main_window.actions_by_name["undo"].trigger()
    assert main_window.area.current is screen
    assert screen.campaign is None
    assert screen.first_focus() is screen.begin


def test_a_narrow_window_shows_the_list_or_the_cells(screen: SecondEntryScreen) -> None:
    begin_all(screen)
    screen.resize(520, 600)
    assert screen.sheets.isVisible()
    assert not screen.work.isVisible()
    screen.sheets.setFocus()
    press(screen, Key.Key_Return)
    assert not screen.sheets.isVisible()
    assert screen.work.keying.view.hasFocus()
    press(screen, Key.Key_Escape)
    assert screen.sheets.hasFocus()
    assert not screen.work.isVisible()
