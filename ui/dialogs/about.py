"""What this program is, its version, and whose work it stands on."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QLabel

from parindex_desktop import __version__
from parindex_desktop.i18n import tr
from ui import icons, theme
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AboutDialog(QDialog):
    """Name, version, purpose and licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About PARINDEX"))
        mark = QLabel()
        mark.setPixmap(icons.program_icon().pixmap(theme.em(3), theme.em(3)))
        version = label(
            tr("Version {version}", version=__version__)
            + f" · Python {platform.python_version()} · Qt {qVersion()}",
            "muted",
        )
        version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        purpose = tr("Scores, ranks and prints the PAR Index of a province")
        licences = tr(
            "Apache License 2.0. Icons: Lucide (ISC). Fonts: Noto Sans, Liberation Serif (OFL)."
        )
        words = column(
            label("PARINDEX", "title"),
            label(purpose),
            version,
            label(licences, "muted", wraps=True),
        )
        close = button(tr("&Close"), self.accept, kind="primary")
        close.setDefault(True)
        top = row(mark, words, gap=1)
        top.setStretch(1, 1)
        top.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(top, row(None, close), gap=1, margin=1))
        self.setMinimumWidth(theme.em(26))
