"""The frame of a wizard that begins with a file: steps above, pages, and what leads on below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressBar, QStackedWidget, QWidget

from parindex_desktop import paths
from parindex_desktop.i18n import tr
from ui import theme
from ui.importing.step_bar import StepBar
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from parindex_desktop.errors import AppError
    from ui.context import Context
    from ui.importing.page import WizardPage
    from ui.importing.reading import SourceReader

_OF_SCREEN = 0.96


class FileWizard(QDialog):
    """Reads a file or what is dropped on it, and walks from page to page.

    Attributes:
        next: Goes on; in the last step it does what the wizard is for.
        at: The page shown, from 0; the first one takes the source.
    """

    choosing = ""
    """Title of the dialog that asks for the file; a subclass words it."""

    def __init__(self, context: Context, reader: SourceReader, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self._path: Path | None = None
        self._reader = reader
        reader.setParent(self)
        self._pages = QStackedWidget()
        self._walk: tuple[WizardPage, ...] = ()
        self._message = label("", "muted", wraps=True)
        self._back = button(tr("&Back"), self.go_back)
        self.next = button(tr("&Next"), self.go_on, kind="primary")
        self._waiting = QWidget()

    # ---- what a subclass does -------------------------------------------------------------------
    def go_on(self) -> None:
        """Goes to the next step; in the last one, does it."""
        raise AssertionError(f"{type(self).__name__} goes nowhere")

    def present(self) -> None:
        """Shows the step and whether the next one can begin."""
        raise AssertionError(f"{type(self).__name__} does not show anything")

    def filters(self) -> Sequence[str]:
        """Returns the kinds of files to choose from."""
        return ()

    # ---- the source -----------------------------------------------------------------------------
    def read_file(self, path: Path, sheet: str = "") -> None:
        """Reads a file; a big one in a thread of its own."""
        self._path = path
        self._context.settings.change(last_folder=str(path.parent))
        self._reader.start(path, sheet)

    def read_sheet(self, sheet: str) -> None:
        """Reads another sheet of the same file."""
        if self._path is not None:
            self._reader.start(self._path, sheet)

    def ask_for_file(self) -> None:
        """Asks which file to read."""
        dialog = QFileDialog(self, self.choosing, self.folder())
        dialog.setNameFilters([*self.filters(), tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.read_file(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def folder(self) -> str:
        """Returns where dialogs for files begin."""
        return self._context.settings.value.last_folder or str(paths.documents_dir())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Reads the first file dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.go_to(0)
            self.read_file(Path(files[0]))

    # ---- the way --------------------------------------------------------------------------------
    @property
    def at(self) -> int:
        """The page shown."""
        return self._pages.currentIndex()

    @property
    def page(self) -> WizardPage:
        """The page shown, as a step."""
        return self._walk[self.at]

    def go_to(self, at: int) -> None:
        """Shows a step, and puts the focus in its first field."""
        self._pages.setCurrentIndex(at)
        self._steps.show_step(at)
        self.present()
        self.page.first_focus().setFocus()

    def go_back(self) -> None:
        """Goes to the step before; nothing that was answered is lost."""
        self.go_to(max(self.at - 1, 0))

    def stop_waiting(self) -> None:
        """Stops the work that the wizard waits for; what comes of it is left aside."""
        self._reader.stop()

    def reject(self) -> None:
        """Leaves; nothing was written."""
        self.stop_waiting()
        self._context.told.emit(tr("The import was left. Nothing was written."))
        super().reject()

    # ---- parts ----------------------------------------------------------------------------------
    def _build(
        self,
        title: str,
        steps: Sequence[str],
        pages: Sequence[WizardPage],
        *,
        size: tuple[int, int],
        below: Sequence[QWidget] = (),
    ) -> None:
        """Puts the window together; `size` is in lines of text, `below` stands under the pages."""
        self.setWindowTitle(title)
        self.setAcceptDrops(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._steps = StepBar(steps)
        self._walk = tuple(pages)
        for page in pages:
            self._pages.addWidget(Scrolling(page))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        self._waiting.setLayout(row(bar, button(tr("Stop reading"), self.stop_waiting)))
        self._waiting.hide()
        leave = button(tr("Stop, nothing written"), self.reject)
        foot = row(leave, self._message, self._back, self.next)
        foot.setStretch(1, 1)
        body = column(self._pages, self._waiting, *below, foot, gap=0.5, margin=0.8)
        body.setStretchFactor(self._pages, 1)
        self.setLayout(column(self._steps, body, gap=0))
        wanted = QSize(theme.em(size[0]), theme.em(size[1]))
        self.resize(wanted.boundedTo(self.screen().availableSize() * _OF_SCREEN))
        self._reader.started.connect(lambda _task: self._waiting.show())
        self._reader.ended.connect(self._waiting.hide)
        self._reader.failed.connect(self._refuse)

    def _refuse(self, error: AppError) -> None:
        """Shows why a file could not be read."""
        raise AssertionError(f"{type(self).__name__} does not say {error}")
