"""Asks for the year of a new round and which one it takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog

from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from parindex_desktop.services.rounds import new_round
from ui import theme
from ui.rounds.applying import apply
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.edits import Edit
    from ui.context import Context


class NewRoundDialog(QDialog):
    """Proposes the year after the newest round, and that round to copy from."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("New round"))
        self._context = context
        rounds = context.session.rounds
        self.line = TextInput(str(rounds[-1].year + 1) if rounds else "")
        self.year = Field(tr("&Year assessed"), self.line)
        self.source = QComboBox()
        for each in reversed(rounds):
            self.source.addItem(each.name, each.id)
        self.source.addItem(tr("Nothing, begin empty"), None)
        begin = button(tr("&Begin the round"), self._begin, kind="primary")
        begin.setDefault(True)
        hint = tr("Groups, units, criteria, classes and rules are copied; scores are not.")
        self.setLayout(
            column(
                label(tr("New round"), "title"),
                self.year,
                Field(tr("&Take over from"), self.source, hint),
                row(None, button(tr("&Cancel"), self.reject), begin),
                gap=0.75,
                margin=1,
            )
        )
        self.setMinimumWidth(theme.em(24))
        self.line.setFocus()
        self.line.selectAll()

    def _begin(self) -> None:
        context = self._context
        if apply(context, self._edit, self.year):
            context.look_at(round_id=context.session.round_of(int(self.line.text())).id)
            self.accept()

    def _edit(self) -> Edit:
        text = self.line.text().strip()
        if not text.isdecimal():
            raise InputError("SET.120", year=text)
        session = self._context.session
        source = next((r for r in session.rounds if r.id == self.source.currentData()), None)
        return new_round(session, int(text), source)
