"""The lines of a self-assessment sheet: criteria down the tree, and facts below their leaf.

A leaf that asks for one fact takes it in its own line; several facts have a line each below it. So
every input stands in one of two columns, and an official reads the sheet from top to bottom.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from parindex_desktop.codec import canonical, encode
from parindex_desktop.domain.criteria import CriteriaTree, Criterion, Source
from parindex_desktop.domain.rules.facts import (
    DENOMINATOR,
    NUMERATOR,
    FactField,
    fields_of,
)
from parindex_desktop.domain.rules.kinds import JudgedRule, Measure, SurveyRule

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT: Final = 1
"""Version of rows and columns; a workbook of another one is not read."""

FIRST_ROW: Final = 6
TOTAL_KEY: Final = "total"
NOT_SCORED: Final = "Điểm do điều tra xã hội học hoặc cơ quan khác đo lường; đơn vị không tự chấm."
YES_TEXT, NO_TEXT = "Có", "Không"

_DEFAULT_LABELS = {NUMERATOR: "Số đạt được", DENOMINATOR: "Tổng số"}


class Entry(StrEnum):
    """What is typed in a line."""

    NONE = "none"
    """Nothing: a heading, a leaf whose facts stand below it, or one measured by others."""
    POINTS = "points"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet.

    Attributes:
        key: What the hidden column holds, so that a moved row is recognised.
        row: As the spreadsheet counts.
        criterion: Whose line it is; of a line of a fact the leaf above.
        is_leaf: It shows the points of a leaf.
        entry: What is typed here.
        field: The fact typed here; None where points are typed, or nothing.
    """

    key: str
    row: int
    criterion: Criterion
    is_leaf: bool = False
    entry: Entry = Entry.NONE
    field: FactField | None = None

    @property
    def is_fact(self) -> bool:
        """True for a line below its leaf."""
        return self.field is not None and not self.is_leaf

    @property
    def label(self) -> str:
        """What the line is called, in Vietnamese as all papers."""
        if self.field is None or self.is_leaf:
            return self.criterion.name
        measure = getattr(self.criterion.rule, "measure", None)
        if isinstance(measure, Measure):
            given = {NUMERATOR: measure.numerator, DENOMINATOR: measure.denominator}
            return given[self.field.name] or _DEFAULT_LABELS[self.field.name]
        return self.field.label


@dataclass(frozen=True, slots=True)
class Leaf:
    """The lines of one leaf.

    Attributes:
        line: With the points.
        facts: The lines in which its facts are typed, its own among them; empty where points are.
        notes: What the program itself may have written in place of the unit's words, also before
            a trait was taken from the unit.
    """

    line: Line
    facts: tuple[Line, ...]
    notes: frozenset[str] = frozenset()

    @property
    def criterion(self) -> Criterion:
        """The leaf itself."""
        return self.line.criterion

    @property
    def is_open(self) -> bool:
        """True when units score it themselves."""
        return self.criterion.source is Source.APPRAISED


@dataclass(frozen=True, slots=True)
class SheetLines:
    """All lines of a set.

    Attributes:
        fingerprint: SHA-256 over all that reading depends on: codes, maxima, sources and rules, and
            not over names and guides, in which a misprint may be put right meanwhile.
    """

    tree: CriteriaTree
    lines: tuple[Line, ...]
    leaves: tuple[Leaf, ...]
    fingerprint: str

    @property
    def total_row(self) -> int:
        """The row of the grand total."""
        return FIRST_ROW + len(self.lines)


def lines_of(tree: CriteriaTree) -> SheetLines:
    """Returns the lines of a criteria set."""
    lines: list[Line] = []
    leaves: list[Leaf] = []
    notes = frozenset({NOT_SCORED, *(closed_note(g) for c in tree.criteria for g in c.exempt)})
    for criterion in tree.criteria:
        row = FIRST_ROW + len(lines)
        if not tree.is_leaf(criterion.id):
            lines.append(Line(str(criterion.id), row, criterion))
            continue
        of_leaf = tuple(_of_leaf(criterion, row))
        lines.extend(of_leaf)
        facts = tuple(each for each in of_leaf if each.field is not None)
        leaves.append(Leaf(of_leaf[0], facts, notes))
    return SheetLines(tree, tuple(lines), tuple(leaves), _fingerprint(tree))


def closed_note(ground: str) -> str:
    """Returns what stands beside a leaf that does not apply to the unit, for one of its traits."""
    return f"Không áp dụng: {ground}"


def asked_fields(leaf: Criterion) -> tuple[FactField, ...]:
    """Returns the facts that a workbook asks for; none where the unit types its points.

    A judged leaf has a reason among its facts; a unit gives it as its note.
    """
    if leaf.source is not Source.APPRAISED or leaf.rule is None:
        return ()
    if isinstance(leaf.rule, JudgedRule | SurveyRule):
        return ()
    return fields_of(leaf.rule)


def _of_leaf(leaf: Criterion, row: int) -> Iterator[Line]:
    fields, key = asked_fields(leaf), str(leaf.id)
    if len(fields) == 1:
        yield Line(key, row, leaf, is_leaf=True, entry=Entry.FACT, field=fields[0])
        return
    typed = leaf.source is Source.APPRAISED and not fields
    yield Line(key, row, leaf, is_leaf=True, entry=Entry.POINTS if typed else Entry.NONE)
    for below, field in enumerate(fields, start=1):
        yield Line(f"{key}:{field.name}", row + below, leaf, entry=Entry.FACT, field=field)


def _fingerprint(tree: CriteriaTree) -> str:
    read = [
        [c.id, c.parent_id, c.code, c.max_points, c.source.value, c.kind.value, encode(c.rule)]
        for c in tree.criteria
    ]
    return hashlib.sha256(canonical([LAYOUT, read]).encode()).hexdigest()
