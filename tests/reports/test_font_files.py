"""Font files of an office: which are taken, and why others are not."""

import struct

import pytest

from parindex_desktop.errors import InputError
from reports.font_files import weigh
from reports.fonts import vietnamese_letters
from tests import font_making


def test_a_face_with_all_letters_is_taken_under_its_full_name() -> None:
    assert weigh(font_making.whole(), "x.ttf").name == "Liberation Serif"
    assert not weigh(font_making.whole(), "x.ttf").print_only


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (font_making.named(".VnTime"), "CER.140"),
        (font_making.named(".VnArabiaH"), "CER.140"),
        (font_making.named("VNI-Times"), "CER.141"),
        (font_making.licensed(0x0002), "CER.143"),
        (font_making.licensed(0x0100), "CER.143"),
        (font_making.licensed(0x0200), "CER.143"),
        (b"OTTO" + font_making.whole()[4:], "CER.142"),
        (b"ttcf" + font_making.whole()[4:], "CER.144"),
        (font_making.endless(), "CER.138"),
        (font_making.whole()[:20_000], "CER.138"),
        (b"", "CER.138"),
        (b"\x00\x01\x00\x00" + struct.pack(">H6x", 60_000), "CER.138"),
        (b"%PDF-1.4 not a font at all, but long enough to have a head", "CER.138"),
    ],
)
def test_a_font_that_would_print_wrong_or_nothing_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(InputError) as refused:
        weigh(content, "font.ttf")
    assert refused.value.code == code


@pytest.mark.parametrize("letter", ["ế", "Ẵ", "đ", "A", "7"])
def test_a_missing_letter_is_told_by_itself(letter: str) -> None:
    with pytest.raises(InputError) as refused:
        weigh(font_making.without(letter), "font.ttf")
    assert refused.value.code == "CER.139"
    assert refused.value.params["letters"] == letter


def test_a_letter_that_draws_nothing_is_missing_too() -> None:
    with pytest.raises(InputError) as refused:
        weigh(font_making.with_empty("ế"), "font.ttf")
    assert refused.value.params["letters"] == "ế"


def test_every_single_vietnamese_letter_is_looked_for() -> None:
    letters = vietnamese_letters()
    with pytest.raises(InputError) as refused:
        weigh(font_making.without(letters), "font.ttf")
    assert refused.value.params["count"] == len(letters) == 134


def test_a_licence_for_viewing_and_printing_is_told() -> None:
    assert weigh(font_making.licensed(0x0004), "x.ttf").print_only
    assert not weigh(font_making.licensed(0x0008), "x.ttf").print_only


@pytest.mark.parametrize("keep", range(0, 2000, 97))
def test_no_cut_or_garbled_file_gets_through(keep: int) -> None:
    whole = font_making.whole()
    with pytest.raises(InputError, match="CER"):
        weigh(whole[:keep], "font.ttf")
    with pytest.raises(InputError, match="CER"):
        weigh(b"\x00\x01\x00\x00" + bytes((keep * n) % 251 for n in range(keep + 4)), "font.ttf")
