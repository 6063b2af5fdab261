"""Charts for tests, a plain measure of words, and what must hold for every drawing."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from parindex_desktop.domain.charts.bars import Bar, BarChart, Mean, Zone, bar_chart
from parindex_desktop.domain.charts.drawing import Area, Drawing, Frame, Label, Line
from parindex_desktop.domain.charts.profile import DomainShare, ProfileChart
from parindex_desktop.domain.charts.rank_change import RankChange, RankLine

A4 = 467.7
"""The width of the text on an upright page, in points: 165 mm."""

ZONES = (
    Zone("Xuất sắc", "từ 90", Decimal(90)),
    Zone("Tốt", "từ 80", Decimal(80)),
    Zone("Khá", "từ 70", Decimal(70)),
    Zone("Trung bình", "từ 50", Decimal(50)),
    Zone("Yếu", "dưới 50", Decimal(0)),
)
RISE, FALL = 0.92, 0.22
"""How far stacked capitals rise above their line and tails fall below it, as shares of a size."""

LOOSE = "Không theo tỷ lệ."
HAIR = 1e-6
Box = tuple[float, float, float, float]


def plain_measure(text: str, size: float, *, bold: bool = False) -> float:
    """As wide as an average letter of a serif face, for every letter."""
    return len(text) * size * (0.55 if bold else 0.5)


def frame(width: float = A4, height: float = 600.0, size: float = 10.0) -> Frame:
    return Frame(width, height, size, plain_measure)


def bars(values: Sequence[Fraction | int], names: Sequence[str] = ()) -> BarChart:
    """One bar for each value; the last of three or more is not ranked."""
    every = [
        Bar(
            key=nth,
            name=names[nth] if nth < len(names) else f"Sở {nth}",
            rank=str(nth + 1),
            value=Fraction(value),
            shown=f"{float(value):.2f}",
            told=f"Sở {nth}",
            ranked=not (nth > 1 and nth == len(values) - 1),
        )
        for nth, value in enumerate(values)
    ]
    mean = Decimal(str(round(float(sum(values)) / len(values), 2)))
    return bar_chart("Chỉ số", every, ZONES, Mean(mean, f"Chỉ số trung bình: {mean}"), notes=("N",))


def profile(values: Sequence[Fraction | None], names: Sequence[str] = ()) -> ProfileChart:
    """One domain for each value, all with a mark at 50 and a span around it."""
    every = tuple(
        DomainShare(
            name=names[nth] if nth < len(names) else f"{nth}. Cải cách thể chế (10 điểm)",
            value=value,
            reference=Fraction(50),
            span=(Fraction(40), Fraction(60)),
            texts=("85,00", "40,00 – 60,00"),
            told=f"{nth}",
        )
        for nth, value in enumerate(values)
    )
    return ProfileChart("Tỷ lệ", ("Trung vị\n(%)", "Thấp nhất –\ncao nhất (%)"), every)


def ranks(pairs: Sequence[tuple[int | None, int]], names: Sequence[str] = ()) -> RankChange:
    """One unit for each pair of ranks, in the order of ranks now."""
    ordered = sorted(pairs, key=lambda pair: pair[1])
    lines = tuple(
        RankLine(nth, names[nth] if nth < len(names) else f"Sở {nth}", before, after, f"{nth}")
        for nth, (before, after) in enumerate(ordered)
    )
    strokes = ("08 đơn vị tăng hạng", "06 đơn vị giảm hạng", "03 đơn vị giữ nguyên")
    return RankChange(("Năm 2015", "Năm 2016"), lines, strokes, LOOSE, ("N",))


def box_of(label: Label) -> Box:
    left = label.begins(plain_measure)
    width = plain_measure(label.text, label.size, bold=label.bold)
    return left, label.y - RISE * label.size, left + width, label.y + FALL * label.size


def overlaps(drawing: Drawing) -> Iterator[tuple[str, str]]:
    """The texts of labels that touch each other."""
    boxes = sorted((box_of(label), label.text) for label in drawing.labels)
    for (one, text), (other, its_text) in combinations(boxes, 2):
        if (
            one[2] > other[0] + HAIR
            and other[2] > one[0] + HAIR
            and one[3] > other[1] + HAIR
            and other[3] > one[1] + HAIR
        ):
            yield text, its_text


def outside(drawing: Drawing) -> Iterator[object]:
    """What does not lie within the drawing."""
    for shape in drawing.shapes:
        corners = (shape.start, shape.end) if isinstance(shape, Line) else shape.corners
        if any(not _within(x, y, drawing) for x, y in corners):
            yield shape
    for label in drawing.labels:
        left, top, right, bottom = box_of(label)
        if not (_within(left, top, drawing) and _within(right, bottom, drawing)):
            yield label


def lengths(drawing: Drawing, count: int) -> list[float]:
    """The lengths of the first bars: areas with an edge, in the order of rows."""
    edged = [s for s in drawing.shapes if isinstance(s, Area) and s.outline and len(s.corners) == 4]
    return [area.corners[1][0] - area.corners[0][0] for area in edged[:count]]


def _within(x: float, y: float, drawing: Drawing) -> bool:
    return -HAIR <= x <= drawing.width + HAIR and -HAIR <= y <= drawing.height + HAIR
