"""Below the sheet: the words, the evidence and the guide of the current leaf, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from parindex_desktop.i18n import tr
from ui import theme
from ui.evidence.panel import EvidencePanel
from ui.grid.guide import Guide
from ui.sheet.words_panel import WordsPanel
from ui.widgets.buttons import tool_button
from ui.widgets.layouts import column, row
from ui.widgets.roomy import PageStack
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.remarks import RemarkKind
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.score_entry import Place
    from ui.context import Context

WORDS, EVIDENCE, GUIDE = "words", "evidence", "guide"
_LINES = {WORDS: 8.3, EVIDENCE: 10.5, GUIDE: 8.3}
_PERCENT = 33
"""Most of the height of the window, where letters are large."""
_HEAD_SHARE = 100
"""Stretch of the evidence's tools, which leaves nothing to the empty room behind them."""
_ROOMY_LINES = 33
"""Lines that a window must have to show the sheet and what is beside it at once."""


class LowerPanel(QFrame):
    """Follows the current leaf.

    Attributes:
        words: Note, reason, explanation, answer.
        evidence: The documents that prove the score.
        guide: How the criterion is scored.
        tabs: The choice among them.

    Signals:
        left: Back to the cell.
        done: On to the next criterion.
        folded: It was folded, or unfolded.
    """

    left = Signal()
    done = Signal()
    folded = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("piece", "card")
        self._place: Place | None = None
        self._is_away = False
        self.words = WordsPanel(context)
        self.evidence = EvidencePanel(context)
        self.guide = Guide()
        self.tabs = Segments(
            [
                (WORDS, tr("Reason and explanation")),
                (EVIDENCE, tr("Evidence")),
                (GUIDE, tr("How it is scored")),
            ]
        )
        self.tabs.setAccessibleName(tr("Beside the points"))
        self._pages: dict[str, QWidget] = {
            WORDS: self.words,
            EVIDENCE: self.evidence,
            GUIDE: self.guide,
        }
        self._stack = PageStack()
        for page in self._pages.values():
            page.setMinimumHeight(1)  # they scroll in what the sheet leaves
            self._stack.addWidget(page)
        self._word_tools: list[QToolButton] = []
        self._head = row(self.tabs, self.evidence.head, None, gap=0.3)
        self._head.setStretch(1, _HEAD_SHARE)
        layout = column(self._head, self._stack, gap=0.3, margin=0.35)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.tabs.chosen.connect(lambda key: self.show_page(str(key)))
        self.words.done.connect(self.done)
        self.words.left.connect(self.left)
        self.evidence.left.connect(self.left)

    def add_tools(self, *, words: Sequence[QAction], always: Sequence[QAction]) -> None:
        """Puts buttons at the right of the tabs: the first of them with its text."""
        for nth, action in enumerate((*words, *always)):
            self._head.addWidget(tool := tool_button(action, with_text=nth == 0))
            if action in words:
                self._word_tools.append(tool)
        self._show_tools()

    @property
    def page(self) -> str:
        """The key of the page shown."""
        return str(self.tabs.current)

    def set_folded(self, folded: bool) -> None:
        """Leaves only the tabs, so that the sheet has more lines, or shows the page again."""
        self.commit()
        self._stack.setHidden(folded)
        self._show_tools()
        self._show_or_hide()
        self.fit(self.window().height())
        self.folded.emit()

    def set_away(self, away: bool) -> None:
        """Leaves the place below the sheet to something else, or takes it again."""
        self._is_away = away
        self._show_or_hide()

    @property
    def is_folded(self) -> bool:
        """True while no page is seen: only the tabs, or nothing where room is short."""
        return self._stack.isHidden()

    def show_page(self, key: str) -> None:
        """Shows one of the pages."""
        if self.is_folded:
            self.set_folded(False)
        self.commit()
        self.tabs.choose(key)
        self._stack.setCurrentWidget(self._pages[key])
        self._show_tools()
        self.fit(self.window().height())
        self._show_evidence()

    def start_words(self, kind: RemarkKind | None = None) -> None:
        """Puts the focus in the words."""
        self.show_page(WORDS)
        self.words.start(kind)

    def start_evidence(self) -> None:
        """Puts the focus in the documents."""
        self.show_page(EVIDENCE)
        self.evidence.table.setFocus()

    def show_place(self, place: Place | None, leaf: Criterion | None, kind: RemarkKind) -> None:
        """Shows what stands beside the points of a leaf; nothing without one."""
        self._place = place
        self.words.show_place(place, kind)
        self.guide.show_criterion(leaf)
        self._show_evidence()

    def take_change(self, change_set: ChangeSet) -> None:
        """Shows what an edit made of it; evidence listens by itself."""
        self.words.take_change(change_set)

    def commit(self) -> bool:
        """Writes what is being typed."""
        return self.words.commit()

    @property
    def is_tight(self) -> bool:
        """True while letters are so large that the sheet needs all the room there is."""
        return self.window().height() < theme.em(_ROOMY_LINES)

    def give_room(self) -> None:
        """Folds where room is short; whoever writes a text unfolds it for that while."""
        if self.is_tight != self.is_folded:
            self.set_folded(self.is_tight)
        self._show_tools()
        self._show_or_hide()

    def fit(self, window: int) -> None:
        """Takes a part of a window that is so many pixels high."""
        if self.is_folded:
            self.setFixedHeight(self.minimumSizeHint().height())
        else:
            self.setFixedHeight(min(theme.em(_LINES[self.page]), window * _PERCENT // 100))

    def _show_tools(self) -> None:
        """Shows beside the tabs the tools of the page in sight."""
        for tool in self._word_tools:
            tool.setVisible(self.page == WORDS)
        on_evidence = self.page == EVIDENCE and not self.is_folded
        self.evidence.head.setVisible(on_evidence)
        self.tabs.setHidden(on_evidence and self.is_tight)  # keys and the strip lead elsewhere

    def _show_or_hide(self) -> None:
        self.setHidden(self._is_away or (self.is_folded and self.is_tight))

    def _show_evidence(self) -> None:
        if self.page != EVIDENCE:
            return  # read when it is looked at, so that moving about stays fast
        if self._place is None:
            self.evidence.clear()
        else:
            self.evidence.show_place(*self._place)
