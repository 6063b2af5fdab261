"""Numbers inside wordings: comma and point are both decimal marks, nothing goes through floats."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from parindex_desktop.domain.numbers import Points, parse_points
from parindex_desktop.errors import InputError

NUMBER: Final = r"(?<![\d.,])\d{1,9}(?:[.,]\d{1,9})?(?![.,]?\d)"
POINT_WORD: Final = r"(?:điểm|đ)(?!\w)"


def pattern(text: str) -> re.Pattern[str]:
    """Returns what finds a wording, in capitals or not."""
    return re.compile(text, re.IGNORECASE)


def points_of(text: str) -> Points | None:
    """Returns a number of points, None when it has more decimals than points have."""
    try:
        return parse_points(text)
    except InputError:
        return None


def decimal_of(text: str) -> Decimal:
    """Returns the value of a text that matches `NUMBER`, without needless zeros."""
    return Decimal(f"{Decimal(text.replace(',', '.')).normalize():f}")


def share_of(maximum: Points, percent: Decimal) -> Points | None:
    """Returns a percentage of the maximum, None when points cannot express it exactly."""
    whole, rest = divmod(maximum * percent, 100)
    return None if rest else Points(int(whole))
