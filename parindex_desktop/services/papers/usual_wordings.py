"""How letters are usually worded, for an office that has not worded them itself; all editable.

Vietnamese of administrative papers in the order of Nghị định 30/2020/NĐ-CP, Phụ lục I; shapes seen
in published decisions (`documents.md`). What a province is called comes from its profile, what the
data say from placeholders (`wording_values`). Grounds, articles and recipients stand without the
marks that end them, which follow from their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.services.papers.award_wordings import (
    award_decision,
    award_submission,
    department_awards,
)
from parindex_desktop.services.papers.office_words import (
    committee_of,
    initials,
    kept_by,
    law_of_government,
    office_lines,
    party_of,
    rank_of,
)

if TYPE_CHECKING:
    from parindex_desktop.domain.rounds import OfficeProfile, Round

_INDEX: Final = "Chỉ số cải cách hành chính năm {năm} của {các khối}"
_ISSUED: Final = "Căn cứ {quyết định bộ tiêu chí}"


def usual_wording(profile: OfficeProfile, round_: Round, kind: LetterKind) -> PaperWording:
    """Returns the usual words of a letter, without number, day and what only the office knows."""
    match kind:
        case LetterKind.DECISION:
            return _decision(profile, round_)
        case LetterKind.SUBMISSION:
            return _submission(profile, round_)
        case LetterKind.MINUTES:
            return _minutes(profile, round_)
        case LetterKind.ANNOUNCEMENT:
            return _announcement(profile, round_)
        case LetterKind.AWARDS:
            return award_decision(profile, round_)
        case LetterKind.DEPARTMENT_AWARDS:
            return department_awards(profile, round_)
        case LetterKind.AWARD_SUBMISSION:
            return award_submission(profile, round_)


def _decision(profile: OfficeProfile, round_: Round) -> PaperWording:
    department, committee, rank = profile.department, committee_of(profile), rank_of(profile)
    return PaperWording(
        round_id=round_.id,
        kind=LetterKind.DECISION,
        agency=committee.upper(),
        suffix=profile.decision_suffix,
        place=profile.place,
        about=f"Về việc công bố {_INDEX}",
        issuer=(profile.authority or committee).upper(),
        grounds=(
            law_of_government(round_),
            _ISSUED,
            f"Theo đề nghị của Giám đốc {department} tại Tờ trình số {{số tờ trình}} ngày"
            " {ngày tờ trình}",
        ),
        articles=(
            f"Công bố {_INDEX} gồm {{số đơn vị}} cơ quan, đơn vị, địa phương (chi tiết tại"
            " {phụ lục kèm theo}).",
            "Căn cứ kết quả công bố tại Điều 1, các cơ quan, đơn vị, địa phương có trách nhiệm:\n"
            "1. Thủ trưởng các cơ quan, đơn vị, địa phương có tên trong Phụ lục tổ chức phân tích"
            " kết quả từng lĩnh vực, tiêu chí; xác định rõ nguyên nhân của những nội dung còn mất"
            f" điểm và có giải pháp khắc phục, nâng cao Chỉ số cải cách hành chính năm"
            f" {{năm sau}} và những năm tiếp theo.\n"
            f"2. {department} theo dõi, hướng dẫn, đôn đốc các cơ quan, đơn vị, địa phương khắc"
            " phục tồn tại, hạn chế; sử dụng kết quả công bố làm cơ sở tham mưu đánh giá, xếp loại"
            " mức độ hoàn thành nhiệm vụ và khen thưởng theo quy định.",
            "Quyết định này có hiệu lực kể từ ngày ký.\n"
            f"Chánh Văn phòng {committee}, Giám đốc {department}, Thủ trưởng các cơ quan, đơn vị,"
            " địa phương có tên tại Điều 1 và các tổ chức, cá nhân có liên quan chịu trách nhiệm"
            " thi hành Quyết định này",
        ),
        recipients=(
            "Như Điều 3",
            "Bộ Nội vụ (để báo cáo)",
            f"TT. {party_of(rank)}, TT. HĐND {rank}",
            f"CT, các PCT UBND {rank}",
            f"UBMTTQVN {rank}",
            f"Cổng Thông tin điện tử {rank}",
            kept_by(profile),
        ),
        signer_office=office_lines(profile.signer_office) or "CHỦ TỊCH",
        signer_name=profile.signer_name,
        annexes=(PaperKind.RANKING.value,),
    )


def _submission(profile: OfficeProfile, round_: Round) -> PaperWording:
    department, committee = profile.department, committee_of(profile)
    authority = profile.authority or committee
    return PaperWording(
        round_id=round_.id,
        kind=LetterKind.SUBMISSION,
        superior=committee.upper(),
        agency=department.upper(),
        suffix=f"TTr-{initials(department)}",
        place=profile.place,
        about=f"Về việc công bố {_INDEX}",
        addressee=authority,
        grounds=(
            law_of_government(round_),
            _ISSUED,
            "Căn cứ kết quả làm việc của Hội đồng thẩm định tại Biên bản ngày {ngày biên bản}",
        ),
        articles=(
            f"{department} kính trình {authority} xem xét, công bố {_INDEX} như sau:",
            "1. Quá trình đánh giá\n"
            "Các cơ quan, đơn vị, địa phương đã tự đánh giá, chấm điểm và gửi kèm tài liệu kiểm"
            f" chứng; {department} đã tổng hợp, thẩm định, yêu cầu giải trình, bổ sung đối với"
            " những nội dung chưa rõ và tổng hợp kết quả điều tra xã hội học. Hội đồng thẩm định"
            " đã họp, xem xét và thống nhất kết quả.",
            "2. Kết quả\n{bảng kết quả}\n{kết quả từng khối}",
            "3. So với năm trước\n{so sánh từng khối}",
            "4. Kiến nghị\n"
            f"{department} kính đề nghị {authority} xem xét, ký ban hành Quyết định công bố"
            f" {_INDEX} (gửi kèm dự thảo Quyết định và Biên bản họp Hội đồng thẩm định)",
        ),
        recipients=("Như trên", "Giám đốc, các Phó Giám đốc Sở", kept_by(profile)),
        signer_office="GIÁM ĐỐC",
    )


def _minutes(profile: OfficeProfile, round_: Round) -> PaperWording:
    return PaperWording(
        round_id=round_.id,
        kind=LetterKind.MINUTES,
        superior=committee_of(profile).upper(),
        agency="HỘI ĐỒNG THẨM ĐỊNH\nCHỈ SỐ CẢI CÁCH HÀNH CHÍNH",
        suffix="BB-HĐTĐ",
        place=profile.place,
        about=f"Họp Hội đồng thẩm định {_INDEX}",
        articles=(
            "Thời gian bắt đầu: {giờ bắt đầu}, ngày {ngày biên bản}.\nĐịa điểm: {địa điểm họp}.",
            "Thành phần dự họp:\n{thành viên dự họp}",
            f"Thư ký Hội đồng thay mặt {profile.department} báo cáo quá trình thẩm định"
            f" {_INDEX}: số cơ quan, đơn vị, địa phương được đánh giá là {{số đơn vị}}; điểm được"
            " thẩm định trên cơ sở kết quả tự đánh giá, tài liệu kiểm chứng, ý kiến giải trình và"
            " kết quả điều tra xã hội học.",
            "Kết quả trình Hội đồng:\n{bảng kết quả}",
            "Về các cảnh báo khi kiểm tra số liệu:\n{bảng cảnh báo}",
            "Ý kiến thảo luận: {ý kiến thảo luận}.",
            "Kết luận của Chủ tịch Hội đồng: thống nhất kết quả thẩm định nêu trên; giao"
            f" {profile.department} hoàn thiện hồ sơ, trình {profile.authority} công bố.",
            "Hội đồng biểu quyết: {số phiếu tán thành}/{số thành viên dự họp} thành viên dự họp tán"
            " thành.",
            "Cuộc họp kết thúc vào hồi {giờ kết thúc} cùng ngày. Biên bản này đã được đọc lại cho"
            " các thành viên dự họp cùng nghe và thống nhất thông qua",
        ),
        members=(
            "[Họ và tên], [chức vụ] - Chủ tịch Hội đồng, chủ trì",
            "[Họ và tên], [chức vụ] - Phó Chủ tịch Hội đồng",
            "[Họ và tên], [chức vụ] - Thành viên",
            "[Họ và tên], [chức vụ] - Thư ký",
        ),
        recipients=("Thành viên Hội đồng", kept_by(profile)),
        signer_office="CHỦ TỊCH HỘI ĐỒNG",
        second_office="THƯ KÝ",
    )


def _announcement(profile: OfficeProfile, round_: Round) -> PaperWording:
    department, rank = profile.department, rank_of(profile)
    return PaperWording(
        round_id=round_.id,
        kind=LetterKind.ANNOUNCEMENT,
        superior=committee_of(profile).upper(),
        agency=department.upper(),
        suffix=f"TB-{initials(department)}",
        place=profile.place,
        about=f"Kết quả {_INDEX}",
        articles=(
            f"Ngày {{ngày quyết định}}, {profile.authority} đã ban hành Quyết định số"
            f" {{số quyết định}} công bố {_INDEX}. {department} thông báo kết quả như sau:",
            "1. Kết quả chung\n{kết quả từng khối}",
            "2. Xếp loại\n{xếp loại từng khối}",
            "3. So với năm trước\n{so sánh từng khối}",
            f"{department} thông báo để các cơ quan, đơn vị, địa phương biết, tổ chức rút kinh"
            " nghiệm và có giải pháp nâng cao kết quả trong năm {năm sau}",
        ),
        recipients=(
            f"UBND {rank} (để báo cáo)",
            "Các cơ quan, đơn vị, địa phương được đánh giá",
            f"Cổng Thông tin điện tử {rank}",
            kept_by(profile),
        ),
        signer_office="GIÁM ĐỐC",
    )
