"""Words of the decree around a document: references, dates, the mark of its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.text import clean
from reports.lines import NBSP

if TYPE_CHECKING:
    from datetime import date

    from parindex_desktop.domain.documents import DecisionReference

END: Final = "./."
"""Ends the content of a paper (Nghị định 30/2020, Phụ lục I)."""

# Room that the clerk's signing tool or a pen fills in.
_NUMBER_ROOM: Final = NBSP * 8
_DAY_ROOM: Final = NBSP * 5
_YEAR_ROOM: Final = NBSP * 6

# Words of titles that read badly when a line ends inside them.
_COMPOUNDS: Final = re.compile(
    r"bằng khen|giấy khen|tập thể|cá nhân|cải cách hành chính|chỉ số|thành tích|xuất sắc|công tác"
    r"|ủy ban nhân dân|chủ tịch|các (?:sở|huyện)|thị xã|thành phố|địa bàn tỉnh|năm \d+",
    re.IGNORECASE,
)


def accompanying(reference: DecisionReference | str, mode: Mode) -> str:
    """Returns the line below an annex's title that names its decision, given in parts or whole."""
    if isinstance(reference, str):
        return f"(Kèm theo {clean(reference).strip('(). ')})"
    authority = clean(reference.authority)
    words = [
        "(Kèm theo Quyết định",
        f"số{NBSP}{_number(reference, mode)}",
        _date(reference.day, mode),
        *([f"của {authority}"] if authority else []),
    ]
    return " ".join(words) + ")"


def title_line(text: str) -> str:
    """Returns a line of a title in which compounds such as BẰNG KHEN stay on one line."""
    return _COMPOUNDS.sub(lambda found: found[0].replace(" ", NBSP), clean(text))


def fingerprint_line(fingerprint: str) -> str:
    """Returns how a page names the locked data that it was made from."""
    return f"Mã dữ liệu: {fingerprint}"


def ended(text: str) -> str:
    """Returns the last text of a paper with the mark of the end; a full stop gives way to it."""
    text = clean(text)
    return text if text.endswith(END) else text.removesuffix(".") + END


def _number(reference: DecisionReference, mode: Mode) -> str:
    """Returns `1590/QĐ-UBND`, `05/QĐ-UBND`, or room before the suffix."""
    number, slash, suffix = clean(reference.number).partition("/")
    if mode is Mode.ELECTRONIC or not number:
        return f"{_NUMBER_ROOM}/{suffix or clean(reference.suffix)}"
    return re.sub(r"^\d$", r"0\g<0>", number) + slash + suffix


def _date(day: date | None, mode: Mode) -> str:
    """Returns the date in one unbroken run; a leading 0 for days 1-9 and for months 1 and 2 only.

    The electronic paper leaves room for day and month.
    """
    year = str(day.year) if day else _YEAR_ROOM
    if day is None or mode is Mode.ELECTRONIC:
        return f"ngày{_DAY_ROOM}tháng{_DAY_ROOM}năm{NBSP}{year}"
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return NBSP.join(("ngày", f"{day.day:02}", "tháng", month, "năm", year))
