"""What the decree says of each field, as its tool-tip (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.wording_fields import DECISIONS, WordingField
from parindex_desktop.i18n import mark, tr

if TYPE_CHECKING:
    from parindex_desktop.domain.paper_wording import LetterKind

_F = WordingField
_LAW: Final = {
    _F.NUMBER: mark("Upright, 13 pt. Numbers under 10 get a leading 0: 05/QĐ-UBND. The program"
                    " adds what stands behind the number."),
    _F.SUFFIX: mark("Kind of letter and issuing agency in capitals, joined by a dash: QĐ-UBND,"
                    " TTr-SNV."),
    _F.DAY: mark("Italic, 13-14 pt. Printed as “ngày 05 tháng 01 năm 2026”: a leading 0 only for"
                 " days 1-9 and for the months 1 and 2."),
    _F.SUPERIOR: mark("Capitals, 12-13 pt, upright. Empty when the issuing agency has none above"
                      " it in the letterhead."),
    _F.AGENCY: mark("Capitals, 12-13 pt, bold, with a rule of a third to half its length below."
                    " A long name takes several lines."),
    _F.PLACE: mark("The official name of the province or commune where the agency is; italic,"
                   " before the date."),
    _F.ABOUT: mark("Bold, 13-14 pt, centred below the kind of letter, with a rule of a third to"
                   " half its length below."),
    _F.ISSUER: mark("The title or agency that decides: bold capitals, 13-14 pt, centred above the"
                    " grounds."),
    _F.ADDRESSEE: mark("Behind “Kính gửi:”, 13-14 pt. Several addressees have a line each, with a"
                       " dash."),
    _F.GROUNDS: mark("Italic, 13-14 pt, a paragraph each. The program ends each with “;” and the"
                     " last with “.”."),
    _F.MEMBERS: mark("One line each: name, office, part in the council."),
    _F.ARTICLES: mark("13-14 pt, justified, first line indented by 1 or 1,27 cm, at least 6 pt"
                      " between paragraphs. “Điều 1.” in bold is added, and “./.” behind the"
                      " last."),
    _F.RECIPIENTS: mark("11 pt; “Nơi nhận:” 12 pt bold italic. The program adds dash and mark. The"
                        " last line says where it is kept: “Lưu: VT, SNV.”."),
    _F.SIGNER_OFFICE: mark("Bold capitals, 13-14 pt. TM. before a body that decides together, KT."
                           " for a deputy, TL. by order, Q. for an acting head; a line each."),
    _F.SIGNER_NAME: mark("Bold, 13-14 pt, family name first, without titles such as Ông, TS.;"
                         " 30-35 mm are left for signature and seal."),
}  # fmt: skip
_PARAGRAPHS: Final = mark(
    "13-14 pt, justified, first line indented by 1 or 1,27 cm, at least 6 pt between paragraphs."
    " “./.” behind the last is added."
)
_SAME_LAW: Final = {
    _F.SECOND_OFFICE: _F.SIGNER_OFFICE,
    _F.SECOND_NAME: _F.SIGNER_NAME,
}


def law_of(kind: LetterKind, field: WordingField) -> str:
    """Returns how a field is printed, in the words of the decree."""
    if field is _F.ARTICLES and kind not in DECISIONS:
        return tr(_PARAGRAPHS)
    return tr(_LAW[_SAME_LAW.get(field, field)])
