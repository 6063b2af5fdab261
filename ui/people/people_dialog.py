"""The users of the file: who works here, in which role, with a password or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from parindex_desktop.domain.people import Role
from parindex_desktop.domain.text import person_sort_key
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services import users
from ui import theme
from ui.messages import MessageArea
from ui.people.new_password import PasswordDialog
from ui.people.user_dialog import UserDialog
from ui.people.user_table import UserTable
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.people import User
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context


class PeopleDialog(QDialog):
    """Lists the users; a secretary adds and changes them, everybody else sets their own password.

    Every change is written at once and can be undone like any other.
    """

    def __init__(
        self, context: Context, show_help: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Users"))
        self._context = context
        self.messages = MessageArea()
        self.table = UserTable(_ordered(context.session.users), whole=True)
        self.hint = label("", "muted", wraps=True)
        self.add = button(tr("&Add…"), self._ask_for_new, icon="plus")
        self.change = button(tr("C&hange…"), self._ask_for_change, icon="pencil")
        self.password = button(tr("&Password…"), self._ask_for_password, icon="lock")
        self.no_password = button(tr("&No password"), self._take_password, icon="lock-open")
        self.leave = button("", self._switch_active)
        worth = tr("What passwords and roles can and cannot do")
        self.more = button(worth, lambda: show_help("people"), kind="quiet", icon="circle-help")
        close = button(tr("&Close"), self.accept, kind="primary")
        tools = column(self.add, self.change, self.password, self.no_password, self.leave, None)
        work = row(self.table, tools)
        work.setStretch(0, 1)
        self.setLayout(
            column(
                self.messages, label(tr("Users"), "title"), self.hint, work,
                row(self.more, None, close), gap=0.6, margin=1,
            )
        )  # fmt: skip
        self.table.selectionModel().currentRowChanged.connect(self._show_state)
        self.table.doubleClicked.connect(lambda _at: self.change.click())
        context.changed.connect(self._on_changed)
        context.user_changed.connect(self._show_state)
        context.failed.connect(self.messages.show_error)
        user = context.session.user
        self.table.choose(user.id if user else None)
        self._show_state()
        self.resize(theme.em(50), theme.em(25))
        (self.table if context.session.users else self.add).setFocus()

    # ---- what can be done -----------------------------------------------------------------------
    def _ask_for_new(self) -> None:
        self._open(UserDialog(self._context.session, None, self))

    def _ask_for_change(self) -> None:
        if self.table.chosen is not None:
            self._open(UserDialog(self._context.session, self.table.chosen, self))

    def _ask_for_password(self) -> None:
        if self.table.chosen is not None:
            self._open(PasswordDialog(self.table.chosen, self))

    def _take_password(self) -> None:
        if self.table.chosen is not None:
            self._context.do(users.remove_password(self.table.chosen))

    def _switch_active(self) -> None:
        user = self.table.chosen
        if user is None:
            return
        try:
            edit = (
                users.deactivate(self._context.session, user)
                if user.active
                else users.activate(user)
            )
        except AppError as error:
            self.messages.show_error(error)
            return
        self._write(edit)

    def _open(self, dialog: UserDialog | PasswordDialog) -> None:
        dialog.decided.connect(self._write)
        dialog.open()

    def _write(self, edit: Edit) -> None:
        before = {user.id for user in self._context.session.users}
        if self._context.do(edit):
            made = [user.id for user in self._context.session.users if user.id not in before]
            if made:
                self.table.choose(made[0])

    # ---- what is shown --------------------------------------------------------------------------
    def _on_changed(self, change_set: ChangeSet) -> None:
        self.messages.clear(tone="danger")
        if change_set.edit.entities:
            self.table.show_users(_ordered(self._context.session.users))
            self._show_state()

    def _show_state(self) -> None:
        session, user = self._context.session, self.table.chosen
        is_open = session.may(Role.SECRETARY)
        is_own = user is not None and user == session.user and session.may(Role.ENTRY)
        self.add.setEnabled(is_open)
        for tool in (self.change, self.leave):
            tool.setEnabled(is_open and user is not None)
        self.password.setEnabled(user is not None and (is_open or is_own))
        self.no_password.setEnabled(
            user is not None and bool(user.password) and (is_open or is_own)
        )
        self.leave.setText(
            tr("Works here a&gain") if user and not user.active else tr("Works here no &more")
        )
        self.hint.setText(_hint(bool(session.users), is_open))


def _ordered(people: tuple[User, ...]) -> list[User]:
    """Returns those who work here first, each part by given names."""
    return sorted(people, key=lambda user: (not user.active, person_sort_key(user.name)))


def _hint(has_users: bool, is_open: bool) -> str:
    if not has_users:
        return tr(
            "This file has no users: whoever opens it may do everything. Add the secretary first, "
            "then the others; from then on the program asks at opening who works."
        )
    if not is_open:
        return tr("Users are set up by a secretary; your own password you may set yourself.")
    return tr("The program asks at opening who works, and lets everybody do what the role allows.")
