"""Vietnamese text: one Unicode form, one order, and a key under which spellings of one name meet.

Input is normalised to NFC (decomposed text breaks in ReportLab). Tone placement in names (hòa/hoà)
is never rewritten; the two are equal only when names are compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_TONE_MARKS = frozenset(_TONES) - {""}
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u2060\ufeff\u00ad"
    "\u202a-\u202e\u2066-\u2069"  # turn the letters behind them round
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"  # control a terminal, and no workbook holds them
)
_WORD = re.compile(r"\w+")
_ABBREVIATIONS = (
    ("ubnd", "ủy ban nhân dân"),
    ("tp", "thành phố"),
    ("tx", "thị xã"),
    ("tt", "thị trấn"),
    ("h", "huyện"),
    ("x", "xã"),
    ("p", "phường"),
    ("gtvt", "giao thông vận tải"),
    ("khđt", "kế hoạch và đầu tư"),
    ("kh&đt", "kế hoạch và đầu tư"),
    ("tt&tt", "thông tin và truyền thông"),
    ("tttt", "thông tin và truyền thông"),
    ("nn&ptnt", "nông nghiệp và phát triển nông thôn"),
    ("nn&mt", "nông nghiệp và môi trường"),
    ("gd&đt", "giáo dục và đào tạo"),
    ("gdđt", "giáo dục và đào tạo"),
    ("tn&mt", "tài nguyên và môi trường"),
    ("tnmt", "tài nguyên và môi trường"),
    ("lđtbxh", "lao động, thương binh và xã hội"),
    ("lđtb&xh", "lao động, thương binh và xã hội"),
    ("kh&cn", "khoa học và công nghệ"),
    ("khcn", "khoa học và công nghệ"),
    ("vhttdl", "văn hóa, thể thao và du lịch"),
    ("vh,tt&dl", "văn hóa, thể thao và du lịch"),
    ("vhtt&dl", "văn hóa, thể thao và du lịch"),
    ("bql", "ban quản lý"),
    ("kkt", "khu kinh tế"),
    ("kcn", "khu công nghiệp"),
)


def clean(text: str) -> str:
    """Returns the text in NFC, without invisible characters, white space as single blanks."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def clean_lines(text: str) -> str:
    """Returns the lines of a text, each as `clean` gives it, without blank ones at either end."""
    return "\n".join(clean(line) for line in text.splitlines()).strip("\n")


def begun(text: str) -> str:
    """Returns a text as a sentence or a cell begins, with a capital; names keep all others."""
    return text[:1].upper() + text[1:]


def without_marks(text: str) -> str:
    """Returns the text in lower case without diacritics, `đ` as `d`, for search."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=16_384)
def match_key(name: str) -> str:
    """Returns a key equal for the spellings of one name.

    Case, spaces, punctuation, tone placement (hòa/hoà) and office abbreviations do not count.
    """
    words = clean(name).casefold().replace(".", " ")
    for short, full in _ABBREVIATIONS:
        words = re.sub(rf"(?<![\w&]){re.escape(short)}(?![\w&])", full, words)
    words = words.replace("&", " và ")
    return " ".join(_tone_last(word) for word in _WORD.findall(words))


@lru_cache(maxsize=16_384)
def sort_key(text: str) -> tuple[object, ...]:
    """Returns the key of the Vietnamese order.

    Letters a ă â b ... y first; tones ngang, huyền, hỏi, ngã, sắc, nặng as second level.
    """
    letters: list[tuple[int, str]] = []
    tones: list[int] = []
    for char in clean(text).casefold():
        base, tone = _split_tone(char)
        place = _LETTERS.find(base)
        letters.append((place, "") if place >= 0 else _outside_alphabet(base))
        tones.append(tone)
    return (tuple(letters), tuple(tones), text)


def person_sort_key(name: str) -> tuple[object, ...]:
    """Returns the key that orders persons by given name, then by middle and family name."""
    words = clean(name).split()
    return (sort_key(words[-1] if words else ""), sort_key(" ".join(words[:-1])))


def _outside_alphabet(char: str) -> tuple[int, str]:
    if char.isalpha():  # f, j, w, z between their neighbours
        before = [i for i, letter in enumerate(_LETTERS) if letter.isascii() and letter < char]
        return (max(before, default=-1), char)
    return (-2, char)


def _split_tone(char: str) -> tuple[str, int]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES[mark] for mark in parts if mark in _TONE_MARKS), 0)
    base = unicodedata.normalize("NFC", "".join(m for m in parts if m not in _TONE_MARKS))
    return base, tone


def _tone_last(word: str) -> str:
    """Returns the word with its tone mark moved to the end, so that hòa and hoà are one."""
    parts = unicodedata.normalize("NFD", word)
    tone = "".join(char for char in parts if char in _TONE_MARKS)
    rest = "".join(char for char in parts if char not in _TONE_MARKS)
    return unicodedata.normalize("NFC", rest) + tone
