"""From any chart to its drawing, whole or in parts that fit a page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from parindex_desktop.domain.charts.bars import BarChart, bar_drawing, bars_that_fit, part_of_bars
from parindex_desktop.domain.charts.profile import ProfileChart, profile_drawing
from parindex_desktop.domain.charts.rank_change import (
    RankChange,
    lines_that_fit,
    part_of_ranks,
    rank_drawing,
)

if TYPE_CHECKING:
    from parindex_desktop.domain.charts.drawing import Drawing, Frame

Chart = BarChart | ProfileChart | RankChange


def drawing_of(chart: Chart, frame: Frame) -> Drawing:
    """Lays a chart out; it may be lower than the frame, or higher with rows that do not fit."""
    match chart:
        case BarChart():
            return bar_drawing(chart, frame)
        case ProfileChart():
            return profile_drawing(chart, frame)
        case _:
            return rank_drawing(chart, frame)


def parts_of(chart: Chart, frame: Frame) -> tuple[Chart, ...]:
    """Cuts a chart of many units into parts of about equal length that fit the frame."""
    match chart:
        case BarChart():
            cuts = _cuts(len(chart.bars), bars_that_fit(chart, frame))
            return tuple(part_of_bars(chart, *cut) for cut in cuts)
        case RankChange():
            cuts = _cuts(len(chart.lines), lines_that_fit(chart, frame))
            return tuple(part_of_ranks(chart, *cut) for cut in cuts)
        case _:
            return (chart,)


def _cuts(count: int, most: int) -> list[tuple[int, int]]:
    """Returns where parts begin and end; their lengths differ by one at most."""
    parts = max(-(-count // most), 1)
    return list(pairwise(nth * count // parts for nth in range(parts + 1)))
