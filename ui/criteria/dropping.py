"""Where dragged branches would land, and how the table shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from parindex_desktop.services import criteria_branches
from parindex_desktop.services.criteria_branches import Landing
from ui import theme
from ui.criteria.cells import CriterionColumn

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintDevice

    from parindex_desktop.domain.criteria import CriteriaTree
    from ui.criteria.table import CriteriaTable

_EDGE = 0.3
"""Share of a row at its top and bottom that means between the rows; its middle means below it."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A place under the mouse.

    Attributes:
        row: Of the line that is framed, or at whose edge a stroke stands; -1 below all lines.
        edge: Stroke above (-1) or below (1) the row; 0 for a frame round it.
        level: Of the branches after the drop, where the stroke begins.
        refusal: Why they cannot go there; empty when they can.
    """

    landing: Landing
    row: int
    edge: int
    level: int
    refusal: str = ""


def drop_at(table: CriteriaTable, tree: CriteriaTree, at: QPoint) -> Drop:
    """Returns the place at a point of the table's viewport."""
    row = table.rowAt(at.y())
    line = table.lines.line_at(row)
    if line is None:
        last = table.lines.rowCount() - 1
        return Drop(criteria_branches.behind(tree, None), last, 1, 0)
    criterion = tree.get(line.criterion.id)
    share = (at.y() - table.rowViewportPosition(row)) / table.rowHeight(row)
    if share < _EDGE:
        return Drop(criteria_branches.before(tree, criterion), row, -1, line.level)
    if share <= 1 - _EDGE:
        return Drop(criteria_branches.inside(tree, criterion), row, 0, line.level + 1)
    if line.is_leaf or table.lines.is_folded(row):
        return Drop(criteria_branches.behind(tree, criterion), row, 1, line.level)
    return Drop(Landing(criterion.id, 0), row, 1, line.level + 1)  # its first child follows


def paint_drop(table: CriteriaTable, device: QPaintDevice, drop: Drop) -> None:
    """Paints a stroke with a ring at its beginning, or a frame; in another colour when refused."""
    colour = theme.tokens().colour("danger" if drop.refusal else "accent")
    style = Qt.PenStyle.DashLine if drop.refusal else Qt.PenStyle.SolidLine
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, theme.em(0.12), style))
    bounds = _row_bounds(table, drop.row)
    if drop.edge == 0:
        painter.drawRoundedRect(QRectF(bounds).adjusted(2, 2, -2, -2), 3, 3)
    else:
        radius = theme.em(0.2)
        edge = bounds.top() if drop.edge < 0 else bounds.bottom()
        y = max(edge, radius + 1)
        x = table.columnViewportPosition(CriterionColumn.CODE) + theme.em(0.4 + drop.level * 0.9)
        painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.drawLine(QPointF(x + radius, y), QPointF(bounds.right(), y))
    if drop.refusal:
        _paint_refusal(painter, bounds, drop.refusal)
    painter.end()


def _paint_refusal(painter: QPainter, row: QRect, text: str) -> None:
    """Writes the reason below the row, or above it where there is no room."""
    box = painter.fontMetrics().boundingRect(text).adjusted(0, 0, theme.em(0.8), theme.em(0.4))
    box.moveTopLeft(row.bottomLeft() + QPoint(theme.em(1), 1))
    if box.bottom() > painter.device().height():
        box.moveBottom(row.top() - 1)
    painter.fillRect(box, theme.tokens().colour("danger_soft"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _row_bounds(table: CriteriaTable, row: int) -> QRect:
    width = min(table.horizontalHeader().length(), table.viewport().width())
    if row < 0:
        return QRect(0, 0, width, 0)
    return QRect(0, table.rowViewportPosition(row), width, table.rowHeight(row))
