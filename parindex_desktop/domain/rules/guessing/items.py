"""So many points for each of a count: `mỗi quy chế 0,5 điểm, tối đa 2 điểm`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import ZERO, Points
from parindex_desktop.domain.rules.guessing.guess import Guess, Wording
from parindex_desktop.domain.rules.guessing.numerals import NUMBER, POINT_WORD, pattern, points_of
from parindex_desktop.domain.rules.guessing.scored import is_introduction
from parindex_desktop.domain.rules.guessing.worth import worth_of
from parindex_desktop.domain.rules.kinds import PerItemRule

if TYPE_CHECKING:
    from collections.abc import Iterator


_EACH = r"(?:với )?(?:cứ mỗi|cứ|mỗi một|mỗi)(?: (?:0?1|một|có 0?1|có))?"
_LINKS = r"(?:\s*[:=,]|\s+[-–](?=\s)|\s+(?:thì|sẽ|được|cộng|thêm|tính|chấm|cho|thưởng|đạt|là))*"
_TAKES = r"(?P<takes>(?:bị )?(?:trừ|giảm)(?: đi)?(?: điểm)?:?|[-−–](?=\d))?"
_POINTS = rf"(?:(?<=[\s:])\+?|(?<=[-−–]))(?P<points>{NUMBER})"
_FIRST = pattern(
    rf"{_EACH}\s+(?P<item>.+?){_LINKS}\s*{_TAKES}\s*{_POINTS}\s*{POINT_WORD}(?P<limit>.*)"
)
_FIRST_WITHOUT_WORD = pattern(
    rf"{_EACH}\s+(?P<item>.+?)\s*:\s*{_TAKES}\s*{_POINTS}(?P<limit>(?:[,;( ].*)?)"
)
_LAST = pattern(
    rf"(?:(?:được|cộng|thưởng|tính|chấm|cho)\s+)*(?P<takes>(?:bị )?trừ)?\s*(?P<points>{NUMBER})"
    rf"\s*{POINT_WORD}\s*(?:/|(?:cho |đối với |với |trên )?(?:mỗi|một|01) )\s*(?:0?1 |một )?"
    r"(?P<item>[^,;()]+)(?P<limit>.*)"
)
_LACKING = pattern(
    rf"(?:cứ )?(?P<lack>thiếu|chậm|trễ|sai)\s+(?:0?1|một|mỗi)\s+(?P<item>.+?){_LINKS}\s*"
    rf"(?P<takes>(?:bị )?trừ(?: đi)?)\s*{_POINTS}\s*{POINT_WORD}(?P<limit>.*)"
)
"""`Thiếu 01 báo cáo trừ 0,25 điểm`: each report that is lacking."""
_CAP = pattern(
    r"(?:(?:nhưng|và|song|tổng|số|điểm|cộng|trừ|được|mức) )*"
    r"(?:tối đa|không quá|không vượt quá|không vượt|nhiều nhất)"
    r"(?: (?:không quá|là|được|trừ|cộng|cho|tiêu chí|này|bằng))*\s*[:=]?\s*"
    rf"(?:(?P<points>{NUMBER})\s*(?:{POINT_WORD})?|(?:số )?điểm(?: tối đa| chuẩn| của tiêu chí)*)"
)
_TO_NOTHING = pattern(
    r"(?:và |nhưng )?(?:trừ )?(?:cho )?(?:đến|tới|tối đa)(?: khi)? hết(?: số)? điểm"
)
_SEVERAL = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Each:
    """What one thing is worth, as a clause says."""

    item: str
    points: Points
    takes: bool
    limit: str


def read_items(wording: Wording) -> Guess | None:
    """Reads points per item, a cap behind them or in a clause of its own."""
    read = [(clause, _each(clause.text)) for clause in wording.clauses]
    first = next((each for _, each in read if each is not None), None)
    if first is None:
        return None
    caps: list[Points | None] = []
    unread: list[str] = []
    for text in _rest(wording, first):
        cap = _CAP.fullmatch(text)
        if cap is not None or _TO_NOTHING.fullmatch(text):
            caps.append(points_of(cap["points"]) if cap and cap["points"] else None)
        elif not _says_the_same(text, first, wording.maximum):
            unread.append(text)
    rule = PerItemRule(first.item, first.points, next(iter(caps), None), first.takes)
    sure = len(caps) <= 1 and not _SEVERAL.match(first.item)
    return Guess(rule, sure, tuple(unread))


def _rest(wording: Wording, first: _Each) -> Iterator[str]:
    """Yields what stands behind the points, then the other clauses."""
    limit = first.limit.strip(" ,;.()")
    if limit:
        yield limit
    seen = False
    for clause in wording.clauses:
        if not seen and _each(clause.text) == first:
            seen = True
        elif not (clause.opens or is_introduction(clause)):
            yield clause.text


def _each(text: str) -> _Each | None:
    for words in (_FIRST, _FIRST_WITHOUT_WORD, _LAST, _LACKING):
        match = words.fullmatch(text)
        points = points_of(match["points"]) if match else None
        if match and points is not None:
            lack = match.groupdict().get("lack", "").lower()
            item = f"{match['item'].strip(' :,-–')} {lack}".strip()
            return _Each(item, points, bool(match["takes"]), match["limit"])
    return None


def _says_the_same(text: str, each: _Each, maximum: Points) -> bool:
    """Tells whether a clause says what follows anyway: no late report 1 point, no idea 0."""
    worth = worth_of(text)
    if worth is None or worth.takes:
        return False
    return worth.points_at(maximum) == (maximum if each.takes else ZERO)
