"""Letters from a work file: the office's words, filled, with what the data say and no more."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document

from parindex_desktop.domain.documents import PageMark
from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.letters import Announcement, Decision, Minutes, Section, Submission
from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.domain.scores import BLANK, Stage
from parindex_desktop.errors import Severity
from parindex_desktop.services.accepting import accept
from parindex_desktop.services.checking import Checker
from parindex_desktop.services.papers.announcement import announcement
from parindex_desktop.services.papers.decision import decision_of, decision_part
from parindex_desktop.services.papers.group_sentences import change_of, classes_of, result_of
from parindex_desktop.services.papers.kinds import PaperKind, PaperTask
from parindex_desktop.services.papers.letter_inserts import NO_WARNINGS
from parindex_desktop.services.papers.minutes import minutes
from parindex_desktop.services.papers.paper import USUAL_REQUEST, PaperRequest
from parindex_desktop.services.papers.submission import submission_of
from parindex_desktop.services.papers.wordings import wording_of
from tests.earlier_years import MADE_UP_2015, add_year
from tests.paper_sets import papers
from tests.reports.papers import pages, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.units import Unit
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

REASON = "Đơn vị mới thành lập, không thuộc diện điều tra."


def task(session: Session, *codes: str, request: PaperRequest = USUAL_REQUEST) -> PaperTask:
    round_ = session.round_of(2016)
    groups = tuple(session.group_of(code) for code in codes or ("so", "huyen"))
    return PaperTask(session, round_, groups, request=request)


def word(session: Session, kind: LetterKind, **fields: object) -> PaperWording:
    """Words a letter of 2016 anew, the rest as it is."""
    usual = wording_of(session, session.round_of(2016), kind)
    kept = session.source.paper_wordings(usual.round_id).get(kind)
    made = replace(usual, **fields)  # type: ignore[arg-type]
    session.do(Edit("wording.change", entities=(EntityChange(kept, made),)))
    return made


def said(sections: Iterable[Section]) -> list[str]:
    return [t for s in sections for t in (s.heading, *s.paragraphs, *s.items) if t]


def accept_two(session: Session) -> None:
    """Two departments without survey points, both accepted."""
    book = session.book(session.round_of(2016).id, session.group_of("so").id)
    keys = [book.key(book.units[n].id, book.leaves[1].id, Stage.SURVEY) for n in (1, 2)]
    cells = tuple(CellChange(key, book.score(*key[1:]), BLANK) for key in keys)
    session.do(Edit("scores.clear", cells=cells))
    checker = Checker(session, book.round.id, book.group.id)
    warned = [f for f in checker.findings() if f.finding.severity is Severity.WARNING]
    session.do(accept(book, warned, REASON, author="Nguyễn Thị Lan", day=date(2026, 1, 5)))


def _like_first(book: GroupBook, units: Iterable[Unit]) -> tuple[CellChange, ...]:
    """Gives units the points of the first."""
    stages = dict(zip(book.leaves, (Stage.APPRAISAL_1, Stage.SURVEY), strict=True))
    changes = (
        CellChange(
            book.key(unit.id, leaf.id, stage),
            book.score(unit.id, leaf.id, stage),
            book.score(book.units[0].id, leaf.id, stage),
        )
        for unit in units
        for leaf, stage in stages.items()
    )
    return tuple(change for change in changes if change.before != change.after)


# ---- the decision --------------------------------------------------------------------------------


def test_a_decision_is_worded_from_the_profile_and_ends_with_its_mark(session: Session) -> None:
    found = decision_of(task(session), LetterKind.DECISION)
    assert isinstance(found, Decision)
    assert found.head.agency == "ỦY BAN NHÂN DÂN TỈNH AN GIANG"
    assert found.issuer == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG"
    assert found.about == (
        "Về việc công bố Chỉ số cải cách hành chính năm 2016 của các sở, ban, ngành và các huyện,"
        " thị xã, thành phố tỉnh An Giang",
    )
    assert "28 cơ quan, đơn vị, địa phương" in found.articles[0][0]
    assert "các Phụ lục I, II kèm theo" in found.articles[0][0]
    assert found.articles[-1][-1].endswith("thi hành Quyết định này./.")
    assert found.stamp.mark is PageMark.DRAFT
    assert "{" not in "".join(t for article in found.articles for t in article)


def test_number_and_day_typed_for_a_printing_win_over_those_kept(session: Session) -> None:
    word(session, LetterKind.DECISION, number="12", day="2017-01-03")
    kept = decision_of(task(session), LetterKind.DECISION)
    assert (kept.head.number, kept.head.day) == ("12/QĐ-UBND", date(2017, 1, 3))
    request = PaperRequest(number="1590", day=date(2017, 5, 23))
    typed = decision_of(task(session, request=request), LetterKind.DECISION)
    assert (typed.head.number, typed.head.day) == ("1590/QĐ-UBND", date(2017, 5, 23))
    told = said(announcement(task(session, request=request)).sections)[0]
    assert told.startswith("Ngày 23 tháng 5 năm 2017, Chủ tịch")
    assert "Quyết định số 1590/QĐ-UBND công bố" in told


def test_the_same_value_makes_pdf_and_draft(session: Session) -> None:
    part = decision_part(task(session))
    assert part.word is not None
    assert part.word() == part.word()
    draft = Document(io.BytesIO(part.word()))
    (paper,) = papers(session, PaperKind.DECISION, round_=session.round_of(2016))
    paragraphs = [p.text.replace("\u00a0", " ") for p in draft.paragraphs]
    for paragraph in filter(lambda p: p.startswith("Điều"), paragraphs):
        assert " ".join(paragraph.split()) in text(paper.make())


# ---- sentences -----------------------------------------------------------------------------------


def test_without_an_earlier_year_nothing_is_compared(session: Session) -> None:
    found = announcement(task(session))
    assert isinstance(found, Announcement)
    assert [s.heading for s in found.sections if s.heading] == ["1. Kết quả chung", "2. Xếp loại"]
    assert "so với" not in " ".join(said(found.sections)).lower()


def test_rise_and_fall_are_counted_against_the_year_before(session: Session) -> None:
    add_year(session, 2015, MADE_UP_2015)
    book = session.book(session.round_of(2016).id, session.group_of("so").id)
    earlier = session.earlier(book.round)
    assert earlier is not None
    before = {each.unit_id: each.index for each in earlier.results}
    both = [s for s in book.standings if s.unit_id in before and s.index is not None]
    risen = sum(1 for s in both if s.index is not None and s.index > before[s.unit_id])
    fallen = sum(1 for s in both if s.index is not None and s.index < before[s.unit_id])
    sentence = change_of(book, earlier)
    assert f"{risen:02}/{len(both):02} đơn vị tăng" in sentence
    assert f"{fallen:02}/{len(both):02} giảm" in sentence
    assert "so với năm 2015" in sentence
    assert "Chỉ số trung bình" in sentence
    headings = [s.heading for s in announcement(task(session)).sections if s.heading]
    assert headings[-1] == "3. So với năm trước"


def test_classes_are_counted_out_of_the_ranked(session: Session) -> None:
    book = session.book(session.round_of(2016).id, session.group_of("so").id)
    assert classes_of(book) == (
        "- Các sở, ban, ngành: Xuất sắc 08/17 đơn vị (47,06%); Tốt 09/17 (52,94%)."
    )


def test_a_group_that_reached_the_same_is_not_called_first_and_last(session: Session) -> None:
    book = session.book(session.round_of(2016).id, session.group_of("huyen").id)
    session.do(Edit("scores.paste", cells=_like_first(book, book.units[1:])))
    book = session.book(book.round.id, book.group.id)
    assert "các địa phương cùng đạt 92,06%" in result_of(book)
    assert "cao nhất" not in result_of(book)
    assert "11 địa phương đồng hạng" in classes_of(book)


def test_two_of_one_rank_are_named(session: Session) -> None:
    book = session.book(session.round_of(2016).id, session.group_of("so").id)
    session.do(Edit("scores.paste", cells=_like_first(book, book.units[1:2])))
    said_now = classes_of(session.book(book.round.id, book.group.id))
    assert "Sở Giao thông Vận tải và Sở Kế hoạch và Đầu tư đồng hạng 1" in said_now


def test_the_announcement_is_one_page(session: Session) -> None:
    add_year(session, 2015, MADE_UP_2015)
    (paper,) = papers(session, PaperKind.ANNOUNCEMENT, round_=session.round_of(2016))
    assert len(pages(paper.make())) == 1


# ---- submission ----------------------------------------------------------------------------------


def test_headings_are_counted_anew_where_one_is_left_out(session: Session) -> None:
    found = submission_of(task(session), LetterKind.SUBMISSION)
    assert isinstance(found, Submission)
    headings = [s.heading for s in found.sections if s.heading]
    assert headings == ["1. Quá trình đánh giá", "2. Kết quả", "3. Kiến nghị"]
    tables = [s.table for s in found.sections if s.table]
    assert [row.cells[:6] for row in tables[0].rows] == [
        ("1", "Các sở, ban, ngành", "17", "89,23%", "94,89%", "81,27%"),
        ("2", "Các huyện, thị xã, thành phố", "11", "88,91%", "92,06%", "85,71%"),
    ]
    assert found.addressees == ("Chủ tịch Ủy ban nhân dân tỉnh An Giang",)


# ---- minutes -------------------------------------------------------------------------------------


def test_minutes_name_who_was_there_and_two_signers(session: Session) -> None:
    word(session, LetterKind.MINUTES, members=("Ông A, chủ trì", "Bà B, thư ký"),
         signer_name="Ông A", second_name="Bà B")  # fmt: skip
    found = minutes(task(session))
    assert isinstance(found, Minutes)
    assert not found.head.dated
    (members,) = [s.items for s in found.sections if s.items]
    assert members == ("Ông A, chủ trì", "Bà B, thư ký")
    assert found.closing.second is not None
    assert (found.closing.signer.name, found.closing.second.name) == ("Ông A", "Bà B")
    assert NO_WARNINGS in said(found.sections)


def test_accepted_warnings_stand_in_the_minutes_with_their_reasons(session: Session) -> None:
    accept_two(session)
    found = minutes(task(session))
    (table,) = [s.table for s in found.sections if s.table and len(s.table.columns) == 5]
    assert [row.cells[0] for row in table.rows] == ["", "1", "2"]
    assert table.rows[0].strong
    assert table.rows[0].cells[1] == "Các sở, ban, ngành"
    for row in table.rows[1:]:
        assert row.cells[-1] == f"{REASON}\n(Nguyễn Thị Lan, 5/1/2026)"
    (paper,) = papers(session, PaperKind.MINUTES, round_=session.round_of(2016))
    assert text(paper.make()).count("mới thành lập") == 2


def test_what_the_office_gives_no_place_still_stands_in_the_minutes(session: Session) -> None:
    accept_two(session)
    word(session, LetterKind.MINUTES, members=("Ông A",), articles=("Mở đầu.", "Thảo luận.", "Hết"))
    found = minutes(task(session))
    texts = said(found.sections)
    assert texts[0] == "Mở đầu."
    assert texts.index("Ông A") < texts.index("Thảo luận.")
    assert texts[-1] == "Hết./."
    assert len([s for s in found.sections if s.table]) == 2


# ---- any words -----------------------------------------------------------------------------------


def test_a_letter_that_ends_with_a_table_still_has_its_mark(session: Session) -> None:
    word(session, LetterKind.ANNOUNCEMENT, articles=("Kết quả:\n{bảng kết quả}",))
    assert said(announcement(task(session)).sections)[-1] == "./."


@pytest.mark.parametrize("kind", [PaperKind.DECISION, PaperKind.MINUTES, PaperKind.SUBMISSION])
def test_a_letter_without_any_words_is_still_a_letter(session: Session, kind: PaperKind) -> None:
    round_ = session.round_of(2016)
    empty = PaperWording(round_.id, LetterKind(kind))
    session.do(Edit("wording.change", entities=(EntityChange(None, empty),)))
    (paper,) = papers(session, kind, round_=round_)
    assert "Độc lập - Tự do - Hạnh phúc" in text(paper.make())


def test_names_with_signs_of_other_languages_come_out_as_typed(session: Session) -> None:
    name = 'Sở A & B <C> "D"'
    word(session, LetterKind.DECISION, agency=name, recipients=(name,), signer_name=name,
         articles=(f"{name} thi hành",))  # fmt: skip
    (paper,) = papers(session, PaperKind.DECISION, round_=session.round_of(2016))
    assert text(paper.make()).count(name) == 4
