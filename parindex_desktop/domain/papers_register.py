"""What the printed register book says: every certificate, void ones too, and the blanks."""

from __future__ import annotations

from dataclasses import dataclass

from parindex_desktop.domain.documents import NO_STAMP, Stamp, TextTable


@dataclass(frozen=True, slots=True)
class BookSection:
    """The book of one year and form.

    Attributes:
        title: `Sổ cấp Bằng khen năm 2026`.
        table: A row per number; the column before the last is left for a signature.
        notes: How many there are, and what became of the blanks.
    """

    title: str
    table: TextTable
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterBook:
    """The books that certificates of a round stand in.

    Attributes:
        title: In capitals, one line of meaning per entry.
        agency: Who keeps the book, below the title.
        signers: Who signs below, from the left.
    """

    title: tuple[str, ...]
    agency: str
    sections: tuple[BookSection, ...]
    signers: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP
