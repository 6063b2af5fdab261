"""Whether a returned sheet still has the lines that were written, each in its place.

A sheet with other rows is refused as a whole: what stands beside a wrong criterion is worse than
what is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import points_to_decimal
from parindex_desktop.domain.text import clean
from parindex_desktop.domain.workbooks.columns import (
    HEADER_ROWS,
    HEADINGS,
    READ,
    SHEET,
    Column,
    address,
)
from parindex_desktop.domain.workbooks.lines import TOTAL_KEY
from parindex_desktop.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parindex_desktop.domain.workbooks.lines import Line, SheetLines
    from parindex_desktop.domain.workbooks.returned import Cells, ReturnedWorkbook


def check_structure(workbook: ReturnedWorkbook, layout: SheetLines) -> tuple[Problem, ...]:
    """Returns what differs from the sheet as it was written; places are cells of the sheet.

    `WBK.117` no such sheet, `WBK.118` other headings, `WBK.119` a row is missing, `WBK.120` a row
    was added, `WBK.121` rows were moved, `WBK.122` a code or maximum was altered.
    """
    if workbook.cells is None:
        names = ", ".join(workbook.sheets)
        return (Problem("WBK.117", params={"sheet": SHEET, "sheets": names}),)
    problems = [*_headings(workbook.cells)]
    if problems:
        return tuple(problems)
    return tuple(_rows(workbook.cells, layout)) or tuple(_altered(workbook.cells, layout))


def _headings(cells: Cells) -> Iterator[Problem]:
    for column, heading in HEADINGS.items():
        if column not in READ:
            continue
        found = [cells[row, column].text for row in HEADER_ROWS if (row, column) in cells]
        if heading not in found:
            place = address(HEADER_ROWS[-1], column)
            yield Problem("WBK.118", place, {"heading": heading})


def _rows(cells: Cells, layout: SheetLines) -> Iterator[Problem]:
    wanted = {line.key: line for line in layout.lines}
    keyed = {row: cell.text for (row, column), cell in cells.items() if column == Column.KEY}
    found = dict(sorted((row, key) for row, key in keyed.items() if row > HEADER_ROWS[-1]))
    present = set(found.values())
    missing = [line for key, line in wanted.items() if key not in present]
    for line in missing:
        yield Problem("WBK.119", address(line.row, 1), {"code": _called(line)})
    added = [*_added(cells, found, layout)]
    yield from (Problem("WBK.120", address(row, 1)) for row in added)
    if not missing and not added:
        for row, key in found.items():
            if key in wanted and wanted[key].row != row:
                yield Problem("WBK.121", address(row, 1), {"code": _called(wanted[key])})
                return  # all rows below the first moved one have moved with it


def _added(cells: Cells, found: Mapping[int, str], layout: SheetLines) -> Iterator[int]:
    """Yields rows with an unknown key, with one that stands twice, or with text and without one."""
    known = {line.key for line in layout.lines} | {TOTAL_KEY}
    seen: set[str] = set()
    for row, key in found.items():
        if key not in known or key in seen:
            yield row
        seen.add(key)
    last = max(found, default=0)
    filled = {row for row, column in cells if column < Column.KEY}
    yield from sorted(row for row in filled if HEADER_ROWS[-1] < row < last and row not in found)


def _altered(cells: Cells, layout: SheetLines) -> Iterator[Problem]:
    for line in layout.lines:
        if line.is_fact:
            continue
        code = cells.get((line.row, Column.CODE))
        if code is None or code.text != clean(line.criterion.code):
            place = address(line.row, Column.CODE)
            yield Problem("WBK.122", place, {"written": line.criterion.code})
        maximum = cells.get((line.row, Column.MAXIMUM))
        written = points_to_decimal(line.criterion.max_points)
        if maximum is None or maximum.number != written:
            place = address(line.row, Column.MAXIMUM)
            yield Problem("WBK.122", place, {"written": f"{written.normalize():f}"})


def _called(line: Line) -> str:
    return f"{line.criterion.code} · {line.label}" if line.is_fact else line.criterion.code
