"""Writing what the log shows to a file, beside the work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from parindex_desktop import paths
from parindex_desktop.i18n import tr
from parindex_desktop.services.log_export import LogFormat, export_beside
from ui.tasks import Task

if TYPE_CHECKING:
    from parindex_desktop.services.audit_log import Query
    from ui.context import Context


class LogExport(QObject):
    """One export: asks for the file, then writes it with progress and a stop."""

    def __init__(self, context: Context, query: Query, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._query, self._widget = context, query, parent

    def ask(self) -> QFileDialog:
        """Asks where to; the ending chosen says how."""
        folder = Path(self._context.settings.value.export_folder or paths.documents_dir())
        name = f"{tr('log of')}-{self._context.session.path.stem}.{LogFormat.XLSX}"
        dialog = QFileDialog(self._widget, tr("Export the log"), str(folder / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{_name(form)} (*.{form})" for form in LogFormat])
        dialog.setDefaultSuffix(LogFormat.XLSX.value)
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")"))
        )
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.rejected.connect(self.deleteLater)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def write(self, path: Path) -> Task:
        """Writes the file in a thread; another ending than those known is taken for .xlsx."""
        known = {f".{form}": form for form in LogFormat}
        form = known.get(path.suffix.lower(), LogFormat.XLSX)
        context, query = self._context, self._query
        work = context.session.path
        task = Task(
            tr("Exporting the log"), lambda pulse: export_beside(work, query, path, form, pulse)
        )
        task.done.connect(lambda _: context.told.emit(tr("Written: {path}", path=path.name)))
        task.failed.connect(context.failed)
        task.ended.connect(self.deleteLater)
        context.settings.change(export_folder=str(path.parent))
        context.task_started.emit(task)
        task.start()
        return task


def _name(form: LogFormat) -> str:
    return {
        LogFormat.XLSX: tr("Excel workbook"),
        LogFormat.CSV: tr("Separated text"),
        LogFormat.JSON: tr("JSON for programs"),
    }[form]
