"""The content of an official paper, ready to be laid out.

Texts are already worded and numbers already printed: `reports` turns these into pages and knows
nothing else; `services.papers` makes them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol


class Mode(StrEnum):
    """Who gives a paper its number and date."""

    PAPER = "paper"
    """The program: both are printed."""
    BY_HAND = "by-hand"
    """The clerk with a pen, after it was signed: room is left for both."""
    ELECTRONIC = "electronic"
    """The clerk's signing tool: room is left for both, and a corner for its own line."""

    @property
    def fills_in(self) -> bool:
        """True when number and date are printed."""
        return self is Mode.PAPER


class PageMark(StrEnum):
    """What every page of a paper is marked with."""

    NONE = ""
    DRAFT = "draft"
    SUPERSEDED = "superseded"
    """Made from data that were locked once and are locked no longer."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every page says of the data behind it.

    Attributes:
        fingerprint: Short form of the fingerprint of the locked data; empty while they are open.
    """

    mark: PageMark = PageMark.NONE
    fingerprint: str = ""


DRAFT = Stamp(PageMark.DRAFT)
NO_STAMP = Stamp()


class Content(Protocol):
    """What any paper says; each kind of paper has a dataclass of its own."""

    @property
    def stamp(self) -> Stamp:
        """What its pages say of the data behind it."""


def as_draft(content: Content) -> Content:
    """Returns a paper marked as a draft, unless its pages say already why they do not count."""
    if content.stamp.mark is not PageMark.NONE:
        return content
    stamp = replace(content.stamp, mark=PageMark.DRAFT)
    drafted: Content = replace(content, stamp=stamp)  # type: ignore[type-var]  # each a dataclass
    return drafted


class Align(StrEnum):
    """Where a column's texts stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class DecisionReference:
    """The decision that a paper goes with.

    Attributes:
        number: With its suffix, `1590/QĐ-UBND`; empty leaves room for it.
        day: Date of the decision; None leaves room for it.
        authority: `Chủ tịch Ủy ban nhân dân tỉnh An Giang`.
        suffix: Printed behind the room left for a number: `QĐ-UBND`.
    """

    number: str
    day: date | None
    authority: str
    suffix: str = "QĐ-UBND"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of a printed table.

    Attributes:
        heading: As printed, wrapped where needed.
        wraps: True for text that may take several lines (names); others decide the width.
        room: Least width in mm, for what a pen fills in.
    """

    heading: str
    align: Align = Align.CENTRE
    wraps: bool = False
    room: int = 0


@dataclass(frozen=True, slots=True)
class HeadingGroup:
    """A heading that spans neighbouring columns, above their own headings.

    Attributes:
        first: Place of its first column, from 0.
        end: Place behind its last column.
    """

    heading: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as printed.

    Attributes:
        rows: One tuple of texts per line, as long as `columns`.
        summary: A last line in bold, its first text spanning the columns that are empty after it.
        groups: Headings over several columns, from left to right; columns in none have a heading
            as high as both.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    summary: tuple[str, ...] = ()
    groups: tuple[HeadingGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row of long texts.

    Attributes:
        cells: One per column; a newline begins another paragraph.
        strong: A heading: its short texts and the first of its long ones in bold, on the page of
            the row below it.
    """

    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table to be read: rows of several paragraphs, which go on overleaf where they are long."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TextRow, ...]


@dataclass(frozen=True, slots=True)
class CriteriaSetAnnex:
    """A criteria set as the annex of the decision that issues it.

    Attributes:
        title: In capitals, one line of meaning per entry.
        reference: The decision, or its whole wording as the set carries it.
        notes: Below the table: caps of bonus and penalty.
        stamp: A draft while the set is not sound.
    """

    title: tuple[str, ...]
    reference: DecisionReference | str
    table: TextTable
    notes: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP


@dataclass(frozen=True, slots=True)
class AcceptedWarnings:
    """The warnings of one group that were accepted, with the reasons, as an annex.

    Attributes:
        number: Roman number when there are two annexes or more, else empty.
        title: In capitals, one line of meaning per entry.
        notes: Below the table: how many there are.
    """

    number: str
    title: tuple[str, ...]
    reference: DecisionReference
    table: TextTable
    notes: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP


@dataclass(frozen=True, slots=True)
class CriteriaChanges:
    """What differs between two criteria sets, as a paper of its own.

    Attributes:
        title: In capitals, one line of meaning per entry.
        below: Under the title: which sets are compared.
        notes: Below the table: what was counted.
    """

    title: tuple[str, ...]
    below: tuple[str, ...]
    table: TextTable
    notes: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP


@dataclass(frozen=True, slots=True)
class RankingAnnex:
    """The ranking of one group as an annex of the decision.

    Attributes:
        number: Roman number when the decision has two annexes or more, else empty.
        title: In capitals, one line of meaning per entry.
        footnotes: Rounding, tie rule, meaning of N/A.
        not_applicable: Criteria that do not apply, unit by unit; None where all do.
    """

    number: str
    title: tuple[str, ...]
    reference: DecisionReference
    table: PrintedTable
    footnotes: tuple[str, ...] = ()
    stamp: Stamp = NO_STAMP
    not_applicable: TextTable | None = None


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """Metadata of a PDF.

    Attributes:
        author: The issuing office.
        keywords: For the program itself: which papers the file holds, to compare them one day.
    """

    title: str
    author: str
    subject: str = ""
    keywords: str = ""
