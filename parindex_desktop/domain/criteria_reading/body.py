"""The rows below the header: criteria, the lines that say how they are scored, and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.criteria_reading.codes import Code, code_of_cell, leading_code
from parindex_desktop.domain.criteria_reading.columns import MAXIMA, Columns, Field
from parindex_desktop.domain.criteria_reading.names import BULLETS, Begun, names_of
from parindex_desktop.domain.criteria_reading.scoring import (
    ends_in_points,
    is_scoring_line,
    row_with_points,
    split_name,
    with_points,
)
from parindex_desktop.domain.importing.header import is_numbering, row_key
from parindex_desktop.domain.importing.mapping import heading_key
from parindex_desktop.domain.importing.table import BLANK_CELL, CellKind, SourceCell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.importing.table import SourceRow, SourceTable

_TOTAL: Final = re.compile(
    r"(tong( cong)?( so)?( diem)?( toi da| chuan| cac linh vuc)?|cong)\s*(\(.*\))?\s*[:.]?"
)
_FOOTER: Final = re.compile(
    r"\(?\*?\)?(ghi chu|luu y|nguon|nguoi lap|noi nhan|chu thich)\b|\*|\./\.|(tm|kt|tl|tuq)\.|"
    r"(chu tich|giam doc|truong phong|thu truong)\b|[^:,]{2,30}, ngay\b.*\bthang\b"
)
_EXTRA: Final = re.compile(r"(tieu chi |noi dung )?(diem (thuong|cong|tru)|thuong diem)\b")
_SHARED: Final = (Field.EVIDENCE, Field.APPRAISER, Field.NOTE)
"""A cell merged down over several criteria holds for all of them."""


@dataclass(slots=True)
class Entry:
    """A criterion as its rows say it.

    Attributes:
        code: None when the row has none that could be read, see the field `CODE`.
        cells: The fields of its first row.
        guide: Lines that say how it is scored.
        level: That of the column in which its name stands; None where all names share a column.
        hint: The code that follows from one below it, for a criterion without a code.
    """

    row: int
    code: Code | None
    name: str
    cells: dict[Field, SourceCell]
    guide: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    level: int | None = None
    hint: Code | None = None

    def cell(self, wanted: Field) -> SourceCell:
        """Returns a field of its first row."""
        return self.cells.get(wanted, BLANK_CELL)


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no part of the set.

    Attributes:
        text: What it says, so that the person sees whether it matters.
    """

    row: int
    text: str


@dataclass(slots=True)
class Body:
    """What the rows are.

    Attributes:
        total: The row that prints the sum of all maxima.
    """

    entries: list[Entry] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    total: Entry | None = None


def read_body(table: SourceTable, columns: Columns) -> Body:
    """Returns the body of an annex; rows that repeat the header or number columns are dropped."""
    return _BodyReader(table, columns).read()


class _BodyReader:
    def __init__(self, table: SourceTable, columns: Columns) -> None:
        self._columns = columns
        self._shared = _shared_cells(table, columns)
        first = columns.at.get(Field.CODE, columns.at[Field.NAME])
        last = max((each.at for each in columns.names), default=first)
        self._bottoms = {(m.top, m.left): m.bottom for m in table.merges}
        self._wide = {m.top for m in table.merges if m.left == first and m.right > last}
        names = [each.at for each in columns.names] or [columns.at[Field.NAME]]
        self._labels = [*([columns.at[Field.CODE]] if Field.CODE in columns.at else []), *names]
        headers = {row_key(row) for row in columns.header}
        self._rows = [r for r in columns.body if not is_numbering(r) and row_key(r) not in headers]
        codes = (columns.cell(row, Field.CODE) for row in self._rows)
        self._codes_in_names = all(code_of_cell(cell) is None for cell in codes)
        self._names = names_of(table, columns, [r for r in self._rows if not self._is_total(r)])
        self._body = Body()

    def read(self) -> Body:
        rows = self._rows
        end = self._end(rows)
        for row in rows[:end]:
            self._take(row)
        for row in rows[end:]:
            self._close(row)
        return self._body

    def _end(self, rows: Sequence[SourceRow]) -> int:
        """Returns where the closing lines begin: the first one behind the last criterion."""
        ours = [at for at, row in enumerate(rows) if self._is_certain(row)]
        behind = range(ours[-1] + 1 if ours else 0, len(rows))
        closing = (at for at in behind if self._is_total(rows[at]) or self._is_footer(rows[at]))
        return next(closing, len(rows))

    def _take(self, row: SourceRow) -> None:
        if self._is_criterion(row):
            self._begin(row)
        elif self._is_total(row) or not self._body.entries or self._is_section(row):
            self._close(row)
        else:
            self._continue(self._body.entries[-1], row)

    def _close(self, row: SourceRow) -> None:
        if self._is_total(row) and self._body.total is None:
            self._body.total = Entry(row.number, None, self._label(row), self._cells(row))
        else:
            text = " ".join(cell.text for cell in row.cells if cell.text)
            self._body.skipped.append(SkippedRow(row.number, text))

    def _begin(self, row: SourceRow) -> None:
        """Enters the criteria that begin in a row."""
        cells = self._cells(row)
        if row.number not in self._names:
            code, name = self._code_and_name(row)
            self._enter(Entry(row.number, code, name, cells))
            return
        begun = self._names[row.number].begun
        owned = self._owned_cells(row, begun, cells)
        for each, own in zip(begun, owned, strict=True):
            own[Field.CODE] = each.cell
            entry = Entry(row.number, each.code, each.name, own, level=each.level, hint=each.hint)
            self._enter(entry)

    def _owned_cells(
        self, row: SourceRow, begun: Sequence[Begun], cells: Mapping[Field, SourceCell]
    ) -> list[dict[Field, SourceCell]]:
        """Returns the cells about each criterion: a cell as tall as the name of one is about it.

        Cells that hold for all rows that they are merged over stay with the deepest criterion.
        """
        owned: list[dict[Field, SourceCell]] = [{} for _ in begun]
        for each, cell in cells.items():
            bottom = self._bottoms.get((row.number, self._columns.at[each]), row.number)
            is_own = bottom > row.number and each not in _SHARED
            alike = [at for at, one in enumerate(begun) if is_own and one.bottom == bottom]
            owned[alike[-1] if alike else -1][each] = cell
        return owned

    def _enter(self, entry: Entry) -> None:
        guide = entry.cell(Field.GUIDE).full_text
        if not guide:
            entry.name, guide = split_name(entry.name)
        entry.guide += with_points(guide, entry.cell(Field.POINTS).full_text)
        entry.evidence.append(entry.cell(Field.EVIDENCE).full_text)
        entry.note.append(entry.cell(Field.NOTE).full_text)
        self._body.entries.append(entry)

    def _continue(self, entry: Entry, row: SourceRow) -> None:
        """Adds a row without a code to the criterion above it."""
        cells = self._cells(row)
        texts = {each: cell.full_text for each, cell in cells.items()}
        named = self._names.get(row.number)
        name = named.words if named else texts.get(Field.NAME) or texts.get(Field.CODE, "")
        words = " ".join(text for text in (name, texts.get(Field.GUIDE, "")) if text)
        points = (texts.get(each, "") for each in (Field.POINTS, *MAXIMA))
        if words:
            entry.guide += row_with_points(words, next(filter(None, points), ""))
        if (row.number, Field.EVIDENCE) not in self._shared:
            entry.evidence.append(texts.get(Field.EVIDENCE, ""))
        if (row.number, Field.NOTE) not in self._shared:
            entry.note.append(texts.get(Field.NOTE, ""))

    def _cells(self, row: SourceRow) -> dict[Field, SourceCell]:
        return {
            each: self._shared.get((row.number, each), row.cell(column))
            for each, column in self._columns.at.items()
        }

    def _code_and_name(self, row: SourceRow) -> tuple[Code | None, str]:
        """Returns the code of a row and the name beside it, or in one cell with it."""
        name = self._columns.cell(row, Field.NAME)
        if self._codes_in_names and not name.is_blank:
            return leading_code(name.full_text) or (None, name.full_text)
        cell = self._columns.cell(row, Field.CODE)
        code = code_of_cell(cell)
        if code is None and name.is_blank and cell.kind is CellKind.TEXT:
            return leading_code(cell.text) or (None, "")
        repeated = leading_code(name.full_text)
        is_repeated = repeated is not None and repeated[0] == code
        return code, repeated[1] if repeated and is_repeated else name.full_text

    def _is_criterion(self, row: SourceRow) -> bool:
        """Tells criteria: by their code, else bonus and penalty headings, which often have none."""
        if self._columns.names:
            return row.number in self._names and bool(self._names[row.number].begun)
        code, name = self._code_and_name(row)
        if code is not None:
            return True
        cell = self._columns.cell(row, Field.CODE)
        has_maximum = self._columns.has_maximum(row)
        if cell.kind is not CellKind.TEXT or (cell.text.strip(BULLETS) and has_maximum):
            return bool(name)  # its code cannot be read; that is told later
        is_heading = _EXTRA.match(heading_key(name)) and not is_scoring_line(name)
        return bool(is_heading) and has_maximum

    def _is_certain(self, row: SourceRow) -> bool:
        named = self._names.get(row.number)
        return named.is_certain if named else self._is_criterion(row)

    def _is_section(self, row: SourceRow) -> bool:
        """Tells a title across the table, `PHẦN A`, from a scoring line merged in the same way."""
        return row.number in self._wide and not is_scoring_line(self._label(row))

    def _is_total(self, row: SourceRow) -> bool:
        return bool(_TOTAL.fullmatch(heading_key(self._label(row))))

    def _is_footer(self, row: SourceRow) -> bool:
        label = self._label(row)
        return not label or bool(_FOOTER.match(heading_key(label)) and not ends_in_points(label))

    def _label(self, row: SourceRow) -> str:
        return next((text for each in self._labels if (text := row.cell(each).text)), "")


def _shared_cells(table: SourceTable, columns: Columns) -> dict[tuple[int, Field], SourceCell]:
    """Returns the cell that holds for rows below it: row and field -> cell."""
    rows = {row.number: row for row in columns.body}
    fields = {columns.at[each]: each for each in _SHARED if each in columns.at}
    return {
        (number, fields[merge.left]): rows[merge.top].cell(merge.left)
        for merge in table.merges
        if merge.left in fields and merge.top in rows
        for number in range(merge.top + 1, merge.bottom + 1)
    }
