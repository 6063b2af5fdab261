"""What a column of such a table may hold, and the headings by which offices name it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from parindex_desktop.domain.text import clean, without_marks


class Field(StrEnum):
    """What a column holds."""

    ORDINAL = "ordinal"
    HONORIFIC = "honorific"
    """Ông/Bà; also the sex, Nam/Nữ."""
    NAME = "name"
    """Of a person; in a list of earlier awards of a collective too. Often over two columns."""
    FAMILY_NAME = "family-name"
    GIVEN_NAME = "given-name"
    OFFICE = "office"
    WORKPLACE = "workplace"
    OFFICE_AND_WORKPLACE = "office-workplace"
    """`Phó Giám đốc, Sở Nội vụ`."""
    ACHIEVEMENT = "achievement"
    YEAR = "year"
    FORM = "form"
    WHOM = "whom"
    DECISION = "decision"
    DAY = "day"
    IGNORED = "ignored"
    """Known, and not asked for: remarks, signatures, dates of birth."""
    UNKNOWN = "unknown"


OF_PERSONS: Final = (
    Field.ORDINAL, Field.HONORIFIC, Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME, Field.OFFICE,
    Field.WORKPLACE, Field.OFFICE_AND_WORKPLACE, Field.ACHIEVEMENT, Field.WHOM,
)  # fmt: skip
"""What a list of persons to be awarded may hold."""
OF_EARLIER: Final = (
    *OF_PERSONS, Field.YEAR, Field.FORM, Field.DECISION, Field.DAY,
)  # fmt: skip
"""What a list of earlier awards may hold."""
NAMES: Final = frozenset({Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME})

_LONGEST: Final = 80
"""Letters of a heading; what is longer is a sentence."""

# In the order in which they are tried, on headings in small letters without marks.
_HEADINGS: Final = (
    (Field.ORDINAL, r"(stt|tt|so tt|so thu tu|no)"),
    (Field.IGNORED, r"(nam|ngay|ngay thang|ngay thang nam) sinh.*|ghi chu|ky (nhan|ten)|chu ky"
                    r"|(so )?dien thoai.*|email|so tien.*|muc thuong.*|he so.*|dan toc|ton giao"
                    r"|trinh do.*|(so )?(cccd|cmnd).*|que quan|dia chi"),
    (Field.FAMILY_NAME, r"ho (va )?(ten )?(dem|lot)|ho va chu lot|ho"),
    (Field.GIVEN_NAME, r"ten"),
    (Field.WHOM, r"doi tuong.*|loai doi tuong|loai"),
    (Field.NAME, r"(?!danh sach)(\w+ ){0,4}ho( va)? ten\b.*|(ten )?ca nhan( duoc .*)?"
                 r"|ten (nguoi|tap the).*|(tap the|ca nhan) (va )?(tap the|ca nhan)"
                 r"|tap the( duoc .*)?"),
    (Field.HONORIFIC, r"ong (hoac )?ba|danh xung|xung ho|gioi tinh|nam nu|phai"),
    (Field.DAY, r"ngay( thang)?( nam)?( cua)?( ky| quyet dinh| qd| ban hanh| khen)*"),
    (Field.DECISION, r".*\b(quyet dinh|qd)\b.*"),
    (Field.OFFICE_AND_WORKPLACE, r".*\bchuc (vu|danh)\b.*\b(don vi|co quan|noi cong tac)\b.*"),
    (Field.OFFICE, r".*\bchuc (vu|danh)\b.*"),
    (Field.ACHIEVEMENT, r".*\bthanh tich\b.*|noi dung khen.*|ly do khen.*"),
    (Field.FORM, r"(cac )?hinh thuc.*|danh hieu.*|loai khen.*"),
    (Field.WORKPLACE, r".*\b(don vi|noi cong tac|co quan|noi lam viec|phong ban)\b.*"),
)  # fmt: skip
_PATTERNS: Final = tuple((field, re.compile(pattern)) for field, pattern in _HEADINGS)
_YEAR: Final = re.compile(r"năm( (khen.*|đạt.*|thành tích|được .*|quyết định))?")
_MARKS: Final = re.compile(r"[^\w]+")


def read_heading(text: str) -> Field:
    """Returns what a heading names; `UNKNOWN` for any other text, also an empty one."""
    plain = clean(_MARKS.sub(" ", clean(text).casefold()))
    if not plain or len(plain) > _LONGEST:
        return Field.UNKNOWN
    if _YEAR.fullmatch(plain):  # told from Nam, a man, by its mark
        return Field.YEAR
    key = without_marks(plain)
    return next((f for f, pattern in _PATTERNS if pattern.fullmatch(key)), Field.UNKNOWN)
