"""What each column of a table is: chosen by the person, remembered from last time, or guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriteriaTree, Source
from parindex_desktop.domain.numbers import Points, parse_points
from parindex_desktop.domain.text import clean, without_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.criteria import Criterion


class TargetKind(StrEnum):
    """What a column holds."""

    IGNORED = "ignored"
    ORDINAL = "ordinal"
    UNIT = "unit"
    APPRAISED = "appraised"
    SURVEY = "survey"
    TOTAL = "total"
    INDEX = "index"
    RANK = "rank"
    CLASS = "class"
    CRITERION = "criterion"


SCORED = frozenset({TargetKind.APPRAISED, TargetKind.SURVEY, TargetKind.CRITERION})
"""Columns whose points are imported; the others are compared or left aside."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a column goes.

    Attributes:
        criterion_code: Of the scored criterion, for `CRITERION` only.
    """

    kind: TargetKind
    criterion_code: str = ""

    def __str__(self) -> str:
        if self.kind is TargetKind.CRITERION:
            return f"{self.kind}:{self.criterion_code}"
        return str(self.kind)

    @property
    def is_scored(self) -> bool:
        """True when its points are imported."""
        return self.kind in SCORED


def parse_target(text: str) -> Target:
    """Returns the target of a word such as `unit`, of `criterion:1.2`, or of a bare code `1.2`."""
    name = clean(text)
    kind, colon, code = name.partition(":")
    if colon and kind == TargetKind.CRITERION:
        return Target(TargetKind.CRITERION, clean(code))
    if name in set(TargetKind) - {TargetKind.CRITERION}:
        return Target(TargetKind(name))
    return Target(TargetKind.CRITERION, name)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column.

    Attributes:
        text: As read from top to bottom where it has several rows.
        lowest: Its lowest row, which says more than the group heading above it.
    """

    text: str
    lowest: str = ""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column named by the person: by its heading (command line) or its place (window)."""

    target: Target
    heading: str = ""
    column: int | None = None

    def names(self, column: int, heading: Heading) -> bool:
        """Tells whether this choice is about a column."""
        if self.column is not None:
            return self.column == column
        return heading_key(self.heading) in {heading_key(heading.text), heading_key(heading.lowest)}


class Origin(StrEnum):
    """Who said what a column is."""

    CHOSEN = "chosen"
    REMEMBERED = "remembered"
    GUESSED = "guessed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column with its target.

    Attributes:
        maximum: Maximum that its heading prints, `(65)`; None when it prints none.
    """

    index: int
    heading: str
    target: Target
    origin: Origin
    maximum: Points | None = None


_IGNORED = re.compile(
    r"tu (danh gia|cham|cho diem)|nam truoc|tang|giam|toi da$|so phieu|don vi tinh"
    r"|sipas|hai long|ghi chu|so luong"
)
_BOTH_SOURCES = r"(tham dinh.*(xhh|dieu tra|xa hoi)|(xhh|dieu tra|xa hoi).*tham dinh)"
_WORDS: tuple[tuple[TargetKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words))
    for kind, words in (
        (TargetKind.ORDINAL, r"^(stt|tt|so tt|so thu tu|thu tu|no|#)$"),
        (TargetKind.INDEX, r"^(chi so|par index)"),
        (TargetKind.TOTAL, rf"^tong.*{_BOTH_SOURCES}"),
        (TargetKind.CLASS, r"xep loai|phan loai|phan hang|muc do hoan thanh"),
        (TargetKind.RANK, r"xep hang|thu hang|xep thu|vi thu|^hang\b|^rank"),
        (TargetKind.SURVEY, r"xhh|dieu tra|xa hoi hoc|khao sat|^survey"),
        (TargetKind.APPRAISED, r"tham dinh|(noi vu|hoi dong) (danh gia|cham)|^apprais"),
        (TargetKind.INDEX, r"chi so|par index|^index|^ket qua cchc"),
        (TargetKind.TOTAL, r"tong (so )?diem|^tong( cong)?$|diem dat duoc|^total"),
        (
            TargetKind.UNIT,
            r"don vi|dia phuong|co quan|\bban,? nganh|^(cac )?so($|[,/]| ban| nganh)"
            r"|^ten\b(?! tieu chi)|\bhuyen\b|thi xa|thanh pho|^(cac )?xa\b|^phuong\b|dac khu"
            r"|^unit",
        ),
    )
)
"""Words of headings without their marks; the first that fits decides."""

_MAXIMUM = re.compile(
    r"\(\s*(?:diem )?(?:toi da|thang diem|max)?\s*:?\s*(\d+(?:[.,]\d+)?)\s*(?:diem|d)?\s*\)"
    r"|(?:toi da|thang diem|/)\s*:?\s*(\d+(?:[.,]\d+)?)"
)
_LARGEST_MAXIMUM = 1000


