"""The colours and sizes of the window, declared once and worn by everything.

Screens take colours from `tokens()` or the palette and sizes from the font, never a literal, so
that light, dark, high contrast and text from 90 to 200 % need nothing from them. Whoever keeps
something painted connects to `appearance().changed`.
"""

from __future__ import annotations

import string
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from parindex_desktop.paths import resource
from ui import fonts, icons

BASE_POINT_SIZE = 10.0
SMALLEST_TEXT, NORMAL_TEXT, LARGEST_TEXT = 90, 100, 200


class ThemeChoice(StrEnum):
    """What the person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as `#rrggbb`; each by what it is for.

    Attributes:
        window: Behind everything. surface: cards, tables, fields. raised: headers, menus.
        text, muted: Words; muted words still have contrast 4.5 on window and surface.
        border: Lines that only divide. control: outlines that show where to click (contrast 3).
        accent: Links, focus, chosen step; accent_text stands on it; accent_soft is its tint.
        danger, warning, ok: Words and marks of a state; the `_soft` ones are tints behind text.
        grid: Lines between cells. selection: behind selected cells, with selection_text.
        blank_cell, na_cell, pending_cell, error_cell: Tints of the states of a score.
        check: File of the tick that stands on accent.
    """

    name: str
    window: str
    surface: str
    raised: str
    hover: str
    text: str
    muted: str
    border: str
    control: str
    accent: str
    accent_text: str
    accent_soft: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    ok: str
    ok_soft: str
    grid: str
    selection: str
    selection_text: str
    blank_cell: str
    na_cell: str
    pending_cell: str
    error_cell: str
    check: str

    def colour(self, role: str) -> QColor:
        """Returns the colour of a field of this class by its name."""
        return QColor(getattr(self, role))


LIGHT = Tokens(
    name="light", window="#f3f5f8", surface="#ffffff", raised="#f8fafc", hover="#e8edf3",
    text="#1a2330", muted="#556173", border="#dce2ea", control="#818d9e",
    accent="#1d5c9e", accent_text="#ffffff", accent_soft="#e1ecf8",
    danger="#b3261e", danger_soft="#fce8e6", warning="#7d5000", warning_soft="#fdf1d8",
    ok="#1c6e42", ok_soft="#e2f4e9", grid="#e3e8ee", selection="#cfe2f7", selection_text="#12263d",
    blank_cell="#ffffff", na_cell="#eceff3", pending_cell="#fdf3da", error_cell="#fbdedb",
    check="check-white",
)  # fmt: skip

DARK = Tokens(
    name="dark", window="#14181e", surface="#1c2229", raised="#232a33", hover="#2b343f",
    text="#e6eaf0", muted="#a5b0be", border="#323b47", control="#75818f",
    accent="#82b6f2", accent_text="#0d1b2b", accent_soft="#233a54",
    danger="#ff9c94", danger_soft="#45211f", warning="#f0c56f", warning_soft="#3d3116",
    ok="#84d6a5", ok_soft="#1b3b29", grid="#2d3540", selection="#2f5078", selection_text="#ffffff",
    blank_cell="#1c2229", na_cell="#2a313a", pending_cell="#3a3119", error_cell="#52282a",
    check="check-black",
)  # fmt: skip

CONTRAST = Tokens(
    name="contrast", window="#000000", surface="#000000", raised="#000000", hover="#333333",
    text="#ffffff", muted="#ffffff", border="#ffffff", control="#ffffff",
    accent="#ffe600", accent_text="#000000", accent_soft="#333300",
    danger="#ff9c94", danger_soft="#330000", warning="#ffd24d", warning_soft="#332600",
    ok="#7dffb0", ok_soft="#003314", grid="#8c8c8c", selection="#ffe600", selection_text="#000000",
    blank_cell="#000000", na_cell="#2b2b2b", pending_cell="#332900", error_cell="#5c0000",
    check="check-black",
)  # fmt: skip


class Appearance(QObject):
    """What the window wears at present.

    Signals:
        changed: After colours or text size changed; palette, font and style sheet are set.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.text_percent = NORMAL_TEXT
        self._choice = ThemeChoice.LIGHT
        self._follows = False

    @property
    def choice(self) -> ThemeChoice:
        """What was asked for; `tokens` tells what came of it."""
        return self._choice

    def wear(self, choice: ThemeChoice, text_percent: int) -> None:
        """Dresses the application; text size in percent of the normal one."""
        self._choice = choice
        self.text_percent = min(max(text_percent, SMALLEST_TEXT), LARGEST_TEXT)
        self._follow_system(choice is ThemeChoice.SYSTEM)
        self._put_on()

    def _follow_system(self, follow: bool) -> None:
        if follow and not self._follows:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._put_on)
        elif self._follows and not follow:
            QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._put_on)
        self._follows = follow

    def _put_on(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.tokens = _tokens_for(self._choice)
        font = QFont(fonts.register())
        font.setPointSizeF(BASE_POINT_SIZE * self.text_percent / 100)
        application.setFont(font)
        application.setPalette(_palette(self.tokens))
        application.setStyleSheet(_style_sheet(self.tokens, font))
        icons.redress_all()
        self.changed.emit()


@cache
def appearance() -> Appearance:
    """Returns the one appearance of the program."""
    return Appearance()


def tokens() -> Tokens:
    """Returns the colours worn at present."""
    return appearance().tokens


def em(factor: float = 1.0) -> int:
    """Returns a length in pixels that grows with the text; 1 is the height of a line of text."""
    return round(QFontMetricsF(QApplication.font()).height() * factor)


def _tokens_for(choice: ThemeChoice) -> Tokens:
    if choice is ThemeChoice.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return {ThemeChoice.DARK: DARK, ThemeChoice.CONTRAST: CONTRAST}.get(choice, LIGHT)


def _palette(worn: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(worn.colour("window"))
    colours = {
        role.Window: worn.window, role.WindowText: worn.text, role.Base: worn.surface,
        role.AlternateBase: worn.raised, role.Text: worn.text, role.Button: worn.raised,
        role.ButtonText: worn.text, role.BrightText: worn.danger, role.Highlight: worn.selection,
        role.HighlightedText: worn.selection_text, role.Link: worn.accent,
        role.LinkVisited: worn.accent, role.ToolTipBase: worn.raised, role.ToolTipText: worn.text,
        role.PlaceholderText: worn.muted, role.Light: worn.surface, role.Midlight: worn.hover,
        role.Mid: worn.border, role.Dark: worn.control, role.Shadow: worn.border,
        role.Accent: worn.accent,
    }  # fmt: skip
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(worn.control))
    return palette


def _style_sheet(worn: Tokens, font: QFont) -> str:
    sheet = string.Template(resource("styles", "window.qss").read_text(encoding="utf-8"))
    line = QFontMetricsF(font).height()
    sizes = {f"em{part:03d}": f"{max(1, round(line * part / 100))}px" for part in _PARTS}
    points = font.pointSizeF()
    texts = {"small": f"{points * 0.9:.2f}pt", "large": f"{points * 1.15:.2f}pt"}
    texts["title"] = f"{points * 1.6:.2f}pt"
    return sheet.substitute(asdict(worn), **sizes, **texts, styles=resource("styles").as_posix())


_PARTS = (5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 80, 90, 100, 125, 150, 200)
"""Lengths that the style sheet may name, in hundredths of a line of text: `$em050`."""
