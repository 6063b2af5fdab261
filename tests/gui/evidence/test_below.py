"""F5 in the grid: the documents of the current cell, below it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.session import Session
from tests.gui.evidence.conftest import listed
from tests.proven_files import book_of, place_in
from ui.context import Context
from ui.grid.desk import GridDesk


@pytest.fixture
def desk(context: Context, session: Session, qtbot: QtBot) -> Iterator[GridDesk]:
    made = GridDesk(context)
    qtbot.addWidget(made)
    qtbot.addWidget(made.toolbar)  # the screen puts it above
    made.resize(1186, 620)
    made.pane.show_book(book_of(session))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.pane.view.setFocus()
    yield made
    made.close()


def test_f5_shows_the_documents_of_the_current_cell(desk: GridDesk, session: Session) -> None:
    view = desk.pane.view
    view.go_to(Spot(1, 2))
    QTest.keyClick(view, Qt.Key.Key_F5)
    panel = desk.evidence.panel
    assert panel.table.hasFocus()
    QGuiApplication.clipboard().setText("12/KH-SNV ngày 5/3/2025")
    QTest.keyClick(panel.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [each.number for each in listed(session, 1, 2)] == ["12/KH-SNV"]
    QTest.keyClick(panel.table, Qt.Key.Key_Escape)
    assert view.hasFocus()
    assert not desk.evidence.isHidden()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert panel.place == place_in(book_of(session), 2, 2)
    assert panel.model.documents == ()


def test_f5_once_more_puts_them_away(desk: GridDesk) -> None:
    view = desk.pane.view
    QTest.keyClick(view, Qt.Key.Key_F5)
    QTest.keyClick(desk.evidence.panel.table, Qt.Key.Key_F5)
    assert desk.evidence.isHidden()
    assert view.hasFocus()


def test_facts_and_documents_take_the_same_place(desk: GridDesk) -> None:
    view = desk.pane.view
    QTest.keyClick(view, Qt.Key.Key_F5)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F4)
    assert desk.evidence.isHidden()
    assert not desk.facts.isHidden()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F5)
    assert desk.facts.isHidden()
    assert not desk.evidence.isHidden()
