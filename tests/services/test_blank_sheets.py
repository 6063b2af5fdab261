"""What the worksheet of a group asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.criteria_draft import SetDraft
from parindex_desktop.domain.documents import DRAFT, NO_STAMP
from parindex_desktop.domain.numbers import Points
from parindex_desktop.errors import InputError
from parindex_desktop.services.papers.blank_sheets import blank_sheet_part
from parindex_desktop.services.papers.kinds import PaperTask
from tests.set_versions import add_set, line

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria_draft import DraftLine
    from parindex_desktop.domain.papers_sheets import BlankSheet
    from parindex_desktop.services.session import Session


def blank(session: Session, *lines: DraftLine, **caps: Points) -> BlankSheet:
    """The worksheet of the communes of 2016 with these criteria."""
    source = add_set(session, 2016, SetDraft(lines=lines, **caps))  # type: ignore[arg-type]
    task = PaperTask(session, source.round, (source.group,), source.group)
    return cast("BlankSheet", blank_sheet_part(task).content)


def test_every_criterion_has_empty_boxes(session: Session) -> None:
    sheet = blank(
        session,
        line(0, "1", "Chỉ đạo điều hành", "3"),
        line(1, "1.1", "Kế hoạch", "2,5"),
        line(1, "1.2", "Báo cáo & <biểu>", "0,5"),
    )
    assert sheet.title == (
        "PHIẾU CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2016",
        "CỦA CÁC XÃ, PHƯỜNG, ĐẶC KHU TỈNH AN GIANG",
    )
    assert [row.cells for row in sheet.table.rows] == [
        ("1", "CHỈ ĐẠO ĐIỀU HÀNH", "3", "", "", "", ""),
        ("1.1", "Kế hoạch", "2,5", "", "", "", ""),
        ("1.2", "Báo cáo & <biểu>", "0,5", "", "", "", ""),
        ("", "TỔNG CỘNG", "3", "", "", "", ""),
    ]
    assert [row.strong for row in sheet.table.rows] == [True, False, False, True]
    assert sheet.fields == ("Tên cơ quan, đơn vị", "Ngày chấm điểm")
    assert len(sheet.signers) == 2


def test_what_is_measured_outside_is_closed_and_bonus_lines_are_named(session: Session) -> None:
    sheet = blank(
        session,
        line(0, "1", "Điều tra xã hội học", "30", source=Source.SURVEY),
        line(0, "2", "Mức độ hài lòng", "20", source=Source.SURVEY),
        line(0, "3", "Điểm thưởng", "2", kind=Kind.BONUS),
        line(0, "4", "Vi phạm kỷ luật", "3", kind=Kind.PENALTY),
        bonus_cap=Points(15_000),
    )
    cells = {row.cells[0]: row.cells for row in sheet.table.rows}
    assert cells["2"] == ("2", "Mức độ hài lòng\n(Điều tra XHH)", "20", "×", "×", "", "")
    assert cells["3"] == ("3", "Điểm thưởng", "2", "", "", "", "")
    assert cells["4"][1] == "Vi phạm kỷ luật\n(Điểm trừ)"
    assert sheet.table.rows[-1].cells[2] == "50", "bonus and penalty are no part of the total"
    assert sheet.notes[-1] == "Tổng điểm thưởng không quá 1,5 điểm."


def test_a_sound_set_is_no_draft_before_it_is_locked(session: Session) -> None:
    assert blank(session, line(0, "1", "A", "1")).stamp == NO_STAMP


def test_an_unsound_set_is_a_draft(session: Session) -> None:
    lines = (line(0, "1", "A", "9"), line(1, "1.1", "B", "1"))
    assert blank(session, *lines).stamp == DRAFT


def test_a_group_without_criteria_is_refused(session: Session) -> None:
    round_, group = session.rounds[0], session.group_of("xa")
    with pytest.raises(InputError) as refused:
        blank_sheet_part(PaperTask(session, round_, (group,), group))
    assert refused.value.code == "SET.162"
