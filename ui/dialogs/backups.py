"""The backups of a work file: what there is, one more to a folder, and going back to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QTableView

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services.maintenance import (
    BackupInfo,
    BackupReason,
    back_up_to,
    list_backups,
)
from ui import theme
from ui.messages import MessageArea, ask
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class BackupsDialog(QDialog):
    """A list of backups, newest first.

    Signals:
        restore_wanted: The `BackupInfo` that shall stand in the place of the file.
    """

    restore_wanted = Signal(object)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Backups"))
        self._path = path
        self.messages = MessageArea()
        self.model = backups_model(list_backups(path))
        self.model.setParent(self)
        self.table = QTableView()
        calm_table(self.table)
        self.table.setModel(self.model)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.doubleClicked.connect(lambda _at: self._ask_to_restore())
        self.copy = button(tr("Back up to a &folder…"), self._ask_for_folder, icon="hard-drive")
        self.copy.setEnabled(path.exists())
        self.restore = button(tr("&Restore…"), self._ask_to_restore, icon="history")
        self._arrange()
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        if self.model.rowCount():
            self.table.selectRow(0)
        self._show_state()

    def _arrange(self) -> None:
        widths = (12, 12, 6, 7)
        for at, width in enumerate(widths):
            self.table.setColumnWidth(at, theme.em(width))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(len(widths), QHeaderView.ResizeMode.Stretch)
        close = button(tr("&Close"), self.accept, kind="primary")
        hint = tr(
            "Made when the file is opened, before an import and before an upgrade; ten are kept."
        )
        self.setLayout(
            column(
                self.messages,
                label(tr("Backups of {name}", name=self._path.stem), "title"),
                label(hint, "muted", wraps=True),
                self.table,
                row(self.copy, self.restore, None, close),
                gap=0.6,
                margin=1,
            )
        )
        self.resize(theme.em(48), theme.em(24))
        self.table.setFocus()

    def _show_state(self) -> None:
        chosen = self._chosen()
        self.restore.setEnabled(chosen is not None and chosen.verified)

    def _chosen(self) -> BackupInfo | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.rows[rows[0].row()] if rows else None

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, tr("Back up to a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.back_up_to(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def back_up_to(self, folder: Path) -> None:
        """Makes a verified copy of the file in a folder."""
        try:
            made = back_up_to(self._path, folder)
        except AppError as error:
            self.messages.show_error(error)
            return
        self.messages.clear()
        self.messages.show_notice(
            tr("Backed up and verified."), tr("It is here: {path}", path=made), tone="ok"
        )

    def _ask_to_restore(self) -> None:
        chosen = self._chosen()
        if chosen is None or not chosen.verified:
            return
        ask(
            self,
            title=tr("Restore a backup"),
            text=tr("Go back to what the file held at {time}?", time=_time(chosen)),
            hint=tr(
                "What it holds now is backed up first: to undo, restore the backup named "
                "“before a restore”."
            ),
            yes=tr("&Restore"),
            on_yes=lambda: self._restore(chosen),
            danger=True,
        )

    def _restore(self, chosen: BackupInfo) -> None:
        self.accept()
        self.restore_wanted.emit(chosen)


def backups_model(rows: tuple[BackupInfo, ...]) -> RowsModel[BackupInfo]:
    """Returns backups as rows: when, why, units, scores, who changed last."""

    def last_author(info: BackupInfo) -> str:
        return info.last_author if info.verified else tr("Damaged, cannot be used")

    def colour(info: BackupInfo) -> str | None:
        return None if info.verified else "danger"

    model = RowsModel[BackupInfo](
        (
            Column(tr("Made"), _time, colour),
            Column(tr("Why"), _reason, colour),
            Column(tr("Units"), lambda info: str(info.units), colour, is_number=True),
            Column(tr("Scored cells"), lambda info: str(info.scores), colour, is_number=True),
            Column(tr("Last change by"), last_author, colour),
        )
    )
    model.set_rows(rows)
    return model


def _time(info: BackupInfo) -> str:
    """With seconds, since a restore makes a backup before it and one when it opens the file."""
    return f"{info.made_at.astimezone():%d/%m/%Y %H:%M:%S}"


def _reason(info: BackupInfo) -> str:
    reasons = {
        BackupReason.OPEN: tr("when opened"),
        BackupReason.IMPORT: tr("before an import"),
        BackupReason.UPGRADE: tr("before an upgrade"),
        BackupReason.RESTORE: tr("before a restore"),
        BackupReason.LOCK: tr("before results were locked"),
        BackupReason.HAND: tr("by hand"),
    }
    return reasons[info.reason]
