"""Days as officials write them (`05/3/2025`, `ngày 05 tháng 3 năm 2025`) and as they are kept, ISO.

A year of two digits, or a day and a month alone, are not a day: guessing the rest would put a wrong
date into an official paper.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

DAY: Final = (
    r"(?P<day>\d{1,2})(?:\s*[/.\-]\s*(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>\d{4})"
    r"|\s*tháng\s*(?P<spoken_month>\d{1,2})\s*năm\s*(?P<spoken_year>\d{4}))(?!\d)"
)
"""A day inside a longer text."""

_WHOLE = re.compile(rf"\s*(?:ngày\s*)?{DAY}\s*", re.IGNORECASE)
_ISO = re.compile(r"\s*(\d{4}-\d{2}-\d{2})\s*")


def read_day(text: str) -> str:
    """Returns a typed day as an ISO date; empty for anything that is not a real day."""
    iso = _ISO.fullmatch(text)
    if iso:
        return iso[1] if is_day(iso[1]) else ""
    found = _WHOLE.fullmatch(text)
    return day_of(found) if found else ""


def day_of(found: re.Match[str]) -> str:
    """Returns what a match of `DAY` names as an ISO date; empty for the 31st of February."""
    month = found["month"] or found["spoken_month"]
    year = found["year"] or found["spoken_year"]
    iso = f"{year}-{int(month):02}-{int(found['day']):02}"
    return iso if is_day(iso) else ""


def show_day(iso: str) -> str:
    """Returns a kept day as it is read, `05/03/2025`; what is no day is returned as it is."""
    return f"{date.fromisoformat(iso):%d/%m/%Y}" if is_day(iso) else iso


def short_day(iso: str) -> str:
    """Returns a kept day as papers write it in a table, `5/3/2025`; empty for no day."""
    if not is_day(iso):
        return ""
    day = date.fromisoformat(iso)
    return f"{day.day}/{day.month}/{day.year}"


def is_day(iso: str) -> bool:
    """Tells whether a text is a day of the calendar as `2025-03-05`."""
    try:
        return date.fromisoformat(iso).isoformat() == iso
    except ValueError:
        return False
