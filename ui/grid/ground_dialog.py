"""Asking for the ground of a cell that does not apply, or what a pending one waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.scores import CellState, Score
from parindex_desktop.domain.text import clean
from parindex_desktop.i18n import tr
from ui.messages import Question
from ui.widgets.field import Field, TextInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class GroundDialog(Question):
    """One line to fill: the ground is shown in the cell's tool-tip and in the audit trail.

    Attributes:
        ground: The line.
    """

    def __init__(
        self,
        parent: QWidget,
        state: CellState,
        *,
        cells: int,
        ground: str,
        on_given: Callable[[Score], object],
    ) -> None:
        pending = state is CellState.PENDING
        super().__init__(
            parent,
            title=tr("Pending") if pending else tr("Not applicable"),
            text=_question(cells, pending=pending),
            hint=tr("A pending cell counts as missing until it has a number.")
            if pending
            else tr("The criterion leaves points and maximum as the round declares."),
        )
        self.ground = TextInput(ground)
        name = tr("&Waiting for") if pending else tr("&Ground")
        self.words.insertWidget(self.words.count() - 1, Field(name, self.ground))
        self.offer(tr("&Cancel"))
        yes = tr("Mark as &pending") if pending else tr("Mark as &not applicable")
        self.offer(
            yes, lambda: on_given(Score(state, ground=clean(self.ground.text()))), kind="primary"
        )
        self.ground.setFocus()
        self.ground.selectAll()


def _question(cells: int, *, pending: bool) -> str:
    if pending:
        return tr("What do {count} cells wait for?", count=cells)
    return tr("Why do {count} cells not apply?", count=cells)
