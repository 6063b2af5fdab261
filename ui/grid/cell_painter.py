"""Paints cells: four states of a score told apart by word and shape, not by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPolygon

from ui.grid.cell_model import Cell, Look

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPainter

    from ui.grid.looks import Looks

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


def paint_cell(
    painter: QPainter,
    rect: QRect,
    cell: Cell,
    looks: Looks,
    *,
    selected: bool = False,
    in_row: bool = False,
    current: bool = False,
    ground: QColor | None = None,
) -> None:
    """Paints one cell of the grid without its lines.

    A number stands right, upright; one in force from the first appraisal is muted and slanted; KAD
    and pending stand in the middle on a tint; a refused text has a red corner; where nothing can be
    typed it is hatched, with KAD on it for a trait of the unit, or muted what another layer gave; a
    blank is empty. A corner above marks a ground, one below facts. `ground` lies
    behind the cells of a line that is of a kind of its own.
    """
    look = cell.look
    usual = ground or (looks.row_tint if in_row else looks.surface)
    painter.fillRect(rect, _behind(look, looks, usual, selected=selected))
    if look in (Look.CLOSED, Look.EXEMPT):
        painter.fillRect(rect, looks.hatch)
    if cell.text:
        font, colour, align = _words(look, looks)
        painter.setFont(font)
        painter.setPen(looks.selection_text if selected and look is Look.NUMBER else colour)
        room = looks.part(0.35)
        words = cell.text.replace("\n", " ")  # a refused text may have come in several lines
        place = rect.adjusted(room, 0, -room, 0)
        if look in (Look.WORDS, Look.WANTED):
            right = Qt.TextElideMode.ElideRight
            words = painter.fontMetrics().elidedText(words, right, place.width())
        painter.drawText(place, align, words)
    if look is Look.REFUSED:
        _paint_corner(painter, rect, looks.danger, looks.part(0.45))
    elif cell.noted:
        _paint_corner(painter, rect, looks.muted, looks.part(0.3))
    if cell.has_facts:
        _paint_foot(painter, rect, looks.accent, looks.part(0.3))
    if current:
        half = looks.accent_pen.width() // 2
        painter.setPen(looks.accent_pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(half, half, -half - 1, -half - 1))


def paint_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    *,
    font: QFont,
    colour: QColor,
    right: bool,
    room: int,
) -> None:
    """Paints one line of text beside a margin of `room` pixels."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect.adjusted(room, 0, -room, 0), _RIGHT if right else _LEFT, text)


def paint_lines(painter: QPainter, rect: QRect, looks: Looks, *, strong_right: bool) -> None:
    """Paints the line below and the one at the right of a cell; a strong one ends a domain."""
    right, bottom = rect.right(), rect.bottom()
    painter.setPen(looks.grid_pen)
    painter.drawLine(rect.left(), bottom, right, bottom)
    if strong_right:
        painter.setPen(looks.domain_pen)
    painter.drawLine(right, rect.top(), right, bottom)


def _behind(look: Look, looks: Looks, usual: QColor, *, selected: bool) -> QColor:
    if look is Look.REFUSED:
        return looks.error_cell
    if selected:
        return looks.selection
    if look in (Look.NOT_APPLICABLE, Look.EXEMPT):
        return looks.na_cell
    if look is Look.PENDING:
        return looks.pending_cell
    return usual


def _words(look: Look, looks: Looks) -> tuple[QFont, QColor, Qt.AlignmentFlag]:
    match look:
        case Look.IN_FORCE:
            return looks.italic, looks.muted, _RIGHT
        case Look.CLOSED:
            return looks.font, looks.muted, _RIGHT
        case Look.NOT_APPLICABLE | Look.EXEMPT:
            return looks.small, looks.muted, _MIDDLE
        case Look.PENDING:
            return looks.italic, looks.warning, _MIDDLE
        case Look.REFUSED:
            return looks.font, looks.danger, _RIGHT
        case Look.SUM | Look.RESULT:
            return looks.bold, looks.text, _RIGHT
        case Look.COUNT:
            return looks.font, looks.muted, _RIGHT
        case Look.WORDS:
            return looks.font, looks.text, _LEFT
        case Look.WANTED:
            return looks.italic, looks.warning, _LEFT
        case _:
            return looks.font, looks.text, _RIGHT


def _paint_corner(painter: QPainter, rect: QRect, colour: QColor, side: int) -> None:
    right, top = rect.right(), rect.top()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygon([QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)])
    )


def _paint_foot(painter: QPainter, rect: QRect, colour: QColor, side: int) -> None:
    left, bottom = rect.left(), rect.bottom() + 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygon([QPoint(left, bottom - side), QPoint(left + side, bottom), QPoint(left, bottom)])
    )
