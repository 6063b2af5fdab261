"""Asking for the file of a list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from parindex_desktop import paths
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.settings import SettingsStore


def ask_list_file(
    parent: QWidget, settings: SettingsStore, on_chosen: Callable[[Path], object]
) -> QFileDialog:
    """Asks which file holds the list; the folder is remembered."""
    folder = settings.value.last_folder or str(paths.documents_dir())
    dialog = QFileDialog(parent, tr("Choose a list"), folder)
    dialog.setNameFilters([tr("Tables (*.xlsx *.xlsm *.docx *.csv)"), tr("All files (*)")])
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)

    def chosen(name: str) -> None:
        settings.change(last_folder=str(Path(name).parent))
        on_chosen(Path(name))

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
