"""What formulas are worth."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parindex_desktop.domain.formulas.evaluating import names_in, value_of
from parindex_desktop.domain.formulas.soundness import LARGEST
from parindex_desktop.errors import InputError

NUMBERS = {
    "đúng_hạn": Fraction(38),
    "tổng": Fraction(40),
    "tỷ_lệ": Fraction(95),
    "không_đạt": Fraction(2),
    "a": Fraction(3),
    "b": Fraction(0),
}


@pytest.mark.parametrize(("expression", "value"), [
    ("0,5", "1/2"),
    ("0.125", "1/8"),
    ("đúng_hạn / tổng x 2", "19/10"),
    ("đúng_hạn ÷ tổng × 2", "19/10"),
    ("đúng_hạn : tổng * 2", "19/10"),
    ("2x3 X a", "18"),
    ("a − 1 – 1", "1"),
    ("10 - 2 - 3", "5"),
    ("12 / 3 / 2", "2"),
    ("2 + 3 x 4", "14"),
    ("(2 + 3) x 4", "20"),
    ("-a + 5", "2"),
    ("- (a - 5) x 2", "4"),
    ("không_đạt x 0,25", "1/2"),
    ("min(a; 2; 5)", "2"),
    ("MAX(a; b)", "3"),
    ("tròn(2,5)", "3"),
    ("tròn(2 / 3; 2)", "67/100"),
    ("Round(0,125; 2)", "13/100"),
    ("nếu(a > 0; 1; 0)", "1"),
    ("if(a > 3; 1; 0)", "0"),
    ("nếu(tỷ_lệ >= 96; 2; tỷ_lệ >= 95; 1; 0)", "1"),
    ("nếu(tỷ_lệ >= 90%; 2; 1)", "2"),
    ("nếu(tỷ_lệ >= 95,5 %; 2; 1)", "1"),
    ("nếu(đúng_hạn / tổng x 100 >= 95%; 2; 1)", "2"),
    ("nếu(70 < tỷ_lệ <= 95; 1; 0)", "1"),
    ("nếu(70 < tỷ_lệ < 95; 1; 0)", "0"),
    ("nếu(a = 3 và b = 0; 1; 0)", "1"),
    ("nếu(a = 3 AND b <> 0; 1; 0)", "0"),
    ("nếu(a ≠ 3 hoặc b ≤ 0; 1; 0)", "1"),
    ("nếu(a < 3 or b ≥ 1; 1; 0)", "0"),
    ("nếu(không (a = 3); 1; 0)", "0"),
    ("nếu(Không a = 3 hoặc b = 0; 1; 0)", "1"),
    ("nếu(not not a = 3; 1; 0)", "1"),
    ("  a\u00a0+\u200b\n1 ", "4"),
])  # fmt: skip
def test_an_expression_has_the_value_that_an_official_expects(expression: str, value: str) -> None:
    assert value_of(expression, NUMBERS) == Fraction(value)


def test_x_may_still_be_a_variable_of_older_rules() -> None:
    assert value_of("x x x", {"x": Fraction(3)}) == 9


def test_only_the_case_taken_is_calculated() -> None:
    assert value_of("nếu(b = 0; 0; a / b)", NUMBERS) == 0
    assert value_of("nếu(b = 0 hoặc a / b > 1; 1; 0)", NUMBERS) == 1


def test_a_name_is_the_same_in_either_unicode_form() -> None:
    decomposed = unicodedata.normalize("NFD", "đúng_hạn + 1")
    assert value_of(decomposed, NUMBERS) == 39
    assert value_of("tổng", {unicodedata.normalize("NFD", "tổng"): Fraction(7)}) == 7


def test_the_names_of_every_branch_are_found() -> None:
    found = names_in("nếu(không_đạt = 0; Tổng / tổng; min(a; 2)) + 1")
    assert found == {"không_đạt", "Tổng", "tổng", "a"}


LITERALS = st.decimals(0, 999, places=2, allow_nan=False).map(str)
NAMES = st.sampled_from(sorted(NUMBERS))
ARITHMETIC = st.recursive(
    st.one_of(LITERALS, NAMES),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(" ".join),
        inner.map("({})".format),
        inner.map("(-{})".format),
    ),
    max_leaves=25,
)


@given(ARITHMETIC)
def test_arithmetic_is_that_of_python(expression: str) -> None:
    scope = {name: f"NUMBERS['{name}']" for name in NUMBERS}
    python = " ".join(_exact(part, scope) for part in _spaced(expression))
    try:
        expected = eval(python, {"Fraction": Fraction, "NUMBERS": NUMBERS})
    except ZeroDivisionError:
        with pytest.raises(InputError, match=r"RUL\.108"):
            value_of(expression, NUMBERS)
        return
    assume(abs(expected) <= LARGEST)
    assert value_of(expression, NUMBERS) == expected


@given(*[st.integers(-9, 9)] * 3, st.sampled_from(["<", "<=", ">", ">=", "=", "<>"]))
def test_comparisons_and_junctions_are_those_of_python(a: int, b: int, c: int, sign: str) -> None:
    python = {"=": "==", "<>": "!="}.get(sign, sign)
    scope = {"a": Fraction(a), "b": Fraction(b), "c": Fraction(c)}
    condition = "a {0} b {and_} {not_} (b {0} c {or_} a {0} 0)"
    expected = eval(condition.format(python, and_="and", not_="not", or_="or"), dict(scope))
    words = condition.format(sign, and_="và", not_="không", or_="hoặc")
    assert value_of(f"nếu({words}; 1; 0)", scope) == int(expected)


def _spaced(expression: str) -> list[str]:
    return expression.replace("(", " ( ").replace(")", " ) ").replace("(  -", "( -").split()


def _exact(part: str, scope: dict[str, str]) -> str:
    sign, bare = ("-", part[1:]) if part.startswith("-") and len(part) > 1 else ("", part)
    if bare[:1].isdigit():
        bare = f"Fraction('{bare}')"
    return sign + scope.get(bare, bare)
