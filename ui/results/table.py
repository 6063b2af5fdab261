"""The table of a ranking: columns as wide as they need, Enter opens a unit, Ctrl+C copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services.score_paste import write_block
from ui import theme
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from parindex_desktop.domain.units import UnitId
    from ui.results.model import RankingModel

_WIDEST = 22


class RankingView(QTableView):
    """Shows a `RankingModel`; the column of names takes the room left over.

    Signals:
        opened: The unit whose line the person opened with Enter or a double click.
        copied: Number of lines put on the clipboard.
    """

    opened = Signal(object)
    copied = Signal(int)

    def __init__(
        self,
        model: RankingModel,
        *,
        beside: RankingView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Makes the view; its columns keep the widths of `beside`, else find their own."""
        super().__init__(parent)
        self._ranking = model
        self._beside = beside
        self._least = 0
        self.setModel(model)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionsClickable(True)
        self.setAccessibleName(tr("Ranking"))
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self.fit_columns)
        model.dataChanged.connect(self._make_room_for_remarks)
        theme.appearance().changed.connect(self.fit_columns)
        if beside is not None:
            beside.horizontalHeader().sectionResized.connect(
                lambda column, _before, now: self.setColumnWidth(column, now)
            )

    @property
    def current_unit(self) -> UnitId | None:
        """The unit of the current line."""
        row = self.currentIndex().row()
        return self._ranking.rows[row].unit_id if row >= 0 else None

    def show_unit(self, unit_id: UnitId | None) -> None:
        """Makes a unit's line the current one, the first when it is not shown."""
        if self._ranking.rows:
            place = self._ranking.index(max(self._ranking.row_of(unit_id), 0), 0)
            self.setCurrentIndex(place)
            self.scrollTo(place)

    def copy(self) -> None:
        """Puts the selected lines, or all when one or none is selected, on the clipboard."""
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        places = selected if len(selected) > 1 else range(len(self._ranking.rows))
        columns = range(self._ranking.columnCount())
        headings = [self._heading(column) for column in columns]
        lines = [
            [str(self._ranking.index(place, c).data() or "") for c in columns] for place in places
        ]
        QGuiApplication.clipboard().setText(write_block([headings, *lines]))
        self.copied.emit(len(lines))

    def fit_columns(self) -> None:
        """Makes each column as wide as its heading and its longest text, within reason."""
        widths = [self._wanted_width(c) for c in range(self._ranking.columnCount())]
        if self._beside is not None:
            widths = [self._beside.columnWidth(column) for column in range(len(widths))]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._least = widths[self._ranking.filling_column] if widths else 0
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the new room to the names."""
        super().resizeEvent(event)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the unit; Ctrl+C copies lines with their headings."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def _wanted_width(self, column: int) -> int:
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(self._heading(column))
        content = self.fontMetrics().horizontalAdvance(self._ranking.longest(column))
        if column == self._ranking.columnCount() - 1 and content:
            content += theme.em(1.3)  # its icon
        width = max(heading * 1.12, content) + theme.em(1.2)
        return min(int(width), theme.em(_WIDEST))

    def _make_room_for_remarks(self) -> None:
        """A remark may come while the table stands; the names give way to it."""
        column = self._ranking.columnCount() - 1
        if self._wanted_width(column) > self.columnWidth(column):
            self.setColumnWidth(column, self._wanted_width(column))
            self._fill()

    def _fill(self) -> None:
        if self._beside is not None or not self._ranking.columnCount():
            return
        names = self._ranking.filling_column
        others = self.horizontalHeader().length() - self.columnWidth(names)
        self.setColumnWidth(names, max(self.viewport().width() - others, self._least))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._ranking.rows[index.row()].unit_id)

    def _heading(self, column: int) -> str:
        return str(self._ranking.headerData(column, Qt.Orientation.Horizontal))


def fit_height(view: QTableView, most_rows: int) -> None:
    """Makes a short table as high as its rows, at most `most_rows` of them."""
    rows = min(view.model().rowCount(), most_rows)
    header = (
        0 if view.horizontalHeader().isHidden() else view.horizontalHeader().sizeHint().height()
    )
    view.setFixedHeight(header + rows * view.verticalHeader().defaultSectionSize() + 4)
