"""Any workbook that may come back: whatever was done to it, its unit is told, the others go on.

Random values of every type in any cell, rows, columns and sheets that were moved, and files whose
inside was altered. What is taken over can be held to the rules of the program by plain questions.
"""

from __future__ import annotations

import io
import random
import re
import shutil
import zipfile
from contextlib import closing
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell

from parindex_desktop.domain.criteria import Source
from parindex_desktop.domain.evidence import Evidence, entry_of, entry_problems
from parindex_desktop.domain.remarks import Remark, read_remark
from parindex_desktop.domain.rules.evaluating import points_of
from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.domain.workbooks.columns import HIDDEN_SHEET, SHEET, Column
from parindex_desktop.domain.workbooks.lines import FIRST_ROW, asked_fields
from parindex_desktop.domain.workbooks.returned import ReturnState
from parindex_desktop.services.workbooks_writing import file_names
from parindex_desktop.storage.check import check_file, verify_file
from tests.workbook_files import Office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from parindex_desktop.domain.workbooks.returned import UnitReturn

TYPED: tuple[Any, ...] = (
    0, 1, 2, 40, 38.5, 0.1 + 0.2, 1.00000000001, -0.0, -1, 2.5, 1e-7, 123456789012345678, 1e308,
    True, False, datetime(2025, 3, 12), date(1899, 12, 31), date(9999, 12, 31), time(12, 30),
    timedelta(days=2), "", " ", "0", "1,5", "1.234,5", "−1", "١٢", "½", "1e3", "nan", "Infinity",
    "0x10", "95%", "2 000", "Có", "không", "KHÔNG", "KAD", "chờ", "Ban hành kịp thời", "Tốt",
    "=1+1", "=1/0", "#REF!", "#N/A", "12/KH-UBND", "12/3/2025", "31/2/2025", "1/1/0001", "1/1/2999",
    "-", "+", "@", "'", "{unit}", "a\nb\n\nc", "1\n2", "\u202e\u200bẩn", "_x0007_",
    "_x0000_chuông", "dài " * 600, "n" * 2001, "x" * 120, "😀", "'=HYPERLINK(\"http://x\")",
)  # fmt: skip
FORMATS = ("General", "0%", "0.00%", "dd/mm/yyyy", "@", "0.00", '"%"0', "[h]:mm")
INPUTS = (Column.FACT, Column.POINTS, Column.NUMBER, Column.DAY, Column.ISSUER, Column.PAGE,
          Column.DOCUMENT_NOTE, Column.REMARK)  # fmt: skip
RAW_NUMBERS = (b"1e999", b"-1e999", b"1e-400", b"9" * 400, b"NaN", b"", b" 1", b"0x1", b"1E+2")


# ---- what is done to a workbook -----------------------------------------------------------------
def type_anywhere(book: Workbook, chance: random.Random) -> None:
    page = _page(book)
    for _ in range(chance.randint(1, 12)):
        columns = INPUTS if chance.random() < 0.9 else tuple(Column)
        cell = page.cell(chance.randint(FIRST_ROW, page.max_row), chance.choice(columns))
        if isinstance(cell, MergedCell):
            continue
        if chance.random() < 0.3:
            cell.number_format = chance.choice(FORMATS)
        cell.value = chance.choice(TYPED)


def type_into_one_kind(book: Workbook, chance: random.Random) -> None:
    page, value = _page(book), chance.choice(TYPED)
    column = chance.choice(INPUTS)
    for row in range(FIRST_ROW, page.max_row):
        if not page.cell(row, column).protection.locked:
            page.cell(row, column).value = value


def move_lines(book: Workbook, chance: random.Random) -> None:
    page = _page(book)
    row, column = chance.randint(1, page.max_row + 2), chance.randint(1, page.max_column + 1)
    change: Callable[[], object] = chance.choice((
        lambda: page.delete_rows(row, chance.randint(1, 4)),
        lambda: page.insert_rows(row, chance.randint(1, 4)),
        lambda: page.delete_cols(column),
        lambda: page.insert_cols(column),
        lambda: page.move_range(f"A{row}:N{row + 1}", rows=chance.randint(-3, 3)),
        lambda: page.merge_cells(f"F{row}:H{row + 1}"),
    ))  # fmt: skip
    change()


