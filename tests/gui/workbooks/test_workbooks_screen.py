"""The screen Phiếu Excel by keyboard, with real workbooks: out, filled in, spoilt, read, taken."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Protocol

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from parindex_desktop.domain.process import Step
from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.domain.workbooks.columns import Column
from parindex_desktop.services import steps
from parindex_desktop.services.maintenance import list_backups
from parindex_desktop.services.workbooks_preview import LineState
from parindex_desktop.services.workbooks_writing import file_names
from tests.gui.keys import send_text
from tests.gui.showing import shown
from tests.workbook_files import Office, opened, put
from ui import theme
from ui.screens.workbooks import RECEIVE, SEND, WorkbooksScreen
from ui.workbooks.table import CHANGED, DAY, NAME, NEW, PROBLEM, STATE, UNCHANGED, ReturnsModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.qtbot import QtBot

    from parindex_desktop.services.session import Session
    from ui.context import Context
    from ui.widgets.notice import Notice
    from ui.workbooks.receiving import ReceivingPanel


class ModelTester(Protocol):
    def check(self, model: QAbstractItemModel) -> None: ...


@pytest.fixture(scope="module")
def drawer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test leaves an office of four units and their workbooks."""
    folder = tmp_path_factory.mktemp("offices") / "first"
    folder.mkdir()
    made = Office(folder, units=4)
    for seed, path in enumerate(made.write()[:3]):
        made.fill(path, seed=seed)
    made.session.close()
    return folder


@pytest.fixture
def office(tmp_path: Path, drawer: Path) -> Iterator[Office]:
    """Two units sent their workbooks, a third one spoilt it, the fourth sent nothing."""
    made = Office(shutil.copytree(drawer, tmp_path / "office"))
    _, _, third, fourth = (made.out / name for name in file_names(made.book))
    fourth.unlink()
    with opened(third) as page:
        open_leaf = next(leaf for leaf in made.lines.leaves if leaf.is_open and not leaf.facts)
        put(page, open_leaf.line.row, Column.POINTS, "nhiều")
    (made.out / "ghi chú.txt").write_text("đã gửi")
    yield made
    made.session.close()


@pytest.fixture
def session(office: Office) -> Session:
    return office.session


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[WorkbooksScreen]:
    with shown(WorkbooksScreen(context), qtbot, width=1186, height=640) as made:
        yield made


@pytest.fixture
def panel(screen: WorkbooksScreen, office: Office, qtbot: QtBot) -> ReceivingPanel:
    """The folder is read."""
    screen.show_part(RECEIVE)
    read(screen.receiving, office.out, qtbot)
    return screen.receiving


def read(panel: ReceivingPanel, folder: Path, qtbot: QtBot) -> None:
    panel.read(folder)
    qtbot.waitUntil(lambda: not panel.is_reading)


def column(panel: ReceivingPanel, at: int) -> list[str]:
    model = panel.table.returns
    return [model.index(row, at).data() for row in range(model.rowCount())]


def states(panel: ReceivingPanel) -> list[LineState]:
    return [line.state for line in panel.table.returns.rows]


def notice(panel: object) -> Notice:
    (found,) = panel.messages.notices  # type: ignore[attr-defined]
    return found


def plan_end(office: Office, ends: str) -> None:
    dossier = office.session.dossier(office.round.id)
    office.session.do(steps.plan(office.book, dossier, Step.SELF, "1/1/2026", ends))


def own_scores(office: Office) -> list[int]:
    """How many self scores each unit has."""
    book = office.book
    return [
        sum(
            book.score(unit.id, leaf.id, Stage.SELF).state is not CellState.BLANK
            for leaf in book.leaves
        )
        for unit in book.units
    ]


# ---- sending ------------------------------------------------------------------------------------
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
    assert "Đã dừng" in notice(sending).text


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


