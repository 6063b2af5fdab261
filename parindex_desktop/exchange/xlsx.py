"""Reading .xlsx with what an import must know: exact numbers, number formats, errors, merges.

The file is read directly, since python-calamine drops number formats and error cells (a percentage
arrives as 0,84, `#N/A` as blank) and aborts the whole program on a cell far out, and openpyxl takes
20 times as long and stops at style sheets of other programs.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from parindex_desktop.domain.importing.table import (
    BLANK_CELL,
    CellKind,
    Merge,
    SourceCell,
    SourceRow,
    SourceTable,
    exact_number,
    number_cell,
)
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.exchange.archive import parse_part, read_part
from parindex_desktop.exchange.number_formats import FormatKind, Formats, read_formats
from parindex_desktop.exchange.sheets import choose_sheet

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

MOST_CELLS = 4_000_000
MOST_COLUMNS = 2_000
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_EPOCH = date(1899, 12, 30)


def read_xlsx(archive: zipfile.ZipFile, name: str, sheet: str) -> SourceTable:
    """Returns a sheet of an open workbook; errors as `tables.read_table`."""
    parts = _sheet_parts(archive, name)
    book = _Book(
        name,
        strings=_shared_strings(archive, name),
        formats=read_formats(archive, name),
    )
    return choose_sheet(
        list(parts), sheet, name, lambda title: book.read(read_part(archive, parts[title], name))
    )


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets of a workbook share."""

    name: str
    strings: Sequence[str]
    formats: Formats

    def read(self, content: bytes) -> tuple[tuple[SourceRow, ...], tuple[Merge, ...]]:
        """Returns the rows that are not blank, and the merged cells of a sheet."""
        rows: list[SourceRow] = []
        merges: list[Merge] = []
        number = cells_read = 0
        try:
            for _, element in ElementTree.iterparse(io.BytesIO(content)):
                match _local(element):
                    case "row":
                        number = int(element.get("r") or number + 1)
                        cells = self._row(element)
                        cells_read += len(cells)
                        if cells:
                            rows.append(SourceRow(number, cells))
                        element.clear()
                    case "mergeCell":
                        merges.extend(_merge(element.get("ref", "")))
                if cells_read > MOST_CELLS:
                    raise InputError("IMP.104", name=self.name)
        except (ElementTree.ParseError, ValueError, IndexError, InvalidOperation) as error:
            raise InputError("IMP.103", name=self.name) from error
        return tuple(rows), tuple(merges)

    def _row(self, element: ElementTree.Element) -> tuple[SourceCell, ...]:
        cells: list[SourceCell] = []
        for place, child in enumerate(element):
            cell = self._cell(child)
            if cell.is_blank:
                continue
            reference = _REFERENCE.fullmatch(child.get("r", ""))
            column = _column_number(reference[1]) if reference else place
            if column >= MOST_COLUMNS:
                raise InputError("IMP.104", name=self.name)
            cells.extend([BLANK_CELL] * (column - len(cells)))
            cells.append(cell)
        return tuple(cells)

    def _cell(self, element: ElementTree.Element) -> SourceCell:
        value = next((child.text or "" for child in element if _local(child) == "v"), "")
        match element.get("t", "n"):
            case "s":
                return SourceCell(self.strings[int(value)]) if value else BLANK_CELL
            case "inlineStr":
                return SourceCell(clean(_text(element)))
            case "str":
                return SourceCell(clean(value))
            case "e":
                return SourceCell(value or "#ERROR", kind=CellKind.ERROR)
            case "b":
                return SourceCell("TRUE" if value == "1" else "FALSE")
            case "d":
                return SourceCell(value, kind=CellKind.DATE)
        if not value:
            has_formula = any(_local(child) == "f" for child in element)
            return SourceCell("=…", kind=CellKind.ERROR) if has_formula else BLANK_CELL
        return self._number(value, int(element.get("s") or 0))

    def _number(self, value: str, style: int) -> SourceCell:
        shape = self.formats.of(style)
        if shape.kind is FormatKind.DATE:
            days = min(max(int(Decimal(value)), 0), 2_900_000)
            shown = (_EPOCH + timedelta(days=days)).strftime("%d/%m/%Y")
            return SourceCell(shown, kind=CellKind.DATE)
        percent = shape.kind is FormatKind.PERCENT
        return number_cell(exact_number(value), decimals=shape.decimals, percent=percent)


def _sheet_parts(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Returns sheet title -> part, worksheets in their order; charts are left out."""
    main = "xl/workbook.xml"
    if main not in archive.namelist():
        found = [part for part in archive.namelist() if part.endswith("workbook.xml")]
        if not found:
            raise InputError("IMP.101", name=name)
        main = found[0]
    folder = posixpath.dirname(main)
    relations = parse_part(
        archive, f"{folder}/_rels/{posixpath.basename(main)}.rels".lstrip("/"), name
    )
    targets = {
        relation.get("Id"): posixpath.normpath(
            posixpath.join("/" + folder, relation.get("Target", ""))
        ).lstrip("/")
        for relation in relations
        if relation.get("Type", "").endswith("/worksheet")
    }
    sheets = [e for e in parse_part(archive, main, name).iter() if _local(e) == "sheet"]
    parts: dict[str, str] = {}
    for element in sheets:
        part = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION))
        if part is not None:
            parts[clean(element.get("name", ""))] = part
    return parts


def _shared_strings(archive: zipfile.ZipFile, name: str) -> list[str]:
    part = next((p for p in archive.namelist() if p.endswith("/sharedStrings.xml")), None)
    if part is None:
        return []
    return [clean(_text(item)) for item in parse_part(archive, part, name)]


def _text(element: ElementTree.Element) -> str:
    """Returns the text of a string with all its runs, without the phonetic ones."""
    return "".join(_runs(element))


def _runs(element: ElementTree.Element) -> Iterator[str]:
    for child in element:
        match _local(child):
            case "t":
                yield child.text or ""
            case "r" | "is":
                yield from _runs(child)


def _merge(reference: str) -> Iterator[Merge]:
    corners = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
    if len(corners) == 2 and corners[0] and corners[1]:
        (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
        yield Merge(int(top), _column_number(left), int(bottom), _column_number(right))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _local(element: ElementTree.Element) -> str:
    """Returns the name without its namespace, which the strict variant of the format changes."""
    return element.tag.rpartition("}")[2]
