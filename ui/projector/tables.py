"""The two tables of the projector window, in letters that a back row can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from parindex_desktop.i18n import tr
from parindex_desktop.services.projection import SheetLine
from ui import theme
from ui.results.model import RankingModel
from ui.results.table import RankingView
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.services.ranking_table import RankingTable

_Index = QModelIndex | QPersistentModelIndex
_HEADING_PERCENT = 70
_INDENT = "\u2003"
_HEADINGS = ("Maximum", "Self-scored", "Appraisal 1", "Appraisal 2", "Survey", "Final points")


class SlideModel(RowsModel[SheetLine]):
    """A unit's sheet; what is no leaf is a sum, in bold."""

    def __init__(self, parent: QWidget) -> None:
        def text_of(nth: int) -> Column[SheetLine]:
            return Column(tr(_HEADINGS[nth]), lambda line: line.texts[nth], is_number=True)

        names: Column[SheetLine] = Column(
            tr("Criterion"), lambda line: f"{_INDENT * line.depth}{line.code}  {line.name}"
        )
        super().__init__((names, *map(text_of, range(len(_HEADINGS)))), parent)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As other rows, sums in bold."""
        if role == Qt.ItemDataRole.FontRole and index.isValid():
            bold = QFont(self._font)
            bold.setBold(not self.rows[index.row()].is_leaf)
            return bold
        return super().data(index, role)

    @property
    def _font(self) -> QFont:
        view = self.parent()
        return view.font() if isinstance(view, QTableView) else QFont()


class SlideSheet(QTableView):
    """Shows the sheet of a unit, the criterion worked on marked and in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = SlideModel(self)
        self.setModel(self.lines)
        calm_table(self)
        _only_look(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def show_lines(self, lines: Sequence[SheetLine], current: CriterionId | None) -> None:
        """Shows lines; the scroll position stays while the criteria are the same."""
        same = [line.criterion_id for line in lines] == [
            line.criterion_id for line in self.lines.rows
        ]
        if same:
            self.lines.rows = tuple(lines)
            last = self.lines.index(len(lines) - 1, self.lines.columnCount() - 1)
            self.lines.dataChanged.emit(self.lines.index(0, 0), last)
        else:
            self.lines.set_rows(lines)
        self._fit()
        at = next((n for n, line in enumerate(lines) if line.criterion_id == current), -1)
        if at >= 0:
            self.setCurrentIndex(self.lines.index(at, 0))
            self.scrollTo(self.lines.index(at, 0))

    def wear(self, percent: int) -> None:
        """Writes in letters of a size, in percent of the normal one."""
        _wear(self, percent)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the new room to the names."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leaves out stages at which nothing stands, and gives the names what the rest leaves."""
        left = self.viewport().width()
        heading = self.horizontalHeader().fontMetrics()
        for column in range(1, self.lines.columnCount()):
            longest = max((line.texts[column - 1] for line in self.lines.rows), key=len, default="")
            self.setColumnHidden(column, not longest)
            wanted = max(
                heading.horizontalAdvance(self.lines.columns[column].heading) * 1.15,
                self.fontMetrics().horizontalAdvance(longest) * 1.15,
            )
            self.setColumnWidth(column, round(wanted) + theme.em(0.8))
            left -= self.columnWidth(column) if longest else 0
        self.setColumnWidth(0, max(left, theme.em(12)))


class SlideRanking(RankingView):
    """Shows the ranking of a group, without remarks."""

    def __init__(self) -> None:
        self._lines = RankingModel()
        super().__init__(self._lines)
        self._lines.setParent(self)
        _only_look(self)
        self._lines.modelReset.connect(self._hide_remarks)

    def show_table(self, table: RankingTable) -> None:
        """Shows a ranking."""
        self._lines.set_rows(table, table.rows, {})

    def wear(self, percent: int) -> None:
        """Writes in letters of a size, in percent of the normal one."""
        _wear(self, percent)
        self.fit_columns()

    def _hide_remarks(self) -> None:
        if self._lines.columnCount():
            self.setColumnHidden(self._lines.columnCount() - 1, True)
            self.fit_columns()


def _only_look(view: QTableView) -> None:
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


def _wear(view: QTableView, percent: int) -> None:
    font = QFont(QApplication.font())
    font.setPointSizeF(theme.BASE_POINT_SIZE * percent / 100)
    view.setFont(font)
    points = font.pointSizeF() * _HEADING_PERCENT / 100
    view.horizontalHeader().setStyleSheet(f"font-size: {points:.1f}pt;")
    view.verticalHeader().setDefaultSectionSize(round(QFontMetricsF(font).height() * 1.6))
