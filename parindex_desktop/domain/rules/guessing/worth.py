"""What a clause says it is worth: the number behind it, before it, or in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import ZERO, Points
from parindex_desktop.domain.rules.guessing.numerals import (
    NUMBER,
    POINT_WORD,
    decimal_of,
    pattern,
    points_of,
    share_of,
)
from parindex_desktop.domain.rules.kinds import HUNDRED

if TYPE_CHECKING:
    from collections.abc import Callable

_LINKS = (
    r"điểm (?:đánh giá|đạt được|số)? ?(?:là|=|:)", r"(?:số|mức) điểm (?:là|đạt)", r"thì", r"được",
    r"sẽ", r"là", r"chấm", r"cho", r"tính", r"cộng", r"thưởng", r"đánh giá", r"điểm", r"bằng",
)  # fmt: skip
"""Words between a label and its points: `thì điểm đánh giá là`, `được chấm`."""
_LABEL = (
    r"(?P<label>.*?)\s*(?P<mark>[:=→]|=>|->|,|\s[-–—](?=\s))?\s*"
    rf"(?P<words>(?:(?:{'|'.join(_LINKS)})\s+){{0,6}})"
)
_TAKEN = r"(?P<taken>(?:bị )?trừ(?: đi)?\s+|[-−–](?=\d))?"
_OF_MAXIMUM = r"(?:\s*(?:của )?(?:tổng )?(?:số )?điểm(?: (?:tối đa|chuẩn|của tiêu chí))*)"


_BEHIND = pattern(rf"{_LABEL}{_TAKEN}(?P<number>{NUMBER})\s*(?P<unit>{POINT_WORD})?")
_BRACKETS = pattern(rf"(?P<label>.+?)\s*:?\s*\((?:được )?(?P<number>{NUMBER})\s*{POINT_WORD}\)")
_IN_FRONT = pattern(
    rf"(?:(?:được|chấm|cho|tính|đạt)\s+)*(?P<number>{NUMBER})\s*{POINT_WORD}"
    r"\s*(?:[:\-–]|nếu|khi|đối với|cho)\s*(?P<label>.+)",
)
_NOTHING = pattern(rf"{_LABEL}(?:không (?:được |có |tính |chấm |cho )*điểm|không được tính)")
_EVERYTHING = pattern(rf"{_LABEL}(?:đạt )?(?:tối đa|(?:số )?điểm tối đa|toàn bộ số điểm)")
_PERCENT = pattern(rf"{_LABEL}{_TAKEN}(?P<number>{NUMBER})\s*(?:%|phần trăm)(?P<of>{_OF_MAXIMUM})?")
_HALF = pattern(rf"{_LABEL}{_TAKEN}(?:một nửa|1/2){_OF_MAXIMUM}")
_LIMIT = pattern(r"(?:^|\s)(?:tối đa|tối thiểu|không quá|không vượt quá)\s*$")
_OPEN_WORD = pattern(r"(?:^|\s)(?:từ|đến|tới|trên|dưới|hơn|mỗi|cứ|còn|thêm|đạt)\s*$")
_NAMES = pattern(r"(?:^|\s)(?:năm|quý|tháng|ngày|mức độ|mức|cấp|giai đoạn|loại|hạng|lần|số)\s*$")
"""A number behind these names something: `mức độ 4`."""
_OPEN_SIGN = pattern(r"[/<>≤≥*×(]\s*$")
"""A number goes on with these: `từ 1 đến 2 điểm`, `1 - 2 điểm`."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a clause is worth.

    Attributes:
        label: What stands before the points, in the words of the text.
        text: The whole clause.
        points: When given as points.
        percent: When given as a percentage of the maximum.
        takes: The number is taken off the maximum.
        loose: Only its place at the end of the clause tells that the number means points.
        everything: The text says "the maximum" instead of a number.
    """

    label: str
    points: Points | None = None
    percent: Decimal | None = None
    takes: bool = False
    loose: bool = False
    everything: bool = False
    text: str = ""

    def points_at(self, maximum: Points) -> Points | None:
        """Returns the points under a maximum, None when points cannot express them."""
        given = self.points if self.percent is None else share_of(maximum, self.percent)
        if given is None or not self.takes:
            return given
        return Points(maximum - given)

    @property
    def is_percent(self) -> bool:
        """True when a percentage of the maximum is given."""
        return self.percent is not None and not self.everything


def worth_of(text: str) -> Worth | None:
    """Returns what a clause says it is worth, None when it does not say."""
    worth = next((worth for read in _READERS if (worth := read(text)) is not None), None)
    return worth and replace(worth, text=text)


def _percentage(text: str) -> Worth | None:
    match = _PERCENT.fullmatch(text)
    if match is None or not (label := _label(match["label"])):
        return None
    linked = match["mark"] or match["taken"]
    if not (linked or match["of"]) or _goes_on(match):
        return None
    return Worth(label, percent=decimal_of(match["number"]), takes=bool(match["taken"]))


def _half(text: str) -> Worth | None:
    match = _HALF.fullmatch(text)
    if match is None or not (label := _label(match["label"])):
        return None
    return Worth(label, percent=HUNDRED / 2, takes=bool(match["taken"]))


def _nothing(text: str) -> Worth | None:
    match = _NOTHING.fullmatch(text)
    label = _label(match["label"]) if match else ""
    return Worth(label, points=ZERO) if label else None


def _everything(text: str) -> Worth | None:
    match = _EVERYTHING.fullmatch(text)
    if match is None or not (match["mark"] or match["words"]):
        return None
    label = _label(match["label"])
    return Worth(label, percent=HUNDRED, everything=True) if label else None


def _behind(text: str) -> Worth | None:
    match = _BEHIND.fullmatch(text)
    if match is None or not (label := _label(match["label"])):
        return None
    points = points_of(match["number"])
    linked = bool(match["mark"] or match["words"] or match["taken"])
    if points is None or _goes_on(match):
        return None
    return Worth(
        label, points=points, takes=bool(match["taken"]), loose=not (linked or match["unit"])
    )


def _brackets(text: str) -> Worth | None:
    match = _BRACKETS.fullmatch(text)
    points = points_of(match["number"]) if match else None
    return Worth(_label(match["label"]), points=points) if match and points is not None else None


def _in_front(text: str) -> Worth | None:
    match = _IN_FRONT.fullmatch(text)
    points = points_of(match["number"]) if match else None
    return Worth(_label(match["label"]), points=points) if match and points is not None else None


def _goes_on(match: re.Match[str]) -> bool:
    """Tells whether what stands before makes the number something else than a worth."""
    before = match["label"]
    if _LIMIT.search(before) or _OPEN_SIGN.search(before):
        return True
    if (match["mark"] or "").strip() in (":", "=", "→", "=>", "->") or match["words"]:
        return False
    if not match.groupdict().get("unit") and _NAMES.search(before):
        return True
    open_number = r"\d$" if match.groupdict().get("unit") else r"[\d%]$"
    return bool(_OPEN_WORD.search(before) or re.search(open_number, before))


def _label(text: str) -> str:
    return text.strip(" :;,.-–—=→")


_READERS: tuple[Callable[[str], Worth | None], ...] = (
    _brackets, _in_front, _percentage, _half, _everything, _nothing, _behind,
)  # fmt: skip
