from dataclasses import replace

import pytest

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.domain.placeholders import filled, names_in
from parindex_desktop.domain.rounds import OfficeProfile, Round, default_profile
from parindex_desktop.domain.units import RoundId
from parindex_desktop.domain.wording_fields import FIELDS, LISTS, texts_of
from parindex_desktop.services import rounds
from parindex_desktop.services.papers.wordings import (
    source_of,
    taken_over,
    usual_wording,
    values_of,
    wording_of,
)
from parindex_desktop.services.session import Session

LETTERS = tuple(LetterKind)


def keep(session: Session, wording: PaperWording) -> None:
    before = session.reader.paper_wordings(wording.round_id).get(wording.kind)
    session.do(Edit("wording.change", entities=(EntityChange(before, wording),)))


def begin(session: Session, year: int) -> Round:
    session.do(rounds.new_round(session, year, session.rounds[-1]))
    return session.round_of(year)


def all_texts(wording: PaperWording) -> list[str]:
    return [text for field in FIELDS[wording.kind] for text in texts_of(wording, field)]


def test_a_letter_never_touched_has_the_usual_words(session: Session) -> None:
    round_ = session.round_of(2016)
    decision = wording_of(session, round_, LetterKind.DECISION)
    assert decision == usual_wording(session.profile, round_, LetterKind.DECISION)
    assert decision.issuer == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG"
    assert decision.grounds[-1].startswith("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số")
    assert decision.recipients[-1] == "Lưu: VT, SNV"
    assert decision.annexes == ("ranking",)
    assert source_of(session, round_, LetterKind.DECISION) is None


def test_the_law_named_is_the_one_of_the_year(session: Session) -> None:
    profile = session.profile
    new = usual_wording(profile, Round(RoundId(1), 2025, ""), LetterKind.DECISION)
    old = usual_wording(profile, Round(RoundId(1), 2016, ""), LetterKind.DECISION)
    assert "số 72/2025/QH15 ngày 16 tháng 6 năm 2025" in new.grounds[0]
    assert "số 77/2015/QH13 ngày 19 tháng 6 năm 2015" in old.grounds[0]


@pytest.mark.parametrize("province", ["tỉnh An Giang", "thành phố Huế", "Hồ Chí Minh"])
@pytest.mark.parametrize("kind", LETTERS)
def test_nothing_of_a_province_is_said_but_by_its_profile(province: str, kind: LetterKind) -> None:
    profile = default_profile(province)
    texts = all_texts(usual_wording(profile, Round(RoundId(1), 2025, ""), kind))
    whole = "\n".join(texts)
    rank = profile.province.partition(" ")[0] if "tỉnh" in province else "thành phố"
    other = "thành phố" if rank == "tỉnh" else "tỉnh"
    assert f"{other} " not in whole.replace("các tỉnh", "")
    assert ("Thành ủy" if rank == "thành phố" else "Tỉnh ủy") in whole or (
        kind is not LetterKind.DECISION
    )


def test_an_office_of_another_name_signs_and_numbers_by_it() -> None:
    profile = OfficeProfile(
        "tỉnh An Giang", "Long Xuyên", "Ủy ban nhân dân tỉnh An Giang", "Sở Nội vụ và Lao động",
        signer_office="TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
    )  # fmt: skip
    round_ = Round(RoundId(1), 2025, "")
    decision = usual_wording(profile, round_, LetterKind.DECISION)
    assert decision.issuer == "ỦY BAN NHÂN DÂN TỈNH AN GIANG"
    assert decision.signer_office == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    submission = usual_wording(profile, round_, LetterKind.SUBMISSION)
    assert submission.suffix == "TTr-SNVVLĐ"
    assert submission.agency == "SỞ NỘI VỤ VÀ LAO ĐỘNG"


