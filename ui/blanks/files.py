"""Pictures of blanks and font files: asked for, judged, and handed on as edits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from parindex_desktop import paths
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.blank_editing import set_background
from parindex_desktop.services.blank_problems import picture_notes
from parindex_desktop.services.office_fonts import add_font
from ui.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.exchange.pictures import Picture
    from ui.context import Context
    from ui.tasks import Pulse


class BlankFiles:
    """Brings files of the office into the work file."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._context = context
        self._parent = parent

    def ask_for_picture(self, profile_now: Callable[[], BlankProfile | None]) -> QFileDialog:
        """Asks for a picture of the blank; `profile_now` gives the profile once it is read."""
        kinds = tr("Pictures (*.png *.jpg *.jpeg)")
        return self._ask(
            tr("Picture of the blank"), kinds, lambda path: self.load_picture(path, profile_now)
        )

    def load_picture(self, path: Path, profile_now: Callable[[], BlankProfile | None]) -> Task:
        """Reads a picture beside the window, then puts it behind the profile."""

        def work(_pulse: Pulse) -> Picture:
            from parindex_desktop.exchange.pictures import read_picture

            return read_picture(path)

        def take(picture: Picture) -> None:
            profile = profile_now()
            if profile is not None:
                self._take_picture(profile, path, picture)

        task = Task(tr("Reading {name}", name=path.name), work)
        task.done.connect(take)
        task.failed.connect(self._context.failed)
        self._context.task_started.emit(task)
        task.start()
        return task

    def ask_for_font(self) -> QFileDialog:
        """Asks for a font file."""
        kinds = tr("Fonts (*.ttf *.otf *.ttc)")
        return self._ask(tr("Font file"), kinds, self.add_font)

    def add_font(self, path: Path) -> None:
        """Judges a font file and puts it into the work file."""
        try:
            taken = add_font(self._context.session, path)
        except AppError as error:
            self._context.failed.emit(error)
            return
        if not self._context.do(taken.edit):
            return
        told = tr("The font {font} has all Vietnamese letters and can be used.", font=taken.name)
        if taken.print_only:
            told += " " + tr("Its maker allows viewing and printing only.")
        self._context.told.emit(told)

    def _take_picture(self, profile: BlankProfile, path: Path, picture: Picture) -> None:
        try:
            edit = set_background(self._context.session, profile, path, picture)
        except AppError as error:
            self._context.failed.emit(error)
            return
        if self._context.do(edit):
            notes = [tell(note).text for note in picture_notes(profile, picture)]
            self._context.told.emit(" ".join(notes) or tr("The picture lies behind the texts."))

    def _ask(self, title: str, kinds: str, on_chosen: Callable[[Path], object]) -> QFileDialog:
        start = self._context.settings.value.last_folder or str(paths.documents_dir())
        dialog = QFileDialog(self._parent, title, start, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: on_chosen(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
