"""Amounts in words: every shape that the digits of an amount can have."""

from __future__ import annotations

import itertools

import pytest

from parindex_desktop.services.amounts_in_words import in_words

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
SCALES = {"nghìn": 10**3, "triệu": 10**6}


@pytest.mark.parametrize(
    ("dong", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (15, "Mười lăm đồng"),
        (24, "Hai mươi tư đồng"),
        (44, "Bốn mươi tư đồng"),
        (55, "Năm mươi lăm đồng"),
        (91, "Chín mươi mốt đồng"),
        (101, "Một trăm lẻ một đồng"),
        (104, "Một trăm lẻ bốn đồng"),
        (114, "Một trăm mười bốn đồng"),
        (1_005, "Một nghìn không trăm lẻ năm đồng"),
        (1_010, "Một nghìn không trăm mười đồng"),
        (1_015, "Một nghìn không trăm mười lăm đồng"),
        (760_000, "Bảy trăm sáu mươi nghìn đồng"),
        (1_100_100, "Một triệu một trăm nghìn một trăm đồng"),
        (3_800_000, "Ba triệu tám trăm nghìn đồng"),
        (7_590_000, "Bảy triệu năm trăm chín mươi nghìn đồng"),
        (20_240_000, "Hai mươi triệu hai trăm bốn mươi nghìn đồng"),
        (21_005_000, "Hai mươi mốt triệu không trăm lẻ năm nghìn đồng"),
        (100_000_000, "Một trăm triệu đồng"),
        (180_040_000, "Một trăm tám mươi triệu không trăm bốn mươi nghìn đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (2_000_000_005, "Hai tỷ không trăm lẻ năm đồng"),
        (1_021_034_000, "Một tỷ không trăm hai mươi mốt triệu không trăm ba mươi tư nghìn đồng"),
        (1_005_000_000_000, "Một nghìn không trăm lẻ năm tỷ đồng"),
    ],
)
def test_amounts_are_worded_as_offices_read_them(dong: int, words: str) -> None:
    assert in_words(dong) == words


def read(words: str) -> int:
    """Reads an amount back, knowing nothing of how it was worded."""
    total = part = digit = 0
    for word in words.removesuffix(" đồng").lower().split():
        if word in DIGITS:
            digit = DIGITS[word]
            continue
        if word == "trăm":
            part, digit = part + digit * 100, 0
        elif word == "mươi":
            part, digit = part + digit * 10, 0
        elif word == "mười":
            part += 10
        elif word in SCALES:
            total, part, digit = total + (part + digit) * SCALES[word], 0, 0
        elif word == "tỷ":
            total, part, digit = (total + part + digit) * 10**9, 0, 0
        else:
            assert word == "lẻ", words
    return total + part + digit


def test_every_shape_of_three_groups_reads_back() -> None:
    shapes = (0, 1, 4, 5, 10, 11, 14, 15, 20, 21, 24, 25, 40, 45, 100, 101, 105, 110, 214, 355, 999)
    for millions, thousands, units in itertools.product(shapes, repeat=3):
        dong = millions * 10**6 + thousands * 1000 + units
        assert read(in_words(dong)) == dong
    for dong in range(0, 1000):
        for amount in (dong, dong * 10_000, 7 * 10**9 + dong * 10**6 + dong):
            assert read(in_words(amount)) == amount


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        in_words(-1)
