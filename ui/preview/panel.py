"""The preview of a paper: its pages, bars to move, zoom and find, words while there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from parindex_desktop.i18n import tr
from ui import theme
from ui.preview.find_bar import FindBar
from ui.preview.finder import Finder
from ui.preview.page_bar import PageBar
from ui.preview.pages import PdfPages
from ui.preview.thumbnails import Thumbnails
from ui.preview.view import PdfView
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent


_WIDE = 34
"""Lines of text across, from which there is room for the list of pages."""


class PreviewPanel(QFrame):
    """Shows the bytes of a PDF. Ctrl+F finds words in it, F3 and Shift+F3 go on.

    Attributes:
        view: The pages.
        bar: Which page, and how large.
        find_bar: The line to look for words, hidden until it is asked for.
        finder: What was found.
        thumbnails: The list of pages beside them, hidden for a single page.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("piece", "card")
        self._pages: PdfPages | None = None
        self.destroyed.connect(self._closer())
        self.view = PdfView()
        self.view.setAccessibleName(tr("Preview"))
        self.thumbnails = Thumbnails()
        self.bar, self.find_bar = PageBar(), FindBar()
        self.finder = Finder(self)
        self.view.set_finder(self.finder)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._document())
        self.setLayout(column(self.bar, self.find_bar, self._stack, gap=0.0))
        self.layout().setContentsMargins(1, 1, 1, 1)  # type: ignore[union-attr]  # set above
        self.find_bar.hide()
        self._connect()
        self.set_pdf(None)

    @property
    def content(self) -> bytes | None:
        """The bytes shown."""
        return self._pages.content if self._pages else None

    @property
    def page_count(self) -> int:
        """Pages of what is shown."""
        return len(self._pages) if self._pages else 0

    def set_pdf(self, content: bytes | None) -> None:
        """Shows other bytes; where the person has scrolled to stays."""
        self.bar.set_busy("")
        if content is not None and content == self.content:
            self._stack.setCurrentIndex(0)
            return
        before, self._pages = self._pages, PdfPages(content) if content is not None else None
        self.view.set_pages(self._pages)
        self.finder.set_pages(self._pages, self.view.page)
        self.thumbnails.set_pages(self._pages)
        self._show_thumbnails()
        if before is not None:
            before.close()
        self._stack.setCurrentIndex(0)
        self._on_page_changed(self.view.page)
        if self._pages is None:
            self.close_search()

    def set_message(self, icon: str, title: str, text: str = "", *buttons: QWidget) -> None:
        """Shows why there are no pages, and the way on."""
        self.set_pdf(None)
        old = self._stack.widget(1)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(EmptyState(icon, title, text, *buttons))
        self._stack.setCurrentIndex(1)

    def set_busy(self) -> None:
        """Tells that the pages shown are being made anew."""
        self.bar.set_busy(tr("Updating…"))

    def open_search(self) -> None:
        """Shows the line to look for words, ready to type."""
        if self._pages is not None:
            self.find_bar.show()
            self.find_bar.words.setFocus()
            self.find_bar.words.selectAll()

    def close_search(self) -> None:
        """Takes the line away with what it found; the pages have the focus again."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.find_bar.isAncestorOf(focus)
        self.find_bar.hide()
        self.find_bar.words.clear()
        self.finder.look_for("", 0)
        if had_focus:
            self.view.setFocus()

    def event(self, event: QEvent) -> bool:
        """Claims the keys of the search from the window while the focus is in the preview."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._search_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F finds words, F3 and Shift+F3 go on."""
        search = self._search_of(event)
        if search is None:
            super().keyPressEvent(event)
        else:
            search()

    def _closer(self) -> Callable[[], None]:
        """Returns what closes the document when Qt has deleted the panel."""
        attributes = vars(self)

        def close() -> None:
            if (pages := attributes.get("_pages")) is not None:
                pages.close()

        return close

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives up the list of pages where there is little room."""
        super().resizeEvent(event)
        self._show_thumbnails()

    def minimumSizeHint(self) -> QSize:
        """Returns the room for a page that can be recognised."""
        return QSize(theme.em(16), theme.em(12))

    def _connect(self) -> None:
        view, bar, find = self.view, self.bar, self.find_bar
        view.page_changed.connect(self._on_page_changed)
        view.zoom_changed.connect(lambda _zoom: self._show_numbers())
        self.thumbnails.page_chosen.connect(view.show_page)
        bar.page_wanted.connect(view.show_page)
        bar.zoom_stepped.connect(view.zoom_step)
        bar.zoom_wanted.connect(view.set_zoom)
        bar.fit_wanted.connect(view.set_fit)
        bar.find_wanted.connect(self.open_search)
        find.wanted.connect(lambda words: self.finder.look_for(words, view.page))
        find.stepped.connect(self.finder.step)
        find.closed.connect(self.close_search)
        self.finder.changed.connect(lambda: find.show_found(self.finder))

    def _search_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Returns what a key does in the search, None when it is none of its keys."""
        if event.matches(QKeySequence.StandardKey.Find):
            return self.open_search
        if event.key() == Qt.Key.Key_F3:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            return lambda: self.finder.step(-1 if back else 1)
        return None

    def _show_thumbnails(self) -> None:
        self.thumbnails.setVisible(self.page_count > 1 and self.width() >= theme.em(_WIDE))

    def _document(self) -> QWidget:
        page = QWidget()
        page.setLayout(row(self.thumbnails, self.view, gap=0.0))
        return page

    def _on_page_changed(self, page: int) -> None:
        self.thumbnails.show_current(page)
        self._show_numbers()

    def _show_numbers(self) -> None:
        self.bar.show_place(self.view.page, self.page_count)
        self.bar.show_zoom(self.view.zoom if self._pages is not None else None)
