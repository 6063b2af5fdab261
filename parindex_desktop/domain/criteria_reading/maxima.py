"""The maximum of a criterion, wherever an annex prints it: `2`, `2,0 điểm`, `Kế hoạch (2 điểm)`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.criteria_reading.columns import MAXIMA, Field
from parindex_desktop.domain.importing.mapping import heading_key
from parindex_desktop.domain.importing.reading import DecimalMark, is_dash, read_number, to_points
from parindex_desktop.domain.importing.table import CellKind
from parindex_desktop.domain.numbers import ZERO, Points, parse_points
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria_reading.body import Entry
    from parindex_desktop.domain.importing.table import SourceCell

_WORDED: Final = re.compile(
    r"\(?\s*(?:(?:diem )?toi da|max)?\s*:?\s*([-+−–]?\s?\d+(?:[.,]\d+)?)\s*(?:diem|d)?\s*\)?[.;]?"
)
_IN_NAME: Final = re.compile(
    r"(.*\S)\s*[(:–-]\s*(?:tối đa\s*:?\s*)?(\d+(?:[.,]\d+)?)\s*(?:điểm|đ)\s*\)?\s*[.:;]?",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Maximum:
    """What the maxima of a row say.

    Attributes:
        points: None when there is none; below 0 where a penalty is printed with its sign.
        name: The name of the criterion, without a maximum that stands in it.
        is_survey: It stands in the column of the survey alone.
        is_split: A part of it is appraised and a part comes from the survey.
        wrong: The first cell that holds no number of points.
    """

    points: Points | None
    name: str
    is_survey: bool = False
    is_split: bool = False
    wrong: InputError | None = None


def maximum_of(entry: Entry) -> Maximum:
    """Returns the maximum of a criterion."""
    read: dict[Field, Points | None] = dict.fromkeys(MAXIMA)
    wrong: InputError | None = None
    for field in MAXIMA:
        try:
            read[field] = read_maximum(entry.cell(field))
        except InputError as error:
            # Beside a maximum of their own, these columns may hold a mark or a score.
            is_mark = field is not Field.MAXIMUM and read[Field.MAXIMUM] is not None
            wrong = wrong if is_mark else wrong or error
    whole, appraised, survey = (read[field] for field in MAXIMA)
    parts = Points((appraised or ZERO) + (survey or ZERO))
    is_split = bool(appraised and survey) and whole in (None, parts)
    marked = not entry.cell(Field.SURVEY).is_blank and survey != 0
    is_survey = marked and not appraised and not is_dash(entry.cell(Field.SURVEY))
    if whole is None and (appraised is not None or survey is not None):
        whole = parts
    if whole is None and wrong is None and (in_name := _IN_NAME.fullmatch(entry.name)):
        return Maximum(parse_points(in_name[2]), in_name[1], is_survey, is_split)
    return Maximum(whole, entry.name, is_survey, is_split, wrong)


def read_maximum(cell: SourceCell) -> Points | None:
    """Returns the points of a cell, None for a blank or a dash.

    Raises:
        InputError: `IMP.405` no number of points, `IMP.203` a date, `IMP.204` an error of the
            spreadsheet.
    """
    if cell.is_blank or is_dash(cell):
        return None
    try:
        if cell.kind is not CellKind.TEXT:
            if cell.is_percent:
                raise InputError("IMP.405", text=cell.text)
            return to_points(read_number(cell, DecimalMark.COMMA), cell.text)
        worded = _WORDED.fullmatch(heading_key(cell.text))
        return parse_points(worded[1] if worded else cell.text)
    except InputError as error:
        if error.code.startswith("NUM."):
            raise InputError("IMP.405", text=cell.text) from error
        raise
