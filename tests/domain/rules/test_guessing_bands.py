"""Bands: real wordings of ranges and what they mean."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.guessing import guess_rule
from parindex_desktop.domain.rules.kinds import (
    Band,
    BandsRule,
    Bound,
    Measure,
    MeasureKind,
)
from tests.domain.rules.guessed import guess, short

CLOSED_AT_90 = "%: (90;)=2 [70;90]=1 (;70)=0"
OPEN_AT_90 = "%: [90;)=2 [70;90)=1 (;70)=0"

PERCENT_BANDS = {
    "trên 90%: 2; từ 70% - 90%: 1; dưới 70%: 0": CLOSED_AT_90,
    "trên 90 %: 2 điểm; 70 % - 90 %: 1 điểm; dưới 70 %: 0 điểm": CLOSED_AT_90,
    "Trên 90%: 2đ\nTừ 70-90%: 1đ\nDưới 70%: 0 đ.": CLOSED_AT_90,
    "- Trên 90% được 2 điểm\n- Từ 70% đến 90% được 1 điểm\n- Dưới 70% không có điểm": CLOSED_AT_90,
    "> 90%: 2; 70% – 90%: 1; < 70%: 0": CLOSED_AT_90,
    "Lớn hơn 90%: 2; từ 70% đến hết 90%: 1; nhỏ hơn 70%: 0": CLOSED_AT_90,
    "Vượt 90%: 2; từ 70 % tới 90 %: 1; chưa đạt 70%: 0": CLOSED_AT_90,
    "Từ 90% trở lên: 2; từ 70% đến dưới 90%: 1; dưới 70%: 0": OPEN_AT_90,
    "90% trở lên: 2; 70% đến dưới 90%: 1; dưới 70%: 0": OPEN_AT_90,
    "≥ 90%: 2; 70% ≤ tỷ lệ < 90%: 1; < 70%: 0": OPEN_AT_90,
    ">= 90%: 2; 70% <= x < 90%: 1; x < 70%: 0": OPEN_AT_90,
    ">=90%: 2; >=70% và <90%: 1; <70%: 0": OPEN_AT_90,
    "90% ≤ tỷ lệ: 2; 90% > tỷ lệ ≥ 70%: 1; tỷ lệ < 70%: 0": OPEN_AT_90,
    "Không dưới 90%: 2; từ 70% nhưng dưới 90%: 1; thấp hơn 70%: 0": OPEN_AT_90,
    "Ít nhất 90%: 2; ít nhất 70%, dưới 90%: 1; còn lại: 0": OPEN_AT_90,
    "Đạt từ 90% trở lên: 2; đạt từ 70% đến dưới 90%: 1; đạt dưới 70%: 0": OPEN_AT_90,
    "TỪ 90% TRỞ LÊN: 2 ĐIỂM\nTỪ 70% ĐẾN DƯỚI 90%: 1 ĐIỂM\nDƯỚI 70%: 0 ĐIỂM": OPEN_AT_90,
    "Từ 90%\ntrở lên: 2\nTừ 70%\nđến dưới 90%: 1\nDưới 70%: 0": OPEN_AT_90,
    "Tỷ lệ từ 90 phần trăm trở lên: 2; từ 70 đến dưới 90 phần trăm: 1; dưới 70%: 0": OPEN_AT_90,
    "Nếu tỷ lệ ≥ 90% thì được 2 điểm; nếu 70% ≤ tỷ lệ < 90% thì được 1 điểm;"
    " nếu tỷ lệ < 70% thì điểm đánh giá là 0": OPEN_AT_90,
    "Từ 90% - 100%: 2 điểm. Từ 70% - dưới 90%: 1 điểm. Dưới 70%: 0 điểm.": (
        "%: [90;100]=2 [70;90)=1 (;70)=0"
    ),
    "Từ 90% trở lên: điểm tối đa; từ 70% đến dưới 90%: 50% điểm tối đa; dưới 70%: 0": OPEN_AT_90,
    "Dưới hoặc bằng 50%: 0; trên 50%: 2": "%: (;50]=0 (50;)=2",
    "Đạt 100%: 2; từ 80% đến dưới 100%: 1; dưới 80%: 0": "%: [100;)=2 [80;100)=1 (;80)=0",
    "Hoàn thành 100% kế hoạch: 2; hoàn thành từ 80% - dưới 100% kế hoạch: 1; "
    "hoàn thành dưới 80% kế hoạch: 0": "%: [100;)=2 [80;100)=1 (;80)=0",
    "Trên 90% hồ sơ đúng hạn: 2; từ 90% trở xuống: 0": "%: (90;)=2 (;90]=0",
    "Từ 87,5% trở lên: 2; dưới 87.5%: 0": "%: [87,5;)=2 (;87,5)=0",
    # Both claim 70 % ("đến" and "từ"), or neither says: decided, but for the official to confirm.
    "Trên 90%: 2; từ 70% đến 90%: 1; từ 50% đến 70%: 0,5; dưới 50%: 0": (
        "? %: (90;)=2 [70;90]=1 [50;70)=0,5 (;50)=0"
    ),
    "Trên 90%: 2; 70% - 90%: 1; 50% - 70%: 0,5; dưới 50%: 0": (
        "? %: (90;)=2 [70;90]=1 [50;70)=0,5 (;50)=0"
    ),
    # Gaps and overlaps are kept as they stand.
    "Trên 90%: 2; từ 70% đến dưới 90%: 1; dưới 70%: 0": "? %: (90;)=2 [70;90)=1 (;70)=0",
    "Trên 90%: 2; từ 70% đến 80%: 1; dưới 70%: 0": "? %: (90;)=2 [70;80]=1 (;70)=0",
    "Trên 90%: 2; từ 70% đến 95%: 1; dưới 70%: 0": "? %: (90;)=2 [70;95]=1 (;70)=0",
    "Trên 90%: 2; dưới 50%: 0; còn lại: 1": "? %: (90;)=2 (;50)=0",
    "Trên 90%: 2; từ 90% trở xuống: 33,33333% điểm tối đa": "? %: (90;)=2",
    "Trên 90%: 3; từ 90% trở xuống: 1": "? %: (90;)=3 (;90]=1",
    "Trên 90%: 2; từ 70% - 90%: 1; dưới 70%: 0; không báo cáo: 0": f"? {CLOSED_AT_90}",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PERCENT_BANDS.items())
def test_bands_in_percent(text: str, expected: str) -> None:
    assert short(text) == expected


VALUE_BANDS = {
    "Không quá 5 văn bản: 2; trên 5 văn bản: 0": "văn bản: (;5]=2 (5;)=0",
    "Chậm dưới 3 ngày: 2; chậm từ 3 đến 5 ngày: 1; chậm trên 5 ngày: 0": (
        "ngày: (;3)=2 [3;5]=1 (5;)=0"
    ),
    "Tối đa 5 ngày làm việc: 2; quá 5 ngày làm việc: 0": "ngày làm việc: (;5]=2 (5;)=0",
    "Từ 3 cuộc trở lên: 2; dưới 3 cuộc: 0": "cuộc: [3;)=2 (;3)=0",
    "Dưới 3 lần: 2; còn lại: 0": "lần: (;3)=2 [3;)=0",
    "Từ 3 ngày đến 5 ngày: 1; trên 5 ngày: 0; dưới 3 ngày: 2": "ngày: [3;5]=1 (5;)=0 (;3)=2",
    "Không quá 5 văn bản chậm: 2; trên 5 văn bản: 0": "văn bản: (;5]=2 (5;)=0",
    "Từ 80 điểm trở lên: 2 điểm; dưới 80 điểm: 0 điểm": "điểm: [80;)=2 (;80)=0",
    "Đúng 0 văn bản chậm: 2; trên 0 văn bản chậm: 0": "văn bản chậm: [0;0]=2 (0;)=0",
    "Không quá 5 ngày: 2; dưới 10 ngày: 1; còn lại: 0": "? ngày: (;5]=2 (;10)=1 [10;)=0",
    "Từ 9 cuộc: 2; trên 5 cuộc: 1; còn lại: 0": "? cuộc: [9;)=2 (5;)=1 (;5]=0",
    "100 hồ sơ: 2; dưới 100 hồ sơ: 0": "hồ sơ: [100;100]=2 (;100)=0",
    # Whole numbers step over what lies between, others do not.
    "Không quá 5,5 ngày: 2; từ 6,5 ngày: 0": "? ngày: (;5,5]=2 [6,5;)=0",
    "Dưới 3 ngày: 2; từ 3 đến 5 ngày: 1; từ 6 ngày trở lên: 0": ("? ngày: (;3)=2 [3;6)=1 [6;)=0"),
}


@pytest.mark.parametrize(("text", "expected"), VALUE_BANDS.items())
def test_bands_in_other_units(text: str, expected: str) -> None:
    assert short(text) == expected


def test_bands_of_the_issue() -> None:
    guess = guess_rule("trên 90%: 2\ntừ 70% - 90%: 1\ndưới 70%: 0", Points(20_000))

    assert guess is not None
    assert guess.sure
    assert guess.rule == BandsRule(
        Measure(),
        (
            Band(Bound(Decimal(90), inclusive=False), None, Points(20_000)),
            Band(Bound(Decimal(70)), Bound(Decimal(90)), Points(10_000)),
            Band(None, Bound(Decimal(70), inclusive=False), Points(0)),
        ),
    )


def test_a_band_without_unit_is_never_taken_for_percent() -> None:
    found = guess("trên 90: 2; 70-90: 1; dưới 70: 0")

    assert isinstance(found.rule, BandsRule)
    assert (found.rule.measure.kind, found.rule.measure.unit) == (MeasureKind.VALUE, "")
    assert not found.sure
    assert found.unread == ("trên 90: 2", "70-90: 1", "dưới 70: 0")


def test_one_band_without_unit_among_others_is_named() -> None:
    found = guess("trên 90%: 2; 70-90: 1; dưới 70%: 0")

    assert (found.sure, found.unread) == (False, ("70-90: 1",))
    assert short("trên 90%: 2; 70-90: 1; dưới 70%: 0") == f"? {CLOSED_AT_90}"


@pytest.mark.parametrize(
    ("text", "name", "measure"),
    [
        ("Tỷ lệ đúng hạn trên 90%: 2; từ 90% trở xuống: 0", "", Measure(label="Tỷ lệ đúng hạn")),
        ("Tỷ lệ đúng hạn:\n- Trên 90%: 2\n- Đến 90%: 0", "", Measure(label="Tỷ lệ đúng hạn")),
        ("Tỷ lệ đúng hạn\n- Trên 90%: 2\n- Đến 90%: 0", "", Measure(label="Tỷ lệ đúng hạn")),
        ("Trên 90%: 2; từ 90% trở xuống: 0", "Tỷ lệ đúng hạn", Measure(label="Tỷ lệ đúng hạn")),
        ("Trên 90%: 2; từ 90% trở xuống: 0", "Báo cáo", Measure()),
        (
            "Tỷ lệ = (số hồ sơ đúng hạn / tổng số hồ sơ) x 100%\nTrên 90%: 2\nTừ 90% trở xuống: 0",
            "",
            Measure(numerator="số hồ sơ đúng hạn", denominator="tổng số hồ sơ"),
        ),
        (
            "Tỷ lệ đúng hạn (%):\nTrên 90%: 2\nTừ 90% trở xuống: 0",
            "",
            Measure(MeasureKind.VALUE, "Tỷ lệ đúng hạn"),
        ),
        (
            "Số ngày chậm:\nKhông quá 5 ngày: 2\nTrên 5 ngày: 0",
            "",
            Measure(MeasureKind.VALUE, "Số ngày chậm", unit="ngày"),
        ),
    ],
)  # fmt: skip
def test_what_is_measured(text: str, name: str, measure: Measure) -> None:
    found = guess(text, name=name)

    assert isinstance(found.rule, BandsRule)
    assert found.rule.measure == measure
    assert found.sure


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành trên 90%: 2; kiểm tra dưới 50%: 0",  # two things measured
        "Trên 5 văn bản: 2; dưới 3 ngày: 0",  # two units
        "Trên 5 ngày, hơn 3 văn bản: 2; còn lại: 0",  # two bounds of one side
        "Từ 5 đến 3 ngày: 2; còn lại: 0",  # upside down
        "Trên 90%: 33,33333% điểm tối đa",  # no exact points
        "Trên 90%: 2; không gửi báo cáo: 0",  # one range among outcomes
    ],
)
def test_ranges_of_different_things_are_options(text: str) -> None:
    assert not isinstance(guess(text).rule, BandsRule)
