"""Reads a range out of words: `từ 70% đến dưới 90%`, `không quá 5 văn bản`, `70% ≤ tỷ lệ < 90%`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from parindex_desktop.domain.rules.guessing.numerals import NUMBER, decimal_of, pattern
from parindex_desktop.domain.rules.kinds import HUNDRED, PERCENT


@dataclass(frozen=True, slots=True)
class End:
    """One end of a range as the text puts it.

    Attributes:
        inclusive: None when the text leaves it open (`70% - 90%`).
        firm: False when a neighbour may know better: `đến 90%` beside `từ 90% trở lên`.
    """

    value: Decimal
    inclusive: bool | None = True
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Range:
    """Values that a text names; at least one end is there.

    Attributes:
        unit: Behind the numbers: `%`, `ngày`; empty when there is none.
        lead: What stands before: `Tỷ lệ hồ sơ đúng hạn`.
        bare: A lone number without a word that compares; it may be no range at all.
    """

    lower: End | None
    upper: End | None
    unit: str = ""
    lead: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Sign:
    """What a comparing word makes of the number behind it."""

    is_lower: bool
    inclusive: bool | None = True
    firm: bool = True

    def end(self, value: Decimal) -> End:
        return End(value, self.inclusive, self.firm)

    def turned(self) -> _Sign:
        """Returns the sign for the number in front of it: `70% ≤ tỷ lệ` bounds from below."""
        return replace(self, is_lower=not self.is_lower)


_AT_LEAST, _ABOVE = _Sign(is_lower=True), _Sign(is_lower=True, inclusive=False)
_AT_MOST, _BELOW = _Sign(is_lower=False), _Sign(is_lower=False, inclusive=False)
_TO = _Sign(is_lower=False, firm=False)
_DASH = _Sign(is_lower=False, inclusive=None, firm=False)
_PLAIN_LOWER = _Sign(is_lower=True, inclusive=None, firm=False)
_SYMBOLS: Final = {"<": _BELOW, "<=": _AT_MOST, "≤": _AT_MOST, "=<": _AT_MOST,
                   ">": _ABOVE, ">=": _AT_LEAST, "≥": _AT_LEAST, "=>": _AT_LEAST}  # fmt: skip
_WORDS: Final = {
    _AT_LEAST: (
        "từ", "ít nhất", "tối thiểu", "không dưới", "không thấp hơn", "không ít hơn",
        "không nhỏ hơn", "lớn hơn hoặc bằng", "cao hơn hoặc bằng", "trên hoặc bằng",
    ),
    _ABOVE: ("trên", "hơn", "lớn hơn", "cao hơn", "nhiều hơn", "quá", "vượt", "vượt quá"),
    _AT_MOST: (
        "tối đa", "nhiều nhất", "không quá", "không vượt quá", "không vượt", "không trên",
        "đến hết",
        "không hơn", "không lớn hơn", "không cao hơn", "không nhiều hơn", "dưới hoặc bằng",
        "nhỏ hơn hoặc bằng", "thấp hơn hoặc bằng", "ít hơn hoặc bằng",
    ),
    _BELOW: (
        "dưới", "nhỏ hơn", "thấp hơn", "ít hơn", "chưa đến", "chưa tới", "chưa đạt", "không đạt",
        "chưa đủ", "không đủ", "không đến",
    ),
    _TO: ("đến", "tới", "cho đến"),
}  # fmt: skip
_SIGN_OF: Final = {
    **_SYMBOLS,
    **{word: sign for sign, words in _WORDS.items() for word in words},
    **dict.fromkeys(("-", "–", "—", "÷", "~"), _DASH),
}


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SYMBOL = f"(?:{_one_of(tuple(_SYMBOLS))})"
_SIGN_AT_END = pattern(
    rf"(?:(?<!\w)(?:{_one_of(tuple(w for w in _SIGN_OF if w[0].isalpha()))})"
    rf"|{_one_of(tuple(w for w in _SIGN_OF if not w[0].isalpha()))})\s*$"
)
_QUANTITY = re.compile(rf"(?<![\w/]){NUMBER}(?![\w/])")
_NAMED = pattern(r"(?:năm \d{4}|(?:quý|tháng|mức độ|cấp|giai đoạn|phụ lục|điều|khoản) \d+)(?!\w)")
"""Numbers that name something and measure nothing."""
_EXACTLY = pattern(r"(?<!\w)(?:đúng|bằng|là|=)\s*$")
_FILLERS_AT_END = pattern(
    r"(?:(?:^|(?<=\s))(?:từ|đạt|là|có|nếu|được|ở|mức|và|nhưng|đến|tới|trường hợp)"
    r"|[,:(=-])\s*$"
)
_FILLERS_IN_FRONT = pattern(r"(?:nếu|trường hợp|đối với|có|đạt|thì)\s+")
_PERCENT_SIGN = pattern(r"\s*(?:%|phần trăm(?!\w))")
_WAY = pattern(r"(?<!\w)trở (?P<way>lên|xuống)(?!\w)")
_BETWEEN_SYMBOLS = pattern(
    rf"(?P<unit>[^<>≤≥=]*?)\s*(?P<first>{_SYMBOL})(?P<name>[^<>≤≥=]+)(?P<second>{_SYMBOL})\s*"
)
_SYMBOL_BEHIND = pattern(rf"(?P<unit>[^<>≤≥=]*?)\s*(?P<symbol>{_SYMBOL})(?P<name>[^<>≤≥=]+)")
_LONGEST_UNIT = 6
"""Words; what is longer is a sentence."""


def read_range(text: str) -> Range | None:
    """Returns the range that a text names, None when it names none."""
    masked = _NAMED.sub(lambda match: "_" * len(match[0]), text)
    numbers = list(_QUANTITY.finditer(masked))
    if any(char.isdigit() for char in _QUANTITY.sub("", masked)):
        return None
    if len(numbers) == 1:
        return _with_one(text, numbers[0])
    return _with_two(text, numbers[0], numbers[1]) if len(numbers) == 2 else None


def _with_one(text: str, number: re.Match[str]) -> Range | None:
    head, tail = text[: number.start()], text[number.end() :]
    value = decimal_of(number[0])
    behind = _SYMBOL_BEHIND.fullmatch(tail)
    if behind is not None and not head.strip():
        sign = _SIGN_OF[behind["symbol"]].turned()
        return _ranged({sign: value}, unit=_unit(behind["unit"]), lead=_lead(behind["name"]))
    way = _WAY.search(tail)
    unit = _unit(_WAY.sub("", tail))
    sign_before, lead = _sign(head)
    if way is not None:
        sign = _AT_LEAST if way["way"].casefold() == "lên" else _AT_MOST
        return _ranged({sign: value}, unit=unit, lead=lead)
    if sign_before is None or sign_before is _DASH:
        return _lone(value, unit, head)
    return _ranged({sign_before: value}, unit=unit, lead=lead)


def _lone(value: Decimal, unit: str | None, head: str) -> Range | None:
    """Returns the range of one number: all of it when it is 100 %, else that value only."""
    if unit is None:
        return None
    exactly = _EXACTLY.search(head)
    lead = _lead(head[: exactly.start()] if exactly else head)
    end = End(value)
    upper = None if unit == PERCENT and value == HUNDRED and not exactly else end
    return Range(end, upper, unit, lead, bare=not exactly)


def _with_two(text: str, first: re.Match[str], second: re.Match[str]) -> Range | None:
    head, mid, tail = (
        text[: first.start()],
        text[first.end() : second.start()],
        text[second.end() :],
    )
    values = decimal_of(first[0]), decimal_of(second[0])
    symbols = _BETWEEN_SYMBOLS.fullmatch(mid)
    if symbols is not None and not head.strip():
        signs = _SIGN_OF[symbols["first"]].turned(), _SIGN_OF[symbols["second"]]
        between, lead = symbols["unit"], _lead(symbols["name"])
    else:
        before, lead = _sign(head)
        after, between = _sign(mid)
        if after is None:
            return None
        signs = before or _PLAIN_LOWER, after
    unit = _joined_unit(between, _WAY.sub("", tail))
    if signs[0].is_lower == signs[1].is_lower:
        return None
    return _ranged(dict(zip(signs, values, strict=True)), unit=unit, lead=lead)


def _ranged(ends: dict[_Sign, Decimal], *, unit: str | None, lead: str) -> Range | None:
    lower = next((sign.end(value) for sign, value in ends.items() if sign.is_lower), None)
    upper = next((sign.end(value) for sign, value in ends.items() if not sign.is_lower), None)
    if unit is None or (lower and upper and lower.value > upper.value):
        return None
    return Range(lower, upper, unit, lead)


def _sign(head: str) -> tuple[_Sign | None, str]:
    """Returns the comparing word at the end of a text, and what stands before it."""
    match = _SIGN_AT_END.search(head)
    if match is None:
        return None, _lead(head)
    return _SIGN_OF[match[0].strip().casefold()], _lead(head[: match.start()])


def _lead(text: str) -> str:
    """Returns the words without those that only lead to or from a number."""
    text = text.strip(" ,;:")
    while match := _FILLERS_AT_END.search(text):
        text = text[: match.start()].rstrip()
    return _FILLERS_IN_FRONT.sub("", f"{text} ", count=1).strip() if text else ""


def _unit(tail: str) -> str | None:
    """Returns the unit behind a number, None when a sentence follows."""
    if _PERCENT_SIGN.match(tail):
        return PERCENT
    unit = tail.strip(" ,;:.").removesuffix("thì").strip()
    return unit if len(unit.split()) <= _LONGEST_UNIT else None


def _joined_unit(between: str, tail: str) -> str | None:
    """Returns the unit of two numbers: behind the last, or behind the first when only there."""
    behind = _unit(tail)
    if behind:
        return behind
    return _unit(between) if behind == "" else None
