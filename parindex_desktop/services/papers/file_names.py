"""What the files of papers are called: a pattern of the office, filled in for each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.text import without_marks
from parindex_desktop.domain.workbooks.file_names import file_stems
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

USUAL_PATTERN: Final = "{loại}-{khối}-{đơn vị}-{năm}"
PLACEHOLDERS: Final = ("loại", "khối", "đơn vị", "năm", "số", "stt")
"""Kind of paper, group, unit, year, number of the decision, place among the files."""
SEVERAL: Final = "van-ban"
"""Begins the name of a file that holds papers of several kinds."""

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_HALF: Final = re.compile(r"\{.*|.*\}")
"""A placeholder whose other brace is missing."""
_SEPARATORS: Final = "-_. "
_AROUND_NOTHING: Final = re.compile(r"([-_. ]*)\0[-_. \0]*")


@dataclass(frozen=True, slots=True)
class NamedFile:
    """What a file's name may tell.

    Attributes:
        kind: Begins the usual name: `phu-luc-xep-hang`.
        group: Code of the group that it is about; empty for several.
        unit: Name of the unit that it is about; empty for several.
        number: Of the decision, as printed; empty before there is one.
    """

    kind: str
    group: str
    unit: str
    year: int
    number: str = ""


def check_pattern(pattern: str) -> None:
    """Refuses a pattern that names what is no placeholder, or half of one.

    Raises:
        InputError: `DOC.151`.
    """
    known = set(map(without_marks, PLACEHOLDERS))
    wrong = [f"{{{name}}}" for name in _PLACEHOLDER.findall(pattern) if _key(name) not in known]
    wrong += _HALF.findall(_PLACEHOLDER.sub("", pattern))
    if wrong:
        shown = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
        raise InputError("DOC.151", name=wrong[0], known=shown)


def file_names(pattern: str, files: Sequence[NamedFile]) -> tuple[str, ...]:
    """Returns the names of files without their endings, no two alike, fit for every disk.

    Placeholders are known with or without diacritics. One that has nothing to tell leaves no
    separator behind; an empty pattern gives the usual names.

    Raises:
        InputError: `DOC.151` the pattern names what is no placeholder.
    """
    check_pattern(pattern)
    width = max(2, len(str(len(files))))
    filled = (
        _filled(pattern.strip() or USUAL_PATTERN, file, str(place).zfill(width))
        for place, file in enumerate(files, start=1)
    )
    return file_stems(name.strip(_SEPARATORS) or SEVERAL for name in filled)


def _filled(pattern: str, file: NamedFile, place: str) -> str:
    """Fills a pattern; separators around what is empty melt into one."""
    values = {
        "loai": file.kind,
        "khoi": file.group,
        "don vi": file.unit,
        "nam": str(file.year),
        "so": file.number.replace("/", "-"),
        "stt": place,
    }
    text = _PLACEHOLDER.sub(lambda found: values[_key(found[1])] or "\0", pattern)
    return _AROUND_NOTHING.sub(lambda found: found[1][-1:], text)


def _key(name: str) -> str:
    return " ".join(without_marks(name).split())
