"""Yes or no: one condition and its opposite, or several conditions joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.numbers import ZERO
from parindex_desktop.domain.rules.guessing.guess import Guess, Wording
from parindex_desktop.domain.rules.guessing.scored import Scored, scored
from parindex_desktop.domain.rules.kinds import Join, YesNoRule

if TYPE_CHECKING:
    from parindex_desktop.domain.rules.guessing.worth import Worth

_OPPOSITES: Final = frozenset({
    "không", "không có", "chưa", "chưa có", "không đạt", "chưa đạt", "không đáp ứng",
    "chưa đáp ứng",
    "không đạt yêu cầu", "chưa đạt yêu cầu", "không thực hiện", "chưa thực hiện", "không đúng",
    "ngược lại", "nếu không", "còn lại", "trường hợp khác", "trường hợp còn lại",
    "các trường hợp khác", "các trường hợp còn lại",
})  # fmt: skip
_BARE: Final = frozenset({"có", "đạt", "đúng", "đáp ứng", "thực hiện", "có thực hiện"})
"""Conditions that say nothing without the name of the criterion."""
_LOSES_WHEN_DENIED: Final = ("", "có ", "đạt ", "đã ", "được ")
_THINGS = r"(?:yêu cầu|điều kiện|tiêu chí|nội dung|tiêu chuẩn|quy định|nhiệm vụ)"
_ALL = re.compile(
    rf"(?:tất cả|đủ|đầy đủ|toàn bộ|đồng thời|các|những|cả)\s.*?{_THINGS}.*", re.IGNORECASE
)
_ANY = re.compile(rf"(?:một|1|01) trong (?:các|những|số|\d).*?{_THINGS}.*", re.IGNORECASE)
_FOLLOW = re.compile(r"\b(?:sau|trên|này|dưới đây)\b", re.IGNORECASE)
_MISSES = re.compile(r"(?:không|chưa) (?:đạt|đáp ứng|đủ|đảm bảo|bảo đảm)|thiếu", re.IGNORECASE)


def read_conditions(wording: Wording) -> Guess | None:
    """Reads a wording of exactly two outcomes, the second of which denies the first."""
    found = scored(wording)
    if len(found.worths) != 2 or any(worth.is_percent for worth in found.worths):
        return None
    for met, not_met in (found.worths, found.worths[::-1]):
        join = _join_of(met.label, found) if _denies_some(not_met.label) else None
        conditions = _listed(met.label, found) if join else ()
        if conditions:
            return _guess(wording, found, conditions, (met, not_met), join or Join.ALL)
        if conditions := _single(met, not_met, wording):
            return _guess(wording, found, conditions, (met, not_met), Join.ALL)
    return None


def _guess(
    wording: Wording,
    found: Scored,
    conditions: tuple[str, ...],
    worths: tuple[Worth, Worth],
    join: Join,
) -> Guess:
    unread = tuple(text for text in found.unread if text not in conditions)
    doubtful = any(worth.loose or worth.takes for worth in worths)
    # Only percentages may have no exact points, and these are no yes or no.
    met, not_met = (worth.points_at(wording.maximum) or ZERO for worth in worths)
    return Guess(YesNoRule(conditions, met, not_met, join), not doubtful, unread)


def _single(met: Worth, not_met: Worth, wording: Wording) -> tuple[str, ...]:
    """Returns the condition when the second outcome denies the first."""
    yes, no = met.label.casefold(), not_met.label.casefold()
    if yes in _OPPOSITES or not (no in _OPPOSITES or _denies(yes, no)):
        return ()
    return (wording.name,) if yes in _BARE and wording.name else (met.label,)


def _denies(yes: str, no: str) -> bool:
    return any(
        yes.startswith(lost) and no == f"{word} {yes[len(lost) :]}"
        for lost in _LOSES_WHEN_DENIED
        for word in ("không", "chưa")
    )


def _denies_some(no: str) -> bool:
    return no.casefold() in _OPPOSITES or bool(_MISSES.match(no))


def _join_of(label: str, found: Scored) -> Join | None:
    """Returns how listed conditions join, None when nothing announces a list."""
    head = label.partition(":")[0]
    if _MISSES.match(head):
        return None
    for text in (head, *found.headings):
        if _ANY.search(text):
            return Join.ANY
        if _ALL.search(text):
            return Join.ALL
    return None


def _listed(label: str, found: Scored) -> tuple[str, ...]:
    """Returns the conditions of a list: behind the colon of the label, or the lines around it."""
    inline = label.partition(":")[2]
    if inline.strip():
        return tuple(part for text in inline.split(";") if (part := text.strip()))
    announced = found.headings or _FOLLOW.search(label)
    return tuple(clause.text for clause in found.others if announced or clause.bulleted)
