"""The score grid as a table model: units down, scored criteria across, one layer at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt

from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.score_search import Spot
from ui.grid.cell_model import (
    CLOSED_CELL,
    EXEMPT_CELL,
    Cell,
    CellModel,
    Index,
    Look,
    cell_of,
    text_of,
)
from ui.grid.columns import Band, Column, make_bands, make_columns

if TYPE_CHECKING:
    from typing import Any

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.scores import CellKey
    from parindex_desktop.domain.units import Unit
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.refused_texts import RefusedTexts


class GridModel(CellModel):
    """Shows the cells of one layer of a group's book.

    Attributes:
        layer: Whose scores are shown and typed.
        columns: The scored criteria.
        bands: The domains above them.
    """

    def __init__(self, refused: RefusedTexts, parent: QObject | None = None) -> None:
        super().__init__(refused, parent)
        self.layer = Stage.APPRAISAL_1
        self.columns: tuple[Column, ...] = ()
        self.bands: tuple[Band, ...] = ()
        self._rows: dict[int, int] = {}
        self._places: dict[int, int] = {}

    def show_book(self, book: GroupBook | None, layer: Stage) -> None:
        """Shows a group, or another layer of it, from scratch."""
        self.beginResetModel()
        self.book, self.layer = book, layer
        self.columns = make_columns(book, layer) if book else ()
        self.bands = make_bands(book) if book else ()
        self._rows = {unit.id: row for row, unit in enumerate(book.units)} if book else {}
        self._places = {c.leaf.id: column for column, c in enumerate(self.columns)}
        self.endResetModel()

    def place(self, spot: Spot) -> Place:
        """Returns what stands at a row and column."""
        assert self.book is not None
        return Place(self.book.units[spot.row].id, self.columns[spot.column].leaf.id)

    def spot(self, place: Place | CellKey) -> Spot | None:
        """Returns where a cell stands; None when it is not in this grid, whatever its layer."""
        row, column = self._rows.get(place.unit_id), self._places.get(place.criterion_id)
        return None if row is None or column is None else Spot(row, column)

    def layer_at(self, column: int) -> Stage:
        """Returns the layer shown, whatever the column."""
        return self.layer

    def unit_at(self, row: int) -> Unit:
        """Returns the unit of a row."""
        assert self.book is not None
        return self.book.units[row]

    def leaf_at(self, row: int, column: int) -> Criterion | None:
        """Returns the scored criterion of a column."""
        return self.columns[column].leaf

    def stages_at(self, row: int, column: int) -> tuple[Stage, ...]:
        """Returns the stages whose value holds in a column."""
        return self.columns[column].stages

    def is_open(self, row: int, column: int) -> bool:
        """Tells whether the layer shown fills a column."""
        return self.columns[column].is_open

    def cell(self, row: int, column: int) -> Cell:
        """Returns a cell as it is shown."""
        stages, book = self.columns[column].stages, self.book
        if not stages or book is None:
            return CLOSED_CELL
        if not self.columns[column].is_open:
            return self._closed_cell(row, column)
        if len(self._refused) and (refusal := self.refusal(row, column)):
            return Cell(refusal.text, Look.REFUSED)
        unit, leaf = book.units[row].id, self.columns[column].leaf.id
        if book.exemption(unit, leaf):
            return EXEMPT_CELL
        score, own = book.score_in_force(unit, leaf, stages)
        return cell_of(score, own=own)

    def _closed_cell(self, row: int, column: int) -> Cell:
        """Returns a cell that another layer fills: what holds there can be read."""
        if self.exemption(row, column):
            return EXEMPT_CELL
        score, _ = self.score(row, column)
        if score.state is CellState.BLANK:
            return CLOSED_CELL
        return Cell(text_of(score), Look.CLOSED)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        """Returns the number of units."""
        return len(self._rows) if not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        """Returns the number of scored criteria."""
        return len(self.columns) if not parent.isValid() else 0

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Returns names and tool-tips of rows and columns."""
        if self.book is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.book.units[section].name if section < len(self.book.units) else None
        if section >= len(self.columns):
            return None
        shown = self.columns[section]
        return shown.leaf.code if role == Qt.ItemDataRole.DisplayRole else shown.tip
