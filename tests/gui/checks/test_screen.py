"""The screen Kiểm tra by keyboard: find, go to the cell, accept, take back; the count in sight."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from parindex_desktop.domain.edits import CellChange, Edit
from parindex_desktop.domain.people import Role
from parindex_desktop.domain.scores import BLANK, CellKey, Score, Stage
from parindex_desktop.domain.second_entry.campaigns import Coverage
from parindex_desktop.errors import Severity
from parindex_desktop.services import second_entry, users
from parindex_desktop.services.checking import FindingState
from tests.gui.keys import send_text
from tests.gui.showing import shown
from ui import theme
from ui.checks import live
from ui.checks.accept_dialog import AcceptDialog
from ui.screens.checks import ChecksScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ui.context import Context
    from ui.main_window import MainWindow
    from ui.program import Program

REASON = "Đơn vị không thuộc diện điều tra."


def put(context: Context, unit: int, code: str, stage: Stage, points: int | None) -> CellKey:
    book = context.book
    assert book is not None
    leaf = next(each for each in book.leaves if each.code == code)
    key = book.key(book.units[unit].id, leaf.id, stage)
    after = BLANK if points is None else Score.number(points * 10_000)
    change = CellChange(key, book.score(key.unit_id, leaf.id, stage), after)
    assert context.do(Edit("scores.type", cells=(change,)))
    return key


@pytest.fixture
def faulty(context: Context) -> CellKey:
    """One error (unit 4 without an appraisal) and two warnings (1 and 2 without survey)."""
    key = put(context, 4, "TĐ", Stage.APPRAISAL_1, None)
    for unit in (1, 2):
        put(context, unit, "ĐT", Stage.SURVEY, None)
    return key


@pytest.fixture
def screen(context: Context, faulty: CellKey, qtbot: QtBot) -> Iterator[ChecksScreen]:
    with shown(ChecksScreen(context), qtbot, width=1200, height=640) as made:
        yield made


def codes(screen: ChecksScreen) -> list[str]:
    return [line.code for line in screen.table.findings.rows]


def press(widget: QWidget | None, key: Qt.Key, *, shift: bool = False) -> None:
    assert widget is not None
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(widget, key, modifier)


def dialog_of(screen: ChecksScreen) -> AcceptDialog:
    found = screen.findChild(AcceptDialog)
    assert isinstance(found, AcceptDialog)
    return found


def accept_by_keyboard(screen: ChecksScreen, reason: str = REASON) -> None:
    press(screen.table, Qt.Key.Key_Space)
    dialog = dialog_of(screen)
    send_text(dialog.reason, reason)
    press(dialog.reason, Qt.Key.Key_Return)


def states(screen: ChecksScreen) -> list[FindingState]:
    return [line.judged.state for line in screen.table.findings.rows]


def test_the_list_is_a_sound_model(screen: ChecksScreen, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(screen.table.findings)  # type: ignore[no-untyped-call]


def test_errors_stand_first_and_the_list_has_the_focus(screen: ChecksScreen) -> None:
    assert codes(screen) == ["CHK.102", "CHK.209", "CHK.209"]
    assert screen.table.hasFocus()
    assert not screen.accept.isEnabled(), "an error cannot be accepted"


def test_enter_goes_to_the_cell(screen: ChecksScreen, context: Context, faulty: CellKey) -> None:
    wanted: list[object] = []
    context.screen_wanted.connect(wanted.append)
    context.cell_wanted.connect(wanted.append)
    press(screen.table, Qt.Key.Key_Return)
    press(screen.table, Qt.Key.Key_Down)
    press(screen.table, Qt.Key.Key_Return)
    book = context.book
    assert book is not None
    survey = book.key(book.units[1].id, book.leaves[1].id, Stage.SURVEY)
    assert wanted == ["scores", faulty, "scores", survey]


def test_the_filter_fits_beside_the_steps_in_large_letters(context: Context) -> None:
    theme.appearance().wear(theme.ThemeChoice.LIGHT, 150)
    made = ChecksScreen(context)
    assert made.filter.minimumSizeHint().width() < 1000
    made.close()
    made.deleteLater()


def test_space_on_an_error_says_why_nothing_happens(screen: ChecksScreen, context: Context) -> None:
    told: list[str] = []
    context.told.connect(told.append)
    press(screen.table, Qt.Key.Key_Space)
    assert told == ["Lỗi thì phải sửa, không chấp nhận được."]
    assert screen.findChild(AcceptDialog) is None


def test_data_entry_is_told_who_accepts(screen: ChecksScreen, context: Context) -> None:
    people = {Role.SECRETARY: "Nguyễn Thị Hà", Role.ENTRY: "Trần Văn Bình"}
    for role, name in people.items():
        context.session.do(
            users.add(context.session, name=name, office="", role=role)
        )  # fmt: skip
    clerk = next(each for each in context.session.users if each.role is Role.ENTRY)
    context.session.work_as(clerk)
    context.user_changed.emit()
    told: list[str] = []
    context.told.connect(told.append)
    screen.table.selectRow(1)
    assert not screen.accept.isEnabled()
    press(screen.table, Qt.Key.Key_Space)
    assert told == ["Cảnh báo do người thẩm định hoặc thư ký chấp nhận."]
    assert screen.findChild(AcceptDialog) is None
    assert screen.accept.toolTip() == told[0]


def test_enter_on_an_unfinished_second_entry_goes_to_its_screen(
    screen: ChecksScreen, context: Context
) -> None:
    book = context.book
    wanted: list[str] = []
    assert book is not None
    assert context.do(
        second_entry.begin(
            context.session, book.round, book.group, Stage.APPRAISAL_1,
            coverage=Coverage.FULL, chance=Random(1),
        )
    )  # fmt: skip
    screen.refresh()
    screen.table.selectRow(codes(screen).index("CHK.131"))
    context.screen_wanted.connect(wanted.append)
    press(screen.table, Qt.Key.Key_Return)
    assert wanted == ["second_entry"]


def test_a_warning_is_accepted_with_a_reason_and_taken_back(screen: ChecksScreen) -> None:
    press(screen.table, Qt.Key.Key_Down)
    accept_by_keyboard(screen)
    assert states(screen)[1] is FindingState.ACCEPTED
    assert REASON in screen.table.findings.rows[1].state
    assert screen.take_back.isEnabled()
    screen.take_back.setFocus()
    press(screen.take_back, Qt.Key.Key_Space)
    assert states(screen)[1] is FindingState.OPEN


def test_without_a_reason_nothing_is_accepted(screen: ChecksScreen) -> None:
    press(screen.table, Qt.Key.Key_Down)
    press(screen.table, Qt.Key.Key_Space)
    dialog = dialog_of(screen)
    assert not dialog.accept_button.isEnabled()
    send_text(dialog.reason, "   ")
    press(dialog.reason, Qt.Key.Key_Return)
    assert states(screen)[1] is FindingState.OPEN
    press(dialog, Qt.Key.Key_Escape)


def test_several_are_accepted_at_once_with_a_stock_phrase(screen: ChecksScreen) -> None:
    press(screen.table, Qt.Key.Key_Down)
    press(screen.table, Qt.Key.Key_Down, shift=True)
    press(screen.table, Qt.Key.Key_Space)
    dialog = dialog_of(screen)
    dialog.known.setFocus()
    press(dialog.known, Qt.Key.Key_Down)
    dialog.known.textActivated.emit(dialog.known.currentText())
    assert dialog.reason.text() == dialog.known.currentText()
    press(dialog.accept_button, Qt.Key.Key_Return)
    assert states(screen)[1:] == [FindingState.ACCEPTED] * 2


def test_a_value_typed_elsewhere_withdraws_and_undo_brings_back(
    screen: ChecksScreen, context: Context
) -> None:
    press(screen.table, Qt.Key.Key_Down)
    accept_by_keyboard(screen)
    put(context, 1, "ĐT", Stage.SURVEY, 20)
    assert codes(screen) == ["CHK.102", "CHK.209"]
    context.session.bus.undo()
    assert states(screen)[1] is FindingState.ACCEPTED


@pytest.mark.parametrize(("wanted", "left"), [("CHK.102", 1), ("dieu tra", 2), ("khong co", 0)])
def test_search_finds_with_and_without_diacritics(
    wanted: str, left: int, screen: ChecksScreen
) -> None:
    screen.filter.search.setFocus()
    send_text(screen.filter.search, wanted.replace("khong co", "khongco"))
    press(screen.filter.search, Qt.Key.Key_Return)
    assert len(codes(screen)) == left
    assert screen.table.hasFocus()


def test_filters_hold_together(screen: ChecksScreen) -> None:
    segments = screen.filter.severity
    segments.choose(Severity.WARNING)
    segments.chosen.emit(Severity.WARNING)
    assert codes(screen) == ["CHK.209", "CHK.209"]
    accept_by_keyboard(screen)
    box = screen.filter.state
    box.setCurrentIndex(box.findData(FindingState.OPEN))
    box.activated.emit(box.currentIndex())
    assert len(codes(screen)) == 1
    checks = screen.filter.check
    checks.setCurrentIndex(checks.findData("CHK.102"))
    checks.activated.emit(checks.currentIndex())
    assert codes(screen) == []
    screen.filter.clear()
    assert len(codes(screen)) == 3


def test_a_group_without_findings_says_so(screen: ChecksScreen, context: Context) -> None:
    context.look_at(group_id=context.session.group_of("huyen").id)
    assert codes(screen) == ["CHK.102", "CHK.209", "CHK.209"], "rows kept out of sight"
    assert not screen.table.isVisible()
    assert context.checks.counts is not None
    assert context.checks.counts.errors == 0


def test_the_lines_shown_go_to_a_spreadsheet(
    screen: ChecksScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "lỗi.xlsx"
    screen.export_excel()
    dialog = screen.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(path.exists)
    rows = [row for row in load_workbook(path).active.values if row[0] in (1, 2, 3)]  # type: ignore[union-attr]
    assert [row[2] for row in rows] == ["CHK.102", "CHK.209", "CHK.209"]


def test_the_appendix_wants_an_accepted_warning(
    screen: ChecksScreen, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.failed) as refused:
        screen.print_appendix()
    assert refused.args[0].code == "CHK.303"
    press(screen.table, Qt.Key.Key_Down)
    accept_by_keyboard(screen)
    screen.print_appendix()
    dialog = screen.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    path = tmp_path / "phụ lục.pdf"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(path.exists)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_large_group_is_checked_while_the_window_goes_on(
    context: Context, faulty: CellKey, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(live, "AT_ONCE", 3)
    monkeypatch.setattr(live, "_BIT", 2)
    assert not context.checks.is_ready  # it goes on with the next turn of the event loop
    assert context.checks.counts is None
    with shown(ChecksScreen(context), qtbot, width=900, height=500) as screen:
        qtbot.waitUntil(lambda: context.checks.is_ready)
        assert len(codes(screen)) == 3


def test_the_count_is_always_in_sight_and_leads_to_the_list(
    program: Program, main_window: MainWindow
) -> None:
    count, context = main_window.status.checks, program.context
    assert context is not None
    assert count.text() == "không có lỗi"
    put(context, 4, "TĐ", Stage.APPRAISAL_1, None)
    put(context, 1, "ĐT", Stage.SURVEY, None)
    assert count.text() == "1 lỗi · 1 cảnh báo"
    shift_control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(main_window, Qt.Key.Key_E, shift_control)
    assert main_window.area is not None
    screen = main_window.area.current
    assert isinstance(screen, ChecksScreen)
    press(screen.table, Qt.Key.Key_Return)
    assert main_window.area.current is not screen
    count.setFocus()
    press(count, Qt.Key.Key_Space)
    assert main_window.area.current is screen
    context.session.bus.undo()
    assert count.text() == "1 lỗi"
