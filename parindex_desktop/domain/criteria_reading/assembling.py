"""The lines of a draft from the criteria of an annex: names, maxima, sources, kinds, texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.criteria_draft import DraftLine
from parindex_desktop.domain.criteria_reading.columns import Field
from parindex_desktop.domain.criteria_reading.findings import Finding, finding_at
from parindex_desktop.domain.criteria_reading.maxima import Maximum, maximum_of
from parindex_desktop.domain.criteria_reading.traits import traits_of
from parindex_desktop.domain.criteria_reading.words import (
    kind_by_name,
    kind_of_word,
    source_by_words,
    source_of_word,
)
from parindex_desktop.domain.importing.table import CellKind
from parindex_desktop.domain.numbers import ZERO, Points
from parindex_desktop.domain.text import clean, clean_lines
from parindex_desktop.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.criteria_reading.body import Entry
    from parindex_desktop.domain.criteria_reading.placing import Placed


@dataclass(frozen=True, slots=True)
class Assembled:
    """Criteria as lines of a draft.

    Attributes:
        computed: Indexes of lines with others below them that print no maximum of their own.
        findings: What of a row could not be read.
    """

    lines: tuple[DraftLine, ...]
    computed: frozenset[int]
    findings: tuple[Finding, ...]


def assemble(entries: Sequence[Entry], places: Sequence[Placed]) -> Assembled:
    """Returns criteria in printed order, each with what its rows say of it."""
    maxima = [maximum_of(entry) for entry in entries]
    parents = {placed.parent for placed in places}
    by_column = any(maximum.is_survey for maximum in maxima)
    lines: list[DraftLine] = []
    sources: list[Source | None] = []
    findings: list[Finding] = []
    for index, (entry, placed, maximum) in enumerate(zip(entries, places, maxima, strict=True)):
        above = placed.parent
        line = _line(entry, placed, maximum, Kind.NORMAL if above is None else lines[above].kind)
        told = _source(entry, line, maximum, by_column=by_column)
        sources.append(told or (None if above is None else sources[above]))
        if index not in parents:
            line = replace(line, source=sources[index] or Source.APPRAISED)
        lines.append(line)
        findings += _findings(index, line, entry, placed, maximum, is_leaf=index not in parents)
    computed = frozenset(i for i, m in enumerate(maxima) if i in parents and m.points is None)
    return Assembled(tuple(lines), computed, tuple(findings))


def _line(entry: Entry, placed: Placed, maximum: Maximum, kind_above: Kind) -> DraftLine:
    points = maximum.points or ZERO
    name = clean(maximum.name)
    kind = kind_of_word(entry.cell(Field.KIND).text) or kind_by_name(name) or kind_above
    if points < ZERO:  # a penalty printed with its sign
        points, kind = Points(-points), Kind.PENALTY
    return DraftLine(
        placed.level,
        placed.code,
        name,
        points,
        kind=kind,
        guide=clean_lines("\n".join(entry.guide)),
        evidence=_joined(entry.evidence),
        appraiser=entry.cell(Field.APPRAISER).text,
        note=_joined(entry.note),
        exempt=traits_of(entry.cell(Field.EXEMPT)),
        row=entry.row,
    )


def _source(entry: Entry, line: DraftLine, maximum: Maximum, *, by_column: bool) -> Source | None:
    """Returns the source told for a criterion: by its column, else by its words."""
    named = source_of_word(entry.cell(Field.SOURCE).text)
    rest = f"{line.note} {line.appraiser}"
    words = source_by_words(line.name, line.guide, rest, line.evidence)
    if named is not None or words is Source.EXTERNAL:
        return named or words
    if by_column:
        return Source.SURVEY if maximum.is_survey else None
    return words


def _findings(
    index: int,
    line: DraftLine,
    entry: Entry,
    placed: Placed,
    maximum: Maximum,
    *,
    is_leaf: bool,
) -> Iterator[Finding]:
    code = entry.cell(Field.CODE)
    told: dict[str, object] = {"text": code.text}
    if placed.made_up and code.kind is CellKind.DATE:
        yield finding_at(index, line, "IMP.203", "code", params=told)
    elif placed.made_up and not code.is_blank:
        yield finding_at(index, line, "IMP.410", "code", params=told)
    elif placed.made_up:
        yield finding_at(index, line, "IMP.412", "code", severity=Severity.WARNING)
    if placed.mended:
        told = {"text": placed.mended}
        yield finding_at(index, line, "IMP.421", "code", params=told, severity=Severity.NOTE)
    if placed.missing:
        yield finding_at(index, line, "IMP.409", "code", params={"parent": placed.missing})
    if maximum.wrong is not None:
        yield finding_at(index, line, maximum.wrong.code, "max_points", params=maximum.wrong.params)
    elif is_leaf and maximum.points is None:
        yield finding_at(index, line, "IMP.406", "max_points")
    elif is_leaf and maximum.is_split:
        yield finding_at(index, line, "IMP.407", "source")


def _joined(texts: Sequence[str]) -> str:
    return clean_lines("\n".join(text for text in texts if text))
