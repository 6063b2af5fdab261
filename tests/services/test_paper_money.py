"""The money list: who signs for how much, what it comes to, what it is not printed without."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from parindex_desktop.domain.awards import COMMENDATION, FLAG, MERIT, AwardLevel, Whom
from parindex_desktop.domain.documents import PageMark
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.papers_money import MoneyList
from parindex_desktop.errors import InputError
from parindex_desktop.services.award_funds import tables_of
from parindex_desktop.services.award_money_edits import entry_of_rate, set_rate
from parindex_desktop.services.locked_rounds import reading_of
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import PaperRequest
from tests.locked_files import lock_year
from tests.money_files import award, decided_on
from tests.paper_sets import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session


def lists(reading: Reading, *, draft: bool = False) -> list[MoneyList]:
    round_ = reading.round_of(2016)
    wanted = PaperSet((PaperKind.MONEY,), reading.groups_in(round_.id), PaperRequest(draft=draft))
    contents = [part.content for part in worded(reading, round_, wanted)]
    assert all(isinstance(content, MoneyList) for content in contents)
    return contents  # type: ignore[return-value]  # each asserted to be one


def test_each_decision_has_a_list_with_its_sum_in_words(session: Session) -> None:
    award(session, FLAG, MERIT)
    award(session, COMMENDATION, level=AwardLevel.DEPARTMENT)
    decided_on(session, "2026-07-15")
    decided_on(session, "2026-06-30", LetterKind.DEPARTMENT_AWARDS)
    usual = next(each for each in tables_of(session).rates if each.whom is Whom.PERSON)
    looked_up = replace(entry_of_rate(usual), law="Nghị định số 1/NĐ-CP, Điều 2")
    session.do(set_rate(session, usual, looked_up))
    session_lock = lock_year(session, 2016)
    province, department = lists(reading_of(session, session_lock))
    rows = [row.cells for row in province.table.rows]
    assert rows[0] == ("A", "CỜ THI ĐUA", "", "", "", "121.440.000", "")
    assert rows[2] == ("1", "Sở Giao thông Vận tải", "", "8", "2.530.000", "20.240.000", "")
    assert rows[-2] == (
        "1", "Ông Nguyễn Văn A", "Chuyên viên, Sở Nội vụ", "1,5", "2.530.000", "3.800.000", "",
    )  # fmt: skip
    assert province.totals.summary == ("", "Tổng cộng", "", "8", "", "129.040.000", "")
    assert province.closing == (
        "(Tổng số tiền: 129.040.000 đồng."
        " Bằng chữ: Một trăm hai mươi chín triệu không trăm bốn mươi nghìn đồng)"
    )
    assert any("làm tròn lên đến 10.000 đồng" in note for note in province.notes)
    assert province.notes[-1] == "Hệ số: Bằng khen cho cá nhân theo Nghị định số 1/NĐ-CP, Điều 2."
    assert "chưa kiểm chứng" not in " ".join(province.notes).lower()
    assert department.reference.authority == "Giám đốc Sở Nội vụ tỉnh An Giang"
    assert department.totals.rows[0][4:6] == ("710.000", "1.420.000")
    assert {each.stamp.mark for each in (province, department)} == {PageMark.NONE}


def test_a_list_without_the_day_of_its_decision_is_a_draft_or_nothing(session: Session) -> None:
    with pytest.raises(InputError, match=r"MON\.107"):
        lists(session)
    award(session, MERIT)
    (draft,) = lists(session)
    assert draft.stamp.mark is PageMark.DRAFT
    assert "Chưa có ngày của quyết định" in draft.notes[0]
    reading = reading_of(session, lock_year(session, 2016))
    with pytest.raises(InputError, match=r"MON\.108") as refused:
        lists(reading)
    assert [problem.code for problem in refused.value.problems] == ["MON.101"]
    (asked,) = lists(reading, draft=True)
    assert asked.stamp.mark is PageMark.DRAFT


def test_the_spreadsheet_holds_numbers_that_add_up(session: Session, tmp_path: Path) -> None:
    award(session, FLAG, MERIT)
    decided_on(session, "2026-07-15")
    path = workbook(session, PaperKind.MONEY, session.groups_in(session.rounds[0].id), tmp_path)
    book = load_workbook(path)
    rows = list(book.worksheets[0].iter_rows(min_row=5, values_only=True))
    paid = [row[7] for row in rows if isinstance(row[0], int)]
    total = next(row[7] for row in rows if row[1] == "Tổng cộng")
    assert paid == [20_240_000] * 6 + [3_800_000] * 2
    assert total == sum(each for each in paid if isinstance(each, int))
