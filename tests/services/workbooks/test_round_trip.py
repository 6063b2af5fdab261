"""Whatever a unit fills in comes back as the same cells, through Excel and through LibreOffice.

LibreOffice is not everywhere, so what it saved is kept beside the tests; `resaving` makes it anew.
"""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from parindex_desktop.domain.numbers import points_to_decimal
from parindex_desktop.domain.rules.evaluating import evaluate
from parindex_desktop.domain.rules.facts import read_facts
from parindex_desktop.domain.rules.kinds import JudgedRule
from parindex_desktop.domain.scores import CellState, Score
from parindex_desktop.domain.workbooks.answers import read_answer
from parindex_desktop.domain.workbooks.columns import SHEET, Column
from parindex_desktop.domain.workbooks.returned import ReturnState
from parindex_desktop.domain.workbooks.structure import check_structure
from parindex_desktop.exchange.workbooks.reading import read_workbook
from tests.services.workbooks.resaving import FIXTURE, NOTE, resaved_office
from tests.workbook_files import opened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from parindex_desktop.domain.workbooks.lines import Leaf
    from tests.workbook_files import Office

TODAY = date(2026, 1, 5)


def expected(leaf: Leaf, typed: Mapping[str, str]) -> Score:
    """What the rule makes of facts; judged points have no reason in a workbook."""
    criterion = leaf.criterion
    assert criterion.rule is not None
    facts = read_facts(criterion.rule, typed)
    points = evaluate(criterion.rule, criterion.max_points, facts).points
    return Score.number(points, () if isinstance(criterion.rule, JudgedRule) else facts)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(seed=st.integers(0, 10**9), blank=st.sets(st.integers(0, 12)))
def test_what_is_filled_in_comes_back(
    office: Office, paths: tuple[Path, ...], seed: int, blank: set[int]
) -> None:
    clean = paths[0].with_suffix(".clean")
    if not clean.exists():
        shutil.copy(paths[0], clean)
    shutil.copy(clean, paths[0])
    typed = office.fill(paths[0], seed=seed)
    left = {leaf for nth, leaf in enumerate(typed) if nth in blank}
    with opened(paths[0]) as page:
        for leaf in left:
            for line in (leaf.line, *leaf.facts):
                page.cell(line.row, Column.FACT).value = None
            if not leaf.facts:
                page.cell(leaf.line.row, Column.POINTS).value = None
    unit = office.read().units[0]
    found = {change.key.criterion_id: change.after for change in unit.cells}
    assert found == {
        leaf.criterion.id: expected(leaf, facts)
        for leaf, facts in typed.items()
        if leaf not in left
    }
    assert (unit.state is ReturnState.REJECTED) == (not found)


def test_what_libreoffice_saved_has_the_same_cells(tmp_path: Path) -> None:
    office, typed = resaved_office(tmp_path)
    try:
        workbook = read_workbook(FIXTURE.read_bytes(), FIXTURE.name)
        assert workbook.cells is not None
        assert check_structure(workbook, office.lines) == ()
        assert workbook.identity.criteria == office.lines.fingerprint
        assert workbook.identity.unit_name == office.book.units[0].name
        for leaf in office.lines.leaves:
            answer = read_answer(workbook.cells, leaf, "", TODAY)
            assert answer.problems == ()
            wanted = expected(leaf, typed[leaf]) if leaf in typed else Score(CellState.BLANK)
            assert answer.score == wanted
        assert read_answer(workbook.cells, office.lines.leaves[0], "", TODAY).remark == NOTE
    finally:
        office.session.close()


def test_libreoffice_calculates_the_same_points_and_total(tmp_path: Path) -> None:
    office, typed = resaved_office(tmp_path)
    try:
        page = load_workbook(FIXTURE, data_only=True)[SHEET]
        points = {leaf: expected(leaf, facts).points for leaf, facts in typed.items()}
        for leaf, wanted in points.items():
            shown = page.cell(leaf.line.row, Column.POINTS).value
            assert shown == float(points_to_decimal(wanted)), leaf.criterion.code
        total = page.cell(office.lines.total_row, Column.POINTS).value
        assert round(float(str(total)) * 10_000) == sum(points.values())
    finally:
        office.session.close()


def test_libreoffice_keeps_locks_and_texts() -> None:
    page = load_workbook(FIXTURE)[SHEET]
    note = next(cell for (cell,) in page["M6:M200"] if cell.value == NOTE)
    assert note.data_type == "s"
    assert page.protection.sheet
    assert page.cell(page.max_row, Column.KEY).protection.locked
