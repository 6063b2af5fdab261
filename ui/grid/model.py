"""The score grid as a table model: units down, scored criteria across, one layer at a time."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.i18n import tr
from parindex_desktop.services.score_entry import (
    NOT_APPLICABLE_TEXT,
    Place,
    Refusal,
    show_score,
    shown_score,
)
from parindex_desktop.services.score_search import Spot
from ui.grid import cell_words
from ui.grid.columns import Band, Column, make_bands, make_columns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from parindex_desktop.domain.scores import CellKey
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.refused_texts import RefusedTexts

Index = QModelIndex | QPersistentModelIndex
_CLOSED_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OPEN_FLAGS = _CLOSED_FLAGS | Qt.ItemFlag.ItemIsEditable
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Look(Enum):
    """What a cell is, for whoever paints or reads it."""

    BLANK = auto()
    NUMBER = auto()
    IN_FORCE = auto()
    NOT_APPLICABLE = auto()
    PENDING = auto()
    EXEMPT = auto()
    REFUSED = auto()
    CLOSED = auto()


class Cell(NamedTuple):
    """A cell as it is shown.

    Attributes:
        noted: A ground can be read in its tool-tip.
        has_facts: The points come from facts; its tool-tip tells how.
    """

    text: str
    look: Look
    noted: bool = False
    has_facts: bool = False


_BLANK = Cell("", Look.BLANK)
_CLOSED = Cell("", Look.CLOSED)
_EXEMPT = Cell(NOT_APPLICABLE_TEXT, Look.EXEMPT)
_LOOKS = {
    CellState.NUMBER: Look.NUMBER,
    CellState.NOT_APPLICABLE: Look.NOT_APPLICABLE,
    CellState.PENDING: Look.PENDING,
}


class GridModel(QAbstractTableModel):
    """Shows the cells of one layer of a group's book; what is typed is told, not written here.

    Attributes:
        book: What is shown; None before there is any.
        layer: Whose scores are shown and typed.
        columns: The scored criteria.
        bands: The domains above them.

    Signals:
        text_entered: A `Place` and the text that was typed for it.
    """

    text_entered = Signal(object, str)

    def __init__(self, refused: RefusedTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book: GroupBook | None = None
        self.layer = Stage.APPRAISAL_1
        self.columns: tuple[Column, ...] = ()
        self.bands: tuple[Band, ...] = ()
        self._refused = refused
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

    def is_open(self, column: int) -> bool:
        """Tells whether the layer shown fills a column."""
        return self.columns[column].is_open

    def exemption(self, row: int, column: int) -> str:
        """Returns the trait of the unit for which a cell does not apply; empty where it does."""
        assert self.book is not None
        return self.book.exemption(*self.place(Spot(row, column)))

    def takes_points(self, row: int, column: int) -> bool:
        """Tells whether points can be typed into a cell."""
        return self.is_open(column) and not self.exemption(row, column)

    def is_filled(self, row: int, column: int) -> bool:
        """Tells whether a cell shows anything."""
        return bool(self.cell(row, column).text)

    def refusal(self, row: int, column: int) -> Refusal | None:
        """Returns the refused text of a cell."""
        assert self.book is not None
        return self._refused.at(self.book, self.layer, self.place(Spot(row, column)))

    def score(self, row: int, column: int) -> tuple[Score, bool]:
        """Returns what a cell shows, and whether the layer shown gave it itself."""
        assert self.book is not None
        return shown_score(self.book, self.place(Spot(row, column)), self.columns[column].stages)

    def cell(self, row: int, column: int) -> Cell:
        """Returns a cell as it is shown."""
        stages, book = self.columns[column].stages, self.book
        if not stages or book is None:
            return _CLOSED
        if not self.columns[column].is_open:
            return self._closed_cell(row, column)
        if len(self._refused) and (refusal := self.refusal(row, column)):
            return Cell(refusal.text, Look.REFUSED)
        unit, leaf = book.units[row].id, self.columns[column].leaf.id
        if book.exemption(unit, leaf):
            return _EXEMPT
        score, own = book.score_in_force(unit, leaf, stages)
        if score.state is CellState.BLANK:
            return _BLANK
        look = _LOOKS[score.state] if own else Look.IN_FORCE
        return Cell(_text(score), look, bool(score.ground), bool(score.facts))

    def _closed_cell(self, row: int, column: int) -> Cell:
        """Returns a cell that another layer fills: what holds there can be read."""
        if self.exemption(row, column):
            return _EXEMPT
        score, _ = self.score(row, column)
        return Cell(_text(score), Look.CLOSED) if score.state is not CellState.BLANK else _CLOSED

    def tell_cells(self, spots: Iterable[Spot]) -> None:
        """Lets the views paint some cells again."""
        for row, column in spots:
            index = self.index(row, column)
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        """Returns the number of units."""
        return len(self._rows) if not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        """Returns the number of scored criteria."""
        return len(self.columns) if not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answers the views, tests and screen readers; the delegate asks `cell` directly."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.cell(row, column).text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Passes a typed text on."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.text_entered.emit(self.place(Spot(index.row(), index.column())), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells that the layer does not fill can be gone to, but not typed into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _OPEN_FLAGS if self.columns[index.column()].is_open else _CLOSED_FLAGS

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

    def stored(self, row: int, column: int) -> Score:
        """Returns what a cell holds in the layer shown or, in the second appraisal, the first."""
        assert self.book is not None
        stages = self.columns[column].stages
        return self.book.score_in_force(*self.place(Spot(row, column)), stages)[0]

    def _tip(self, row: int, column: int) -> str | None:
        if not self.is_open(column):
            return cell_words.why_closed(self.columns[column].leaf)
        if refusal := self.refusal(row, column):
            kept = cell_words.still_on_disk(self.stored(row, column))
            return f"{cell_words.why_refused(refusal)}\n{kept}"
        if exemption := self.exemption(row, column):
            return cell_words.why_exempt(exemption, self.stored(row, column))
        score, own = self.score(row, column)
        return "\n".join(cell_words.about(self.columns[column].leaf, score, own=own)) or None

    def _spoken(self, row: int, column: int) -> str:
        assert self.book is not None
        unit, code = self.book.units[row].name, self.columns[column].leaf.code
        text = self.cell(row, column).text or tr("blank")
        return f"{unit}, {code}: {text}"


@lru_cache(maxsize=8192)
def _text(score: Score) -> str:
    return show_score(score)
