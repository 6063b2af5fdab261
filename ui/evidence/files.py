"""What is done with the files of documents: attached, opened on request, saved elsewhere.

Nothing is opened that a person did not ask for, and never a kind of file that could be a program.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from parindex_desktop import paths
from parindex_desktop.errors import AppError, InputError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import evidence_files
from ui.messages import Question, ask
from ui.papers.saving import ask_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.evidence import Evidence
    from ui.context import Context


class EvidenceFiles:
    """Asks for files and hands them to the system's viewer."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._context = context
        self._parent = parent

    def ask_for_files(self, on_chosen: Callable[[list[Path]], object]) -> QFileDialog:
        """Asks which files to attach."""
        start = self._context.settings.value.last_folder or str(paths.documents_dir())
        dialog = QFileDialog(self._parent, tr("Attach files"), start)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: on_chosen([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open(self, document: Evidence) -> None:
        """Opens the attached copy of a document, else the place it names, which is shown first."""
        if document.attachment:
            self._open_copy(document)
        elif document.reference:
            self._open_reference(document.reference)

    def save_as(self, document: Evidence) -> None:
        """Asks where to save the attached copy."""
        name = evidence_files.safe_name(document.attachment_name)
        ending = Path(name).suffix or ".*"
        ask_file(
            self._parent,
            self._context.settings,
            name=name,
            kind=f"{ending[1:].upper()} (*{ending})",
            on_chosen=lambda path: self._save(document, path),
        )

    def _save(self, document: Evidence, path: Path) -> None:
        try:
            evidence_files.save_as(self._context.session, document, path)
        except AppError as error:
            self._context.failed.emit(error)
        else:
            self._context.told.emit(tr("Saved: {path}", path=str(path)))

    def _open_copy(self, document: Evidence) -> None:
        try:
            path = evidence_files.put_for_viewing(self._context.session, document)
        except InputError as error:  # its kind, or its content, is not opened
            self._offer_to_save(document, error)
        except AppError as error:
            self._context.failed.emit(error)
        else:
            self._hand_over(QUrl.fromLocalFile(str(path)).toString(), document.attachment_name)

    def _offer_to_save(self, document: Evidence, error: AppError) -> None:
        told = tell(error)
        question = Question(
            self._parent, title=tr("Open a document"), text=told.text, hint=told.action,
            icon="triangle-alert", tone="warning",
        )  # fmt: skip
        question.offer(tr("&Cancel")).setFocus()
        question.offer(tr("&Save as…"), lambda: self.save_as(document))
        question.open()

    def _open_reference(self, reference: str) -> None:
        try:
            address = evidence_files.address_of(reference)
        except AppError as error:
            self._context.failed.emit(error)
            return
        ask(
            self._parent,
            title=tr("Open a document"),
            text=tr("Open this address outside PARINDEX?"),
            hint=address,
            yes=tr("&Open"),
            on_yes=lambda: self._hand_over(address, reference),
        )

    def _hand_over(self, address: str, name: str) -> None:
        if not QDesktopServices.openUrl(QUrl(address)):
            self._context.failed.emit(InputError("EVI.111", name=name))
