"""The screen Đã khen thưởng, driven by the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.awards import Whom
from tests.gui.keys import send_text
from tests.gui.showing import shown
from ui.award_history.entry_dialog import EntryDialog
from ui.context import Context
from ui.screens.award_history import COLLECTIVES, AwardHistoryScreen

CTRL = Qt.KeyboardModifier.ControlModifier
LIST = (
    "Họ và tên\tNăm\tHình thức\tĐơn vị\n"
    "Bà Lê Thị Hòa\t2014\tBằng khen\tSở Y tế\nSở Nội vụ\t2015\tCờ thi đua\t\n"
)


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[AwardHistoryScreen]:
    with shown(AwardHistoryScreen(context), qtbot, width=1150, height=640) as screen:
        yield screen


def names(screen: AwardHistoryScreen) -> list[str]:
    return [line.full_name for line in screen.table.lines]


def take_list(screen: AwardHistoryScreen) -> None:
    QGuiApplication.clipboard().setText(LIST)
    dialog = screen.paste()
    assert dialog is not None
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)


def test_an_award_is_typed_and_a_faulty_day_stays_in_the_dialog(
    screen: AwardHistoryScreen,
) -> None:
    dialog = screen.add()
    dialog.accept()
    assert dialog.isVisible()  # without a name
    send_text(dialog.name, "Bà Trần Thị Lan")
    dialog.day.setText("31/2/2015")
    dialog.accept()
    assert dialog.isVisible()
    dialog.day.setText("5/3/2016")
    dialog.accept()
    line = screen.table.lines[0]
    assert (line.year, line.full_name, line.day) == (2015, "Bà Trần Thị Lan", "2016-03-05")


def test_a_list_is_pasted_searched_changed_and_removed(
    screen: AwardHistoryScreen, context: Context, qtbot: QtBot
) -> None:
    take_list(screen)
    assert names(screen) == ["Sở Nội vụ", "Bà Lê Thị Hòa"]
    told: list[str] = []
    context.told.connect(told.append)
    take_list(screen)
    assert told == ["Đã thêm 0 lần khen thưởng; 2 lần đã có sẵn"]
    send_text(screen.search, "le thi hoà")
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert names(screen) == ["Bà Lê Thị Hòa"]
    assert screen.table.hasFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    dialog = screen.findChildren(EntryDialog)[-1]
    dialog.whom.setCurrentIndex(dialog.whom.findData(Whom.COLLECTIVE))
    assert not dialog.office.isEnabled()
    dialog.whom.setCurrentIndex(dialog.whom.findData(Whom.PERSON))
    dialog.year.setValue(2013)
    dialog.accept()
    assert [line.year for line in screen.table.lines] == [2013]
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    assert names(screen) == []
    screen.reveal(context.session.bus.undo())
    assert names(screen) == ["Bà Lê Thị Hòa"]
    screen.search.clear()
    screen.whom.choose(COLLECTIVES)
    screen.whom.chosen.emit(COLLECTIVES)
    assert names(screen) == ["Sở Nội vụ"]
    QTest.keyClick(screen.table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("2015\tCờ thi đua\tSở")


def test_the_model_of_awards_is_sound(
    screen: AwardHistoryScreen, qtmodeltester: ModelTester
) -> None:
    take_list(screen)
    qtmodeltester.check(screen.table.model())  # type: ignore[no-untyped-call]
