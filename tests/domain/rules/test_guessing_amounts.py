"""Points per item, in proportion and by formula: real wordings and what they mean."""

from __future__ import annotations

import pytest

from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.domain.rules.guessing import guess_rule
from parindex_desktop.domain.rules.kinds import FormulaRule, RatioRule, Variable
from tests.domain.rules.guessed import guess, short

ITEMS = {
    "Mỗi quy chế 0,5 điểm, tối đa 2 điểm": "+0,5 per quy chế <= 2",
    "mỗi quy chế 0,5 điểm, tối đa 2": "+0,5 per quy chế <= 2",
    "Mỗi quy chế được 0,5 điểm (tối đa 2 điểm)": "+0,5 per quy chế <= 2",
    "Mỗi quy chế: 0.5đ; tối đa: 2đ": "+0,5 per quy chế <= 2",
    "Cứ mỗi quy chế được cộng 0,5 điểm nhưng không quá 2 điểm.": "+0,5 per quy chế <= 2",
    "Mỗi 01 quy chế được tính 0,5 điểm. Tối đa 2 điểm.": "+0,5 per quy chế <= 2",
    "Mỗi quy chế: 0,5": "+0,5 per quy chế",
    "0,5 điểm/quy chế, tổng điểm không quá 2 điểm": "+0,5 per quy chế <= 2",
    "Cộng 0,5 điểm cho mỗi quy chế, tối đa bằng điểm tối đa": "+0,5 per quy chế",
    "Mỗi sáng kiến được công nhận được 1 điểm; không có sáng kiến: 0 điểm": (
        "+1 per sáng kiến được công nhận"
    ),
    "Thiếu 01 báo cáo trừ 0,25 điểm, trừ tối đa 1 điểm": "-0,25 per báo cáo thiếu <= 1",
    "Chậm 1 báo cáo trừ 0,5đ; chậm 2 báo cáo trừ 1đ": "? -0,5 per báo cáo chậm",
    "Sáng kiến:\nMỗi sáng kiến 1 điểm": "+1 per sáng kiến",
    "Mỗi văn bản chậm trừ 0,25 điểm; bị phê bình: trừ 1 điểm": "? -0,25 per văn bản chậm",
    "mỗi văn bản chậm trừ 0,25 điểm": "-0,25 per văn bản chậm",
    "Cứ 01 văn bản chậm thì bị trừ 0,25đ": "-0,25 per văn bản chậm",
    "Mỗi văn bản chậm: -0,25 điểm": "-0,25 per văn bản chậm",
    "Trừ 0,25 điểm/văn bản chậm, trừ tối đa 1 điểm": "-0,25 per văn bản chậm <= 1",
    "Mỗi văn bản chậm trừ 0,25 điểm, trừ đến hết số điểm": "-0,25 per văn bản chậm",
    "Không có văn bản chậm: 2 điểm; mỗi văn bản chậm trừ 0,25 điểm": "-0,25 per văn bản chậm",
    # Steps of several, a cap below the maximum, or other outcomes: for the official.
    "Cứ 5 văn bản chậm trừ 0,25 điểm": "? -0,25 per 5 văn bản chậm",
    "Mỗi quy chế 0,5 điểm, tối đa 1 điểm": "? +0,5 per quy chế <= 1",
    "Mỗi quy chế 0,5 điểm, tối đa 3 điểm": "? +0,5 per quy chế <= 3",
    "Mỗi văn bản chậm trừ 0,25 điểm; không ban hành: 0 điểm": "? -0,25 per văn bản chậm",
    "Mỗi quy chế 0,5 điểm; mỗi đề án 1 điểm": "? +0,5 per quy chế",
}


@pytest.mark.parametrize(("text", "expected"), ITEMS.items())
def test_points_per_item(text: str, expected: str) -> None:
    assert short(text) == expected


COUNTS = "số hồ sơ đúng hạn / tổng số hồ sơ"

