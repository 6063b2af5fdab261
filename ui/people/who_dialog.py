"""Asks who works, when a file with users is opened or somebody else takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.sentences.people import tell_may
from parindex_desktop.services import users
from ui import theme
from ui.people.growing import GrowingDialog
from ui.people.password_input import PasswordInput
from ui.people.user_table import UserTable
from ui.widgets.buttons import button
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.people import User


class WhoDialog(GrowingDialog):
    """The users of a file, a password where one is set, and a way in without: only looking on.

    Signals:
        chosen: The `User` who works, whose password was right, and the password typed.
        watched: Somebody only looks on.
    """

    chosen = Signal(object, str)
    watched = Signal()

    def __init__(
        self, path: Path, people: Sequence[User], last: int | None, parent: QWidget | None
    ) -> None:
        """Makes the dialog.

        Args:
            path: The work file.
            people: Its users.
            last: Id of who worked here last from this account.
            parent: The window.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Who works?"))
        self.table = UserTable(users.choosable(people), whole=False)
        self.password = PasswordInput()
        self._field = Field(tr("&Password"), self.password)
        self._may = label("", "muted", wraps=True)
        self.start = button(tr("&Start working"), self._start, kind="primary")
        self.start.setDefault(True)
        self.watch = button(tr("Only &look on"), self._watch, icon="eye")
        self.watch.setToolTip(tr("Reads everything without a password and changes nothing"))
        leave = button(tr("&Cancel"), self.reject, kind="quiet")
        buttons = row(self.watch, None, leave, self.start)
        self.setLayout(
            column(
                label(tr("Who works?"), "title"),
                label(tr("{file} names its users. The log and the rights follow the name "
                         "that you choose.", file=path.name), "muted", wraps=True),
                self.table, self._may, self._field, buttons,
                gap=0.6, margin=1,
            )
        )  # fmt: skip
        self.table.selectionModel().currentRowChanged.connect(self._show_choice)
        self.table.doubleClicked.connect(lambda _at: self._start())
        self.table.choose(last)
        self._show_choice()
        self.resize(theme.em(36), theme.em(24))
        self.setMinimumWidth(theme.em(28))
        self.table.setFocus()

    @property
    def fault(self) -> str:
        """What is told about the password typed; empty when nothing is."""
        return self._field.fault

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, from the list as from the password."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
            return
        super().keyPressEvent(event)

    def _show_choice(self) -> None:
        user = self.table.chosen
        asks = user is not None and bool(user.password)
        self.password.clear()
        self._field.set_fault("")
        self.password.setEnabled(asks)
        self.password.setPlaceholderText("" if asks else tr("no password is set"))
        self._may.setText(tell_may(user.role) if user else "")
        self.start.setEnabled(user is not None)

    def _start(self) -> None:
        user = self.table.chosen
        if user is None:
            return
        typed = self.password.text()
        if user.password and not typed:
            self.password.setFocus()
            return
        try:
            users.check_password(user, typed)
        except AppError as error:
            told = tell(error)
            self._field.set_fault(f"{told.code}  {told.text} {told.action}")
            self.password.start_again()
            return
        self.accept()
        self.chosen.emit(user, typed)

    def _watch(self) -> None:
        self.accept()
        self.watched.emit()
