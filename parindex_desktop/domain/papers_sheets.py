"""The papers of single units: the sheet of results, and the worksheet to be filled with a pen."""

from __future__ import annotations

from dataclasses import dataclass

from parindex_desktop.domain.charts.profile import ProfileChart
from parindex_desktop.domain.documents import (
    NO_STAMP,
    DecisionReference,
    PrintedTable,
    Stamp,
    TextTable,
)


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """The results of one unit, criterion by criterion.

    Attributes:
        unit: Its name, for the viewer's table of contents.
        title: In capitals, one line of meaning per entry.
        below: Under the title: the group it is ranked in.
        standing: Index, rank and class in one line.
        domains: Domains and total beside the median of the group.
        profile: The same as a chart; None where no domain has a maximum.
        table: All criteria with points, reasons and documents.
        notes: Below the table: rules of the round.
    """

    unit: str
    title: tuple[str, ...]
    below: tuple[str, ...]
    reference: DecisionReference
    standing: str
    domains: PrintedTable
    table: TextTable
    notes: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP
    profile: ProfileChart | None = None


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """The criteria of a group with room for points, reasons and documents.

    Attributes:
        title: In capitals, one line of meaning per entry.
        fields: What is filled in above the table, a line each: `Tên đơn vị`.
        table: The criteria; cells that are empty are written into.
        signers: Below the table, from left to right: who signs.
    """

    title: tuple[str, ...]
    fields: tuple[str, ...]
    table: TextTable
    notes: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP
