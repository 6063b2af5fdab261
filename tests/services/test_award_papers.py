"""Papers of a year with awards of the province in two forms, and of the department."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document

from parindex_desktop.domain.awards import COMMENDATION, FLAG, AwardLevel
from parindex_desktop.domain.documents import DRAFT, NO_STAMP, Mode
from parindex_desktop.domain.letters import Decision, Submission
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.papers_awards import AwardList, HandOver, LabelFormat, LabelSheet
from parindex_desktop.domain.wording_fields import WordingField
from parindex_desktop.errors import InputError
from parindex_desktop.services import awards
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_persons import PersonEntry, add_persons
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.files import files_of
from parindex_desktop.services.papers.paper import PaperRequest
from parindex_desktop.services.papers.readiness import missing, require_ready
from parindex_desktop.services.papers.wording_edits import set_text
from parindex_desktop.services.papers.wordings import values_of, wording_of
from parindex_desktop.services.practice_awards import award_practice, register_practice
from parindex_desktop.services.practice_letters import word_letters
from tests.an_giang import open_an_giang
from tests.earlier_years import MADE_UP_2015, add_year
from tests.locked_files import lock_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.papers.kinds import PaperPart
    from parindex_desktop.services.session import Session

LETTERS = (PaperKind.AWARD_SUBMISSION, PaperKind.AWARD_DECISION)
PERSON = PersonEntry("Bà", "Võ Thị Mẫu", "", "Sở Nội vụ")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A locked year: two flags, a batch of certificates, a commendation of the department."""
    opened = open_an_giang(tmp_path_factory.mktemp("files"))
    earlier = add_year(opened, 2015, MADE_UP_2015)
    lock_year(opened, 2016)
    round_ = opened.round_of(2016)
    award_practice(opened, round_)
    opened.do(awards.add_sheet(opened, read_awards(opened, round_), COMMENDATION))
    none = awards.remove_collectives(
        opened, last(opened), last(opened).collectives, reason="Đã khen cấp tỉnh"
    )
    opened.do(none)
    opened.do(add_persons(opened, last(opened), [PERSON]))
    word_letters(opened, round_, earlier)
    register_practice(opened, round_)
    yield opened
    opened.close()


def last(session: Session) -> SheetList:
    return read_awards(session, session.round_of(2016)).sheets[-1]


def wanted(session: Session, *kinds: PaperKind, request: PaperRequest) -> PaperSet:
    return PaperSet(kinds, session.groups_in(session.round_of(2016).id), request)


def parts(
    session: Session, *kinds: PaperKind, request: PaperRequest | None = None
) -> tuple[PaperPart, ...]:
    round_ = session.round_of(2016)
    asked = wanted(session, *kinds, request=request or PaperRequest())
    return worded(reading_for_papers(session, round_), round_, asked)


def test_each_decision_has_its_list_with_its_own_number(session: Session) -> None:
    province, department = parts(session, PaperKind.AWARD_LIST)
    assert (province.key, department.key) == ("award-list", "award-list/department-awards")
    assert isinstance(province.content, AwardList)
    assert isinstance(department.content, AwardList)
    assert province.content.reference.number == "1790/QĐ-UBND"
    assert department.content.reference.number == ""
    assert department.content.reference.suffix == "QĐ-SNV"
    assert department.content.reference.authority == "Giám đốc Sở Nội vụ tỉnh An Giang"
    above = [(each.form, each.heading) for each in province.content.sections]
    assert above == [
        ("A. CỜ THI ĐUA", "I. TẬP THỂ"), ("B. BẰNG KHEN", "I. TẬP THỂ"), ("", "II. CÁ NHÂN"),
    ]  # fmt: skip
    firsts = [each.table.rows[0][0] for each in province.content.sections]
    assert firsts == ["1", "1", "1"], "numbers begin anew in every section"
    assert province.content.closing == (
        "(Danh sách có 02 tập thể được tặng Cờ thi đua; 04 tập thể và 29 cá nhân được tặng"
        " Bằng khen)"
    )
    assert department.content.closing == "(Danh sách có 01 cá nhân)"


def test_decisions_are_editable_too_and_say_who_is_awarded_for_what(session: Session) -> None:
    submission, province, department = parts(session, *LETTERS)
    assert isinstance(province.content, Decision)
    assert province.content.stamp == NO_STAMP, "locked, and confirmed by the official"
    assert province.content.articles[0][0] == (
        "Tặng Cờ thi đua của Ủy ban nhân dân tỉnh An Giang và Bằng khen của Chủ tịch Ủy ban nhân"
        " dân tỉnh An Giang cho 02 tập thể (Cờ thi đua), 04 tập thể và 29 cá nhân (Bằng khen) có"
        " thành tích xuất sắc trong công tác cải cách hành chính năm 2016 (có danh sách kèm theo)."
    )
    assert isinstance(department.content, Decision)
    assert department.content.head.agency == "SỞ NỘI VỤ"
    assert department.content.about == (
        "Về việc tặng Giấy khen của Giám đốc Sở Nội vụ tỉnh An Giang",
    )
    assert isinstance(submission.content, Submission)
    (table,) = (each.table for each in submission.content.sections if each.table)
    assert [row.cells[1] for row in table.rows] == ["Cờ thi đua", "Bằng khen"]
    words = ("Kính gửi", "chi từ Quỹ thi đua", "Giấy khen")
    for part, said in zip((submission, province, department), words, strict=True):
        assert part.word is not None
        texts = [p.text for p in Document(io.BytesIO(part.word())).paragraphs]
        assert any(said in text for text in texts)


def test_a_form_given_by_another_is_named_with_who_gives_it(session: Session) -> None:
    round_ = session.round_of(2016)
    flags = read_awards(session, round_).sheets[0]
    other = replace(flags.sheet, authority="Chính phủ")
    session.do(awards.set_sheet(session, flags, other))
    said = values_of(session, round_)["hình thức khen thưởng"]
    session.bus.undo()
    assert said == (
        "Cờ thi đua của Chính phủ và Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh An Giang"
    )


def test_what_is_asked_for_counts_for_one_decision(session: Session) -> None:
    asked = PaperRequest(number="77", day=date(2017, 7, 1))
    province, department = parts(session, PaperKind.AWARD_LIST, request=asked)
    assert isinstance(province.content, AwardList)
    assert isinstance(department.content, AwardList)
    assert province.content.reference.number == "77/QĐ-UBND"
    assert department.content.reference.day is None
    mixed = parts(session, PaperKind.RANKING, PaperKind.AWARD_LIST, request=asked)
    lists = [each.content for each in mixed if isinstance(each.content, AwardList)]
    assert lists[0].reference.number == "1790/QĐ-UBND", "77 is the number of what publishes"


def test_papers_of_two_decisions_in_files_of_their_own(session: Session) -> None:
    round_ = session.round_of(2016)
    asked = PaperRequest(one_file=False, names="{loại}-{số}")
    kinds = (PaperKind.AWARD_DECISION, PaperKind.HAND_OVER)
    made = files_of(session, round_, wanted(session, *kinds, request=asked), parts(session, *kinds))
    assert [paper.file_name for paper in made.papers] == [
        "quyet-dinh-khen-thuong-1790-QĐ-UBND.pdf", "quyet-dinh-khen-thuong-cua-so.pdf",
        "danh-sach-giao-nhan-1790-QĐ-UBND.pdf", "danh-sach-giao-nhan-cua-so.pdf",
    ]  # fmt: skip
    assert len(made.drafts) == 2


def test_the_list_is_a_table_with_every_line(session: Session) -> None:
    province, department = (part.sheets[0] for part in parts(session, PaperKind.AWARD_LIST))
    assert (province.title, department.title) == ("Khen thưởng", "Khen thưởng của sở")
    assert len(province.rows) == 2 + 4 + 29
    assert province.rows[6][:4] == (1, "Bằng khen", "Cá nhân", "Ông Nguyễn Văn Mẫu")
    assert (
        province.rows[6][6] == "Có thành tích xuất sắc trong công tác cải cách hành chính năm 2016"
    )


