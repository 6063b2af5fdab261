"""What an office words itself in its papers: letterhead, grounds, articles, recipients, signers.

Kept per round and kind of letter, and taken over by the next round. Everything that a province may
say differently stands here and nowhere else (`documents.md`, Decision).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from parindex_desktop.domain.awards import AwardLevel
from parindex_desktop.domain.units import RoundId


class LetterKind(StrEnum):
    """The papers that have a letterhead, a number and a signer."""

    DECISION = "decision"
    MINUTES = "minutes"
    SUBMISSION = "submission"
    ANNOUNCEMENT = "announcement"
    AWARD_SUBMISSION = "award-submission"
    """Lays the awards of the province before who decides on them."""
    AWARDS = "awards"
    """The award decision of the province, such as of its Chairman."""
    DEPARTMENT_AWARDS = "department-awards"
    """The award decision of the department's Director."""


@dataclass(frozen=True, slots=True)
class PaperWording:
    """The office's own words of one letter of a round. Texts may hold placeholders.

    Attributes:
        number: As typed, `1590/QĐ-UBND`; empty leaves room for it.
        day: Of the letter, ISO; empty leaves room for it.
        superior: The agency above the one that issues it; empty where there is none.
        agency: The agency that issues it.
        suffix: Printed behind the room left for a number: `QĐ-UBND`.
        place: Địa danh before the date.
        about: Below the kind of letter: `Về việc công bố Chỉ số ...`; several lines.
        issuer: In capitals above the grounds of a decision: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ...`.
        addressee: Behind `Kính gửi:`; one per line.
        grounds: Căn cứ, one paragraph each, without the mark at the end.
        articles: Of a decision, without `Điều 1.`; of other letters their paragraphs. A newline
            begins another paragraph of the same article.
        recipients: One line each, without the dash and without the mark at the end.
        signer_office: Lines above the name: `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`.
        second_office: Of who signs at the left: the secretary of minutes. Empty for none.
        members: Who was there, for minutes; one line each.
        annexes: Kinds of papers that a decision numbers as its annexes, in order.
    """

    round_id: RoundId
    kind: LetterKind
    number: str = ""
    day: str = ""
    superior: str = ""
    agency: str = ""
    suffix: str = ""
    place: str = ""
    about: str = ""
    issuer: str = ""
    addressee: str = ""
    grounds: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer_office: str = ""
    signer_name: str = ""
    second_office: str = ""
    second_name: str = ""
    members: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()


AWARD_DECISIONS: Final = {
    AwardLevel.PROVINCE: LetterKind.AWARDS,
    AwardLevel.DEPARTMENT: LetterKind.DEPARTMENT_AWARDS,
}
"""The decision that a sheet of awards goes with."""
