"""What a whole set is worth, always in sight below its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.i18n import tr
from ui.criteria.words import short_kind, source_names
from ui.widgets.labels import ElidedLabel, badge, set_badge
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import CriteriaSet
    from parindex_desktop.services.criteria_outline import SetTotals

_WHOLE = Points(100 * 10_000)
"""What the maxima of nearly every published set add up to (`domain.md`, Structure)."""


class SumsStrip(QWidget):
    """Total, its parts by source, bonus and penalty with caps that differ from them."""

    def __init__(self) -> None:
        super().__init__()
        self.total, self.parts = badge(""), ElidedLabel()
        line = row(self.total, self.parts)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_totals(self, totals: SetTotals, criteria_set: CriteriaSet) -> None:
        """Shows the sums of a set."""
        points = format_points(totals.maximum)
        set_badge(
            self.total,
            tr("Total {points} points", points=points),
            "accent" if totals.maximum == _WHOLE else "warning",
        )
        names = source_names()
        parts = [
            f"{names[source]} {format_points(totals.by_source[source])}"
            for source in Source
            if totals.by_source[source] or source is not Source.EXTERNAL
        ]
        words = [" + ".join(parts)]
        for name, total, cap in (
            (short_kind(Kind.BONUS), totals.bonus, criteria_set.bonus_cap),
            (short_kind(Kind.PENALTY), totals.penalty, criteria_set.penalty_cap),
        ):
            if total or cap is not None:
                words.append(_with_cap(name, total, cap))
        self.parts.set_whole_text(" · ".join(words))


def _with_cap(name: str, total: Points, cap: Points | None) -> str:
    if cap is None or cap == total:
        return f"{name} {format_points(total)}"
    points, most = format_points(total), format_points(cap)
    return tr("{name} {points} (cap {cap})", name=name, points=points, cap=most)
