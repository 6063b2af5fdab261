"""The ordered list of what decides between units of equal index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from parindex_desktop.domain.policy import TieBreaker, TieBreakKind
from parindex_desktop.i18n import tr
from parindex_desktop.services.ordering import moved
from parindex_desktop.services.policy_words import tie_breaker_name
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.criteria import Criterion


class TieBreakerList(QWidget):
    """One line per step, with buttons to move and remove it, and a menu to add one.

    Signals:
        changed: The steps as the person wants them.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[TieBreaker, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._lines = QVBoxLayout()
        self._menu = QMenu(self)
        self.add = button(tr("&Add a tie-breaker"), icon="plus", kind="quiet")
        self.add.setMenu(self._menu)
        self._layout.addLayout(self._lines)
        self._layout.addLayout(row(self.add, None))

    def show_steps(self, steps: tuple[TieBreaker, ...], criteria: Iterable[Criterion]) -> None:
        """Shows the steps, and offers what is not among them yet."""
        if steps != self._steps:
            self._steps = steps
            self._show_lines()
        offered = [
            (TieBreaker(TieBreakKind.APPRAISED), ""),
            (TieBreaker(TieBreakKind.SURVEY), ""),
            *((TieBreaker(TieBreakKind.CRITERION, each.code), each.name) for each in criteria),
        ]
        self._menu.clear()
        for step, name in offered:
            if step not in steps:
                text = " ".join([_capital(tie_breaker_name(step)), name]).strip()
                action = self._menu.addAction(text.replace("&", "&&"))
                action.triggered.connect(lambda _on=False, step=step: self._take(step))

    def _show_lines(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, step in enumerate(self._steps):
            self._lines.addWidget(self._line(at, step))

    def _line(self, at: int, step: TieBreaker) -> QWidget:
        name: QLabel = label(f"{at + 1}. {_capital(tie_breaker_name(step))}")
        up = button("", lambda: self._move(at, -1), icon="arrow-up", kind="quiet")
        up.setToolTip(tr("Earlier"))
        up.setEnabled(at > 0)
        away = button("", lambda: self._drop(at), icon="x", kind="quiet")
        away.setToolTip(tr("Remove"))
        for each in (up, away):
            each.setAccessibleName(f"{each.toolTip()}: {name.text()}")
        line = QWidget()
        line.setLayout(row(name, up, away, None, gap=0.2))
        return line

    def _take(self, step: TieBreaker) -> None:
        self.changed.emit((*self._steps, step))

    def _drop(self, at: int) -> None:
        self.changed.emit(self._steps[:at] + self._steps[at + 1 :])

    def _move(self, at: int, step: int) -> None:
        self.changed.emit(tuple(moved(self._steps, [at], step)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
