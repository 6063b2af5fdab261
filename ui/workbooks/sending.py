"""Sending workbooks out: one for each unit of the group, written beside the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from parindex_desktop import paths
from parindex_desktop.domain.process import Step
from parindex_desktop.errors import AppError, InputError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.workbooks_writing import (
    free_folder,
    prepare_workbooks,
    proposed_folder,
    write_order,
)
from ui.messages import MessageArea
from ui.papers.saving import open_folder
from ui.progress.plan_bar import PlanField
from ui.tasks import Pulse, Task, TaskBar, progress_of
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.field import Field, TextInput
from ui.widgets.halves import Halves
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from ui.context import Context

_ADVICE = (
    mark("The structure is locked; units type into the tinted cells only."),
    mark("Facts are typed, such as “38” of “40”; the rules of the criteria make points of them."),
    mark("Each document is named: number, date, issuer, page."),
    mark("The workbook is sent back as it is: same file, same sheet, as .xlsx."),
)


class SendingPanel(QWidget):
    """How many, until when, where to; nothing that is there is ever overwritten.

    Attributes:
        deadline: The days of the self-assessment; the last one is printed on the workbooks.
        folder: Where the workbooks go; a free folder is proposed.
        write: Writes them.
        messages: What was written, or why it was not.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._task: Task | None = None
        self._is_kept = False  # a folder that the person chose is not proposed over
        self.messages = MessageArea()
        self._facts = label("", wraps=True)
        self.deadline = PlanField(context, Step.SELF)
        self._line = TextInput()
        self.folder = Field(
            tr("Fol&der"), self._line, tr("A folder that does not exist yet is made.")
        )
        self._browse = button(tr("Choose the f&older…"), self.ask_for_folder, icon="folder-open")
        self.write = button("", self.start, icon="save", kind="primary")
        self._bar = TaskBar()
        self._line.textEdited.connect(self._keep)
        self.setLayout(column(self.messages, Halves(self._card(), _advice()), None, gap=0.6))

    def refresh(self) -> None:
        """Shows what would be written for the group looked at."""
        book = self._context.book
        self.write.setEnabled(book is not None and self._task is None)
        if book is None:
            return
        self._facts.setText(
            tr(
                "{count} units of {group}, one workbook each.",
                count=len(book.units),
                group=book.group.name,
            )
        )
        self.write.setText(tr("&Write {count} workbooks", count=len(book.units)))
        self.deadline.refresh()
        if not self._is_kept:
            settings = self._context.settings.value
            parent = Path(settings.export_folder or paths.documents_dir())
            self._line.setText(str(proposed_folder(book, parent)))
            self._line.setCursorPosition(0)

    def first_focus(self) -> QWidget:
        """Returns the way to the workbooks."""
        return self.write if self.write.isEnabled() else self._line

    def ask_for_folder(self) -> None:
        """Asks for the folder."""
        dialog = QFileDialog(self, tr("Folder for the workbooks"), str(_nearest(self._path)))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.choose_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_folder(self, folder: str) -> None:
        """Takes a folder."""
        self._is_kept = True
        self._line.setText(folder)
        self.folder.set_fault("")

    def start(self) -> None:
        """Writes the workbooks in a task, from what the file holds now."""
        round_, group = self._context.round, self._context.group
        if round_ is None or group is None or self._task is not None:
            return
        self.messages.clear()
        if not self._line.text().strip():
            self._mark_fault(InputError("SET.112"))
            return
        folder = self._path
        try:
            order = prepare_workbooks(self._context.session, round_, group)
        except AppError as error:
            self._context.failed.emit(error)
            return

        def work(pulse: Pulse) -> tuple[Path, ...]:
            return write_order(order, folder, progress=progress_of(pulse))

        self._run(Task(tr("Writing {count} workbooks", count=len(order.units)), work))

    # ---- inside ---------------------------------------------------------------------------------
    @property
    def _path(self) -> Path:
        return Path(self._line.text().strip()).expanduser()

    def _card(self) -> Card:
        where = row(self.folder, self._browse)
        where.setStretch(0, 1)
        days = tr("The last day is printed on the workbooks; what comes after it is late.")
        hint = label(days, "small", wraps=True)
        foot = row(self._bar, None, self.write)
        return Card(
            tr("Send workbooks"), "", self._facts, row(self.deadline, None), hint, where, foot
        )

    def _run(self, task: Task) -> None:
        self._task = task
        task.done.connect(self._on_written)
        task.failed.connect(self._on_failed)
        task.stopped.connect(self._on_stopped)
        task.ended.connect(self._on_ended)
        self._bar.follow(task)
        self._context.task_started.emit(task)
        self.write.setEnabled(False)
        task.start()

    def _on_written(self, written: tuple[Path, ...]) -> None:
        folder = written[0].parent
        show = button(tr("Open &folder"), partial(open_folder, folder), icon="folder-open")
        text = tr("{count} workbooks were written.", count=len(written))
        self.messages.show_notice(text, str(folder), show, tone="ok")
        show.setFocus()

    def _on_failed(self, error: AppError) -> None:
        """Files that are there are never overwritten, but there is room beside them."""
        if error.code != "WBK.127":
            self._context.failed.emit(error)
            return
        told, free = tell(error), free_folder(self._path)
        way = button(
            tr("Write to “{name}”", name=free.name), partial(self._write_to, free), kind="primary"
        )
        self.messages.show_notice(f"{told.code}  {told.text}", told.action, way, tone="warning")
        way.setFocus()

    def _on_stopped(self) -> None:
        self.messages.show_notice(tr("Stopped. No workbook was written."))

    def _on_ended(self) -> None:
        self._task = None
        self.write.setEnabled(self._context.book is not None)

    def _write_to(self, folder: Path) -> None:
        self.choose_folder(str(folder))
        self.start()

    def _keep(self) -> None:
        self._is_kept = bool(self._line.text().strip())
        self.folder.set_fault("")

    def _mark_fault(self, error: InputError) -> None:
        told = tell(error)
        self.folder.set_fault(f"{told.text} {told.action}".strip())
        self._line.setFocus()


def _advice() -> Card:
    lines = (label(f"• {tr(text)}", wraps=True) for text in _ADVICE)
    return Card(tr("What units do"), "", *lines, column(None))


def _nearest(folder: Path) -> Path:
    """Returns a folder, or the nearest above it that is there."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), Path.home())
