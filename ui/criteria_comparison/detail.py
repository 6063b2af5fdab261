"""All that differs in the current line, both sides in full, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services.criteria_change_words import change_name, told
from parindex_desktop.services.criteria_comparison import MappingState
from parindex_desktop.services.criteria_likeness import candidates
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from parindex_desktop.domain.comparison import Comparison
    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.services.criteria_comparison import MappingRow


class ChangeDetail(QFrame):
    """The current line of the table.

    Attributes:
        partners: For a new criterion: the older ones it may be, likeliest first.
        confirm, separate, join: What can be done, by the state of the line.

    Signals:
        confirm_wanted: The suggested criteria are the same.
        separate_wanted: The criteria are not the same after all.
        join_wanted: The older criterion that a new one is.
    """

    confirm_wanted = Signal()
    separate_wanted = Signal()
    join_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("piece", "card")
        self._heading = ElidedLabel()
        self._heading.setProperty("role", "heading")
        self.confirm = button(tr("The &same criterion"), self.confirm_wanted.emit, icon="check")
        self.separate = button(tr("Take &apart"), self.separate_wanted.emit, icon="x")
        self.partners = QComboBox()
        self.partners.setMinimumWidth(theme.em(16))
        self.partners.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._caption = label(tr("The same &as before:"), "muted")
        self._caption.setBuddy(self.partners)
        self.join = button(tr("&Join"), self._join, icon="check")
        self._body = QScrollArea()
        self._body.setWidgetResizable(True)
        self._body.setFrameShape(QFrame.Shape.NoFrame)
        top = row(
            self._heading, self._caption, self.partners, self.join, self.confirm, self.separate
        )
        top.setStretch(0, 1)
        parts = column(top, self._body, gap=0.3, margin=0.5)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self.setMinimumHeight(theme.em(8))

    def show_row(self, comparison: Comparison, shown: MappingRow | None) -> None:
        """Shows a line; None shows nothing."""
        state = shown.state if shown is not None else None
        self.confirm.setVisible(state is MappingState.SUGGESTED)
        self.separate.setVisible(state is MappingState.SAME)
        for each in (self._caption, self.partners, self.join):
            each.setVisible(state is MappingState.NEW)
        self._heading.set_whole_text(_title(shown.pair.present) if shown else "")
        self._body.setWidget(_table(comparison, shown))
        if state is MappingState.NEW and shown is not None:
            self._offer(comparison, shown.pair.present)

    def _offer(self, comparison: Comparison, criterion: Criterion) -> None:
        self.partners.clear()
        for each in candidates(comparison, criterion):
            self.partners.addItem(_title(each), each)
        self.join.setEnabled(self.partners.count() > 0)
        self.partners.setEnabled(self.partners.count() > 0)

    def _join(self) -> None:
        if self.partners.currentIndex() >= 0:
            self.join_wanted.emit(self.partners.currentData())


def _title(criterion: Criterion) -> str:
    return f"{criterion.code}  {criterion.name}"


def _table(comparison: Comparison, shown: MappingRow | None) -> QWidget:
    """Returns what differs: its name, the side before, the side after."""
    page = QWidget()
    lines = QGridLayout()
    lines.setHorizontalSpacing(theme.em(1))
    lines.setVerticalSpacing(theme.em(0.3))
    lines.setContentsMargins(0, 0, theme.em(0.5), 0)
    lines.setColumnStretch(1, 1)
    lines.setColumnStretch(2, 1)
    page.setLayout(lines)
    changes = shown.pair.changes if shown is not None else ()
    heads = (tr("What differs"), tr("Before"), tr("After")) if changes else ()
    for place, head in enumerate(heads):
        lines.addWidget(label(head, "small"), 0, place)
    for at, kind in enumerate(changes, 1):
        assert shown is not None
        lines.addWidget(label(change_name(kind), "label"), at, 0, Qt.AlignmentFlag.AlignTop)
        for place, text in enumerate(told(comparison, shown.pair, kind), 1):
            words = label(text or "–", wraps=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(words, at, place, Qt.AlignmentFlag.AlignTop)
    if shown is not None and not changes:
        lines.addWidget(label(tr("Nothing differs."), "muted"), 0, 0, 1, 3)
    lines.setRowStretch(len(changes) + 1, 1)
    return page
