"""The scored criteria of a draft, each with what is known of its rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTableView

from parindex_desktop.domain.criteria_draft import DraftLine
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.i18n import tr
from parindex_desktop.services.criteria_import_draft import RuleState
from ui import theme
from ui.criteria_import.words import TONES, state_name
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

_CODE, _NAME, _STATE = range(3)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scored line, with its place in the draft."""

    place: int
    line: DraftLine
    state: RuleState


class LeafTable(QTableView):
    """Enter accepts, Del takes the rule off, E or F2 changes it.

    Signals:
        accepted, declined, editing_wanted: For the current leaf.
    """

    accepted = Signal()
    declined = Signal()
    editing_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._leaves: RowsModel[Leaf] = RowsModel(_columns(), self)
        self.setModel(self._leaves)
        calm_table(self)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("Scored criteria and their rules"))
        ColumnWidths(self, {_CODE: 3.4, _STATE: 7.4}, filling=_NAME, least=6)
        self.setMinimumSize(theme.em(17), theme.em(10))
        self.doubleClicked.connect(lambda _index: self.editing_wanted.emit())

    @property
    def current(self) -> Leaf | None:
        """The current leaf."""
        at = self.currentIndex().row()
        return self._leaves.rows[at] if 0 <= at < len(self._leaves.rows) else None

    def show_leaves(self, leaves: Sequence[Leaf], current: int | None) -> None:
        """Shows leaves, the one of a place current."""
        self._leaves.set_rows(leaves)
        self.choose(current)

    def choose(self, place: int | None) -> None:
        """Makes a leaf current; the first when there is none at this place."""
        rows = (at for at, leaf in enumerate(self._leaves.rows) if leaf.place == place)
        index = self._leaves.index(next(rows, 0), _STATE)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sends the deeds out; all other keys as in any table."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deeds = {
            Qt.Key.Key_Return: self.accepted,
            Qt.Key.Key_Enter: self.accepted,
            Qt.Key.Key_Delete: self.declined,
            Qt.Key.Key_E: self.editing_wanted,
            Qt.Key.Key_F2: self.editing_wanted,
        }
        deed = deeds.get(Qt.Key(event.key()))
        if deed is not None and plain == Qt.KeyboardModifier.NoModifier:
            deed.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Does nothing: letters are commands here."""


def _columns() -> tuple[Column[Leaf], ...]:
    return (
        Column(tr("Code"), lambda leaf: leaf.line.code),
        Column(tr("Criterion"), _name),
        Column(tr("Rule"), lambda leaf: state_name(leaf.state), lambda leaf: TONES[leaf.state]),
    )


def _name(leaf: Leaf) -> str:
    points = format_points(leaf.line.max_points)
    return tr("{name} ({points} points)", name=leaf.line.name, points=points)
