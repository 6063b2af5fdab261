"""The lines of a folder by keyboard: states, problems, changes, days, filter, list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from parindex_desktop.domain.process import Step
from parindex_desktop.i18n import tr
from parindex_desktop.services import steps
from parindex_desktop.services.workbooks_preview import LineState
from tests.gui.keys import send_text
from tests.gui.workbooks.looking import column, notice, read, states
from ui import theme
from ui.screens.workbooks import RECEIVE, WorkbooksScreen
from ui.workbooks.table import DAY, NAME, NEW, PROBLEM, STATE, ReturnsModel

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.qtbot import QtBot

    from tests.workbook_files import Office
    from ui.workbooks.receiving import ReceivingPanel


class ModelTester(Protocol):
    def check(self, model: QAbstractItemModel) -> None: ...


def test_every_unit_has_a_line_and_every_stray_file(panel: ReceivingPanel) -> None:
    received, rejected = LineState.RECEIVED, LineState.REJECTED
    assert states(panel) == [received, received, rejected, LineState.MISSING, LineState.STRAY]
    assert [text != "" for text in column(panel, NEW)] == [True, True, False, False, False]
    assert "nhiều" in column(panel, PROBLEM)[2]
    assert panel.table.hasFocus()
    assert panel.take.text() == tr("&Import {count} workbooks", count=2)


def test_the_lines_are_a_sound_model(panel: ReceivingPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.table.returns)
    empty = ReturnsModel()
    qtmodeltester.check(empty)
    assert empty.rowCount() == 0


def test_the_line_looked_at_is_told_in_full(panel: ReceivingPanel, office: Office) -> None:
    changes = panel.detail.model
    assert changes.rows[0].after, "the day received comes first"
    assert changes.rows[1].criterion.startswith(office.book.leaves[0].code)
    assert changes.rowCount() == 1 + int(column(panel, NEW)[0])
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert changes.rowCount() == 0
    told = panel.detail.problems.item(0).text()
    assert told.startswith("WBK.131")
    assert "nhiều" in told
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert not panel.detail.problems.isVisible()
    assert not panel.detail.changes.isVisible()


def test_lines_are_filtered_and_found(panel: ReceivingPanel, office: Office) -> None:
    segments = panel.filter.state
    segments.setFocus()
    for _ in range(2):
        QTest.keyClick(segments, Qt.Key.Key_Right)
    assert states(panel) == [LineState.REJECTED]
    for _ in range(2):
        QTest.keyClick(segments, Qt.Key.Key_Left)
    search = panel.filter.search
    send_text(search, office.book.units[1].name.lower())
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert column(panel, NAME) == [office.book.units[1].name]
    assert panel.table.hasFocus()
    assert len(panel.taken) == 2, "what is out of sight is imported too"


def test_another_day_of_receipt_is_judged_at_once(panel: ReceivingPanel, office: Office) -> None:
    office.session.do(
        steps.plan(office.book, office.session.dossier(office.round.id), Step.SELF, "", "31/1/2026")
    )
    panel.day.setFocus()
    send_text(panel.day, "2/2/2026")
    QTest.keyClick(panel.day, Qt.Key.Key_Return)
    assert states(panel)[:2] == [LineState.LATE] * 2
    assert column(panel, DAY)[:2] == ["02/02/2026"] * 2
    assert column(panel, STATE)[0] == tr("Received late")
    panel.day.selectAll()
    send_text(panel.day, "31/1/2026")
    QTest.keyClick(panel.day, Qt.Key.Key_Return)
    assert states(panel)[:2] == [LineState.RECEIVED] * 2
    panel.take.click()
    done = office.session.dossier(office.round.id).done(office.book.units[0].id, Step.SELF)
    assert done is not None
    assert done.day == "2026-01-31"


@pytest.mark.parametrize(("typed", "code"), [("32/1/2026", "STP.102"), ("1/1/2999", "STP.103")])
def test_a_day_that_cannot_be_is_told(
    panel: ReceivingPanel, qtbot: QtBot, screen: WorkbooksScreen, typed: str, code: str
) -> None:
    before = column(panel, DAY)
    panel.day.setFocus()
    send_text(panel.day, typed)
    with qtbot.waitSignal(screen.context.failed) as failed:
        QTest.keyClick(panel.day, Qt.Key.Key_Return)
    assert failed.args is not None
    assert failed.args[0].code == code
    assert column(panel, DAY) == before
    panel.day.clear()


def test_the_list_to_be_mended_goes_to_units(
    panel: ReceivingPanel, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.list_wanted) as wanted:
        panel.want_list()
    assert wanted.args is not None
    path = tmp_path / wanted.args[0]
    path.write_bytes(wanted.args[1]())
    page = load_workbook(path).active
    assert page is not None
    rows = list(page.iter_rows(values_only=True))
    said = {row[1]: row for row in rows if row[1]}
    third, fourth = office.book.units[2:]
    assert said[third.name][5] == "WBK.131"
    assert str(said[third.name][4]).isalnum()
    assert said[fourth.name][7] == tr("Send the workbook.")
    assert office.book.units[0].name not in said


def test_a_dropped_folder_is_read(screen: WorkbooksScreen, office: Office, qtbot: QtBot) -> None:
    panel = screen.receiving
    screen.show_part(RECEIVE)
    assert panel.choose.hasFocus()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(office.out))])
    left = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    panel.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    qtbot.waitUntil(lambda: not panel.is_reading)
    assert len(states(panel)) == 5


def test_a_stop_reads_nothing(screen: WorkbooksScreen, office: Office, qtbot: QtBot) -> None:
    panel = screen.receiving
    screen.show_part(RECEIVE)
    screen.context.task_started.connect(lambda task: task.stop())
    read(panel, office.out, qtbot)
    assert states(panel) == []
    assert notice(panel).text == tr("Reading was stopped. Nothing was written.")
    assert panel.choose.hasFocus()


def test_an_empty_folder_is_told(screen: WorkbooksScreen, tmp_path: Path, qtbot: QtBot) -> None:
    empty = tmp_path / "trống"
    empty.mkdir()
    screen.show_part(RECEIVE)
    with qtbot.waitSignal(screen.context.failed) as failed:
        screen.receiving.read(empty)
    assert failed.args is not None
    assert failed.args[0].code == "WBK.128"
    qtbot.waitUntil(lambda: not screen.receiving.is_reading)
    assert states(screen.receiving) == []


def test_enter_shows_the_unit(panel: ReceivingPanel, office: Office, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.table.unit_wanted) as wanted:
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert wanted.args == [office.book.units[0].id]


@pytest.mark.parametrize("percent", [100, 150])
def test_lines_and_the_import_are_in_sight_on_a_small_display(
    screen: WorkbooksScreen, panel: ReceivingPanel, percent: int
) -> None:
    try:
        theme.appearance().wear(theme.ThemeChoice.DARK, percent)
        screen.resize(1186, 640)
        assert screen.width() == 1186
        bottom = panel.take.mapTo(screen, panel.take.rect().bottomLeft()).y()
        assert bottom < screen.height()
        assert panel.table.height() >= theme.em(6)
    finally:
        theme.appearance().wear(theme.ThemeChoice.LIGHT, 100)
