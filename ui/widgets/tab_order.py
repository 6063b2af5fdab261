"""The way of the Tab key to pieces that were made after the window they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def reach_where_it_stands(holder: QWidget, made: Iterable[QWidget]) -> None:
    """Lets Tab reach new pieces one after the other where their holder stands.

    Otherwise it would reach them after everything else in the window. Qt puts nothing after a piece
    that takes no focus itself, hence the one before the holder that does.
    """
    before = _stop_at_or_before(holder)
    if before is None:
        return  # nothing else takes the focus: the order of making is the right one
    for each in made:
        QWidget.setTabOrder(before, each)
        before = each


def _stop_at_or_before(holder: QWidget) -> QWidget | None:
    found: QWidget | None = holder
    while found is not None and found.focusPolicy() is Qt.FocusPolicy.NoFocus:
        found = found.previousInFocusChain()
        if found is holder:
            return None
    return found
