"""One workbook for a group, given to each unit in turn: its looks and formulas are made once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.protection import SheetProtection

from parindex_desktop.domain.numbers import points_to_decimal
from parindex_desktop.domain.rules.evaluating import points_of
from parindex_desktop.domain.rules.facts import CHOICE, FieldKind
from parindex_desktop.domain.workbooks.columns import GUIDE_SHEET, HIDDEN_SHEET, SHEET
from parindex_desktop.exchange.excel import put_text, row_height
from parindex_desktop.exchange.workbooks.guide import guide_lines
from parindex_desktop.exchange.workbooks.looks import Looks
from parindex_desktop.exchange.workbooks.point_formulas import LABELS, WORTHS
from parindex_desktop.exchange.workbooks.scoring_sheet import ScoringSheet

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from parindex_desktop.domain.workbooks.faces import GroupFace, UnitFace
    from parindex_desktop.domain.workbooks.lines import Line

_GUIDE_WIDTH: Final = 66
_MARGIN: Final = 20 / 25.4


class Template:
    """The workbook of a group."""

    def __init__(self, face: GroupFace) -> None:
        self._face = face
        self._book = Workbook()
        self._guide = self._book.worksheets[0]
        self._guide.title = GUIDE_SHEET
        page = self._book.create_sheet(SHEET)
        self._hidden = self._book.create_sheet(HIDDEN_SHEET)
        self._sheet = ScoringSheet(page, face.lines, face.title)
        self._sheet.fill(self._list_choices())
        self._protect()

    def for_unit(self, unit: UnitFace) -> bytes:
        """Returns the workbook of one unit."""
        self._put_identity(unit)
        _fill_guide(self._guide, self._face, unit)
        self._sheet.put_unit(unit.identity.unit_name)
        self._sheet.close(unit.exempt)
        out = io.BytesIO()
        self._book.save(out)
        self._sheet.open(unit.exempt)
        return out.getvalue()

    def _list_choices(self) -> dict[str, tuple[int, int]]:
        """Writes the choices of all leaves; returns their rows by the keys of the lines."""
        rows: dict[str, tuple[int, int]] = {}
        row = 1
        for line in self._face.lines.lines:
            if line.field is None or line.field.kind is not FieldKind.CHOICE:
                continue
            first = row
            for label, worth in _choices(line):
                put_text(self._hidden[f"{LABELS}{row}"], label)
                self._hidden[f"{WORTHS}{row}"] = worth
                row += 1
            rows[line.key] = (first, row - 1)
        return rows

    def _put_identity(self, unit: UnitFace) -> None:
        for row, (name, text) in enumerate(unit.identity.to_texts().items(), start=1):
            put_text(self._hidden[f"A{row}"], name)
            put_text(self._hidden[f"B{row}"], text)

    def _protect(self) -> None:
        """Locks structure and sheets, without a password: against slips, not against intent."""
        self._hidden.sheet_state = "hidden"
        for page in (self._guide, self._hidden):
            page.protection = SheetProtection(sheet=True)
        self._book.security = WorkbookProtection(lockStructure=True)


def _choices(line: Line) -> list[tuple[str, float]]:
    rule, maximum = line.criterion.rule, line.criterion.max_points
    assert rule is not None
    assert line.field is not None
    return [
        (label, float(points_to_decimal(points_of(rule, maximum, ((CHOICE, label),)))))
        for label in line.field.choices
    ]


def _fill_guide(page: Worksheet, face: GroupFace, unit: UnitFace) -> None:
    cells = Looks(page)
    page.column_dimensions["A"].width = _GUIDE_WIDTH
    for row, (text, look) in enumerate(guide_lines(face, unit), start=1):
        cells.put(row, 1, text, look)
        page.row_dimensions[row].height = row_height(text, _GUIDE_WIDTH, size=look.size)
    page.page_setup.paperSize = 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for side in ("left", "right", "top", "bottom"):
        setattr(page.page_margins, side, _MARGIN)
