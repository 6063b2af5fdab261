"""What the annexes beside a ranking say: by domain, by class, and against the year before.

Titles are in capitals, one line of meaning per entry; `number` is the Roman number of an annex,
empty for one alone. All texts are worded and all numbers printed (`services.papers`).
"""

from __future__ import annotations

from dataclasses import dataclass

from parindex_desktop.domain.documents import (
    NO_STAMP,
    DecisionReference,
    PrintedTable,
    Stamp,
    TextTable,
)


@dataclass(frozen=True, slots=True)
class DomainAnnex:
    """The domains (lĩnh vực) of one group: points and percent of every unit.

    Attributes:
        repeated: How many columns from the left name a unit; they begin every part of a table
            that is too wide for the paper.
        footnotes: What the numbers mean, then the rules of the round.
    """

    number: str
    title: tuple[str, ...]
    reference: DecisionReference
    table: PrintedTable
    repeated: int
    footnotes: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP


@dataclass(frozen=True, slots=True)
class ClassSummary:
    """How the units of all groups came out by class, with their names.

    Attributes:
        classes: Classes down, groups across: from which index on, how many units, their share.
        groups: Mean, highest and lowest index of each group, first and last units.
        units: Of each group the units by class.
    """

    number: str
    title: tuple[str, ...]
    reference: DecisionReference
    classes: PrintedTable
    groups: PrintedTable
    units: TextTable
    footnotes: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP


@dataclass(frozen=True, slots=True)
class YearChanges:
    """The units of one group beside themselves the year before.

    Attributes:
        counts: How many rose and fell, as a sentence of the paper.
    """

    number: str
    title: tuple[str, ...]
    reference: DecisionReference
    table: PrintedTable
    counts: str
    footnotes: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP
