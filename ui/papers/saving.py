"""Saving papers that are made: one file by its name, several into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from parindex_desktop import paths
from parindex_desktop.i18n import tr
from ui.messages import ask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from parindex_desktop.settings import SettingsStore


def ask_file(
    parent: QWidget, settings: SettingsStore, *, name: str, kind: str,
    on_chosen: Callable[[Path], object],
) -> QFileDialog:  # fmt: skip
    """Asks where to save a file; the folder is remembered. `kind` reads `PDF (*.pdf)`."""
    dialog = _dialog(parent, settings)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(Path(name).suffix[1:])
    dialog.selectFile(name)

    def chosen(text: str) -> None:
        settings.change(export_folder=str(Path(text).parent))
        on_chosen(Path(text))

    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def ask_folder(
    parent: QWidget, settings: SettingsStore, *, names: Iterable[str],
    on_chosen: Callable[[Path], object],
) -> QFileDialog:  # fmt: skip
    """Asks for a folder for several files, and again before files there are replaced."""
    dialog = _dialog(parent, settings)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    wanted = tuple(names)

    def chosen(text: str) -> None:
        folder = Path(text)
        settings.change(export_folder=text)
        there = [name for name in wanted if (folder / name).exists()]
        if not there:
            on_chosen(folder)
            return
        ask(
            parent,
            title=tr("Save papers"),
            text=tr("{count} of these files are already in the folder.", count=len(there)),
            hint=", ".join(there),
            yes=tr("&Replace them"),
            on_yes=lambda: on_chosen(folder),
        )

    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def open_folder(folder: Path) -> None:
    """Shows a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _dialog(parent: QWidget, settings: SettingsStore) -> QFileDialog:
    folder = Path(settings.value.export_folder or paths.documents_dir())
    start = folder if folder.is_dir() else paths.documents_dir()
    dialog = QFileDialog(parent, "", str(start))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