def test_hand_over_names_register_numbers_and_who_has_signed(session: Session) -> None:
    province, department = parts(session, PaperKind.HAND_OVER)
    assert isinstance(province.content, HandOver)
    flags, merits = (each.table.rows for each in province.content.sections)
    assert flags[0][3:] == ("01/2017", "20/6/2017", "Đại diện các tập thể (mẫu)")
    assert merits[4][1] == "Ông Nguyễn Văn Mẫu"
    assert merits[4][3:] == ("05/2017", "", ""), "room for a pen"
    assert isinstance(department.content, HandOver)
    assert department.content.sections[0].table.rows == (
        ("1", "Bà Võ Thị Mẫu", "Sở Nội vụ", "", "", ""),
    )


def test_everybody_has_one_label_however_many_awards(session: Session) -> None:
    request = PaperRequest(labels=LabelFormat.THREE_BY_EIGHT)
    (before,) = parts(session, PaperKind.LABELS, request=request)
    assert isinstance(before.content, LabelSheet)
    assert before.content.format is LabelFormat.THREE_BY_EIGHT
    assert len(before.content.labels) == 2 + 4 + 29 + 1
    flags = read_awards(session, session.round_of(2016)).sheets[0]
    twice = [unit for unit in last(session).unit_ids | flags.unit_ids]
    session.do(awards.add_collectives(session, last(session), twice, reason="Cả hai hình thức"))
    (after,) = parts(session, PaperKind.LABELS, request=request)
    session.bus.undo()
    assert after.content == before.content


def test_what_a_decision_lacks_refuses_it_unless_it_is_a_draft(session: Session) -> None:
    round_ = session.round_of(2016)
    reading = reading_for_papers(session, round_)
    asked = wanted(session, *LETTERS, PaperKind.AWARD_LIST, request=PaperRequest())
    told = missing(reading, round_, asked)
    assert {each.code for each in told} == {"WRD.111", "WRD.112", "WRD.113", "DOC.111"}
    assert told[-1].params["name"] == "Bà Võ Thị Mẫu"
    with pytest.raises(InputError) as refused:
        require_ready(reading, round_, asked)
    assert len(refused.value.problems) == 3, "number, day and signer; a person is only told"
    require_ready(reading, round_, replace(asked, request=PaperRequest(draft=True)))
    signer = wording_of(session, round_, LetterKind.DEPARTMENT_AWARDS)
    session.do(set_text(session, signer, WordingField.SIGNER_NAME, "Trần Thị Thử"))
    require_ready(reading, round_, replace(asked, request=PaperRequest(mode=Mode.BY_HAND)))
    session.bus.undo()


def test_nobody_by_the_department_needs_no_words_of_it(session: Session) -> None:
    sheet = last(session)
    session.do(awards.set_sheet(session, sheet, replace(sheet.sheet, level=AwardLevel.PROVINCE)))
    round_ = session.round_of(2016)
    asked = wanted(session, *LETTERS, request=PaperRequest())
    require_ready(reading_for_papers(session, round_), round_, asked)
    assert len(parts(session, *LETTERS)) == 2
    session.bus.undo()


def test_proposals_are_drafts_that_lack_nothing(session: Session) -> None:
    round_ = session.round_of(2016)
    session.do(awards.add_sheet(session, read_awards(session, round_), FLAG))
    submission, province, _ = parts(session, *LETTERS)
    assert (submission.content.stamp, province.content.stamp) == (DRAFT, DRAFT)
    words = wording_of(session, round_, LetterKind.AWARDS)
    session.do(set_text(session, words, WordingField.SIGNER_NAME, ""))
    asked = wanted(session, PaperKind.AWARD_SUBMISSION, request=PaperRequest())
    require_ready(reading_for_papers(session, round_), round_, asked)
    session.bus.undo()
    session.bus.undo()
