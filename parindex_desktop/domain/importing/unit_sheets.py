"""Score sheets of one unit each (phiếu chấm điểm), laid down as the rows of one table.

A sheet has the criteria down and the points beside them; a table of scores has the units down and
the criteria across. Laid down, a sheet takes the way of every table: the same matching of names,
the same checks, one edit for all sheets together. Messages still name the cells of the sheet.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriterionId, Source
from parindex_desktop.domain.importing.mapping import heading_key
from parindex_desktop.domain.importing.reading import is_number
from parindex_desktop.domain.importing.table import SourceCell, SourceRow, SourceTable
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion

UNIT_HEADING = "Đơn vị"

_SHARE = 2
"""A sheet names at least every second leaf: fewer codes in a column are chance."""

_NAMED = re.compile(r"(ten )?(don vi|co quan|dia phuong)( duoc)?( (tu )?(danh gia|cham diem))?\s*:")
_MAXIMUM = re.compile(r"toi da|diem chuan|thang diem")
_SELF = re.compile(r"tu (danh gia|cham|cho diem)")
_SURVEY = re.compile(r"xhh|dieu tra|xa hoi hoc|khao sat|chi so ngoai")
_SECOND = re.compile(r"tham dinh.*(lan 2|lan hai|lan ii)|phuc tham")
_APPRAISED = re.compile(r"tham dinh|(noi vu|hoi dong).*(danh gia|cham)")
_REACHED = re.compile(r"^(so )?diem( so| dat( duoc)?| cham)?$|^ket qua$")
_HEADINGS: Mapping[Stage, tuple[re.Pattern[str], ...]] = {
    Stage.SELF: (_SELF, _REACHED),
    Stage.APPRAISAL_1: (_APPRAISED, _REACHED),
    Stage.APPRAISAL_2: (_SECOND, _APPRAISED, _REACHED),
    Stage.SURVEY: (_SURVEY,),
}
"""What heads the points of a stage, the surest words first."""


@dataclass(frozen=True, slots=True)
class LaidDown:
    """Sheets as one table.

    Attributes:
        table: A row of headings, then a row per sheet.
        problems: Criteria that a sheet does not name, and lines that it has and the set has not.
    """

    table: SourceTable
    problems: tuple[Problem, ...]


def is_unit_sheet(table: SourceTable, tree: CriteriaTree | None) -> bool:
    """Tells the sheet of one unit from a table of units: the codes of the set stand in a column."""
    return tree is not None and _code_column(table, tree) is not None


def lay_down(sheets: Sequence[SourceTable], tree: CriteriaTree, stage: Stage) -> LaidDown:
    """Returns sheets as one table, a row each.

    Args:
        sheets: Each of one unit.
        tree: The criteria of the group.
        stage: Whose points are taken; beside those of an appraisal the survey's are taken too.

    Raises:
        InputError: `IMP.431` a sheet without codes of the set, `IMP.432` one without a column of
            the stage's points.
    """
    leaves = _asked(tree, stage)
    headings = (SourceCell(UNIT_HEADING), *(SourceCell(leaf.code) for leaf in leaves))
    rows = [SourceRow(1, headings)]
    places: dict[tuple[int, int | None], str] = {}
    problems: list[Problem] = []
    for number, sheet in enumerate(sheets, start=2):
        read = _SheetReader(sheet, tree, stage)
        cells = read.cells()
        found = [cells.get(leaf.id, (SourceCell(), "")) for leaf in leaves]
        rows.append(SourceRow(number, (read.unit(), *(cell for cell, _ in found))))
        places[number, None] = sheet.name
        places |= {(number, at): place for at, (_, place) in enumerate(found, start=1) if place}
        problems.extend(read.problems())
    first = sheets[0]
    name = first.name if len(sheets) == 1 else str(PurePath(first.name).parent)
    table = SourceTable(name, tuple(rows), sheet=first.sheet, sheets=first.sheets, places=places)
    return LaidDown(table, tuple(problems))


class _SheetReader:
    """Reads one sheet."""

    def __init__(self, sheet: SourceTable, tree: CriteriaTree, stage: Stage) -> None:
        self._sheet = sheet
        self._asked = _asked(tree, stage)
        column = _code_column(sheet, tree)
        if column is None:
            raise InputError("IMP.431", name=sheet.name)
        self._codes = column
        self._known = {_code_key(c.code): c for c in tree.criteria}
        self._body = [row for row in sheet.rows if self._criterion(row) is not None]
        self._head = [row for row in sheet.rows if row.number < self._body[0].number]
        self._points = self._column_of(stage)
        self._survey = self._column_of(Stage.SURVEY)
        if self._points is None and self._survey is None:
            raise InputError("IMP.432", name=sheet.name)

    def unit(self) -> SourceCell:
        """Returns the unit's name: behind `Tên đơn vị:` above the table, else the file's name."""
        for row in self._head:
            for at, cell in enumerate(row.cells):
                match = _NAMED.match(heading_key(cell.text))
                if match is not None:
                    rest = clean(cell.text.partition(":")[2])
                    beside = (c.text for c in row.cells[at + 1 :] if c.text)
                    return SourceCell(rest or next(beside, ""))
        return SourceCell(PurePath(self._sheet.name).stem)

    def cells(self) -> dict[CriterionId, tuple[SourceCell, str]]:
        """Returns the points of each leaf with their place in the sheet."""
        found: dict[CriterionId, tuple[SourceCell, str]] = {}
        for row in self._body:
            leaf = self._criterion(row)
            if leaf is None or leaf not in self._asked:
                continue
            outside = leaf.source is not Source.APPRAISED
            column = self._survey if outside and self._survey is not None else self._points
            if column is not None:
                found[leaf.id] = (row.cell(column), self._place(row.number, column))
        return found

    def problems(self) -> Iterator[Problem]:
        """Yields what does not fit between sheet and set."""
        named = [c for row in self._body if (c := self._criterion(row)) is not None]
        for criterion, times in Counter(named).items():
            if times > 1:
                yield Problem("IMP.433", self._sheet.name, {"code": criterion.code})
        missing = [leaf.code for leaf in self._asked if leaf not in named]
        if missing:
            params: dict[str, object] = {"count": len(missing), "codes": ", ".join(missing)}
            yield Problem("IMP.434", self._sheet.name, params, Severity.WARNING)
        for row in self._sheet.rows:
            code = row.cell(self._codes).text
            strange = re.fullmatch(r"\d+(\.\d+)+\.?", code) and self._criterion(row) is None
            if strange and row.number > self._body[0].number:
                place = self._place(row.number, self._codes)
                yield Problem("IMP.435", place, {"code": code}, Severity.WARNING)

    def _criterion(self, row: SourceRow) -> Criterion | None:
        return self._known.get(_code_key(row.cell(self._codes).text))

    def _place(self, row: int, column: int) -> str:
        return f"{self._sheet.name} {self._sheet.place(row, column)}"

    def _column_of(self, stage: Stage) -> int | None:
        """Returns the column of a stage's points, whose heading stands above the first code."""
        width = max(len(row.cells) for row in self._sheet.rows)
        headings = {
            column: [heading_key(row.cell(column).text) for row in self._head]
            for column in range(width)
            if column != self._codes and self._holds_numbers(column)
        }
        for words in _HEADINGS[stage]:
            for column, texts in headings.items():
                named = any(words.search(text) for text in texts)
                if named and not any(_MAXIMUM.search(text) for text in texts):
                    return column
        return None

    def _holds_numbers(self, column: int) -> bool:
        """Leaves out columns of explanations, whose headings name the stage too."""
        cells = [row.cell(column) for row in self._body]
        filled = [cell for cell in cells if not cell.is_blank]
        return not filled or any(is_number(cell) for cell in filled)


def _asked(tree: CriteriaTree, stage: Stage) -> tuple[Criterion, ...]:
    """Returns the leaves that a sheet gives points for; no unit measures itself from outside."""
    own = stage is Stage.SELF
    return tuple(x for x in tree.leaves() if not own or x.source is Source.APPRAISED)


def _code_column(table: SourceTable, tree: CriteriaTree) -> int | None:
    """Returns the column that holds the codes of the leaves; None when a row holds more of them."""
    codes = {_code_key(leaf.code) for leaf in tree.leaves()}
    down: defaultdict[int, set[str]] = defaultdict(set)
    across = 0
    for row in table.rows:
        keys = [_code_key(cell.text) for cell in row.cells]
        across = max(across, len(codes.intersection(keys)))
        for column, key in enumerate(keys):
            if key in codes:
                down[column].add(key)
    column = max(down, key=lambda at: (len(down[at]), -at), default=0)
    count = len(down[column])
    return column if count >= max(across, 2) and count * _SHARE >= len(codes) else None


def _code_key(code: str) -> str:
    return heading_key(code).rstrip(".)").replace(",", ".")
