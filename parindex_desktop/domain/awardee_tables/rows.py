"""What stands in each row of such a table: an awardee, a section, or something left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.awardee_tables.fields import NAMES, Field
from parindex_desktop.domain.awards import Whom
from parindex_desktop.domain.importing.header import is_numbering, row_key
from parindex_desktop.domain.importing.table import CellKind
from parindex_desktop.domain.person_names import looks_like_person
from parindex_desktop.domain.text import clean, without_marks
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.awardee_tables.header import Layout, TableColumn
    from parindex_desktop.domain.importing.table import SourceRow, SourceTable

_MERGED_DOWN: Final = frozenset({
    Field.OFFICE, Field.WORKPLACE, Field.OFFICE_AND_WORKPLACE, Field.ACHIEVEMENT, Field.YEAR,
    Field.FORM, Field.DECISION, Field.DAY, Field.WHOM,
})  # fmt: skip
"""What a cell merged over several rows says of all of them; a name is nobody else's."""
_SUM: Final = re.compile(r"(tong (so|cong)|cong)\b")
_END: Final = re.compile(
    r"\(?(danh sach (nay )?(co|gom)|an dinh)\b|(nguoi lap|noi nhan|thu truong|xac nhan cua)\b"
    r"|.*, ngay .*thang .*nam\b"  # place and day above the signatures
)
_SECTIONS: Final = (("tap the", Whom.COLLECTIVE), ("ca nhan", Whom.PERSON))
_LONGEST_QUOTE: Final = 60


@dataclass(frozen=True, slots=True)
class AwardeeRow:
    """One awardee as the table writes it.

    Attributes:
        number: Of the row, as the source counts.
        values: What stands in its fields, those that are blank left out; the name is whole.
        columns: Field -> the column it was read from, for messages.
        whom: What a column says, or else the section above; None where nothing does.
    """

    number: int
    values: Mapping[Field, str]
    columns: Mapping[Field, int]
    whom: Whom | None = None

    def value(self, field: Field) -> str:
        """Returns what stands in a field, empty for nothing."""
        return self.values.get(field, "")


def read_rows(
    table: SourceTable, layout: Layout
) -> tuple[tuple[AwardeeRow, ...], tuple[Problem, ...]]:
    """Returns the awardees of a table, and what is told of its other rows."""
    return _RowReader(table, layout).read()


