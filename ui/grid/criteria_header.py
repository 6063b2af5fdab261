"""The heading of the grid in two storeys: domains above, scored criteria with maximum below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.grid.looks import make_looks

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QPaintEvent

    from ui.grid.columns import Band, Column
    from ui.grid.model import GridModel

_BAND_LINES = 1.45
_CODE_LINES = 1.4
_NAME_LINES = 0.9
_MOST_NAME_LINES = 3
_DEFAULT_LINES = 4.4
_MOST_LINES = 16
_LEAST_LINES = 2.4


class CriteriaHeader(QHeaderView):
    """Paints every column's code, name and maximum, and the domain over them.

    The name of a domain stays in sight while its columns are scrolled. Where the grid is low, names
    give way to rows; the line below the grid has the name of the current column in full.
    """

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = model
        self._current = -1
        self._names = _MOST_NAME_LINES
        self.looks = make_looks()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sectionResized.connect(lambda *_: self.viewport().update())

    @property
    def narrow_width(self) -> int:
        """The width of all columns in pixels where there is no room to spare."""
        return self.count() * self.looks.part(_DEFAULT_LINES)

    def fit(self, room: int) -> None:
        """Shares the room in pixels among the columns, none of them very narrow or very wide."""
        looks = self.looks
        self.setMinimumSectionSize(looks.part(_LEAST_LINES))
        share = room // max(self.count(), 1)
        width = max(looks.part(_DEFAULT_LINES), min(share, looks.part(_MOST_LINES)))
        if width != self.defaultSectionSize():
            self.setDefaultSectionSize(width)

    def fit_height(self, room: int) -> None:
        """Gives names the lines that fit into `room`, the pixels that rows can spare."""
        spare = room / self.looks.line - _CODE_LINES - self._band_lines
        names = min(max(int(spare / _NAME_LINES), 0), _MOST_NAME_LINES)
        if names != self._names:
            self._names = names
            self.geometriesChanged.emit()
            self.viewport().update()

    def set_current(self, column: int) -> None:
        """Marks the column one is in."""
        before, self._current = self._current, column
        if before != column:
            for each in (before, column):
                if 0 <= each < self.count():
                    left, width = self.sectionViewportPosition(each), self.sectionSize(each)
                    self.viewport().update(left, 0, width, self.height())

    def sizeHint(self) -> QSize:
        """Returns room for a domain, a code with its maximum, and up to three lines of name."""
        lines = self._band_lines + _CODE_LINES + self._names * _NAME_LINES
        return QSize(0, self.looks.part(lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the columns in sight."""
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, self.looks.raised)
        if self.count():
            first = max(self.visualIndexAt(area.left()), 0)
            last = self.visualIndexAt(area.right())
            last = last if last >= 0 else self.count() - 1
            for column in range(first, last + 1):
                self._paint_leaf(painter, column)
            for band in self._grid.bands:
                if band.last >= first and band.first <= last:
                    self._paint_band(painter, band)
        painter.setPen(self.looks.domain_pen)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    @property
    def _band_lines(self) -> float:
        return _BAND_LINES if self._grid.bands else 0

    def _band_height(self) -> int:
        return self.looks.part(_BAND_LINES) if self._grid.bands else 0

    def _paint_leaf(self, painter: QPainter, column: int) -> None:
        looks, shown = self.looks, self._grid.columns[column]
        top = self._band_height()
        left, width = self.sectionViewportPosition(column), self.sectionSize(column)
        rect = QRect(left, top, width, self.height() - top)
        if column == self._current:
            painter.fillRect(rect.adjusted(0, 0, -1, -1), looks.row_tint)
            painter.fillRect(left, self.height() - 1 - looks.part(0.15), width - 1,
                             looks.part(0.15), looks.accent)  # fmt: skip
        painter.setPen(looks.domain_pen if shown.ends_domain else looks.grid_pen)
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        inner = rect.adjusted(looks.part(0.3), looks.part(0.2), -looks.part(0.3), -looks.part(0.25))
        self._paint_words(painter, inner, shown)

    def _paint_words(self, painter: QPainter, rect: QRect, shown: Column) -> None:
        looks = self.looks
        top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
        painter.setFont(looks.bold)
        painter.setPen(looks.text)
        painter.drawText(rect, top | left, shown.leaf.code)
        code = painter.fontMetrics().horizontalAdvance(shown.leaf.code + " ")
        painter.setFont(looks.small)
        painter.setPen(looks.muted)
        metrics = painter.fontMetrics()
        if code + metrics.horizontalAdvance(shown.maximum) <= rect.width():
            drop = looks.part(0.09)  # small letters on the line of the large ones
            side = Qt.AlignmentFlag.AlignRight
            painter.drawText(rect.adjusted(0, drop, 0, 0), top | side, shown.maximum)
        line = metrics.height()
        above = looks.line + looks.part(0.08)
        most = self._names - bool(shown.origin)
        lines = wrapped(shown.leaf.name, metrics, rect.width(), most) if most > 0 else []
        for nth, words in enumerate(lines):
            place = QRect(rect.left(), rect.top() + above + nth * line, rect.width(), line)
            painter.drawText(place, left, words)
        if shown.origin and self._names:
            painter.setPen(looks.accent)
            words = metrics.elidedText(shown.origin, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignBottom | left, words)

    def _paint_band(self, painter: QPainter, band: Band) -> None:
        looks = self.looks
        left = self.sectionViewportPosition(band.first)
        right = self.sectionViewportPosition(band.last) + self.sectionSize(band.last)
        rect = QRect(left, 0, right - left, self._band_height())
        painter.fillRect(rect.adjusted(0, 0, -1, -1), looks.na_cell)
        painter.setPen(looks.domain_pen)
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        painter.setPen(looks.grid_pen)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        seen = rect.intersected(self.viewport().rect())
        room = looks.part(0.3)
        painter.setFont(looks.bold)
        painter.setPen(looks.text)
        text = painter.fontMetrics().elidedText(
            band.text, Qt.TextElideMode.ElideRight, seen.width() - 2 * room
        )
        painter.drawText(
            seen.adjusted(room, 0, -room, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            text,
        )


def wrapped(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Breaks a text at blanks into at most so many lines; what is left over ends in an ellipsis."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        taken = 1
        while taken < len(words) and _fits(words[: taken + 1], metrics, width):
            taken += 1
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    lines += [" ".join(words)] if words else []
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


def _fits(words: list[str], metrics: QFontMetrics, width: int) -> bool:
    return metrics.horizontalAdvance(" ".join(words)) <= width
