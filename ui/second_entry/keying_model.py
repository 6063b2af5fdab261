"""What is keyed again, as a table model: it knows the stage it is typed into and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, Qt

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.scores import CellKey, CellState, Stage
from parindex_desktop.i18n import tr
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.sheet import lines_of
from ui.grid.cell_model import BLANK_CELL, Cell, CellModel, Index, Look, cell_of
from ui.grid.columns import signed_maximum

if TYPE_CHECKING:
    from typing import Any

    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.domain.units import Unit, UnitId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.refused_texts import RefusedTexts
    from parindex_desktop.services.sheet import Line

CODE, NAME, MAXIMUM, VALUE = range(4)
_COLUMNS: Final = 4
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class KeyingModel(CellModel):
    """Criteria down as on the paper sheet, one column to type into.

    Attributes:
        unit: Whose sheet it is; None before there is one.
        stage: Where the numbers go.
        lines: The leaves asked, each under the criteria above it.
    """

    def __init__(self, refused: RefusedTexts, parent: QObject | None = None) -> None:
        super().__init__(refused, parent)
        self.unit: Unit | None = None
        self.stage = Stage.APPRAISAL_1_SECOND
        self.lines: tuple[Line, ...] = ()
        self._rows: dict[CriterionId, int] = {}

    def show_leaves(
        self, book: GroupBook, unit_id: UnitId, stage: Stage, leaves: tuple[Criterion, ...]
    ) -> None:
        """Shows what is asked of a unit."""
        asked = {leaf.id for leaf in leaves}
        every = lines_of(book.tree)
        above = {each for line in every if line.criterion.id in asked for each in line.above}
        self.beginResetModel()
        self.book, self.unit, self.stage = book, book.units_by_id[unit_id], stage
        self.lines = tuple(line for line in every if line.criterion.id in asked | above)
        self._rows = {line.criterion.id: row for row, line in enumerate(self.lines)}
        self.endResetModel()

    @property
    def total(self) -> Points:
        """What the cells typed add up to, to hold against the total on the paper."""
        scores = (self.stored(row, VALUE) for row in self.open_rows)
        return Points(sum(s.points for s in scores if s.state is CellState.NUMBER))

    @property
    def open_rows(self) -> list[int]:
        """The rows that are typed into."""
        return [row for row, line in enumerate(self.lines) if line.is_leaf]

    def first_blank(self, start: int = -1) -> int | None:
        """Returns the next row behind another one for which nothing was keyed, round the end."""
        rows = [row for row in self.open_rows if not self.is_filled(row, VALUE)]
        return next((row for row in rows if row > start), rows[0] if rows else None)

    # ---- where cells stand ----------------------------------------------------------------------
    def place(self, spot: Spot) -> Place:
        """Returns what stands in a row."""
        assert self.unit is not None
        return Place(self.unit.id, self.lines[spot.row].criterion.id)

    def spot(self, place: Place | CellKey) -> Spot | None:
        """Returns where a cell is typed; None for one that is not asked now."""
        row = self._rows.get(place.criterion_id)
        mine = self.unit is not None and place.unit_id == self.unit.id
        own_stage = not isinstance(place, CellKey) or place.stage is self.stage
        return Spot(row, VALUE) if mine and own_stage and row is not None else None

    def layer_at(self, column: int) -> Stage:
        """Returns the stage that is typed, whatever the column."""
        return self.stage

    def unit_at(self, row: int) -> Unit:
        """Returns the unit of the sheet."""
        assert self.unit is not None
        return self.unit

    def leaf_at(self, row: int, column: int) -> Criterion | None:
        """Returns the criterion of a row that is typed into."""
        line = self.lines[row]
        return line.criterion if line.is_leaf else None

    def stages_at(self, row: int, column: int) -> tuple[Stage, ...]:
        """Returns the stage that is typed: nothing else may be seen here."""
        return (self.stage,)

    def is_open(self, row: int, column: int) -> bool:
        """Tells whether a cell is typed into."""
        return column == VALUE and self.lines[row].is_leaf

    def why_closed(self, row: int, column: int) -> str:
        """Gives the whole name of a criterion, which may be cut off."""
        criterion = self.lines[row].criterion
        return f"{criterion.code}  {criterion.name}"

    # ---- what they show -------------------------------------------------------------------------
    def cell(self, row: int, column: int) -> Cell:
        """Returns a cell as it is shown."""
        line = self.lines[row]
        match column:
            case 0:
                return Cell(line.criterion.code, Look.WORDS)
            case 1:
                return Cell(line.criterion.name, Look.WORDS)
            case 2:
                return Cell(signed_maximum(line.criterion) if line.is_leaf else "", Look.WORDS)
            case _:
                return self._value(row) if line.is_leaf else BLANK_CELL

    def _value(self, row: int) -> Cell:
        if refusal := self.refusal(row, VALUE):
            return Cell(refusal.text, Look.REFUSED)
        return cell_of(self.stored(row, VALUE))

    # ---- Qt -------------------------------------------------------------------------------------
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        """Returns the number of lines."""
        return len(self.lines) if not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        """Returns the number of columns."""
        return _COLUMNS if not parent.isValid() else 0

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Returns the headings of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < _COLUMNS:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Code"), tr("Criterion"), tr("Maximum"), tr("Points"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (MAXIMUM, VALUE):
            return _RIGHT
        return None
