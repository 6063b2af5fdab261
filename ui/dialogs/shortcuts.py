"""All keys on one page, read from the commands themselves and the help page of the grid."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QTextBrowser

from parindex_desktop.i18n import tr
from parindex_desktop.paths import resource
from ui import theme
from ui.actions import COMMANDS, MENUS, STEPS, shortcuts_of
from ui.widgets.buttons import button
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Section:
    """Keys that belong together.

    Attributes:
        lines: Keys, and what they do.
    """

    title: str
    lines: tuple[tuple[str, str], ...]


class ShortcutsDialog(QDialog):
    """Keys of the program, at the right those of the score grid; others fill the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys"))
        self.sheet = QTextBrowser()
        self.sheet.setHtml(key_sheet())
        close = button(tr("&Close"), self.accept, kind="primary")
        close.setDefault(True)
        self.setLayout(column(self.sheet, row(None, close), margin=0.75))
        wanted = QSize(theme.em(68), theme.em(34))
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.94))


def key_sheet() -> str:
    """Returns the sheet as a page of three columns."""
    menus = list(_commands())
    grid, *others = _grid()
    sides = [_steps(), menus[0]], menus[1:], [grid]
    for section in others:
        min(sides, key=_height).append(section)
    cells = (
        f'<td width="{width}%">{"".join(map(_page_of, side))}</td>'
        for width, side in zip((29, 30, 41), sides, strict=True)
    )
    return f'<table width="100%" cellspacing="{theme.em(0.5)}"><tr>{"".join(cells)}</tr></table>'


def _height(side: Sequence[Section]) -> int:
    """Returns how many lines a column has, about; a heading takes the room of two."""
    return sum(len(section.lines) + 2 for section in side)


def _page_of(section: Section) -> str:
    lines = (
        f'<tr><td width="42%"><b>{escape(keys)}</b></td><td>{escape(text)}</td></tr>'
        for keys, text in section.lines
    )
    table = f'<table width="100%" cellpadding="2">{"".join(lines)}</table>'
    return f"<h3>{escape(section.title)}</h3>{table}"


def _steps() -> Section:
    lines = ((f"Ctrl+{number}", tr(step.text)) for number, step in enumerate(STEPS, 1))
    return Section(tr("Steps"), tuple(lines))


def _commands() -> Iterator[Section]:
    native = QKeySequence.SequenceFormat.NativeText
    for menu in MENUS:
        lines = tuple(
            (
                ", ".join(key.toString(native) for key in shortcuts_of(command)),
                _plain(tr(command.text)),
            )
            for command in COMMANDS
            if command.menu == menu and command.shortcut
        )
        if lines:
            yield Section(_plain(tr(menu)), lines)


def _grid() -> Iterator[Section]:
    """Reads `resources/help/keys.md`: headings, each with one table."""
    page = resource("help", "keys.md").read_text(encoding="utf-8")
    for part in page.split("## ")[1:]:
        title, *rest = part.splitlines()
        rows: Sequence[str] = [line for line in rest if line.startswith("|")][2:]
        cells = ([cell.strip() for cell in row_.strip("|").split("|")] for row_ in rows)
        yield Section(title, tuple((keys, text) for keys, text in cells))


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")
