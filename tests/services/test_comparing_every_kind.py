"""Every kind of paper of a locked round, handed in as it was made, signed, saved again, forged."""

from __future__ import annotations

import itertools
import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from parindex_desktop.domain.documents import Mode, PrintedTable, TextRow
from parindex_desktop.domain.papers_charts import ChartAnnex
from parindex_desktop.services.comparing import ComparedPaper, compare
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.files import PaperFiles, files_of
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.numbering import is_of_awards
from parindex_desktop.services.papers.paper import Paper, PaperRequest
from tests.locked_chance import open_locked_random_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.session import Session

SIGNED = PaperRequest(Mode.PAPER, "15/QĐ-UBND", date(2026, 1, 6))
KINDS = tuple(kind for kind in PaperKind if not is_of_awards(kind))
"""All that follow from what is locked."""
TABLES: Final = (
    PaperKind.RANKING, PaperKind.DOMAINS, PaperKind.CRITERIA, PaperKind.CLASSES, PaperKind.CHANGES,
    PaperKind.UNIT_SHEETS,
)  # fmt: skip


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A drawn file whose last round is locked, open errors or not."""
    drawn = open_locked_random_file(tmp_path_factory.mktemp("chance"), 6)
    yield drawn.session
    drawn.session.close()


def round_of(session: Session) -> Round:
    return session.round_of(2025)


def files(
    session: Session, *kinds: PaperKind, request: PaperRequest = SIGNED, codes: str = ""
) -> PaperFiles:
    reading = reading_for_papers(session, round_of(session))
    groups = tuple(
        group for group in reading.groups_in(round_of(session).id) if group.code in codes.split()
    )
    wanted = PaperSet(kinds, groups or reading.groups_in(round_of(session).id), request)
    parts = worded(reading, round_of(session), wanted)
    return files_of(reading, round_of(session), wanted, parts)


def handed_in(session: Session, content: bytes, folder: Path, name: str) -> ComparedPaper:
    path = folder / name
    path.write_bytes(content)
    return compare(session, path)


def workbook(session: Session, kind: PaperKind) -> bytes:
    side = files(session, kind).workbook
    assert side is not None
    return side.make()


# ---- as they were made --------------------------------------------------------------------------


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_agrees(locked: Session, tmp_path: Path, kind: PaperKind, mode: Mode) -> None:
    (paper,) = files(locked, kind, request=replace(SIGNED, mode=mode)).papers
    found = handed_in(locked, paper.make(), tmp_path, "x.pdf")
    assert (found.agrees, found.expected.problems, found.differences) == (True, (), ())


@pytest.mark.parametrize("mode", [Mode.PAPER, Mode.ELECTRONIC])
def test_all_kinds_in_one_file_agree(locked: Session, tmp_path: Path, mode: Mode) -> None:
    (paper,) = files(locked, *KINDS, request=replace(SIGNED, mode=mode)).papers
    found = handed_in(locked, paper.make(), tmp_path, "x.pdf")
    assert (found.agrees, found.expected.problems, found.differences) == (True, (), ())


def test_one_file_each_agrees_though_annexes_are_numbered_together(
    locked: Session, tmp_path: Path
) -> None:
    kinds = (PaperKind.RANKING, PaperKind.CLASSES, PaperKind.CHANGES)
    papers = files(locked, *kinds, request=replace(SIGNED, one_file=False)).papers
    assert len(papers) == 5
    for paper in papers:
        assert handed_in(locked, paper.make(), tmp_path, "x.pdf").agrees, paper.file_name


@pytest.mark.parametrize("kind", [PaperKind.CLASSES, PaperKind.ANNOUNCEMENT, PaperKind.MINUTES])
def test_papers_about_some_groups_agree(locked: Session, tmp_path: Path, kind: PaperKind) -> None:
    made = files(locked, kind, codes="huyen")
    assert handed_in(locked, made.papers[0].make(), tmp_path, "x.pdf").agrees
    if made.workbook is not None:
        assert handed_in(locked, made.workbook.make(), tmp_path, "x.xlsx").agrees


def test_a_file_with_an_award_list_agrees_and_says_what_was_not_compared(
    locked: Session, tmp_path: Path
) -> None:
    (paper,) = files(locked, PaperKind.RANKING, PaperKind.AWARD_LIST).papers
    found = handed_in(locked, paper.make(), tmp_path, "x.pdf")
    assert found.agrees
    assert [problem.code for problem in found.expected.problems] == ["CMP.119"]
    side = files(locked, PaperKind.RANKING, PaperKind.AWARD_LIST).workbook
    assert side is not None
    found = handed_in(locked, side.make(), tmp_path, "x.xlsx")
    assert found.agrees, "the sheet of awards names no data either"
    (alone,) = files(locked, PaperKind.AWARD_LIST).papers
    found = handed_in(locked, alone.make(), tmp_path, "x.pdf")
    assert not found.agrees
    assert [problem.code for problem in found.expected.problems] == ["CMP.118"]


@pytest.mark.parametrize("kind", TABLES)
def test_each_spreadsheet_agrees_and_names_its_data_once(
    locked: Session, tmp_path: Path, kind: PaperKind
) -> None:
    content = workbook(locked, kind)
    found = handed_in(locked, content, tmp_path, "x.xlsx")
    assert (found.agrees, found.expected.problems, found.differences) == (True, (), ())
    for page in load_workbook(BytesIO(content)).worksheets:
        texts = [str(cell.value) for row in page.iter_rows() for cell in row]
        assert sum("mã dữ liệu" in text for text in texts) == 1


# ---- signed, and saved by other programs --------------------------------------------------------


def signed(content: bytes) -> bytes:
    """The same bytes with an update behind them, as signing tools write a visible signature."""
    writer = PdfWriter(BytesIO(content), incremental=True)
    seal = FreeText(
        text="Người ký: Ủy ban nhân dân tỉnh An Giang 06/01/2026 09:15:00 +07:00",
        rect=(320, 20, 560, 60),
    )
    writer.add_annotation(page_number=0, annotation=seal)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", [PaperKind.RANKING, PaperKind.DECISION, PaperKind.UNIT_SHEETS])
def test_a_signed_paper_agrees(locked: Session, tmp_path: Path, kind: PaperKind) -> None:
    content = files(locked, kind, request=replace(SIGNED, mode=Mode.ELECTRONIC)).papers[0].make()
    more = signed(content)
    assert more.startswith(content)
    assert len(PdfReader(BytesIO(more)).pages[0]["/Annots"]) == 1  # type: ignore[arg-type]
    assert handed_in(locked, more, tmp_path, "x.pdf").agrees


@pytest.mark.parametrize("kind", TABLES)
def test_a_spreadsheet_saved_again_agrees(locked: Session, tmp_path: Path, kind: PaperKind) -> None:
    path = tmp_path / "x.xlsx"
    load_workbook(BytesIO(workbook(locked, kind))).save(path)
    assert compare(locked, path).agrees


@pytest.mark.parametrize("kind", TABLES)
def test_a_spreadsheet_agrees_without_what_libreoffice_drops_from_its_keywords(
    locked: Session, tmp_path: Path, kind: PaperKind
) -> None:
    path = tmp_path / "x.xlsx"
    book = load_workbook(BytesIO(workbook(locked, kind)))
    book.properties.keywords = re.sub("[:,;]", "", book.properties.keywords)
    book.save(path)
    assert compare(locked, path).agrees


# ---- forged -------------------------------------------------------------------------------------

Place = tuple[object, ...]


def cells_with_digits(value: object, at: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text with a digit in the tables of a paper, and the way to it."""
    if isinstance(value, str):
        if any(letter.isdecimal() for letter in value):
            yield at, value
    elif isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from cells_with_digits(each, (*at, place))
    elif isinstance(value, PrintedTable):
        for name in ("rows", "summary"):
            yield from cells_with_digits(getattr(value, name), (*at, name))
    elif isinstance(value, TextRow):
        yield from cells_with_digits(value.cells, (*at, "cells"))
    elif is_dataclass(value) and not isinstance(value, ChartAnnex):
        for field in fields(value):
            if field.name in _TABLES:
                yield from cells_with_digits(getattr(value, field.name), (*at, field.name))


