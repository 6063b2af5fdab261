"""Taking workbooks back: a folder is read beside the window, looked at, and taken over at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from parindex_desktop import paths
from parindex_desktop.domain.people import Role
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services.maintenance import back_up_before_import
from parindex_desktop.services.steps import typed_day_gone
from parindex_desktop.services.workbooks_judging import judge
from parindex_desktop.services.workbooks_preview import changes_of, lines_of, told_import
from parindex_desktop.services.workbooks_reading import files_of, groups_of
from parindex_desktop.services.workbooks_rejects import frozen_rejects, has_rejects
from ui import icons, theme
from ui.messages import MessageArea
from ui.tasks import TaskBar
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import TextInput
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row
from ui.widgets.roomy import OneOf
from ui.widgets.styling import restyle
from ui.workbooks.detail import ReturnDetail
from ui.workbooks.filter import ReturnsFilter
from ui.workbooks.reading import FolderReader
from ui.workbooks.table import ReturnsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from parindex_desktop.domain.units import GroupId, UnitId
    from parindex_desktop.domain.workbooks.returned import Returned, ReturnedFile
    from parindex_desktop.services.workbooks_preview import ReturnLine
    from ui.context import Context

_DROP, _READING, _LINES = range(3)


class ReceivingPanel(QWidget):
    """Files are read once and held against the file anew whenever that changes.

    Attributes:
        choose: Asks for the folder.
        day: When the workbooks were received; as each file says when empty.
        filter: Which lines are shown.
        table: A line for each unit, and for files that are no unit's.
        detail: The line looked at.
        take: Takes the marked workbooks over.
        messages: What was done, and what other groups the folder holds.

    Signals:
        list_wanted: File name and content of the list of what has to be mended.
    """

    list_wanted = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._folder: Path | None = None
        self._files: tuple[ReturnedFile, ...] = ()
        self._returned: Returned | None = None
        self._lines: tuple[ReturnLine, ...] = ()
        self._received = ""
        self._reader = FolderReader(self)
        self.messages = MessageArea()
        self.choose = button(
            tr("Choose the f&older…"), self.ask_for_folder, icon="folder-open", kind="primary"
        )
        self._again = button(tr("Read a&gain"), self._read_again)
        self._name = ElidedLabel()
        self.day = TextInput()
        self.filter, self.table, self.detail = ReturnsFilter(), ReturnsTable(), ReturnDetail()
        self.take = button("", self.take_over, icon="check", kind="primary")
        self._list = button(tr("&List to be mended…"), self.want_list, icon="file-spreadsheet")
        self._told = label("", "muted", wraps=True)
        self._bar = TaskBar()
        self._arrange()
        self._connect()

    # ---- what is shown --------------------------------------------------------------------------
    def refresh(self) -> None:
        """Holds the files against the group looked at."""
        context = self._context
        round_, group, book = context.round, context.group, context.book
        is_read = self._folder is not None and not self.is_reading
        if round_ is None or group is None or book is None or not is_read:
            self._returned, self._lines = None, ()
            self._show_page()
            return
        groups = groups_of(context.session, self._files)
        others = {each.id for each in groups} - {group.id}
        own = files_of(self._files, group.id, others)
        self._returned = judge(context.session, round_, group, own, received=self._received)
        self._lines = lines_of(book, self._returned)
        self._tell_others(others)
        self.filter.offer(self._lines)
        self._show_page()
        self._show_lines()

    def first_focus(self) -> QWidget:
        """Returns the lines, or the way to them."""
        return self.table if self._lines else self.choose

    @property
    def is_reading(self) -> bool:
        """True while a folder is read."""
        return self._reader.is_busy

    @property
    def taken(self) -> frozenset[UnitId]:
        """The units whose workbooks would be taken over."""
        is_taken = self.table.returns.is_taken
        return frozenset(
            line.unit.unit_id for line in self._lines if line.unit is not None and is_taken(line)
        )

    # ---- what the person does -------------------------------------------------------------------
    def ask_for_folder(self) -> None:
        """Asks which folder to read."""
        begin = self._folder or self._context.settings.value.last_folder or paths.documents_dir()
        dialog = QFileDialog(self, tr("Folder of the returned workbooks"), str(begin))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read(self, folder: Path) -> None:
        """Reads a folder in a task; what was read before gives way."""
        if self.is_reading:
            return
        self._folder, self._files = folder, ()
        self._context.settings.change(last_folder=str(folder))
        self.messages.clear()
        self.table.returns.leave_out(())

        self._reader.start(folder)
        self.refresh()
        self._bar.stop_button.setFocus()

    def take_over(self) -> None:
        """Writes the marked workbooks as one step, after a backup, and tells what was done."""
        returned, taken, session = self._returned, self.taken, self._context.session
        if returned is None or not taken:
            return
        lines = self._lines
        try:
            back_up_before_import(session)
        except AppError as error:
            self._context.failed.emit(error)
            return
        if self._context.do(returned.edit(session.new_ids, taken)):
            self.messages.clear(tone="ok")
            self.messages.show_notice(*told_import(lines, taken), tone="ok")
            self.table.setFocus()

    def want_list(self) -> None:
        """Asks for a place for the list of what units have to mend."""
        book = self._context.book
        if book is not None:
            make: Callable[[], bytes] = frozen_rejects(book, self._lines)
            self.list_wanted.emit(f"phieu-can-sua-{book.group.code}-{book.round.year}.xlsx", make)

    def forget_told(self) -> None:
        """Takes back what was told of an import, since it was taken back."""
        self.messages.clear(tone="ok")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes a folder."""
        if _folder_in(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Reads the folder dropped."""
        folder = _folder_in(event)
        if folder is not None:
            event.acceptProposedAction()
            self.read(folder)

    # ---- parts ----------------------------------------------------------------------------------
    def _arrange(self) -> None:
        self.setAcceptDrops(True)
        self.day.setAccessibleName(tr("Day received"))
        self.day.setPlaceholderText(tr("as the file says"))
        self.day.setToolTip(tr("For all workbooks; the day each file was last changed when empty"))
        caption = label(tr("Recei&ved on"))
        caption.setBuddy(self.day)
        top = row(self.choose, self._again, self._name, caption, self.day)
        top.setStretch(2, 1)
        foot = row(self._told, self._list, self.take)
        foot.setStretch(0, 1)
        work = QWidget()
        lines = column(self.filter, self.table, foot, self.detail)
        lines.setStretch(1, 1)
        work.setLayout(lines)
        self._parts = (_drop_zone(), self._reading_page(), work)
        self._shown = OneOf(*self._parts)
        layout = column(self.messages, top, self._shown)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        theme.appearance().changed.connect(self._fit)
        self._fit()

    def _connect(self) -> None:
        self._reader.started.connect(self._bar.follow)
        self._reader.started.connect(self._context.task_started)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        self._reader.stopped.connect(self._on_stopped)
        self._reader.ended.connect(self._on_ended)
        self.day.editingFinished.connect(self._take_day)
        self.filter.changed.connect(self._show_lines)
        self.filter.search.left.connect(self.table.setFocus)
        self.table.current_changed.connect(self._show_detail)
        self.table.mark_wanted.connect(self._mark)
        self.table.unit_wanted.connect(self._show_unit)

    def _reading_page(self) -> EmptyState:
        title = tr("The workbooks are being read…")
        return EmptyState("file-spreadsheet", title, tr("Nothing is written yet."), self._bar)

    def _show_page(self) -> None:
        has_lines, is_reading = self._returned is not None, self.is_reading
        at = _READING if is_reading else _LINES if has_lines else _DROP
        self._shown.show_part(self._parts[at])
        self.choose.setEnabled(not is_reading)
        self._again.setVisible(has_lines)
        kind = "plain" if has_lines else "primary"
        restyle(self.choose, kind=kind)
        icons.dress(self.choose, "folder-open", "text" if has_lines else "accent_text")
        self._name.set_whole_text(str(self._folder) if self._folder else "")
        if not is_reading:
            self._offer()

    def _show_lines(self) -> None:
        self.table.show_lines(self.filter.passing(self._lines))
        self._offer()

    def _show_detail(self) -> None:
        line, book = self.table.current, self._context.book
        unit = line.unit if line is not None else None
        session = self._context.session
        changes = changes_of(session, book, unit) if unit and book is not None else ()
        self.detail.show_line(line, changes)

    def _offer(self) -> None:
        """Says on the button how many would be taken over, and beside it why not more."""
        count = len(self.taken)
        self.take.setText(tr("&Import {count} workbooks", count=count))
        may = self._context.may_change(Role.ENTRY)
        self.take.setEnabled(bool(count) and may)
        self._list.setEnabled(has_rejects(self._lines))
        self._told.setText(
            tr("Space marks the workbooks to import; rejected ones are never imported.")
            if any(line.changes_anything for line in self._lines)
            else tr("There is nothing to import: what is sound is in the file already.")
        )

    def _tell_others(self, others: set[GroupId]) -> None:
        """Tells of workbooks of other groups, which have to be looked at there."""
        self.messages.clear(tone="accent")
        for group in self._context.groups:
            if group.id in others:
                text = tr("The folder holds workbooks of {group} too.", group=group.name)
                look = partial(self._context.look_at, group_id=group.id)
                way = button(tr("Show {group}", group=group.heading), look)
                self.messages.show_notice(text, "", way)

    # ---- following ------------------------------------------------------------------------------
    def _on_read(self, files: tuple[ReturnedFile, ...]) -> None:
        self._files = files

    def _on_failed(self, error: AppError) -> None:
        self._folder = None
        self._context.failed.emit(error)

    def _on_stopped(self) -> None:
        self._folder = None
        self.messages.show_notice(tr("Reading was stopped. Nothing was written."), tone="warning")

    def _on_ended(self) -> None:
        self.refresh()
        self.first_focus().setFocus()

    def _read_again(self) -> None:
        if self._folder is not None:
            self.read(self._folder)

    def _take_day(self) -> None:
        """Judges anew by another day; a text that is none stays and is told."""
        try:
            day = typed_day_gone(self.day.text())
        except AppError as error:
            restyle(self.day, state="error")
            self._context.failed.emit(error)
            return
        restyle(self.day, state="")
        if day != self._received:
            self._received = day
            self.refresh()

    def _mark(self, units: Sequence[UnitId], taken: bool) -> None:
        left_out = self.table.returns.left_out
        changed = left_out.difference(units) if taken else left_out.union(units)
        self.table.returns.leave_out(changed)
        self._offer()

    def _show_unit(self, unit_id: UnitId) -> None:
        self._context.unit_wanted.emit(unit_id)
        self._context.screen_wanted.emit("scores")

    def _fit(self) -> None:
        self.day.setFixedWidth(theme.em(6.2))
        self.table.setMinimumHeight(theme.em(6))


def _drop_zone() -> EmptyState:
    return EmptyState(
        "file-spreadsheet",
        tr("Drop the folder of the returned workbooks here"),
        tr("Put all workbooks that units have sent into one folder. They are read, not changed."),
    )


def _folder_in(event: QDropEvent) -> Path | None:
    urls = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return next((path for path in urls if path.is_dir()), None)
