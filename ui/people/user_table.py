"""A table of users: who they are and what they may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableView

from parindex_desktop.i18n import tr
from parindex_desktop.sentences.people import tell_role
from ui import theme
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from parindex_desktop.domain.people import User

_OFFICE, _ROLE, _PASSWORD, _ACTIVE = 1, 2, 3, 4


def user_model(users: Sequence[User], parent: QObject, *, whole: bool) -> RowsModel[User]:
    """Returns a model of users.

    Args:
        users: In the order shown.
        parent: Whom the model belongs to.
        whole: With what only those see who set users up: passwords, and who has left.
    """

    def grey(user: User) -> str | None:
        return None if user.active else "muted"

    columns: list[Column[User]] = [
        Column(tr("Full name"), lambda user: user.name, grey),
        Column(tr("Position"), lambda user: user.office, grey),
        Column(tr("Role"), lambda user: tell_role(user.role), grey),
    ]
    if whole:
        columns += [
            Column(tr("Password"), lambda user: tr("yes") if user.password else "–", grey),
            Column(
                tr("Works here"), lambda user: tr("yes") if user.active else tr("no more"), grey
            ),
        ]
    model = RowsModel(columns, parent)
    model.set_rows(users)
    return model


class UserTable(QTableView):
    """Shows users, one line selected."""

    def __init__(self, users: Sequence[User], *, whole: bool) -> None:
        super().__init__()
        self.users = user_model(users, self, whole=whole)
        self.setModel(self.users)
        calm_table(self)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("Users"))
        widths: dict[int, float] = {_OFFICE: 10, _ROLE: 7}
        if whole:
            widths |= {_PASSWORD: 5.5, _ACTIVE: 6}
        ColumnWidths(self, widths, filling=0, least=11)
        self.setMinimumHeight(theme.em(9))

    @property
    def chosen(self) -> User | None:
        """The user of the selected line."""
        row = self.currentIndex().row()
        return self.users.rows[row] if row >= 0 else None

    def choose(self, user_id: int | None) -> None:
        """Selects a user, the first line when they are not shown."""
        rows = [at for at, user in enumerate(self.users.rows) if user.id == user_id]
        if self.users.rows:
            self.selectRow(rows[0] if rows else 0)

    def show_users(self, users: Sequence[User]) -> None:
        """Shows others, the same one selected."""
        chosen = self.chosen
        self.users.set_rows(users)
        self.choose(chosen.id if chosen else None)
