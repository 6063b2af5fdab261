"""Reading the numbers of a column: decimal comma or point, thousands, percent, and words.

`1.234` alone may be 1,234 or one thousand; which one is decided by the other cells of its column or
by the column's maximum, else it is asked, never guessed (`ux.md`, Grid).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.table import CellKind, SourceCell
from parindex_desktop.domain.numbers import LARGEST, PER_POINT, Points
from parindex_desktop.domain.scores import BLANK, CellState, Score
from parindex_desktop.domain.text import without_marks
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable


class DecimalMark(StrEnum):
    """The mark before the decimals."""

    COMMA = "comma"
    POINT = "point"

    @property
    def char(self) -> str:
        """The character itself."""
        return "," if self is DecimalMark.COMMA else "."


_SIGNS = str.maketrans(
    {"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2012": "-", "'": "", "’": ""}
)
_ONE_MARK = re.compile(r"(\d*)([.,])(\d*)")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:([.,])(\d*))?")
_DASHES = frozenset("-\u2212\u2013\u2014")
_NOT_APPLICABLE = frozenset(
    {"khong ap dung", "khong phat sinh", "kad", "kps", "n/a", "na", "not applicable"}
)
_PENDING = frozenset({"cho", "cho bo sung", "?"})


@dataclass(frozen=True, slots=True)
class ColumnMarks:
    """What the cells of one column say about their decimal mark.

    Attributes:
        proven: Marks that unambiguous cells use; two when the column mixes them.
        ambiguous: Cells that read both ways, such as `1.234`.
    """

    proven: frozenset[DecimalMark]
    ambiguous: tuple[SourceCell, ...]

    def decide(self, limit: Decimal | None) -> DecimalMark | None:
        """Returns the mark of the column; None when it must be asked.

        Args:
            limit: The largest number that makes sense here: the column's maximum.
        """
        if len(self.proven) == 1:
            return next(iter(self.proven))
        if not self.ambiguous:
            return DecimalMark.COMMA
        possible = [mark for mark in DecimalMark if self._fits(mark, limit)]
        return possible[0] if len(possible) == 1 and limit is not None else None

    def _fits(self, mark: DecimalMark, limit: Decimal | None) -> bool:
        return limit is None or all(
            read_decimal(cell.text, mark) <= limit for cell in self.ambiguous
        )


def marks_of(cells: Iterable[SourceCell]) -> ColumnMarks:
    """Collects the evidence of the cells of a column; stored numbers give none."""
    proven: set[DecimalMark] = set()
    ambiguous: list[SourceCell] = []
    for cell in cells:
        if cell.kind is not CellKind.TEXT:
            continue
        form = _form(_bare(cell.text))
        if form is _Form.EITHER:
            ambiguous.append(cell)
        elif mark := _MARK_OF.get(form):
            proven.add(mark)
    return ColumnMarks(frozenset(proven), tuple(ambiguous))


def read_decimal(text: str, mark: DecimalMark) -> Decimal:
    """Reads a number; an ambiguous one by the mark given, any other by its own form.

    Raises:
        InputError: `NUM.101` when it is not a number.
    """
    bare = _bare(text)
    form = _form(bare)
    if form is _Form.NO_NUMBER:
        raise InputError("NUM.101", text=text)
    decimal = _MARK_OF.get(form, mark)
    thousands = "." if decimal is DecimalMark.COMMA else ","
    return Decimal(bare.replace(thousands, "").replace(decimal.char, "."))


def is_number(cell: SourceCell) -> bool:
    """Tells whether a cell holds a number, stored or written."""
    return cell.kind is CellKind.NUMBER or _form(_bare(cell.text)) is not _Form.NO_NUMBER


def read_number(cell: SourceCell, mark: DecimalMark) -> Decimal:
    """Returns the number of a cell, percentages in percent.

    Raises:
        InputError: `NUM.101` not a number, `IMP.203` a date, `IMP.204` an error of the spreadsheet.
    """
    if cell.kind is CellKind.DATE:
        raise InputError("IMP.203", text=cell.text)
    if cell.kind is CellKind.ERROR:
        raise InputError("IMP.204", text=cell.text)
    return cell.number if cell.number is not None else read_decimal(cell.text, mark)


def read_score(cell: SourceCell, mark: DecimalMark) -> Score:
    """Returns what a cell scores: blank, a number, not applicable in words, or pending.

    A lone dash is blank; the caller tells it (`is_dash`).

    Raises:
        InputError: `NUM.101`-`NUM.103`, `IMP.203`, `IMP.204`; `IMP.205` a percentage of a maximum.
    """
    in_words = BLANK if is_dash(cell) else read_word(cell.text)
    if in_words is not None:
        return in_words
    if cell.is_percent:
        raise InputError("IMP.205", text=cell.text)
    return Score.number(to_points(read_number(cell, mark), cell.text))


def read_word(text: str) -> Score | None:
    """Returns the score that a clean text says without a number: blank, KAD, chờ; else None."""
    word = without_marks(text)
    if not word:
        return BLANK
    if word in _NOT_APPLICABLE:
        return Score(CellState.NOT_APPLICABLE)
    return Score(CellState.PENDING) if word in _PENDING else None


def is_dash(cell: SourceCell) -> bool:
    """Tells whether a cell holds nothing but a dash, which may mean blank or nothing to score."""
    return cell.kind is CellKind.TEXT and bool(cell.text) and set(cell.text) <= _DASHES


def to_points(value: Decimal, text: str) -> Points:
    """Returns a decimal number of points exactly.

    Raises:
        InputError: `NUM.102` more than four decimals, `NUM.103` out of the program's range.
    """
    scaled = value * PER_POINT
    if abs(scaled) > LARGEST:
        raise InputError("NUM.103", text=text)
    if scaled != scaled.to_integral_value():
        raise InputError("NUM.102", text=text)
    return Points(int(scaled))


def decimals_shown(cell: SourceCell, mark: DecimalMark) -> int:
    """Returns how many decimals a cell shows: 2 for `82,00`, 0 for `68`."""
    bare = _bare(cell.text)
    stored = cell.kind is CellKind.NUMBER
    decimal = DecimalMark.COMMA if stored else _MARK_OF.get(_form(bare), mark)
    return len(bare.rpartition(decimal.char)[2]) if decimal.char in bare else 0


def _bare(text: str) -> str:
    """Returns the digits, marks and sign only: without blanks of any width, percent, apostrophe."""
    return "".join(text.split()).translate(_SIGNS).removesuffix("%")


class _Form(Enum):
    """What the characters of a number say about its decimal mark."""

    NO_NUMBER = auto()
    WHOLE = auto()
    COMMA = auto()
    POINT = auto()
    EITHER = auto()


_MARK_OF = {_Form.COMMA: DecimalMark.COMMA, _Form.POINT: DecimalMark.POINT}


def _form(bare: str) -> _Form:
    digits = bare.removeprefix("+").removeprefix("-")
    if not digits.isascii():
        return _Form.NO_NUMBER
    if digits.isdigit():
        return _Form.WHOLE
    if one := _ONE_MARK.fullmatch(digits):
        return _form_with_one_mark(one[1], one[2], one[3])
    grouped = _GROUPED.fullmatch(digits)
    if grouped is None or grouped[2] == grouped[1]:
        return _Form.NO_NUMBER
    return _Form.POINT if grouped[1] == "," else _Form.COMMA


def _form_with_one_mark(before: str, mark: str, after: str) -> _Form:
    if not before and not after:
        return _Form.NO_NUMBER
    if len(after) == 3 and 1 <= len(before) <= 3 and not before.startswith("0"):
        return _Form.EITHER
    return _Form.COMMA if mark == "," else _Form.POINT
