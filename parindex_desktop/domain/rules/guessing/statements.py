"""The parts of a statement that calculates: what introduces it, brackets, factors."""

from __future__ import annotations

import re

from parindex_desktop.domain.rules.guessing.clauses import depth
from parindex_desktop.domain.rules.guessing.ranges import read_range

_TIMES = re.compile(
    r"\s*[×*·]\s*|(?<=[\s)%\]])[xX](?=[\s(\[\d])\s*|\s+nhân(?: với)?\s+", re.IGNORECASE
)
_PART = re.compile(r"[:=](?!\w*\))")
_INTRODUCES = re.compile(
    r".*?(?:công thức|như sau|sau|cách tính|(?:^|\s)điểm(?:\s[^:=()/]*)?)", re.IGNORECASE
)
_WORDS_BEFORE = re.compile(
    r"(?:thì )?(?:số )?(?:điểm )?(?:đánh giá |đạt được |số )?(?:được )?(?:tính |xác định |chấm )*"
    r"(?:điểm )?(?:bằng|là|theo)\s+(?:công thức\s+)?",
    re.IGNORECASE,
)
"""`điểm đánh giá được tính theo công thức`, where no colon follows."""


def body_of(text: str) -> tuple[tuple[str, ...], str]:
    """Returns what introduces a calculation, and the calculation itself.

    `Từ 80% đến dưới 100%: điểm = tỷ lệ x 2` has the heads `Từ 80% đến dưới 100%` and `điểm`.
    """
    heads: list[str] = []
    body = text.replace("[", "(").replace("]", ")")
    while (place := _introduction_end(body)) is not None:
        heads.append(body[:place].strip())
        body = body[place + 1 :].strip()
    match = _WORDS_BEFORE.match(body)
    return tuple(heads), body[match.end() :] if match else body


def factors_of(text: str) -> list[str]:
    """Returns the factors of a product, split outside brackets."""
    factors: list[str] = []
    start = 0
    for sign in _TIMES.finditer(text):
        if depth(text[: sign.start()]) == 0:
            factors.append(text[start : sign.start()].strip())
            start = sign.end()
    return [*factors, text[start:].strip()]


def unwrapped(text: str) -> str:
    """Returns the text without a pair of brackets around all of it."""
    text = text.strip()
    while text.startswith("(") and text.endswith(")") and depth(text[:-1]) == 1:
        inner = text[1:-1]
        if any(depth(inner[:place]) < 0 for place in range(len(inner))):
            break
        text = inner.strip()
    return text


def _introduction_end(text: str) -> int | None:
    for sign in _PART.finditer(text):
        left = text[: sign.start()]
        if depth(left) == 0 and (_INTRODUCES.fullmatch(left.strip()) or read_range(left)):
            return sign.start()
    return None
