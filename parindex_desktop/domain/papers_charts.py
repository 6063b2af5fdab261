"""The charts of a group as an annex."""

from __future__ import annotations

from dataclasses import dataclass

from parindex_desktop.domain.charts.layout import Chart
from parindex_desktop.domain.documents import NO_STAMP, DecisionReference, Stamp


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with the line above it: `Hình 1. Chỉ số CCHC năm 2016 theo đơn vị`."""

    caption: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class ChartAnnex:
    """The charts of one group.

    Attributes:
        number: Roman number when there are two annexes or more, else empty.
        title: In capitals, one line of meaning per entry.
        notes: At the end: the data that they were drawn from.
    """

    number: str
    title: tuple[str, ...]
    reference: DecisionReference
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP
