"""Which criteria a row begins, where the names of each level stand in a column of their own.

A name holds until the next one in its column: the cells below it are merged, blank, or repeat it. A
row may begin several criteria, a domain and what stands first in it; what else the row says is
about the deepest of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.criteria_reading.codes import Code, code_of_cell, leading_code
from parindex_desktop.domain.criteria_reading.columns import Columns, Field
from parindex_desktop.domain.criteria_reading.scoring import is_scoring_line
from parindex_desktop.domain.importing.table import BLANK_CELL, SourceCell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.importing.table import SourceRow, SourceTable

BULLETS: Final = "-+•*–. "
"""In the place of a code they mean none."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A criterion that begins in a row.

    Attributes:
        level: That of its column, from 0.
        cell: Where its code stands; blank when it stands in the name or nowhere.
        hint: A code for it that follows from one below it, where it has none itself.
        bottom: The last row of the cell of its name.
    """

    level: int
    name: str
    code: Code | None = None
    cell: SourceCell = BLANK_CELL
    hint: Code | None = None
    bottom: int = 0


@dataclass(frozen=True, slots=True)
class RowNames:
    """What the columns of names say in a row.

    Attributes:
        begun: The criteria that begin in it, from the highest level down.
        words: What stands there and is no name: a way of scoring.
        has_maximum: Whether the row gives points.
    """

    begun: tuple[Begun, ...] = ()
    words: str = ""
    has_maximum: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether it begins a criterion for sure: closing lines have no code and no points."""
        return bool(self.begun) and (self.has_maximum or any(each.code for each in self.begun))


def names_of(
    table: SourceTable, columns: Columns, rows: Sequence[SourceRow]
) -> Mapping[int, RowNames]:
    """Returns what each row begins, by its number; nothing where all names share a column."""
    return _NamesReader(table, columns).read(rows) if columns.names else {}


class _NamesReader:
    def __init__(self, table: SourceTable, columns: Columns) -> None:
        first, last = columns.names[0].at, columns.names[-1].at
        self._columns = columns
        self._bottoms = {(m.top, m.left): m.bottom for m in table.merges}
        self._wide = {m.top for m in table.merges if m.left <= first and m.right > last}

    def read(self, rows: Sequence[SourceRow]) -> dict[int, RowNames]:
        fresh = self._fresh(rows)
        own = self._shared_level(rows, fresh)
        found = [self._row(row, levels, own) for row, levels in zip(rows, fresh, strict=True)]
        found = _without_running_numbers(found) if self._shared_column is not None else found
        coded = {each.level for row in found for each in row.begun if each.code}
        told = (self._with_ways(row, names, coded) for row, names in zip(rows, found, strict=True))
        return {row.number: names for row, names in zip(rows, told, strict=True)}

    @property
    def _shared_column(self) -> int | None:
        """The one column of codes for the names of all levels."""
        has_own = any(each.code is not None for each in self._columns.names)
        return None if has_own else self._columns.at.get(Field.CODE)

    def _fresh(self, rows: Sequence[SourceRow]) -> list[list[int]]:
        """Returns for each row the levels whose names begin there."""
        current: dict[int, str] = {}
        found: list[list[int]] = []
        for row in rows:
            texts = [row.cell(each.at).full_text for each in self._columns.names]
            deepest = max((level for level, text in enumerate(texts) if text), default=-1)
            is_another = self._columns.has_maximum(row) or bool(self._code_cell(row, deepest).text)
            levels: list[int] = []
            for level, text in enumerate(texts):
                again = text == current.get(level) and not (level == deepest and is_another)
                if text and row.number not in self._wide and (levels or not again):
                    levels.append(level)
                    current = {n: name for n, name in current.items() if n < level}
                    current[level] = text
            found.append(levels)
        return found

    def _row(self, row: SourceRow, levels: Sequence[int], own: int | None) -> RowNames:
        has_maximum = self._columns.has_maximum(row)
        if row.number in self._wide:
            title = self._title(row)
            return RowNames(_headed(title), title, has_maximum)
        if not levels:
            return RowNames(self._by_code(row), "", has_maximum)
        target = self._target(row, levels, own)
        begun: list[Begun] = []
        for level in levels:
            is_coded = self._shared_column is None or level == target
            cell = self._code_cell(row, level) if is_coded else BLANK_CELL
            column = self._columns.names[level].at
            named = _named(level, row.cell(column).full_text, cell)
            begun.append(replace(named, bottom=self._bottom(row, column)))
        return RowNames(_with_hints(begun), "", has_maximum)

    def _by_code(self, row: SourceRow) -> tuple[Begun, ...]:
        """Returns what a row begins by its code alone; that the name is missing is told later."""
        cell = self._code_cell(row, 0)
        code = code_of_cell(cell)
        if code is None:
            return _headed(cell.text)
        return (Begun(min(len(code.parts), len(self._columns.names)) - 1, "", code, cell),)

    def _title(self, row: SourceRow) -> str:
        """Returns the text of a row that is one cell across the table."""
        names = (row.cell(each.at) for each in self._columns.names)
        cells = (self._code_cell(row, 0), *names)
        return next((cell.full_text for cell in cells if cell.text), "")

    def _with_ways(self, row: SourceRow, names: RowNames, coded: set[int]) -> RowNames:
        """Takes back a name without a code that says how the one above it is scored."""
        if len(names.begun) != 1 or names.begun[0].code or names.begun[0].cell.text:
            return names
        [alone] = names.begun
        is_worth = bool(self._columns.cell(row, Field.POINTS).text)
        is_bare = not names.has_maximum and (is_worth or alone.level in coded - {0})
        if is_scoring_line(alone.name) or is_bare:
            return replace(names, begun=(), words=alone.name)
        return names

    def _target(self, row: SourceRow, levels: Sequence[int], own: int | None) -> int:
        """Returns which of the names of a row the code in the one column of codes belongs to."""
        column = self._shared_column
        if column is None or len(levels) == 1:
            return levels[-1]
        bottom = self._bottom(row, column)
        alike = [n for n in levels if self._bottom(row, self._columns.names[n].at) == bottom]
        alike = alike or list(levels)
        code = code_of_cell(row.cell(column))
        depth = len(code.parts) - 1 if code is not None and len(code.parts) > 1 else own
        return depth if depth in alike else alike[-1]

    def _shared_level(self, rows: Sequence[SourceRow], fresh: Sequence[list[int]]) -> int | None:
        """Returns 0 where only rows that begin a domain have a code, which is the domain's then."""
        column = self._shared_column
        coded = (levels for row, levels in zip(rows, fresh, strict=True) if self._code_in(row))
        return 0 if column is not None and all(0 in levels for levels in coded) else None

    def _code_in(self, row: SourceRow) -> bool:
        return code_of_cell(self._code_cell(row, 0)) is not None

    def _code_cell(self, row: SourceRow, level: int) -> SourceCell:
        shared = self._shared_column
        column = shared if shared is not None else self._columns.names[level].code
        cell = BLANK_CELL if column is None else row.cell(column)
        return cell if cell.text.strip(BULLETS) else BLANK_CELL

    def _bottom(self, row: SourceRow, column: int) -> int:
        return self._bottoms.get((row.number, column), row.number)


