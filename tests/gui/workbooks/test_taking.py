"""Taking workbooks over by keyboard: one step, told exactly, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from parindex_desktop.domain.workbooks.columns import Column
from parindex_desktop.i18n import tr
from parindex_desktop.services.maintenance import list_backups
from parindex_desktop.services.workbooks_preview import LineState
from parindex_desktop.services.workbooks_writing import file_names, write_workbooks
from tests.gui.workbooks.looking import column, notice, own_scores, plan_end, read, states
from tests.workbook_files import Office, opened, put
from ui.screens.workbooks import RECEIVE, SEND, WorkbooksScreen
from ui.workbooks.table import CHANGED, NAME, NEW, UNCHANGED

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program
    from ui.workbooks.receiving import ReceivingPanel


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
    assert told.text == tr(
        "Took over the workbooks of {count} units: {new} values new, {changed} changed.",
        count=2, new=sum(new), changed=0,
    )  # fmt: skip
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
    assert panel.take.text() == tr("&Import {count} workbooks", count=1)
    QTest.keyClick(panel.take, Qt.Key.Key_Space)
    assert [count > 0 for count in own_scores(office)] == [True, False, False, False]
    assert panel.detail.isVisible()
    lines = " ".join(each.text() for each in notice(panel).findChildren(type(panel._told)))
    left = ("left out by you", "rejected", "not sent", "other files")
    for part in left:
        assert tr(f"{{count}} {part}", count=1) in lines
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert panel.take.text() == tr("&Import {count} workbooks", count=1), "it can be taken later"


def test_space_marks_all_that_are_selected(panel: ReceivingPanel) -> None:
    QTest.keyClick(panel.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert panel.taken == frozenset()
    assert not panel.take.isEnabled()
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert len(panel.taken) == 2


def test_a_value_changed_by_hand_is_shown_as_changed(
    panel: ReceivingPanel, office: Office, qtbot: QtBot
) -> None:
    panel.take.click()
    first = office.out / file_names(office.book)[0]
    leaf = next(leaf for leaf in office.lines.leaves if leaf.is_open and not leaf.facts)
    with opened(first) as page:
        was = page.cell(leaf.line.row, Column.POINTS).value
        put(page, leaf.line.row, Column.POINTS, 0.25 if was != 0.25 else 0.5)
    again = next(b for b in panel.findChildren(QPushButton) if b.text() == tr("Read a&gain"))
    again.click()
    qtbot.waitUntil(lambda: not panel.is_reading)
    assert column(panel, CHANGED)[0] == "1"
    (change,) = [line for line in panel.detail.model.rows if line.criterion]
    assert change.criterion.startswith(leaf.criterion.code)
    assert change.before
    assert change.after in ("0,25", "0,5")


def test_workbooks_of_another_group_lead_there(
    main_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    assert main_window.area is not None
    QTest.keySequence(main_window, "Ctrl+Shift+X")
    screen = main_window.area.current
    assert isinstance(screen, WorkbooksScreen)
    context, folder = screen.context, tmp_path / "phiếu"
    first, second = context.groups
    round_ = context.round
    assert round_ is not None
    write_workbooks(context.session, round_, first, folder)
    context.look_at(group_id=second.id)
    screen.show_part(RECEIVE)
    read(screen.receiving, folder, qtbot)
    assert set(states(screen.receiving)) == {LineState.MISSING}
    (way,) = (b for b in notice(screen.receiving).findChildren(QPushButton))
    way.click()
    assert context.group == first
    assert set(states(screen.receiving)) == {LineState.REJECTED}, "nothing was filled in"
    assert not screen.receiving.take.isEnabled()


def test_taking_back_leads_to_the_lines(program: Program, office: Office, qtbot: QtBot) -> None:
    office.session.close()
    program.open(office.session.path)
    context, window = program.context, program.window
    assert context is not None
    assert window.area is not None
    context.screen_wanted.emit("workbooks")
    screen = window.area.current
    assert isinstance(screen, WorkbooksScreen)
    screen.show_part(RECEIVE)
    read(screen.receiving, office.out, qtbot)
    screen.receiving.take.click()
    assert not screen.receiving.take.isEnabled()
    context.screen_wanted.emit("rounds")
    QTest.keySequence(window, "Ctrl+Z")
    assert window.area.current is screen
    assert screen.receiving.take.isEnabled()
    assert screen.receiving.messages.notices == ()
