"""How the letters of awards are usually worded, for an office that has not worded them itself.

As `usual_wordings`: what a province is called comes from its profile, who is awarded and for what
from placeholders (`award_values`). The Chairman of the People's Committee awards for the province,
the Director for the department; a submission goes with the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.services.papers.office_words import (
    authority_of,
    committee_of,
    director_of,
    initials,
    kept_by,
    law_of_government,
    office_lines,
    rank_of,
)

if TYPE_CHECKING:
    from parindex_desktop.domain.rounds import OfficeProfile, Round

_LAW_OF_2003: Final = (
    "Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung một số điều"
    " của Luật Thi đua, Khen thưởng ngày 14 tháng 6 năm 2005 và ngày 16 tháng 11 năm 2013"
)
_LAW_OF_2022: Final = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
_DECREE_OF_2017: Final = (
    "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi"
    " hành một số điều của Luật Thi đua, Khen thưởng"
)
_DECREE_OF_2023: Final = (
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết"
    " thi hành một số điều của Luật Thi đua, khen thưởng"
)
_DECREE_OF_2025: Final = (
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân"
    " cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành"
    " một số điều của Luật Thi đua, khen thưởng"
)
_PUBLISHED: Final = (
    "Căn cứ Quyết định số {{số quyết định}} ngày {{ngày quyết định}} của {authority} công bố Chỉ số"
    " cải cách hành chính năm {{năm}} của {{các khối}}"
)


def award_decision(profile: OfficeProfile, round_: Round) -> PaperWording:
    """Returns the usual words of the decision of the province's Chairman."""
    department, committee, rank = profile.department, committee_of(profile), rank_of(profile)
    authority = authority_of(profile)
    return PaperWording(
        round_id=round_.id,
        kind=LetterKind.AWARDS,
        agency=committee.upper(),
        suffix=profile.decision_suffix,
        place=profile.place,
        about="Về việc tặng {hình thức khen thưởng}",
        issuer=authority.upper(),
        grounds=(
            law_of_government(round_),
            *_law_of_awards(round_),
            _PUBLISHED.format(authority=authority),
            f"Theo đề nghị của Giám đốc {department} tại Tờ trình số {{số tờ trình khen thưởng}}"
            " ngày {ngày tờ trình khen thưởng}",
        ),
        articles=(
            "Tặng {hình thức khen thưởng} cho {số lượng khen thưởng} {thành tích khen thưởng} (có"
            " danh sách kèm theo).",
            "Tiền thưởng kèm theo thực hiện theo quy định hiện hành về thi đua, khen thưởng, chi từ"
            " {nguồn tiền thưởng}.",
            "Quyết định này có hiệu lực kể từ ngày ký.\n"
            f"Chánh Văn phòng {committee}, Giám đốc {department}, Thủ trưởng các cơ quan, đơn vị có"
            " liên quan và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết"
            " định này",
        ),
        recipients=(
            "Như Điều 3",
            f"CT, các PCT UBND {rank}",
            f"Ban Thi đua - Khen thưởng {rank}",
            f"Cổng Thông tin điện tử {rank}",
            kept_by(profile),
        ),
        signer_office=office_lines(profile.signer_office) or "CHỦ TỊCH",
        signer_name=profile.signer_name,
    )


def department_awards(profile: OfficeProfile, round_: Round) -> PaperWording:
    """Returns the usual words of the decision of the department's Director."""
    department = profile.department
    return PaperWording(
        round_id=round_.id,
        kind=LetterKind.DEPARTMENT_AWARDS,
        superior=committee_of(profile).upper(),
        agency=department.upper(),
        suffix=f"QĐ-{initials(department)}",
        place=profile.place,
        about="Về việc tặng {hình thức khen thưởng của sở}",
        issuer=director_of(profile).upper(),
        grounds=(
            *_law_of_awards(round_),
            _PUBLISHED.format(authority=authority_of(profile)),
            "Theo đề nghị của Trưởng phòng Cải cách hành chính",
        ),
        articles=(
            "Tặng {hình thức khen thưởng của sở} cho {số lượng khen thưởng của sở}"
            " {thành tích khen thưởng của sở} (có danh sách kèm theo).",
            "Tiền thưởng kèm theo thực hiện theo quy định hiện hành về thi đua, khen thưởng, chi từ"
            " {nguồn tiền thưởng của sở}.",
            "Quyết định này có hiệu lực kể từ ngày ký.\n"
            f"Chánh Văn phòng {department}, Trưởng các phòng có liên quan và các tập thể, cá nhân"
            " có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này",
        ),
        recipients=("Như Điều 3", "Giám đốc, các Phó Giám đốc Sở", kept_by(profile)),
        signer_office="GIÁM ĐỐC",
    )


def award_submission(profile: OfficeProfile, round_: Round) -> PaperWording:
    """Returns the usual words of the submission to the province's Chairman."""
    department, authority = profile.department, authority_of(profile)
    return PaperWording(
        round_id=round_.id,
        kind=LetterKind.AWARD_SUBMISSION,
        superior=committee_of(profile).upper(),
        agency=department.upper(),
        suffix=f"TTr-{initials(department)}",
        place=profile.place,
        about="Về việc đề nghị tặng {hình thức khen thưởng}",
        addressee=authority,
        grounds=(*_law_of_awards(round_), _PUBLISHED.format(authority=authority)),
        articles=(
            f"{department} kính trình {authority} xem xét, tặng {{hình thức khen thưởng}} cho"
            " {số lượng khen thưởng} {thành tích khen thưởng}, cụ thể như sau:",
            "1. Quá trình xét chọn\n"
            "Trên cơ sở kết quả Chỉ số cải cách hành chính năm {năm} đã công bố và đề nghị của các"
            f" cơ quan, đơn vị, địa phương, {department} đã rà soát tiêu chuẩn, điều kiện và tổng"
            " hợp danh sách đề nghị khen thưởng theo quy định.",
            "2. Tập thể, cá nhân đề nghị khen thưởng\n{bảng khen thưởng}",
            "3. Kiến nghị\n"
            f"{department} kính đề nghị {authority} xem xét, quyết định (gửi kèm dự thảo Quyết định"
            " và danh sách)",
        ),
        recipients=("Như trên", "Giám đốc, các Phó Giám đốc Sở", kept_by(profile)),
        signer_office="GIÁM ĐỐC",
    )


def _law_of_awards(round_: Round) -> tuple[str, ...]:
    """Returns the law and the decree that awards for a year, given in the next, rest on."""
    if round_.year >= 2025:
        return _LAW_OF_2022, _DECREE_OF_2025
    if round_.year >= 2023:
        return _LAW_OF_2022, _DECREE_OF_2023
    return (_LAW_OF_2003, _DECREE_OF_2017) if round_.year >= 2017 else (_LAW_OF_2003,)
