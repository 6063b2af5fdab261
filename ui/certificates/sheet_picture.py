"""A small drawing of the test sheet: which four distances are measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from parindex_desktop.domain.certificates.calibration import LETTERS
from parindex_desktop.i18n import tr
from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from parindex_desktop.domain.certificates.profiles import BlankProfile

_INSET: Final = 0.32
"""Of the crosses, as a share of the lesser side: larger than true, so that letters have room."""
_ARM: Final = 0.07


class SheetPicture(QWidget):
    """The paper of a blank with the two crosses that are measured."""

    def __init__(self, profile: BlankProfile) -> None:
        super().__init__()
        self._shape = profile.width / profile.height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("The four distances on the test sheet"))

    def sizeHint(self) -> QSize:
        """Returns room in lines of text, in the shape of the paper."""
        high = theme.em(8)
        return QSize(round(high * self._shape), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws paper, crosses, and the measured distances with their letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens()
        paper = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.fillRect(paper, tokens.colour("surface"))
        painter.setPen(QPen(tokens.colour("control"), 1))
        painter.drawRect(paper)
        inset = min(paper.width(), paper.height()) * _INSET
        first = paper.topLeft() + QPointF(inset, inset)
        second = paper.bottomRight() - QPointF(inset, inset)
        arm = min(paper.width(), paper.height()) * _ARM
        painter.setPen(QPen(tokens.colour("text"), 1.4))
        for cross in (first, second):
            painter.drawLine(cross - QPointF(arm, 0), cross + QPointF(arm, 0))
            painter.drawLine(cross - QPointF(0, arm), cross + QPointF(0, arm))
        edges = (
            QPointF(paper.left(), first.y()), QPointF(first.x(), paper.top()),
            QPointF(paper.right(), second.y()), QPointF(second.x(), paper.bottom()),
        )  # fmt: skip
        for letter, edge, cross in zip(
            LETTERS.values(), edges, (first, first, second, second), strict=True
        ):
            self._measure(painter, letter, edge, cross)
        painter.end()

    def _measure(self, painter: QPainter, letter: str, edge: QPointF, cross: QPointF) -> None:
        tokens = theme.tokens()
        painter.setPen(QPen(tokens.colour("accent"), 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(edge, cross)
        middle, size = edge + (cross - edge) * 0.45, theme.em(1)
        box = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
        painter.fillRect(box, tokens.colour("surface"))
        painter.setPen(tokens.colour("accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