class _RowReader:
    """Reads a body from the top; sections and closing lines hold for what follows."""

    def __init__(self, table: SourceTable, layout: Layout) -> None:
        self._table, self._layout = table, layout
        self._headings = {row_key(row) for row in layout.headings}
        self._merged = _merged_down(table, layout.columns)
        ordinal = next((c.index for c in layout.columns if c.field is Field.ORDINAL), None)
        self._ordinal = ordinal
        self._whom: Whom | None = None
        self._problems: list[Problem] = []

    def read(self) -> tuple[tuple[AwardeeRow, ...], tuple[Problem, ...]]:
        rows: list[AwardeeRow] = []
        body = self._layout.body
        for at, row in enumerate(body):
            if is_numbering(row) or row_key(row) in self._headings:
                continue
            if row.number in self._table.hidden_rows:
                self._tell("AWD.140", row, Severity.WARNING)
                continue
            if self._says(_END, row):
                self._leave_out(*body[at:])
                break
            if self._says(_SUM, row):
                self._leave_out(row)
                continue
            found = self._awardee(row)
            if found is not None:
                rows.append(found)
        return tuple(rows), tuple(self._problems)

    def _awardee(self, row: SourceRow) -> AwardeeRow | None:
        values, columns = self._values(row)
        numbered = self._is_numbered(row)
        filled = [
            cell.text
            for at, cell in enumerate(row.cells)
            if cell.text and (numbered or at != self._ordinal)  # I, II, A, B before a section
        ]
        if len(set(filled)) == 1 and not numbered and _is_heading(filled[0]):
            self._section(row, filled[0])
            return None
        if not values.get(Field.NAME):
            if numbered and len(filled) == 1:
                return None  # the form is numbered further than it is filled in
            known = numbered or values.get(Field.OFFICE) or values.get(Field.HONORIFIC)
            code, how = ("AWD.127", Severity.ERROR) if known else ("AWD.135", Severity.NOTE)
            self._tell(code, row, how, text=quote(row))
            return None
        if self._ordinal is not None and not numbered and not self._may_be_unnumbered(values):
            self._tell("AWD.135", row, Severity.WARNING, text=quote(row))
            return None
        whom = _whom_of(values.get(Field.WHOM, "")) or self._whom
        return AwardeeRow(row.number, values, columns, whom)

    def _values(self, row: SourceRow) -> tuple[dict[Field, str], dict[Field, int]]:
        parts: dict[Field, list[str]] = {}
        columns: dict[Field, int] = {}
        for column in self._layout.columns:
            if column.field in (Field.UNKNOWN, Field.IGNORED):
                continue
            cell = row.cell(column.index)
            if cell.kind is CellKind.ERROR:
                place = self._table.place(row.number, column.index)
                self._problems.append(
                    Problem("AWD.129", place, {"row": row.number, "text": cell.text})
                )
                continue
            text = cell.text or self._merged.get((row.number, column.index), "")
            field = Field.NAME if column.field in NAMES else column.field
            columns.setdefault(field, column.index)
            if text:
                parts.setdefault(field, []).append(text)
        return {field: " ".join(texts) for field, texts in parts.items()}, columns

    def _section(self, row: SourceRow, text: str) -> None:
        """Notes `I. TẬP THỂ` and `II. CÁ NHÂN`; other lines alone are told and left out."""
        self._whom = _whom_of(text) or self._whom
        self._leave_out(row)

    def _may_be_unnumbered(self, values: Mapping[Field, str]) -> bool:
        """A line without a number is taken where it reads like a person with a position."""
        about = values.get(Field.OFFICE) or values.get(Field.WORKPLACE) or values.get(Field.YEAR)
        return looks_like_person(values[Field.NAME]) and bool(about)

    def _is_numbered(self, row: SourceRow) -> bool:
        return self._ordinal is not None and (
            row.cell(self._ordinal).text.rstrip(".").replace(",", "").isdigit()
        )

    def _says(self, pattern: re.Pattern[str], row: SourceRow) -> bool:
        """Tells a line about the list, which begins with such words and has no number."""
        first = next((cell.text for cell in row.cells if cell.text), "")
        return not self._is_numbered(row) and pattern.match(without_marks(first)) is not None

    def _leave_out(self, *rows: SourceRow) -> None:
        for row in rows:
            self._tell("AWD.135", row, Severity.NOTE, text=quote(row))

    def _tell(self, code: str, row: SourceRow, severity: Severity, **params: object) -> None:
        place = self._table.place(row.number)
        self._problems.append(Problem(code, place, params, severity))


def _merged_down(table: SourceTable, columns: Iterable[TableColumn]) -> dict[tuple[int, int], str]:
    """Returns what a cell merged over several rows shows in each of them."""
    by_number = {row.number: row for row in table.rows}
    fields = {column.index: column.field for column in columns}
    found: dict[tuple[int, int], str] = {}
    for merge in table.merges:
        top = by_number.get(merge.top)
        if top is None or merge.left != merge.right or fields.get(merge.left) not in _MERGED_DOWN:
            continue
        for number in range(merge.top + 1, merge.bottom + 1):
            found[number, merge.left] = top.cell(merge.left).text
    return found


def _whom_of(text: str) -> Whom | None:
    """Returns whom a section is about: `I. TẬP THỂ`, `B. Cá nhân`."""
    key = without_marks(text)
    found = [whom for words, whom in _SECTIONS if words in key]
    return found[0] if len(found) == 1 else None


def _is_heading(text: str) -> bool:
    """Tells a line over rows from a name that stands alone."""
    return _whom_of(text) is not None or not looks_like_person(text)


def quote(row: SourceRow) -> str:
    """Returns what stands in a row, shortened, for a message."""
    text = clean(" ".join(cell.text for cell in row.cells if cell.text))
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE].rstrip() + "…"
