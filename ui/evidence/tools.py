"""What can be done with documents: keys, buttons and context menu read the same actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from parindex_desktop.i18n import tr
from ui.widgets.actions import action
from ui.widgets.buttons import tool_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QToolButton

    from parindex_desktop.domain.evidence import Evidence
    from ui.evidence.panel import EvidencePanel


class EvidenceTools:
    """The actions of one panel.

    Attributes:
        attach: Asks for files.
        open: Opens the file of the current document.
        save: Saves it elsewhere.
    """

    def __init__(self, panel: EvidencePanel) -> None:
        self._panel = panel
        self.attach = action(
            panel, tr("&Attach a file…"), panel.ask_for_files, icon="paperclip", keys="Ins"
        )
        self.attach.setIconText(tr("Attach · Ins"))
        self._paste = action(
            panel.table, tr("&Paste lines"), panel.paste,
            icon="clipboard-paste", keys="Ctrl+V Shift+Ins",
        )  # fmt: skip
        self._copy = action(
            panel.table, tr("&Copy"), panel.copy, icon="copy", keys="Ctrl+C Ctrl+Ins"
        )
        self.open = action(
            panel, tr("&Open the file"), panel.open_file, icon="eye", keys="Ctrl+Shift+O"
        )
        self.save = action(panel, tr("&Save the file as…"), panel.save_file, icon="save")
        self._detach = action(panel, tr("Take the file o&ff"), panel.detach)
        self._remove = action(panel, tr("&Remove the document"), panel.remove, icon="trash-2")
        self._remove.setToolTip(f"{tr('Remove the document')} (Del)")
        self._list = action(
            panel,
            tr("What is &missing…"),
            lambda: panel._context.screen_wanted.emit("evidence"),
            icon="list-tree",
        )
        panel.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        panel.table.customContextMenuRequested.connect(self._show_menu)

    def buttons(self) -> list[QToolButton]:
        """Returns the buttons beside what the criterion wants."""
        bare = (self._paste, self.open, self.save, self._remove, self._list)
        return [tool_button(self.attach, with_text=True), *map(tool_button, bare)]

    def set_writable(self, writable: bool) -> None:
        """Offers what changes something only where documents may stand."""
        for each in (self.attach, self._paste):
            each.setEnabled(writable)

    def set_chosen(self, chosen: Sequence[Evidence]) -> None:
        """Offers what the selected documents allow."""
        first = chosen[0] if chosen else None
        has_copy = first is not None and bool(first.attachment)
        self.open.setEnabled(has_copy or (first is not None and bool(first.reference)))
        for each in (self.save, self._detach):
            each.setEnabled(has_copy)
        for each in (self._remove, self._copy):
            each.setEnabled(first is not None)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self._panel)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([self.open, self.save, self.attach, self._detach])
        menu.addSeparator()
        menu.addActions([self._copy, self._paste, self._remove])
        menu.popup(self._panel.table.viewport().mapToGlobal(at))
