import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.letter_words import NBSP
from reports import fonts
from reports.lines import balanced, broken, longest_word, narrowest
from reports.styles import TextStyle

STYLE = TextStyle(fonts.register().regular, 13)
WORDS = st.text(alphabet="aăâeêiouưyđẾẬỮhgnX&<>()/,.%", min_size=1, max_size=30)
TEXTS = st.lists(WORDS, min_size=1, max_size=20).map(" ".join)
WIDTHS = st.floats(min_value=20, max_value=400)


@given(TEXTS, WIDTHS)
def test_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    lines = broken(text, STYLE, width)
    assert all(STYLE.width(line) <= width + 0.01 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(TEXTS, st.floats(min_value=300, max_value=500))
def test_words_that_fit_are_never_broken(text: str, width: float) -> None:
    words = [word for line in broken(text, STYLE, width) for word in line.split(" ")]
    if longest_word(text, STYLE) <= width:
        assert words == text.split(" ")


@given(TEXTS, st.floats(min_value=300, max_value=500))
def test_balanced_lines_are_as_few_and_no_wider(text: str, width: float) -> None:
    lines, even = broken(text, STYLE, width), balanced(text, STYLE, width)
    assert len(even) == len(lines)
    assert max(map(STYLE.width, even)) <= max(map(STYLE.width, lines)) + 0.01


@given(TEXTS, st.integers(min_value=1, max_value=6))
def test_narrowest_width_holds_the_lines_asked_for(text: str, lines: int) -> None:
    width = narrowest(text, STYLE, lines=lines)
    assert len(broken(text, STYLE, width)) <= max(1, lines)
    assert width >= longest_word(text, STYLE)


def test_a_word_longer_than_its_line_is_broken() -> None:
    assert broken("XXXXXXXXXX", STYLE, STYLE.width("XXXX")) == ("XXXX", "XXXX", "XX")


def test_a_mark_stays_with_its_letter() -> None:
    letter = "m\u0301"  # has no composed form
    assert broken(letter * 3, STYLE, STYLE.width("m") * 1.1) == (letter, letter, letter)


def test_no_line_breaks_at_a_firm_blank() -> None:
    width = STYLE.width("năm 2017")
    assert broken(f"của năm{NBSP}2017", STYLE, width) == ("của", f"năm{NBSP}2017")


@pytest.mark.parametrize("width", [1.0, 100.0])
def test_an_empty_text_has_no_lines(width: float) -> None:
    assert broken("", STYLE, width) == balanced("", STYLE, width) == ()


def test_a_line_narrower_than_a_letter_takes_one_letter() -> None:
    assert broken("Ế Ậ", STYLE, 1.0) == ("Ế", "Ậ")
