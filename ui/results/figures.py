"""The figures an announcement begins with, as calm cards: mean, first, last, classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from parindex_desktop.domain.numbers import NumberFormat, NumberStyle
from parindex_desktop.i18n import tr
from ui import theme
from ui.results.words import name_list, show_index
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from parindex_desktop.domain.ranking import ClassShare
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook


class FigureCard(Card):
    """One number with its name above and what it is of below."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._number = label("–", "title")
        self._below = ElidedLabel()
        self._below.setProperty("role", "muted")
        self.add(column(label(name, "muted"), self._number, self._below, None, gap=0.1))
        self.setAccessibleName(name)

    def show_figure(self, number: str, below: str) -> None:
        """Changes the number and the line below it."""
        self._number.setText(number)
        self._below.set_whole_text(below)
        self.setAccessibleDescription(f"{number}, {below}")


class ClassBars(QWidget):
    """Classes with the number of units, a bar as long as its share, and the share in words."""

    def __init__(self) -> None:
        super().__init__()
        self._classes: tuple[ClassShare, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.appearance().changed.connect(self.updateGeometry)

    def show_classes(self, classes: tuple[ClassShare, ...]) -> None:
        """Shows other counts."""
        self._classes = classes
        self.setAccessibleDescription("; ".join(f"{c.name}: {c.count}" for c in classes))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Returns one line of text per class."""
        return QSize(theme.em(16), self._line() * max(len(self._classes), 1))

    def minimumSizeHint(self) -> QSize:
        """Returns the least that can be read."""
        return QSize(theme.em(12), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws one line per class."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, each in enumerate(self._classes):
            self._paint_line(
                painter, QRectF(0, place * self._line(), self.width(), self._line()), each
            )
        painter.end()

    def _paint_line(self, painter: QPainter, line: QRectF, share: ClassShare) -> None:
        worn, metrics = theme.tokens(), self.fontMetrics()
        name_width = max(metrics.horizontalAdvance(c.name) for c in self._classes) + theme.em(0.6)
        count_width = metrics.horizontalAdvance("000") + theme.em(0.4)
        share_width = metrics.horizontalAdvance("100,00 %") + theme.em(0.4)
        painter.setPen(worn.colour("text" if share.count else "muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, share.name)
        numbers = line.adjusted(line.width() - share_width, 0, 0, 0)
        percent = NumberFormat(2, NumberStyle.FIXED).show(share.share)
        painter.drawText(numbers, middle | Qt.AlignmentFlag.AlignRight, f"{percent} %")
        counts = QRectF(numbers.left() - count_width, line.top(), count_width, line.height())
        painter.drawText(counts, middle | Qt.AlignmentFlag.AlignRight, str(share.count))
        height = line.height() * 0.42
        bar = QRectF(name_width, line.center().y() - height / 2, counts.left() - name_width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.colour("hover"))
        painter.drawRoundedRect(bar, height / 2, height / 2)
        if share.count:
            bar.setWidth(max(bar.width() * float(share.share) / 100, height))
            painter.setBrush(worn.colour("accent"))
            painter.drawRoundedRect(bar, height / 2, height / 2)

    def _line(self) -> int:
        return theme.em(1.05)


class Figures(QWidget):
    """The row of cards above a ranking."""

    def __init__(self) -> None:
        super().__init__()
        self.mean = FigureCard(tr("Mean index"))
        self.highest = FigureCard(tr("First"))
        self.lowest = FigureCard(tr("Last"))
        self.classes = ClassBars()
        bars = Card("", "", column(label(tr("Classes"), "muted"), self.classes, None, gap=0.15))
        self.classes.setAccessibleName(tr("Classes"))
        line = row(self.mean, self.highest, self.lowest, bars)
        for place, stretch in enumerate((4, 4, 4, 7)):
            line.setStretch(place, stretch)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_book(self, book: GroupBook) -> None:
        """Shows the figures of a group."""
        figures, decimals = book.figures, book.round.policy.decimals
        units = tr("{count} units ranked", count=figures.ranked)
        self.mean.show_figure(show_index(figures.mean, decimals), units)
        self.highest.show_figure(show_index(figures.highest, decimals), _who(book, figures.first))
        self.lowest.show_figure(show_index(figures.lowest, decimals), _who(book, figures.last))
        self.classes.show_classes(figures.classes)


def _who(book: GroupBook, units: tuple[UnitId, ...]) -> str:
    return name_list([book.units_by_id[unit].name for unit in units])
