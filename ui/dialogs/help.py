"""Help without a network: one page per screen, beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QTextBrowser

from parindex_desktop.i18n import tr
from parindex_desktop.paths import resource
from ui import theme
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class HelpWindow(QDialog):
    """A page of `resources/help`; links lead to the other pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Help"))
        self.page = QTextBrowser()
        self.page.setSearchPaths([str(resource("help"))])
        self.page.setOpenExternalLinks(False)
        self.page.document().setDocumentMargin(theme.em(0.75))
        self.setLayout(column(self.page))
        QShortcut(QKeySequence("F1"), self, self.close)
        self.resize(theme.em(26), theme.em(36))

    def show_page(self, name: str) -> None:
        """Shows `resources/help/<name>.md`."""
        self.page.setSource(QUrl(f"{name}.md"))
        self.show()
        self.activateWindow()
        self.page.setFocus()
