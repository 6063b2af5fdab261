"""The lines in which a decision words a rule."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import (
    PERCENT,
    Band,
    BandsRule,
    Bound,
    FormulaRule,
    Join,
    JudgedRule,
    Level,
    Measure,
    MeasureKind,
    Option,
    OptionsRule,
    PercentRule,
    PerItemRule,
    RatioRule,
    Rule,
    SurveyRule,
    Variable,
    YesNoRule,
)
from parindex_desktop.domain.rules.wording import word_rule
from tests.domain.building import points

NOUGHT, ONE, TWO = points("0"), points("1"), points("2")
SHARE = Measure()
COUNTS = Measure(numerator="số đúng hạn", denominator="tổng số")
NAMED = Measure(label="Tỷ lệ đúng hạn", numerator="số đúng hạn", denominator="tổng số")
TYPED = Measure(MeasureKind.VALUE, "Tỷ lệ đúng hạn", unit=PERCENT)
LATE = Measure(MeasureKind.VALUE, "Số ngày chậm", unit="ngày")


def bound(value: str, *, inclusive: bool = True) -> Bound:
    return Bound(Decimal(value), inclusive)


def bands(measure: Measure, *bands: Band) -> BandsRule:
    return BandsRule(measure, bands)


CASES: list[tuple[Rule, str]] = [
    (
        OptionsRule((Option("Kịp thời", TWO), Option("Không kịp thời", points("0,5")))),
        "Kịp thời: 2 điểm\nKhông kịp thời: 0,5 điểm",
    ),
    (YesNoRule(("Đạt yêu cầu",), TWO), "Đạt yêu cầu: 2 điểm\nKhông đạt: 0 điểm"),
    (YesNoRule(("Có",), TWO), "Có: 2 điểm\nKhông: 0 điểm"),
    (
        YesNoRule(("Đúng hạn", "Đủ nội dung"), TWO, ONE),
        "Đạt tất cả các yêu cầu sau: 2 điểm\n- Đúng hạn\n- Đủ nội dung\nKhông đạt: 1 điểm",
    ),
    (
        YesNoRule(("Sáng kiến", "Mô hình"), TWO, join=Join.ANY),
        "Đạt một trong các yêu cầu sau: 2 điểm\n- Sáng kiến\n- Mô hình\nKhông đạt: 0 điểm",
    ),
    (
        bands(
            SHARE,
            Band(bound("90", inclusive=False), None, TWO),
            Band(bound("70"), bound("90"), ONE),
            Band(None, bound("70", inclusive=False), NOUGHT),
        ),
        "Trên 90%: 2 điểm\nTừ 70% đến 90%: 1 điểm\nDưới 70%: 0 điểm",
    ),
    (
        bands(
            NAMED,
            Band(bound("87.5"), None, TWO),
            Band(bound("70", inclusive=False), bound("87.5", inclusive=False), ONE),
            Band(None, bound("70"), NOUGHT),
        ),
        "Tỷ lệ đúng hạn = (số đúng hạn / tổng số) x 100%\n"
        "Từ 87,5% trở lên: 2 điểm\nTrên 70% đến dưới 87,5%: 1 điểm\nTừ 70% trở xuống: 0 điểm",
    ),
    (
        bands(TYPED, Band(bound("100"), bound("100"), TWO), Band(None, None, ONE)),
        "Tỷ lệ đúng hạn (%):\nĐúng 100%: 2 điểm\nMọi trường hợp: 1 điểm",
    ),
    (
        bands(
            LATE,
            Band(None, bound("3"), TWO),
            Band(bound("3", inclusive=False), bound("5"), ONE),
            Band(bound("5", inclusive=False), None, NOUGHT),
        ),
        "Số ngày chậm:\nKhông quá 3 ngày: 2 điểm\nTrên 3 đến 5 ngày: 1 điểm\nTrên 5 ngày: 0 điểm",
    ),
    (RatioRule(SHARE), "Điểm đạt được = Tỷ lệ x điểm tối đa"),
    (RatioRule(TYPED), "Điểm đạt được = Tỷ lệ đúng hạn (%) x điểm tối đa"),
    (
        RatioRule(COUNTS, floor=bound("50"), cap=Decimal(90)),
        "Điểm đạt được = (số đúng hạn / tổng số) x điểm tối đa\n"
        "Từ 90% trở lên: điểm tối đa\nDưới 50%: 0 điểm",
    ),
    (
        RatioRule(NAMED, floor=bound("50", inclusive=False), cap=Decimal(90), to_cap=True),
        "Tỷ lệ đúng hạn = (số đúng hạn / tổng số) x 100%\n"
        "Điểm đạt được = (Tỷ lệ đúng hạn / 90%) x điểm tối đa\n"
        "Từ 90% trở lên: điểm tối đa\nTừ 50% trở xuống: 0 điểm",
    ),
    (PerItemRule("quy chế", points("0,5"), TWO), "Mỗi quy chế được 0,5 điểm, tối đa 2 điểm"),
    (PerItemRule("", points("0,5")), "Mỗi trường hợp được 0,5 điểm"),
    (
        PerItemRule("văn bản chậm", points("0,25"), ONE, takes=True),
        "Mỗi văn bản chậm bị trừ 0,25 điểm, trừ tối đa 1 điểm",
    ),
    (
        PercentRule((Level("Tốt", Decimal(75)), Level("Đạt", Decimal("37.5")))),
        "Tốt: 75% điểm tối đa\nĐạt: 37,5% điểm tối đa",
    ),
    (
        PercentRule((Level("Vi phạm nhẹ", Decimal(50)),), takes=True),
        "Vi phạm nhẹ: trừ 50% điểm tối đa",
    ),
    (
        JudgedRule("Thực hiện đầy đủ: 2\nThực hiện chưa đầy đủ: trừ điểm tương ứng"),
        "Thực hiện đầy đủ: 2\nThực hiện chưa đầy đủ: trừ điểm tương ứng\n"
        "Hội đồng thẩm định xem xét, cho điểm từ 0 đến 2 điểm",
    ),
    (JudgedRule(), "Hội đồng thẩm định xem xét, cho điểm từ 0 đến 2 điểm"),
    (
        FormulaRule((Variable("a", "Số đúng hạn", "hồ sơ"), Variable("b", "")), "a / b\n x 2"),
        "Điểm đạt được = a / b x 2\nTrong đó:\n- a: Số đúng hạn (hồ sơ)\n- b",
    ),
    (
        SurveyRule(),
        "Điểm điều tra xã hội học bằng điểm tối đa nhân mức bình quân của các câu trả lời:\n"
        "- A: 100% điểm tối đa\n- B: 60% điểm tối đa\n- C: 20% điểm tối đa\n"
        "- D: 0% điểm tối đa\n- E: không tính điểm",
    ),
]


@pytest.mark.parametrize(("rule", "expected"), CASES)
def test_a_rule_in_words(rule: Rule, expected: str) -> None:
    assert "\n".join(word_rule(rule, TWO)) == expected


def test_what_is_no_rule_has_no_words() -> None:
    with pytest.raises(TypeError, match="str"):
        word_rule("2 điểm", Points(1))  # type: ignore[arg-type]
