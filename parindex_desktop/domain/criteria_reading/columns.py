"""Which column of a table holds what: code, name, maximum, how it is scored, evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain import criteria_layout as layout
from parindex_desktop.domain.criteria_reading.codes import parse_code
from parindex_desktop.domain.criteria_reading.name_columns import NameColumn, name_columns
from parindex_desktop.domain.importing.header import combine_headings, is_numbering
from parindex_desktop.domain.importing.mapping import heading_key
from parindex_desktop.domain.importing.reading import is_number
from parindex_desktop.domain.importing.table import BLANK_CELL, SourceRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.importing.mapping import Heading
    from parindex_desktop.domain.importing.table import SourceCell, SourceTable


class Field(Enum):
    """What a column holds.

    `APPRAISED` and `SURVEY` hold the maximum of leaves of that source; `POINTS` what each way of
    scoring is worth, in a column beside its words.
    """

    CODE = auto()
    NAME = auto()
    MAXIMUM = auto()
    APPRAISED = auto()
    SURVEY = auto()
    POINTS = auto()
    GUIDE = auto()
    EVIDENCE = auto()
    NOTE = auto()
    APPRAISER = auto()
    SOURCE = auto()
    KIND = auto()
    EXEMPT = auto()
    LEVEL = auto()
    RULE = auto()


MAXIMA: Final = (Field.MAXIMUM, Field.APPRAISED, Field.SURVEY)

_OWN: Final = {
    heading_key(layout.SOURCE): Field.SOURCE,
    heading_key(layout.KIND): Field.KIND,
    heading_key(layout.LEVEL): Field.LEVEL,
    heading_key(layout.RULE): Field.RULE,
}
_WORDS: Final[tuple[tuple[Field | None, re.Pattern[str]], ...]] = tuple(
    (field, re.compile(words))
    for field, words in (
        (
            Field.CODE,
            r"^(stt|tt|so tt|so thu tu|thu tu|ma( so)?( linh vuc| tieu chi( thanh phan)?)?|"
            r"ma( so)? (lv|tc|tctp)|ky hieu)$",
        ),
        (None, r"tu (danh gia|cham|cho)|dat duoc|chi so|ket qua|lan (2|hai|ii)$|nam truoc"),
        (Field.EVIDENCE, r"kiem chung|minh chung|tai lieu|ho so kem"),
        (Field.EXEMPT, r"^khong ap dung"),
        (Field.NOTE, r"^ghi chu|^giai trinh"),
        (
            Field.APPRAISER,
            r"^(co quan|don vi|bo phan|nguoi|chu the|so,? nganh)\b.*"
            r"(tham dinh|theo doi|danh gia|cham|chu tri|phu trach|tham muu|tong hop)|^phan cong",
        ),
        (
            Field.GUIDE,
            r"cach (thuc|cham|tinh|danh gia|cho|xac dinh)|huong dan|phuong (phap|thuc)|cong thuc",
        ),
        (Field.SURVEY, r"^(diem|toi da)\b.*(xhh|dieu tra|xa hoi|khao sat)"),
        (Field.APPRAISED, r"^(diem|toi da)\b.*(tham dinh|noi vu|hoi dong)"),
        (Field.MAXIMUM, r"toi da|diem (chuan|quy dinh)|thang diem|^max"),
        (Field.POINTS, r"^(muc |so )?diem( cham| thanh phan| danh gia)?$"),
        (Field.NAME, r"tieu chi|linh vuc|noi dung|tctp|danh muc|chi tieu"),
        (Field.SURVEY, r"^(dieu tra|xhh|xa hoi hoc|khao sat)"),
        (Field.APPRAISED, r"^tham dinh"),
    )
)
"""Words of headings without their marks; the first that fits decides, None for no use."""

_SEARCHED_ROWS = 100
_DEEPEST = 3
_CODES_LOOKED_AT = 30
_WORDS_OF_WORDING = 3
"""“Không ban hành: 0” says how it is scored, “0,5 điểm” what it is worth."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        at: Where each field stands, from 0.
        header: The rows of the header, so that a repetition on the next page is recognised.
        above: What stands above the header, a line per row.
        body: The rows below it.
        unused: Headings of columns that hold nothing a set has.
        names: The columns of names where each level has its own; empty where all share `NAME`.
    """

    at: Mapping[Field, int]
    header: tuple[SourceRow, ...]
    above: tuple[str, ...]
    body: tuple[SourceRow, ...]
    unused: tuple[str, ...] = ()
    names: tuple[NameColumn, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether the table is our own export, which says everything exactly."""
        return Field.LEVEL in self.at or Field.RULE in self.at

    def cell(self, row: SourceRow, field: Field) -> SourceCell:
        """Returns a field of a row; blank where the table has no such column."""
        column = self.at.get(field)
        return BLANK_CELL if column is None else row.cell(column)

    def has_maximum(self, row: SourceRow) -> bool:
        """Whether a number stands where a row has its maximum."""
        return any(is_number(self.cell(row, each)) for each in MAXIMA)


