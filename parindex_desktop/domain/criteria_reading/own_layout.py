"""Our own export, read back exactly: nothing is guessed, nothing is put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain import criteria_layout as layout
from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.criteria_draft import DraftLine
from parindex_desktop.domain.criteria_reading.assembling import Assembled
from parindex_desktop.domain.criteria_reading.codes import code_of_cell
from parindex_desktop.domain.criteria_reading.columns import Columns, Field
from parindex_desktop.domain.criteria_reading.findings import Finding, finding_at
from parindex_desktop.domain.criteria_reading.maxima import read_maximum
from parindex_desktop.domain.criteria_reading.rule_codes import parse_rule
from parindex_desktop.domain.criteria_reading.traits import traits_of
from parindex_desktop.domain.importing.mapping import heading_key
from parindex_desktop.domain.importing.table import CellKind
from parindex_desktop.domain.numbers import ZERO, Points
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parindex_desktop.domain.importing.table import SourceCell, SourceRow
    from parindex_desktop.domain.rules.kinds import Rule

_SOURCES: Mapping[str, Source] = {heading_key(word): s for s, word in layout.SOURCES.items()}
_KINDS: Mapping[str, Kind] = {heading_key(word): kind for kind, word in layout.KINDS.items()}


def read_own(columns: Columns) -> Assembled:
    """Returns the lines of our own export; one that lacks a maximum is told, never computed."""
    lines: list[DraftLine] = []
    findings: list[Finding] = []
    for row in columns.body:
        reader = _RowReader(columns, row, len(lines))
        lines.append(reader.line(lines[-1].level if lines else -1))
        findings += reader.findings(lines[-1])
    return Assembled(tuple(lines), frozenset(), tuple(findings))


class _RowReader:
    """Reads one row; what is wrong with it is kept until its line is known."""

    def __init__(self, columns: Columns, row: SourceRow, index: int) -> None:
        self._columns = columns
        self._row = row
        self._index = index
        self._wrong: list[tuple[str, str, dict[str, object]]] = []

    def line(self, level_above: int) -> DraftLine:
        """Returns the line of the row; the line before it stands at `level_above`."""
        cell = self._cell
        return DraftLine(
            self._level(level_above),
            self._code(),
            cell(Field.NAME).text,
            self._maximum(),
            self._source(),
            self._kind(),
            self._rule(),
            cell(Field.GUIDE).full_text,
            cell(Field.EVIDENCE).full_text,
            cell(Field.APPRAISER).text,
            cell(Field.NOTE).full_text,
            traits_of(cell(Field.EXEMPT)),
            self._row.number,
        )

    def findings(self, line: DraftLine) -> list[Finding]:
        """Returns what is wrong with the row."""
        return [
            finding_at(self._index, line, code, about, params=params)
            for code, about, params in self._wrong
        ]

    def _cell(self, field: Field) -> SourceCell:
        return self._columns.cell(self._row, field)

    def _code(self) -> str:
        cell = self._cell(Field.CODE)
        if cell.kind is CellKind.DATE:
            self._wrong.append(("IMP.203", "code", {"text": cell.text}))
        retyped = code_of_cell(cell) if cell.kind is CellKind.NUMBER else None
        return retyped.text if retyped else cell.text

    def _level(self, above: int) -> int:
        """Returns the level from 0: of its column, else by the dots of the code."""
        cell = self._cell(Field.LEVEL)
        if Field.LEVEL not in self._columns.at:
            told = self._code().count(".")
        else:
            told = int(cell.text) - 1 if cell.text.isdecimal() else -1
        if 0 <= told <= above + 1:
            return told
        self._wrong.append(("IMP.424", "level", {"text": cell.text, "most": above + 2}))
        return max(above, 0)

    def _maximum(self) -> Points:
        try:
            points = read_maximum(self._cell(Field.MAXIMUM))
        except InputError as error:
            self._wrong.append((error.code, "max_points", error.params))
            return ZERO
        if points is None:
            self._wrong.append(("IMP.406", "max_points", {}))
        return points or ZERO

    def _source(self) -> Source:
        text = self._cell(Field.SOURCE).text
        if text and heading_key(text) not in _SOURCES:
            known = ", ".join(layout.SOURCES.values())
            self._wrong.append(("IMP.419", "source", {"text": text, "known": known}))
        return _SOURCES.get(heading_key(text), Source.APPRAISED)

    def _kind(self) -> Kind:
        text = self._cell(Field.KIND).text
        if text and heading_key(text) not in _KINDS:
            known = ", ".join(layout.KINDS.values())
            self._wrong.append(("IMP.419", "kind", {"text": text, "known": known}))
        return _KINDS.get(heading_key(text), Kind.NORMAL)

    def _rule(self) -> Rule | None:
        text = self._cell(Field.RULE).full_text
        try:
            return parse_rule(text) if text else None
        except ValueError:
            self._wrong.append(("IMP.418", "rule", {}))
            return None
