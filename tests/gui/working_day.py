"""One official at the keyboard: what they press, what they read, and a picture of it if wanted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from tests.gui.keys import send_text
from tests.gui.people.driving import enter, switch, take_keyboard
from tests.gui.second_entry.driving import texts_in
from ui import theme

if TYPE_CHECKING:
    from parindex_desktop.domain.people import Role
    from ui.main_window import MainWindow
    from ui.program import Program

Key = Qt.Key
Held = Qt.KeyboardModifier
NONE, CONTROL, SHIFT, ALT = (
    Held.NoModifier, Held.ControlModifier, Held.ShiftModifier, Held.AltModifier,
)  # fmt: skip

PICTURES: Final = "PARINDEX_PICTURES"
"""Names a folder; with it every step is kept there as a picture, light and dark."""

_SHADE: Final = QColor(0, 0, 0, 90)
"""Sets a dialog off where no system draws a frame around it."""


class Desk:
    """A window with its keyboard.

    Attributes:
        program: The running program.
        window: What is looked at.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.window: MainWindow = program.window
        self._taken = 0

    # ---- keys -----------------------------------------------------------------------------------
    @property
    def focus(self) -> QWidget:
        """Where keys go."""
        QApplication.processEvents()
        return QApplication.focusWidget() or QApplication.activeWindow() or self.window

    def take_over(self, role: Role) -> None:
        """Somebody of another role sits down."""
        enter(switch(self.program), role)
        self.come_back()

    def come_back(self) -> None:
        """Waits until the keys go to the window again, after a dialog."""
        take_keyboard(self.window)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, *, times: int = 1) -> None:
        """Presses a key, perhaps several times."""
        for _ in range(times):
            QTest.keyClick(self.focus, key, held)

    def type(self, text: str) -> None:
        """Types letters; the first one may open the field that takes the others."""
        for letter in text:
            send_text(self.focus, letter)

    def enter(self, text: str) -> None:
        """Types and presses Enter."""
        self.type(text)
        self.press(Key.Key_Return)

    def tab_to(self, text: str) -> None:
        """Goes on with Tab to the button of a text."""
        passed: list[str] = []
        while text not in (found := _plain(self.focus)):
            assert len(passed) < 40, f"no way by Tab to {text}: {passed}"
            passed.append(found)
            self.press(Key.Key_Tab)

    # ---- what is read ---------------------------------------------------------------------------
    @property
    def words(self) -> str:
        """All words in sight, without those of tables."""
        return texts_in(QApplication.activeWindow() or self.window).replace("&", "")

    @property
    def table(self) -> QAbstractItemView:
        """The table that has the focus."""
        found = self.focus
        assert isinstance(found, QAbstractItemView), found
        return found

    @property
    def cell(self) -> str:
        """The text of the current cell."""
        return self.block(1, 1)[0][0]

    @property
    def line(self) -> list[str]:
        """The texts of the current line."""
        return self.lines[self.table.currentIndex().row()]

    @property
    def chosen(self) -> list[list[str]]:
        """The texts of the lines that are marked."""
        lines, marked = self.lines, self.table.selectionModel().selectedRows()
        return [lines[index.row()] for index in marked]

    @property
    def lines(self) -> list[list[str]]:
        """The texts of all lines of the table."""
        model = self.table.model()
        return [
            [_text(model, row, column) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def block(self, height: int, width: int) -> list[list[str]]:
        """The texts of a block from the current cell on."""
        model, start = self.table.model(), self.table.currentIndex()
        rows = range(start.row(), start.row() + height)
        columns = range(start.column(), start.column() + width)
        return [[_text(model, row, column) for column in columns] for row in rows]

    @property
    def checks(self) -> tuple[int, int]:
        """Errors and warnings as the status line counts them."""
        found = {"lỗi": 0, "cảnh báo": 0}
        for part in self.window.status.checks.text().split(" · "):
            number, _, name = part.partition(" ")
            found[name] = int(number)
        return found["lỗi"], found["cảnh báo"]

    # ---- pictures -------------------------------------------------------------------------------
    def keep(self, name: str) -> None:
        """Keeps a picture of the window and the dialog over it, where a folder was named."""
        folder = os.environ.get(PICTURES)
        if not folder:
            return
        self._taken += 1
        Path(folder).mkdir(parents=True, exist_ok=True)
        for choice in (theme.ThemeChoice.DARK, theme.ThemeChoice.LIGHT):
            self.program.wear(choice=choice)
            QApplication.processEvents()
            file = Path(folder) / f"{self._taken:02}-{name}-{choice.value}.png"
            picture = self.window.grab()
            dialog = QApplication.activeModalWidget()
            if dialog is not None:
                over = QPoint(self.window.width() - dialog.width(),
                              self.window.height() - dialog.height()) / 2  # fmt: skip
                painter = QPainter(picture)
                painter.fillRect(picture.rect(), _SHADE)
                painter.drawPixmap(over, dialog.grab())
                painter.end()
            assert picture.save(str(file))


def _text(model: QAbstractItemModel, row: int, column: int) -> str:
    return str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")


def _plain(widget: QWidget) -> str:
    shown = getattr(widget, "text", None)
    return str(shown()).replace("&", "") if callable(shown) else ""