@pytest.mark.parametrize("kind", LETTERS)
def test_usual_words_name_only_placeholders_that_are_known_or_meant_to_be_typed(
    session: Session, kind: LetterKind
) -> None:
    round_ = session.round_of(2016)
    names = {n for text in all_texts(wording_of(session, round_, kind)) for n in names_in(text)}
    own = names - set(values_of(session, round_))
    assert own <= {
        "giờ bắt đầu", "địa điểm họp", "ý kiến thảo luận", "số phiếu tán thành",
        "số thành viên dự họp", "giờ kết thúc",
    }  # fmt: skip
    assert not own or kind is LetterKind.MINUTES


def test_words_of_the_last_year_come_over_for_the_new_one(session: Session) -> None:
    before = session.round_of(2016)
    own = replace(
        wording_of(session, before, LetterKind.DECISION),
        number="1590",
        day="2017-05-23",
        signer_name="Vương Bình Thạnh",
        about="Về việc công bố Chỉ số năm 2016",
        grounds=("Căn cứ Quyết định ngày 05 tháng 01 năm 2016", "Căn cứ Kế hoạch năm 2016"),
    )
    keep(session, own)
    after = begin(session, 2018)
    taken = wording_of(session, after, LetterKind.DECISION)
    assert taken.about == "Về việc công bố Chỉ số năm 2018"
    assert taken.grounds == (
        "Căn cứ Quyết định ngày 05 tháng 01 năm 2016",
        "Căn cứ Kế hoạch năm 2018",
    )
    assert (taken.number, taken.day) == ("", "")
    assert taken.signer_name == "Vương Bình Thạnh"
    assert taken.round_id == after.id
    assert source_of(session, after, LetterKind.DECISION) == before
    minutes = wording_of(session, after, LetterKind.MINUTES)
    assert minutes == usual_wording(session.profile, after, LetterKind.MINUTES)


def test_a_later_round_lends_its_words_to_no_earlier_one(session: Session) -> None:
    after = begin(session, 2017)
    keep(session, replace(wording_of(session, after, LetterKind.DECISION), place="Châu Đốc"))
    assert wording_of(session, session.round_of(2016), LetterKind.DECISION).place == "An Giang"


def test_longer_numbers_that_begin_like_the_year_stay(session: Session) -> None:
    round_ = session.round_of(2016)
    wording = replace(wording_of(session, round_, LetterKind.DECISION), about="Năm 2016, năm 20165")
    assert taken_over(wording, round_, replace(round_, year=2020)).about == "Năm 2020, năm 20165"


def test_a_round_is_removed_with_its_words(session: Session) -> None:
    round_ = begin(session, 2017)
    keep(session, wording_of(session, round_, LetterKind.DECISION))
    session.do(rounds.remove_round(session, round_))
    assert [each.year for each in session.rounds] == [2016]
    session.bus.undo()
    assert LetterKind.DECISION in session.reader.paper_wordings(round_.id)


@pytest.mark.parametrize("kind", LETTERS)
def test_every_filled_letter_is_free_of_braces(session: Session, kind: LetterKind) -> None:
    round_ = session.round_of(2016)
    values = values_of(session, round_)
    for text in all_texts(wording_of(session, round_, kind)):
        assert not set("{}") & set(filled(text, values))


def test_lists_stand_without_the_marks_that_end_them(session: Session) -> None:
    round_ = session.round_of(2016)
    for kind in LETTERS:
        wording = wording_of(session, round_, kind)
        lists = [f for f in FIELDS[kind] if f in LISTS and f.value != "articles"]
        assert not [t for f in lists for t in texts_of(wording, f) if t.endswith((";", "."))]


def test_an_award_decision_of_earlier_versions_keeps_its_number_and_gets_words(
    session: Session,
) -> None:
    round_ = session.round_of(2016)
    usual = wording_of(session, round_, LetterKind.AWARDS)
    bare = PaperWording(round_.id, LetterKind.AWARDS, "1601", "2017-05-30", suffix="QĐ-UBND")
    keep(session, bare)
    found = wording_of(session, round_, LetterKind.AWARDS)
    assert found == replace(usual, number="1601", day="2017-05-30")
    assert "Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003" in found.grounds[1]
    assert source_of(session, begin(session, 2017), LetterKind.AWARDS) is None
