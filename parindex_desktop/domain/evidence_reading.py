"""Reading a pasted line such as `Quyết định số 12/QĐ-UBND ngày 05/3/2025 của UBND xã A, trang 3`.

What is certain goes to its field, all the rest to the note: nothing that was pasted is lost, and
nothing is guessed. A line with two numbers, or a date in doubt, keeps them in the note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.days import DAY, day_of, read_day
from parindex_desktop.domain.evidence import EvidenceEntry
from parindex_desktop.domain.same_documents import number_key
from parindex_desktop.domain.text import clean, without_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

_CAPITAL = "A-ZĐÐĂÂÊÔƠƯ"
_NUMBER = re.compile(
    r"(?:\b[Ss]ố\s*:?\s*)?(?<![\d/\-])(?P<number>\d{1,6}[a-zđ]?\s*(?:"
    rf"/\s*(?:\d{{4}}\s*/\s*)?|[-–]\s*)[{_CAPITAL}][{_CAPITAL}0-9&]*"  # 12/2025/QĐ, 15-NQ
    rf"(?:\s?[-–/]\s?[{_CAPITAL}][{_CAPITAL}0-9&]*)*)(?!\w)"
)
_SEPARATOR_ROOM = re.compile(r"\s*([-–/])\s*")
_DAY = re.compile(rf"(?:,?\s*\(?\s*\bngày\s+)?(?<![\d/\-.]){DAY}\)?", re.IGNORECASE)
_PAGE = re.compile(
    r"[,;(]?\s*\b(?:trang(?:\s+số)?|tr\.)\s*:?\s*(?P<page>\d+(?:\s*[-–,]\s*\d+)*)\s*\)?",
    re.IGNORECASE,
)
_ISSUER = re.compile(r"\bcủa\s+(?P<issuer>[^;()]+?)(?=\s+(?:về|v/v|ban hành)\b|[;()]|\s*[.,]?\s*$)")
_AFTER_COMMA = re.compile(r",\s*(\w)")
_BULLET = re.compile(r"^\s*(?:[-–•+*]\s+|\d{1,3}[.)]\s+)")
_ADDRESS = re.compile(r"https?://\S+|file://\S+")
_PATH = re.compile(r"^(?:[A-Za-z]:[\\/]|\\\\|/)\S.*$")
_LOOSE_ENDS = " ,;.–-"

_COLUMNS: Final = ("number", "day", "issuer", "page", "note", "reference")
"""The order of the columns of the table; a block from Excel has them like this."""

_HEADINGS = ("so", "so van ban", "so, ky hieu", "so ky hieu", "so hieu", "so/ky hieu")


def read_lines(rows: Sequence[Sequence[str]]) -> tuple[EvidenceEntry, ...]:
    """Reads what was pasted: rows of one cell as sentences, wider ones as columns of the table.

    A row of headings and a first column of ordinals are left out.
    """
    filled = [[clean(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if filled and all(len(row) > 1 and row[0].rstrip(".").isdigit() for row in filled):
        filled = [row[1:] for row in filled]
    if filled and len(filled[0]) > 1 and without_marks(filled[0][0]) in _HEADINGS:
        filled = filled[1:]
    read = (read_columns(row) if len(row) > 1 else read_line(row[0]) for row in filled)
    return tuple(entry for entry in read if entry.names_something)


def read_columns(cells: Sequence[str]) -> EvidenceEntry:
    """Reads one row of a block; a date that is none, and cells too many, go to the note."""
    values = dict(zip(_COLUMNS, cells, strict=False))
    extra = list(cells[len(_COLUMNS) :])
    if values.get("day") and not read_day(values["day"]):
        extra.insert(0, values.pop("day"))
    values["note"] = "; ".join(part for part in (values.get("note", ""), *extra) if part)
    return EvidenceEntry(**values).tidy()


def read_line(line: str) -> EvidenceEntry:
    """Reads one sentence about one document; see the module."""
    text = clean(_BULLET.sub("", line))
    if _PATH.match(text):
        return EvidenceEntry(reference=text)
    text, reference = _taken(text, _ADDRESS)
    numbers = list(_NUMBER.finditer(text))
    if len(numbers) != 1:
        return _without_number(text, reference)
    number = _SEPARATOR_ROOM.sub(r"\1", numbers[0]["number"])
    rest = _cut(text, numbers[0])
    rest, day = _take_day(rest)
    rest, page = _take_page(rest)
    rest, issuer = _take_issuer(rest)
    return EvidenceEntry(number, day, issuer, page, _tidy(rest), reference).tidy()


def is_sentence(text: str) -> bool:
    """Tells whether what is typed as a number is rather a whole line about a document."""
    entry = read_line(text)
    return bool(number_key(entry.number) and (entry.day or entry.issuer or entry.page))


def _without_number(text: str, reference: str) -> EvidenceEntry:
    """Keeps a line without a number, or with several, whole; a number alone is one."""
    return EvidenceEntry(note=_tidy(text), reference=reference).tidy()


def _take_day(text: str) -> tuple[str, str]:
    found = list(_DAY.finditer(text))
    day = day_of(found[0]) if len(found) == 1 else ""
    return (_cut(text, found[0]), day) if day else (text, "")


def _take_page(text: str) -> tuple[str, str]:
    found = list(_PAGE.finditer(text))
    if len(found) != 1:
        return text, ""
    return _cut(text, found[0]), found[0]["page"]


def _take_issuer(text: str) -> tuple[str, str]:
    found = list(_ISSUER.finditer(text))
    if len(found) != 1 or not _is_one_name(found[0]["issuer"]):
        return text, ""
    return _cut(text, found[0]), found[0]["issuer"].strip(_LOOSE_ENDS)


def _is_one_name(issuer: str) -> bool:
    """Tells `Sở Lao động, Thương binh và Xã hội` from `UBND xã A, đã đăng trên cổng`."""
    return all(letter.isupper() for letter in _AFTER_COMMA.findall(issuer))


def _taken(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    found = list(pattern.finditer(text))
    if len(found) != 1:
        return text, ""
    return _cut(text, found[0]), found[0][0].rstrip(_LOOSE_ENDS + ")")


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}".strip()


def _tidy(text: str) -> str:
    kept = re.sub(r"\s+([,;.])", r"\1", clean(text))
    return re.sub(r"([,;])(?:\s*[,;])+", r"\1", kept).strip(_LOOSE_ENDS)
