"""Settling by keyboard, values changed later, and the list of differences."""

from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.scores import second_of
from parindex_desktop.domain.second_entry.campaigns import SheetState
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
    on_disk,
    opened,
    press,
    push,
    put,
    state,
    texts_in,
)
from tests.second_entries import FIRST, OFFICIAL, SECOND, STAGE, book_of, other_than
from ui.second_entry.form_dialog import FormDialog
from ui.second_entry.keying_model import VALUE
from ui.second_entry.screen import SecondEntryScreen


def test_a_sheet_with_two_differences_is_settled_by_keyboard(screen: SecondEntryScreen) -> None:
    begin_all(screen)
    unit = screen.sheets.rows.rows[0].sheet.unit_id
    before = key_with_two_differences(screen)
    assert state(screen) is SheetState.REKEYING
    model = screen.work.keying.model
    assert [model.place(Spot(row, VALUE)).criterion_id for row in model.open_rows] == [
        leaf.id for place, leaf in enumerate(asked(screen)) if place in (1, 3)
    ]
    put(screen, before[1])
    put(screen, "0,1")
    press(screen, Key.Key_Return, CONTROL)
    assert state(screen) is SheetState.SETTLING
    as_person(screen, OFFICIAL)
    screen.sheets.choose(unit)
    screen.first_focus().setFocus()
    press(screen, Key.Key_1)
    assert state(screen) is SheetState.SETTLING
    press(screen, Key.Key_Return)
    dialog = opened()
    assert isinstance(dialog, FormDialog)
    dialog.lines[0].setText("0,15")  # type: ignore[attr-defined]
    push(dialog, "Chốt")
    assert dialog.isVisible()
    dialog.lines[1].setText("phiếu ghi 0,15")  # type: ignore[attr-defined]
    push(dialog, "Chốt")
    assert state(screen) is SheetState.SETTLED
    assert on_disk(screen, unit, STAGE) == [before[0], before[1], before[2], "0,15"]
    assert on_disk(screen, unit, second_of(STAGE))[1] == other_than(before[1])
    assert "1/5" in texts_in(screen)


def test_all_proposals_are_taken_at_once(screen: SecondEntryScreen) -> None:
    begin_all(screen)
    unit = screen.sheets.rows.rows[0].sheet.unit_id
    before = key_with_two_differences(screen)
    put(screen, before[1])
    put(screen, other_than(before[3]))
    press(screen, Key.Key_Return, CONTROL)
    as_person(screen, OFFICIAL)
    screen.sheets.choose(unit)
    screen.work.settling.take_proposed.click()
    assert state(screen) is SheetState.SETTLED
    assert on_disk(screen, unit, STAGE) == [*before[:3], other_than(before[3])]


def to_settling(screen: SecondEntryScreen) -> None:
    """Takes the sheet of the first row up to the desk of the official, and shows it."""
    begin_all(screen)
    before = key_with_two_differences(screen)
    put(screen, before[1])
    put(screen, before[3])
    press(screen, Key.Key_Return, CONTROL)
    screen.sheets.choose(screen.sheets.rows.rows[0].sheet.unit_id)


def test_the_second_keyer_sees_who_settles_and_no_number(screen: SecondEntryScreen) -> None:
    to_settling(screen)
    assert state(screen) is SheetState.SETTLING
    assert screen.work.cells is None
    assert "người thẩm định hoặc thư ký" in texts_in(screen)
    assert "Lần một:" not in texts_in(screen)


def test_the_second_keyer_reads_what_was_settled_once_all_is_closed(
    screen: SecondEntryScreen,
) -> None:
    to_settling(screen)
    as_person(screen, OFFICIAL)
    screen.work.settling.take_proposed.click()
    assert state(screen) is SheetState.SETTLED
    assert "1/5 phiếu xong" in texts_in(screen)
    as_person(screen, SECOND)
    assert screen.work.cells is None
    assert "Mọi ô lệch đã được chốt" in texts_in(screen)
    as_person(screen, OFFICIAL)
    assert screen.campaign is not None
    screen.context.do(second_entry.close(screen.context.session, screen.campaign, "hết hạn"))
    as_person(screen, SECOND)
    assert screen.work.cells is screen.work.settling
    assert f"Lần hai: {SECOND}" in texts_in(screen)
    assert not screen.work.settling._reopen.isEnabled()


def test_what_a_role_may_not_do_to_a_second_entry_is_closed(screen: SecondEntryScreen) -> None:
    tools = (screen.begin, screen._first, screen._close, screen._export)
    begin_all(screen)
    assert not any(each.isEnabled() for each in tools)
    assert all(each.toolTip() for each in tools)
    as_person(screen, OFFICIAL)
    assert all(each.isEnabled() for each in tools)
    assert not any(each.toolTip() for each in tools)
    screen.context.session.work_as(None)
    screen.refresh()
    assert not any(each.isEnabled() for each in tools)
    assert "chờ người thứ hai nhập lại" in texts_in(screen)
    assert not any(each.isVisible() for each in screen.work.findChildren(QPushButton))


def test_a_value_changed_later_is_told_in_the_list(screen: SecondEntryScreen) -> None:
    begin_all(screen)
    press(screen, Key.Key_Return)
    for text in firsts(screen):
        put(screen, text)
    press(screen, Key.Key_Return, CONTROL)
    as_person(screen, FIRST)
    book = book_of(screen.context.session)
    place = Place(book.units[0].id, asked(screen)[0].id)
    screen.context.do(enter_text(book, STAGE, place, other_than(firsts(screen)[0])).edit)
    assert screen.sheets.rows.rows[0].left == "1 ô sửa sau"


def test_differences_are_exported_and_those_being_keyed_are_not(
    screen: SecondEntryScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    begin_all(screen)
    before = key_with_two_differences(screen)
    path = tmp_path / "sai-khac.xlsx"

    def export() -> list[tuple[object, ...]]:
        path.unlink(missing_ok=True)
        screen.export()
        dialog = screen.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        qtbot.waitUntil(lambda: screen.notices.saved is not None and path.exists())
        sheet = openpyxl.load_workbook(path).worksheets[0]
        return [row for row in sheet.iter_rows(values_only=True) if row[0] in _names(screen)]

    assert export() == []
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.first_focus().setFocus()
    put(screen, before[1])
    put(screen, "0,1")
    press(screen, Key.Key_Return, CONTROL)
    rows = export()
    assert len(rows) == 2
    assert [row[4] for row in rows] == [_number(before[1]), _number(before[3])]
    assert [row[6] for row in rows] == [_number(before[1]), 0.1]
    assert [row[9:11] for row in rows] == [(FIRST, SECOND)] * 2


def _names(screen: SecondEntryScreen) -> set[str]:
    return {row.name for row in screen.sheets.rows.rows}


def _number(text: str) -> float:
    return float(text.replace(",", "."))
