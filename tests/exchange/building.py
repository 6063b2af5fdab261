"""Workbooks and importing states that tests of an import start from."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from parindex_desktop.domain.importing.plan import ImportPlan, ImportRequest, ImportState
from parindex_desktop.domain.importing.planning import make_plan
from parindex_desktop.domain.importing.table import SourceTable
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.domain.scores import CellState, Score
from parindex_desktop.domain.units import GroupId, UnitGroup
from parindex_desktop.services.similar_names import similar_names

NASTY = Path(__file__).parent / "nasty"
GROUP = UnitGroup(GroupId(1), "so", "các sở, ban, ngành tỉnh", "Sở, ban, ngành", 0)
EMPTY = ImportState(GROUP, None, None, None, {GROUP.id: GROUP.name}, {}, (), frozenset(), {})
MAXIMA = {"appraised": Points(700_000), "survey": Points(300_000)}


def plan_of(table: SourceTable, **answers: Any) -> ImportPlan:
    """Plans an import of 2016 into a work file that holds nothing yet."""
    return make_plan(EMPTY, ImportRequest(2016, GROUP.id, **answers), table, similar_names)


def scores_of(plan: ImportPlan) -> dict[str, tuple[str, ...]]:
    """Returns unit -> its scores as texts, rows that are imported only."""
    return {
        row.name: tuple(show(cell.after) for cell in row.cells) for row in plan.rows if row.cells
    }


def show(score: Score) -> str:
    if score.state is CellState.NUMBER:
        return format_points(score.points)
    return {"blank": "", "na": "n/a"}.get(score.state, score.state)


def codes(plan: ImportPlan) -> list[str]:
    """Returns the codes told, in order, without skipped rows and columns left aside."""
    return [p.code for p in plan.all_problems() if p.code not in {"IMP.126", "IMP.127"}]


def workbook(fill: Callable[[Worksheet], None]) -> bytes:
    """Returns the bytes of a workbook whose only sheet is filled by the caller."""
    book = Workbook()
    fill(book.worksheets[0])
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(sheet: Worksheet, rows: Sequence[Sequence[str | float | None]], start: int = 1) -> None:
    for number, row in enumerate(rows, start):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