def find_columns(table: SourceTable) -> Columns | None:
    """Returns the columns below the rows that name most of them; None when no row heads a set."""
    rows = table.rows
    best: tuple[int, int, int] = (0, 0, 0)
    for start in range(min(len(rows), _SEARCHED_ROWS)):
        for depth in range(1, _DEEPEST + 1):
            block = rows[start : start + depth]
            if len(block) < depth or not all(map(_may_head, block)):
                break
            known = _fields_of(combine_headings(block, table))
            if _heads_a_set(known):
                best = max(best, (len(known), -depth, -start))
    if not best[0]:
        return None
    start, end = -best[2], -best[2] - best[1]
    headings = combine_headings(rows[start:end], table)
    at = _fields_of(headings)
    if Field.CODE not in at and _looks_like_codes(rows[end:]):
        at[Field.CODE] = 0
    if Field.GUIDE not in at and _holds_wording(rows[end:], at.get(Field.POINTS)):
        at[Field.GUIDE] = at.pop(Field.POINTS)
    above = tuple(_line(row) for row in rows[:start])
    names = _names_in(headings, at)
    used = {*at.values(), *(column for each in names for column in (each.at, each.code))}
    unused = tuple(
        dict.fromkeys(h.text for n, h in enumerate(headings) if n not in used and h.text)
    )
    above = (*table.above, *above)
    return Columns(at, tuple(rows[start:end]), above, tuple(rows[end:]), unused, names)


def _may_head(row: SourceRow) -> bool:
    return not is_numbering(row) and not any(map(is_number, row.cells))


def _heads_a_set(at: Mapping[Field, int]) -> bool:
    return Field.NAME in at and any(field in at for field in MAXIMA)


def _fields_of(headings: Sequence[Heading]) -> dict[Field, int]:
    """Returns the first column of each field; a scale beside the maximum is what ways are worth."""
    found: defaultdict[Field, list[int]] = defaultdict(list)
    for column, heading in enumerate(headings):
        field = _field_of(heading)
        if field is not None:
            found[field].append(column)
    found[Field.MAXIMUM].sort(key=lambda column: "thang" in heading_key(headings[column].text))
    at = {field: columns[0] for field, columns in found.items() if columns}
    if Field.POINTS in at and not any(field in at for field in MAXIMA):
        at[Field.MAXIMUM] = at.pop(Field.POINTS)
    for column in found[Field.MAXIMUM][1:]:
        if headings[column].text != headings[at[Field.MAXIMUM]].text:  # not merged over both
            at.setdefault(Field.POINTS, column)
    return at


def _names_in(headings: Sequence[Heading], at: dict[Field, int]) -> tuple[NameColumn, ...]:
    """Returns the columns of names of each level; the highest of them is the one of names then."""
    codes = {n for n, heading in enumerate(headings) if _field_of(heading) is Field.CODE}
    keys = [heading_key(heading.lowest or heading.text) for heading in headings]
    found = name_columns(keys, codes)
    if found:
        at[Field.NAME] = found[0].at
    return found


def _field_of(heading: Heading) -> Field | None:
    for key in map(heading_key, (heading.lowest, heading.text)):
        if key in _OWN:
            return _OWN[key]
        for field, words in _WORDS:
            if words.search(key):
                return field
    return None


def _looks_like_codes(rows: Iterable[SourceRow]) -> bool:
    """Tells a column of codes that nobody headed: the first, with a code in every second row."""
    first = [row.cell(0).text for row in rows][:_CODES_LOOKED_AT]
    return sum(parse_code(text) is not None for text in first if text) * 2 > len(first)


def _holds_wording(rows: Sequence[SourceRow], column: int | None) -> bool:
    """Tells a scale that says how it is scored from one that only says what each way is worth."""
    if column is None:
        return False
    texts = [text for row in rows if (text := row.cell(column).text)]
    return sum(len(text.split()) >= _WORDS_OF_WORDING for text in texts) * 2 > len(texts)


def _line(row: SourceRow) -> str:
    return next((cell.text for cell in row.cells if cell.text), "")
