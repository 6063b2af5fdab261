"""What a file says in its properties of how it was asked for, so that it can be made anew.

Number, day, mode and choice of groups are no part of the locked data, but they move lines and pages
of a paper that is compared with them (`services.comparing`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from parindex_desktop.domain.days import is_day
from parindex_desktop.domain.documents import Mode
from parindex_desktop.services.papers.paper import PaperRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from parindex_desktop.services.papers.kinds import PaperPart

_IS: Final = "="
_AND: Final = "/"
"""LibreOffice keeps it; it drops commas and colons."""
_MODE, _NUMBER, _DAY, _FONT, _GROUPS = "mode", "number", "day", "font", "groups"
_SYSTEM: Final = "system"


def keywords_of(parts: Sequence[PaperPart], request: PaperRequest | None = None) -> str:
    """Returns the words for the properties of a file: which papers, and how they were asked for.

    Args:
        parts: The papers in it.
        request: With the number and day that were printed; None for a spreadsheet, which has none.
    """
    keys = dict.fromkeys(part.key for part in parts)
    return " ".join((*keys, *_of_groups(parts), *(_of_request(request) if request else ())))


def keys_in(words: Iterable[str]) -> tuple[str, ...]:
    """Returns which papers a file holds, see `PaperPart.key`."""
    return tuple(word for word in words if _IS not in word)


def groups_in(words: Iterable[str]) -> tuple[str, ...]:
    """Returns the codes of the groups that papers about several are about; empty for all."""
    return tuple(map(unquote, filter(None, _told(words).get(_GROUPS, "").split(_AND))))


def request_in(words: Iterable[str]) -> PaperRequest:
    """Returns how papers were asked for; what is not told, or cannot be, as usual."""
    told = _told(words)
    day, mode = told.get(_DAY, ""), told.get(_MODE, "")
    return PaperRequest(
        mode=Mode(mode) if mode in set(Mode) else Mode.PAPER,
        number=unquote(told.get(_NUMBER, "")),
        day=date.fromisoformat(day) if is_day(day) else None,
        prefer_system_font=told.get(_FONT) == _SYSTEM,
    )


def _of_groups(parts: Sequence[PaperPart]) -> Iterator[str]:
    codes = (group.code for part in parts if part.group is None for group in part.groups)
    if found := _AND.join(quote(code, safe="") for code in dict.fromkeys(codes)):
        yield f"{_GROUPS}{_IS}{found}"


def _of_request(request: PaperRequest) -> Iterator[str]:
    yield f"{_MODE}{_IS}{request.mode}"
    if request.number.strip():
        yield f"{_NUMBER}{_IS}{quote(request.number.strip())}"
    if request.day is not None:
        yield f"{_DAY}{_IS}{request.day.isoformat()}"
    if request.prefer_system_font:
        yield f"{_FONT}{_IS}{_SYSTEM}"


def _told(words: Iterable[str]) -> dict[str, str]:
    pairs = (word.partition(_IS) for word in words if _IS in word)
    return {name: value for name, _, value in pairs}
