"""Words beside the points of a unit's criterion: why, what the unit answers, what the council says.

A remark is one of each kind for a unit's criterion; an empty one is none.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.text import clean_lines
from parindex_desktop.domain.units import RoundId, UnitId
from parindex_desktop.errors import InputError

LONGEST: Final = 2000
"""Most letters of one remark: about a page, which no cell of an annex holds."""
_SPACES: Final = "\n\r\t"


class RemarkKind(StrEnum):
    """Whose words, and about what."""

    SELF = "self"
    """What the unit adds to its own score."""
    REASON = "reason"
    """Why appraisal 1 gave other points than the unit itself (lý do)."""
    EXPLANATION = "explanation"
    """What the unit answers to appraisal 1 (giải trình)."""
    ANSWER = "answer"
    """What appraisal 2 says to the explanation, and why it gives its points."""

    __hash__ = str.__hash__  # part of the key of every remark


@dataclass(frozen=True, slots=True)
class Remark:
    """One text; see `RemarkKind`."""

    round_id: RoundId
    unit_id: UnitId
    criterion_id: CriterionId
    kind: RemarkKind
    text: str


def read_remark(text: str) -> str:
    """Returns a typed remark as it is kept: one Unicode form, no blank lines at its ends.

    Raises:
        InputError: `RMK.101` longer than `LONGEST` letters, `RMK.102` a control character.
    """
    wrong = next((each for each in text if _is_control(each)), "")
    if wrong:
        raise InputError("RMK.102", letter=f"U+{ord(wrong):04X}")
    cleaned = clean_lines(text)
    if len(cleaned) > LONGEST:
        raise InputError("RMK.101", count=len(cleaned), most=LONGEST)
    return cleaned


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs", "Co") and letter not in _SPACES
