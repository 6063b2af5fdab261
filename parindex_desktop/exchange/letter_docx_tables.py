"""Tables of letters in Word: borderless columns for letterhead and signature, tables of data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from parindex_desktop.domain.documents import Align
from parindex_desktop.domain.text import clean
from parindex_desktop.exchange import letter_docx_styles as looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    from parindex_desktop.domain.documents import TextTable

_ALIGNED: Final = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_BEHIND_BORDER: Final = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What follows a paragraph's border in the order that Word demands."""

_ABOVE_RULE: Final = 2
"""Between a line and the rule below it, in points."""

_ABOVE: Final = 6
"""Between the text and a table below it, in points."""

_NARROW: Final = 14
"""Of a column of short texts, in mm, at least."""


def columns(
    document: WordDocument, widths: Sequence[float], *, rows: int
) -> list[tuple[_Cell, ...]]:
    """Adds a table without borders and returns its cells row by row; widths in mm."""
    table = document.add_table(rows, len(widths))
    _shape(table, widths, padding=0)
    return [tuple(row.cells) for row in table.rows]


def row_stays(table: Table) -> None:
    """Keeps the rows of a table whole: no page ends inside a signature."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def bordered_table(document: WordDocument, content: TextTable) -> None:
    """Adds a table of data; its heading is repeated on every page."""
    if document.paragraphs:
        document.paragraphs[-1].paragraph_format.space_after = Pt(_ABOVE)
    table = document.add_table(0, len(content.columns), style="Table Grid")
    head = table.add_row()
    for cell, column in zip(head.cells, content.columns, strict=True):
        _fill(cell, column.heading, looks.CELL_HEAD, WD_ALIGN_PARAGRAPH.CENTER)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in content.rows:
        cells = table.add_row().cells
        for cell, text, column in zip(cells, row.cells, content.columns, strict=True):
            look = looks.CELL_HEAD if row.strong else looks.CELL
            _fill(cell, text, look, _ALIGNED[column.align])
    _shape(table, _widths(content), padding=1)
    row_stays(table)


def ruled(paragraph: Paragraph, width: float, length: float, *, below: float = 3) -> None:
    """Draws a rule as a thin paragraph, in the middle of a width, both in mm; `below` in points."""
    border, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(border, *_BEHIND_BORDER)
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((width - length) / 2)
    form.space_before, form.space_after = Pt(_ABOVE_RULE), Pt(below)


def _fill(cell: _Cell, text: str, look: looks.Look, align: WD_ALIGN_PARAGRAPH) -> None:
    lines = [line for line in map(clean, text.splitlines()) if line] or [""]
    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.style = look.name
        paragraph.paragraph_format.alignment = align
        paragraph.add_run(line)


def _shape(table: Table, widths: Sequence[float], *, padding: float) -> None:
    """Sets the widths of columns and the room left and right of their texts, in mm."""
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    table._tblPr.insert_element_before(_margins(padding), "w:tblLook", "w:tblCaption")


def _margins(padding: float) -> Any:  # noqa: ANN401  # elements of lxml have no types
    margins = OxmlElement("w:tblCellMar")
    for side, share in (("top", 0.8), ("left", 1), ("bottom", 0.8), ("right", 1)):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), str(Mm(padding * share).twips))
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    return margins


def _widths(content: TextTable) -> list[float]:
    """Shares the page out by what columns hold; columns of short texts get what they need."""
    longest = [
        max(len(word) for text in (column.heading, *(row.cells[place] for row in content.rows))
            for word in (text.split() or [""]))
        for place, column in enumerate(content.columns)
    ]  # fmt: skip
    narrow = [max(_NARROW, letters * 2.6 + 4) for letters in longest]
    wide = [place for place, column in enumerate(content.columns) if column.wraps]
    taken = sum(width for place, width in enumerate(narrow) if place not in wide)
    each = (looks.WIDTH - taken) / len(wide) if wide else 0.0
    return [each if place in wide else width for place, width in enumerate(narrow)]
