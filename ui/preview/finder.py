"""Looks for words in all pages of a document, a few pages for each turn of the window."""

from __future__ import annotations

from collections import defaultdict
from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.preview.page_text import PageText, Stretch, folded

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from ui.preview.pages import PdfPages

_TURN: Final = 0.02
"""Seconds of one turn: a page takes PDFium some milliseconds, and a key pressed must not wait."""


class Finder(QObject):
    """What was found, in the order of the pages.

    Attributes:
        found: So far.
        current: Place of the stretch looked at; -1 for none.

    Signals:
        changed: More was found, all pages were looked through, or another stretch is looked at.
        reached: The stretch that is looked at now.
    """

    changed = Signal()
    reached = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: list[Stretch] = []
        self.current = -1
        self._pages: PdfPages | None = None
        self._wanted = ""
        self._next = 0
        self._start = 0
        self._texts: dict[int, PageText] = {}
        self._boxes: dict[Stretch, tuple[QRectF, ...]] = {}
        self._by_page: dict[int, list[Stretch]] = defaultdict(list)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._look)

    @property
    def is_looking(self) -> bool:
        """True while there are pages not looked through."""
        return self._turn.isActive()

    @property
    def wanted(self) -> str:
        """The folded words looked for; empty when nothing is."""
        return self._wanted

    def set_pages(self, pages: PdfPages | None, start: int) -> None:
        """Looks for the same words in another document, nearest to page `start`."""
        self._pages = pages
        self._texts.clear()
        wanted, self._wanted = self._wanted, ""
        self.look_for(wanted, start)

    def look_for(self, words: str, start: int) -> None:
        """Looks for words; the first stretch from page `start` on, else of all, is shown."""
        wanted = folded(words)
        if wanted == self._wanted:
            return
        self._wanted, self._start, self._next, self.current = wanted, start, 0, -1
        self.found = []
        self._boxes.clear()
        self._by_page.clear()
        looks = bool(wanted) and self._pages is not None
        if looks:
            self._turn.start()
        else:
            self._turn.stop()
        self.changed.emit()

    def step(self, step: int) -> None:
        """Goes to the next (1) or previous (-1) stretch, from the last one to the first."""
        if self.found:
            before = self.current if self.current >= 0 or step > 0 else 0
            self._reach((before + step) % len(self.found))

    def on_page(self, page: int) -> list[tuple[Stretch, tuple[QRectF, ...]]]:
        """Returns what was found on a page and where it stands, in points from its top left."""
        return [(each, self.boxes(each)) for each in self._by_page.get(page, ())]

    def boxes(self, stretch: Stretch) -> tuple[QRectF, ...]:
        """Returns where a stretch stands, in points from the top left of its page."""
        assert self._pages is not None
        if stretch not in self._boxes:
            boxes = self._pages.boxes(stretch.page, stretch.first, stretch.count)
            self._boxes[stretch] = boxes
        return self._boxes[stretch]

    def _look(self) -> None:
        assert self._pages is not None
        until = perf_counter() + _TURN
        while self._next < len(self._pages) and perf_counter() < until:
            self._look_through(self._next)
            self._next += 1
        at_end = self._next == len(self._pages)
        if at_end:
            self._turn.stop()
        if self.current < 0 and self.found:
            first = next((n for n, s in enumerate(self.found) if s.page >= self._start), None)
            if first is not None or at_end:
                self._reach(first or 0)
                return
        self.changed.emit()

    def _look_through(self, page: int) -> None:
        assert self._pages is not None
        if page not in self._texts:
            self._texts[page] = PageText(self._pages.letters(page))
        for stretch in self._texts[page].stretches(self._wanted, page):
            self.found.append(stretch)
            self._by_page[page].append(stretch)

    def _reach(self, place: int) -> None:
        self.current = place
        self.changed.emit()
        self.reached.emit(self.found[place])
