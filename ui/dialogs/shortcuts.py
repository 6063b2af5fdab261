"""All keys on one sheet, read from the commands themselves and the help page of the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QTextBrowser

from parindex_desktop.i18n import tr
from parindex_desktop.paths import resource
from ui import theme
from ui.actions import COMMANDS, MENUS, STEPS, shortcuts_of
from ui.widgets.buttons import button
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget


class ShortcutsDialog(QDialog):
    """A table of keys, in the order of the menus; then those of the score grid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys"))
        self.sheet = QTextBrowser()
        self.sheet.setMarkdown(key_sheet())
        close = button(tr("&Close"), self.accept, kind="primary")
        close.setDefault(True)
        self.setLayout(column(self.sheet, row(None, close), margin=0.75))
        self.resize(theme.em(32), theme.em(34))


def key_sheet() -> str:
    """Returns the sheet as Markdown."""
    grid = resource("help", "keys.md").read_text(encoding="utf-8")
    return "\n".join([*_steps(), *_commands(), "", grid])


def _steps() -> Iterator[str]:
    yield from (f"## {tr('Steps')}", "", _head(), "|---|---|")
    for number, step in enumerate(STEPS, 1):
        yield f"| Ctrl+{number} | {tr(step.text)} |"


def _commands() -> Iterator[str]:
    native = QKeySequence.SequenceFormat.NativeText
    for menu in MENUS:
        with_keys = [each for each in COMMANDS if each.menu == menu and each.shortcut]
        if with_keys:
            yield from ("", f"## {tr(menu).replace('&', '')}", "", _head(), "|---|---|")
        for command in with_keys:
            keys = ", ".join(key.toString(native) for key in shortcuts_of(command))
            yield f"| {keys} | {tr(command.text).replace('&', '').rstrip('…')} |"


def _head() -> str:
    return f"| {tr('Keys')} | {tr('What it does')} |"
