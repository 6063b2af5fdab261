"""Names of persons as award lists write them, told apart from honorifics, positions, workplaces.

Nothing here rewrites a name. What a text looks like is only used to tell a person that columns may
be swapped, so each look is sure rather than complete: an unknown text looks like nothing.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from parindex_desktop.domain.text import clean, match_key, without_marks

MISTER: Final = "Ông"
MADAM: Final = "Bà"
HONORIFICS: Final = (MISTER, MADAM)
LONGEST_USUAL_NAME: Final = 60
"""Letters; the longest names in use, such as Công Tằng Tôn Nữ ..., stay well below."""

_HONORIFIC_KEYS: Final = {
    "ong": MISTER, "o": MISTER, "nam": MISTER, "ba": MADAM, "b": MADAM, "nu": MADAM,
}  # fmt: skip
_IN_FRONT: Final = re.compile(r"(?P<word>ông|bà)\s*[.:]?\s+(?P<name>\S.*)", re.IGNORECASE)
_OFFICES: Final = re.compile(
    r"(phó )?(tổng )?giám đốc|(phó )?chủ tịch|(phó )?trưởng (phòng|ban|khoa|đoàn|bộ môn|ga)\b"
    r"|(phó )?bí thư|(phó )?chánh (văn phòng|thanh tra)|(phó )?hiệu trưởng|(phó )?(chi )?cục trưởng"
    r"|phó (trưởng|chánh|ban|phòng|chi cục)\b|(công|viên) chức|chuyên viên|cán bộ\b|nhân viên"
    r"|thanh tra viên|kế toán|(phó )?trưởng (trạm|công an|bộ phận)|(tổ|đội|trạm) (trưởng|phó)\b"
    r"|quyền (giám đốc|trưởng|chủ tịch)|uỷ viên|ủy viên|thủ quỹ|nhân viên|công an viên|giáo viên"
)
_WORKPLACES: Final = re.compile(
    r"(sở|ủy ban|ubnd|hđnd|hội đồng nhân dân|văn phòng|trung tâm|chi cục|cục thuế|đảng ủy|huyện ủy"
    r"|tỉnh ủy|thành ủy|thị ủy|ban (quản lý|tổ chức|dân tộc|tuyên giáo|chỉ huy|dân vận|nội chính)"
    r"|phòng (nội vụ|tài chính|tư pháp|kinh tế|văn hóa|giáo dục|lao động|tài nguyên|y tế|cải cách"
    r"|tổ chức|hành chính|quản lý|nghiệp vụ)|thanh tra (tỉnh|huyện|sở)|kho bạc|bảo hiểm xã hội"
    r"|bệnh viện|trường (thpt|thcs|tiểu học|mầm non|cao đẳng|đại học)|liên đoàn|mặt trận"
    r"|bộ chỉ huy|công an (tỉnh|huyện|xã|phường|thành phố)|công ty|tổng công ty|thư viện|bảo tàng"
    r"|xã|phường|huyện|thị xã|thị trấn|thành phố)\s"
)
_NOT_IN_NAMES: Final = re.compile(r"[\d@/\\|;,:()\[\]{}<>=+*#%&_]")
_MOST_WORDS: Final = 10


def read_honorific(text: str) -> str:
    """Reads `ông`, `b`, `Bà.`, or the sex `Nam`, `Nữ`; anything else gives an empty honorific."""
    return _HONORIFIC_KEYS.get(without_marks(clean(text)).rstrip(".:/ "), "")


def split_honorific(name: str) -> tuple[str, str]:
    """Takes `Ông` or `Bà` off the front of a name: `bà: Trần Thị Lan` is Bà and Trần Thị Lan.

    Of `Ông Ích Khiêm`, where it is the family name, both parts together still read the same.
    """
    text = clean(name)
    found = _IN_FRONT.fullmatch(text)
    if found is None or " " not in found["name"]:
        return "", text
    return read_honorific(found["word"]), found["name"]


def person_key(name: str) -> str:
    """Returns a key equal for the spellings of one person's name, with or without honorific."""
    return match_key(split_honorific(name)[1])


def same_workplace(one: str, other: str) -> bool:
    """Tells whether two workplaces are surely the same, or one is a part named with its whole.

    `Sở NN&MT` is `Sở Nông nghiệp và Môi trường`, and `Phòng CCHC, Sở Nội vụ` belongs to `Sở Nội
    vụ`; an empty one is the same as none.
    """
    first, second = match_key(one), match_key(other)
    if not first or not second:
        return False
    return f" {first} " in f" {second} " or f" {second} " in f" {first} "


def looks_like_office(text: str) -> bool:
    """Tells a text that begins as positions do: `Phó Giám đốc`, `Chuyên viên chính`."""
    return _OFFICES.match(clean(text).casefold()) is not None


def looks_like_workplace(text: str) -> bool:
    """Tells a text that begins as workplaces do: `Sở Nội vụ`, `UBND xã An Phú`."""
    return _WORKPLACES.match(clean(text).casefold() + " ") is not None


def looks_like_person(text: str) -> bool:
    """Tells a text written as names are: two words or more, each with a capital, no marks."""
    words = split_honorific(text)[1].split()
    return (
        2 <= len(words) <= _MOST_WORDS
        and all(word[0].isupper() for word in words)
        and not _NOT_IN_NAMES.search(" ".join(words))
        and not looks_like_office(text)
        and not looks_like_workplace(text)
    )


def is_odd_name(name: str) -> bool:
    """Tells a name that is worth a second look: digits and marks, one word, a small first letter.

    Hyphens and apostrophes are as good as letters: `H'Hen Niê`, `Y-Linh`, `K’Dơi`.
    """
    words = clean(name).split()
    return (
        len(words) < 2
        or bool(_NOT_IN_NAMES.search(name))
        or not all(word[0].isupper() for word in words)
    )


def letter_count(name: str) -> int:
    """Returns the number of letters as they are seen: marks on a letter count with it."""
    return sum(1 for char in clean(name) if not unicodedata.combining(char))
