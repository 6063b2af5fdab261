"""Where keys lead: rules without a window."""

import pytest

from parindex_desktop.services.score_search import Spot
from ui.grid.moves import Move, Terrain

FILLED = {(0, 1), (0, 2), (0, 4), (2, 0)}
PLACE = Terrain(
    4, 5, page=2, filled=lambda r, c: (r, c) in FILLED, fillable=lambda _, column: column != 3
)


@pytest.mark.parametrize(
    ("move", "start", "end"),
    [
        (Move.DOWN, (0, 0), (1, 0)), (Move.DOWN, (3, 1), (3, 1)), (Move.UP, (0, 1), (0, 1)),
        (Move.LEFT, (1, 0), (1, 0)), (Move.RIGHT, (1, 4), (1, 4)),
        (Move.NEXT, (0, 2), (0, 4)), (Move.NEXT, (0, 4), (1, 0)), (Move.NEXT, (3, 4), (3, 4)),
        (Move.PREVIOUS, (1, 0), (0, 4)), (Move.PREVIOUS, (0, 0), (0, 0)),
        (Move.PREVIOUS, (0, 4), (0, 2)),
        (Move.PAGE_DOWN, (0, 1), (2, 1)), (Move.PAGE_DOWN, (3, 1), (3, 1)),
        (Move.PAGE_UP, (3, 1), (1, 1)),
        (Move.ROW_START, (2, 3), (2, 0)), (Move.ROW_END, (2, 3), (2, 4)),
        (Move.FIRST, (2, 3), (0, 0)), (Move.LAST, (0, 0), (3, 4)),
        (Move.EDGE_RIGHT, (0, 0), (0, 1)), (Move.EDGE_RIGHT, (0, 1), (0, 2)),
        (Move.EDGE_RIGHT, (0, 2), (0, 4)), (Move.EDGE_RIGHT, (0, 4), (0, 4)),
        (Move.EDGE_LEFT, (0, 4), (0, 2)), (Move.EDGE_LEFT, (0, 2), (0, 1)),
        (Move.EDGE_DOWN, (0, 0), (2, 0)), (Move.EDGE_DOWN, (2, 0), (3, 0)),
        (Move.EDGE_UP, (3, 0), (2, 0)), (Move.EDGE_UP, (3, 3), (0, 3)),
    ],
)  # fmt: skip
def test_a_move_leads_as_in_a_spreadsheet(
    move: Move, start: tuple[int, int], end: tuple[int, int]
) -> None:
    assert PLACE.moved(Spot(*start), move) == Spot(*end)
