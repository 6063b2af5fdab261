"""Sending workbooks by keyboard: written whole, or not at all, and nothing overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from parindex_desktop.domain.process import Step
from parindex_desktop.i18n import tr
from parindex_desktop.services.workbooks_writing import file_names
from tests.gui.keys import send_text
from tests.gui.workbooks.looking import notice
from ui.screens.workbooks import SEND, WorkbooksScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.workbook_files import Office


def test_workbooks_are_written_by_one_key(
    screen: WorkbooksScreen, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    sending = screen.sending
    assert screen.part.current == SEND
    assert sending.write.hasFocus()
    assert "4" in sending.write.text()
    folder = tmp_path / "gửi đi"
    sending.choose_folder(str(folder))
    with qtbot.waitSignal(screen.context.task_started) as started:
        QTest.keyClick(sending.write, Qt.Key.Key_Return)
    assert started.args is not None
    qtbot.waitUntil(lambda: bool(sending.messages.notices))
    assert sorted(path.name for path in folder.iterdir()) == sorted(file_names(office.book))
    assert "4" in notice(sending).text
    assert sending.write.isEnabled()


def test_files_that_are_there_stay_and_a_free_folder_is_offered(
    screen: WorkbooksScreen, office: Office, qtbot: QtBot
) -> None:
    sending = screen.sending
    before = {path.name: path.read_bytes() for path in office.out.iterdir()}
    sending.choose_folder(str(office.out))
    sending.write.click()
    qtbot.waitUntil(lambda: bool(sending.messages.notices))
    assert "WBK.127" in notice(sending).text
    assert {path.name: path.read_bytes() for path in office.out.iterdir()} == before
    way = next(b for b in notice(sending).findChildren(QPushButton) if "out-2" in b.text())
    assert way.hasFocus()
    QTest.keyClick(way, Qt.Key.Key_Space)
    beside = office.out.with_name("out-2")
    qtbot.waitUntil(lambda: beside.exists() and len(list(beside.iterdir())) == 4)
    qtbot.waitUntil(lambda: notice(sending).property("tone") == "ok")


def test_a_stop_leaves_no_workbook(screen: WorkbooksScreen, tmp_path: Path, qtbot: QtBot) -> None:
    sending, folder = screen.sending, tmp_path / "dừng"
    sending.choose_folder(str(folder))
    screen.context.task_started.connect(lambda task: task.stop())
    sending.write.click()
    qtbot.waitUntil(lambda: bool(sending.messages.notices))
    assert not folder.exists()
    assert notice(sending).text == tr("Stopped. No workbook was written.")


def test_a_folder_is_needed_and_the_days_are_planned_in_place(
    screen: WorkbooksScreen, office: Office
) -> None:
    sending = screen.sending
    sending.choose_folder("  ")
    sending.write.click()
    assert sending.folder.fault
    sending.deadline.ends.setFocus()
    send_text(sending.deadline.ends, "5/2/2026")
    QTest.keyClick(sending.deadline.ends, Qt.Key.Key_Return)
    plan = office.session.dossier(office.round.id).plan(office.group.id, Step.SELF)
    assert plan is not None
    assert plan.ends == "2026-02-05"
