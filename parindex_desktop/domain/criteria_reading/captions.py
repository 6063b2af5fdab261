"""What stands above the table: the title of the set, its decision, the caps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain import criteria_layout as layout
from parindex_desktop.domain.criteria_reading.findings import Finding
from parindex_desktop.domain.importing.mapping import heading_key
from parindex_desktop.domain.numbers import ZERO, Points, parse_points
from parindex_desktop.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE: Final = re.compile(
    r"(bo|bang|khung) (tieu chi|chi so|diem|cham)|(tieu chi|thang diem|noi dung).*(danh gia|cham)"
)
_NO_TITLE: Final = re.compile(r"\W*(ban hanh )?kem theo|\(|phu luc\b|(ubnd|uy ban)\b|don vi:")
_ANNEX: Final = re.compile(r"phu luc\b")
_DECISION: Final = re.compile(r"kèm theo\s+(quyết định\b.*)", re.IGNORECASE)
_LOOKED_AT = 15
_LONGEST_TITLE = 4


@dataclass(frozen=True, slots=True)
class Caption:
    """What the lines above the header say; findings are about caps that are no numbers."""

    title: str = ""
    decision: str = ""
    bonus_cap: Points | None = None
    penalty_cap: Points | None = None
    findings: tuple[Finding, ...] = ()


def read_caption(lines: Sequence[str]) -> Caption:
    """Returns the caption of an annex: the title nearest to the table and the decision."""
    near = lines[-_LOOKED_AT:]
    decisions = [match[1] for line in near if (match := _DECISION.search(line))]
    starts = [at for at, line in enumerate(near) if _begins_title(heading_key(line))]
    title = _title(near, starts) if starts else ""
    return Caption(title, _without_bracket(decisions[-1]) if decisions else "")


def read_own_caption(lines: Sequence[str]) -> Caption:
    """Returns the caption of our own export, each line with its words in front."""
    findings: list[Finding] = []

    def said(words: str) -> str:
        return next((x.removeprefix(words).strip() for x in lines if x.startswith(words)), "")

    def cap(words: str) -> Points | None:
        text = said(words)
        if not text:
            return None
        try:
            points = parse_points(text)
        except InputError:
            points = Points(-1)
        if points >= ZERO:
            return points
        findings.append(Finding(Problem("IMP.425", words, {"text": text})))
        return None

    bonus, penalty = cap(layout.BONUS_CAP_LINE), cap(layout.PENALTY_CAP_LINE)
    title, decision = said(layout.TITLE_LINE), said(layout.DECISION_LINE)
    return Caption(title, decision, bonus, penalty, tuple(findings))


def _begins_title(key: str) -> bool:
    return bool(_TITLE.search(key)) and bool(_ANNEX.match(key) or not _NO_TITLE.match(key))


def _title(lines: Sequence[str], starts: Sequence[int]) -> str:
    """Joins a title that goes over several lines, from its first one on."""
    first = starts[-1]
    while first - 1 in starts:
        first -= 1
    title = [lines[first]]
    for line in lines[first + 1 : first + _LONGEST_TITLE]:
        if _NO_TITLE.match(heading_key(line)):
            break
        title.append(line)
    return " ".join(title)


def _without_bracket(decision: str) -> str:
    """Leaves out the bracket that closes one before the decision: `(Kèm theo Quyết định ...)`."""
    plain = decision.rstrip(" .;/")
    return plain.removesuffix(")") if plain.count(")") > plain.count("(") else plain
