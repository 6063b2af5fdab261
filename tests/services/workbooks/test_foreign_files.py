"""Workbooks of something else, and files that are none."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.rules.kinds import (
    PerItemRule,
)
from parindex_desktop.domain.workbooks.columns import UNIT_CELL, Column
from parindex_desktop.domain.workbooks.returned import ReturnState
from parindex_desktop.services.entity_changes import changed
from tests.workbook_files import Office, codes, opened, put, with_part

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


# ---- whose workbook it is ------------------------------------------------------------------------


def _hidden(path: Path, **texts: str) -> None:
    book = load_workbook(path)
    for name, text in book["PARINDEX"].iter_rows(max_row=10, max_col=2):
        if str(name.value) in texts:
            text.value = texts[str(name.value)]
    book.save(path)


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [("year", "2024", "WBK.110"), ("group_id", "999", "WBK.111"), ("criteria", "0", "WBK.113"),
     ("layout", "99", "WBK.124")],
)  # fmt: skip
def test_a_workbook_of_something_else_rejects_its_unit(
    office: Office, paths: tuple[Path, ...], field: str, text: str, code: str
) -> None:
    _hidden(paths[0], **{field: text})
    returned = office.read()
    assert returned.units[0].state is ReturnState.REJECTED
    assert codes(returned.units[0]) == [code]
    assert paths[0].name in returned.units[0].problems[0].place
    assert returned.units[1].state is ReturnState.RECEIVED


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [("file_id", "0" * 32, "WBK.109"), ("unit_id", "999999", "WBK.112")],
)  # fmt: skip
def test_a_workbook_of_somebody_else_is_no_answer(
    office: Office, paths: tuple[Path, ...], field: str, text: str, code: str
) -> None:
    _hidden(paths[0], **{field: text})
    returned = office.read()
    assert returned.units[0].state is ReturnState.MISSING
    assert [problem.code for problem in returned.strays] == [code]
    assert returned.has_rejected


def test_a_workbook_without_its_identity_is_not_ours(
    office: Office, paths: tuple[Path, ...]
) -> None:
    _hidden(paths[0], year="năm nay")
    assert codes(office.read().units[0]) == ["WBK.108"]


def test_a_changed_rule_makes_workbooks_old(office: Office, paths: tuple[Path, ...]) -> None:
    leaf = office.leaf_of(PerItemRule).criterion
    other = replace(leaf, rule=PerItemRule("văn bản chậm", leaf.max_points))
    office.session.do(Edit("criteria.rule", entities=changed([(leaf, other)])))
    assert codes(office.read().units[0]) == ["WBK.113"]


def test_a_corrected_name_does_not(office: Office, paths: tuple[Path, ...]) -> None:
    leaf = office.leaf_of(PerItemRule).criterion
    better = replace(leaf, name="Tên đã sửa", guide="Mỗi văn bản chậm trừ 0,25")
    office.session.do(Edit("criteria.change", entities=changed([(leaf, better)])))
    assert office.read().units[0].state is ReturnState.RECEIVED


def test_a_workbook_saved_under_another_units_name_is_told(
    office: Office, paths: tuple[Path, ...]
) -> None:
    paths[1].unlink()
    shutil.copy(paths[0], paths[1])
    paths[0].unlink()
    returned = office.read()
    assert codes(returned.units[0]) == ["WBK.115"]
    assert returned.units[1].state is ReturnState.MISSING


def test_a_workbook_with_another_units_name_written_over_is_told(
    office: Office, paths: tuple[Path, ...]
) -> None:
    with opened(paths[0]) as page:
        put(page, *UNIT_CELL, office.book.units[1].name)
    assert codes(office.read().units[0]) == ["WBK.115"]


def test_two_workbooks_of_a_unit_are_both_left_alone(
    office: Office, paths: tuple[Path, ...]
) -> None:
    second = office.out / "sửa lại.xlsx"
    shutil.copy(paths[0], second)
    with opened(second) as page:
        put(page, office.leaf_of(PerItemRule).line.row, Column.FACT, 8)
    returned = office.read()
    assert codes(returned.units[0]) == ["WBK.114"]
    assert returned.units[0].cells == ()


def test_the_same_workbook_twice_is_no_question(office: Office, paths: tuple[Path, ...]) -> None:
    shutil.copy(paths[0], office.out / "bản sao.xlsx")
    unit = office.read().units[0]
    assert unit.state is ReturnState.RECEIVED
    assert codes(unit) == ["WBK.123"]


def test_an_unfilled_workbook_is_not_received(office: Office) -> None:
    states = [unit.state for unit in office.read().units]
    assert states == ["received", "received", "rejected"]
    assert codes(office.read().units[2]) == ["WBK.129"]


# ---- files ---------------------------------------------------------------------------------------


def _bomb(path: Path) -> bytes:
    return with_part(path, "xl/worksheets/sheet9.xml", b" " * 32_000_000)


def _cut(path: Path) -> bytes:
    return path.read_bytes()[:-4000]


def _xlsm(path: Path) -> bytes:
    return with_part(path, "xl/vbaProject.bin", b"macro")


def _ods(path: Path) -> bytes:
    return with_part(path, "content.xml", b"<office/>")


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [(_cut, "WBK.103"), (_bomb, "WBK.104"), (_xlsm, "WBK.106"), (_ods, "WBK.105"),
     (lambda _: b"", "WBK.101"), (lambda _: b"%PDF-1.7", "WBK.101"),
     (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "WBK.105"),
     (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
      + "EncryptedPackage".encode("utf-16-le"), "WBK.102"),
     (lambda path: path.read_bytes()[:300] + b"\0" * 300 + path.read_bytes()[600:], "WBK.103")],
    ids=["cut", "bomb", "macros", "ods", "empty", "pdf", "xls", "password", "overwritten"],
)  # fmt: skip
def test_a_file_that_is_no_sound_workbook_rejects_the_unit_of_its_name(
    office: Office, paths: tuple[Path, ...], spoilt: Callable[[Path], bytes], code: str
) -> None:
    paths[0].write_bytes(spoilt(paths[0]))
    returned = office.read()
    assert codes(returned.units[0]) == [code]
    assert returned.units[0].problems[0].place == paths[0].name
    assert returned.units[1].state is ReturnState.RECEIVED


def test_other_files_are_left_aside(office: Office, paths: tuple[Path, ...]) -> None:
    (office.out / "Công văn.pdf").write_bytes(b"%PDF")
    (office.out / "~$khóa.xlsx").write_bytes(b"")
    with zipfile.ZipFile(office.out / "hỏng.xlsx", "w") as archive:
        archive.writestr("a.txt", "a")
    returned = office.read()
    told = [(problem.code, problem.place) for problem in returned.strays]
    assert told == [("WBK.116", "Công văn.pdf"), ("WBK.101", "hỏng.xlsx")]
    assert returned.units[0].state is ReturnState.RECEIVED


def test_a_damaged_copy_beside_the_sound_one_does_not_stop_it(
    office: Office, paths: tuple[Path, ...]
) -> None:
    (office.out / "hỏng.xlsx").write_bytes(_cut(paths[0]))
    returned = office.read()
    assert returned.units[0].state is ReturnState.RECEIVED
    assert [problem.code for problem in returned.strays] == ["WBK.103"]
