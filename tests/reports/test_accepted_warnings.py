"""Accepted warnings on paper: every one with its reason, in Vietnamese, an annex for each group."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from parindex_desktop import i18n
from parindex_desktop.domain.documents import (
    DRAFT,
    NO_STAMP,
    AcceptedWarnings,
    Align,
    Mode,
    Stamp,
    TableColumn,
    TextRow,
    TextTable,
)
from parindex_desktop.domain.edits import CellChange, Edit
from parindex_desktop.domain.scores import BLANK, Stage
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.services.accepted_warnings import findings_workbook
from parindex_desktop.services.accepting import accept
from parindex_desktop.services.checking import Checker
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import PaperRequest
from reports.files import file_pdf
from tests.an_giang import open_an_giang
from tests.paper_sets import papers
from tests.reports.papers import AN_GIANG, INFO, fonts, pages, sizes, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.services.checking import Judged
    from parindex_desktop.services.session import Session

HEADINGS = ("STT", "Cơ quan, đơn vị", "Cảnh báo", "Lý do chấp nhận", "Ngày")
COLUMNS = tuple(TableColumn(h, Align.LEFT, wraps=0 < at < 4) for at, h in enumerate(HEADINGS))
REQUEST = PaperRequest(number="15", day=date(2026, 1, 5))
REASON = "Đơn vị mới thành lập, không thuộc diện điều tra."


def annex(rows: int, *, number: str = "", stamp: Stamp = NO_STAMP) -> AcceptedWarnings:
    found = tuple(
        TextRow((str(n), f"Xã An Phú {n}", "Đơn vị không có điểm điều tra.", REASON, "5/1/2026"))
        for n in range(1, rows + 1)
    )
    title = ("CÁC CẢNH BÁO ĐÃ ĐƯỢC CHẤP NHẬN", "NĂM 2026")
    notes = (f"(Danh mục có {rows:02} cảnh báo)",)
    return AcceptedWarnings(number, title, AN_GIANG, TextTable(COLUMNS, found), notes, stamp)


def printed(*annexes: AcceptedWarnings) -> bytes:
    return file_pdf(annexes, mode=Mode.PAPER, info=INFO)


def test_every_warning_is_printed_once_on_as_many_pages_as_it_takes() -> None:
    made = printed(annex(60))
    assert len(pages(made)) > 2
    assert all(text(made).count(f"Xã An Phú {n} ") == 1 for n in (1, 30, 60))
    assert set(sizes(made)) == {(297, 210)}
    assert all("STT" in " ".join(page) for page in pages(made)), "headings on each page"


def test_the_end_is_marked_and_a_draft_says_so() -> None:
    (page,) = pages(printed(annex(2)))
    assert page[-1] == "(Danh mục có 02 cảnh báo)./."
    assert "DỰ THẢO" not in text(printed(annex(2)))
    assert "DỰ THẢO" in text(printed(annex(2, stamp=DRAFT)))


def test_groups_have_annexes_of_their_own() -> None:
    made = pages(printed(annex(1, number="I"), annex(1, number="II")))
    assert [page[0] for page in made] == ["Phụ lục I", "Phụ lục II"]


def test_the_same_content_gives_the_same_bytes_in_embedded_fonts() -> None:
    assert printed(annex(3)) == printed(annex(3))
    assert fonts(printed(annex(3)))
    with pytest.raises(ValueError, match="paper"):
        printed()


# ---- from a work file ----------------------------------------------------------------------------


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Departments 1 and 2 have no survey points, which is accepted for the first alone."""
    opened = open_an_giang(tmp_path)
    book = opened.book(opened.rounds[0].id, opened.group_of("so").id)
    keys = [book.key(book.units[n].id, book.leaves[1].id, Stage.SURVEY) for n in (1, 2)]
    cells = tuple(CellChange(key, book.score(*key[1:]), BLANK) for key in keys)
    opened.do(Edit("scores.clear", cells=cells))
    first = found(opened)[0]
    opened.do(accept(book, [first], REASON, author="Nguyễn Thị Lan", day=date(2026, 1, 5)))
    yield opened
    opened.close()


def found(session: Session) -> list[Judged]:
    checker = Checker(session, session.rounds[0].id, session.group_of("so").id)
    return [each for each in checker.findings() if each.finding.severity is Severity.WARNING]


def test_the_appendix_holds_what_was_accepted_and_why(session: Session) -> None:
    (paper,) = papers(session, PaperKind.WARNINGS, request=REQUEST)
    assert paper.draft, "a warning is left that nobody accepted"
    said = text(paper.make(None))
    for part in ("CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2016", "15/QĐ-UBND", "Nguyễn Thị Lan",
                 "5/1/2026", "(Danh mục có 01 cảnh báo)./."):  # fmt: skip
        assert part in said, part
    assert REASON.split()[0] in said


def test_the_appendix_is_vietnamese_in_an_english_window(session: Session) -> None:
    i18n.set_language("en")
    (paper,) = papers(session, PaperKind.WARNINGS, request=REQUEST)
    assert "Đơn vị chưa có điểm điều tra" in " ".join(text(paper.make(None)).split())
    assert i18n.tr("Accepted with a reason") == "Accepted with a reason", "the window stays so"


def test_without_accepted_warnings_there_is_no_appendix(session: Session) -> None:
    huyen = session.group_of("huyen")
    with pytest.raises(InputError) as refused:
        papers(session, PaperKind.WARNINGS, [huyen], REQUEST)
    assert refused.value.code == "CHK.303"


def test_the_list_goes_to_a_spreadsheet_with_all_findings(session: Session) -> None:
    book = session.book(session.rounds[0].id, session.group_of("so").id)
    checker = Checker(session, book.round.id, book.group.id)
    content = findings_workbook(session, book, checker.findings())()
    assert content.startswith(b"PK")
    assert content == findings_workbook(session, book, checker.findings())()
