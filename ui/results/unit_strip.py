"""The strip below a ranking: all that is to be said of the unit of the current line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from parindex_desktop.domain.numbers import format_points
from parindex_desktop.i18n import tr
from ui import icons
from ui.results.words import Remark, remark, show_index
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from parindex_desktop.domain.ranking import Standing
    from parindex_desktop.services.group_book import GroupBook


class UnitStrip(Card):
    """Name, rank, points and remarks of one unit.

    Signals:
        scores_wanted: The person wants to see the unit in the score grid.
    """

    scores_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = label("", "heading")
        self._facts = label("", "muted")
        self._picture = QLabel()
        self._remark = label("", wraps=True)
        self._open = button(tr("Open its &scores"), self.scores_wanted.emit, icon="table-2")
        remarks = row(self._picture, self._remark, gap=0.3)
        remarks.setStretch(1, 1)
        words = column(row(self._name, self._facts, None), remarks, gap=0.15)
        line = row(words, self._open)
        line.setStretch(0, 1)
        self.add(line)

    @property
    def text(self) -> str:
        """The remarks shown."""
        return self._remark.text()

    def show_standing(self, book: GroupBook, standing: Standing | None) -> None:
        """Shows a unit; without one the strip is hidden."""
        self.setVisible(standing is not None)
        if standing is None:
            return
        self._name.setText(book.units_by_id[standing.unit_id].name)
        self._facts.setText(" · ".join(_facts(book, standing)))
        told = remark(book, standing)
        self._remark.setText(" ".join(told.sentences) or tr("All criteria are scored; no tie."))
        self._show_picture(told)

    def _show_picture(self, told: Remark) -> None:
        if told.icon:
            icons.dress_label(self._picture, told.icon, told.role)
        else:
            icons.dress_label(self._picture, "check", "ok")


def _facts(book: GroupBook, standing: Standing) -> list[str]:
    total = standing.result.total
    points = {"points": format_points(total.points), "maximum": format_points(total.maximum)}
    ranked = standing.rank is not None
    facts = [tr("Rank {rank}", rank=standing.rank) if ranked else tr("Not ranked")]
    facts.append(tr("index {index}", index=show_index(standing.index, book.round.policy.decimals)))
    facts.append(tr("{points} of {maximum} points", **points))
    return [*facts, standing.class_name] if standing.class_name else facts
