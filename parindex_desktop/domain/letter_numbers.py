"""Number and day of a letter as papers print them (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from datetime import date

from parindex_desktop.domain.days import is_day
from parindex_desktop.domain.text import clean


def full_number(number: str, suffix: str) -> str:
    """Returns a typed number with its suffix, `05/QĐ-UBND`; empty for none.

    A number under 10 has a leading zero. Whoever typed a suffix knows better than `suffix`.
    """
    digits, slash, own = clean(number).partition("/")
    if not digits:
        return ""
    end = own if slash else clean(suffix)
    return "/".join(part for part in (re.sub(r"^\d$", r"0\g<0>", digits), end) if part)


def day_in_words(iso: str) -> str:
    """Returns `05 tháng 01 năm 2026`, for after the word `ngày`; empty for no day.

    Only days 1-9 and the months 1 and 2 have a leading zero.
    """
    if not is_day(iso):
        return ""
    day = date.fromisoformat(iso)
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02} tháng {month} năm {day.year}"
