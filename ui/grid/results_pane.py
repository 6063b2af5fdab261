"""The results frozen at the right of the grid, row by row beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from parindex_desktop.i18n import tr
from ui.grid.cell_painter import paint_lines, paint_text
from ui.grid.looks import Looks, make_looks
from ui.grid.results_model import ResultsModel
from ui.grid.view import LINES_A_ROW

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QMouseEvent, QPaintEvent

    from parindex_desktop.domain.ranking import Standing
    from ui.grid.criteria_header import CriteriaHeader

Index = QModelIndex | QPersistentModelIndex
_LINES_WITH_TITLE = 3.6  # above headings of two lines


class ResultsPane(QTableView):
    """Shows a `ResultsModel`; it scrolls with the grid and never takes the keyboard.

    Signals:
        row_chosen: A row was clicked.
    """

    row_chosen = Signal(int)

    def __init__(self, model: ResultsModel, beside: CriteriaHeader, parent: QWidget) -> None:
        super().__init__(parent)
        self._results = model
        self._room = 0
        self.cells = _ResultDelegate(self)
        self._header = _ResultsHeader(model, beside, self)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setHorizontalHeader(self._header)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        model.modelReset.connect(self._fit)
        self.dress()

    def set_row(self, row: int) -> None:
        """Marks the row one is in."""
        before, self.cells.row = self.cells.row, row
        for each in {before, row}:
            if each >= 0:
                top, height = self.rowViewportPosition(each), self.rowHeight(each)
                self.viewport().update(0, top, self.viewport().width(), height)

    def dress(self) -> None:
        """Takes colours and sizes of the present theme."""
        self.cells.looks = self._header.looks = make_looks()
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(self.cells.looks.part(1.2))
        rows.setDefaultSectionSize(self.cells.looks.part(LINES_A_ROW))
        self._fit()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leads the grid to the row clicked."""
        row = self.rowAt(event.position().toPoint().y())
        if row >= 0:
            self.row_chosen.emit(row)

    def set_room(self, width: int) -> None:
        """Shows the columns that fit into so many pixels, the most telling first."""
        if width != self._room:
            self._room = width
            self._fit()

    def _fit(self) -> None:
        looks, columns = self.cells.looks, self._results.columns
        used = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        for section in sorted(range(len(columns)), key=lambda nth: columns[nth].order):
            width = looks.part(columns[section].lines)
            shown = used + width <= self._room
            used += width if shown else 0
            self._header.setSectionHidden(section, not shown)
            self._header.resizeSection(section, width)
        self.setFixedWidth(used)
        self.updateGeometries()


class _ResultsHeader(QHeaderView):
    """Headings as high as those of the grid, with a common one over them."""

    def __init__(self, model: ResultsModel, beside: CriteriaHeader, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._results = model
        self._beside = beside
        beside.geometriesChanged.connect(self.geometriesChanged)
        self.looks = make_looks()
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Returns the height of the grid's heading."""
        return QSize(0, self._beside.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints all headings; there are few."""
        looks = self.looks
        painter = QPainter(self.viewport())
        whole = self.viewport().rect()
        painter.fillRect(whole, looks.raised)
        room = looks.part(0.35)
        painter.setPen(looks.muted)
        painter.setFont(looks.small)
        if whole.height() >= looks.part(_LINES_WITH_TITLE):
            top = whole.adjusted(room, looks.part(0.25), -room, 0)
            painter.drawText(top, Qt.AlignmentFlag.AlignTop, tr("Live results"))
        for section, column in enumerate(self._results.columns):
            if self.isSectionHidden(section):
                continue
            left, width = self.sectionViewportPosition(section), self.sectionSize(section)
            rect = QRect(left, 0, width, self.height()).adjusted(room, 0, -room, -room)
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            painter.setFont(looks.bold)
            painter.setPen(looks.text)
            painter.drawText(
                rect,
                side | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap,
                column.heading,
            )
        painter.setPen(looks.domain_pen)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


class _ResultDelegate(QStyledItemDelegate):
    """Paints results: the index strong, an incomplete unit muted, the current row tinted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.looks: Looks = make_looks()
        self.row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one result."""
        model = index.model()
        assert isinstance(model, ResultsModel)
        looks, row = self.looks, index.row()
        column, standing = model.columns[index.column()], model.standing(row)
        rect = option.rect
        painter.fillRect(rect, looks.row_tint if row == self.row else looks.raised)
        paint_lines(painter, rect, looks, strong_right=False)
        last = index.column() == len(model.columns) - 1
        font, colour = self._words(standing, strong=column.strong, last=last)
        paint_text(
            painter,
            rect,
            column.show(standing),
            font=font,
            colour=colour,
            right=column.right,
            room=looks.part(0.35),
        )

    def _words(self, standing: Standing, *, strong: bool, last: bool) -> tuple[QFont, QColor]:
        looks, missing = self.looks, standing.result.total.missing
        if last:
            return looks.font, looks.warning if missing else looks.ok
        if missing:
            return looks.bold if strong else looks.font, looks.muted
        return looks.bold if strong else looks.font, looks.text
