"""Keys and looks for the tests of the score grid."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from parindex_desktop.domain.edits import Author
from parindex_desktop.services.score_entry import show_score
from parindex_desktop.services.score_search import Spot
from parindex_desktop.storage.workfile import WorkFile
from tests.gui.keys import send_text
from ui.screens.scores import ScoresScreen

Key = Qt.Key
Held = Qt.KeyboardModifier
CONTROL, SHIFT = Held.ControlModifier, Held.ShiftModifier


def press(screen: ScoresScreen, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    """Presses a key where the focus is, as the keyboard does."""
    QTest.keyClick(QApplication.focusWidget() or screen.pane.view, key, held)


def type_text(screen: ScoresScreen, text: str) -> None:
    for letter in text:
        send_text(QApplication.focusWidget() or screen.pane.view, letter)


def shown(screen: ScoresScreen, row: int, column: int) -> str:
    return screen.pane.model.cell(row, column).text


def on_disk(screen: ScoresScreen, row: int, column: int) -> str:
    """What another program would read from the file."""
    model = screen.pane.model
    assert model.book is not None
    place = model.place(Spot(row, column))
    key = model.book.layer_key(*place, model.layer)
    assert key is not None
    path = screen.context.session.path
    with WorkFile.open(path, author=Author("other"), read_only=True) as file:
        stored = file.read().scores(model.book.round.id)
    return show_score(stored[key]) if key in stored else ""


def spot(screen: ScoresScreen) -> tuple[int, int] | None:
    return screen.pane.view.spot


def put(screen: ScoresScreen, text: str, row: int, column: int) -> None:
    screen.pane.view.go_to(Spot(row, column))
    type_text(screen, text)
    press(screen, Key.Key_Return)


def error_tool(screen: ScoresScreen) -> QToolButton:
    tools = screen.toolbar.findChildren(QToolButton)
    return next(tool for tool in tools if "lỗi" in tool.text())


def plain(text: str) -> str:
    """Returns the text of a button or an action without the mark of its mnemonic."""
    return text.replace("&", "")
