"""The letters of the practice file's published round, with everything that an office fills in.

Number and day of the decision are those published; persons, numbers of other letters and what was
said at the meeting are invented and say so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.sentences.wording import tell_letter
from parindex_desktop.services.entity_changes import created
from parindex_desktop.services.papers.wording_edits import take_usual
from parindex_desktop.services.papers.wordings import wording_of

if TYPE_CHECKING:
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.session import Session

_MEMBERS: Final = (
    "Ông Nguyễn Văn Mẫu, Phó Chủ tịch Ủy ban nhân dân tỉnh - Chủ tịch Hội đồng, chủ trì (mẫu)",
    "Bà Trần Thị Thử, Giám đốc Sở Nội vụ - Phó Chủ tịch Hội đồng (mẫu)",
    "Ông Phạm Đức Minh Họa, Phó Giám đốc Sở Tư pháp - Thành viên (mẫu)",
    "Bà Lê Thị Ví Dụ, Trưởng phòng Cải cách hành chính - Thư ký (mẫu)",
)
_SAID: Final = {
    "{giờ bắt đầu}": "08 giờ 00",
    "{địa điểm họp}": "phòng họp số 1, Sở Nội vụ (mẫu)",
    "{ý kiến thảo luận}": "các thành viên thống nhất với báo cáo, không có ý kiến khác (mẫu)",
    "{số phiếu tán thành}": "04",
    "{số thành viên dự họp}": "04",
    "{giờ kết thúc}": "10 giờ 30",
    "{quyết định bộ tiêu chí}": "Quyết định ban hành Bộ tiêu chí xác định Chỉ số cải cách hành"
    " chính của tỉnh (mẫu)",
}
_FILLED: Final[dict[LetterKind, dict[str, Any]]] = {
    LetterKind.DECISION: {
        "number": "1590/QĐ-UBND",
        "day": "2017-05-23",
        "signer_name": "Nguyễn Văn Mẫu",
        "annexes": (PaperKind.RANKING.value,),
    },
    LetterKind.SUBMISSION: {
        "number": "512/TTr-SNV",
        "day": "2017-05-16",
        "signer_name": "Trần Thị Thử",
    },
    LetterKind.MINUTES: {
        "number": "03/BB-HĐTĐ",
        "day": "2017-05-12",
        "signer_name": "Nguyễn Văn Mẫu",
        "second_name": "Lê Thị Ví Dụ",
        "members": _MEMBERS,
    },
    LetterKind.ANNOUNCEMENT: {
        "number": "687/TB-SNV",
        "day": "2017-05-30",
        "signer_name": "Trần Thị Thử",
    },
    LetterKind.AWARD_SUBMISSION: {
        "number": "701/TTr-SNV",
        "day": "2017-06-05",
        "signer_name": "Trần Thị Thử",
    },
    LetterKind.AWARDS: {
        "number": "1790/QĐ-UBND",
        "day": "2017-06-09",
        "signer_name": "Nguyễn Văn Mẫu",
    },
}


def word_letters(session: Session, published: Round, practice: Round) -> None:
    """Words the letters of two rounds.

    Those of the published one have nothing left to fill in. Those of the practice round are worded
    as usual and not after the others, since the law they rest on is another one by then.
    """
    for kind, fields in _FILLED.items():
        words = replace(_said(wording_of(session, published, kind)), **fields)
        letter = (("letter", tell_letter(kind)),)
        session.do(Edit("wording.usual", letter, entities=created([words])))
        session.do(take_usual(session, practice, kind))


def _said(wording: PaperWording) -> PaperWording:
    """Returns a letter in which what nobody but the office knows is filled in."""
    return replace(
        wording,
        grounds=tuple(map(_with_words, wording.grounds)),
        articles=tuple(map(_with_words, wording.articles)),
    )


def _with_words(text: str) -> str:
    for gap, words in _SAID.items():
        text = text.replace(gap, words)
    return text
