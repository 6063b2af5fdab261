"""Blank, zero, not applicable, awaited; both appraisals; groups of one and two units."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage
from parindex_desktop.domain.units import Unit
from parindex_desktop.errors import InputError
from parindex_desktop.services.papers.unit_lines import document_line
from parindex_desktop.services.papers.unit_sheets import unit_sheet_parts
from tests.paper_sets import task_of
from tests.result_sheets import (
    LOST,
    MAXIMUM,
    OWN,
    REACHED,
    WORDS,
    open_small,
    put,
    row,
    sheets,
)
from tests.trait_files import NO_PROCEDURES, book_of, open_trait_file, place_of, type_points

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.session import Session


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Session]:
    session = open_small(tmp_path)
    yield session
    session.close()


def test_four_states_are_told_apart(small: Session) -> None:
    na = Score(CellState.NOT_APPLICABLE, ground="Không phát sinh <hồ sơ> & phí")
    put(small, "Sở Nội vụ", "2.1.2", Stage.APPRAISAL_1, na)
    awaited = Score(CellState.PENDING, ground="Báo cáo quý IV")
    put(small, "Sở Nội vụ", "2.2", Stage.APPRAISAL_1, awaited)
    found = sheets(small, book_of(small))
    office = found["Sở Nội vụ"]
    assert row(office, "2.1.2")[REACHED:WORDS + 1] == (
        "KAD", "", "Không áp dụng: Không phát sinh <hồ sơ> & phí"
    )  # fmt: skip
    assert row(office, "2.2")[REACHED : WORDS + 1] == ("chờ", "20", "Đang chờ: Báo cáo quý IV")
    assert row(office, "4")[REACHED : WORDS + 1] == ("", "20", "Chỉ số ngoài\nChưa có điểm")
    assert row(found["Sở Tài chính"], "1.1")[REACHED : WORDS + 1] == ("0", "10", "")
    exempt = row(found["Sở Tài chính"], "2.1.1")
    assert exempt[OWN : WORDS + 1] == ("", "KAD", "", f"Không áp dụng: {NO_PROCEDURES}")
    assert row(found["Sở Tài chính"], "2")[MAXIMUM : LOST + 1] == ("0", "", "KAD", "")
    assert any(note.startswith("KAD: không áp dụng.") for note in office.notes)
    assert any("còn 02 tiêu chí chưa có điểm" in note for note in office.notes)
    assert not any("KAD" in note for note in found["Sở Y tế"].notes)


def test_both_appraisals_have_columns_where_they_differ(small: Session) -> None:
    for stage, points in ((Stage.SELF, 100_000), (Stage.APPRAISAL_2, 72_500)):
        put(small, "Sở Nội vụ", "1.2", stage, Score.number(points))
    same = sheets(small, book_of(small))["Sở Y tế"]
    assert "Điểm thẩm định lần 2" not in [column.heading for column in same.table.columns]
    put(small, "Sở Nội vụ", "1.2", Stage.APPRAISAL_2, Score.number(85_000))
    found = sheets(small, book_of(small))
    headings = [column.heading for column in found["Sở Y tế"].table.columns]
    assert headings[3:8] == [
        "Điểm tự đánh giá", "Điểm thẩm định lần 1", "Điểm thẩm định lần 2", "Điểm đạt được",
        "Điểm chưa đạt",
    ]  # fmt: skip
    assert row(found["Sở Nội vụ"], "1.2")[3:8] == ("10", "7,25", "8,5", "8,5", "1,5")
    assert row(found["Sở Y tế"], "1.2")[3:8] == ("", "10", "", "10", "0")
    assert row(found["Sở Nội vụ"], "1")[3:8] == ("10", "17,25", "18,5", "18,5", "1,5")


def test_a_unit_without_scores_has_a_sheet_that_says_so(small: Session) -> None:
    sheet = sheets(small, book_of(small))["Thanh tra tỉnh"]
    assert sheet.standing == "Chưa có điểm, không xếp hạng"
    assert [each[3:5] for each in sheet.domains.rows] == [("", "")] * 4
    assert sheet.domains.summary[3:] == ("", "", sheet.domains.summary[5], "")
    assert sheet.domains.summary[5], "the group has a median all the same"
    assert {row(sheet, code)[REACHED] for code in ("1", "1.1", "2.1.1", "3")} == {""}


def test_words_stand_in_the_order_of_the_process(small: Session) -> None:
    book = book_of(small)
    place = place_of(small, "Sở Y tế", "1.1")
    said = {
        RemarkKind.ANSWER: "Giữ nguyên.",
        RemarkKind.REASON: "Gửi chậm.\nThiếu phụ lục.",
        RemarkKind.EXPLANATION: "Đã gửi bổ sung.",
        RemarkKind.SELF: "Đơn vị tự chấm.",
    }
    remarks = [Remark(book.round.id, *place, kind, text) for kind, text in said.items()]
    small.do(Edit("test", entities=tuple(EntityChange(None, each) for each in remarks)))
    assert row(sheets(small, book)["Sở Y tế"], "1.1")[WORDS] == (
        "Lý do: Gửi chậm.\nThiếu phụ lục.\nGiải trình: Đã gửi bổ sung.\nTrả lời: Giữ nguyên."
    )


@pytest.mark.parametrize("count", [1, 2])
def test_a_group_of_one_or_two_has_a_median(tmp_path: Path, count: int) -> None:
    names = ("Sở Nội vụ", "Sở Y tế")[:count]
    session = open_trait_file(tmp_path, names=names)
    try:
        for name, points in zip(names, ("10", "5"), strict=False):
            type_points(session, name, {"1.1": points})
        found = sheets(session, book_of(session))
        first = found["Sở Nội vụ"].standing
        assert first.startswith(f"Chỉ số CCHC: 10,00% – Xếp hạng: 1/{count}")
        assert first.endswith(
            "Bằng trung vị của khối"
            if count == 1
            else "Cao hơn trung vị của khối 2,50 điểm phần trăm"
        )
        if count == 2:
            below = found["Sở Y tế"]
            assert below.standing.endswith("Thấp hơn trung vị của khối 2,50 điểm phần trăm")
            assert below.domains.rows[0][4:] == ("25,00", "37,50", "-12,50")
    finally:
        session.close()


def test_units_of_equal_index_are_told_to_share_a_rank(small: Session) -> None:
    for code, points in (("1.1", 50_000), ("1.2", 100_000), ("2.2", 200_000)):
        put(small, "Thanh tra tỉnh", code, Stage.APPRAISAL_1, Score.number(points))
    for code, points in (("3", 300_000), ("4", 200_000)):
        put(small, "Thanh tra tỉnh", code, Stage.SURVEY, Score.number(points))
    found = sheets(small, book_of(small))
    assert "Xếp hạng: 1/4 (đồng hạng)" in found["Sở Y tế"].standing
    assert "Xếp hạng: 1/4 (đồng hạng)" in found["Thanh tra tỉnh"].standing


def test_a_group_without_scores_is_refused(tmp_path: Path) -> None:
    session = open_trait_file(tmp_path)
    try:
        with pytest.raises(InputError) as refused:
            unit_sheet_parts(task_of(session, book_of(session)))
        assert refused.value.code == "DOC.101"
    finally:
        session.close()


def test_a_group_without_criteria_is_refused(small: Session) -> None:
    empty = small.book(book_of(small).round.id, small.group_of("xa").id)
    with pytest.raises(InputError) as refused:
        unit_sheet_parts(task_of(small, empty))
    assert refused.value.code == "SET.162"


def test_a_document_is_named_as_one_looks_for_it() -> None:
    unit = Unit(cast("UnitId", 1), "Sở Nội vụ")
    plan = Evidence(
        EvidenceId(1), 1, 1, 1, 0, "12/KH-SNV", "2025-03-05", "SỞ NỘI VỤ", "trang 2", "bản sao"  # type: ignore[arg-type]
    )  # fmt: skip
    assert document_line(plan, unit) == "12/KH-SNV ngày 5/3/2025 (trang 2); bản sao"
    other = replace(plan, issuer="UBND tỉnh", page="", note="", day="")
    assert document_line(other, unit) == "12/KH-SNV, UBND tỉnh"
    assert document_line(replace(plan, number="", page="", day=""), unit) == "bản sao"


def test_blank_is_no_score(small: Session) -> None:
    put(small, "Sở Y tế", "1.1", Stage.APPRAISAL_1, BLANK)
    assert row(sheets(small, book_of(small))["Sở Y tế"], "1.1")[REACHED:] == (
        "", "10", "Chưa có điểm", "",
    )  # fmt: skip
