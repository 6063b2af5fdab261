"""Where a problem of a certificate is mended: a list, a letter, the register, or the blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.profiles import FieldName
from parindex_desktop.domain.paper_wording import AWARD_DECISIONS
from parindex_desktop.domain.wording_fields import WordingField
from parindex_desktop.services.certificate_printing import asks_for_number
from parindex_desktop.services.papers.wording_checks import Gap

if TYPE_CHECKING:
    from parindex_desktop.domain.awards import AwardLevel
    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.errors import Problem
    from ui.context import Context

_OF_LETTER: Final = {
    "địa danh": WordingField.PLACE,
    "ngày": WordingField.DAY,
    "tháng": WordingField.DAY,
    "năm": WordingField.DAY,
    "ngày quyết định": WordingField.DAY,
    "số quyết định": WordingField.NUMBER,
    "chức danh người ký": WordingField.SIGNER_OFFICE,
    "người ký": WordingField.SIGNER_NAME,
}
"""Placeholders whose values the award decision has -> its field."""
_SIGNED: Final = {
    FieldName.SIGNER_OFFICE: WordingField.SIGNER_OFFICE,
    FieldName.SIGNER_NAME: WordingField.SIGNER_NAME,
    FieldName.PLACE_DATE: WordingField.PLACE,
    FieldName.DECISION: WordingField.NUMBER,
}
"""Texts of a certificate that come from the letter, where they wait to be filled in."""
_OF_REGISTER: Final = frozenset({"CER.112", "CER.118"})
_OF_LIST: Final = frozenset({"CER.105", "CER.106", "CER.110", "CER.116"})


def go_to_mend(
    context: Context, level: AwardLevel, profile: BlankProfile, problem: Problem
) -> None:
    """Goes to the place where a problem is mended.

    Args:
        context: Of the screens.
        level: Of the list: whose decision its certificates name.
        profile: The blank.
        problem: Of one of them, or of the blank.
    """
    field = _letter_field(problem)
    if field is not None:
        context.screen_wanted.emit("wording")
        context.gap_wanted.emit(AWARD_DECISIONS[level], Gap(field, None, problem))
    elif problem.code in _OF_REGISTER or asks_for_number(problem):
        context.screen_wanted.emit("register")
    elif problem.code in _OF_LIST:
        context.screen_wanted.emit("awards")
    else:
        context.screen_wanted.emit("blanks")
        context.blank_wanted.emit(profile)


def _letter_field(problem: Problem) -> WordingField | None:
    missing = problem.params.get("missing")
    if isinstance(missing, str):
        return _OF_LETTER.get(missing)
    key = problem.params.get("field_key")
    return _SIGNED.get(FieldName(str(key))) if problem.code == "CER.106" and key else None
