"""The drawings of the window: Lucide outlines in the colour of the text beside them.

An icon given with `dress` is drawn again when the colours change; `icon` is for what paints itself.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from parindex_desktop.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

_NAME, _ROLE, _SIZE = "lucideName", "lucideRole", "lucideSize"
_SIDES = (16, 20, 24, 32, 48)


def icon(name: str, role: str = "text") -> QIcon:
    """Returns the drawing `resources/icons/<name>.svg` in a colour of `theme.Tokens`."""
    from ui import theme

    worn = theme.tokens()
    return _icon(name, getattr(worn, role), worn.control, _screen_ratio())


def pixmap(name: str, role: str, side: int) -> QPixmap:
    """Returns the drawing as a picture of `side` logical pixels."""
    from ui import theme

    return _drawn(name, getattr(theme.tokens(), role), side, _screen_ratio())


def dress(target: QAction | QAbstractButton, name: str, role: str = "text") -> None:
    """Gives an action or button an icon that follows the theme."""
    target.setProperty(_NAME, name)
    target.setProperty(_ROLE, role)
    target.setIcon(icon(name, role))


def dress_label(label: QLabel, name: str, role: str, lines: float = 1.0) -> None:
    """Shows a drawing in a label, `lines` times as high as a line of text, following the theme."""
    label.setProperty(_NAME, name)
    label.setProperty(_ROLE, role)
    label.setProperty(_SIZE, lines)
    _redress_label(label)


def redress_all() -> None:
    """Draws every dressed icon again; called when colours or sizes changed."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel) and widget.property(_NAME):
            _redress_label(widget)
        elif isinstance(widget, QAbstractButton) and widget.property(_NAME):
            widget.setIcon(icon(widget.property(_NAME), widget.property(_ROLE)))
        for action in widget.findChildren(
            QAction, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            if action.property(_NAME):
                action.setIcon(icon(action.property(_NAME), action.property(_ROLE)))


@cache
def program_icon() -> QIcon:
    """Returns the program's own mark."""
    return QIcon(str(_file("parindex")))


def _redress_label(label: QLabel) -> None:
    from ui import theme

    side = theme.em(float(label.property(_SIZE)))
    label.setPixmap(pixmap(label.property(_NAME), label.property(_ROLE), side))


def _screen_ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, disabled: str, ratio: float) -> QIcon:
    made = QIcon()
    for side in _SIDES:
        made.addPixmap(_drawn(name, colour, side, ratio))
        made.addPixmap(_drawn(name, disabled, side, ratio), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=2048)
def _drawn(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    pixels = round(side * ratio)
    image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(_svg(name).replace(b"currentColor", colour.encode()))).render(
        painter, QRectF(0, 0, pixels, pixels)
    )
    painter.end()
    picture = QPixmap.fromImage(image)
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _svg(name: str) -> bytes:
    return _file(name).read_bytes()


def _file(name: str) -> Path:
    return resource("icons", f"{name}.svg")
