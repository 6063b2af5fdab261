"""Where things stand on the sheet that a unit fills in; rows and columns from 1."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from parindex_desktop.domain.importing.table import column_letters

GUIDE_SHEET: Final = "Hướng dẫn"
SHEET: Final = "Phiếu tự chấm"
HIDDEN_SHEET: Final = "PARINDEX"
UNIT_CELL: Final = (2, 1)
HEADER_ROWS: Final = (4, 5)


class Column(IntEnum):
    """The columns of the sheet, from 1."""

    CODE = 1
    NAME = 2
    MAXIMUM = 3
    GUIDE = 4
    WANTED = 5
    FACT = 6
    POINTS = 7
    NUMBER = 8
    DAY = 9
    ISSUER = 10
    PAGE = 11
    DOCUMENT_NOTE = 12
    REMARK = 13
    KEY = 14

    @property
    def letter(self) -> str:
        """As spreadsheets name it."""
        return column_letters(self - 1)


HEADINGS: Final[dict[Column, str]] = {
    Column.CODE: "STT",
    Column.NAME: "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    Column.MAXIMUM: "Điểm tối đa",
    Column.GUIDE: "Cách chấm",
    Column.WANTED: "Tài liệu kiểm chứng cần có",
    Column.FACT: "Kết quả, số liệu",
    Column.POINTS: "Điểm tự chấm",
    Column.NUMBER: "Số, ký hiệu",
    Column.DAY: "Ngày ban hành",
    Column.ISSUER: "Cơ quan ban hành",
    Column.PAGE: "Trang, mục",
    Column.DOCUMENT_NOTE: "Ghi chú",
    Column.REMARK: "Ý kiến, giải thích của đơn vị",
}

READ: Final = frozenset(Column) - {Column.GUIDE, Column.WANTED}
"""Columns of a returned sheet that are looked at; long texts of the set are not among them."""

EVIDENCE: Final = (
    Column.NUMBER, Column.DAY, Column.ISSUER, Column.PAGE, Column.DOCUMENT_NOTE,
)  # fmt: skip
EVIDENCE_HEADING: Final = "Tài liệu kiểm chứng của đơn vị"


def address(row: int, column: int) -> str:
    """Returns how a spreadsheet names a cell: `F12`."""
    return f"{column_letters(column - 1)}{row}"
