"""What each row below the header is: a unit, a mean, a section title, a footer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.header import Header, combine_headings, is_numbering
from parindex_desktop.domain.importing.mapping import TargetKind, heading_key
from parindex_desktop.domain.importing.reading import is_number
from parindex_desktop.domain.importing.table import SourceRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.importing.mapping import HeadingReader, MappedColumn
    from parindex_desktop.domain.importing.table import SourceTable


class RowKind(StrEnum):
    """What a row is; only `UNIT` rows are imported, the others are told."""

    UNIT = "unit"
    MEAN = "mean"
    SUMMARY = "summary"
    MAXIMA = "maxima"
    SECTION = "section"
    HEADER = "header"
    FOOTER = "footer"
    OTHER_TABLE = "other table"


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row below the header.

    Attributes:
        label: The text that names it: of the unit, or of the mean.
    """

    row: SourceRow
    kind: RowKind
    label: str


_MEAN = re.compile(r"(gia tri |diem )?(trung binh|binh quan|mean\b|average\b)")
_SUMMARY = re.compile(r"(tong( cong| so| diem)?|cong|cao nhat|thap nhat|total|sum)\b")
_MAXIMA = re.compile(r"(diem |so diem )?(toi da|chuan)\b|thang diem")
_FOOTER = re.compile(r"\(?\*?\)?(ghi chu|luu y|nguon|nguoi lap|noi nhan|chu thich)\b|\*|\./\.")
_ROMAN = re.compile(r"([IVX]+|[A-H])[.)]?")
_ROMAN_TITLE = re.compile(r"[IVX]+[.)] ")


class BodyReader:
    """Tells the rows of one table apart."""

    def __init__(self, table: SourceTable, header: Header, columns: Sequence[MappedColumn]) -> None:
        self._header_texts = {_texts(row) for row in header.rows}
        self._unit = _column(columns, TargetKind.UNIT)
        self._ordinal = _column(columns, TargetKind.ORDINAL)
        names = {TargetKind.UNIT, TargetKind.ORDINAL, TargetKind.IGNORED}
        self._values = [c.index for c in columns if c.target.kind not in names]
        self._table = table
        self._header = header
        self._numbered = self._ordinal is not None and any(
            is_number(row.cell(self._ordinal)) for row in header.body
        )

    def read(self, headings: HeadingReader) -> tuple[BodyRow, ...]:
        """Returns every row but column numbers; nothing below another table's header."""
        found: list[BodyRow] = []
        ended = False
        for row in self._header.body:
            if is_numbering(row) and not found:
                continue
            kind = self._kind(row, headings, ended=ended)
            ended = ended or kind is RowKind.FOOTER
            found.append(BodyRow(row, kind, self._label(row)))
            if kind is RowKind.OTHER_TABLE:
                break
        return tuple(found)

    def _kind(self, row: SourceRow, headings: HeadingReader, *, ended: bool) -> RowKind:
        label = heading_key(self._label(row) or next((c.text for c in row.cells if c.text), ""))
        if _texts(row) in self._header_texts:
            return RowKind.HEADER
        if _MEAN.match(label):
            return RowKind.MEAN
        if _SUMMARY.match(label):
            return RowKind.SUMMARY
        if _MAXIMA.match(label):
            return RowKind.MAXIMA
        if any(not row.cell(column).is_blank for column in self._values):
            other = not self._has_numbers(row) and self._heads_another(row, headings)
            return RowKind.OTHER_TABLE if other else RowKind.UNIT
        if _FOOTER.match(label) or ended:
            return RowKind.FOOTER
        return RowKind.SECTION if self._is_section(row) else RowKind.UNIT

    def _label(self, row: SourceRow) -> str:
        """The unit's cell; of a merged row, whose text stands further left, that text."""
        if self._unit is None:
            return ""
        own = row.cell(self._unit)
        if not own.is_blank:
            return own.text
        return next((c.text for c in row.cells[: self._unit] if c.text and not is_number(c)), "")

    def _is_section(self, row: SourceRow) -> bool:
        if self._unit is None or row.cell(self._unit).is_blank:
            return True
        if self._numbered and self._ordinal is not None:
            ordinal = row.cell(self._ordinal)
            return not is_number(ordinal) or bool(_ROMAN.fullmatch(ordinal.text))
        text = row.cell(self._unit).text
        return bool(_ROMAN_TITLE.match(text)) or any(
            m.top == row.number and m.left <= (self._unit or 0) and m.right > (self._unit or 0)
            for m in self._table.merges
        )

    def _has_numbers(self, row: SourceRow) -> bool:
        return any(is_number(cell) for cell in row.cells)

    def _heads_another(self, row: SourceRow, headings: HeadingReader) -> bool:
        read = [
            headings.read(i, heading)[0].kind
            for i, heading in enumerate(combine_headings([row], self._table))
            if heading.text
        ]
        known = {kind for kind in read if kind is not TargetKind.IGNORED}
        return TargetKind.UNIT in known and len(known) > 1


def _column(columns: Iterable[MappedColumn], kind: TargetKind) -> int | None:
    return next((c.index for c in columns if c.target.kind is kind), None)


def _texts(row: SourceRow) -> tuple[str, ...]:
    texts = [heading_key(cell.text) for cell in row.cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)
