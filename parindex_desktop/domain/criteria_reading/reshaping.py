"""Lines of a reading that stand at the wrong level, or do not belong to the set at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria_reading.findings import Finding, finding_at, place_of_row
from parindex_desktop.domain.criteria_reading.set_reading import guess_rules
from parindex_desktop.domain.criteria_reading.sums import leaves_of
from parindex_desktop.domain.numbers import ZERO
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.criteria_draft import DraftLine
    from parindex_desktop.domain.criteria_reading.set_reading import SetReading

_PLACED = frozenset({"IMP.409", "IMP.412", "IMP.424"})
"""What is wrong with the place of a line; moving the line is the person's answer."""

_OF_A_LEAF = frozenset({"max_points", "rule", "source"})
"""What is asked of a leaf alone."""


def branch_of(lines: Sequence[DraftLine], index: int) -> range:
    """Returns the places of a line and of all below it."""
    level = lines[index].level
    behind = (i for i in range(index + 1, len(lines)) if lines[i].level <= level)
    return range(index, next(behind, len(lines)))


def can_shift(lines: Sequence[DraftLine], index: int, step: int) -> bool:
    """Tells whether a line can go `step` (1 or -1) levels down; its order never changes."""
    if step < 0:
        return lines[index].level > 0
    return index > 0 and lines[index - 1].level >= lines[index].level


def shifted(reading: SetReading, index: int, step: int) -> SetReading:
    """Returns the reading with a line and all below it one level further down or up.

    A line that has others below it now gives up its rule, one that has none any more is read for
    one. Lines behind a line that goes up may come to stand below it, as in any outline.
    """
    before = reading.draft.lines
    if not can_shift(before, index, step):
        return reading
    branch = branch_of(before, index)
    lines = [
        replace(line, level=line.level + step) if place in branch else line
        for place, line in enumerate(before)
    ]
    parents = leaves_of(before) - leaves_of(lines)
    leaves = leaves_of(lines) - leaves_of(before)
    missing = reading.computed & leaves
    for place in parents:
        lines[place] = replace(lines[place], rule=None)
    for place in missing:
        lines[place] = replace(lines[place], max_points=ZERO)
    told = {f.line for f in reading.printed if f.problem.code == "IMP.406"}
    unprinted = {place for place in parents if place in told}
    guessed = {place: guess for place, guess in reading.guessed.items() if place not in parents}
    if not reading.is_exact:
        guessed |= guess_rules({place: lines[place] for place in leaves})
    return replace(
        reading,
        draft=replace(reading.draft, lines=tuple(lines)),
        guessed=guessed,
        computed=frozenset((reading.computed - leaves) | unprinted),
        printed=(
            *(f for f in reading.printed if not _is_settled(f, index, parents)),
            *(finding_at(i, lines[i], "IMP.406", "max_points") for i in sorted(missing)),
        ),
    ).checked()


def without(reading: SetReading, index: int) -> SetReading:
    """Returns the reading without a line and all below it; they are told among what is skipped."""
    lines = reading.draft.lines
    gone = branch_of(lines, index)
    kept = [place for place in range(len(lines)) if place not in gone]
    new = {old: place for place, old in enumerate(kept)}
    told = (
        Finding(Problem("IMP.420", place_of_row(line.row), {"text": line.name}, Severity.NOTE))
        for line in lines[gone.start : gone.stop]
    )
    stays = (f for f in reading.printed if f.line is None or f.line in new)
    return replace(
        reading,
        draft=replace(reading.draft, lines=tuple(lines[place] for place in kept)),
        guessed={new[i]: guess for i, guess in reading.guessed.items() if i in new},
        computed=frozenset(new[i] for i in reading.computed if i in new),
        printed=(
            *(f if f.line is None else replace(f, line=new[f.line]) for f in stays),
            *told,
        ),
    ).checked()


def _is_settled(finding: Finding, moved: int, parents: frozenset[int]) -> bool:
    if finding.line == moved and finding.problem.code in _PLACED:
        return True
    return finding.line in parents and finding.about in _OF_A_LEAF
