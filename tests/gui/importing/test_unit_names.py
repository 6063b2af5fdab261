import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.importing.plan import RowStatus
from tests.gui.importing.driving import AGAIN, paste, press_enter
from ui.context import Context
from ui.importing import ImportWizard, units_page


def test_a_name_that_looks_like_another_is_decided_by_the_person(
    wizard: ImportWizard, context: Context, qtbot: QtBot
) -> None:
    paste(wizard, AGAIN, qtbot)
    press_enter(wizard, qtbot)
    press_enter(wizard, qtbot)
    assert [line.name.name for line in wizard.units.lines] == ["Sở Kế hoạch Đầu tư", "Sở Du lịch"]
    assert not wizard.next.isEnabled()
    choice = wizard.units.lines[0].choice
    assert QApplication.focusWidget() is choice
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == "Chính là Sở Kế hoạch và Đầu tư (giống 92%)"
    press_enter(wizard, qtbot)
    assert wizard.preview.isVisible()
    plan = wizard.draft.plan
    assert plan is not None
    assert [row.status for row in plan.rows] == [
        RowStatus.UNCHANGED,
        RowStatus.CHANGED,
        RowStatus.REJECTED,
        RowStatus.NEW,
    ]


def test_any_unit_that_the_table_does_not_name_can_be_meant(
    wizard: ImportWizard, qtbot: QtBot
) -> None:
    paste(wizard, AGAIN, qtbot)
    wizard.go_on()
    wizard.go_on()
    choice = wizard.units.lines[1].choice
    assert choice.count() == 2
    wizard.units.lines[1].offer_rest()
    at = choice.findText("Chính là Sở Văn hóa, Thể thao và Du lịch")
    choice.setCurrentIndex(at)
    choice.activated.emit(at)
    assert wizard.draft.plan is not None
    assert wizard.draft.plan.rows[3].unit is not None
    assert wizard.draft.plan.rows[3].unit.name == "Sở Văn hóa, Thể thao và Du lịch"


def test_names_beyond_the_first_are_shown_when_those_are_decided(
    wizard: ImportWizard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units_page, "_MOST_LINES", 1)
    paste(wizard, AGAIN.replace("Sở Công Thương", "Sở Công Thươg"), qtbot)
    wizard.go_on()
    wizard.go_on()
    assert [line.name.name for line in wizard.units.lines] == ["Sở Kế hoạch Đầu tư"]
    QTest.keyClick(wizard.units.lines[0].choice, Qt.Key.Key_Down)
    assert [line.name.name for line in wizard.units.lines] == ["Sở Công Thươg"]
    QTest.keyClick(wizard.units.lines[0].choice, Qt.Key.Key_Down)
    assert wizard.next.isEnabled()
