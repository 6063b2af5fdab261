"""Who works: asked before a file with users is shown, and when somebody else takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from parindex_desktop.domain.people import Role
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences.people import tell_role
from parindex_desktop.services import opening, users
from ui.messages import tell_in_dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.people import User
    from parindex_desktop.services.session import Session
    from parindex_desktop.settings import SettingsStore
    from ui.context import Context
    from ui.people.who_dialog import WhoDialog

    Begin = Callable[[Session], object]


class Reception(QObject):
    """Lets people in.

    Whoever only looks on gets the file for reading and leaves its lock to those who write.
    """

    def __init__(self, window: QWidget, settings: SettingsStore) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._dialog: WhoDialog | None = None

    def receive(self, session: Session, begin: Begin) -> None:
        """Calls `begin` with a session once it is known who works; closes it when nobody does."""
        if session.work_file.read_only or not session.users:
            begin(session)
            return
        dialog = self._ask(session)
        dialog.chosen.connect(lambda user, typed: self._let_in(session, user, typed, begin))
        dialog.watched.connect(lambda: self._let_look(session, None, begin))
        dialog.rejected.connect(session.close)

    def hand_over(self, context: Context, begin: Begin) -> None:
        """Asks who works from now on; `begin` is called only when the file must be opened anew."""
        dialog = self._ask(context.session)
        dialog.chosen.connect(lambda user, typed: self._take_over(context, user, typed, begin))
        dialog.watched.connect(lambda: self._change(context, None))

    def give_up(self) -> None:
        """Closes a question nobody answered."""
        if self._dialog is not None:
            self._dialog.reject()

    def _ask(self, session: Session) -> WhoDialog:
        from ui.people.who_dialog import WhoDialog

        self.give_up()
        last = self._settings.value.users.get(str(session.path))
        dialog = WhoDialog(session.path, session.users, last, self._window)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()
        return dialog

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _let_in(self, session: Session, user: User, typed: str, begin: Begin) -> None:
        self._settings.remember_user(session.path, user.id)
        if user.role is Role.VIEWER:
            self._let_look(session, user, begin)
            return
        _start_work(session, user, typed)
        begin(session)

    def _let_look(self, session: Session, user: User | None, begin: Begin) -> None:
        path, author = session.path, session.author
        session.close()
        try:
            reading = opening.open_session(path, author, read_only=True)
        except AppError as error:
            tell_in_dialog(self._window, error)
            return
        reading.work_as(user)
        begin(reading)

    def _take_over(self, context: Context, user: User, typed: str, begin: Begin) -> None:
        session = context.session
        self._settings.remember_user(session.path, user.id)
        if not session.work_file.read_only or user.role is Role.VIEWER:
            self._change(context, user, typed)
            return
        try:
            writing = opening.open_session(session.path, session.author)
        except AppError as error:
            tell_in_dialog(self._window, error)
            return
        _start_work(writing, user, typed)
        begin(writing)

    def _change(self, context: Context, user: User | None, typed: str = "") -> None:
        _start_work(context.session, user, typed)
        context.user_changed.emit()
        context.told.emit(tr("Now works: {who}", who=who_works(context.session)))


def who_works(session: Session) -> str:
    """Returns name and role of who works, as the window shows them."""
    user = session.user
    if user is not None:
        return f"{user.name} · {tell_role(user.role)}"
    return tr("Looking on") if session.users else session.author.name


def _start_work(session: Session, user: User | None, typed: str) -> None:
    session.work_as(user)
    if user is not None and typed and session.may(Role.ENTRY):
        stronger = users.hashed_anew(user, typed)
        if stronger is not None:
            session.do(stronger)
