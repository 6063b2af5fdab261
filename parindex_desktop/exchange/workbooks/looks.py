"""The looks of the cells of a self-assessment workbook, each made once and shared.

A style given to a cell is searched among all styles of the workbook; 1 500 cells take the finished
one instead.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from parindex_desktop.exchange.excel import FONT, put_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SIZE: Final = 11
_INPUT, _CLOSED, _HEADING, _DOMAIN = "FFF9DB", "E7E6E6", "DDEBF7", "F2F2F2"
_DAY_FORMAT: Final = "dd/mm/yyyy"
_TEXT_FORMAT: Final = "@"
_STYLE: Final = "_style"
"""Where openpyxl keeps the numbers of a cell's finished style."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; `input` cells are the only ones that are not locked."""

    bold: bool = False
    italic: bool = False
    size: int = SIZE
    side: Literal["left", "center"] = "left"
    fill: str = ""
    boxed: bool = True
    is_input: bool = False
    number_format: str = "General"


HEADING = Look(bold=True, side="center", fill=_HEADING)
TITLE = Look(bold=True, size=14, side="center", boxed=False)
SUBTITLE = Look(bold=True, size=13, side="center", boxed=False)
HINT = Look(italic=True, boxed=False)
PARAGRAPH = Look(size=13, boxed=False)
STRONG_PARAGRAPH = Look(size=13, bold=True, boxed=False)
SIGNATURE = Look(bold=True, side="center", boxed=False)
TEXT, NUMBER = Look(), Look(side="center")
STRONG_TEXT = Look(bold=True, fill=_DOMAIN)
STRONG_NUMBER = Look(bold=True, side="center", fill=_DOMAIN)
FACT_LABEL = Look(italic=True)
INPUT = Look(side="center", fill=_INPUT, is_input=True)
INPUT_CHOICE = Look(fill=_INPUT, is_input=True)
INPUT_TEXT = Look(fill=_INPUT, is_input=True, number_format=_TEXT_FORMAT)
INPUT_DAY = Look(side="center", fill=_INPUT, is_input=True, number_format=_DAY_FORMAT)
CLOSED = Look(fill=_CLOSED)
CLOSED_NOTE = Look(italic=True, fill=_CLOSED)


class Looks:
    """Gives cells their look and content."""

    def __init__(self, sheet: Worksheet) -> None:
        self._page = sheet
        self._known: dict[Look, object] = {}

    def put(
        self, row: int, column: int, value: str | float | None, look: Look, *, formula: bool = False
    ) -> Cell:
        """Writes a cell; a text is never a formula unless it is said to be one."""
        cell = self._page.cell(row, column)
        assert isinstance(cell, Cell)  # nothing is written inside merged cells
        self.give(cell, look)
        if isinstance(value, str) and not formula:
            put_text(cell, value)
        else:
            cell.value = value
        return cell

    def give(self, cell: Cell, look: Look) -> None:
        """Gives a cell a look, whatever it had."""
        if look not in self._known:
            _dress(cell, look)
            self._known[look] = copy(getattr(cell, _STYLE))
        setattr(cell, _STYLE, copy(self._known[look]))


def _dress(cell: Cell, look: Look) -> None:
    cell.font = Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic)
    cell.alignment = Alignment(horizontal=look.side, vertical="center", wrap_text=True)
    cell.fill = PatternFill("solid", look.fill) if look.fill else PatternFill()
    line = Side(style="thin", color="808080") if look.boxed else Side()
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    cell.protection = Protection(locked=not look.is_input)
    cell.number_format = look.number_format
