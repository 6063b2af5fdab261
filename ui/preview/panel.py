"""The preview of a paper: its pages, a bar to move and zoom, and words while there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from parindex_desktop.i18n import tr
from ui import icons, theme
from ui.preview.layout import Fit
from ui.preview.pages import PdfPages
from ui.preview.thumbnails import Thumbnails
from ui.preview.view import PdfView
from ui.widgets.buttons import tool_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent


_WIDE, _NARROW = 34, 26
"""Lines of text across, from which there is room for the list of pages, and for all buttons."""


class PreviewPanel(QFrame):
    """Shows the bytes of a PDF.

    Attributes:
        view: The pages.
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
        self._number = label("", "muted")
        self._zoom = label("", "muted")
        self._busy = label("", "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._document())
        self.setLayout(column(self._bar(), self._stack, gap=0.0))
        self.layout().setContentsMargins(1, 1, 1, 1)  # type: ignore[union-attr]  # set above
        self.view.page_changed.connect(self._on_page_changed)
        self.view.zoom_changed.connect(lambda _zoom: self._show_numbers())
        self.thumbnails.page_chosen.connect(self.view.show_page)
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
        self._busy.clear()
        if content is not None and content == self.content:
            self._stack.setCurrentIndex(0)
            return
        before, self._pages = self._pages, PdfPages(content) if content is not None else None
        self.view.set_pages(self._pages)
        self.thumbnails.set_pages(self._pages)
        self._show_thumbnails()
        if before is not None:
            before.close()
        self._stack.setCurrentIndex(0)
        self._on_page_changed(self.view.page)
        for action in self._actions:
            action.setEnabled(self._pages is not None)

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
        self._busy.setText(tr("Updating…"))

    def _closer(self) -> Callable[[], None]:
        """Returns what closes the document when Qt has deleted the panel."""
        attributes = vars(self)

        def close() -> None:
            if (pages := attributes.get("_pages")) is not None:
                pages.close()

        return close

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives up the list of pages, then the words of the zoom, where there is little room."""
        super().resizeEvent(event)
        self._show_thumbnails()
        for each in self._fits:
            each.setVisible(self.width() >= theme.em(_NARROW))

    def minimumSizeHint(self) -> QSize:
        """Returns the room for a page that can be recognised."""
        return QSize(theme.em(16), theme.em(12))

    def _show_thumbnails(self) -> None:
        self.thumbnails.setVisible(self.page_count > 1 and self.width() >= theme.em(_WIDE))

    def _document(self) -> QWidget:
        page = QWidget()
        page.setLayout(row(self.thumbnails, self.view, gap=0.0))
        return page

    def _bar(self) -> QWidget:
        following: list[tuple[str, str, str, Callable[[], object]]] = [
            (tr("Previous page"), "arrow-up", "PgUp", lambda: self._turn(-1)),
            (tr("Next page"), "arrow-down", "PgDown", lambda: self._turn(1)),
            (tr("Smaller"), "zoom-out", "Ctrl+-", lambda: self.view.zoom_step(-1)),
            (tr("Larger"), "zoom-in", "Ctrl++", lambda: self.view.zoom_step(1)),
            (tr("Fit width"), "", "Ctrl+0", lambda: self.view.set_fit(Fit.WIDTH)),
            (tr("Whole page"), "", "", lambda: self.view.set_fit(Fit.PAGE)),
        ]
        self._actions = [self._action(*each) for each in following]
        up, down, smaller, larger, width, whole = (
            tool_button(action, with_text=not action.icon().availableSizes())
            for action in self._actions
        )
        self._fits = (width, whole)
        bar = QWidget()
        bar.setLayout(
            row(
                up, down, self._number, self._busy, None, smaller, self._zoom, larger,
                width, whole, gap=0.2, margin=0.25,
            )
        )  # fmt: skip
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return bar

    def _action(self, text: str, icon: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        if icon:
            icons.dress(action, icon)
        if keys:  # pressed in the view, which claims them from the window
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text} ({shown})")
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action

    def _turn(self, step: int) -> None:
        self.view.show_page(self.view.page + step)

    def _on_page_changed(self, page: int) -> None:
        self.thumbnails.show_current(page)
        self._show_numbers()

    def _show_numbers(self) -> None:
        if self._pages is None:
            self._number.clear()
            self._zoom.clear()
            return
        self._number.setText(
            tr("Page {number} / {count}", number=self.view.page + 1, count=len(self._pages))
        )
        self._zoom.setText(f"{int(self.view.zoom * 100 + 0.5)} %")
