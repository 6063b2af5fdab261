"""What the list of award money says: who gets how much and signs for it, and what it comes to."""

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
class MoneyList:
    """The money that goes with one award decision.

    Attributes:
        title: In capitals, one line of meaning per entry.
        table: Forms and whom they are given to as bold rows, then a line for each awardee; the
            last column is left for a signature.
        totals: What each form comes to, for collectives and for persons, and from which fund.
        notes: Below the totals: which salary, which legal texts, how amounts are rounded.
        closing: The whole sum in figures and in words.
        signers: Who signs below, from the left.
    """

    title: tuple[str, ...]
    reference: DecisionReference
    table: TextTable
    totals: PrintedTable
    notes: tuple[str, ...]
    closing: str
    signers: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP
