"""The screen Tiến độ by keyboard: plans, marks, filter, export, rules."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.process import Step
from parindex_desktop.services.dossier import Dossier
from parindex_desktop.services.session import Session
from parindex_desktop.services.unit_filters import UnitFilter
from tests.gui.keys import send_text
from tests.gui.showing import shown
from tests.trait_files import book_of, open_trait_file
from ui import theme
from ui.context import Context
from ui.progress.entry_rules_dialog import EntryRulesDialog
from ui.progress.model import FIRST_STEP, NAME, STATE, ProgressModel
from ui.screens.progress import ProgressScreen

NAMES = ("Sở Nội vụ", "Sở Y tế", "Sở Tài chính")
SHIFT = Qt.KeyboardModifier.ShiftModifier


class ModelTester(Protocol):
    def check(self, model: QAbstractItemModel) -> None: ...


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_trait_file(tmp_path, NAMES)
    yield opened
    opened.close()


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[ProgressScreen]:
    with shown(ProgressScreen(context), qtbot, width=1186, height=640) as made:
        yield made


def dossier_of(session: Session) -> Dossier:
    return session.dossier(book_of(session).round.id)


def days(session: Session, step: Step) -> list[str]:
    found = (dossier_of(session).done(unit.id, step) for unit in book_of(session).units)
    return [done.day if done else "" for done in found]


def type_over(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    if text:
        send_text(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_the_table_is_a_sound_model(screen: ProgressScreen, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(screen.model)
    empty = ProgressModel()
    qtmodeltester.check(empty)
    assert empty.rowCount() == 0


def test_a_step_is_marked_by_space_and_unmarked_by_del(
    screen: ProgressScreen, session: Session
) -> None:
    table = screen.table
    assert table.hasFocus()
    assert table.currentIndex().column() == FIRST_STEP
    QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    type_over(screen.day, "9/2/2026")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert days(session, Step.SELF) == ["2026-02-09", "2026-02-09", ""]
    assert "09/02/2026" in screen.model.index(1, FIRST_STEP).data()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert days(session, Step.SELF) == ["", "", ""]
    session.bus.undo()
    assert days(session, Step.SELF) == ["2026-02-09", "2026-02-09", ""]
    assert table.currentIndex().row() == 1, "the place is kept"


def test_the_column_says_which_step_is_meant(screen: ProgressScreen, session: Session) -> None:
    table = screen.table
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert screen.done.text().replace("&", "").endswith("Thẩm định lần 1")
    screen.note.setFocus()
    send_text(screen.note, "12/TB-SNV")
    screen.done.click()
    done = dossier_of(session).done(book_of(session).units[0].id, Step.APPRAISAL_1)
    assert done is not None
    assert (done.note, screen.note.text()) == ("12/TB-SNV", "")
    assert "12/TB-SNV" in screen.model.index(0, FIRST_STEP + 1).data(Qt.ItemDataRole.ToolTipRole)
    table.setCurrentIndex(screen.model.index(0, NAME))
    assert not screen.done.isEnabled()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert days(session, Step.SELF) == ["", "", ""]


def test_a_day_that_is_none_is_told_and_nothing_written(
    screen: ProgressScreen, session: Session, qtbot: QtBot
) -> None:
    type_over(screen.day, "32/1/2026")
    with qtbot.waitSignal(screen.context.failed) as failed:
        screen.done.click()
    assert failed.args is not None
    assert failed.args[0].code == "STP.102"
    assert days(session, Step.SELF) == ["", "", ""]


def test_days_are_planned_where_they_are_typed(screen: ProgressScreen, session: Session) -> None:
    plan = screen.plans.plans[Step.SELF]
    type_over(plan.begins, "1/2/2026")
    type_over(plan.ends, "31/1/2026")
    assert "trước ngày bắt đầu" in plan.fault
    held = dossier_of(session).plan(book_of(session).group.id, Step.SELF)
    assert held is not None
    assert (held.begins, held.ends) == ("2026-02-01", "")
    type_over(plan.ends, "5/2/2026")
    assert (plan.fault, plan.ends.text()) == ("", "05/02/2026")
    assert "Quá hạn" in screen.model.index(0, FIRST_STEP).data()
    assert "Quá hạn" in screen.model.index(0, STATE).data()
    type_over(plan.begins, "")
    type_over(plan.ends, "")
    assert dossier_of(session).plan(book_of(session).group.id, Step.SELF) is None


def test_units_are_filtered_and_found(screen: ProgressScreen, session: Session) -> None:
    screen.start_search()
    send_text(screen.search, "tai chinh")
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert [screen.model.index(0, NAME).data(), screen.model.rowCount()] == ["Sở Tài chính", 1]
    QTest.keyClick(screen.search, Qt.Key.Key_Escape)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Home)
    screen.table.selectRow(0)
    screen.table.setCurrentIndex(screen.model.index(0, FIRST_STEP))
    screen.done.click()
    at = screen.filter.findData(UnitFilter.NOT_RECEIVED)
    screen.filter.setCurrentIndex(at)
    assert [screen.model.index(row, NAME).data() for row in range(2)] == list(NAMES[1:])


def test_enter_leads_to_the_unit(screen: ProgressScreen, session: Session, qtbot: QtBot) -> None:
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    with qtbot.waitSignals([screen.context.unit_wanted, screen.context.screen_wanted]):
        QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert screen.context.wanted_unit == book_of(session).units[1].id


def test_the_progress_is_saved_as_a_workbook(
    screen: ProgressScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "tien-do.xlsx"
    with qtbot.waitSignal(screen.context.told):
        screen.save_to(path)
    assert load_workbook(path).active is not None
    with qtbot.waitSignal(screen.context.failed) as failed:
        screen.save_to(tmp_path)  # a folder
    assert failed.args is not None
    assert failed.args[0].code.startswith("DOC.")


@pytest.mark.parametrize("percent", [100, 150])
def test_the_screen_fits_a_small_display(screen: ProgressScreen, percent: int) -> None:
    try:
        theme.appearance().wear(theme.ThemeChoice.DARK, percent)
        screen.resize(1186, 640)
        assert screen.width() == 1186
        if percent == 100:
            assert screen.table.horizontalScrollBar().maximum() == 0
        assert screen.table.height() >= theme.em(8)
    finally:
        theme.appearance().wear(theme.ThemeChoice.LIGHT, 100)


# ---- rules --------------------------------------------------------------------------------------
@pytest.fixture
def dialog(screen: ProgressScreen) -> EntryRulesDialog:
    made = EntryRulesDialog(screen.context, screen)
    made.open()
    return made


def texts(dialog: EntryRulesDialog) -> tuple[str, ...]:
    return dialog.phrases.texts


def test_rules_are_typed_and_applied_in_one_step(
    dialog: EntryRulesDialog, session: Session, qtbot: QtBot
) -> None:
    QTest.keyClick(dialog.gap, Qt.Key.Key_Delete)
    send_text(dialog.gap.lineEdit(), "45")
    phrases = dialog.phrases
    first, second, *rest = texts(dialog)
    phrases.setFocus()
    QTest.keyClick(phrases, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert texts(dialog)[:2] == (second, first)
    QTest.keyClick(phrases, Qt.Key.Key_Delete)
    assert texts(dialog) == (second, *rest)
    QTest.keyClick(phrases, Qt.Key.Key_Insert)
    editor = phrases.findChild(QLineEdit)
    assert editor is not None
    send_text(editor, "Thiếu chữ ký.")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Thiếu chữ ký." in texts(dialog))
    before = session.bus.next_undo
    dialog.apply.click()
    assert session.entry_rules.gap_percent == 45
    assert "Thiếu chữ ký." in session.entry_rules.phrases
    session.bus.undo()
    assert session.bus.next_undo is before


def test_a_phrase_that_is_too_long_is_told_in_the_dialog(
    dialog: EntryRulesDialog, session: Session
) -> None:
    assert isinstance(dialog.phrases, QListWidget)
    dialog.phrases.item(0).setText("a" * 301)
    dialog.apply.click()
    assert dialog.isVisible()
    assert dialog.fault.startswith("RMK.104")
    assert session.reader.entry_rules() is None
    dialog.reject()
