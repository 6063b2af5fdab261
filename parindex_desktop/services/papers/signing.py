"""How letters are signed: the forms of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7.

TM. for a body that decides together, KT. for a deputy in the place of the head, TL. by order of the
head, Q. for who holds the office for the time being.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.paper_wording import LetterKind

if TYPE_CHECKING:
    from parindex_desktop.domain.rounds import OfficeProfile


def signing_forms(profile: OfficeProfile, kind: LetterKind) -> tuple[str, ...]:
    """Returns the lines above a signature that are usual for a letter, the commonest first."""
    match kind:
        case LetterKind.DECISION | LetterKind.AWARDS:
            return (
                "CHỦ TỊCH",
                "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
                "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
                "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
                f"TL. CHỦ TỊCH\nGIÁM ĐỐC {profile.department.upper()}",
                "Q. CHỦ TỊCH",
            )
        case LetterKind.MINUTES:
            return (
                "CHỦ TỊCH HỘI ĐỒNG",
                "KT. CHỦ TỊCH HỘI ĐỒNG\nPHÓ CHỦ TỊCH HỘI ĐỒNG",
                "CHỦ TRÌ",
            )
        case (
            LetterKind.SUBMISSION
            | LetterKind.ANNOUNCEMENT
            | LetterKind.AWARD_SUBMISSION
            | LetterKind.DEPARTMENT_AWARDS
        ):
            return (
                "GIÁM ĐỐC",
                "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
                "Q. GIÁM ĐỐC",
                "TL. GIÁM ĐỐC\nTRƯỞNG PHÒNG CẢI CÁCH HÀNH CHÍNH",
            )
