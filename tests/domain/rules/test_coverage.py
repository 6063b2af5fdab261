"""Values that the bands of a rule leave out, or give to two bands."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop import i18n
from parindex_desktop.domain.numbers import ZERO
from parindex_desktop.domain.rules.coverage import (
    Interval,
    gaps,
    is_empty,
    overlaps,
    show_interval,
)
from parindex_desktop.domain.rules.kinds import Band, BandsRule, Bound, Measure, MeasureKind
from parindex_desktop.domain.rules.measures import band_of, bounds_of, holds, top_of
from tests.domain.rules.any_rules import BAND_RULES

SHARE = Measure()
DAYS = Measure(MeasureKind.VALUE, unit="ngày")


def bound(text: str) -> Bound | None:
    """`90` for a bound that belongs to the band, `(90` for one that does not, `` for none."""
    return Bound(Decimal(text.lstrip("(")), not text.startswith("(")) if text else None


def rule(measure: Measure, *bands: tuple[str, str]) -> BandsRule:
    return BandsRule(measure, tuple(Band(bound(low), bound(up), ZERO) for low, up in bands))


def worded(intervals: tuple[Interval, ...], measure: Measure) -> list[str]:
    i18n.set_language("vi")
    return [show_interval(interval, measure) for interval in intervals]


@pytest.mark.parametrize(("measure", "bands", "missing"), [
    (SHARE, [("90", ""), ("70", "(90"), ("", "(70")], []),
    (SHARE, [("90", "100"), ("70", "(90"), ("0", "(70")], []),
    (SHARE, [("(90", "100"), ("70", "(90"), ("0", "(70")], ["đúng 90 %"]),
    (SHARE, [("90", ""), ("70", "80"), ("", "(70")], ["trên 80 % đến dưới 90 %"]),
    (SHARE, [("90", ""), ("70", "(80"), ("", "(70")], ["từ 80 % đến dưới 90 %"]),
    (SHARE, [("(90", ""), ("70", "(80"), ("", "(70")], ["từ 80 % đến 90 %"]),
    (SHARE, [("(90", ""), ("70", "80"), ("", "60")],
     ["trên 60 % đến dưới 70 %", "trên 80 % đến 90 %"]),
    (SHARE, [("(0", "(100")], ["đúng 0 %", "đúng 100 %"]),
    (SHARE, [("50", "")], ["từ 0 % đến dưới 50 %"]),
    (SHARE, [("", "110"), ("(120", "")], ["trên 110 % đến 120 %"]),
    (SHARE, [("90", "70")], ["từ 0 % đến 100 %"]),
    (SHARE, [], ["từ 0 % đến 100 %"]),
    (SHARE, [("90", "90")], ["từ 0 % đến dưới 90 %", "trên 90 % đến 100 %"]),
    (DAYS, [("0", "2.5"), ("5", "10")], ["trên 2,5 ngày đến dưới 5 ngày"]),
    (DAYS, [("(3", "5"), ("(5", "10")], []),
    (DAYS, [("", "2"), ("(4", "")], ["trên 2 ngày đến 4 ngày"]),
    (DAYS, [], []),
    (DAYS, [("-5", "-3"), ("0", "")], []),
])  # fmt: skip
def test_values_that_no_band_holds(
    measure: Measure, bands: list[tuple[str, str]], missing: list[str]
) -> None:
    assert worded(gaps(rule(measure, *bands)), measure) == missing


@pytest.mark.parametrize(("bands", "doubled"), [
    ([("90", ""), ("70", "(90")], []),
    ([("90", ""), ("70", "90")], ["đúng 90 %"]),
    ([("80", ""), ("70", "90")], ["từ 80 % đến 90 %"]),
    ([("(80", ""), ("70", "90")], ["trên 80 % đến 90 %"]),
    ([("(80", ""), ("70", "(90")], ["trên 80 % đến dưới 90 %"]),
    ([("80", ""), ("70", "(90")], ["từ 80 % đến dưới 90 %"]),
    ([("80", ""), ("90", "")], ["từ 90 %"]),
    ([("80", ""), ("(90", "")], ["trên 90 %"]),
    ([("", ""), ("(100", ""), ("", "0")], ["đúng 0 %", "trên 100 %"]),
    ([("90", "70"), ("60", "95")], []),
])  # fmt: skip
def test_values_that_two_bands_hold(bands: list[tuple[str, str]], doubled: list[str]) -> None:
    assert worded(overlaps(rule(SHARE, *bands)), SHARE) == doubled


@pytest.mark.parametrize(("low", "up", "empty"), [
    ("70", "90", False),
    ("90", "70", True),
    ("90", "90", False),
    ("(90", "90", True),
    ("90", "(90", True),
    ("90", "", False),
    ("", "0", False),
])  # fmt: skip
def test_a_band_with_its_bounds_exchanged_is_empty(low: str, up: str, empty: bool) -> None:
    assert is_empty(Band(bound(low), bound(up), ZERO)) is empty


def samples(of: BandsRule) -> list[Fraction]:
    """On every bound, and on either side of it nearer than any other bound."""
    edges = {Fraction(value) for value in (*bounds_of(of), top_of(of), Decimal(0))}
    near = {edge + side for edge in edges for side in (0, Fraction(1, 3), -Fraction(1, 3))}
    return sorted(value for value in near if value >= 0)


def inside(intervals: tuple[Interval, ...], value: Fraction) -> bool:
    return any(holds(Band(each.lower, each.upper, ZERO), value) for each in intervals)


@given(BAND_RULES)
def test_a_value_lies_in_an_overlap_if_and_only_if_two_bands_hold_it(of: BandsRule) -> None:
    for value in samples(of):
        times = sum(holds(band, value) for band in of.bands)
        assert inside(overlaps(of), value) == (times > 1)


@given(BAND_RULES)
def test_a_value_in_range_lies_in_a_gap_if_and_only_if_no_band_holds_it(of: BandsRule) -> None:
    held = [value for value in samples(of) if any(holds(band, value) for band in of.bands)]
    if of.measure.kind is MeasureKind.SHARE:
        ends = (Fraction(0), Fraction(top_of(of)))
    elif held:
        ends = (held[0], held[-1])
    else:
        assert gaps(of) == ()
        return
    for value in samples(of):
        wanted = ends[0] <= value <= ends[1] and value not in held
        assert inside(gaps(of), value) == wanted


@given(BAND_RULES, st.fractions(0, 300))
def test_a_share_rule_without_gaps_gives_every_share_points(of: BandsRule, value: Fraction) -> None:
    if of.measure.kind is MeasureKind.SHARE and not gaps(of):
        assert band_of(of, value) is not None
