"""A group of units: its name, the heading of its column, its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import groups
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.session import Session


class GroupDialog(QDialog):
    """Adds a group, or changes one.

    Signals:
        decided: The `Edit` to be written.
    """

    decided = Signal(object)

    def __init__(self, session: Session, group: UnitGroup | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._group = group
        self.setWindowTitle(tr("Change the group") if group else tr("Add a group"))
        self._name = TextInput(group.name if group else "")
        self._heading = TextInput(group.heading if group else "")
        self._code = TextInput(group.code if group else "")
        self._name_field = Field(
            tr("&Name of the group"), self._name, tr("As titles say it, e.g. “các phường”.")
        )
        heading = Field(
            tr("Column &heading"), self._heading, tr("Above the names in tables, e.g. “Phường”.")
        )
        code = Field(
            tr("&Code"), self._code, tr("For file names and the command line; made when empty.")
        )
        accept = button(tr("Save") if group else tr("Add"), self.accept, kind="primary")
        accept.setDefault(True)
        refuse = button(tr("Leave unchanged") if group else tr("Add nothing"), self.reject)
        self.setLayout(
            column(self._name_field, heading, code, row(None, refuse, accept), gap=0.75, margin=1)
        )
        self.setMinimumWidth(theme.em(26))
        self._name.setFocus()

    def accept(self) -> None:
        """Sends the edit out; what is refused is marked at the name."""
        try:
            edit = self._edit()
        except AppError as error:
            told = tell(error)
            self._name_field.set_fault(f"{told.text} {told.action}")
            self._name.setFocus()
            return
        self.decided.emit(edit)
        super().accept()

    def _edit(self) -> Edit:
        typed = {
            "name": self._name.text(),
            "heading": self._heading.text(),
            "code": self._code.text(),
        }
        if self._group is None:
            return groups.add(self._session, **typed)
        return groups.change(self._session, self._group, **typed)
