"""What the annex by criterion says: every unit of a group down, every scored criterion across."""

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
class CriterionAnnex:
    """The points of one group, criterion by criterion.

    Attributes:
        number: Roman number when there are two annexes or more, else empty.
        title: In capitals, one line of meaning per entry.
        table: Whole, however wide: columns that name a unit, one per scored criterion below the
            heading of its domain, totals.
        codes: Of the scored criteria, in the order of their columns.
        domains: Short for each heading over columns, where its words have no room.
        repeated: How many columns from the left name a unit.
        legend: Which criterion each code stands for.
        footnotes: Marks that stand for no number, what the mean is.
    """

    number: str
    title: tuple[str, ...]
    reference: DecisionReference
    table: PrintedTable
    codes: tuple[str, ...]
    domains: tuple[str, ...]
    legend: TextTable
    repeated: int = 2
    footnotes: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP
