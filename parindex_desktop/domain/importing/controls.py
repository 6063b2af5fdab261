"""What the table itself prints (totals, index, rank, class, mean) against what its points give.

A difference never changes what is imported; it is told, because one of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.body import BodyRow, RowKind
from parindex_desktop.domain.importing.mapping import MappedColumn, TargetKind, heading_key
from parindex_desktop.domain.importing.reading import (
    DecimalMark,
    decimals_shown,
    is_number,
    read_number,
)
from parindex_desktop.domain.importing.table import SourceTable
from parindex_desktop.domain.numbers import (
    MAX_DECIMALS,
    PER_POINT,
    NumberFormat,
    format_decimal,
    round_half_up,
)
from parindex_desktop.domain.ranking import Standing
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.importing.table import SourceCell

_COMPARED = frozenset({TargetKind.APPRAISED, TargetKind.SURVEY, TargetKind.TOTAL, TargetKind.INDEX})
_CODES = {TargetKind.TOTAL: "IMP.301", TargetKind.INDEX: "IMP.302"}


@dataclass(frozen=True, slots=True)
class ControlReader:
    """Compares the printed columns of a table with computed standings.

    Attributes:
        standings: Row number -> the line of its unit in the ranking after the import.
        marks: Decimal mark per column.
        decimals: Decimals of the printed index, from the policy of the round.
    """

    table: SourceTable
    body: Sequence[BodyRow]
    columns: Sequence[MappedColumn]
    marks: Mapping[int, DecimalMark]
    standings: Mapping[int, Standing]
    decimals: int

    def check(self) -> tuple[Problem, ...]:
        """Returns every difference, columns from the left, rows from the top."""
        problems: list[Problem] = []
        for column in self.columns:
            if column.target.kind in _CODES:
                problems.extend(self._check_numbers(column))
            elif column.target.kind is TargetKind.RANK:
                problems.extend(self._check_ranks(column))
            elif column.target.kind is TargetKind.CLASS:
                problems.extend(self._check_classes(column))
            if column.target.kind in _COMPARED:
                problems.extend(self._check_mean(column))
        return (*problems, *self._check_order())

    def _checked(self) -> Iterator[tuple[BodyRow, Standing]]:
        for row in self.body:
            standing = self.standings.get(row.row.number)
            if standing is not None:
                yield row, standing

    def _check_numbers(self, column: MappedColumn) -> Iterator[Problem]:
        decimals = self._decimals(column)
        scale = self._scale(column)
        for row, standing in self._checked():
            cell = row.row.cell(column.index)
            computed = _value(column.target.kind, standing)
            if computed is None or not is_number(cell):
                continue
            printed = Fraction(read_number(cell, self.marks[column.index])) * scale
            if round_half_up(printed, decimals) != round_half_up(computed, decimals):
                params: dict[str, object] = {
                    "name": row.label,
                    "printed": cell.text,
                    "computed": _show(computed, decimals),
                }
                yield self._problem(_CODES[column.target.kind], row, column, params)

    def _check_ranks(self, column: MappedColumn) -> Iterator[Problem]:
        for row, standing in self._checked():
            text = row.row.cell(column.index).text
            if text.isdecimal() and standing.rank is not None and int(text) != standing.rank:
                params: dict[str, object] = {
                    "name": row.label,
                    "printed": text,
                    "computed": standing.rank,
                }
                yield self._problem("IMP.303", row, column, params, Severity.NOTE)

    def _check_classes(self, column: MappedColumn) -> Iterator[Problem]:
        for row, standing in self._checked():
            text = row.row.cell(column.index).text
            if text and heading_key(text) != heading_key(standing.class_name):
                params: dict[str, object] = {
                    "name": row.label,
                    "printed": text,
                    "computed": standing.class_name or "–",
                }
                yield self._problem("IMP.304", row, column, params, Severity.NOTE)

    def _check_mean(self, column: MappedColumn) -> Iterator[Problem]:
        values = [_value(column.target.kind, standing) for _, standing in self._checked()]
        known = [value for value in values if value is not None]
        for row in self.body:
            cell = row.row.cell(column.index)
            if row.kind is not RowKind.MEAN or not known or not is_number(cell):
                continue
            mean = sum(known, Fraction(0)) / len(known)
            mark = self.marks[column.index]
            decimals = min(decimals_shown(cell, mark), max(self._decimals(column), self.decimals))
            printed = Fraction(read_number(cell, mark)) * self._scale(column)
            if round_half_up(printed, decimals) != round_half_up(mean, decimals):
                params: dict[str, object] = {
                    "name": row.label,
                    "printed": cell.text,
                    "computed": _show(mean, decimals),
                }
                yield self._problem("IMP.306", row, column, params)

    def _check_order(self) -> Iterator[Problem]:
        ranks = [s.rank for _, s in self._checked() if s.rank is not None]
        printed = any(c.target.kind in {TargetKind.INDEX, TargetKind.TOTAL} for c in self.columns)
        if printed and ranks != sorted(ranks):
            yield Problem("IMP.305", severity=Severity.NOTE)

    def _cells(self, column: MappedColumn) -> list[SourceCell]:
        rows = (row.row.cell(column.index) for row, _ in self._checked())
        return [cell for cell in rows if is_number(cell)]

    def _decimals(self, column: MappedColumn) -> int:
        """The decimals a column prints: of its longest cell, as zeros may be dropped."""
        most = MAX_DECIMALS if column.target.kind is not TargetKind.INDEX else self.decimals
        mark = self.marks[column.index]
        shown = [decimals_shown(cell, mark) for cell in self._cells(column)]
        return most if self._scale(column) > 1 else min(max(shown, default=most), most)

    def _scale(self, column: MappedColumn) -> int:
        """100 for an index stored as a share of 1 without a percent format, else 1."""
        if column.target.kind is not TargetKind.INDEX:
            return 1
        cells = self._cells(column)
        mark = self.marks[column.index]
        shares = all(not c.is_percent and abs(read_number(c, mark)) <= 1 for c in cells)
        return 100 if cells and shares else 1

    def _problem(
        self,
        code: str,
        row: BodyRow,
        column: MappedColumn,
        params: dict[str, object],
        severity: Severity = Severity.WARNING,
    ) -> Problem:
        return Problem(code, self.table.place(row.row.number, column.index), params, severity)


def _value(kind: TargetKind, standing: Standing) -> Fraction | None:
    """Returns what a column prints of a unit; None while nothing of it is scored."""
    result = standing.result
    if not result.total.scored:
        return None
    match kind:
        case TargetKind.INDEX:
            return result.index
        case TargetKind.TOTAL:
            return Fraction(result.total.points, PER_POINT)
        case TargetKind.APPRAISED:
            return Fraction(result.appraised, PER_POINT)
        case _:
            return Fraction(result.survey, PER_POINT)


def _show(value: Fraction, decimals: int) -> str:
    return format_decimal(round_half_up(value, decimals), NumberFormat(decimals))
