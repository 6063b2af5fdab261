"""The charts of a group beside its table: index, domains, change of rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QWidget

from parindex_desktop.domain.units import UnitId
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services.papers import charts, profiles
from ui.charts.pictures import chart_image, png_of, svg_of
from ui.charts.view import ChartView
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row
from ui.widgets.roomy import OneOf
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.charts.layout import Chart
    from parindex_desktop.domain.earlier import EarlierRound
    from parindex_desktop.services.group_book import GroupBook

INDEX, DOMAINS, RANKS = "index", "domains", "ranks"
PNG: Final = "PNG (*.png)"
SVG: Final = "SVG (*.svg)"
_NOTHING: Final = mark("A change of rank needs units with a rank in an earlier round.")


class ChartPanel(QWidget):
    """One chart at a time, with what is told of its current row and its notes.

    Attributes:
        choice: Which chart is shown.
        units: Whose domains are shown; the whole group first.
        head: What chooses among them, placed above by whoever shows the panel.
        view: The chart.

    Signals:
        opened: The id of the unit that the person opened.
        copied: The chart was put on the clipboard.
        save_wanted: Name, kind and maker of the bytes of a file to be saved.
        print_wanted: The annex of charts shall be shown.
    """

    opened = Signal(object)
    copied = Signal()
    save_wanted = Signal(str, str, object)
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._book: GroupBook | None = None
        self._earlier: EarlierRound | None = None
        self._chart: Chart | None = None
        self.choice = Segments(
            (
                (INDEX, tr("Index by unit")),
                (DOMAINS, tr("By domain")),
                (RANKS, tr("Change of rank")),
            )
        )
        self.units = QComboBox()
        self.units.setAccessibleName(tr("Whose domains are shown"))
        self.units.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.units.setMinimumContentsLength(12)
        self.head = QWidget()
        self.head.setLayout(row(self.choice, self.units))
        self.view = ChartView()
        self.nothing = EmptyState("info", tr("There is nothing to draw yet."), tr(_NOTHING))
        self._body = OneOf(self.view, self.nothing)
        self._told, self._notes = ElidedLabel(), label("", "muted", wraps=True)
        below = row(self._told, *self._tools())
        below.setStretch(0, 1)
        whole = column(self._body, self._notes, below, gap=0.4)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._connect()

    def show_book(self, book: GroupBook, earlier: EarlierRound | None) -> None:
        """Shows a group as it stands now."""
        self._book, self._earlier = book, earlier
        self._fill_units(book)
        self._show()

    def first_focus(self) -> QWidget:
        """Returns the chart, or where there is none what chooses another one."""
        return self.view if self._chart is not None else self.choice

    def show_chart(self, key: str) -> None:
        """Shows one of the charts."""
        self.choice.choose(key)
        self._show()

    @property
    def title(self) -> str:
        """What the chart shown is called."""
        book = self._book
        group = f"{book.group.name} {book.round.year}" if book is not None else ""
        names = {
            INDEX: tr("Index by unit"),
            DOMAINS: tr("By domain"),
            RANKS: tr("Change of rank"),
        }
        return f"{names[str(self.choice.current)]} – {group}"

    def copy(self) -> None:
        """Puts the chart on the clipboard as a picture."""
        if self._chart is not None:
            QGuiApplication.clipboard().setImage(chart_image(self._chart))
            self.copied.emit()

    def save(self, kind: str) -> None:
        """Asks for the chart to be saved as `PNG` or `SVG`."""
        if self._chart is None or self._book is None:
            return
        content = png_of(self._chart) if kind == PNG else svg_of(self._chart, self.title)
        ending = "png" if kind == PNG else "svg"
        book = self._book
        name = f"bieu-do-{self.choice.current}-{book.group.code}-{book.round.year}.{ending}"
        self.save_wanted.emit(name, kind, lambda: content)

    # ---- inside ---------------------------------------------------------------------------------

    def _tools(self) -> tuple[QPushButton, ...]:
        copy = button(tr("Copy &picture"), self.copy, icon="copy")
        copy.setToolTip(QKeySequence(QKeySequence.StandardKey.Copy).toString())
        save = button(tr("Sa&ve picture"), icon="save")
        menu = QMenu(self)
        for text, kind in ((tr("Picture (PNG)"), PNG), (tr("Drawing (SVG)"), SVG)):
            menu.addAction(text, self._saver(kind))
        save.setMenu(menu)
        papers = button(tr("Prin&t charts…"), self.print_wanted.emit, icon="printer")
        self._on_chart = (copy, save)
        return copy, save, papers

    def _saver(self, kind: str) -> Callable[[], None]:
        return lambda: self.save(kind)

    def _connect(self) -> None:
        self.choice.chosen.connect(lambda _key: self._show())
        self.units.currentIndexChanged.connect(lambda _at: self._show())
        self.view.opened.connect(lambda key: self.opened.emit(UnitId(key)))
        self.view.pointed.connect(self._told.set_whole_text)
        action(self.view, tr("Copy picture"), self.copy, keys="Ctrl+C")

    def _fill_units(self, book: GroupBook) -> None:
        """Offers the group and its units; who was chosen stays while it is there."""
        chosen = self.units.currentData()
        with QSignalBlocker(self.units):
            self.units.clear()
            self.units.addItem(tr("The whole group"), None)
            for unit in book.units:
                self.units.addItem(unit.name, unit.id)
            self.units.setCurrentIndex(max(self.units.findData(chosen), 0))

    def _show(self) -> None:
        self.units.setVisible(self.choice.current == DOMAINS)
        self._chart = self._wanted()
        for tool in self._on_chart:
            tool.setEnabled(self._chart is not None)
        notes = "\n".join(self._chart.notes) if self._chart else ""
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        self._body.show_part(self.view if self._chart else self.nothing)
        self.view.show_chart(self._chart, self.title)

    def _wanted(self) -> Chart | None:
        book = self._book
        if book is None:
            return None
        match self.choice.current:
            case "domains":
                unit_id = self.units.currentData()
                if unit_id is None:
                    return profiles.group_profile(book)
                return profiles.unit_profile(book, unit_id)
            case "ranks":
                return charts.rank_change(book, self._earlier) if self._earlier else None
            case _:
                return charts.index_chart(book)
