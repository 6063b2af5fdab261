"""The lists of what is missing and what stands twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.evidence import EvidenceEntry
from parindex_desktop.domain.scores import CellKey, Stage
from parindex_desktop.services import evidence
from parindex_desktop.services.session import Session
from tests.gui.showing import shown
from tests.proven_files import book_of, place_in
from ui.context import Context
from ui.screens.evidence import SHARED, EvidenceScreen

PLAN = EvidenceEntry("12/KH-SNV", "5/3/2025")


@pytest.fixture
def screen(context: Context, session: Session, qtbot: QtBot) -> Iterator[EvidenceScreen]:
    book = book_of(session)
    for unit, leaf in ((0, 0), (0, 1), (2, 0)):
        session.do(evidence.add(session, book, place_in(book, unit, leaf), [PLAN]))
    with shown(EvidenceScreen(context), qtbot, width=1120, height=640) as made:
        yield made


def tabs(screen: EvidenceScreen) -> list[str]:
    return [each.text() for each in screen.tabs._group.buttons()]


def test_the_lists_are_sound_models(screen: EvidenceScreen, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(screen.missing.model())  # type: ignore[no-untyped-call]
    qtmodeltester.check(screen.shared.model())  # type: ignore[no-untyped-call]


def test_enter_leads_to_the_cell_without_a_document(
    screen: EvidenceScreen, context: Context, session: Session
) -> None:
    book = book_of(session)
    wanted: list[CellKey] = []
    context.cell_wanted.connect(wanted.append)
    assert screen.missing.hasFocus()
    missing = screen.missing.rows
    QTest.keyClick(screen.missing, Qt.Key.Key_Down)
    QTest.keyClick(screen.missing, Qt.Key.Key_Return)
    assert wanted == [book.key(book.units[0].id, missing[1].leaf.id, Stage.SELF)]
    screen.unit.setCurrentIndex(2)
    screen.unit.activated.emit(2)
    QTest.keyClick(screen.missing, Qt.Key.Key_Return)
    assert (wanted[-1].unit_id, wanted[-1].stage) == (book.units[1].id, Stage.APPRAISAL_1)


def test_the_lists_follow_what_is_written(screen: EvidenceScreen, session: Session) -> None:
    before = len(screen.missing.rows)
    assert tabs(screen) == [f"Còn thiếu ({before})", "Dùng nhiều lần (1)"]
    session.bus.undo()
    assert tabs(screen) == [f"Còn thiếu ({before + 1})", "Dùng nhiều lần (1)"]
    session.bus.undo()
    assert tabs(screen) == [f"Còn thiếu ({before + 2})", "Dùng nhiều lần (0)"]
    rules = EntryRules(evidence_needed=False)
    session.do(Edit("rules", entities=(EntityChange(None, rules),)))
    assert tabs(screen) == ["Còn thiếu (0)", "Dùng nhiều lần (0)"]
    assert screen._nothing.text() == "Quy định nhập điểm hiện không yêu cầu tài liệu kiểm chứng."


def test_a_document_that_stands_twice_leads_to_its_places(
    screen: EvidenceScreen, context: Context, session: Session
) -> None:
    book = book_of(session)
    screen.show_tab(SHARED)
    screen.first_focus().setFocus()
    wanted: list[CellKey] = []
    context.cell_wanted.connect(wanted.append)
    QTest.keyClick(screen.shared, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(screen.shared, Qt.Key.Key_Return)
    assert wanted == [book.key(book.units[2].id, book.leaves[0].id, Stage.SELF)]


def test_the_list_goes_to_the_clipboard_and_to_excel(
    screen: EvidenceScreen, tmp_path: Path
) -> None:
    QTest.keyClick(screen.missing, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + len(screen.missing.rows)
    screen.write(tmp_path / "thiếu.xlsx")
    sheet = load_workbook(tmp_path / "thiếu.xlsx").worksheets[0]
    numbered = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert [row[1] for row in numbered] == [line.unit.name for line in screen.missing.rows]
