"""What the words of a criterion say about where its points come from and what they do."""

from __future__ import annotations

import re
from typing import Final

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.importing.mapping import heading_key
from parindex_desktop.domain.text import clean

_HEADED = r"(tieu chi |noi dung |phan )?"
_BONUS: Final = re.compile(
    _HEADED + r"(diem (thuong|cong)|(thuong|cong) diem)\b|.*\((diem )?(thuong|cong)\)"
)
_PENALTY: Final = re.compile(_HEADED + r"(diem tru|tru diem)\b|.*\((diem )?tru\)")
_EXTERNAL: Final = re.compile(r"\bsipas\b|chi so (hai long|ngoai)")
_AN_INDEX: Final = re.compile(r"(ket qua )?(cac )?chi so\b")
_SURVEY: Final = re.compile(r"dieu tra xa hoi hoc|dieu tra xhh|\bxhh\b")
_BY_SURVEY: Final = re.compile(r"^khao sat|(ket qua|phieu|qua|theo) khao sat")
_ITS_RESULT: Final = re.compile(r"(phieu |ket qua )?(dieu tra|khao sat)\b")
_CARRIED_OUT: Final = re.compile(
    r"(to chuc|phoi hop|trien khai|thuc hien|ban hanh|xay dung|cong bo|ke hoach|bao cao)\b"
)
"""A criterion about carrying out a survey is itself appraised."""


def kind_by_name(name: str) -> Kind | None:
    """Returns bonus or penalty where a name begins with it or ends with it in brackets."""
    key = heading_key(name)
    if _BONUS.match(key):
        return Kind.BONUS
    return Kind.PENALTY if _PENALTY.match(key) else None


def source_by_words(name: str, guide: str, rest: str, evidence: str) -> Source | None:
    """Returns a source other than the appraisal where the words tell it.

    Args:
        name: Of the criterion.
        guide: How it is scored.
        rest: Its note and who appraises it.
        evidence: Documents that prove it; that of a survey is its result and nothing else.
    """
    named, scored = heading_key(name), heading_key(f"{guide} {rest}")
    if _CARRIED_OUT.match(named):
        return None
    if _AN_INDEX.match(named) or _EXTERNAL.search(f"{named} {heading_key(guide)}"):
        return Source.EXTERNAL
    by_survey = _SURVEY.search(f"{named} {scored}") or _BY_SURVEY.search(scored)
    is_result = _ITS_RESULT.match(heading_key(evidence))
    return Source.SURVEY if by_survey or is_result else None


def source_of_word(word: str) -> Source | None:
    """Returns the source that a cell of a column of sources names; None for a blank one."""
    key = heading_key(word)
    if _EXTERNAL.search(key):
        return Source.EXTERNAL
    if re.search(r"dieu tra|xhh|xa hoi hoc|khao sat", key):
        return Source.SURVEY
    return Source.APPRAISED if key else None


def kind_of_word(word: str) -> Kind | None:
    """Returns the kind that a cell of a column of kinds names; None for a blank one."""
    said = clean(word).casefold()
    if re.search(r"\btrừ\b", said):
        return Kind.PENALTY
    if re.search(r"\bthưởng\b|điểm cộng|^cộng\b", said):  # without its mark it says: usual
        return Kind.BONUS
    return Kind.NORMAL if said else None
