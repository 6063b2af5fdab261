"""The tools above the grid: which layer is typed, finding a unit, jumps with counts, import."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from parindex_desktop.domain.scores import Stage
from parindex_desktop.i18n import mark, tr
from ui import icons, theme
from ui.widgets.actions import action
from ui.widgets.buttons import button, tool_button
from ui.widgets.layouts import row
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import Segments
from ui.widgets.styling import restyle
from ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent

    from ui.grid.pane import GridPane

_SEARCH_LINES = 7

LAYER_NAMES = {
    Stage.SELF: mark("Self-scored"),
    Stage.APPRAISAL_1: mark("1st appraisal"),
    Stage.APPRAISAL_2: mark("2nd appraisal"),
    Stage.SURVEY: mark("Survey"),
}


class GridToolbar(QWidget):
    """Drives a `GridPane`.

    Attributes:
        layers: The choice of the layer.
        search: Where a unit is looked for.

    Signals:
        import_wanted: A table shall be imported.
        paste_wanted: The table on the clipboard shall be imported.
    """

    import_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, pane: GridPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self.layers = Segments([(layer, tr(name)) for layer, name in LAYER_NAMES.items()])
        self.layers.setAccessibleName(tr("Layer"))
        self.search = _UnitSearch(tr("Find a unit"))
        theme.appearance().changed.connect(self._fit_search)
        self._fit_search()
        actions = pane.actions_of_grid
        self._blanks = counter(actions.next_blank, "skip-forward")
        self._errors = counter(actions.next_refused, "circle-alert")
        importing = button(tr("&Import table…"), self.import_wanted.emit, icon="file-spreadsheet")
        importing.setToolTip(tr("From a file of Excel or LibreOffice, a CSV file or the clipboard"))
        table = action(
            self,
            tr("Paste as a table…"),
            self.paste_wanted.emit,
            icon="clipboard-paste",
            keys="Ctrl+Shift+V",
        )
        pane.addAction(table)
        looking = row(self.layers, self.search, None)
        looking.setStretch(1, 1)
        doing = row(None, self._blanks, self._errors, tool_button(table), importing)
        self.setLayout(row(TwoLines(looking, doing, gap=0.3)))
        self._connect()
        self._show_counts()

    def start_search(self) -> None:
        """Puts the focus into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def _fit_search(self) -> None:
        self.search.setMinimumWidth(theme.em(_SEARCH_LINES))
        self.search.setMaximumWidth(theme.em(14))

    def _connect(self) -> None:
        self.layers.chosen.connect(self._on_layer)
        self._pane.layer_changed.connect(lambda: self.layers.choose(self._pane.layer))
        self._pane.counts_changed.connect(self._show_counts)
        self.search.searched.connect(lambda text: self._find(text, onwards=False))
        self.search.next_wanted.connect(lambda: self._find(self.search.text(), onwards=True))
        self.search.left.connect(self._pane.view.setFocus)

    def _on_layer(self, layer: object) -> None:
        self._pane.show_layer(cast("Stage", layer))
        self._pane.view.setFocus()

    def _find(self, text: str, *, onwards: bool) -> None:
        found = not text or self._pane.find_unit(text, onwards=onwards)
        restyle(self.search, state="" if found else "error")
        if not found:
            self._pane.notes.tell(tr("No unit is called “{text}”.", text=text), "warning")

    def _show_counts(self) -> None:
        blanks, errors = self._pane.blank_count, self._pane.refused_count
        show_count(self._blanks, tr("{count} blanks · F8", count=_spaced(blanks)), live=blanks > 0)
        show_count(
            self._errors, tr("{count} errors · Shift+F8", count=_spaced(errors)), live=errors > 0
        )


class _UnitSearch(SearchBox):
    """Enter goes on to the next unit found, Escape and Down go back to the grid.

    Signals:
        next_wanted: The next unit of the same words.
        left: Back to the grid.
    """

    next_wanted = Signal()
    left = Signal()

    def sizeHint(self) -> QSize:
        """Asks for little, so that all tools stand in one line at usual sizes."""
        return QSize(theme.em(_SEARCH_LINES), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys that search on or leave."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text():
            self.next_wanted.emit()
        elif key == Qt.Key.Key_Down or (key == Qt.Key.Key_Escape and not self.text()):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def counter(jump: QAction, icon: str) -> QToolButton:
    """Returns a button with a text of its own; that of an action returns with every new icon."""
    made = QToolButton()
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setToolTip(jump.toolTip())
    icons.dress(made, icon)
    made.clicked.connect(jump.trigger)
    return made


def show_count(tool: QToolButton, text: str, *, live: bool) -> None:
    """Shows a count on a jump; without anything to jump to it is grey."""
    if tool.text() != text:
        tool.setText(text)
    if tool.isEnabled() != live:
        tool.setEnabled(live)


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
