"""What the files of papers are called: a pattern of the office, made fit for every disk.

Windows is the strictest: neither signs such as `:` and `?`, nor a full stop at the end, nor `CON` and
`NUL`. Others count bytes: a Vietnamese letter has up to three of the 255 of a name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.text import clean, without_marks
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

USUAL_PATTERN: Final = "{loại}-{nhóm}-{năm}"
PLACEHOLDERS: Final = ("loại", "nhóm", "năm", "số", "stt")
"""Kind of paper, group, year, number of the decision, place among the files."""

_FALLBACK: Final = "van-ban"
_MOST_BYTES: Final = 180
"""Of a name without its ending: leaves room for that, and for the folder on Windows."""
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_SEPARATORS: Final = "-_. "
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


@dataclass(frozen=True, slots=True)
class NamedFile:
    """What a file's name may tell.

    Attributes:
        kind: Begins the usual name: `phu-luc-xep-hang`.
        group: Code of the group that it is about; empty for several.
        number: Of the decision, as printed; empty before there is one.
    """

    kind: str
    group: str
    year: int
    number: str = ""


def check_pattern(pattern: str) -> None:
    """Refuses a pattern that names what is no placeholder.

    Raises:
        InputError: `DOC.151`.
    """
    known = set(map(without_marks, PLACEHOLDERS))
    for name in _PLACEHOLDER.findall(pattern):
        if _key(name) not in known:
            shown = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
            raise InputError("DOC.151", name=f"{{{name}}}", known=shown)


def file_names(pattern: str, files: Sequence[NamedFile]) -> tuple[str, ...]:
    """Returns the names of files without their endings, no two alike.

    Placeholders are known with or without diacritics. One that has nothing to tell leaves no
    separator behind; a pattern without any letters gives the usual names.

    Raises:
        InputError: `DOC.151` the pattern names what is no placeholder.
    """
    check_pattern(pattern)
    taken: set[str] = set()
    names = []
    width = max(2, len(str(len(files))))
    for place, file in enumerate(files, start=1):
        values = {
            "loai": file.kind,
            "nhom": file.group,
            "nam": str(file.year),
            "so": file.number,
            "stt": str(place).zfill(width),
        }
        names.append(_unlike(_fit(_filled(pattern or USUAL_PATTERN, values)), taken))
        taken.add(names[-1].casefold())
    return tuple(names)


def _filled(pattern: str, values: dict[str, str]) -> str:
    """Fills a pattern; separators around what is empty melt into one."""
    gap = "\x00"
    text = _PLACEHOLDER.sub(lambda found: values[_key(found[1])] or gap, pattern)
    around = rf"([{re.escape(_SEPARATORS)}]*){gap}[{re.escape(_SEPARATORS)}{gap}]*"
    return re.sub(around, lambda found: found[1][-1:], text)


def _fit(text: str) -> str:
    """Returns a name that every disk takes."""
    name = clean(_FORBIDDEN.sub("-", text)).strip(_SEPARATORS)
    name = _cut(unicodedata.normalize("NFC", name), _MOST_BYTES).rstrip(_SEPARATORS)
    if not name:
        return _FALLBACK
    return f"{_FALLBACK}-{name}" if _RESERVED.fullmatch(name) else name


def _unlike(name: str, taken: set[str]) -> str:
    """Returns the name, with a number behind it where another file has it already."""
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _cut(text: str, most: int) -> str:
    """Returns as much of a text as has `most` bytes, no letter cut in two."""
    return text.encode()[:most].decode(errors="ignore")


def _key(name: str) -> str:
    return without_marks(name.strip())
