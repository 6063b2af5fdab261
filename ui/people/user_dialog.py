"""One user: name, position, role, and for a new one a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.people import Role
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.sentences.people import tell_may, tell_role
from parindex_desktop.services import users
from ui import theme
from ui.people.growing import GrowingDialog
from ui.people.new_password import NewPassword
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.people import User
    from parindex_desktop.services.session import Session


class UserDialog(GrowingDialog):
    """Adds a user, or changes one.

    Signals:
        decided: The `Edit` to be written.
    """

    decided = Signal(object)

    def __init__(self, session: Session, user: User | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Change the user") if user else tr("Add a user"))
        self._session, self._user = session, user
        first = not session.users
        self.name = TextInput(user.name if user else session.author.name if first else "")
        self.office = TextInput(user.office if user else "")
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(tell_role(role), role.value)
        shown = user.role if user else Role.SECRETARY if first else Role.ENTRY
        self.role.setCurrentIndex(self.role.findData(shown.value))
        self.role.setEnabled(not first)
        self._name_field = Field(tr("Full &name"), self.name, tr("As the log and papers say it"))
        self._role_field = Field(tr("&Role"), self.role)
        self._may = label("", "muted", wraps=True)
        self.new_password = None if user else NewPassword(optional=True)
        self._arrange(first)
        self.role.currentIndexChanged.connect(self._show_role)
        self._show_role()
        self.name.setFocus()
        self.name.selectAll()

    def accept(self) -> None:
        """Sends the edit out; what is refused is marked where it was typed."""
        try:
            edit = self._edit()
        except AppError as error:
            told = tell(error)
            self._name_field.set_fault("")
            self._role_field.set_fault("")
            at_role = error.code in ("USR.103", "USR.104")
            if error.code in ("USR.105", "USR.106"):
                return  # the fields of the password tell it themselves
            field = self._role_field if at_role else self._name_field
            field.set_fault(f"{told.code}  {told.text} {told.action}")
            field.editor.setFocus()
            return
        self.decided.emit(edit)
        super().accept()

    def _edit(self) -> Edit:
        typed = {"name": self.name.text(), "office": self.office.text()}
        role = Role(self.role.currentData())
        if self._user is not None:
            return users.change(self._session, self._user, **typed, role=role)
        assert self.new_password is not None
        password = self.new_password.taken()
        return users.add(self._session, **typed, role=role, password=password)

    def _arrange(self, first: bool) -> None:
        save = button(tr("Save") if self._user else tr("Add"), self.accept, kind="primary")
        save.setDefault(True)
        leave = button(tr("&Cancel"), self.reject, kind="quiet")
        layout = column(gap=0.6, margin=1)
        if first:
            hint = tr(
                "The first user is the secretary, who may do everything and adds the others. "
                "From then on you work under this name."
            )
            layout.addWidget(label(hint, "muted", wraps=True))
        office = Field(tr("&Position"), self.office, tr("Such as “Chuyên viên”; may stay empty"))
        for part in (self._name_field, office, self._role_field, self._may, self.new_password):
            if part is not None:
                layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(row(None, leave, save))
        self.setLayout(layout)
        self.setMinimumWidth(theme.em(26))

    def _show_role(self) -> None:
        self._may.setText(tell_may(Role(self.role.currentData())))