def _named(level: int, name: str, cell: SourceCell) -> Begun:
    """Takes the code out of a name that begins with it or repeats it."""
    code, leading = code_of_cell(cell), leading_code(name)
    if leading is not None and (leading[0] == code or cell.is_blank):
        return Begun(level, leading[1], leading[0], cell)
    return Begun(level, name, code, cell)


def _headed(title: str) -> tuple[Begun, ...]:
    """Returns the domain that a title with a code begins, `I. CHỈ ĐẠO`; any other is a section."""
    leading = leading_code(title)
    return (Begun(0, leading[1], leading[0]),) if leading else ()


def _with_hints(begun: Sequence[Begun]) -> tuple[Begun, ...]:
    """Takes the codes of criteria that have none from the one below: `1.1` above `1.1.1`."""
    last = begun[-1]
    if last.code is None or len(last.code.parts) != last.level + 1:
        return tuple(begun)
    parts = last.code.parts
    return tuple(
        each if each.code else replace(each, hint=Code(parts[: each.level + 1])) for each in begun
    )


def _without_running_numbers(rows: list[RowNames]) -> list[RowNames]:
    """Leaves out numbers that count rows straight through, below domains that have none."""
    begun = [each for row in rows for each in row.begun]
    numbers = [each.code.text for each in begun if each.code and not each.cell.is_blank]
    is_running = numbers == [str(n + 1) for n in range(len(numbers))]
    has_bare_domain = any(not each.level and each.code is None for each in begun)
    if not is_running or not has_bare_domain or not any(x.level and x.code for x in begun):
        return rows
    plain = ((_uncoded(each) for each in row.begun) for row in rows)
    return [replace(row, begun=tuple(begun)) for row, begun in zip(rows, plain, strict=True)]


def _uncoded(begun: Begun) -> Begun:
    return begun if begun.cell.is_blank else replace(begun, code=None, cell=BLANK_CELL)
