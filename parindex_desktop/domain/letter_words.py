"""The form of words in official papers: numbers, dates, marks at the ends of lines.

From Nghị định 30/2020/NĐ-CP, Phụ lục I; shared by the PDF and by the draft that Word opens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import Mode, PageMark
from parindex_desktop.domain.letter_numbers import day_in_words, full_number
from parindex_desktop.domain.letters import Announcement, Decision, Minutes, Submission
from parindex_desktop.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parindex_desktop.domain.letters import Letter, Letterhead

NBSP: Final = "\u00a0"
"""A blank where no line breaks: inside dates, and as room for what a clerk fills in."""

END: Final = "./."
"""Ends the content of a paper."""

STATE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS: Final = "Nơi nhận:"
ADDRESSED: Final = "Kính gửi:"
DECIDES: Final = "QUYẾT ĐỊNH:"
MARKS: Final = {PageMark.DRAFT: "DỰ THẢO", PageMark.SUPERSEDED: "ĐÃ BỊ THAY THẾ"}
"""What every page is marked with where the data are open, or locked no longer."""

ROOM: Final = "." * 30
"""Where a name or an agency is missing: dots, which nobody overlooks."""

TITLES: Final[dict[type[Letter], str]] = {
    Decision: "QUYẾT ĐỊNH",
    Submission: "TỜ TRÌNH",
    Announcement: "THÔNG BÁO",
    Minutes: "BIÊN BẢN",
}
"""How each letter is headed."""

# Room that the clerk's signing tool or a pen fills in.
_NUMBER_ROOM: Final = NBSP * 8
_DAY_ROOM: Final = NBSP * 5
_YEAR_ROOM: Final = NBSP * 6
_MARK: Final = re.compile(r"(?<!\.)\s*[.,;:]$")
"""At the end of a line; of dots that leave room none is taken."""


def number_shown(number: str, suffix: str, mode: Mode) -> str:
    """Returns `1590/QĐ-UBND`, `05/QĐ-UBND`, or room before the suffix."""
    typed, _, own = clean(number).partition("/")
    if not mode.fills_in or not typed:
        return f"{_NUMBER_ROOM}/{own or clean(suffix)}"
    return full_number(number, "")


def day_shown(day: date | None, mode: Mode) -> str:
    """Returns the date in one unbroken run, or room for it.

    Where it is not printed, room is left for day and month.
    """
    if day is None or not mode.fills_in:
        year = str(day.year) if day else _YEAR_ROOM
        return f"ngày{_DAY_ROOM}tháng{_DAY_ROOM}năm{NBSP}{year}"
    return f"ngày {day_in_words(day.isoformat())}".replace(" ", NBSP)


def number_line(head: Letterhead, mode: Mode) -> str:
    """Returns `Số: 15/QĐ-UBND`."""
    return f"Số: {number_shown(head.number, head.suffix, mode)}"


def place_line(head: Letterhead, mode: Mode) -> str:
    """Returns `An Giang, ngày 05 tháng 01 năm 2026`; empty for a letter without a date."""
    if not head.dated:
        return ""
    place = clean(head.place)
    return ", ".join(filter(None, (place, day_shown(head.day, mode))))


def article_lead(number: int) -> str:
    """Returns what an article begins with, in bold."""
    return f"Điều{NBSP}{number}."


def ended(text: str) -> str:
    """Returns the last text of a paper with the mark of the end; a full stop gives way to it."""
    text = clean(text)
    return text if text.endswith(END) else text.removesuffix(".") + END


def listed(lines: Sequence[str], *, before: str = "") -> tuple[str, ...]:
    """Returns lines of an enumeration: each ends with `;`, the last with a full stop.

    Marks that were typed at the ends are replaced; empty lines are left out.
    """
    texts = [text for text in (_MARK.sub("", clean(line)) for line in lines) if text]
    return tuple(
        f"{before}{text}{'.' if place == len(texts) else ';'}"
        for place, text in enumerate(texts, start=1)
    )


def recipient_lines(recipients: Sequence[str]) -> tuple[str, ...]:
    """Returns the recipients as they are printed: `- Lưu: VT, SNV.`."""
    return listed([line.strip().lstrip("-–").strip() for line in recipients], before="- ")


def fingerprint_line(fingerprint: str) -> str:
    """Returns how a page names the locked data that it was made from."""
    return f"Mã dữ liệu: {fingerprint}"
