"""Where a key leads in the grid; plain rules, so that they are tested without a window."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from parindex_desktop.services.score_search import Spot

if TYPE_CHECKING:
    from collections.abc import Callable


class Move(Enum):
    """A step of the current cell."""

    UP = auto()
    DOWN = auto()
    NEW_LINE = auto()
    LINE_BACK = auto()
    LEFT = auto()
    RIGHT = auto()
    NEXT = auto()
    PREVIOUS = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    ROW_START = auto()
    ROW_END = auto()
    FIRST = auto()
    LAST = auto()
    EDGE_UP = auto()
    EDGE_DOWN = auto()
    EDGE_LEFT = auto()
    EDGE_RIGHT = auto()


_STEPS = {
    Move.UP: (-1, 0),
    Move.DOWN: (1, 0),
    Move.NEW_LINE: (1, 0),
    Move.LINE_BACK: (-1, 0),
    Move.LEFT: (0, -1),
    Move.RIGHT: (0, 1),
    Move.EDGE_UP: (-1, 0),
    Move.EDGE_DOWN: (1, 0),
    Move.EDGE_LEFT: (0, -1),
    Move.EDGE_RIGHT: (0, 1),
}
STARTING_LINES = frozenset({Move.NEW_LINE, Move.LINE_BACK})
_EDGES = frozenset({Move.EDGE_UP, Move.EDGE_DOWN, Move.EDGE_LEFT, Move.EDGE_RIGHT})


class Terrain:
    """The cells that moves go over.

    Attributes:
        rows: Number of rows.
        columns: Number of columns.
        page: Rows in sight, for the page keys.
        skips: Enter passes over cells that cannot be filled.
    """

    def __init__(
        self,
        rows: int,
        columns: int,
        *,
        page: int = 1,
        filled: Callable[[int, int], bool] = lambda _row, _column: False,
        fillable: Callable[[int, int], bool] = lambda _row, _column: True,
        skips: bool = False,
    ) -> None:
        self.rows = rows
        self.columns = columns
        self.page = max(page, 1)
        self._filled = filled
        self._fillable = fillable
        self.skips = skips

    def moved(self, start: Spot, move: Move) -> Spot:
        """Returns where a move leads; at the border of the grid the cell stays what it is.

        Down on the last row does not go round: whoever keys a column must notice its end.
        """
        if move in _EDGES:
            return self._edge(start, *_STEPS[move])
        if move in STARTING_LINES and self.skips:
            return self._next_below(start, *_STEPS[move])
        if move in _STEPS:
            down, right = _STEPS[move]
            return self._inside(start.row + down, start.column + right)
        match move:
            case Move.NEXT:
                return self._next_open(start, 1)
            case Move.PREVIOUS:
                return self._next_open(start, -1)
            case Move.PAGE_UP:
                return self._inside(start.row - self.page, start.column)
            case Move.PAGE_DOWN:
                return self._inside(start.row + self.page, start.column)
            case Move.ROW_START:
                return Spot(start.row, 0)
            case Move.ROW_END:
                return Spot(start.row, self.columns - 1)
            case Move.FIRST:
                return Spot(0, 0)
            case _:
                return Spot(self.rows - 1, self.columns - 1)

    def _inside(self, row: int, column: int) -> Spot:
        return Spot(min(max(row, 0), self.rows - 1), min(max(column, 0), self.columns - 1))

    def _next_open(self, start: Spot, step: int) -> Spot:
        """The next cell that can be filled, in reading order, on to the neighbouring row."""
        place = start.row * self.columns + start.column + step
        while 0 <= place < self.rows * self.columns:
            spot = Spot(*divmod(place, self.columns))
            if self._fillable(*spot):
                return spot
            place += step
        return start

    def _next_below(self, start: Spot, down: int, right: int) -> Spot:
        """The next cell of the same column that can be filled; at the end the cell stays."""
        spot = Spot(start.row + down, start.column + right)
        while 0 <= spot.row < self.rows:
            if self._fillable(*spot):
                return spot
            spot = Spot(spot.row + down, spot.column)
        return start

    def _edge(self, start: Spot, down: int, right: int) -> Spot:
        """As in a spreadsheet: to the end of the filled block, else to the next filled cell."""
        spot = self._inside(start.row + down, start.column + right)
        inside_block = self._filled(*start) and self._filled(*spot)
        while True:
            ahead = self._inside(spot.row + down, spot.column + right)
            if ahead == spot or (not inside_block and self._filled(*spot)):
                return spot
            if inside_block and not self._filled(*ahead):
                return spot
            spot = ahead
