"""Sheets of units in files: one for all or one each, their tables, a locked round."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, cast

import pytest
from openpyxl import load_workbook

from parindex_desktop.domain.documents import Stamp
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.locking import lock
from parindex_desktop.services.papers.files import workbook_of
from parindex_desktop.services.papers.kinds import PaperKind, PaperTask
from parindex_desktop.services.papers.unit_sheets import unit_sheet_parts
from tests.paper_sets import papers, task_of
from tests.result_sheets import (
    REQUEST,
    open_small,
    sheets,
)
from tests.trait_files import book_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from parindex_desktop.domain.papers_sheets import UnitSheet
    from parindex_desktop.domain.units import Unit
    from parindex_desktop.services.papers.kinds import PaperPart
    from parindex_desktop.services.session import Session


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Session]:
    session = open_small(tmp_path)
    yield session
    session.close()


def test_units_share_a_file_or_have_one_each(small: Session) -> None:
    (one,) = papers(small, PaperKind.UNIT_SHEETS)
    assert len(one.contents) == 4
    each = papers(small, PaperKind.UNIT_SHEETS, request=replace(REQUEST, one_file=False))
    assert [len(paper.contents) for paper in each] == [1] * 4
    assert len({paper.file_name.casefold() for paper in each}) == 4


def test_the_spreadsheet_holds_numbers_in_two_long_tables(small: Session) -> None:
    book = book_of(small)
    parts = tuple(unit_sheet_parts(task_of(small, book, REQUEST)))
    leaves, domains = sheets_of(small, parts)
    header = leaves.index(next(row for row in leaves if row[0] == "Sở, ban, ngành"))
    rows = leaves[header + 1 :]
    assert len(rows) == 4 * len(book.leaves)
    found = {(row[0], row[2]): row for row in rows}
    assert found["Sở Nội vụ", "1.2"][4:8] == (10, None, Decimal("7.25"), Decimal("2.75"))
    assert found["Sở Nội vụ", "1.2"][1] == "Công tác chỉ đạo, điều hành cải cách hành chính"
    assert found["Sở Tài chính", "2.1.1"][6] == "KAD"
    assert found["Thanh tra tỉnh", "3"][6] is None
    totals = [row for row in domains if row[1] == "Tổng cộng"]
    assert [row[0] for row in totals] == [unit.name for unit in book.units]
    printed = {name: sheet.domains.summary for name, sheet in sheets(small, book).items()}
    for name, _, maximum, reached, ratio, middle, gap in totals:
        texts = [shown_number(value) for value in (maximum, reached)]
        texts += [shown_number(value, 2) for value in (ratio, middle)]
        texts.append(("+" if isinstance(gap, Decimal) and gap > 0 else "") + shown_number(gap, 2))
        assert tuple(texts) == printed[str(name)][2:]


def sheets_of(session: Session, parts: Sequence[PaperPart]) -> list[list[tuple[object, ...]]]:
    make = workbook_of(session, book_of(session).round, parts)
    assert make is not None
    book = load_workbook(io.BytesIO(make()))
    return [
        [
            tuple(Decimal(str(v)) if isinstance(v, int | float) else v for v in row)
            for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book.worksheets
    ]


def shown_number(value: object, decimals: int | None = None) -> str:
    if not isinstance(value, Decimal):
        return ""
    text = f"{value:.{decimals}f}" if decimals is not None else f"{value.normalize():f}"
    return text.replace(".", ",")


def test_a_locked_round_prints_what_it_held_when_it_was_locked(session: Session) -> None:
    book = session.book(session.rounds[0].id, session.group_of("so").id)
    before = sheets(session, book)
    locking = lock(session, book.round, by="Lan", now=datetime(2017, 5, 23, 8, tzinfo=UTC))
    session.do(Edit("test", entities=(EntityChange(book.units[0], renamed(book.units[0])),)))
    locked = reading_for_papers(session, book.round)
    task = PaperTask(locked, book.round, (book.group,), book.group)
    after = [cast("UnitSheet", part.content) for part in unit_sheet_parts(task)]
    assert {each.stamp for each in after} == {Stamp(fingerprint=locking.short)}
    assert {each.unit: (each.domains, each.table, each.notes) for each in after} == {
        name: (each.domains, each.table, each.notes) for name, each in before.items()
    }


def renamed(unit: Unit) -> Unit:
    return replace(unit, name=f"{unit.name} và Môi trường")
