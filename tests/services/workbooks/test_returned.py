"""A folder of returned workbooks: who sent what, and what it changes."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.criteria import Source
from parindex_desktop.domain.edits import CellChange, Edit
from parindex_desktop.domain.process import Step, StepPlan
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.rules.kinds import (
    JudgedRule,
    PerItemRule,
)
from parindex_desktop.domain.scores import Score, Stage
from parindex_desktop.domain.workbooks.columns import Column
from parindex_desktop.domain.workbooks.returned import ReturnState, Standing
from parindex_desktop.errors import Cancelled, InputError
from parindex_desktop.services.entity_changes import created
from parindex_desktop.services.workbooks_reading import read_files
from tests.workbook_files import Office, codes, opened, put

if TYPE_CHECKING:
    from pathlib import Path


def test_every_unit_is_told(office: Office, paths: tuple[Path, ...]) -> None:
    returned = office.read()
    assert [unit.state for unit in returned.units] == ["received", "received", "missing"]
    assert returned.units[0].file == paths[0].name
    assert returned.strays == ()
    assert not returned.has_rejected


def test_reading_changes_nothing_before_the_edit(office: Office, paths: tuple[Path, ...]) -> None:
    before = office.session.path.read_bytes()
    assert office.read().units[0].changes_anything
    assert office.session.path.read_bytes() == before


def test_taking_over_is_one_step_of_undo(office: Office, paths: tuple[Path, ...]) -> None:
    office.take(office.read())
    unit = office.book.units[0].id
    assert office.book.self_total(unit) is not None
    office.session.bus.undo()
    assert office.book.self_total(unit) is None
    assert office.session.dossier(office.round.id).done(unit, Step.SELF) is None


def test_the_same_folder_again_changes_nothing(office: Office, paths: tuple[Path, ...]) -> None:
    leaf = office.lines.leaves[0]
    with opened(paths[0]) as page:
        for column, text in zip(range(Column.NUMBER, Column.KEY), (
            "12/KH-UBND", "05/02/2025", "UBND xã", "tr. 3", "bản ký số", "Đã làm đủ",
        ), strict=True):  # fmt: skip
            put(page, leaf.line.row, column, text)
    first = office.read()
    office.take(first)
    again = office.read()
    assert first.units[0].count(Standing.NEW) > 2
    assert not any(unit.changes_anything for unit in again.units)
    assert again.units[0].count(Standing.UNCHANGED) == first.units[0].count(Standing.NEW)
    assert again.edit(office.session.new_ids).is_empty


def test_a_corrected_workbook_changes_what_differs(office: Office, paths: tuple[Path, ...]) -> None:
    office.take(office.read())
    leaf = office.leaf_of(PerItemRule)
    with opened(paths[0]) as page:
        put(page, leaf.line.row, Column.FACT, 77)
    unit = office.read().units[0]
    assert [change.key.criterion_id for change in unit.cells] == [leaf.criterion.id]
    assert unit.count(Standing.CHANGED) == 1


def test_a_blank_input_leaves_what_stands(office: Office, paths: tuple[Path, ...]) -> None:
    office.take(office.read())
    leaf = office.leaf_of(PerItemRule)
    with opened(paths[0]) as page:
        put(page, leaf.line.row, Column.FACT, None)
    unit = office.read().units[0]
    assert unit.cells == ()
    assert codes(unit) == ["WBK.138"]
    assert unit.problems[0].params == {"count": 1, "codes": leaf.criterion.code}


def test_documents_are_told_apart_by_their_number(office: Office, paths: tuple[Path, ...]) -> None:
    unit, leaf = office.book.units[0].id, office.lines.leaves[0]
    row = leaf.line.row
    with opened(paths[0]) as page:
        put(page, row, Column.NUMBER, "12/KH-UBND\n13/BC-UBND")
        put(page, row, Column.DAY, "05/02/2025\n06/02/2025")
    office.take(office.read())
    with opened(paths[0]) as page:
        put(page, row, Column.NUMBER, "12/kh-ubnd\n14/QĐ-UBND")
        put(page, row, Column.ISSUER, "UBND xã")
    office.take(office.read())
    named = office.session.dossier(office.round.id).evidence(unit, leaf.criterion.id)
    assert [(each.number, each.day, each.issuer) for each in named] == [
        ("12/KH-UBND", "2025-02-05", "UBND xã"),
        ("13/BC-UBND", "2025-02-06", ""),
        ("14/QĐ-UBND", "2025-02-06", ""),
    ]
    assert len({each.id for each in named}) == 3


def test_what_a_unit_leaves_blank_of_a_document_stays(
    office: Office, paths: tuple[Path, ...]
) -> None:
    unit, leaf = office.book.units[0].id, office.lines.leaves[0]
    row, told = leaf.line.row, (Column.DAY, Column.ISSUER, Column.PAGE, Column.DOCUMENT_NOTE)
    with opened(paths[0]) as page:
        put(page, row, Column.NUMBER, "12/KH-UBND")
        for column, text in zip(told, ("05/02/2025", "UBND", "3", "bản sao"), strict=True):
            put(page, row, column, text)
    office.take(office.read())
    before = office.session.dossier(office.round.id).evidence(unit, leaf.criterion.id)
    assert [(e.day, e.issuer, e.page, e.note) for e in before] == [
        ("2025-02-05", "UBND", "3", "bản sao")
    ]
    with opened(paths[0]) as page:
        for column in told:
            put(page, row, column, None)
    office.take(office.read())
    assert office.session.dossier(office.round.id).evidence(unit, leaf.criterion.id) == before


def test_a_day_that_is_none_is_kept_as_note(office: Office, paths: tuple[Path, ...]) -> None:
    leaf = office.lines.leaves[0]
    with opened(paths[0]) as page:
        put(page, leaf.line.row, Column.NUMBER, "12/KH-UBND")
        put(page, leaf.line.row, Column.DAY, "tháng 2/2025")
    returned = office.read()
    office.take(returned)
    unit = office.book.units[0].id
    (named,) = office.session.dossier(office.round.id).evidence(unit, leaf.criterion.id)
    assert codes(returned.units[0]) == ["WBK.139"]
    assert (named.day, named.note) == ("", "tháng 2/2025")


def test_a_real_date_cell_is_the_day(office: Office, paths: tuple[Path, ...]) -> None:
    leaf = office.lines.leaves[0]
    with opened(paths[0]) as page:
        page.cell(leaf.line.row, Column.DAY).value = datetime(2025, 2, 5)
    office.take(office.read())
    unit = office.book.units[0].id
    (named,) = office.session.dossier(office.round.id).evidence(unit, leaf.criterion.id)
    assert named.day == "2025-02-05"


def test_a_note_that_starts_like_a_formula_comes_back_as_text(
    office: Office, paths: tuple[Path, ...]
) -> None:
    leaf = office.lines.leaves[0]
    with opened(paths[0]) as page:
        cell = page.cell(leaf.line.row, Column.REMARK)
        cell.value, cell.data_type = "=HYPERLINK(1)", "s"
    office.take(office.read())
    dossier, unit = office.session.dossier(office.round.id), office.book.units[0].id
    assert dossier.remark(unit, leaf.criterion.id, RemarkKind.SELF) == "=HYPERLINK(1)"


def test_points_that_were_judged_keep_their_reason(office: Office, paths: tuple[Path, ...]) -> None:
    leaf, unit = office.leaf_of(JudgedRule), office.book.units[0].id
    with opened(paths[0]) as page:
        put(page, leaf.line.row, Column.POINTS, 1.25)
    office.take(office.read())
    key = office.book.key(unit, leaf.criterion.id, Stage.SELF)
    judged = Score.number(12_500, (("points", "1.25"), ("reason", "Biên bản")))
    before = office.book.score(unit, leaf.criterion.id, Stage.SELF)
    office.session.do(Edit("scores.facts", cells=(CellChange(key, before, judged),)))
    assert not office.read().units[0].changes_anything


@pytest.mark.parametrize(
    ("ends", "received", "state"),
    [("2025-12-31", "2025-12-31", "received"), ("2025-12-31", "2026-01-01", "late"),
     ("", "2026-01-01", "received")],
)  # fmt: skip
def test_who_is_late(
    office: Office, paths: tuple[Path, ...], ends: str, received: str, state: str
) -> None:
    plan = StepPlan(office.round.id, office.group.id, Step.SELF, ends=ends)
    office.session.do(Edit("steps.plan", entities=created([plan])))
    returned = office.read(received=received)
    assert returned.units[0].state == state
    assert returned.units[0].day == received


def test_the_day_is_that_of_the_file_until_it_is_noted(
    office: Office, paths: tuple[Path, ...]
) -> None:
    at = datetime(2025, 11, 20, 12, tzinfo=UTC).timestamp()
    os.utime(paths[0], (at, at))
    office.take(office.read())
    os.utime(paths[0], (at + 864_000, at + 864_000))
    unit = office.read().units[0]
    assert unit.day == "2025-11-20"
    assert not unit.changes_anything


def test_a_unit_that_sent_its_own_before_is_not_missing(
    office: Office, paths: tuple[Path, ...]
) -> None:
    office.take(office.read(received="2025-11-20"))
    paths[0].unlink()
    unit = office.read().units[0]
    assert (unit.state, unit.day) == (ReturnState.EARLIER, "2025-11-20")


@pytest.mark.parametrize("make", [True, False])
def test_a_folder_without_files_is_told(tmp_path: Path, *, make: bool) -> None:
    if make:
        (tmp_path / "none").mkdir()
    with pytest.raises(InputError) as caught:
        read_files(tmp_path / "none")
    assert caught.value.code == "WBK.128"


def test_reading_can_be_stopped(office: Office, paths: tuple[Path, ...]) -> None:
    told: list[tuple[int, int]] = []

    def stop_after_one(done: int, of: int) -> bool:
        told.append((done, of))
        return done < 1

    with pytest.raises(Cancelled):
        read_files(office.out, progress=stop_after_one)
    assert told == [(0, 2), (1, 2)]


def test_only_the_units_wanted_are_taken_over(office: Office, paths: tuple[Path, ...]) -> None:
    first, second, _ = (unit.id for unit in office.book.units)
    returned = office.read()
    office.session.do(returned.edit(office.session.new_ids, units={second}))
    assert office.book.self_total(first) is None
    assert office.book.self_total(second) is not None


def test_survey_leaves_are_never_filled(office: Office, paths: tuple[Path, ...]) -> None:
    surveys = {leaf.id for leaf in office.book.leaves if leaf.source is Source.SURVEY}
    assert surveys
    filled = {c.key.criterion_id for unit in office.read().units for c in unit.cells}
    assert not surveys & filled
