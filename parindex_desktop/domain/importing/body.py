"""What each row below the header is: a unit, a mean, a section title, a footer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.header import Header, combine_headings, is_numbering, row_key
from parindex_desktop.domain.importing.mapping import TargetKind, heading_key
from parindex_desktop.domain.importing.reading import is_number
from parindex_desktop.domain.importing.table import SourceRow

if TYPE_CHECKING:
    from collections.abc import Sequence

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


# With their marks: the police (Công an) is no sum (cộng), nor is Tổng công ty.
_MEAN = re.compile(r"(giá trị |điểm )?(trung bình|bình quân)|(mean|average)\b")
_SUMMARY = re.compile(r"(tổng cộng|tổng số|tổng điểm|cao nhất|thấp nhất)|(tổng|cộng|total)[:.]?$")
_MAXIMA = re.compile(r"(số )?(điểm )?tối đa|điểm chuẩn|thang điểm")
_LABELS = ((_MEAN, RowKind.MEAN), (_SUMMARY, RowKind.SUMMARY), (_MAXIMA, RowKind.MAXIMA))
_FOOTER = re.compile(r"\(?\*?\)?(ghi chu|luu y|nguon|nguoi lap|noi nhan|chu thich)\b|\*|\./\.")
_ROMAN_TITLE = re.compile(r"[IVX]+[.)] ")


class BodyReader:
    """Tells the rows of one table apart; the table has a unit column."""

    def __init__(self, table: SourceTable, header: Header, columns: Sequence[MappedColumn]) -> None:
        self._header_texts = {row_key(row) for row in header.rows}
        self._unit = next(c.index for c in columns if c.target.kind is TargetKind.UNIT)
        self._ordinal = next(
            (c.index for c in columns if c.target.kind is TargetKind.ORDINAL), None
        )
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
            if is_numbering(row):
                continue
            kind = self._kind(row, headings, ended=ended)
            ended = ended or kind is RowKind.FOOTER
            found.append(BodyRow(row, kind, self._label(row)))
            if kind is RowKind.OTHER_TABLE:
                break
        return tuple(found)

    def _kind(self, row: SourceRow, headings: HeadingReader, *, ended: bool) -> RowKind:
        label = self._label(row) or next((c.text for c in row.cells if c.text), "")
        if row_key(row) in self._header_texts:
            return RowKind.HEADER
        if self._is_numbered(row):  # so Trung Bình with a number is the commune, not the mean
            return RowKind.UNIT
        for words, kind in _LABELS:
            if words.match(label.casefold()):
                return kind
        if any(not row.cell(column).is_blank for column in self._values):
            return self._kind_with_values(row, headings, ended=ended)
        if _FOOTER.match(heading_key(label)) or ended:
            return RowKind.FOOTER
        return RowKind.SECTION if self._is_section(row) else RowKind.UNIT

    def _kind_with_values(self, row: SourceRow, headings: HeadingReader, *, ended: bool) -> RowKind:
        if any(is_number(cell) for cell in row.cells):
            return RowKind.UNIT
        if self._heads_another(row, headings):
            return RowKind.OTHER_TABLE
        # Place, date and signatures stand in any column.
        label = self._label(row)
        is_footer = ended or not label or _FOOTER.match(heading_key(label))
        return RowKind.FOOTER if is_footer else RowKind.UNIT

    def _label(self, row: SourceRow) -> str:
        """The unit's cell; of a merged row, whose text stands further left, that text."""
        own = row.cell(self._unit)
        if not own.is_blank:
            return own.text
        return next((c.text for c in row.cells[: self._unit] if c.text and not is_number(c)), "")

    def _is_numbered(self, row: SourceRow) -> bool:
        return (
            self._ordinal is not None
            and is_number(row.cell(self._ordinal))
            and not row.cell(self._unit).is_blank
        )

    def _is_section(self, row: SourceRow) -> bool:
        if self._numbered or row.cell(self._unit).is_blank:
            return True  # a unit without points still has its number
        unit = self._unit
        return bool(_ROMAN_TITLE.match(row.cell(unit).text)) or any(
            merge.top == row.number and merge.left <= unit < merge.right
            for merge in self._table.merges
        )

    def _heads_another(self, row: SourceRow, headings: HeadingReader) -> bool:
        read = [
            headings.read(i, heading)[0].kind
            for i, heading in enumerate(combine_headings([row], self._table))
            if heading.text
        ]
        known = {kind for kind in read if kind is not TargetKind.IGNORED}
        return TargetKind.UNIT in known and len(known) > 1
