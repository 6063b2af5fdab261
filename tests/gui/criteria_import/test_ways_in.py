"""How the window is reached, and what stands on the screen afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.units import GroupId
from tests.gui.criteria.screens import look_at, shown_codes
from tests.gui.criteria_import.driving import CTRL, press, read, said
from tests.gui.criteria_import.tables import write_rows
from tests.gui.showing import shown
from ui.context import Context
from ui.criteria_import import CriteriaImportWizard
from ui.criteria_import import wizard as wizard_module
from ui.screens.criteria import CriteriaScreen


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[CriteriaScreen]:
    """The screen at the group `xa`, which has no units and no set."""
    with shown(CriteriaScreen(context), qtbot, width=1150, height=690) as screen:
        look_at(screen, "xa")
        yield screen


def group_id(screen: CriteriaScreen, code: str) -> GroupId:
    return screen.context.session.group_of(code).id


def opened(screen: CriteriaScreen, qtbot: QtBot) -> CriteriaImportWizard:
    wizard = screen.findChild(CriteriaImportWizard)
    assert wizard is not None
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    return wizard


def press_button(screen: CriteriaScreen, text: str) -> None:
    buttons = screen.create_panel.findChildren(QPushButton)
    found = next(each for each in buttons if each.text() == text)
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Return)


def test_a_set_is_imported_from_the_panel_that_offers_to_make_one(
    screen: CriteriaScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    press_button(screen, "Nhập từ phụ lục quyết định (.docx, .xlsx)…")
    wizard = opened(screen, qtbot)
    rows = (("1", "Chỉ đạo", "2", ""), ("1.1", "Kế hoạch", "2", ""))
    read(wizard, write_rows(tmp_path / "a.xlsx", *rows), qtbot)
    for _ in range(3):
        wizard.next.setFocus()
        press(Qt.Key.Key_Return)
    assert shown_codes(screen) == ["1", "1.1"]
    screen.activateWindow()
    qtbot.waitUntil(screen.set_panel.table.hasFocus)
    told = screen.set_panel.problems.warnings.text()
    assert told == "2 cảnh báo", "a total other than 100, and a leaf without rule"


def test_the_sample_of_the_group_is_proposed(screen: CriteriaScreen, qtbot: QtBot) -> None:
    assert screen.create_panel.samples.currentData() == "xa"
    press_button(screen, "Dùng bộ tiêu chí mẫu…")
    wizard = opened(screen, qtbot)
    assert wizard.lines.isVisible()
    assert "mẫu" in wizard.draft.tree().set.title
    wizard.reject()


def test_a_key_opens_the_window_for_the_group_shown(screen: CriteriaScreen, qtbot: QtBot) -> None:
    look_at(screen, "huyen")
    QTest.keyClick(screen.set_panel.table, Qt.Key.Key_I, CTRL)
    wizard = opened(screen, qtbot)
    assert wizard.draft.group.code == "huyen"
    assert "IMP.422" in said(wizard)
    wizard.reject()


def test_the_focus_stays_in_the_screen_when_a_group_has_no_set(screen: CriteriaScreen) -> None:
    at = {code: screen.group_choice.findData(group_id(screen, code)) for code in ("xa", "huyen")}
    look_at(screen, "huyen")
    assert screen.set_panel.table.hasFocus()
    screen.group_choice.activated.emit(at["xa"])
    assert screen.create_panel.annex.hasFocus()
    screen.group_choice.activated.emit(at["huyen"])
    assert screen.set_panel.table.hasFocus()


def test_a_big_file_is_read_beside_the_window_and_can_be_stopped(
    screen: CriteriaScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wizard_module, "_SMALL", 0)
    path = write_rows(tmp_path / "a.xlsx", ("1", "Chỉ đạo", "2", ""))
    screen.open_import()
    wizard = opened(screen, qtbot)
    wizard.read_file(path)
    stop = next(b for b in wizard.findChildren(QPushButton) if b.text() == "Dừng đọc")
    assert stop.isVisible()
    stop.setFocus()
    press(Qt.Key.Key_Return)
    assert not stop.isVisible()
    assert wizard.draft.reading is None
    wizard.read_file(path)
    qtbot.waitUntil(lambda: wizard.draft.reading is not None)
    assert not stop.isVisible()
    wizard.reject()
