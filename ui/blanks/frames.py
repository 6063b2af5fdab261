"""Frames and handles over the page: painting them, and what lies under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from parindex_desktop.domain.certificates.profiles import FieldName
from ui import theme
from ui.blanks.dragging import Grip
from ui.blanks.subjects import QR, Subject, box, name_of, shown

if TYPE_CHECKING:
    from collections.abc import Collection

    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from ui.blanks.geometry import PaperPlace

HANDLE: Final = 8.0
"""Side of a handle in pixels."""

_REACH: Final = 7.0
_ON_PAPER: Final = theme.LIGHT
"""Paper is white in every theme, so what lies on it has the colours of the light one."""


def held_at(
    profile: BlankProfile, place: PaperPlace, point: QPointF, selected: Subject | None
) -> tuple[Subject, Grip] | None:
    """Returns what the mouse would take hold of: a handle of the selected, else the least box."""
    if selected is not None:
        for grip, handle in _handles(profile, place, selected):
            if handle.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(point):
                return selected, grip
    under = [
        (rect.width() * rect.height(), subject)
        for subject in shown(profile)
        if (rect := place.rect(box(profile, subject))).contains(point)
    ]
    if not under:
        return None
    subjects = [subject for _, subject in sorted(under, key=lambda each: each[0])]
    return (selected if selected in subjects else subjects[0]), Grip.INSIDE


def paint_frames(
    painter: QPainter,
    profile: BlankProfile,
    place: PaperPlace,
    *,
    selected: Subject | None,
    faulty: Collection[Subject],
    empty: Collection[Subject],
    focused: bool,
) -> None:
    """Paints a frame around everything that is printed, and handles on what is selected.

    Args:
        painter: Of the viewport.
        profile: The blank.
        place: Where its paper lies.
        selected: What is selected; it has a line where its text stands.
        faulty: What does not fit or lies off the paper.
        empty: What this awardee has no text for; its name stands there instead.
        focused: The keys go to the page.
    """
    for subject in shown(profile):
        rect = place.rect(box(profile, subject))
        colour = QColor(_ON_PAPER.danger if subject in faulty else _ON_PAPER.accent)
        if subject == selected:
            _paint_selected(painter, profile, place, subject, colour, focused)
        else:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect)
        if subject in empty:
            _paint_name(painter, rect, name_of(subject))


def paint_lines(
    painter: QPainter, seen: QRectF, place: PaperPlace, across: list[int], down: list[int],
    *, strong: bool,
) -> None:  # fmt: skip
    """Paints lines over the whole page: guides, or (strong) what a dragged text was found at."""
    colour = QColor("#c2185b" if strong else _ON_PAPER.ok)
    painter.setPen(QPen(colour, 1, Qt.PenStyle.SolidLine if strong else Qt.PenStyle.DashLine))
    for x in across:
        painter.drawLine(QPointF(place.x(x), seen.top()), QPointF(place.x(x), seen.bottom()))
    for y in down:
        painter.drawLine(QPointF(seen.left(), place.y(y)), QPointF(seen.right(), place.y(y)))


def _paint_selected(
    painter: QPainter, profile: BlankProfile, place: PaperPlace, subject: Subject,
    colour: QColor, focused: bool,
) -> None:  # fmt: skip
    rect = place.rect(box(profile, subject))
    tint = QColor(colour)
    tint.setAlpha(26)
    painter.fillRect(rect, tint)
    painter.setPen(QPen(colour, 2 if focused else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
    if isinstance(subject, FieldName) and (field := profile.field(subject)) is not None:
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
        y = place.y(field.y)
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.GlobalColor.white)
    for _, handle in _handles(profile, place, subject):
        painter.drawRect(handle)


def _paint_name(painter: QPainter, rect: QRectF, name: str) -> None:
    font = QFont(painter.font())
    font.setItalic(True)
    painter.setFont(font)
    painter.setPen(QColor(_ON_PAPER.muted))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)


def _handles(
    profile: BlankProfile, place: PaperPlace, subject: Subject
) -> tuple[tuple[Grip, QRectF], ...]:
    if subject not in shown(profile):
        return ()
    rect = place.rect(box(profile, subject))
    if subject == QR:
        return ((Grip.RIGHT, _square(rect.bottomRight())),)
    middle = rect.center().y()
    return (
        (Grip.LEFT, _square(QPointF(rect.left(), middle))),
        (Grip.RIGHT, _square(QPointF(rect.right(), middle))),
    )


def _square(middle: QPointF) -> QRectF:
    half = HANDLE / 2
    return QRectF(middle.x() - half, middle.y() - half, HANDLE, HANDLE)
