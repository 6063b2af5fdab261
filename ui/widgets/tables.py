"""What every table of the program has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterable


def calm_table(view: QTableView, *, selects_rows: bool = True, lines: int = 1) -> None:
    """Sets a table up the way all are; a row has room for `lines` lines of wrapped text.

    Rows of one height that follow the text size, interactive columns (never `ResizeToContents`,
    which asks for every cell), no row numbers, smooth scrolling, Tab leaves the table.
    """
    view.setWordWrap(lines > 1)
    view.setShowGrid(True)
    view.setAlternatingRowColors(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    if selects_rows:
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    _RowHeight(view, lines)


def rows_meant(view: QAbstractItemView) -> list[int]:
    """Returns the rows that a command is about, from the top: those selected.

    Where the current row is none of them, it is meant alone: Ctrl+End goes to the last row and
    leaves the selection behind, perhaps out of sight.
    """
    rows = sorted(index.row() for index in view.selectionModel().selectedRows())
    current = view.currentIndex()
    return [current.row()] if current.isValid() and current.row() not in rows else rows


def select_rows(view: QAbstractItemView, rows: Iterable[int], *, column: int = 0) -> None:
    """Selects rows and no others, and makes the first the current one.

    Args:
        view: The table.
        rows: Those that the table does not have are left out; of none, nothing changes.
        column: Of the current cell.
    """
    model = view.model()
    wanted = sorted(row for row in rows if 0 <= row < model.rowCount())
    if not wanted:
        return
    selection = QItemSelection()
    for row in wanted:
        index = model.index(row, 0)
        selection.select(index, index)
    view.setCurrentIndex(model.index(wanted[0], column))
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)


class _RowHeight(QObject):
    """Keeps the rows of its table as high as the text needs; lives as long as the table."""

    def __init__(self, view: QTableView, lines: int) -> None:
        super().__init__(view)
        self._ems = 0.4 + 1.2 * lines
        self._header = view.verticalHeader()
        theme.appearance().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._header.setDefaultSectionSize(theme.em(self._ems))
