"""Words of the decree around an annex: its decision, its title, the data behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.letter_words import NBSP, day_shown, number_shown
from parindex_desktop.domain.text import clean

if TYPE_CHECKING:
    from parindex_desktop.domain.documents import DecisionReference, Mode

# Words of titles that read badly when a line ends inside them.
_COMPOUNDS: Final = re.compile(
    r"(?:của )?các sở, ban,? ngành|các xã, phường, đặc khu|thị xã"
    r"|cờ thi đua|bằng khen|giấy khen|tập thể|cá nhân|cải cách hành chính|chỉ số|thành tích"
    r"|xuất sắc|công tác"
    r"|ủy ban nhân dân|chủ tịch|các (?:sở|huyện)|thành phố|địa bàn tỉnh|năm \d+",
    re.IGNORECASE,
)

# Between these and the number behind them no line ends either.
_NUMBERED: Final = re.compile(r"\b(ngày|tháng|năm|điều|phụ lục|số) (?=\d|[IVX]+\b)", re.IGNORECASE)


def accompanying(reference: DecisionReference | str, mode: Mode) -> str:
    """Returns the line below an annex's title that names its decision, given in parts or whole."""
    if isinstance(reference, str):
        return f"(Kèm theo {clean(reference).strip('(). ')})"
    return f"(Kèm theo {_decision(reference, mode)})"


def following(reference: DecisionReference, mode: Mode) -> str:
    """Returns the line below the title of a list that a decision is carried out with."""
    return f"(Theo {_decision(reference, mode)})"


def _decision(reference: DecisionReference, mode: Mode) -> str:
    authority = clean(reference.authority)
    words = [
        "Quyết định",
        f"số{NBSP}{number_shown(reference.number, reference.suffix, mode)}",
        day_shown(reference.day, mode),
        *([f"của {authority}"] if authority else []),
    ]
    return " ".join(words)


def title_line(text: str) -> str:
    """Returns a line of a title in which compounds such as BẰNG KHEN stay on one line."""
    return _COMPOUNDS.sub(lambda found: found[0].replace(" ", NBSP), clean(text))


def running(text: str) -> str:
    """Returns words of a paragraph in which a number stays with what it counts: `tháng 6`."""
    return _NUMBERED.sub(lambda found: found[1] + NBSP, clean(text))
