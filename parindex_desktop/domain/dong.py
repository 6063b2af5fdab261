"""Amounts of đồng as offices type and print them: whole numbers with a dot between thousands."""

from __future__ import annotations

import re
from typing import Final

from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError

LARGEST: Final = 999_999_999_999
"""Đồng: more than any award, and still read aloud with ease."""

_CURRENCY: Final = re.compile(r"\s*(?:đồng|vnđ|vnd|đ)\.?$", re.IGNORECASE)
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,\s])\d{3}(?:\1\d{3})*)?")
_PLAIN: Final = re.compile(r"\d{1,15}")


def parse_dong(text: str) -> int:
    """Reads a typed amount: `2.530.000`, `2 530 000 đồng`, `2530000`.

    Raises:
        InputError: `MON.112` for anything that could be read otherwise, such as `2,53`.
    """
    bare = _CURRENCY.sub("", clean(text))
    if _PLAIN.fullmatch(bare) or _GROUPED.fullmatch(bare):
        amount = int(re.sub(r"\D", "", bare))
        if 0 < amount <= LARGEST:
            return amount
    raise InputError("MON.112", text=clean(text))


def show_dong(amount: int) -> str:
    """Returns an amount as it is printed, without its unit: `2.530.000`."""
    return f"{amount:,}".replace(",", ".")
