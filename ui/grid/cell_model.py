"""What every table of scores has in common: four states, refused texts, exemptions, tool-tips.

The grid shows one stage of many units, the sheet all stages of one unit; a cell is read, typed and
explained in the same way in both.
"""

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

from parindex_desktop.domain.scores import CellState, Score
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.scores import CellKey, Stage
    from parindex_desktop.domain.units import Unit
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.refused_texts import RefusedTexts

Index = QModelIndex | QPersistentModelIndex
_CLOSED_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OPEN_FLAGS = _CLOSED_FLAGS | Qt.ItemFlag.ItemIsEditable
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FEW = 100
"""Cells that are told one by one."""


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
    SUM = auto()
    RESULT = auto()
    COUNT = auto()
    WORDS = auto()
    WANTED = auto()


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


BLANK_CELL = Cell("", Look.BLANK)
CLOSED_CELL = Cell("", Look.CLOSED)
EXEMPT_CELL = Cell(NOT_APPLICABLE_TEXT, Look.EXEMPT)
_LOOKS = {
    CellState.NUMBER: Look.NUMBER,
    CellState.NOT_APPLICABLE: Look.NOT_APPLICABLE,
    CellState.PENDING: Look.PENDING,
}


def cell_of(score: Score, *, own: bool = True) -> Cell:
    """Returns how a score is shown; one that an earlier stage gave looks so."""
    if score.state is CellState.BLANK:
        return BLANK_CELL
    look = _LOOKS[score.state] if own else Look.IN_FORCE
    return Cell(text_of(score), look, bool(score.ground), bool(score.facts))


@lru_cache(maxsize=8192)
def text_of(score: Score) -> str:
    """Returns a score as it is shown, remembered: tables ask for it at every painting."""
    return show_score(score)


class CellModel(QAbstractTableModel):
    """A table of scores; what is typed is told, not written here.

    Where its cells stand is said by the tables themselves: `place`, `spot`, `layer_at`, `unit_at`,
    `leaf_at`, `stages_at`, `is_open`, `cell`; words may differ: `named_at`, `heading_at`,
    `why_closed`.

    Attributes:
        book: What is shown; None before there is any.
        may_type: Tells whether who works may type at a stage.
        is_locked: Tells whether the results of the round are locked.

    Signals:
        text_entered: A layer, a `Place` and the text that was typed for it.
        typing_refused: Somebody typed where the results are locked.
    """

    text_entered = Signal(object, object, str)
    typing_refused = Signal()

    def __init__(self, refused: RefusedTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book: GroupBook | None = None
        self.may_type: Callable[[Stage], bool] = lambda _stage: True
        self.is_locked: Callable[[], bool] = lambda: False
        self._refused = refused

    # ---- where cells stand ----------------------------------------------------------------------
    def place(self, spot: Spot) -> Place:
        """Returns what stands at a row and column."""
        raise NotImplementedError

    def spot(self, place: Place | CellKey) -> Spot | None:
        """Returns where a cell stands; None when it is not shown."""
        raise NotImplementedError

    def layer_at(self, column: int) -> Stage:
        """Returns the stage that is typed in a column."""
        raise NotImplementedError

    def unit_at(self, row: int) -> Unit:
        """Returns the unit of a row."""
        raise NotImplementedError

    def leaf_at(self, row: int, column: int) -> Criterion | None:
        """Returns the scored criterion of a cell; None where there is none."""
        raise NotImplementedError

    def named_at(self, row: int, column: int) -> Criterion | None:
        """Returns the criterion that the line below names, scored or not."""
        return self.leaf_at(row, column)

    def stages_at(self, row: int, column: int) -> tuple[Stage, ...]:
        """Returns the stages whose value holds in a cell, the one edited first."""
        raise NotImplementedError

    def is_open(self, row: int, column: int) -> bool:
        """Tells whether a cell is for typing points."""
        raise NotImplementedError

    def cell(self, row: int, column: int) -> Cell:
        """Returns a cell as it is shown."""
        raise NotImplementedError

    def why_closed(self, row: int, column: int) -> str:
        """Says why a cell takes no points."""
        leaf = self.leaf_at(row, column)
        return cell_words.why_closed(leaf) if leaf is not None else ""

    def heading_at(self, row: int, column: int) -> str:
        """Returns what the line below names first: the unit, where rows are units."""
        return self.unit_at(row).name

    # ---- what they hold -------------------------------------------------------------------------
    def exemption(self, row: int, column: int) -> str:
        """Returns the trait of the unit for which a cell does not apply; empty where it does."""
        assert self.book is not None
        return self.book.exemption(*self.place(Spot(row, column)))

    def takes_points(self, row: int, column: int) -> bool:
        """Tells whether points can be typed into a cell."""
        return self.is_open(row, column) and not self.exemption(row, column)

    def is_filled(self, row: int, column: int) -> bool:
        """Tells whether a cell shows anything."""
        return bool(self.cell(row, column).text)

    def refusal(self, row: int, column: int) -> Refusal | None:
        """Returns the refused text of a cell."""
        assert self.book is not None
        place = self.place(Spot(row, column))
        return self._refused.at(self.book, self.layer_at(column), place)

    def score(self, row: int, column: int) -> tuple[Score, bool]:
        """Returns what a cell shows, and whether its own stage gave it."""
        assert self.book is not None
        return shown_score(self.book, self.place(Spot(row, column)), self.stages_at(row, column))

    def stored(self, row: int, column: int) -> Score:
        """Returns what a cell holds in its stage or, in the second appraisal, the first."""
        assert self.book is not None
        place = self.place(Spot(row, column))
        return self.book.score_in_force(*place, self.stages_at(row, column))[0]

    def tell_cells(self, spots: Iterable[Spot]) -> None:
        """Lets the views paint some cells again; those of a paste as the block they fill."""
        told = list(spots)
        if len(told) > _FEW:
            rows, columns = zip(*told, strict=True)
            first = self.index(min(rows), min(columns))
            self.dataChanged.emit(first, self.index(max(rows), max(columns)))
            return
        for row, column in told:
            index = self.index(row, column)
            self.dataChanged.emit(index, index)

    # ---- Qt -------------------------------------------------------------------------------------
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
        place = self.place(Spot(index.row(), index.column()))
        self.text_entered.emit(self.layer_at(index.column()), place, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Closed cells, and those of another role, can be gone to, but not typed into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row, column = index.row(), index.column()
        opens = self.is_open(row, column) and self.may_type(self.layer_at(column))
        return _OPEN_FLAGS if opens else _CLOSED_FLAGS

    def _tip(self, row: int, column: int) -> str | None:
        leaf = self.leaf_at(row, column)
        if leaf is None or not self.is_open(row, column):
            return self.why_closed(row, column) or None
        if refusal := self.refusal(row, column):
            kept = cell_words.still_on_disk(self.stored(row, column))
            return f"{cell_words.why_refused(refusal)}\n{kept}"
        if exemption := self.exemption(row, column):
            return cell_words.why_exempt(exemption, self.stored(row, column))
        score, own = self.score(row, column)
        return "\n".join(cell_words.about(leaf, score, own=own)) or None

    def _spoken(self, row: int, column: int) -> str:
        leaf = self.leaf_at(row, column)
        text = self.cell(row, column).text or tr("blank")
        code = leaf.code if leaf is not None else ""
        return f"{self.heading_at(row, column)}, {code}: {text}"
