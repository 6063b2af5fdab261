"""Which lines of a folder are shown: by state, with their counts, and by words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.domain.text import without_marks
from parindex_desktop.i18n import tr
from parindex_desktop.services.workbooks_preview import STATES
from ui import theme
from ui.widgets.layouts import row
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import Segments
from ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.services.workbooks_preview import ReturnLine

ALL = ""


class ReturnsFilter(QWidget):
    """States that there are, and a search; they hold together.

    Attributes:
        state: A `LineState`, or all.
        search: Words of unit or file, with or without diacritics.

    Signals:
        changed: Other lines pass.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = Segments(((ALL, tr("All")),))
        self.search = SearchBox(tr("Search unit or file…"))
        self.search.setMinimumWidth(theme.em(8))
        self._offered: tuple[object, ...] = ()
        self._words: tuple[str, ...] = ()
        self.state.chosen.connect(lambda _key: self.changed.emit())
        self.search.searched.connect(self._on_searched)
        self.setLayout(row(TwoLines(row(self.state), row(self.search))))

    def offer(self, lines: Sequence[ReturnLine]) -> None:
        """Offers the states that there are with their counts; one chosen before stays."""
        counts = Counter(line.state for line in lines)
        texts: dict[object, str] = {ALL: f"{tr('All')} {len(lines)}"}
        texts |= {
            state: f"{tr(STATES[state])} {counts[state]}" for state in STATES if counts[state]
        }
        chosen = self.state.current
        if tuple(texts) != self._offered:
            self._offered = tuple(texts)
            self.state.set_choices(texts.items())
            self.state.choose(chosen)
        for key, text in texts.items():
            self.state.set_text(key, text)

    def passing(self, lines: Sequence[ReturnLine]) -> tuple[ReturnLine, ...]:
        """Returns the lines that are shown."""
        chosen = self.state.current or ALL
        return tuple(
            line
            for line in lines
            if chosen in (ALL, line.state) and all(word in line.found_by for word in self._words)
        )

    def _on_searched(self, text: str) -> None:
        self._words = tuple(without_marks(text).split())
        self.changed.emit()