RATIOS = {
    "Tỷ lệ % x điểm tối đa": "share",
    "Tỷ lệ x điểm tối đa": "share",
    "Tỷ lệ hồ sơ đúng hạn x điểm tối đa": "Tỷ lệ hồ sơ đúng hạn, share",
    "Tỉ lệ hồ sơ đúng hạn nhân với điểm tối đa": "Tỉ lệ hồ sơ đúng hạn, share",
    "Điểm tối đa x tỷ lệ hồ sơ đúng hạn": "tỷ lệ hồ sơ đúng hạn, share",
    "Điểm được tính bằng tỷ lệ hồ sơ đúng hạn nhân điểm tối đa": "tỷ lệ hồ sơ đúng hạn, share",
    "(số hồ sơ đúng hạn / tổng số hồ sơ) x điểm tối đa": f"{COUNTS}",
    "(số hồ sơ đúng hạn/tổng số hồ sơ) x (điểm tối đa)": f"{COUNTS}",
    "(số hồ sơ đúng hạn/tổng số hồ sơ) × 2 điểm": f"{COUNTS}",
    "Điểm = (số hồ sơ đúng hạn/tổng số hồ sơ)*2": f"{COUNTS}",
    "Tính theo công thức: (số hồ sơ đúng hạn : tổng số hồ sơ) x điểm tối đa": f"{COUNTS}",
    "số hồ sơ đúng hạn chia cho tổng số hồ sơ nhân với điểm tối đa": f"{COUNTS}",
    "(số hồ sơ đúng hạn / tổng số hồ sơ) x 100% x điểm tối đa": f"{COUNTS}",
    "(số hồ sơ đúng hạn / tổng số hồ sơ) x điểm tối đa; dưới 50% thì không có điểm": (
        f"{COUNTS}, >= 50"
    ),
    "Tỷ lệ x điểm tối đa. Không quá 50%: 0 điểm.": "share, > 50",
    "Từ 90% trở lên: điểm tối đa\nTỷ lệ x điểm tối đa\nDưới 50%: 0": "share, >= 50, full from 90",
    "Điểm = (tỷ lệ hồ sơ trực tuyến / 90%) x điểm tối đa": "tỷ lệ hồ sơ trực tuyến, share, to 90",
    "Gọi tổng số hồ sơ là a, số hồ sơ đúng hạn là b. Điểm đánh giá = (b/a) x điểm tối đa": COUNTS,
    "Công thức: (b/a) x điểm tối đa\nTrong đó:\n- a: tổng số hồ sơ\n- b: số hồ sơ đúng hạn\n"
    "Nếu tỷ lệ b/a < 0,8 thì điểm đánh giá là 0": f"{COUNTS}, >= 80",
    "Hoàn thành 100% kế hoạch: 2\nHoàn thành từ 80% - dưới 100% kế hoạch thì điểm đánh giá được "
    "tính theo công thức: (Tỷ lệ % hoàn thành x 2.00)/100%\nHoàn thành dưới 80% kế hoạch: 0": (
        "Tỷ lệ % hoàn thành, share, >= 80"
    ),
    "Tỷ lệ = (số hồ sơ đúng hạn / tổng số hồ sơ) x 100%\nĐiểm = tỷ lệ x điểm tối đa": COUNTS,
    "Từ 30% trở lên: 2 điểm\nDưới 30%: điểm tính theo công thức [(tỷ lệ % đạt được x 2)/30%]": (
        "tỷ lệ % đạt được, share, to 30"
    ),
    "Từ 60% đến dưới 100%: tỷ lệ x điểm tối đa": "share, >= 60",
    # Letters that nothing explains, another factor than the maximum, a cap that is not reached.
    "điểm = (a/b) * 2": "? a / b",
    "Tỷ lệ x 3 điểm": "? share",
    "Tỷ lệ x điểm tối đa; trên 90%: 2": "? share, full from 90",
    "Tỷ lệ x điểm tối đa; từ 90% trở lên: 1 điểm": "? share",
    "Tỷ lệ x điểm tối đa; dưới 3 ngày: 0": "? share",
    "Tỷ lệ x điểm tối đa; dưới 80: 0": "? share",
    "Tỷ lệ x điểm tối đa; dưới 50%: 0; dưới 60%: 0": "? share, >= 50",
    "Từ 60% đến dưới 90%: tỷ lệ x điểm tối đa; dưới 50%: 0": "? share, >= 50",
}


@pytest.mark.parametrize(("text", "expected"), RATIOS.items())
def test_proportions(text: str, expected: str) -> None:
    assert short(text) == expected


def test_a_formula_takes_its_variables_from_the_explanation() -> None:
    found = guess(
        "Điểm = (a + 0,5 x b) / c x 2\nTrong đó: a là số hồ sơ sớm hạn, đúng hạn;\n"
        "b là số hồ sơ trễ hạn;\n- c: Tổng số hồ sơ (hồ sơ)"
    )

    assert found.sure
    assert found.rule == FormulaRule(
        (
            Variable("a", "số hồ sơ sớm hạn, đúng hạn"),
            Variable("b", "số hồ sơ trễ hạn"),
            Variable("c", "Tổng số hồ sơ", "hồ sơ"),
        ),
        "(a + 0,5 x b) / c x 2",
    )


def test_a_formula_with_an_unexplained_variable_is_not_sure() -> None:
    found = guess("Điểm = a + b x 2\na là số hồ sơ")

    assert isinstance(found.rule, FormulaRule)
    assert [variable.name for variable in found.rule.variables] == ["a", "b"]
    assert not found.sure


def test_an_expression_that_nothing_explains_is_no_formula() -> None:
    assert guess_rule("Điểm = a + b\nTrong đó: xem hướng dẫn", parse_points("2")) is None


def test_a_count_times_points_is_no_proportion() -> None:
    assert not isinstance(guess("Số văn bản x 0,5 điểm").rule, RatioRule)
