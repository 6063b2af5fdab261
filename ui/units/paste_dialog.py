"""Many units at once: a pasted list, and what each of its lines would add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QHeaderView, QPlainTextEdit, QTableView, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services import units
from parindex_desktop.services.groups import short_title
from parindex_desktop.services.units import NameState, PastedName
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from parindex_desktop.domain.units import RoundId, UnitGroup
    from parindex_desktop.services.session import Session

_Index = QModelIndex | QPersistentModelIndex


class PastedModel(QAbstractTableModel):
    """Shows each pasted name and what becomes of it."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[PastedName, ...] = ()

    def set_rows(self, names: tuple[PastedName, ...]) -> None:
        """Shows other names."""
        self.beginResetModel()
        self._names = names
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of names."""
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Returns two: the name and what becomes of it."""
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Unit name"), tr("What happens"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Returns a name, or what happens with it."""
        if not index.isValid():
            return None
        line = self._names[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.name if index.column() == 0 else _says(line)
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.tokens().colour(_ROLES[line.state])
        return None


_ROLES = {
    NameState.NEW: "text",
    NameState.KNOWN: "text",
    NameState.DUPLICATE: "warning",
    NameState.REPEATED: "warning",
}


def _says(line: PastedName) -> str:
    match line.state:
        case NameState.NEW:
            return tr("New unit")
        case NameState.KNOWN:
            return tr("Takes part again: {name}", name=line.same_as)
        case NameState.DUPLICATE:
            return tr("Passed over: {name} is already in this round", name=line.same_as)
        case NameState.REPEATED:
            return tr("Passed over: stands twice in the list")


class PasteUnitsDialog(QDialog):
    """A list at the left, its preview at the right, one button that says how many are added.

    Signals:
        decided: The `Edit` that adds them.
    """

    decided = Signal(object)

    def __init__(
        self, session: Session, round_id: RoundId, group: UnitGroup, *, text: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._round_id, self._group = session, round_id, group
        self._names: tuple[PastedName, ...] = ()
        self._model = PastedModel()
        self._model.setParent(self)
        self.setWindowTitle(tr("Add units to {group}", group=short_title(group)))
        self._text = QPlainTextEdit(text)
        self._text.setTabChangesFocus(True)
        self._accept = button("", self.accept, kind="primary")
        self._accept.setDefault(True)
        self._counts = label("", "muted")
        typed = Field(tr("&List, one unit per line"), self._text)
        preview = column(label(tr("Preview"), "label"), self._preview_table(), gap=0.15)
        lists = row(typed, preview, gap=1)
        lists.setStretch(0, 2)
        lists.setStretch(1, 3)
        self.setLayout(
            column(
                lists,
                row(self._counts, None, button(tr("Add nothing"), self.reject), self._accept),
                gap=0.75,
                margin=1,
            )
        )
        self.resize(theme.em(52), theme.em(28))
        self._text.textChanged.connect(self._look)
        self._look()
        (self._accept if text else self._text).setFocus()

    def accept(self) -> None:
        """Sends out the edit that adds what is new."""
        names = [line.name for line in self._names]
        self.decided.emit(units.add_many(self._session, self._round_id, self._group.id, names))
        super().accept()

    def _preview_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        calm_table(table)
        table.setAccessibleName(tr("Preview"))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        return table

    def _look(self) -> None:
        text = self._text.toPlainText()
        self._names = units.preview(self._session, self._round_id, text)
        self._model.set_rows(self._names)
        added = sum(line.is_added for line in self._names)
        passed = len(self._names) - added
        self._counts.setText(tr("{count} lines passed over", count=passed) if passed else "")
        self._accept.setText(tr("Add {count} units", count=added))
        self._accept.setEnabled(added > 0)
