"""What follows from the scores, one line a unit: total, index, rank, class, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from parindex_desktop.domain.numbers import (
    NumberFormat,
    format_decimal,
    format_points,
    points_to_decimal,
)
from parindex_desktop.domain.ranking import Standing
from parindex_desktop.domain.rounds import ColumnKind, RankingColumn
from parindex_desktop.domain.scores import Stage
from parindex_desktop.i18n import tr
from parindex_desktop.services.ranking_table import number_format

if TYPE_CHECKING:
    from typing import Any

    from parindex_desktop.services.group_book import GroupBook

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

_points_text = lru_cache(maxsize=8192)(format_points)
_text = lru_cache(maxsize=8192)(format_decimal)


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """A column of results.

    Attributes:
        lines: Its width in lines of text.
        order: Which columns stay where there is no room for all, the lowest first.
    """

    heading: str
    tip: str
    show: Callable[[Standing], str]
    lines: float
    order: int
    right: bool = True
    strong: bool = False


class ResultsModel(QAbstractTableModel):
    """The standing of every unit, in the order of the grid's rows.

    Attributes:
        columns: What is shown.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[ResultColumn, ...] = ()
        self._book: GroupBook | None = None
        self._shown: list[Standing] = []

    def show_book(self, book: GroupBook | None, layer: Stage) -> None:
        """Shows a group from scratch; beside self-scores also their sum."""
        self.beginResetModel()
        self._book = book
        self.columns = _columns(book) if book else ()
        if book is not None and layer is Stage.SELF:
            self.columns = (_self_column(book), *self.columns)
        self._shown = [book.standing_of[unit.id] for unit in book.units] if book else []
        self.endResetModel()

    def catch_up(self, touched: Container[int] = ()) -> list[int]:
        """Shows what an edit of the rows `touched` changed; returns the rows painted again.

        A book keeps the very same standing for a unit whose line did not change.
        """
        if self._book is None:
            return []
        standing_of, shown = self._book.standing_of, self._shown
        changed: list[int] = []
        for row, unit in enumerate(self._book.units):
            standing = standing_of[unit.id]
            if standing is not shown[row] or row in touched:
                shown[row] = standing
                changed.append(row)
        for first, last in _runs(changed):
            end = len(self.columns) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, end))
        return changed

    def standing(self, row: int) -> Standing:
        """Returns what a row shows."""
        return self._shown[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        """Returns the number of units."""
        return len(self._shown) if not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        """Returns the number of results."""
        return len(self.columns) if not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answers the views and tests."""
        if not index.isValid():
            return None
        column, standing = self.columns[index.column()], self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.show(standing)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(standing)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Returns headings and their tool-tips."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return self.columns[section].tip if role == Qt.ItemDataRole.ToolTipRole else None


def _columns(book: GroupBook) -> tuple[ResultColumn, ...]:
    total, index = _declared(book, ColumnKind.TOTAL), _declared(book, ColumnKind.INDEX)
    return (
        ResultColumn(
            tr("Total"),
            tr("Points that count: appraisal and survey, never the self-score"),
            lambda s: _total(s, total),
            3.1,
            3,
        ),
        ResultColumn(
            tr("Index %"),
            tr("Total over the maximum that applies, in percent"),
            lambda s: "" if s.index is None else _text(s.index, index),
            3.3,
            0,
            strong=True,
        ),
        ResultColumn(tr("Rank"), tr("Rank in the group; = marks a shared one"), _rank, 2.6, 1),
        ResultColumn(
            tr("Class"),
            tr("Class by the printed index"),
            lambda s: s.class_name,
            4.7,
            4,
            right=False,
        ),
        ResultColumn(
            tr("Missing"),
            tr("Criteria still blank or pending; ✓ when there is none"),
            lambda s: str(s.result.total.missing) if s.result.total.missing else "✓",
            2.9,
            2,
        ),
    )


def _declared(book: GroupBook, kind: ColumnKind) -> NumberFormat:
    """Returns how the group's ranking prints a kind of number; `%` stands in the heading here."""
    own = (column for column in book.setup.columns if column.kind is kind)
    shape = number_format(next(own, RankingColumn(kind)), book.round.policy)
    return replace(shape, percent=False)


def _total(standing: Standing, shape: NumberFormat) -> str:
    total = standing.result.total
    return _text(points_to_decimal(total.points), shape) if total.scored else ""


def _self_column(book: GroupBook) -> ResultColumn:
    def show(standing: Standing) -> str:
        total = book.self_total(standing.unit_id)
        return "" if total is None else _points_text(total)

    tip = tr("Sum of the self-scores; it never enters the result")
    return ResultColumn(tr("Self"), tip, show, 3.1, 0, strong=True)


def _rank(standing: Standing) -> str:
    if standing.rank is None:
        return "–"
    shared = standing.tie is not None and standing.tie.decided_by is None
    return f"= {standing.rank}" if shared else str(standing.rank)


def _tip(standing: Standing) -> str:
    result = standing.result
    lines = [
        tr("Appraised: {points}", points=format_points(result.appraised)),
        tr("Survey: {points}", points=format_points(result.survey)),
        tr("Maximum that applies: {points}", points=format_points(result.total.maximum)),
    ]
    if standing.rank is None:
        lines.append(tr("Not ranked: left out of the ranking, or nothing scored yet"))
    elif standing.tie is not None:
        lines.append(tr("Another unit has the same index"))
    return "\n".join(lines)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Joins neighbouring rows, given in order."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
