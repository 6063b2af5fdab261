"""What is no formula, and how that is told."""

from __future__ import annotations

import time
from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop import i18n
from parindex_desktop.domain.formulas.evaluating import (
    always_divides_by_zero,
    names_in,
    value_of,
)
from parindex_desktop.domain.formulas.words import is_name
from parindex_desktop.errors import InputError
from parindex_desktop.sentences import tell

NUMBERS = {"a": Fraction(3), "b": Fraction(0), "tỷ_lệ": Fraction(95)}


def refused(expression: str) -> InputError:
    with pytest.raises(InputError) as caught:
        value_of(expression, NUMBERS)
    return caught.value


@pytest.mark.parametrize(("expression", "code"), [
    ("", "RUL.120"),
    (" \n", "RUL.120"),
    ("a b", "RUL.121"),
    ("a $ 2", "RUL.121"),
    ("2a", "RUL.121"),
    ("a)", "RUL.121"),
    ("a == b", "RUL.121"),
    ("min(a, b)", "RUL.121"),
    ("1.234 + a", "RUL.121"),
    ("và + 1", "RUL.121"),
    ("a +", "RUL.122"),
    ("(a + 1", "RUL.122"),
    ("nếu(a > 0; 1", "RUL.122"),
    ("a + c", "RUL.123"),
    ("A", "RUL.123"),
    ("nếu", "RUL.123"),
    ("sum(a; b)", "RUL.124"),
    ("__import__(a)", "RUL.124"),
    ("min(a)", "RUL.125"),
    ("min()", "RUL.125"),
    ("min(1,2)", "RUL.125"),
    ("nếu(a > 0; b)", "RUL.125"),
    ("nếu(a > 0; 1; a > 1; 2)", "RUL.125"),
    ("tròn(a; b)", "RUL.125"),
    ("tròn(a; 7)", "RUL.125"),
    ("tròn(a; 0,5)", "RUL.125"),
    ("tròn(a; 1; 2)", "RUL.125"),
    ("a > 0", "RUL.126"),
    ("(a > 0) + 1", "RUL.126"),
    ("(a > 0) = (b > 0)", "RUL.126"),
    ("nếu(a > 0; a > 1; 0)", "RUL.126"),
    ("max(a > 0; 1)", "RUL.126"),
    ("-(a > 0)", "RUL.126"),
    ("nếu(a; 1; 2)", "RUL.127"),
    ("nếu(a và b; 1; 2)", "RUL.127"),
    ("nếu(a > 0 hoặc b; 1; 2)", "RUL.127"),
    ("nếu(không a; 1; 2)", "RUL.127"),
    ("50% x 2", "RUL.128"),
    ("90%", "RUL.128"),
    ("nếu(a > 0; 90%; 80%)", "RUL.128"),
    ("nếu(a / tỷ_lệ >= 90%; 1; 0)", "RUL.128"),
    ("nếu(90% <= min(a / tỷ_lệ x 2; 1); 1; 0)", "RUL.128"),
    ("a / b", "RUL.108"),
    ("a / (b x 2)", "RUL.108"),
    ("nếu(a / tỷ_lệ x 1000 >= 90%; 1; 0)", "RUL.128"),
    ("1000000000000001", "RUL.129"),
    ("1000000000000001 - 1000000000000000", "RUL.129"),
    ("999999999999999 x 999999999999999", "RUL.129"),
])  # fmt: skip
def test_what_is_no_formula_is_refused_with_its_code(expression: str, code: str) -> None:
    assert refused(expression).code == code


def test_a_type_error_in_a_case_not_taken_is_found_too() -> None:
    assert refused("nếu(a = 3; 1; (a > 1) x 2)").code == "RUL.126"


@pytest.mark.parametrize(("expression", "told"), [
    ("a b", "“b” ở vị trí 3 của công thức không hợp lệ. Chỗ này cần: một phép toán như + hoặc ≥."),
    ("2 * ( a + )", "“)” ở vị trí 11 của công thức không hợp lệ."
     " Chỗ này cần: một số, một biến hoặc “(”."),
    ("nếu(a > 0 1; 2)", "“1” ở vị trí 11 của công thức không hợp lệ."
     " Chỗ này cần: một phép toán như + hoặc ≥, “;”, “)”."),
    ("(a", "Công thức chưa viết xong. Hãy viết thêm một phép toán như + hoặc ≥, “)”."),
    ("a + số_hồ_sơ", "Công thức dùng “số_hồ_sơ”, không phải biến của quy tắc."
     " Hãy sửa tên, hoặc khai báo biến này."),
    ("min(1,2)", "Hàm “min” thiếu hoặc thừa thành phần trong ngoặc. Hãy viết theo mẫu min(a; b)."),
])  # fmt: skip
def test_the_place_and_what_is_wanted_there_are_told(expression: str, told: str) -> None:
    i18n.set_language("vi")
    found = tell(refused(expression))
    assert f"{found.text} {found.action}" == told


@pytest.mark.parametrize(("taken", "too_much", "value"), [
    ("-1000000000000000", "-1000000000000000 - 1", -(10**15)),
    ("-" * 59 + "a", "-" * 60 + "a", -3),
    ("c" + " x c" * 81 + " / c" * 81, "c" + " x c" * 82 + " / c" * 82, 10**15),
])  # fmt: skip
def test_limits_are_where_they_are_said_to_be(taken: str, too_much: str, value: int) -> None:
    numbers = {"a": Fraction(3), "c": Fraction(10**15)}
    assert value_of(taken, numbers) == value
    with pytest.raises(InputError) as caught:
        value_of(too_much, numbers)
    assert caught.value.code == "RUL.129"


@pytest.mark.parametrize("expression", [
    "(" * 900 + "1" + ")" * 900,
    "-" * 1900 + "1",
    "nếu(a>0;" * 200 + "1" + ";0)" * 200,
    "không " * 300 + "a > 0",
    "1" + "+1" * 990,
    "a" + " x a" * 490,
    "a" + "/3" * 990,
    "999999999999999" + "x999999999999999" * 120,
    "a" * 1990,
    "9" * 1990,
    "a " * 5000,
])  # fmt: skip
def test_nothing_typed_hangs_or_overflows(expression: str) -> None:
    started = time.process_time()
    with suppress(InputError):
        value_of(expression, NUMBERS)
    assert time.process_time() - started < 2


@given(st.text(alphabet="ab01,.%;()+-*/x<>=≤ àvnếumin\n", max_size=40))
def test_any_text_gives_a_number_or_an_input_error(expression: str) -> None:
    with suppress(InputError):
        assert isinstance(value_of(expression, NUMBERS), Fraction)


@pytest.mark.parametrize(("expression", "always"), [
    ("a / 0", True),
    ("a / (2 - 2) + 1", True),
    ("a / (1 / 0)", True),
    ("a / b", False),
    ("0 / 2", False),
    ("a / 2 x 0", False),
])  # fmt: skip
def test_a_divisor_that_is_always_zero_is_found_without_numbers(
    expression: str, always: bool
) -> None:
    assert always_divides_by_zero(expression) is always


@pytest.mark.parametrize(("text", "usable"), [
    ("đúng_hạn", True),
    ("a1", True),
    ("_a", True),
    ("1a", False),
    ("hồ sơ", False),
    ("a-b", False),
    ("", False),
    ("Và", False),
    ("nếu", False),
    ("MIN", False),
    ("x", False),
])  # fmt: skip
def test_a_name_is_one_word_that_means_nothing_else(text: str, usable: bool) -> None:
    assert is_name(text) is usable
    if usable:
        assert names_in(f"{text} + 1") == {text}