_TABLES: Final = frozenset(
    {"table", "rows", "classes", "groups", "units", "domains", "legend", "not_applicable"}
)


def changed(value: Any, way: Place, text: str) -> Any:
    """The content with another text at the end of a way."""
    if not way:
        return text
    first, *rest = way
    if isinstance(first, int):
        return (*value[:first], changed(value[first], tuple(rest), text), *value[first + 1 :])
    assert isinstance(first, str)
    return replace(value, **{first: changed(getattr(value, first), tuple(rest), text)})


def with_another_digit(text: str, draw: Random) -> str:
    places = [place for place, letter in enumerate(text) if letter.isdecimal()]
    place = draw.choice(places)
    digit = draw.choice([each for each in "0123456789" if each != text[place]])
    return f"{text[:place]}{digit}{text[place + 1 :]}"


@pytest.mark.parametrize("kind", [*TABLES, PaperKind.BLANK_SHEETS, PaperKind.WARNINGS])
def test_any_changed_digit_in_a_table_is_told(
    locked: Session, tmp_path: Path, kind: PaperKind
) -> None:
    draw = Random(kind)
    (paper,) = files(locked, kind).papers
    if kind is PaperKind.UNIT_SHEETS:  # the first sheet is enough, and much faster
        (paper, *_) = files(locked, kind, request=replace(SIGNED, one_file=False)).papers
    cells = [
        (nth, way, text)
        for nth, content in enumerate(paper.contents)
        for way, text in cells_with_digits(content)
    ]
    assert len(cells) > 20
    for nth, way, text in draw.sample(cells, 8):
        other = with_another_digit(text, draw)
        contents = list(paper.contents)
        contents[nth] = changed(contents[nth], way, other)
        forged: Paper = replace(paper, contents=tuple(contents))
        found = handed_in(locked, forged.make(), tmp_path, "x.pdf")
        assert not found.agrees, (way, text, other)


@pytest.mark.parametrize("kind", TABLES)
def test_any_changed_number_in_a_spreadsheet_is_told(
    locked: Session, tmp_path: Path, kind: PaperKind
) -> None:
    draw, content = Random(kind), workbook(locked, kind)
    path = tmp_path / "x.xlsx"
    for change in (1, -1, 0.5, 0.01, 0.00004, 1e-6):
        book = load_workbook(BytesIO(content))
        numbers = [
            cell
            for page in book.worksheets
            for row in page.iter_rows()
            for cell in row
            if isinstance(cell.value, (int, float))
        ]
        cell = draw.choice(numbers)
        cell.value += change  # type: ignore[operator]
        book.save(path)
        assert not compare(locked, path).agrees, (cell.coordinate, cell.value)


def test_a_number_moved_into_another_column_is_told(locked: Session, tmp_path: Path) -> None:
    book = load_workbook(BytesIO(workbook(locked, PaperKind.UNIT_SHEETS)))
    page = book.worksheets[0]
    cell = next(
        cell
        for row in page.iter_rows()
        for cell, beside in itertools.pairwise(row)
        if isinstance(cell.value, (int, float)) and beside.value is None
    )
    page.cell(cell.row, cell.column + 1).value = cell.value
    cell.value = None
    path = tmp_path / "x.xlsx"
    book.save(path)
    assert not compare(locked, path).agrees
