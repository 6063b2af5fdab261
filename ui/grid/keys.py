"""The keys of a spreadsheet, for the grid and for an open cell alike."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.grid.moves import Move

_Key = Qt.Key

LEAVING = {
    (_Key.Key_Return, False): Move.NEW_LINE,
    (_Key.Key_Enter, False): Move.NEW_LINE,
    (_Key.Key_Return, True): Move.LINE_BACK,
    (_Key.Key_Enter, True): Move.LINE_BACK,
    (_Key.Key_Tab, False): Move.NEXT,
    (_Key.Key_Backtab, False): Move.PREVIOUS,
    (_Key.Key_Backtab, True): Move.PREVIOUS,
}
"""Key and whether Shift is held -> where a cell is left to, open or not."""

LEAVING_OPEN = {(_Key.Key_Up, False): Move.UP, (_Key.Key_Down, False): Move.DOWN}
"""Further ways out of a cell that is being typed into, however it was opened."""

LEAVING_WHILE_REPLACING = {
    (_Key.Key_Left, False): Move.LEFT,
    (_Key.Key_Right, False): Move.RIGHT,
    (_Key.Key_Home, False): Move.ROW_START,
    (_Key.Key_End, False): Move.ROW_END,
}
"""Further ones while the content is being replaced; after F2 these keys move the caret."""

MOVING = {
    _Key.Key_Up: Move.UP,
    _Key.Key_Down: Move.DOWN,
    _Key.Key_Left: Move.LEFT,
    _Key.Key_Right: Move.RIGHT,
    _Key.Key_PageUp: Move.PAGE_UP,
    _Key.Key_PageDown: Move.PAGE_DOWN,
    _Key.Key_Home: Move.ROW_START,
    _Key.Key_End: Move.ROW_END,
}
"""Keys that move the current cell, with Shift the end of the selection."""

MOVING_WITH_CONTROL = {
    _Key.Key_Up: Move.EDGE_UP,
    _Key.Key_Down: Move.EDGE_DOWN,
    _Key.Key_Left: Move.EDGE_LEFT,
    _Key.Key_Right: Move.EDGE_RIGHT,
    _Key.Key_Home: Move.FIRST,
    _Key.Key_End: Move.LAST,
}
"""The same with Ctrl: to the edge of the filled cells, to the corners of the grid."""
