"""What the papers say, before they are laid out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from parindex_desktop.domain.award_rules import AwardRule
from parindex_desktop.domain.documents import DRAFT, NO_STAMP, Mode
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.papers_awards import AwardList
from parindex_desktop.domain.policy import RankBasis, TieBreaker, TieBreakKind, TieStyle
from parindex_desktop.domain.rounds import ColumnKind, GroupSetup
from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.errors import InputError, SurroundingsError
from parindex_desktop.services.award_lists import SheetList, read_awards
from parindex_desktop.services.award_persons import PersonEntry, add_persons
from parindex_desktop.services.awards import set_rules
from parindex_desktop.services.locking import lock
from parindex_desktop.services.papers.awards import award_list_parts
from parindex_desktop.services.papers.files import write_files
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import PaperRequest
from parindex_desktop.services.papers.ranking import ranking_annex
from parindex_desktop.services.papers.titles import annex_title
from parindex_desktop.services.ranking_table import ranking_table
from parindex_desktop.services.score_entry import Place, clear, set_state
from tests.an_giang import DEPARTMENTS
from tests.paper_sets import papers, task_of, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

PAPER = PaperRequest(Mode.PAPER, "1590", date(2017, 5, 23))


def change_setup(session: Session, book: GroupBook, **fields: object) -> GroupBook:
    stored = session.reader.setups(book.round.id)[book.group.id]
    changed = replace(stored, **fields)  # type: ignore[arg-type]
    session.do(Edit("test", entities=(EntityChange(stored, changed),)))
    return session.book(book.round.id, book.group.id)


def change_policy(session: Session, book: GroupBook, **fields: object) -> GroupBook:
    changed = replace(book.round, policy=replace(book.round.policy, **fields))  # type: ignore[arg-type]
    session.do(Edit("test", entities=(EntityChange(book.round, changed),)))
    return session.book(book.round.id, book.group.id)


def test_an_annex_says_what_an_giang_published(session: Session, book: GroupBook) -> None:
    annex = ranking_annex(task_of(session, book, PAPER, "I"))
    assert annex.title == (
        "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2016",
        "CỦA CÁC SỞ, BAN, NGÀNH TỈNH AN GIANG",
    )
    assert annex.reference.number == "1590/QĐ-UBND"
    assert annex.reference.authority == "Chủ tịch Ủy ban nhân dân tỉnh An Giang"
    first = DEPARTMENTS.strip().splitlines()[0].split(";")
    assert annex.table.rows[0][:4] == ("1", *first)
    assert len(annex.table.rows) == 17
    assert annex.stamp == DRAFT, "the round is not locked"


def test_an_official_number_is_printed_as_typed(session: Session, book: GroupBook) -> None:
    typed = replace(PAPER, number=" 05/QĐ-SNV ")
    assert ranking_annex(task_of(session, book, typed)).reference.number == "05/QĐ-SNV"


def test_an_own_title_takes_the_place_of_the_usual_one(session: Session, book: GroupBook) -> None:
    book = change_setup(session, book, title="Kết quả xếp hạng\n\ncác sở")
    assert annex_title(session, book) == ("KẾT QUẢ XẾP HẠNG", "CÁC SỞ")


def test_incomplete_data_make_a_draft_and_say_so(session: Session, book: GroupBook) -> None:
    place = Place(book.units[3].id, book.leaves[0].id)
    session.do(clear(book, Stage.APPRAISAL_1, [place]).edit)
    annex = ranking_annex(task_of(session, book, PAPER))
    assert annex.stamp == DRAFT
    assert "01 đơn vị còn tiêu chí chưa có điểm" in annex.footnotes[-1]


def test_footnotes_name_the_declared_rules(session: Session, book: GroupBook) -> None:
    breakers = (
        TieBreaker(TieBreakKind.APPRAISED),
        TieBreaker(TieBreakKind.SURVEY),
        TieBreaker(TieBreakKind.CRITERION, "TĐ"),
    )
    book = change_policy(
        session,
        book,
        decimals=3,
        rank_basis=RankBasis.EXACT,
        tie_style=TieStyle.DENSE,
        tie_breakers=breakers,
        rebase_not_applicable=False,
    )
    place = Place(book.units[0].id, book.leaves[1].id)
    session.do(set_state(book, Stage.SURVEY, [place], Score(CellState.NOT_APPLICABLE)).edit)
    text = " ".join(ranking_table(book).footnotes)
    assert "đến 3 chữ số thập phân" in text
    assert "Chỉ số chưa làm tròn" in text
    assert "điểm thẩm định, điểm điều tra xã hội học, điểm tiêu chí TĐ" in text
    assert "1, 2, 2, 3" in text
    assert "vẫn được tính trong điểm tối đa" in text


def test_a_unit_left_out_is_printed_without_a_rank(session: Session, book: GroupBook) -> None:
    first = next(p for p in session.reader.participations(book.round.id))
    session.do(Edit("units.rank", entities=(EntityChange(first, replace(first, ranked=False)),)))
    table = ranking_table(session.book(book.round.id, book.group.id))
    assert table.rows[-1].unit_id == first.unit_id
    rank = next(i for i, c in enumerate(table.columns) if c.kind is ColumnKind.RANK)
    assert table.rows[-1].texts[rank] == "–"
    assert any("không xếp hạng" in note for note in table.footnotes)


def test_a_unit_without_scores_has_no_line(session: Session, book: GroupBook) -> None:
    unit = book.units[5]
    places = [Place(unit.id, leaf.id) for leaf in book.leaves]
    for layer in (Stage.APPRAISAL_1, Stage.SURVEY):
        session.do(clear(book, layer, places).edit)
    table = ranking_table(book)
    assert table.without_scores == (unit.name,)
    assert len(table.rows) == 16


def test_points_that_are_missing_are_never_printed_as_zero(
    session: Session, book: GroupBook
) -> None:
    unit = book.units[0]
    session.do(clear(book, Stage.SURVEY, [Place(unit.id, book.leaves[1].id)]).edit)
    table = ranking_table(book)
    row = next(row for row in table.rows if row.unit_id == unit.id)
    kinds = [column.kind for column in table.columns]
    assert row.texts[kinds.index(ColumnKind.SURVEY)] == ""
    assert row.values[kinds.index(ColumnKind.SURVEY)] is None
    assert row.texts[kinds.index(ColumnKind.APPRAISED)] == "68,5"


def test_several_annexes_are_numbered_and_may_be_one_file_or_many(session: Session) -> None:
    round_ = session.round_of(2016)
    groups = session.groups_in(round_.id)
    (one,) = papers(session, PaperKind.RANKING, groups, PAPER)
    assert one.file_name == "phu-luc-xep-hang-2016.pdf"
    many = papers(session, PaperKind.RANKING, groups, replace(PAPER, one_file=False))
    assert [paper.file_name for paper in many] == [
        "phu-luc-xep-hang-so-2016.pdf", "phu-luc-xep-hang-huyen-2016.pdf",
    ]  # fmt: skip


def test_an_empty_group_is_refused_before_anything_is_written(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=r"DOC\.101"):
        papers(session, PaperKind.RANKING, [session.group_of("xa")], PAPER)


def test_papers_hold_frozen_data(session: Session, book: GroupBook, tmp_path: Path) -> None:
    made = papers(session, PaperKind.RANKING, [book.group], PAPER)
    place = Place(book.units[0].id, book.leaves[0].id)
    session.do(clear(book, Stage.APPRAISAL_1, [place]).edit)
    (path,) = write_files(made, (), tmp_path / "giấy tờ mới")
    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert "94,89" in text


def test_a_folder_that_cannot_be_made_is_told(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    made = papers(session, PaperKind.RANKING, [book.group], PAPER)
    with pytest.raises(SurroundingsError, match=r"DOC\.201"):
        write_files(made, (), in_the_way / "folder")


def add_person(session: Session, name: str) -> None:
    entry = PersonEntry("Bà", name, "Chuyên viên", "Sở Y tế")
    session.do(add_persons(session, first_sheet(session), [entry]))


def first_sheet(session: Session) -> SheetList:
    return read_awards(session, session.round_of(2016)).sheets[0]


def propose_by(session: Session, rule: AwardRule) -> None:
    rules = {group.id: rule for group in session.groups}
    session.do(set_rules(session, first_sheet(session), rules))


def award_list(session: Session) -> AwardList:
    (part,) = award_list_parts(
        task_of(session, session.book(session.rounds[0].id, session.group_of("so").id), PAPER)
    )
    assert isinstance(part.content, AwardList)
    return part.content


def test_a_proposed_award_list_is_a_draft(session: Session) -> None:
    propose_by(session, AwardRule(skip_open=False))
    add_person(session, "Đỗ Thị Ấm")
    paper = award_list(session)
    assert paper.stamp == DRAFT
    collectives, persons = paper.sections
    assert len(collectives.table.rows) == 6
    assert persons.table.rows == (("1", "Bà Đỗ Thị Ấm", "Chuyên viên", "Sở Y tế"),)
    assert (collectives.heading, persons.heading) == ("I. TẬP THỂ", "II. CÁ NHÂN")
    assert paper.closing == "(Danh sách có 06 tập thể và 01 cá nhân)"
    assert paper.title == (
        "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG",
    )


def test_a_list_of_persons_only(session: Session, book: GroupBook) -> None:
    propose_by(session, AwardRule(quota=0))
    with pytest.raises(InputError, match=r"DOC\.102"):
        papers(session, PaperKind.AWARD_LIST, request=PAPER)
    add_person(session, "Lê Ý")
    assert award_list(session).stamp == DRAFT, "the round is open"
    lock(session, book.round, by="Nguyễn Thị Lan", now=datetime(2017, 5, 20))
    paper = award_list(session)
    assert paper.stamp == NO_STAMP
    assert paper.title[0].startswith("DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG")
    assert paper.closing == "(Danh sách có 01 cá nhân)"


def test_the_workbook_holds_real_numbers_in_the_printed_order(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    groups = session.groups_in(book.round.id)
    path = workbook(session, PaperKind.RANKING, groups, tmp_path)
    sheet = load_workbook(path)["so"]
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    table = ranking_table(book)
    assert len(rows) == len(table.rows)
    for found, printed in zip(rows, table.rows, strict=True):
        assert [Decimal(str(v)) if isinstance(v, float) else v for v in found] == [
            v for v in printed.values
        ]
    assert sheet.page_setup.paperSize == 9
    assert sheet.print_title_rows


def test_setups_of_groups_are_separate(session: Session, book: GroupBook) -> None:
    change_setup(session, book, show_mean=False)
    setups = session.reader.setups(book.round.id)
    assert not setups[book.group.id].show_mean
    assert GroupSetup(book.round.id, session.group_of("huyen").id).show_mean
    assert ranking_table(session.book(book.round.id, book.group.id)).summary == ()
