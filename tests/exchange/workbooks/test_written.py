"""What a written workbook holds: what is locked, what is asked, what Excel calculates."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from openpyxl import load_workbook

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.process import Step, StepPlan
from parindex_desktop.domain.rules.kinds import JudgedRule, OptionsRule, PerItemRule, YesNoRule
from parindex_desktop.domain.workbooks.columns import SHEET, UNIT_CELL, Column
from parindex_desktop.errors import Cancelled, InputError
from parindex_desktop.services import traits
from parindex_desktop.services.entity_changes import changed, created
from parindex_desktop.services.workbooks_writing import write_workbooks
from tests.workbook_files import Office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from parindex_desktop.domain.edits import Entity

UNIT = "=cmd|' /C calc'!A0"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, units=2)
    yield made
    made.session.close()


def page_of(path: Path) -> Worksheet:
    return cast("Worksheet", load_workbook(path)[SHEET])


def unlocked(page: Worksheet) -> set[tuple[int, int]]:
    return {place for place, cell in page._cells.items() if not cell.protection.locked}


def test_only_input_cells_are_not_locked(office: Office) -> None:
    page = page_of(office.write()[0])
    wanted: set[tuple[int, int]] = set()
    for leaf in office.lines.leaves:
        if not leaf.is_open:
            continue
        wanted |= {(line.row, Column.FACT) for line in leaf.facts}
        wanted |= {(leaf.line.row, column) for column in range(Column.NUMBER, Column.KEY)}
        if not leaf.facts:
            wanted.add((leaf.line.row, Column.POINTS))
    assert unlocked(page) == wanted
    assert page.protection.sheet


def test_the_structure_is_locked_and_the_identity_hidden(office: Office) -> None:
    book: Workbook = load_workbook(office.write()[0])
    assert book.security is not None
    assert book.security.lockStructure
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "visible", "hidden"]
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    assert page_of(office.out / "Phường An Hội.xlsx").column_dimensions["N"].hidden


def test_headings_stay_in_sight_and_are_printed_on_every_page(office: Office) -> None:
    page = page_of(office.write()[0])
    assert page.freeze_panes == "C6"
    assert page.print_title_rows == "$4:$5"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)


def test_inputs_are_held_to_choices_and_bounds(office: Office) -> None:
    page = page_of(office.write()[0])

    def rule_at(row: int, column: int) -> tuple[str | None, str | None, str | None]:
        place = page.cell(row, column).coordinate
        (rule,) = [r for r in page.data_validations.dataValidation if place in r.sqref]
        assert rule.showErrorMessage
        assert rule.error
        assert len(rule.error) <= 255
        return rule.type, rule.formula1, rule.formula2

    options, yes_no = office.leaf_of(OptionsRule), office.leaf_of(YesNoRule)
    kind, area, _ = rule_at(options.line.row, Column.FACT)
    assert kind == "list"
    assert rule_at(yes_no.facts[1].row, Column.FACT)[:2] == ("list", '"Có,Không"')
    assert rule_at(office.leaf_of(PerItemRule).line.row, Column.FACT)[:2] == ("whole", "0")
    judged = rule_at(office.leaf_of(JudgedRule).line.row, Column.POINTS)
    assert judged == ("decimal", "0", "2")
    title, _, cells = (area or "").partition("!")
    labels = [cell.value for (cell,) in load_workbook(page_path(office))[title][cells]]
    rule = options.criterion.rule
    assert isinstance(rule, OptionsRule)
    assert labels == [option.label for option in rule.options]


def page_path(office: Office) -> Path:
    return office.out / "Phường An Hội.xlsx"


def test_a_parent_adds_its_children_up(office: Office) -> None:
    page = page_of(office.write()[0])
    domain = office.lines.lines[0]
    children = {c.id for c in office.lines.tree.children(domain.criterion.id)}
    rows = [line.row for line in office.lines.lines if line.criterion.id in children]
    assert page.cell(domain.row, Column.POINTS).value == f"=SUM({','.join(f'G{r}' for r in rows)})"


def test_texts_like_formulas_are_texts(office: Office) -> None:
    unit = office.book.units[0]
    leaf = office.leaf_of(OptionsRule).criterion
    assert isinstance(leaf.rule, OptionsRule)
    first = replace(leaf.rule.options[0], label="+SUM(1)")
    risky = replace(leaf, name="@SUM(1)", guide="-1+1", rule=OptionsRule((first,)))
    pairs: list[tuple[Entity, Entity]] = [(unit, replace(unit, name=UNIT)), (leaf, risky)]
    office.session.do(Edit("units.rename", entities=changed(pairs)))
    path = office.write()[0]
    page, row = page_of(path), office.leaf_of(OptionsRule).line.row
    assert path.name == "=cmd ' C calc'!A0.xlsx"
    for place, text in ((UNIT_CELL, UNIT), ((row, Column.NAME), "@SUM(1)"),
                        ((row, Column.GUIDE), "-1+1")):  # fmt: skip
        cell = page.cell(*place)
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    with zipfile.ZipFile(path) as archive:
        formulas = b"".join(archive.read(n) for n in archive.namelist() if "worksheets/" in n)
    assert b"<f>cmd" not in formulas
    assert office.read().units[0].file == path.name


def test_what_does_not_apply_is_closed_for_its_unit_alone(office: Office) -> None:
    leaf, unit = office.leaf_of(YesNoRule), office.book.units[0]
    exempt = replace(leaf.criterion, exempt=("Không có TTHC",))
    office.session.do(Edit("criteria.change", entities=changed([(leaf.criterion, exempt)])))
    given = traits.change(office.session, office.round.id, [unit.id], given=("Không có TTHC",))
    office.session.do(given)
    closed, free = (page_of(path) for path in office.write())
    rows = {line.row for line in leaf.facts} | {leaf.line.row}
    assert not {row for row, _ in unlocked(closed)} & rows
    assert closed.cell(leaf.line.row, Column.REMARK).value == "Không áp dụng: Không có TTHC"
    assert rows <= {row for row, _ in unlocked(free)}
    assert free.cell(leaf.line.row, Column.REMARK).value is None


def test_the_guide_tells_the_unit_and_the_last_day(office: Office) -> None:
    plan = StepPlan(office.round.id, office.group.id, Step.SELF, ends="2025-12-31")
    office.session.do(Edit("steps.plan", entities=created([plan])))
    guide = load_workbook(office.write()[0])["Hướng dẫn"]
    lines = [row[0] for row in guide.iter_rows(values_only=True)]
    assert lines[1] == office.book.units[0].name
    assert "Hạn gửi: 31/12/2025. Nơi nhận: Sở Nội vụ tỉnh An Giang." in lines


def test_nothing_is_overwritten(office: Office) -> None:
    filled = office.write()[1]
    office.fill(filled)
    before = filled.read_bytes()
    (office.out / "Phường An Hội.xlsx").unlink()
    with pytest.raises(InputError) as caught:
        office.write()
    assert caught.value.code == "WBK.127"
    assert [path.name for path in office.out.iterdir()] == [filled.name]
    assert filled.read_bytes() == before


def test_a_stopped_run_writes_nothing(office: Office) -> None:
    with pytest.raises(Cancelled):
        write_workbooks(
            office.session, office.round, office.group, office.out,
            progress=lambda done, _of: done < 1,
        )  # fmt: skip
    assert not office.out.exists()


def test_a_group_without_criteria_is_told(office: Office) -> None:
    with pytest.raises(InputError) as caught:
        write_workbooks(office.session, office.round, office.session.group_of("so"), office.out)
    assert caught.value.code == "WBK.125"
