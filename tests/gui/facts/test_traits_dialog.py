"""Traits given on the screen Đơn vị, by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from parindex_desktop.services.session import Session
from tests.gui.keys import send_text
from tests.gui.showing import shown
from tests.trait_files import NO_PROCEDURES, NO_STAFF, book_of, place_of, type_points
from ui.context import Context
from ui.screens.units import UnitsScreen
from ui.units.traits_dialog import TraitsDialog
from ui.units.unit_model import UnitColumn

Key = Qt.Key


@pytest.fixture
def units(context: Context, qtbot: QtBot) -> Iterator[UnitsScreen]:
    with shown(UnitsScreen(context), qtbot, width=1150, height=690) as screen:
        yield screen


def text(units: UnitsScreen, row: int) -> str:
    return str(units.units.table.model().index(row, UnitColumn.TRAITS).data())


def open_dialog(units: UnitsScreen, qtbot: QtBot) -> TraitsDialog:
    units.activateWindow()
    qtbot.waitUntil(units.isActiveWindow)
    units.units.table.setFocus()
    QTest.keyClick(units.units.table, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    return opened(units, qtbot)


def opened(units: UnitsScreen, qtbot: QtBot) -> TraitsDialog:
    dialog = next(each for each in units.findChildren(TraitsDialog) if each.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_several_units_get_a_trait_at_once(
    units: UnitsScreen, session: Session, qtbot: QtBot
) -> None:
    type_points(session, "Sở Y tế", {"2.2": "18"})
    units.units.table.selectAll()
    dialog = open_dialog(units, qtbot)
    assert [each.text for each in dialog.boxes] == [NO_STAFF, NO_PROCEDURES]
    box = dialog.boxes[1]
    assert box.box.checkState() is Qt.CheckState.PartiallyChecked
    assert box.below.text() == (
        "3 tiêu chí không áp dụng · 1 ô đã có điểm sẽ không được tính · 1/4 đơn vị có đặc điểm này"
    )
    box.box.setFocus()
    QTest.keyClick(box.box, Key.Key_Space)
    QTest.keyClick(box.box, Key.Key_Return)
    assert [text(units, row) for row in range(4)] == [f"3 KAD · {NO_PROCEDURES}"] * 4
    assert book_of(session).result(place_of(session, "Sở Y tế", "1").unit_id).total.scored == 0


def test_a_half_ticked_trait_left_alone_changes_nothing(
    units: UnitsScreen, session: Session, qtbot: QtBot
) -> None:
    units.units.table.selectAll()
    dialog = open_dialog(units, qtbot)
    QTest.keyClick(dialog.boxes[0].box, Key.Key_Space)
    QTest.keyClick(dialog.boxes[0].box, Key.Key_Return)
    assert text(units, 0) == f"1 KAD · {NO_STAFF}"
    assert text(units, 3) == f"4 KAD · {NO_PROCEDURES}; {NO_STAFF}"


def test_enter_on_the_column_opens_the_traits_of_one_unit(units: UnitsScreen, qtbot: QtBot) -> None:
    table = units.units.table
    table.setCurrentIndex(table.model().index(3, UnitColumn.TRAITS))
    QTest.keyClick(table, Key.Key_Return)
    dialog = opened(units, qtbot)
    assert QApplication.focusWidget() is dialog.boxes[0].box
    assert dialog.boxes[1].box.isChecked()
    QTest.keyClick(dialog.boxes[1].box, Key.Key_Space)
    QTest.keyClick(dialog.boxes[1].box, Key.Key_Return)
    assert text(units, 3) == ""


def test_a_trait_of_ones_own_is_typed_once(units: UnitsScreen, qtbot: QtBot) -> None:
    units.units.table.selectRow(0)
    dialog = open_dialog(units, qtbot)
    for words in ("Mới thành lập", "mới thành  lập"):
        dialog.other.setFocus()
        send_text(dialog.other, words)
        QTest.keyClick(dialog.other, Key.Key_Return)
    assert [each.text for each in dialog.boxes][2:] == ["Mới thành lập"]
    QTest.keyClick(dialog.other, Key.Key_Return)
    assert text(units, 0) == "0 KAD · Mới thành lập"
    units.units.table.selectRow(1)
    dialog = open_dialog(units, qtbot)
    assert dialog.boxes[2].text == "Mới thành lập"
    dialog.reject()
