"""Big numbers that also filter: how many rows of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from parindex_desktop.domain.importing.plan import RowStatus
from ui import theme
from ui.importing.words import status_name
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Mapping

_TONES = {RowStatus.NEW: "ok", RowStatus.CHANGED: "warning", RowStatus.REJECTED: "danger"}


class Tile(QPushButton):
    """A number with a word below; pressed, it shows only these rows."""

    def __init__(self, status: RowStatus) -> None:
        super().__init__()
        self.setProperty("kind", "choice")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self._status = status
        self._number = label("0", "title")
        word = label(status_name(status), "muted")
        for part in (self._number, word):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(column(self._number, word, gap=0.1, margin=0.3))
        self.setMinimumHeight(theme.em(4.4))

    def show_count(self, count: int) -> None:
        """Shows the number of rows."""
        self._number.setText(str(count))
        role = _TONES.get(self._status, "text") if count else "muted"
        colour = getattr(theme.tokens(), role)
        self._number.setStyleSheet(f"color: {colour};")
        self.setAccessibleName(f"{status_name(self._status)}: {count}")
        self.setEnabled(count > 0)


class Tiles(QWidget):
    """One tile per status.

    Signals:
        chosen: The `RowStatus` to show alone, None for all rows.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tiles = {status: Tile(status) for status in RowStatus}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for status, tile in self.tiles.items():
            self._group.addButton(tile)
            tile.clicked.connect(lambda _checked=False, at=status: self._on_clicked(at))
        self.setLayout(row(*self.tiles.values()))

    @property
    def current(self) -> RowStatus | None:
        """The status shown alone."""
        return next((status for status, tile in self.tiles.items() if tile.isChecked()), None)

    def show_counts(self, counts: Mapping[RowStatus, int]) -> None:
        """Shows how many rows there are of each status."""
        for status, tile in self.tiles.items():
            tile.show_count(counts.get(status, 0))
            if not counts.get(status, 0):
                tile.setChecked(False)

    def _on_clicked(self, status: RowStatus) -> None:
        for other, tile in self.tiles.items():
            if other is not status:
                tile.setChecked(False)
        self.chosen.emit(self.current)
