"""The dialog that adds collectives to the award list whatever the rules propose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QWidget

from parindex_desktop.domain.text import clean, without_marks
from parindex_desktop.domain.units import UnitId
from parindex_desktop.i18n import tr
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


@dataclass(frozen=True, slots=True)
class Addable:
    """A unit that is not on the list.

    Attributes:
        why: What the rules say of it.
    """

    unit_id: UnitId
    name: str
    proposed: bool
    why: str


class AddCollectivesDialog(QDialog):
    """Type a part of the name, Enter adds; what is no unit of the index is added as typed.

    Signals:
        chosen: The ids of the units to add, and the reason.
        named: The name of a collective that is no unit.
    """

    chosen = Signal(object, str)
    named = Signal(str)

    def __init__(self, units: Sequence[Addable], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Add collectives"))
        self._units = tuple(units)
        self._shown = self._units
        self.search = SearchBox(tr("Find a unit, or type another collective…"))
        self.model = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(tr("Units"))
        self._verdict = label("", "muted", wraps=True)
        self.reason = TextInput()
        why = Field(
            tr("&Reason"), self.reason, tr("Needed for units that the rules do not propose")
        )
        leave = button(tr("&Cancel"), self.reject)
        self.add_button = button(tr("&Add to the list"), self.add, kind="primary")
        answers = row(None, leave, self.add_button)
        self.setLayout(column(self.search, self.list, self._verdict, why, answers, margin=1))
        self.resize(theme.em(28), theme.em(26))
        self.search.searched.connect(self._find)
        self.search.entered.connect(self._go_on)
        self.list.activated.connect(lambda _index: self._go_on())
        self.reason.returnPressed.connect(self.add)
        self.reason.textChanged.connect(lambda _text: self._show_whether_given())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_whether_given())
        self._find("")
        self.search.setFocus()

    def add(self) -> None:
        """Tells what is selected, or typed, and closes."""
        if not self.add_button.isEnabled():
            return
        chosen = self._chosen
        if chosen:
            self.chosen.emit([each.unit_id for each in chosen], clean(self.reason.text()))
        else:
            self.named.emit(clean(self.search.text()))
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the search into the list."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    @property
    def _chosen(self) -> list[Addable]:
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self._shown[each] for each in rows]

    def _go_on(self) -> None:
        """Adds what was found; leads to the reason first where one is missing."""
        if self.add_button.isEnabled():
            self.add()
        else:
            self.reason.setFocus()

    def _find(self, query: str) -> None:
        words = without_marks(query).split()
        self._shown = tuple(
            u for u in self._units if all(word in without_marks(u.name) for word in words)
        )
        self.model.setStringList([unit.name for unit in self._shown])
        if self._shown:
            self.list.setCurrentIndex(self.model.index(0))
        self._show_whether_given()

    def _show_whether_given(self) -> None:
        chosen = self._chosen
        against = [each for each in chosen if not each.proposed]
        typed = bool(clean(self.search.text())) and not self._shown
        has_reason = bool(clean(self.reason.text()))
        self.add_button.setEnabled((bool(chosen) and (has_reason or not against)) or typed)
        self.reason.setEnabled(bool(against))
        self._verdict.setText(chosen[0].why if len(chosen) == 1 else "")
        name = clean(self.search.text())
        self.add_button.setText(tr("&Add “{name}”", name=name) if typed else tr("&Add to the list"))
