"""Words of a drawing: broken into few lines, shortened, and kept off each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.charts.drawing import Frame

ELLIPSIS: Final = "…"

# Stacked capitals rise to 0,92 of the size, tails fall to 0,22; digits and plain capitals are 0,68
# high, so that a baseline 0,34 below the middle of a row looks centred.
LINE: Final = 1.25
RISE: Final = 0.95
TO_MIDDLE: Final = 0.34

Width = Callable[[str], float]


def width_in(frame: Frame, size: float, *, bold: bool = False) -> Width:
    """Returns what measures texts at a size."""
    return lambda text: frame.measure(text, size, bold=bold)


def widest(texts: Iterable[str], width: Width) -> float:
    """Returns the width of the widest text; 0 without any."""
    return max((width(text) for text in texts), default=0.0)


def fitted(text: str, room: float, width: Width, *, lines: int = 1) -> tuple[str, ...]:
    """Returns a text in at most so many lines; what is left over gives way to an ellipsis."""
    made: list[str] = []
    words = text.split(" ")
    while words and len(made) < lines:
        rest = " ".join(words)
        if len(made) == lines - 1:
            made.append(shortened(rest, room, width))
            break
        count = _words_that_fit(words, room, width)
        made.append(shortened(" ".join(words[:count]), room, width))
        words = words[count:]
    return tuple(made)


def shortened(text: str, room: float, width: Width) -> str:
    """Returns a text whole, or its beginning with an ellipsis, at most so wide."""
    if width(text) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip(" ,;-") + ELLIPSIS


def in_lanes(spans: Sequence[tuple[float, float]], gap: float) -> tuple[int, ...]:
    """Returns for each span the first line in which it keeps off those before it."""
    ends: list[float] = []
    lanes: list[int] = []
    for left, right in spans:
        lane = next((n for n, end in enumerate(ends) if end + gap <= left), len(ends))
        ends[lane : lane + 1] = [right]
        lanes.append(lane)
    return tuple(lanes)


def kept_within(left: float, right: float, middle: float, width: float) -> float:
    """Returns the middle of a text as near to where it belongs as both borders allow."""
    return max(min(middle, right - width / 2), left + width / 2)


def _words_that_fit(words: Sequence[str], room: float, width: Width) -> int:
    """Returns how many words one line takes, one at least."""
    count = 1
    while count < len(words) and width(" ".join(words[: count + 1])) <= room:
        count += 1
    return count
