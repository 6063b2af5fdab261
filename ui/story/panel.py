"""The story of a cell beside the grid: what was there, what came, who, when and why."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QTextBrowser

from parindex_desktop.i18n import tr
from parindex_desktop.services.cell_story import Story, story_of_cell, story_of_unit
from ui import theme
from ui.widgets.actions import action
from ui.widgets.buttons import button, tool_button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.scores import CellKey
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.cell_story import StoryDay, StoryLine
    from ui.context import Context

_NO_LIMIT = (1 << 24) - 1
"""Qt's own word for no limit, which PySide does not know."""
_REST_MS = 200
_MOST_CHANGES = 12
"""Shown of one entry; an import touches every cell of a unit."""


class StoryPanel(QFrame):
    """Follows the current cell while it is open; Escape or F7 closes it.

    Attributes:
        story: What is told; None before a cell was shown.
        page: Where it is read.

    Signals:
        closed: The person closed it; the focus goes back to where they were.
        shown: It came into sight, or went.
    """

    closed = Signal()
    shown = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("piece", "card")
        self._context = context
        self._key: CellKey | None = None
        self._is_alone = False
        self.story: Story | None = None
        self._about = ElidedLabel()
        self._criterion = ElidedLabel()
        self._whom = Segments((("cell", tr("This cell")), ("unit", tr("Whole unit"))))
        self._whom.chosen.connect(lambda _about: self._tell())
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setAccessibleName(tr("Story"))
        close = action(self, tr("Close the story"), self.close_panel, icon="x", keys="Esc F7")
        copy = button(tr("C&opy as text"), self.copy, icon="copy", kind="quiet")
        top = row(label(tr("Story"), "heading"), None, tool_button(close))
        self.setLayout(
            column(
                top, self._about, self._criterion, row(self._whom, None, copy), self.page,
                gap=0.35, margin=0.6,
            )
        )  # fmt: skip
        self.setFocusProxy(self.page)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._tell)
        context.cell_shown.connect(self._on_cell)
        context.changed.connect(lambda _change: self._rest.start() if self.isVisible() else None)
        theme.appearance().changed.connect(self._dress)
        self._dress()

    def show_cell(self, key: CellKey) -> None:
        """Tells the story of a cell at all its stages."""
        self._key = key
        self._whom.choose("cell")
        self._tell()

    def show_unit(self, unit_id: UnitId) -> None:
        """Tells the story of a unit in the round looked at."""
        round_, key = self._context.round, self._context.shown_cell
        if key is not None and key.unit_id == unit_id:
            self._key = key
        self._whom.choose("unit")
        if round_ is not None:
            self._show(story_of_unit(self._context.session, round_.id, unit_id))

    def open(self) -> None:
        """Opens at the cell that the person is at, and takes the focus."""
        self.show()
        self.shown.emit()
        if self._context.shown_cell is not None:
            self.show_cell(self._context.shown_cell)
        self.page.setFocus()

    def set_alone(self, alone: bool) -> None:
        """Takes the whole width, where nothing has room beside it."""
        if alone != self._is_alone:
            self._is_alone = alone
            self._dress()

    def close_panel(self) -> None:
        """Closes it."""
        self._rest.stop()
        self.hide()
        self.shown.emit()
        self.closed.emit()

    def copy(self) -> None:
        """Puts the story on the clipboard as plain text."""
        if self.story is not None:
            QGuiApplication.clipboard().setText(self.story.text)
            self._context.told.emit(tr("The story is on the clipboard."))

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with the cell that was gone to while it was closed."""
        super().showEvent(event)
        self._rest.start()

    def _on_cell(self, key: CellKey) -> None:
        self._key = key
        if self.isVisible():
            self._rest.start()

    def _tell(self) -> None:
        self._rest.stop()
        key, session = self._key, self._context.session
        if key is None:
            return
        if self._whom.current == "unit":
            self._show(story_of_unit(session, key.round_id, key.unit_id))
        else:
            place = (key.round_id, key.unit_id, key.criterion_id)
            self._show(story_of_cell(session, *place))

    def _show(self, story: Story) -> None:
        self.story = story
        about, _, criterion = story.title.partition(" · ")
        self._about.set_whole_text(about)
        self._criterion.set_whole_text(criterion)
        self.page.setHtml(_page(story))

    def _dress(self) -> None:
        self.setMinimumWidth(theme.em(17))
        self.setMaximumWidth(_NO_LIMIT if self._is_alone else theme.em(24))
        self.page.document().setDocumentMargin(theme.em(0.2))
        if self.story is not None:
            self.page.setHtml(_page(self.story))


def _page(story: Story) -> str:
    if not story.days:
        return f"<p>{escape(tr('Nothing was ever changed here.'))}</p>"
    return "".join(map(_day, story.days))


def _day(day: StoryDay) -> str:
    worn = theme.tokens()
    heading = f'<h4 style="color:{worn.accent};margin-bottom:0">{escape(day.text)}</h4>'
    return heading + "".join(map(_line, day.lines))


def _line(line: StoryLine) -> str:
    """Returns what changed first, for that is looked for, and how it came about below."""
    quiet = f'<span style="color:{theme.tokens().muted}">{{}}</span>'
    head = quiet.format(f"{escape(line.time)}&nbsp; {escape(line.who)}")
    what = [quiet.format(escape(line.what))] if line.what else []
    return f"<p>{'<br>'.join([head, *_changes(line), *what])}</p>"


def _changes(line: StoryLine) -> Iterator[str]:
    for told in line.changes[:_MOST_CHANGES]:
        why = f" ({escape(told.why)})" if told.why else ""
        yield f"{escape(told.where)}: <b>{escape(told.moved)}</b>{why}"
    more = len(line.changes) - _MOST_CHANGES
    if more > 0:
        yield escape(tr("and {count} more", count=more))
