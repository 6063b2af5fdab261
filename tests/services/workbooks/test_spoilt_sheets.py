"""Sheets that are not as they were written, and cells that cannot be taken."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.remarks import Remark
from parindex_desktop.domain.rules.kinds import (
    BandsRule,
    JudgedRule,
    OptionsRule,
    PerItemRule,
    YesNoRule,
)
from parindex_desktop.domain.workbooks.columns import Column, address
from parindex_desktop.domain.workbooks.lines import FIRST_ROW
from parindex_desktop.domain.workbooks.returned import Returned, ReturnState
from parindex_desktop.errors import Severity
from parindex_desktop.services import traits
from parindex_desktop.services.entity_changes import changed
from tests.workbook_files import Office, codes, opened, put

if TYPE_CHECKING:
    from pathlib import Path


Spoil = Callable[[Worksheet, Office], None]


def spoil(path: Path, office: Office, change: Spoil) -> Returned:
    with opened(path) as page:
        change(page, office)
    return office.read()


# ---- the structure of the sheet ------------------------------------------------------------------


def _delete_row(page: Worksheet, office: Office) -> None:
    page.delete_rows(office.lines.leaves[1].line.row)


def _insert_row(page: Worksheet, office: Office) -> None:
    row = office.lines.leaves[1].line.row
    page.insert_rows(row)
    put(page, row, Column.NAME, "Tiêu chí do đơn vị thêm")


def _insert_blank_row(page: Worksheet, office: Office) -> None:
    page.insert_rows(office.lines.leaves[1].line.row)


def _swap_rows(page: Worksheet, office: Office) -> None:
    first, second = (leaf.line.row for leaf in office.lines.leaves[:2])
    for column in range(1, Column.KEY + 1):
        one, other = page.cell(first, column), page.cell(second, column)
        one.value, other.value = other.value, one.value


def _double_row(page: Worksheet, office: Office) -> None:
    last = office.lines.total_row
    for column in range(1, Column.KEY + 1):
        page.cell(last + 3, column).value = page.cell(FIRST_ROW, column).value


def _rename_code(page: Worksheet, office: Office) -> None:
    put(page, FIRST_ROW, Column.CODE, "9.9")


def _raise_maximum(page: Worksheet, office: Office) -> None:
    put(page, office.lines.leaves[0].line.row, Column.MAXIMUM, 20)


def _rename_sheet(page: Worksheet, office: Office) -> None:
    page.title = "Phiếu chấm"


def _delete_column(page: Worksheet, office: Office) -> None:
    page.delete_cols(Column.WANTED)


@pytest.mark.parametrize(
    ("change", "code"),
    [(_delete_row, "WBK.119"), (_insert_row, "WBK.120"), (_insert_blank_row, "WBK.121"),
     (_swap_rows, "WBK.121"), (_double_row, "WBK.120"), (_rename_code, "WBK.122"),
     (_raise_maximum, "WBK.122"), (_rename_sheet, "WBK.117"), (_delete_column, "WBK.118")],
)  # fmt: skip
def test_a_sheet_with_another_structure_is_refused_and_the_others_go_on(
    office: Office, paths: tuple[Path, ...], change: Spoil, code: str
) -> None:
    returned = spoil(paths[0], office, change)
    assert returned.units[0].state is ReturnState.REJECTED
    assert code in codes(returned.units[0])
    assert returned.units[1].state is ReturnState.RECEIVED
    office.take(returned)
    assert office.book.self_total(office.book.units[0].id) is None
    assert office.book.self_total(office.book.units[1].id) is not None


def test_a_deleted_row_is_named(office: Office, paths: tuple[Path, ...]) -> None:
    unit = spoil(paths[0], office, _delete_row).units[0]
    leaf = office.lines.leaves[1]
    assert [(p.place, p.params) for p in unit.problems] == [
        (address(leaf.line.row, 1), {"code": leaf.criterion.code})
    ]


# ---- the cells -----------------------------------------------------------------------------------


def _fact(kind: type, value: Any, *, nth: int = 0) -> Spoil:
    def change(page: Worksheet, office: Office) -> None:
        page.cell(office.leaf_of(kind).facts[nth].row, Column.FACT).value = value

    return change


def _error(page: Worksheet, office: Office) -> None:
    cell = page.cell(office.leaf_of(PerItemRule).line.row, Column.FACT)
    cell.value, cell.data_type = "#REF!", "e"


def _points(value: Any) -> Spoil:
    def change(page: Worksheet, office: Office) -> None:
        page.cell(office.leaf_of(JudgedRule).line.row, Column.POINTS).value = value

    return change


def _percent(page: Worksheet, office: Office) -> None:
    cell = page.cell(office.leaf_of(JudgedRule).line.row, Column.POINTS)
    cell.value, cell.number_format = 0.5, "0%"


def _in_survey(page: Worksheet, office: Office) -> None:
    survey = next(leaf for leaf in office.lines.leaves if not leaf.is_open)
    put(page, survey.line.row, Column.POINTS, 1)


@pytest.mark.parametrize(
    ("change", "code"),
    [(_error, "WBK.130"), (_fact(PerItemRule, "hai"), "WBK.131"),
     (_fact(PerItemRule, datetime(2025, 5, 2)), "WBK.132"),
     (_percent, "WBK.133"), (_fact(PerItemRule, "=1+1"), "WBK.134"),
     (_fact(YesNoRule, None), "WBK.135"), (_fact(BandsRule, None, nth=1), "WBK.135"),
     (_in_survey, "WBK.136"), (_points(2.5), "NUM.112"), (_points(-1), "NUM.111"),
     (_points("một"), "WBK.131"), (_points(1.23456), "NUM.102"),
     (_fact(OptionsRule, "Gần như kịp thời"), "RUL.104"), (_fact(PerItemRule, 1.5), "RUL.105"),
     (_fact(PerItemRule, -1), "RUL.103"), (_fact(BandsRule, 0, nth=1), "RUL.108"),
     (_fact(YesNoRule, "Đúng"), "RUL.104")],
)  # fmt: skip
def test_a_cell_that_cannot_be_taken_is_named(
    office: Office, paths: tuple[Path, ...], change: Spoil, code: str
) -> None:
    before = office.session.path.read_bytes()
    returned = spoil(paths[0], office, change)
    unit = returned.units[0]
    assert unit.state is ReturnState.REJECTED
    assert codes(unit) == [code]
    assert unit.problems[0].place[0] in "FG"
    assert unit.cells == ()
    assert returned.units[1].state is ReturnState.RECEIVED
    assert office.session.path.read_bytes() == before


def _beside(column: Column, value: Any) -> Spoil:
    def change(page: Worksheet, office: Office) -> None:
        page.cell(office.leaf_of(PerItemRule).line.row, column).value = value

    return change


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [(Column.REMARK, "dài " * 501, "RMK.101"), (Column.REMARK, "=A1", "WBK.134"),
     (Column.REMARK, "#REF!", "WBK.130"),
     (Column.NUMBER, "1" * 101, "EVI.104"), (Column.ISSUER, "S" * 201, "EVI.104"),
     (Column.PAGE, "2" * 101, "EVI.104"), (Column.DOCUMENT_NOTE, "n" * 1001, "EVI.104"),
     (Column.NUMBER, "#N/A", "WBK.130")],
)  # fmt: skip
def test_words_that_nobody_could_type_are_named(
    office: Office, paths: tuple[Path, ...], column: Column, value: str, code: str
) -> None:
    unit = spoil(paths[0], office, _beside(column, value)).units[0]
    assert unit.state is ReturnState.REJECTED
    row = office.leaf_of(PerItemRule).line.row
    assert [(p.code, p.place) for p in unit.problems] == [(code, address(row, column))]


@pytest.mark.parametrize("day", ["1/1/0001", "1/9/1945", "1/1/2999", "31/2/2025"])
def test_a_day_that_no_document_has_is_kept_as_its_note(
    office: Office, paths: tuple[Path, ...], day: str
) -> None:
    def change(page: Worksheet, office: Office) -> None:
        _beside(Column.NUMBER, "12/KH-UBND")(page, office)
        _beside(Column.DAY, day)(page, office)

    unit = spoil(paths[0], office, change).units[0]
    assert codes(unit) == ["WBK.139"]
    (document,) = (c.after for c in unit.entities if isinstance(c.after, Evidence))
    assert (document.number, document.day, document.note) == ("12/KH-UBND", "", day)


def test_numbers_typed_as_text_are_taken(office: Office, paths: tuple[Path, ...]) -> None:
    leaf = office.leaf_of(JudgedRule)
    unit = spoil(paths[0], office, _points("1,75")).units[0]
    (points,) = [c.after.points for c in unit.cells if c.key.criterion_id == leaf.criterion.id]
    assert points == 17_500


def test_what_a_new_trait_exempts_is_left_out_with_a_warning(
    office: Office, paths: tuple[Path, ...]
) -> None:
    leaf, unit = office.leaf_of(PerItemRule), office.book.units[0]
    exempt = replace(leaf.criterion, exempt=("Không có văn bản",))
    office.session.do(Edit("criteria.change", entities=changed([(leaf.criterion, exempt)])))
    office.session.do(
        traits.change(office.session, office.round.id, [unit.id], given=("Không có văn bản",))
    )
    read = office.read().units[0]
    assert codes(read) == ["WBK.137"]
    assert read.problems[0].severity is Severity.WARNING
    assert leaf.criterion.id not in {change.key.criterion_id for change in read.cells}


@pytest.mark.parametrize("column", [Column.REMARK, Column.NUMBER, Column.DOCUMENT_NOTE])
def test_words_where_a_unit_does_not_score_are_told_and_reject_nobody(
    office: Office, paths: tuple[Path, ...], column: Column
) -> None:
    survey = next(leaf for leaf in office.lines.leaves if not leaf.is_open)
    row = survey.line.row
    read = spoil(paths[0], office, lambda page, _: put(page, row, column, "12/BC-UBND")).units[0]
    assert read.state is ReturnState.RECEIVED
    assert [(p.code, p.place, p.severity) for p in read.problems] == [
        ("WBK.136", address(row, column), Severity.WARNING)
    ]
    assert survey.criterion.id not in {getattr(c.after, "criterion_id", 0) for c in read.entities}


def test_what_the_program_wrote_beside_a_closed_line_is_no_word_of_the_unit(
    office: Office, paths: tuple[Path, ...]
) -> None:
    leaf, unit = office.leaf_of(PerItemRule), office.book.units[0]
    exempt = replace(leaf.criterion, exempt=("Không có văn bản",))
    office.session.do(Edit("criteria.change", entities=changed([(leaf.criterion, exempt)])))
    give = traits.change(office.session, office.round.id, [unit.id], given=exempt.exempt)
    office.session.do(give)
    shutil.rmtree(office.out)
    office.fill(office.write()[0])
    take = traits.change(office.session, office.round.id, [unit.id], taken=exempt.exempt)
    office.session.do(take)
    read = office.read().units[0]
    assert read.state is ReturnState.RECEIVED
    assert [c.after for c in read.entities if isinstance(c.after, Remark)] == []