# ---- receiving ----------------------------------------------------------------------------------
def test_every_unit_has_a_line_and_every_stray_file(panel: ReceivingPanel) -> None:
    received, rejected = LineState.RECEIVED, LineState.REJECTED
    assert states(panel) == [received, received, rejected, LineState.MISSING, LineState.STRAY]
    assert [text != "" for text in column(panel, NEW)] == [True, True, False, False, False]
    assert "nhiều" in column(panel, PROBLEM)[2]
    assert panel.table.hasFocus()
    assert panel.take.text().replace("&", "") == "Nhập 2 phiếu"


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
    assert "không phải là số" in told or "không phải số" in told
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert not panel.detail.problems.isVisible()
    assert not panel.detail.changes.isVisible()


def test_an_import_is_one_step_and_told_exactly(
    screen: WorkbooksScreen, panel: ReceivingPanel, office: Office
) -> None:
    session = office.session
    plan_end(office, "")  # what the file holds now is in no backup yet
    backups = len(list_backups(session.path))
    new = [int(text or 0) for text in column(panel, NEW)]
    QTest.keyClick(panel.take, Qt.Key.Key_Return)
    first, second, *others = own_scores(office)
    assert (first + second, others) == (sum(new), [0, 0])
    assert len(list_backups(session.path)) == backups + 1
    told = notice(panel)
    assert told.text.startswith(f"Đã nhập phiếu của 2 đơn vị: {sum(new)} giá trị mới, 0 ")
    assert column(panel, NEW)[:2] == ["0", "0"]
    assert column(panel, UNCHANGED)[:2] == [str(each) for each in new[:2]]
    assert not panel.take.isEnabled()
    session.bus.undo()
    assert own_scores(office) == [0, 0, 0, 0]
    assert panel.messages.notices == ()
    assert [int(text or 0) for text in column(panel, NEW)] == new
    screen.show_part(SEND)
    screen.reveal(session.bus.redo())
    assert screen.part.current == RECEIVE
    assert own_scores(office)[:2] == [first, second]


def test_what_was_not_taken_is_told_too(panel: ReceivingPanel, office: Office) -> None:
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    check = panel.table.returns.index(1, NAME).data(Qt.ItemDataRole.CheckStateRole)
    assert check == Qt.CheckState.Unchecked
    assert panel.take.text().replace("&", "") == "Nhập 1 phiếu"
    QTest.keyClick(panel.take, Qt.Key.Key_Space)
    assert [count > 0 for count in own_scores(office)] == [True, False, False, False]
    assert panel.detail.isVisible()
    lines = " ".join(each.text() for each in notice(panel).findChildren(type(panel._told)))
    for part in ("1 phiếu bỏ chọn", "1 phiếu bị từ chối", "1 đơn vị chưa gửi", "1 tệp khác"):
        assert part in lines
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert panel.take.text().replace("&", "") == "Nhập 1 phiếu", "it can be taken later"


def test_space_marks_all_that_are_selected(panel: ReceivingPanel) -> None:
    QTest.keyClick(panel.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert panel.taken == frozenset()
    assert not panel.take.isEnabled()
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert len(panel.taken) == 2


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
    assert "muộn" in column(panel, STATE)[0]
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


def test_a_value_changed_by_hand_is_shown_as_changed(
    panel: ReceivingPanel, office: Office, qtbot: QtBot
) -> None:
    panel.take.click()
    first = office.out / file_names(office.book)[0]
    leaf = next(leaf for leaf in office.lines.leaves if leaf.is_open and not leaf.facts)
    with opened(first) as page:
        was = page.cell(leaf.line.row, Column.POINTS).value
        put(page, leaf.line.row, Column.POINTS, 0.25 if was != 0.25 else 0.5)
    again = next(b for b in panel.findChildren(QPushButton) if b.text() == "Đọc &lại")
    again.click()
    qtbot.waitUntil(lambda: not panel.is_reading)
    assert column(panel, CHANGED)[0] == "1"
    (change,) = [line for line in panel.detail.model.rows if line.criterion]
    assert change.criterion.startswith(leaf.criterion.code)
    assert change.before
    assert change.after in ("0,25", "0,5")


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
    assert "Gửi phiếu" in str(said[fourth.name][7])
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
    assert "Đã dừng" in notice(panel).text
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
