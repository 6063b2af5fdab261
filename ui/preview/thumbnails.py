"""The pages of a document as a list of small pictures, drawn when they come into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QListView

from parindex_desktop.i18n import tr
from ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.preview.pages import PdfPages

_Index = QModelIndex | QPersistentModelIndex


class PageModel(QAbstractListModel):
    """One row per page."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: PdfPages | None = None
        self._pictures: dict[int, QPixmap] = {}

    def set_pages(self, pages: PdfPages | None) -> None:
        """Shows another document."""
        self.beginResetModel()
        self._pages = pages
        self._pictures.clear()
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of pages."""
        return 0 if parent.isValid() or self._pages is None else len(self._pages)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Returns number and picture of a page."""
        if self._pages is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("Page {number}", number=index.row() + 1)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def _picture(self, place: int) -> QPixmap:
        assert self._pages is not None
        if place not in self._pictures:
            scale = theme.em(3.6) / self._pages.sizes[place].width()
            picture = QPixmap.fromImage(self._pages.picture(place, scale))
            painter = QPainter(picture)
            painter.setPen(theme.tokens().colour("control"))
            painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
            painter.end()
            self._pictures[place] = picture
        return self._pictures[place]


class Thumbnails(QListView):
    """A narrow list of pages; choosing one shows it.

    Signals:
        page_chosen: The page the person chose, counted from 0.
    """

    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PageModel()
        self.setModel(self._model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Pages"))
        self.setSpacing(theme.em(0.2))
        self.setIconSize(QSize(theme.em(3.6), theme.em(5.2)))
        self.setFixedWidth(theme.em(6))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def set_pages(self, pages: PdfPages | None) -> None:
        """Shows another document."""
        self._model.set_pages(pages)

    def show_current(self, page: int) -> None:
        """Marks a page without telling it."""
        selection = self.selectionModel()
        selection.blockSignals(True)
        self.setCurrentIndex(self._model.index(page))
        selection.blockSignals(False)
        self.viewport().update()

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.page_chosen.emit(current.row())
