"""Codes as annexes print them: `1.1.2`, `I`, `a)`, `A.I.1`, `TC 2.3.` and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from parindex_desktop.domain.importing.table import CellKind, SourceCell
from parindex_desktop.domain.numbers import roman


class Style(StrEnum):
    """How a part of a code counts."""

    NUMBER = "number"
    ROMAN = "roman"
    UPPER = "upper"
    LOWER = "lower"
    SMALL_ROMAN = "small roman"


_ROMANS: Final = {roman(number): number for number in range(1, 40)}
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""The letters with which Vietnamese texts count."""

_BEFORE_ROMAN_LETTER: Final = {"i": "h", "v": "u", "x": "v"}
_MOST_PARTS = 6
_WORD = re.compile(
    r"(?:tiêu chí thành phần|tiêu chí|lĩnh vực|nội dung|phần|mục|tctp|tc|lv)\s*(?=[\divxa-z])",
    re.IGNORECASE,
)
_PART = r"(?:\d{1,3}|[IVX]{1,6}|[A-ZĐa-zđ]|[ivx]{2,5})"
_CODE = re.compile(rf"\(?({_PART}(?:\s?[.,]\s?{_PART}){{0,{_MOST_PARTS - 1}}})\s*[.):/]*")
_LEADING = re.compile(
    rf"((?i:{_WORD.pattern}))?({_PART}(?:\.{_PART}){{0,{_MOST_PARTS - 1}}})"
    r"([.):]+\s*|\s*[-–]\s+|\s+)(?=\S)(.+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Code:
    """A code.

    Attributes:
        parts: As printed, without the marks between and behind them.
    """

    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The code in one form."""
        return ".".join(self.parts)

    @property
    def above(self) -> str:
        """The code of what it stands below by its form; empty for a code of one part."""
        return ".".join(self.parts[:-1])


def parse_code(text: str) -> Code | None:
    """Returns the code that a text is, None for any other text."""
    match = _CODE.fullmatch(_WORD.sub("", text.strip(), count=1))
    if match is None:
        return None
    parts = tuple(re.split(r"\s?[.,]\s?", match[1]))
    return Code(parts) if all(map(_counts, parts)) else None


def code_of_cell(cell: SourceCell) -> Code | None:
    """Returns the code of a cell; a number cell counts as it is shown, `1.10` and not `1.1`."""
    if cell.kind is CellKind.NUMBER and cell.number is not None:
        whole = cell.number == cell.number.to_integral_value()
        return parse_code(f"{cell.number:f}" if whole else cell.text)
    return parse_code(cell.text) if cell.kind is CellKind.TEXT else None


def leading_code(text: str) -> tuple[Code, str] | None:
    """Returns the code with which a text begins and the rest, `I. CHỈ ĐẠO`; None without one.

    A code of one part has a mark behind it or a word before it: `a) Kế hoạch`, `Lĩnh vực 1 Kế
    hoạch`, but not `2 văn bản`.
    """
    match = _LEADING.fullmatch(text)
    code = match and parse_code(match[2])
    if not match or not code or not (match[1] or match[3].strip() or len(code.parts) > 1):
        return None
    return code, match[4]


def style_of(part: str, before: str = "") -> Style:
    """Returns how a part counts.

    Args:
        part: Of a code.
        before: The letter last counted with: behind H, I is the next letter and no number.
    """
    if part.isdigit():
        return Style.NUMBER
    is_letter = len(part) == 1 and _BEFORE_ROMAN_LETTER.get(part.lower(), before) == before.lower()
    if part.lower() in _BEFORE_ROMAN_LETTER or len(part) > 1:
        if part.isupper():
            return Style.UPPER if is_letter else Style.ROMAN
        return Style.LOWER if is_letter else Style.SMALL_ROMAN
    return Style.UPPER if part.isupper() else Style.LOWER


def ordinal_of(part: str, style: Style) -> int:
    """Returns the place of a part in its way of counting, from 1; 0 when it has none."""
    if style is Style.NUMBER:
        return int(part)
    if style in (Style.ROMAN, Style.SMALL_ROMAN):
        return _ROMANS.get(part.upper(), 0)
    return _LETTERS.find(part.lower()) + 1


def part_for(ordinal: int, style: Style) -> str:
    """Returns the part that has a place in a way of counting."""
    if style is Style.NUMBER or ordinal > min(len(_LETTERS), len(_ROMANS)):
        return str(ordinal)
    if style in (Style.ROMAN, Style.SMALL_ROMAN):
        return roman(ordinal) if style is Style.ROMAN else roman(ordinal).lower()
    letter = _LETTERS[ordinal - 1]
    return letter.upper() if style is Style.UPPER else letter


def _counts(part: str) -> bool:
    return part.isdigit() or len(part) == 1 or part.upper() in _ROMANS
