"""Vietnamese text: one form, one order, one key per name."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.text import (
    clean,
    match_key,
    person_sort_key,
    sort_key,
    without_marks,
)


def test_decomposed_text_becomes_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Sở Nội vụ")
    assert clean(f"  {decomposed}\u200b \u00a0 tỉnh ") == "Sở Nội vụ tỉnh"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xã Hòa Bình", "xã hoà bình"),
        ("Sở GTVT", "Sở Giao thông vận tải"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("TP. Long Xuyên", "thành phố Long Xuyên"),
        ("P.Mỹ Quý", "Phường Mỹ Quý"),
        ("UBND huyện Tri Tôn", "Ủy ban nhân dân huyện Tri Tôn"),
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hoá Thể thao & Du lịch"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Châu Phú", "Châu Phu"), ("Xã Long An", "Xã Long Ân"), ("Tân Châu", "Tân Chấu")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_letters_follow_the_vietnamese_alphabet() -> None:
    alphabet = "an ăn ân ba ca da đa em êm ga in ka lo mo no on ôn ơn pa qua ra xa ya"
    words = alphabet.split()
    assert sorted(reversed(words), key=sort_key) == words


def test_tones_are_the_second_level() -> None:
    words = ["ma", "mà", "mả", "mã", "má", "mạ", "man"]
    assert sorted(reversed(words), key=sort_key) == words


def test_foreign_letters_and_digits_have_a_place() -> None:
    assert sorted(["zeta", "f1", "ga", "em", "1a", "-x"], key=sort_key) == [
        "-x", "1a", "em", "f1", "ga", "zeta",
    ]  # fmt: skip


def test_persons_are_ordered_by_given_name() -> None:
    names = ["Trần Văn Bình", "Nguyễn Thị An", "Lê An", "Phạm Đức", "Đỗ Dung", ""]
    assert sorted(names, key=person_sort_key) == [
        "", "Lê An", "Nguyễn Thị An", "Trần Văn Bình", "Đỗ Dung", "Phạm Đức",
    ]  # fmt: skip


def test_search_ignores_marks() -> None:
    assert without_marks("Thoại Sơn, Đức Phổ") == "thoai son, duc pho"


@given(st.lists(st.text(max_size=8), min_size=2, max_size=6))
def test_any_text_can_be_sorted(words: list[str]) -> None:
    ordered = sorted(words, key=sort_key)
    assert all(sort_key(a) <= sort_key(b) for a, b in pairwise(ordered))


@pytest.mark.parametrize(
    "char", ["\x07", "\x1b", "\x00", "\x7f", "\x9b", "\u202e", "\u2066", "\ufeff"]
)
def test_characters_that_control_and_do_not_show_are_left_out(char: str) -> None:
    assert clean(f"Sở{char} Y tế") == "Sở Y tế"


@pytest.mark.parametrize("space", ["\t", "\n", "\x0b", "\x1f", "\x85", "\xa0", "\u2028"])
def test_every_white_space_is_a_blank(space: str) -> None:
    assert clean(f" Sở{space}Y tế{space}") == "Sở Y tế"