def move_sheets(book: Workbook, chance: random.Random) -> None:
    first, second = chance.sample(book.sheetnames, 2)
    match chance.randrange(4):
        case 0:
            book[first].title, book[second].title = "tạm", first
            book["tạm"].title = second
        case 1:
            del book[first]
        case 2:
            book[first].title = chance.choice(("Sheet1", SHEET + " ", "x"))
        case _:
            del book[HIDDEN_SHEET]
            book.create_chartsheet(HIDDEN_SHEET)


def spoil_identity(book: Workbook, chance: random.Random) -> None:
    page = book[HIDDEN_SHEET]
    cell = page.cell(chance.randint(1, 9), chance.randint(1, 2))
    cell.value = chance.choice((None, "", 0, 2025, "٢٠٢٥", "9" * 5000, "x", datetime(2025, 1, 1)))


def alter_a_part(data: bytes, chance: random.Random) -> bytes:
    """Returns the archive with one part altered, cut off, doubled or left out."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        chosen, how = chance.choice(names), chance.randrange(4)
        for name in names:
            part = old.read(name)
            if name == chosen and how == 0:
                continue
            if name == chosen and how == 1:
                part = part[: chance.randrange(len(part))]
            elif name == chosen and how == 2:
                place = chance.randrange(len(part))
                part = part[:place] + bytes([chance.randrange(256)]) + part[place + 1 :]
            elif how == 3 and "worksheets/" in name:
                part = _other_number(part, chance)
            new.writestr(name, part)
    return changed.getvalue()


def cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _other_number(part: bytes, chance: random.Random) -> bytes:
    numbers = list(re.finditer(rb"<v>([^<]*)</v>", part))
    if not numbers:
        return part
    found = chance.choice(numbers)
    return part[: found.start(1)] + chance.choice(RAW_NUMBERS) + part[found.end(1) :]


INSIDE = (type_anywhere, type_anywhere, type_anywhere, type_into_one_kind, type_into_one_kind,
          move_lines, move_sheets, spoil_identity)  # fmt: skip
OUTSIDE = (alter_a_part, alter_a_part, cut_off)


def spoil(path: Path, chance: random.Random) -> None:
    if chance.random() < 0.7:
        book = load_workbook(path)
        chance.choice(INSIDE)(book, chance)
        book.save(path)
    else:
        path.write_bytes(chance.choice(OUTSIDE)(path.read_bytes(), chance))


# ---- what must hold -----------------------------------------------------------------------------
def check_taken(office: Office, unit: UnitReturn) -> None:
    """Holds what a unit changes to the rules of the program."""
    leaves = {leaf.id: leaf for leaf in office.book.leaves}
    for change in unit.cells:
        leaf, score = leaves[change.key.criterion_id], change.after
        assert (change.key.unit_id, change.key.stage) == (unit.unit_id, Stage.SELF)
        assert leaf.source is Source.APPRAISED
        assert score.state is CellState.NUMBER
        assert 0 <= score.points <= leaf.max_points
        assert bool(score.facts) == bool(asked_fields(leaf))
        if score.facts:
            assert leaf.rule is not None
            assert points_of(leaf.rule, leaf.max_points, score.facts) == score.points
    for entity in (change.after for change in unit.entities):
        if isinstance(entity, Remark):
            assert read_remark(entity.text) == entity.text
        if isinstance(entity, Evidence):
            problems = entry_problems(entry_of(entity).tidy(), date.today(), has_attachment=True)
            assert list(problems) == []


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("any") / "first"
    folder.mkdir()
    office = Office(folder)
    for seed, path in enumerate(office.write()):
        office.fill(path, seed=seed)
    office.session.close()
    return folder


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32))
def test_whatever_comes_back_is_taken_over_soundly_or_told(kept: Path, seed: int) -> None:
    chance, folder = random.Random(seed), kept.with_name("now")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(kept, folder)
    office = Office(folder)
    with closing(office.session):
        sound = office.read().units
        spoil(office.out / file_names(office.book)[0], chance)
        returned = office.read()
        first, *others = returned.units
        assert tuple(others) == sound[1:]
        if first.is_rejected or first.state is ReturnState.MISSING:
            assert not first.changes_anything
            assert first.problems or returned.strays
        check_taken(office, first)
        office.take(returned)
        again = office.read().units
        assert not any(unit.changes_anything for unit in again)
    assert check_file(office.session.path) == ()
    assert verify_file(office.session.path) == ()


def _page(book: Workbook) -> Worksheet:
    return book[SHEET]
