"""What a share is of: `(số hồ sơ đúng hạn / tổng số hồ sơ) x 100%`, `a là tổng số hồ sơ`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parindex_desktop.domain.rules.kinds import PERCENT, Measure, MeasureKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TYPED_PERCENT = re.compile(r"\s*\(%\)$")
_FRACTION = re.compile(
    r"\(?\s*(?P<numerator>[^/:()]+(?:\([^()/]*\)[^/:()]*)?)\s*(?:/|:|chia cho|chia)\s*"
    r"(?P<denominator>[^/:()]+(?:\([^()/]*\))?)\s*\)?",
    re.IGNORECASE,
)
_TIMES_HUNDRED = re.compile(r"\s*(?:[x×*·]|nhân(?: với)?)\s*100\s*%?$", re.IGNORECASE)
_RATE = re.compile(r"(?:t[ỷỉ] lệ|tỷ suất)(?:\s*\(?%\)?)?", re.IGNORECASE)
_INTRODUCTION = r"(?:gọi|với|trong đó|:|\s)*"


def fraction_of(text: str) -> tuple[str, str] | None:
    """Returns what is counted and out of what: `a / b`, in brackets or not."""
    match = _FRACTION.fullmatch(text.strip())
    if match is None:
        return None
    return match["numerator"].strip(), match["denominator"].strip()


def rate_of(text: str) -> Measure:
    """Returns the measure that a name stands for; `(%)` behind it means a typed percentage."""
    name = text.strip(" :")
    if _RATE.fullmatch(name):
        return Measure()
    typed = _TYPED_PERCENT.search(name)
    if typed:
        return Measure(MeasureKind.VALUE, label=name[: typed.start()], unit=PERCENT)
    return Measure(label=name)


def definition_of(text: str) -> Measure | None:
    """Returns the share that a clause defines, None when it defines none.

    `Tỷ lệ đúng hạn = (số đúng hạn / tổng số) x 100%`; the label may be missing.
    """
    label, equals, right = text.rpartition("=")
    product = _TIMES_HUNDRED.search(right)
    fraction = fraction_of(_TIMES_HUNDRED.sub("", right))
    if fraction is None or not (equals or product):
        return None
    return Measure(label=rate_of(label).label, numerator=fraction[0], denominator=fraction[1])


def meanings(names: Iterable[str], texts: Iterable[str]) -> dict[str, str]:
    """Returns what names stand for: `a là tổng số hồ sơ; số hồ sơ đúng hạn là b`."""
    wanted = [name for name in names if name]
    parts = [part for text in texts for part in _parts(text, wanted)]
    found = {name: next(filter(None, (_meaning(name, p) for p in parts)), "") for name in wanted}
    return {name: what for name, what in found.items() if what}


def _parts(text: str, names: Sequence[str]) -> list[str]:
    """Splits where another name is explained; other commas belong to what a name means."""
    parts: list[str] = []
    for piece in re.split(r"(?<=[;,])\s+", text):
        if parts and not any(_meaning(name, piece.rstrip(",;")) for name in names):
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return [part.rstrip(",;") for part in parts]


def _meaning(name: str, text: str) -> str:
    word = re.escape(name)
    first = re.fullmatch(rf"(?i:{_INTRODUCTION}){word}\s*(?:là|:|=)\s*(?P<what>.+)", text)
    last = re.fullmatch(
        rf"(?i:{_INTRODUCTION})(?P<what>.+?)\s*(?:(?:ký hiệu )?là|\(ký hiệu)\s*{word}\)?", text
    )
    match = first or last
    return match["what"].strip(" .:") if match else ""
