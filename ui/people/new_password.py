"""A new password, typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import users
from ui import theme
from ui.people.growing import GrowingDialog
from ui.people.password_input import PasswordInput
from ui.widgets.buttons import button
from ui.widgets.field import Field, side_by_side
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from parindex_desktop.domain.people import User


class NewPassword(QWidget):
    """Two fields for one password.

    Attributes:
        first, again: The inputs.
    """

    def __init__(self, *, optional: bool) -> None:
        super().__init__()
        self._optional = optional
        self.first, self.again = PasswordInput(), PasswordInput()
        hint = tr("At least {least} characters", least=users.LEAST_PASSWORD)
        if optional:
            hint += tr("; empty for none")
        self._first_field = Field(tr("New pass&word"), self.first, hint)
        self._again_field = Field(tr("The same a&gain"), self.again)
        fields = side_by_side(self._first_field, self._again_field)
        for nth in range(fields.count()):
            fields.setStretch(nth, 1)
        self.setLayout(fields)
        self.setFocusProxy(self.first)

    def taken(self) -> str:
        """Returns the password, empty for none; what is wrong is marked at its field.

        Raises:
            InputError: `USR.105` differing, `USR.106` too short.
        """
        password, again = self.first.text(), self.again.text()
        self._first_field.set_fault("")
        self._again_field.set_fault("")
        if self._optional and not password and not again:
            return ""
        try:
            users.check_typed_twice(password, again)
        except AppError as error:
            told = tell(error)
            differs = error.code == "USR.105"
            field, editor = (
                (self._again_field, self.again) if differs else (self._first_field, self.first)
            )
            field.set_fault(f"{told.code}  {told.text} {told.action}".rstrip())
            editor.start_again()
            raise
        return password


class PasswordDialog(GrowingDialog):
    """Sets the password of a user.

    Signals:
        decided: The `Edit` to be written.
    """

    decided = Signal(object)

    def __init__(self, user: User, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Password"))
        self._user = user
        self.new_password = NewPassword(optional=False)
        save = button(tr("&Set the password"), self.accept, kind="primary")
        save.setDefault(True)
        leave = button(tr("&Cancel"), self.reject, kind="quiet")
        hint = tr(
            "A password keeps colleagues honest; it does not encrypt the file. Nobody can read it "
            "again: who forgets it gets a new one from a secretary."
        )
        self.setLayout(
            column(
                label(tr("Password of {name}", name=user.name), "title", wraps=True),
                label(hint, "muted", wraps=True),
                self.new_password,
                None,
                row(None, leave, save),
                gap=0.6,
                margin=1,
            )
        )
        self.setMinimumWidth(theme.em(28))
        self.new_password.setFocus()

    def accept(self) -> None:
        """Sends the edit out unless the password is refused, which its fields tell."""
        try:
            edit = users.set_password(self._user, self.new_password.taken())
        except AppError:
            return
        self.decided.emit(edit)
        super().accept()
