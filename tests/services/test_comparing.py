"""Papers of a locked An Giang 2016 handed in: as they were made, forged, superseded, foreign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader, PdfWriter

from parindex_desktop.domain.documents import Mode, PrintedTable, RankingAnnex, Stamp
from parindex_desktop.errors import InputError
from parindex_desktop.services import locking
from parindex_desktop.services.comparing import ComparedPaper, compare
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.papers.asked import keys_in, request_in
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.files import papers_of, workbook_of
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import Paper, PaperRequest
from tests.an_giang import open_an_giang

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.services.session import Session

NOW = datetime(2017, 5, 20, 16, 30)
SIGNED = PaperRequest(Mode.PAPER, "1590/QĐ-UBND", date(2017, 5, 23))


def lock(session: Session) -> None:
    locking.lock(session, session.rounds[0], by="Nguyễn Thị Lan", now=NOW)


@pytest.fixture
def locked(session: Session) -> Session:
    lock(session)
    return session


def made(
    session: Session, kind: PaperKind = PaperKind.RANKING, request: PaperRequest = SIGNED
) -> Paper:
    round_ = session.rounds[0]
    groups = session.groups_in(round_.id)
    (paper,) = papers_of(
        reading_for_papers(session, round_), round_, PaperSet((kind,), groups, request)
    )
    return paper


def handed_in(session: Session, content: bytes, folder: Path, name: str = "x.pdf") -> ComparedPaper:
    path = folder / name
    path.write_bytes(content)
    return compare(session, path)


def workbook(session: Session, folder: Path) -> Path:
    round_ = session.rounds[0]
    reading = reading_for_papers(session, round_)
    wanted = PaperSet((PaperKind.RANKING,), session.groups_in(round_.id))
    make = workbook_of(reading, round_, worded(reading, round_, wanted))
    assert make is not None
    path = folder / "xep-hang.xlsx"
    path.write_bytes(make())
    return path


def codes(found: ComparedPaper) -> list[str]:
    return [problem.code for problem in found.expected.problems]


@pytest.mark.parametrize("mode", Mode)
def test_a_paper_as_it_was_made_agrees(locked: Session, tmp_path: Path, mode: Mode) -> None:
    found = handed_in(locked, made(locked, request=replace(SIGNED, mode=mode)).make(), tmp_path)
    assert found.agrees
    assert not found.differences
    assert found.expected.locking is not None
    assert found.expected.locking.number == 1


def forged(paper: Paper, before: str, after: str) -> Paper:
    """The paper with one number written otherwise, everything else as it was."""
    first, *others = paper.contents
    assert isinstance(first, RankingAnnex)
    rows = tuple(
        tuple(after if text == before else text for text in row) for row in first.table.rows
    )
    assert rows != first.table.rows
    table = PrintedTable(first.table.columns, rows, first.table.summary)
    return replace(paper, contents=(replace(first, table=table), *others))


def test_one_forged_number_is_found_with_its_page(locked: Session, tmp_path: Path) -> None:
    found = handed_in(locked, forged(made(locked), "94,89", "94,98").make(), tmp_path)
    assert not found.agrees
    (difference,) = found.differences
    assert "94,98" in difference.found
    assert "94,89" in difference.expected
    assert "1" in difference.place


def test_a_forged_name_is_found_though_all_numbers_stay(locked: Session, tmp_path: Path) -> None:
    paper = forged(made(locked), "Sở Công Thương", "Sở Công thương và Du lịch")
    assert not handed_in(locked, paper.make(), tmp_path).agrees


def test_a_spreadsheet_agrees_until_a_number_in_it_is_changed(
    locked: Session, tmp_path: Path
) -> None:
    path = workbook(locked, tmp_path)
    assert compare(locked, path).agrees
    book = load_workbook(path)
    cell = next(c for row in book["so"].iter_rows() for c in row if c.value == 93.95)
    cell.value = 93.96
    book.save(path)
    found = compare(locked, path)
    assert not found.agrees
    (difference,) = found.differences
    assert difference.place == f"so, row {cell.row}"
    assert "93,96" in difference.found


def test_a_paper_of_an_open_round_bears_no_fingerprint(session: Session, tmp_path: Path) -> None:
    found = handed_in(session, made(session).make(), tmp_path)
    assert codes(found) == ["CMP.111"]
    assert not found.agrees


def test_a_superseded_paper_agrees_and_is_told(locked: Session, tmp_path: Path) -> None:
    content, sheets = made(locked).make(), workbook(locked, tmp_path)
    locking.unlock(locked, locked.rounds[0], by="Nguyễn Thị Lan", reason="Nhập nhầm điểm", now=NOW)
    for found in (handed_in(locked, content, tmp_path), compare(locked, sheets)):
        assert codes(found) == ["CMP.115"]
        assert found.agrees
        assert not found.differences


def test_the_paper_of_another_file_is_unknown(locked: Session, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    other = open_an_giang(folder)
    try:
        assert codes(handed_in(other, made(locked).make(), tmp_path)) == ["CMP.113"]
    finally:
        other.close()


def pages_of(*contents: bytes, keywords: str = "") -> bytes:
    writer = PdfWriter()
    for content in contents:
        for page in PdfReader(BytesIO(content)).pages:
            writer.add_page(page)
    writer.add_metadata({"/Keywords": keywords})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def restamped(paper: Paper, fingerprint: str) -> Paper:
    """The paper with another fingerprint, or with none, and without its footnotes."""
    annexes = [content for content in paper.contents if isinstance(content, RankingAnnex)]
    stamp = Stamp(fingerprint=fingerprint)
    return replace(
        paper, contents=tuple(replace(annex, stamp=stamp, footnotes=()) for annex in annexes)
    )


def test_a_page_put_in_between_is_told(locked: Session, tmp_path: Path) -> None:
    paper = made(locked)
    added = restamped(paper, "").make()
    found = handed_in(locked, pages_of(paper.make(), added, keywords="ranking/so"), tmp_path)
    assert "CMP.114" in codes(found)
    assert not found.agrees


def test_pages_of_two_locks_are_told(locked: Session, tmp_path: Path) -> None:
    paper = made(locked)
    mixed = pages_of(paper.make(), restamped(paper, "0000-1111-2222-3333").make())
    assert codes(handed_in(locked, mixed, tmp_path)) == ["CMP.112"]


def test_a_paper_that_another_program_printed_is_not_compared(
    locked: Session, tmp_path: Path
) -> None:
    found = handed_in(locked, pages_of(made(locked).make()), tmp_path)
    assert codes(found) == ["CMP.116"]
    assert not found.agrees


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"nothing", "CMP.101"), (b"%PDF-1.7 torn", "CMP.102"), (b"PK\x03\x04torn", "IMP.103")],
)
def test_what_is_no_paper_is_refused(
    locked: Session, tmp_path: Path, content: bytes, code: str
) -> None:
    with pytest.raises(InputError, match=code.replace(".", r"\.")):
        handed_in(locked, content, tmp_path)


def test_a_draft_for_word_is_refused(locked: Session, tmp_path: Path) -> None:
    out = BytesIO()
    Document().save(out)
    with pytest.raises(InputError, match=r"CMP\.101"):
        handed_in(locked, out.getvalue(), tmp_path, "quyet-dinh.docx")


def test_a_scan_and_a_missing_file_are_refused(locked: Session, tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    out = BytesIO()
    writer.write(out)
    with pytest.raises(InputError, match=r"CMP\.103"):
        handed_in(locked, out.getvalue(), tmp_path)
    with pytest.raises(InputError, match=r"CMP\.104"):
        compare(locked, tmp_path / "nowhere.pdf")


def test_a_paper_says_in_its_properties_what_it_is(locked: Session) -> None:
    words = made(locked).info.keywords.split()
    assert keys_in(words) == ("ranking/so", "ranking/huyen")
    assert request_in(words) == SIGNED
    assert request_in(["mode=nothing", "day=2017-02-30"]) == PaperRequest()
