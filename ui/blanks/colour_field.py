"""A colour as it is written, `#RRGGBB`, with a swatch that opens the system's choice."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QToolButton, QWidget

from parindex_desktop.i18n import tr
from ui import theme
from ui.widgets.field import TextInput
from ui.widgets.layouts import row


class ColourField(QWidget):
    """Takes a colour typed or chosen.

    Signals:
        entered: The text, once typing has ended or a colour was chosen.
    """

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.line = TextInput()
        self.line.setMaxLength(7)
        self.swatch = QToolButton()
        self.swatch.setToolTip(tr("Choose a colour"))
        self.swatch.setAccessibleName(self.swatch.toolTip())
        self._shown = ""
        self.setLayout(row(self.line, self.swatch, gap=0.2))
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(lambda: self._tell(self.line.text().strip()))
        self.swatch.clicked.connect(lambda _checked: self._ask())
        theme.appearance().changed.connect(self._paint)

    def show_colour(self, colour: str) -> None:
        """Shows a colour without telling anybody."""
        self._shown = colour
        self.line.setText(colour)
        self._paint()

    def _tell(self, colour: str) -> None:
        text = colour if colour.startswith("#") else f"#{colour}"
        if text != self._shown:
            self._shown = text
            self._paint()
            self.entered.emit(text)

    def _ask(self) -> None:
        dialog = QColorDialog(QColor(self._shown), self)
        dialog.colorSelected.connect(lambda colour: self._choose(colour))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose(self, colour: QColor) -> None:
        self.line.setText(colour.name())
        self._tell(colour.name())

    def _paint(self) -> None:
        side = theme.em(0.8)
        picture = QPixmap(QSize(side, side))
        picture.fill(theme.tokens().colour("control"))  # black is seen on dark, white on light
        inner = picture.rect().adjusted(1, 1, -1, -1)
        painter = QPainter(picture)
        painter.fillRect(inner, QColor(self._shown))
        painter.end()
        self.swatch.setIcon(QIcon(picture))
