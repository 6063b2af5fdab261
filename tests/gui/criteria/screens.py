"""How tests look at and work in the screen of criteria sets."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from parindex_desktop.services.group_book import GroupBook
from tests.services.criteria_sets import book_of, outline_of
from ui.criteria.cells import CriterionColumn
from ui.screens.criteria import CriteriaScreen

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def look_at(screen: CriteriaScreen, code: str) -> None:
    choice = screen.group_choice
    at = choice.findData(screen.context.session.group_of(code).id)
    choice.setCurrentIndex(at)
    choice.activated.emit(at)
    screen.first_focus().setFocus()


def book(screen: CriteriaScreen, group: str = "xa") -> GroupBook:
    return book_of(screen.context.session, group)


def outline(screen: CriteriaScreen, group: str = "xa") -> list[str]:
    return outline_of(book(screen, group))


def shown_codes(screen: CriteriaScreen) -> list[str]:
    """Codes of the lines in sight."""
    lines = screen.set_panel.table.lines
    found = (lines.criterion_at(row) for row in range(lines.rowCount()))
    return [criterion.code for criterion in found if criterion is not None]


def go_to(
    screen: CriteriaScreen, code: str, column: CriterionColumn = CriterionColumn.CODE
) -> None:
    """Makes a line the current one, with the focus in the tree."""
    table = screen.set_panel.table
    table.choose(shown_codes(screen).index(code), column)
    table.setFocus()


def press(
    screen: CriteriaScreen,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClick(screen.set_panel.table, key, modifiers)


def current_code(screen: CriteriaScreen) -> str:
    current = screen.set_panel.table.current
    return current.code if current else ""
