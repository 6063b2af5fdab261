"""The first rows of a table as they stand in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from parindex_desktop.domain.importing.table import column_letters
from parindex_desktop.i18n import tr
from ui import theme

if TYPE_CHECKING:
    from parindex_desktop.domain.importing.table import SourceTable

_Index = QModelIndex | QPersistentModelIndex
_SHOWN_ROWS = 60


class RawModel(QAbstractTableModel):
    """Rows with their numbers; those of the header are marked."""

    def __init__(self) -> None:
        super().__init__()
        self._table: SourceTable | None = None
        self._header: frozenset[int] = frozenset()

    def set_table(self, table: SourceTable | None, header_rows: tuple[int, ...]) -> None:
        """Shows another table."""
        self.beginResetModel()
        self._table, self._header = table, frozenset(header_rows)
        self.endResetModel()

    def number_at(self, row: int) -> int | None:
        """Returns the number that the source gives a row."""
        if self._table is None or not 0 <= row < self.rowCount():
            return None
        return self._table.rows[row].number

    def header_row(self) -> int:
        """Returns the first row of the header, -1 when none was found."""
        rows = range(self.rowCount())
        return next((row for row in rows if self.number_at(row) in self._header), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of rows shown."""
        if parent.isValid() or self._table is None:
            return 0
        return min(len(self._table.rows), _SHOWN_ROWS)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Returns the number of columns of the widest row."""
        if parent.isValid() or self._table is None:
            return 0
        return max((len(row.cells) for row in self._table.rows), default=0)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns the letter of a column, the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return column_letters(section)
        return str(self.number_at(section))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Returns the text of a cell; header rows are bold on a tint."""
        if not index.isValid() or self._table is None:
            return None
        row = self._table.rows[index.row()]
        is_header = row.number in self._header
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.cell(index.column()).text
            case Qt.ItemDataRole.FontRole if is_header:
                font = QFont(QApplication.font())
                font.setBold(True)
                return font
            case Qt.ItemDataRole.BackgroundRole if is_header:
                return theme.tokens().colour("accent_soft")
            case Qt.ItemDataRole.ForegroundRole if self._is_above(row.number):
                return theme.tokens().colour("muted")
            case Qt.ItemDataRole.ToolTipRole:
                return tr("Headings stand in this row") if is_header else None
        return None

    def _is_above(self, number: int) -> bool:
        return bool(self._header) and number < min(self._header)
