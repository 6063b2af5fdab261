"""The running program: which file is open in the window, and what is remembered of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QFileDialog

from parindex_desktop import paths
from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.people import Role
from parindex_desktop.errors import AppError, Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import opening
from parindex_desktop.services.permissions import refuse_unless_reaches
from parindex_desktop.services.rounds import new_round
from parindex_desktop.services.trail_watch import TrailMemory
from parindex_desktop.settings import Place, SettingsStore
from ui import tasks, theme
from ui.commands import Commands
from ui.context import Context
from ui.leaving import may_leave
from ui.main_window import MainWindow
from ui.messages import Question, tell_in_dialog
from ui.people.reception import Reception
from ui.start_page import StartPage
from ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.rounds import OfficeProfile
    from parindex_desktop.errors import Problem
    from parindex_desktop.services.maintenance import BackupInfo
    from parindex_desktop.services.session import Session
    from ui.dialogs.help import HelpWindow
    from ui.projector.window import ProjectorWindow

FIRST_SCREEN = "scores"
_LOST = {"FILE.101", "FILE.103", "FILE.104"}
"""Missing, not a work file any more, damaged: a backup may help."""


class Program(QObject):
    """One window with at most one open work file.

    Attributes:
        settings: What the program remembers for this person.
        window: The window.
        context: The open file; None at the start page.
        projector: The second window; None while it is not shown.
    """

    def __init__(self, settings: SettingsStore) -> None:
        super().__init__()
        self.settings = settings
        self.context: Context | None = None
        self.projector: ProjectorWindow | None = None
        self._help: HelpWindow | None = None
        self.window = MainWindow()
        self.commands = Commands(self, self.window)
        self.reception = Reception(self.window, settings)
        self.window.file_dropped.connect(self.open)
        self.window.may_close = lambda: self._may_leave(self.window.close)
        self.window.closing.connect(self._on_closing)
        geometry = QByteArray.fromBase64(settings.value.window.encode())
        if not geometry.isEmpty():
            self.window.restoreGeometry(geometry)
        self.show_start()

    @property
    def author(self) -> Author:
        """Who works here, for the lock and the audit trail."""
        return Author(self.settings.value.user_name or opening.system_user())

    # ---- opening
    def show_start(self) -> None:
        """Shows the start page."""
        page = StartPage(self.settings)
        page.sample_wanted.connect(self.open_sample)
        page.new_wanted.connect(self.ask_for_new_file)
        page.open_wanted.connect(self.ask_for_file)
        page.file_wanted.connect(self.open)
        self.window.show_start(page)
        page.first_focus().setFocus()

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Opens a work file in the place of the one that is open."""
        self._open_with(lambda: opening.open_session(path, self.author, read_only=read_only), path)

    def open_sample(self) -> None:
        """Opens the practice file; it is built at first."""
        self._open_with(lambda: opening.sample_session(self.author), None)

    def create(self, path: Path, profile: OfficeProfile, year: int) -> None:
        """Makes a work file with the round of a year and opens it."""

        def begin() -> Session:
            session = opening.create_session(path, profile, self.author)
            session.do(new_round(session, year))
            return session

        self._open_with(begin, path)

    def ask_for_file(self) -> None:
        """Asks which work file to open."""
        dialog = QFileDialog(self.window, tr("Open a work file"), self.folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("PARINDEX work files") + f" (*{opening.SUFFIX})")
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_for_new_file(self) -> None:
        """Asks for the office, the year and the place of a new work file."""
        from ui.dialogs.new_file import NewFileDialog

        dialog = NewFileDialog(Path(self.folder), self.window)
        dialog.confirmed.connect(self.create)
        dialog.open()

    @property
    def folder(self) -> str:
        """Where the dialogs for files begin."""
        last = self.settings.value.last_folder
        return last if last and Path(last).is_dir() else str(paths.documents_dir())

    def close_file(self) -> None:
        """Closes the work file and shows the start page."""
        if self._may_leave(self.close_file):
            self._leave_file()
            self.show_start()

    def show_backups(self, path: Path) -> None:
        """Shows the backups of a work file, which may be open, damaged or gone."""
        from ui.dialogs.backups import BackupsDialog

        dialog = BackupsDialog(path, self.window)
        dialog.restore_wanted.connect(lambda info: self.restore(path, info))
        dialog.open()

    def restore(self, path: Path, info: BackupInfo) -> None:
        """Puts a backup in the place of a work file and opens that."""
        from parindex_desktop.services.maintenance import restore_file

        if not self._reaches(Role.SECRETARY):
            return
        author = self.context.session.author if self.context is not None else self.author
        self._leave_file()
        told = tr("Restored. To take it back, restore the newest backup named “before a restore”.")
        try:
            restore_file(path, info, author)
            TrailMemory(self.settings).forget(path)
        except AppError as error:
            tell_in_dialog(self.window, error)
            told = ""
        self.show_start()
        self.open(path)
        if told and self.context is not None:
            self.context.told.emit(told)

    def _reaches(self, needed: Role) -> bool:
        """Tells whether who works may do what a role may; a refusal is told to the person."""
        if self.context is not None:
            session = self.context.session
            try:
                refuse_unless_reaches(needed, session.user, session.users)
            except AppError as error:
                self.context.failed.emit(error)
                return False
        return True

    def _open_with(self, make: Callable[[], Session], path: Path | None) -> None:
        if self.context is not None and path == self.context.session.path:
            return
        if not self._may_leave(lambda: self._open_with(make, path)):
            return
        try:
            session = make()
        except AppError as error:
            self._tell_not_opened(error, path)
            return
        self.reception.receive(session, self._enter)

    def switch_user(self) -> None:
        """Asks who works from now on; the file stays open."""
        if self.context is not None:
            self._finish_typing()
            self.reception.hand_over(self.context, self._enter)

    def _enter(self, session: Session) -> None:
        self._leave_file()
        self._show(session)

    def _show(self, session: Session) -> None:
        self.context = Context(session, settings=self.settings)
        self.settings.remember_file(session.path)
        area = self.window.show_work(self.context)
        area.steps.set_folded(self.settings.value.steps_collapsed)
        self.context.changed.connect(lambda _change: self.commands.show_history())
        self.context.user_changed.connect(self.commands.show_user)
        self.commands.show_history()
        self.commands.show_user()
        for notice in session.work_file.notices:
            told = tell(notice)
            if notice.severity is Severity.NOTE:
                self.context.told.emit(told.text)
            else:
                area.messages.show_notice(told.text, told.action, tone="warning")
        area.show_screen(self._go_to_last_place(self.context))
        self.context.trail_watch.found.connect(self._tell_of_trail)
        self.context.trail_watch.begin()

    def _tell_of_trail(self, problem: Problem) -> None:
        """Warns of a log that was altered or cut off; the file stays open."""
        area = self.window.area
        assert area is not None
        told = tell(problem)
        way = button(tr("Show the lo&g"), lambda: area.show_screen("log"))
        text = f"{told.code}  {told.text}"
        notice = area.messages.show_notice(text, told.action, way, tone="warning")
        way.clicked.connect(notice.closed)  # the log tells it again, and where

    def _go_to_last_place(self, context: Context) -> str:
        place = self.settings.value.places.get(str(context.session.path), Place())
        rounds = [each for each in context.session.rounds if each.year == place.year]
        groups = [each for each in context.session.groups if each.code == place.group]
        if rounds:
            context.look_at(round_id=rounds[0].id)
        if groups:
            context.look_at(group_id=groups[0].id)
        first = FIRST_SCREEN if context.group is not None else "units"
        return place.screen or first

    def _tell_not_opened(self, error: AppError, path: Path | None) -> None:
        if path is not None and error.code == "FILE.111":
            self._offer_reading(error, path)
            return
        from parindex_desktop.services.maintenance import list_backups

        dialog = tell_in_dialog(self.window, error)
        if path is not None and error.code in _LOST and list_backups(path):
            dialog.offer(tr("&Backups…"), lambda: self.show_backups(path), kind="primary")

    def _offer_reading(self, error: AppError, path: Path) -> None:
        told = tell(error)
        question = Question(
            self.window, title=tr("The file is in use"), text=told.text, hint=told.action,
            icon="lock", tone="warning",
        )  # fmt: skip
        question.offer(tr("&Cancel"))
        question.offer(
            tr("Open &read only"), lambda: self.open(path, read_only=True), kind="primary"
        )
        question.open()

    # ---- leaving
    def _may_leave(self, leave: Callable[[], object]) -> bool:
        """Asks before what is not in the file is lost; `leave` is called once it may be."""
        self._finish_typing()
        return self.context is None or may_leave(self.window, self.context, leave)

    def _finish_typing(self) -> None:
        """Lets a field or cell that is being edited be written."""
        focused = self.window.focusWidget()
        if focused is not None:
            focused.clearFocus()
            if focused.isVisible():  # the editor of a cell is gone
                focused.setFocus()

    def _leave_file(self) -> None:
        if self.context is None:
            return
        self._finish_typing()
        self._remember_place()
        if self.projector is not None:
            self.projector.close()
        context, self.context = self.context, None
        tasks.stop_all()
        context.trail_watch.leave()
        context.close()

    def _remember_place(self) -> None:
        assert self.context is not None
        screen = self.window.area.current if self.window.area else None
        place = Place(
            screen.key if screen else "",
            self.context.round.year if self.context.round else 0,
            self.context.group.code if self.context.group else "",
        )
        self.settings.remember_place(self.context.session.path, place)

    def _on_closing(self) -> None:
        self.reception.give_up()
        geometry = self.window.saveGeometry().toBase64().data()
        self.settings.change(window=bytes(geometry).decode())
        self._leave_file()
        if self._help is not None:
            self._help.close()

    # ---- the second window, looks and help
    def switch_projector(self) -> None:
        """Shows the window for the projector, or closes it."""
        from ui.projector.window import ProjectorWindow

        if self.projector is not None:
            self.projector.close()
        elif self.context is not None:
            current = self.window.area.current if self.window.area else None
            self.projector = ProjectorWindow(self.context, current.key if current else "")
            self.projector.closed.connect(self._forget_projector)
            self.projector.show_outside()

    def _forget_projector(self) -> None:
        self.projector = None

    def wear(
        self, *, choice: theme.ThemeChoice | None = None, text_percent: int | None = None
    ) -> None:
        """Changes theme or text size, and remembers it."""
        worn = theme.appearance()
        worn.wear(
            worn.choice if choice is None else choice,
            worn.text_percent if text_percent is None else text_percent,
        )
        self.commands.show_switch()
        self.settings.change(theme=worn.choice.value, text_percent=worn.text_percent)

    def show_help(self, page: str) -> None:
        """Shows a page of the help in a window beside the work."""
        from ui.dialogs.help import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self.window)
        self._help.show_page(page)