def heading_key(heading: str) -> str:
    """Returns a key equal for spellings of one heading: case, marks and blanks aside."""
    return without_marks(clean(heading))


def heading_maximum(heading: str) -> Points | None:
    """Returns the maximum that a heading prints, `Điểm thẩm định (65)`; years are not maxima."""
    for match in _MAXIMUM.finditer(heading_key(heading)):
        value = parse_points(match[1] or match[2])
        if value <= parse_points(str(_LARGEST_MAXIMUM)):
            return value
    return None


def without_maximum(heading: str) -> str:
    """Returns the key of a heading without the maximum it prints."""
    return clean(_MAXIMUM.sub(" ", heading_key(heading)))


@dataclass(frozen=True, slots=True)
class HeadingReader:
    """Knows headings: of the criteria set, chosen, remembered, and by the field's words.

    Attributes:
        tree: The group's criteria; None when it has none yet.
        remembered: Key of a heading -> target, from an earlier import.
    """

    tree: CriteriaTree | None = None
    chosen: tuple[ColumnChoice, ...] = ()
    remembered: Mapping[str, str] | None = None

    def read(self, column: int, heading: Heading) -> tuple[Target, Origin]:
        """Returns what a column is, and who says so."""
        for choice in self.chosen:
            if choice.names(column, heading):
                return choice.target, Origin.CHOSEN
        known = (self.remembered or {}).get(heading_key(heading.text))
        if known is not None:
            return parse_target(known), Origin.REMEMBERED
        for text in dict.fromkeys((heading.lowest, heading.text)):
            target = self._guess(text)
            if target is not None:
                return target, Origin.GUESSED
        return Target(TargetKind.IGNORED), Origin.UNKNOWN

    def _guess(self, heading: str) -> Target | None:
        key = without_maximum(heading)
        criterion = self._criterion(key)
        if criterion is not None:
            return self._target_of(criterion)
        if not key or _IGNORED.search(key):
            return Target(TargetKind.IGNORED) if key else None
        kind = next((kind for kind, words in _WORDS if words.search(key)), None)
        return None if kind is None else Target(kind)

    def _target_of(self, criterion: Criterion) -> Target:
        """The only leaf of its source is told by the source, which the next year knows too."""
        assert self.tree is not None
        if leaves_of_source(self.tree, criterion.source) == (criterion,):
            appraised = criterion.source is Source.APPRAISED
            return Target(TargetKind.APPRAISED if appraised else TargetKind.SURVEY)
        return Target(TargetKind.CRITERION, criterion.code)

    def _criterion(self, key: str) -> Criterion | None:
        if self.tree is None or not key:
            return None
        spellings = (c for c in self.tree.leaves() if key in _spellings(c))
        return next(spellings, None)


def map_columns(headings: Sequence[Heading], reader: HeadingReader) -> tuple[MappedColumn, ...]:
    """Returns every column with a heading; a choice takes its target away from guessed columns."""
    columns = [
        MappedColumn(
            index, heading.text, *reader.read(index, heading), heading_maximum(heading.text)
        )
        for index, heading in enumerate(headings)
        if heading.text
    ]
    taken = {c.target for c in columns if c.origin is Origin.CHOSEN}
    return tuple(_yield_to(taken, column) for column in columns)


def to_remember(columns: Sequence[MappedColumn]) -> dict[str, str]:
    """Returns the mapping for the next import of such a table: key of the heading -> target."""
    return {
        heading_key(column.heading): str(column.target)
        for column in columns
        if column.origin is not Origin.UNKNOWN
    }


def leaves_of_source(tree: CriteriaTree, source: Source) -> tuple[Criterion, ...]:
    """Returns the leaves that an `appraised` or `survey` column could mean; one is unambiguous.

    External indexes count with the survey, so that its column may mean one of them as well.
    """
    appraised = source is Source.APPRAISED
    return tuple(leaf for leaf in tree.leaves() if (leaf.source is Source.APPRAISED) is appraised)


def _yield_to(taken: set[Target], column: MappedColumn) -> MappedColumn:
    if column.origin is Origin.CHOSEN or column.target not in taken:
        return column
    ignored = Target(TargetKind.IGNORED)
    return MappedColumn(column.index, column.heading, ignored, Origin.UNKNOWN, column.maximum)


def _spellings(criterion: Criterion) -> set[str]:
    code, name = heading_key(criterion.code), heading_key(criterion.name)
    # A code that a workbook stores as a number is shown with a comma.
    return {
        code,
        code.replace(".", ","),
        name,
        f"{code} {name}",
        f"{code}. {name}",
        f"{code}: {name}",
        f"tc {code}",
    }
