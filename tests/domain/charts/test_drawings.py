"""What holds for every chart, whatever it shows."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.charts.bars import BarChart
from parindex_desktop.domain.charts.drawing import Anchor, Area, Ink, Line
from parindex_desktop.domain.charts.layout import Chart, drawing_of, parts_of
from parindex_desktop.domain.charts.scale import thinned
from tests.domain.charts.shapes import (
    A4,
    HAIR,
    LOOSE,
    ZONES,
    bars,
    frame,
    lengths,
    outside,
    overlaps,
    plain_measure,
    profile,
    ranks,
)

POINTS_PER_MM = 72 / 25.4

names = st.lists(
    st.text(st.sampled_from("Sở Ặẵ thông&<>"), min_size=1, max_size=300).map(
        lambda text: " ".join(text.split()) or "Sở"
    ),
    max_size=40,
)
shares = st.fractions(min_value=0, max_value=100, max_denominator=1000)
wild = st.fractions(min_value=-30, max_value=170, max_denominator=700)
widths = st.floats(min_value=380, max_value=2000)
heights = st.floats(min_value=1, max_value=3000)
places = st.tuples(st.one_of(st.none(), st.integers(1, 60)), st.integers(1, 40))

charts = st.one_of(
    st.builds(bars, st.lists(wild, min_size=1, max_size=40), names),
    st.builds(profile, st.lists(st.one_of(st.none(), wild), min_size=1, max_size=9), names),
    st.builds(
        lambda *said: profile(*said).without_numbers(),
        st.lists(wild, min_size=1, max_size=9),
        names,
    ),
    st.builds(ranks, st.lists(places, min_size=1, max_size=40), names),
)


@given(charts, widths, heights)
@settings(max_examples=120, deadline=None)
def test_no_words_touch_and_nothing_sticks_out(chart: Chart, width: float, height: float) -> None:
    drawing = drawing_of(chart, frame(width, height))
    assert list(overlaps(drawing)) == []
    assert list(outside(drawing)) == []
    assert drawing.width == width


@given(st.lists(shares, min_size=1, max_size=40), widths)
@settings(deadline=None)
def test_bars_are_as_long_as_their_exact_values(values: list[Fraction], width: float) -> None:
    chart = bars(values)
    drawing = drawing_of(chart, frame(width))
    axis = max(x for shape in drawing.shapes if isinstance(shape, Line) for x, _ in [shape.end])
    start = min(
        shape.corners[0][0] for shape in drawing.shapes if isinstance(shape, Area) and shape.outline
    )
    reach = chart.extent.high - chart.extent.low
    for value, length in zip(values, lengths(drawing, len(values)), strict=True):
        wanted = float(value / reach) * (axis - start)
        assert abs(length - wanted) / POINTS_PER_MM < 0.01


@given(st.lists(wild, min_size=1, max_size=30))
def test_axes_hold_zero_and_step_in_round_numbers(values: list[Fraction]) -> None:
    extent = bars(values).extent
    assert 0 in extent.ticks
    assert extent.low <= min(values)
    assert extent.high >= max(Fraction(100), *values)
    assert len(extent.ticks) <= 12
    digits = str(extent.step.numerator * extent.step.denominator).strip("0")
    assert digits in {"1", "2", "5"}


@pytest.mark.parametrize("count", [1, 2, 17, 44, 45, 168, 3321])
def test_many_units_are_cut_into_even_parts_that_fit(count: int) -> None:
    whole: tuple[Chart, ...] = (
        bars([Fraction(n % 101) for n in range(count)]),
        ranks([(count - n, n + 1) for n in range(count)]),
    )
    room = frame(A4, 600)
    for chart in whole:
        parts = parts_of(chart, room)
        drawings = [drawing_of(part, room) for part in parts]
        assert all(drawing.height <= room.height + HAIR for drawing in drawings)
        keys = [spot.key for drawing in drawings for spot in drawing.spots]
        assert keys == list(range(count))
        counts = [len(drawing.spots) for drawing in drawings]
        assert max(counts) - min(counts) <= 1
        assert [bool(part.notes) for part in parts] == [False] * (len(parts) - 1) + [True]
        assert len(parts) <= count / 30 + 1


def test_parts_of_bars_keep_the_axis_of_the_whole() -> None:
    chart = bars([Fraction(120), *[Fraction(50)] * 99])
    parts = parts_of(chart, frame(A4, 600))
    assert {part.extent for part in parts if isinstance(part, BarChart)} == {chart.extent}
    assert chart.extent.high == 120


def test_who_is_not_ranked_has_a_white_bar_with_a_broken_edge() -> None:
    drawing = drawing_of(bars([90, 80, 70]), frame())
    edged = [s for s in drawing.shapes if isinstance(s, Area) and s.outline]
    assert [area.fill for area in edged] == [Ink.BAR, Ink.BAR, Ink.PAPER]
    assert [bool(area.dash) for area in edged] == [False, False, True]


def test_classes_below_the_axis_are_left_out_and_cut_where_it_ends() -> None:
    chart = bars([95, 85])
    high = replace(ZONES[0], name="Trên trời", low=ZONES[0].low * 2)
    drawing = drawing_of(replace(chart, zones=(high, *ZONES)), frame())
    said = {label.text for label in drawing.labels}
    assert "Trên trời" not in said
    assert {"Xuất sắc", "từ 90", "Yếu", "dưới 50"} <= said


def test_a_chart_without_classes_or_mean_has_its_bars_all_the_same() -> None:
    drawing = drawing_of(replace(bars([95, 85]), zones=(), mean=None), frame())
    assert len(drawing.spots) == 2
    assert not any("trung bình" in label.text for label in drawing.labels)


def test_a_long_name_is_shortened_and_told_in_full_elsewhere() -> None:
    name = "Sở Văn hóa, Thể thao và Du lịch " * 9
    drawing = drawing_of(bars([80], [name]), frame())
    shown = next(label.text for label in drawing.labels if label.text.startswith("Sở"))
    assert shown.endswith("…")
    assert plain_measure(shown, 10) < A4 * 0.42


def test_a_domain_takes_two_lines_before_it_is_shortened() -> None:
    name = "7. Xây dựng và phát triển chính quyền điện tử, chính quyền số (12\u00a0điểm)"
    drawing = drawing_of(profile([Fraction(80)], [name]), frame())
    lines = [label.text for label in drawing.labels if label.x == 0]
    assert len(lines) == 2
    assert " ".join(lines) == name


def test_a_unit_without_points_in_a_domain_has_no_bar_there() -> None:
    drawing = drawing_of(profile([None, Fraction(80)]), frame())
    assert len(lengths(drawing, 9)) == 1
    assert len(drawing.spots) == 2


def test_equal_ranks_stand_below_each_other_with_the_same_number() -> None:
    drawing = drawing_of(ranks([(1, 1), (2, 2), (2, 2), (4, 4)]), frame())
    numbers = [label for label in drawing.labels if label.text == "2"]
    assert len(numbers) == 4
    assert len({label.y for label in numbers}) == 2


def test_dense_ranks_push_the_next_unit_down() -> None:
    drawing = drawing_of(ranks([(1, 1), (1, 1), (2, 2)]), frame())
    assert len({spot.top for spot in drawing.spots}) == 3


def test_rise_fall_and_rest_differ_without_colour() -> None:
    drawing = drawing_of(ranks([(3, 1), (2, 2), (1, 3)]), frame())
    slopes = [s for s in drawing.shapes if isinstance(s, Line)][:3]
    assert len({(slope.width, slope.ink, slope.dash) for slope in slopes}) == 3
    marks = [label.text for label in drawing.labels if label.text.startswith("(")]
    assert marks == ["(+2)", "(=)", "(−2)"]


def test_a_unit_without_a_rank_before_has_no_slope() -> None:
    drawing = drawing_of(ranks([(None, 1), (1, 2)]), frame())
    slopes = [s for s in drawing.shapes if isinstance(s, Line) and s.start[1] < drawing.height - 20]
    assert len(slopes) == 1
    assert "(–)" in {label.text for label in drawing.labels}


def test_a_left_list_with_wide_gaps_is_closed_up() -> None:
    far = ranks([(100, 1), (5, 2), (60, 3)])
    drawing = drawing_of(far, frame(height=1))
    assert drawing.height < 100
    left = [label for label in drawing.labels if label.text in {"5", "60", "100"}]
    assert [label.text for label in sorted(left, key=lambda label: label.y)] == ["5", "60", "100"]


def test_a_profile_is_never_cut() -> None:
    chart = profile([Fraction(80)] * 30)
    assert parts_of(chart, frame(height=100)) == (chart,)


def test_a_profile_without_marks_or_spans_has_bars_only() -> None:
    chart = profile([Fraction(80)])
    bare = replace(chart.domains[0], reference=None, span=None)
    drawn, plain = (drawing_of(each, frame()) for each in (chart, replace(chart, domains=(bare,))))
    assert len(drawn.shapes) - len(plain.shapes) == 4


def test_a_row_knows_what_lies_in_it() -> None:
    first, second = drawing_of(bars([80, 70]), frame()).spots
    inside = first.left + first.width / 2, first.top + first.height / 2
    assert first.holds(*inside)
    assert not second.holds(*inside)
    assert not first.holds(first.left + first.width, inside[1])


def test_a_bar_without_a_rank_leaves_its_place_empty() -> None:
    chart = bars([80])
    bare = replace(chart, bars=(replace(chart.bars[0], rank=""),))
    texts = [label.text for label in drawing_of(bare, frame()).labels]
    assert "" not in texts
    assert len(texts) == len(drawing_of(chart, frame()).labels) - 1


def test_a_narrow_axis_has_fewer_numbers_and_the_same_reach() -> None:
    extent = bars([100]).extent
    assert thinned(extent, 20) == extent
    assert list(map(int, thinned(extent, 3).ticks)) == [0, 50, 100]
    assert list(map(int, thinned(extent, 1).ticks)) == [0, 100]


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([(2, 1), (1, 2)], False),
        ([(100, 1), (5, 2), (60, 3)], True),
        ([(1, 11), (2, 12), (3, 13)], True),
        ([(None, 1), (None, 2)], False),
    ],
)
def test_lists_that_are_not_level_say_so(pairs: list[tuple[int | None, int]], said: bool) -> None:
    drawing = drawing_of(ranks(pairs), frame())
    assert (LOOSE in {label.text for label in drawing.labels}) is said


def test_words_know_where_they_begin() -> None:
    drawing = drawing_of(bars([50]), frame())
    ends = {label.anchor: label for label in drawing.labels}
    end, middle = ends[Anchor.END], ends[Anchor.MIDDLE]
    assert end.begins(plain_measure) == end.x - plain_measure(end.text, end.size)
    width = plain_measure(middle.text, middle.size, bold=middle.bold)
    assert middle.begins(plain_measure) == middle.x - width / 2
