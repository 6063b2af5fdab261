"""The dialog that adds units to the award list whatever the rule proposes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QWidget

from parindex_desktop.domain.text import without_marks
from parindex_desktop.i18n import tr
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.layouts import column, row
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.units import Unit


class AddUnitsDialog(QDialog):
    """Type a part of the name, Enter adds; several can be selected.

    Signals:
        chosen: The ids of the units to add.
    """

    chosen = Signal(object)

    def __init__(self, units: Sequence[Unit], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Add collectives"))
        self._units = tuple(units)
        self._shown = self._units
        self.search = SearchBox(tr("Find a unit…"))
        self.model = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(tr("Units"))
        leave = button(tr("&Cancel"), self.reject)
        self.add_button = button(tr("&Add to the list"), self.add, kind="primary")
        self.setLayout(column(self.search, self.list, row(None, leave, self.add_button), margin=1))
        self.resize(theme.em(26), theme.em(24))
        self.search.searched.connect(self._find)
        self.search.returnPressed.connect(self.add)
        self.list.activated.connect(lambda _index: self.add())
        self._find("")
        self.search.setFocus()

    def add(self) -> None:
        """Tells the selected units and closes."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        if rows:
            self.chosen.emit([self._shown[each].id for each in rows])
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the search into the list."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    def _find(self, query: str) -> None:
        words = without_marks(query).split()
        self._shown = tuple(
            u for u in self._units if all(word in without_marks(u.name) for word in words)
        )
        self.model.setStringList([unit.name for unit in self._shown])
        if self._shown:
            self.list.setCurrentIndex(self.model.index(0))
        self.add_button.setEnabled(bool(self._shown))
