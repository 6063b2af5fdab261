"""A second window for the projector: what a meeting shall see, live, and nothing to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services.projection import hidden_stages, shown_ranking, shown_sheet
from ui import icons, theme
from ui.projector.tables import SlideRanking, SlideSheet
from ui.widgets.labels import badge, label
from ui.widgets.layouts import column, row
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from parindex_desktop.domain.scores import CellKey
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.projection import Hidden
    from ui.context import Context

RANKING, SHEET = "ranking", "sheet"
_FOLLOWS = {"results": RANKING, "documents": RANKING, "scores": SHEET}
"""Screen of the main window -> what the projector shows with it; others leave it as it is."""
_SMALLEST, _LARGEST, _STEP = 120, 400, 20
_PERCENT, _AT_WIDTH = 160, 1366
_MOST_OF_SCREEN = 0.92
"""Of the screen's width and height, so that the frame of the window stays in reach."""
"""Letters of this size, in percent of the normal one, at this width of the window in pixels."""


class ProjectorWindow(QWidget):
    """Follows round, group, unit and screen of the main window.

    Attributes:
        ranking, sheet: Its two tables.
        choice: Which of them is shown.
        veil: Says that points are hidden, while a second entry runs.

    Signals:
        closed: The window was closed.
    """

    closed = Signal()

    def __init__(self, context: Context, screen: str = "") -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Projector"))
        self.setWindowIcon(icons.program_icon())
        self._context = context
        self._more = 0
        self.title, self.subtitle = label("", "title", wraps=True), label("", "muted")
        self.veil = badge("", "warning")
        self.choice = Segments(((RANKING, tr("Ranking")), (SHEET, tr("Sheet of the unit"))))
        self.choice.chosen.connect(lambda _key: self.refresh())
        self.choice.choose(_FOLLOWS.get(screen, RANKING))
        self.ranking, self.sheet = SlideRanking(), SlideSheet()
        self._tables = QStackedWidget()
        for table in (self.ranking, self.sheet):
            self._tables.addWidget(table)
        words = column(self.title, row(self.subtitle, self.veil, None), gap=0.2)
        head = row(words, self.choice, gap=1)
        head.setStretch(0, 1)
        head.setAlignment(self.choice, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(head, self._tables, gap=0.8, margin=1.2))
        self._connect()
        self._wear()
        wanted = QSize(theme.em(60), theme.em(36))
        self.resize(wanted.boundedTo(self.screen().availableSize() * _MOST_OF_SCREEN))
        self.refresh()
        table = self.sheet if self.choice.current == SHEET else self.ranking
        table.setFocus()  # keys scroll, and no button wears the focus ring

    def refresh(self) -> None:
        """Shows the group and unit looked at."""
        context, book = self._context, self._context.book
        if book is None or context.round is None or context.dossier is None:
            self.title.setText(tr("Nothing to show yet"))
            self._tables.hide()
            return
        hidden = hidden_stages(context.dossier, book.group.id)
        key = context.shown_cell
        unit_id = key.unit_id if key and key.unit_id in book.units_by_id else None
        unit_id = unit_id or (book.units[0].id if book.units else None)
        shows_sheet = self.choice.current == SHEET and unit_id is not None
        self._tables.setCurrentWidget(self.sheet if shows_sheet else self.ranking)
        self._tables.show()
        if shows_sheet and unit_id is not None:
            self._show_sheet(book, unit_id, hidden, key)
        else:
            self._show_ranking(book, hidden)

    def show_outside(self) -> None:
        """Shows the window, on another screen than the main one where there is one."""
        screens = QGuiApplication.screens()
        others = [each for each in screens if each is not QGuiApplication.primaryScreen()]
        if others:
            self.setGeometry(others[0].availableGeometry())
            self.showFullScreen()
        else:
            self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Writes in letters that fill the new width, however large those of the main window."""
        super().resizeEvent(event)
        self._wear()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells that it is gone."""
        self.closed.emit()
        super().closeEvent(event)

    # ---- inside ---------------------------------------------------------------------------------
    def _connect(self) -> None:
        context = self._context
        context.changed.connect(self.refresh)
        context.view_changed.connect(self.refresh)
        context.cell_shown.connect(self.refresh)
        context.screen_shown.connect(self._follow)
        theme.appearance().changed.connect(self._wear)
        for keys, act in (
            ("F11", self._switch_full_screen), ("Esc", self._step_out),
            ("Ctrl+Shift+P", self.close), ("Ctrl++", lambda: self._grow(_STEP)),
            ("Ctrl+=", lambda: self._grow(_STEP)), ("Ctrl+-", lambda: self._grow(-_STEP)),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)

    def _show_sheet(
        self, book: GroupBook, unit_id: UnitId, hidden: Hidden, key: CellKey | None
    ) -> None:
        unit, standing = book.units_by_id[unit_id], book.standing_of[unit_id]
        self.title.setText(unit.name)
        parts = [book.group.name, str(book.round.year)]
        if unit_id not in hidden and standing.rank is not None:
            parts.append(tr("rank {rank}", rank=standing.rank))
        self.subtitle.setText(" · ".join(parts))
        self._show_veil(int(unit_id in hidden))
        current = key.criterion_id if key and key.unit_id == unit_id else None
        self.sheet.show_lines(shown_sheet(book, unit_id, hidden), current)

    def _show_ranking(self, book: GroupBook, hidden: Hidden) -> None:
        table = shown_ranking(book, hidden)
        self.title.setText(tr("PAR Index {year}", year=book.round.year) + f" · {book.group.name}")
        unfinished = book.figures.incomplete
        told = tr("{count} units", count=len(book.units))
        if unfinished:
            told += " · " + tr("{count} not complete yet", count=unfinished)
        self.subtitle.setText(told)
        self._show_veil(len(hidden.keys() & book.units_by_id.keys()))
        self.ranking.show_table(table)

    def _show_veil(self, count: int) -> None:
        self.veil.setVisible(count > 0)
        self.veil.setText(tr("Second entry: points of {count} units hidden", count=count))

    def _follow(self, screen: str) -> None:
        if screen in _FOLLOWS:
            self.choice.choose(_FOLLOWS[screen])
            self.refresh()

    def _switch_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _step_out(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.close()

    def _grow(self, step: int) -> None:
        before = self._percent
        self._more += step
        if self._percent == before:
            self._more -= step  # the largest or smallest there is
        self._wear()

    @property
    def _percent(self) -> int:
        wanted = _PERCENT * self.width() // _AT_WIDTH + self._more
        return min(max(wanted, _SMALLEST), _LARGEST)

    def _wear(self) -> None:
        for table in (self.ranking, self.sheet):
            table.wear(self._percent)
        for words, larger in ((self.title, 1.5), (self.subtitle, 0.8)):
            points = theme.BASE_POINT_SIZE * larger * self._percent / 100
            words.setStyleSheet(f"font-size: {points:.1f}pt;")
