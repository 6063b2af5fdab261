"""The screen that compares a paper with what was locked, by keyboard and by dropping a file."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.services import locking
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.spreadsheets import frozen_workbook
from tests.paper_sets import papers
from ui.context import Context
from ui.screens.comparing import ComparingScreen


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[ComparingScreen]:
    session = context.session
    locking.lock(session, session.rounds[0], by="Lan", now=datetime(2017, 5, 20, 16, 30))
    made = ComparingScreen(context)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    yield made
    made.close()


@pytest.fixture
def workbook(context: Context, screen: ComparingScreen, tmp_path: Path) -> Path:
    """The locked ranking as a spreadsheet."""
    session = context.session
    round_ = session.rounds[0]
    reading = reading_for_papers(session, round_)
    books = [reading.book(round_.id, group.id) for group in reading.groups_in(round_.id)]
    path = tmp_path / "xep-hang.xlsx"
    path.write_bytes(frozen_workbook(reading, books)())
    return path


def wait_for_verdict(screen: ComparingScreen, qtbot: QtBot, path: Path) -> str:
    qtbot.waitUntil(
        lambda: screen.verdict is not None and screen.verdict.text.startswith(path.name),
        timeout=20_000,
    )
    assert screen.verdict is not None
    return str(screen.verdict.property("tone"))


def test_a_paper_chosen_by_keyboard_agrees(
    screen: ComparingScreen, workbook: Path, qtbot: QtBot
) -> None:
    screen.first_focus().setFocus()
    QTest.keyClick(screen.choose, Qt.Key.Key_Space)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(workbook))
    dialog.close()
    assert wait_for_verdict(screen, qtbot, workbook) == "ok"
    assert not screen.table.isVisible()


def test_a_forged_workbook_is_listed_place_by_place(
    screen: ComparingScreen, workbook: Path, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    book = load_workbook(workbook)
    cells = [c for row in book["so"].iter_rows() for c in row if c.value in (94.89, 93.95)]
    for cell in cells:
        cell.value = 99.99
    book.save(workbook)
    screen.compare(workbook)
    assert wait_for_verdict(screen, qtbot, workbook) == "danger"
    assert [each.place for each in screen.table.differences.rows] == [
        f"so, dòng {cell.row}" for cell in cells
    ]
    qtmodeltester.check(screen.table.differences)  # type: ignore[no-untyped-call]


def test_a_dropped_draft_cannot_be_trusted(
    screen: ComparingScreen, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "nháp.pdf"
    content = next(iter(papers(context.session, PaperKind.AWARD_LIST))).make()
    path.write_bytes(content)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    screen.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert wait_for_verdict(screen, qtbot, path) == "danger"


def test_what_is_no_paper_is_told_and_the_screen_waits_for_the_next(
    screen: ComparingScreen, context: Context, tmp_path: Path, workbook: Path, qtbot: QtBot
) -> None:
    screen.compare(workbook)
    assert wait_for_verdict(screen, qtbot, workbook) == "ok"
    path = tmp_path / "ghi chú.txt"
    path.write_text("không phải văn bản")
    with qtbot.waitSignal(context.failed, timeout=10_000) as told:
        screen.compare(path)
    assert told.args is not None
    assert told.args[0].code == "CMP.101"
    assert screen.verdict is not None
    assert not screen.verdict.isVisible(), "it told of another paper"
    screen.compare(workbook)
    assert wait_for_verdict(screen, qtbot, workbook) == "ok"
