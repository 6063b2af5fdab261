"""Number formats of an .xlsx: a date, a percentage, or a number, and with how many zeros."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from parindex_desktop.errors import InputError
from parindex_desktop.exchange.archive import parse_part

if TYPE_CHECKING:
    import zipfile
    from xml.etree.ElementTree import Element


class FormatKind(StrEnum):
    """What a number format makes of a number."""

    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class NumberShape:
    """How a cell style shows numbers; `decimals` are those always printed."""

    kind: FormatKind = FormatKind.NUMBER
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Formats:
    """The shapes of a workbook's cell styles, by style number."""

    shapes: Sequence[NumberShape] = ()

    def of(self, style: int) -> NumberShape:
        """Returns the shape of a style; that of `General` when the workbook does not say."""
        return self.shapes[style] if 0 <= style < len(self.shapes) else NumberShape()


# ECMA-376 part 1, 18.8.30: the formats that every program knows by number.
_BUILT_IN = {
    2: "0.00", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "d/m/y", 15: "d-m-y", 16: "d-m", 17: "m-y", 18: "h:m", 19: "h:m:s", 20: "h:m", 21: "h:m:s",
    22: "d/m/y h:m", 39: "#,##0.00", 40: "#,##0.00", 45: "m:s", 46: "h:m:s", 47: "m:s",
}  # fmt: skip
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DECIMALS = re.compile(r"[.](0+)")


def read_formats(archive: zipfile.ZipFile, name: str) -> Formats:
    """Returns the formats of a workbook; without a readable style sheet numbers are plain."""
    part = next((p for p in archive.namelist() if p.endswith("/styles.xml")), None)
    if part is None:
        return Formats()
    try:
        root = parse_part(archive, part, name)
    except InputError:  # numbers can be read without it
        return Formats()
    codes = dict(_BUILT_IN)
    styles: list[int] = []
    for element in root:
        match _local(element):
            case "numFmts":
                codes.update({_number(e, "numFmtId"): e.get("formatCode", "") for e in element})
            case "cellXfs":
                styles = [_number(e, "numFmtId") for e in element]
    return Formats([shape_of(codes.get(style, "")) for style in styles])


def shape_of(code: str) -> NumberShape:
    """Returns what a format code shows: `0.00%` a percentage with two decimals."""
    bare = _LITERAL.sub("", code.split(";")[0])
    if "%" in bare:
        kind = FormatKind.PERCENT
    elif re.search("[dmyhs]", bare, re.IGNORECASE) and "general" not in bare.casefold():
        kind = FormatKind.DATE
    else:
        kind = FormatKind.NUMBER
    zeros = _DECIMALS.search(bare)
    return NumberShape(kind, len(zeros[1]) if zeros else 0)


def _number(element: Element, attribute: str) -> int:
    text = element.get(attribute, "")
    return int(text) if text.isdecimal() else 0


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
