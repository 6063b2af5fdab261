"""Reading the tables of a .docx, as decisions carry them in their annexes.

The text is taken from the document's own elements: what python-docx calls the text of a paragraph
lacks what a colleague inserted under "Track Changes", and the numbers that Word counts itself.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.oxml.ns import qn

from parindex_desktop.domain.importing.table import (
    BLANK_CELL,
    MOST_COLUMNS,
    Merge,
    SourceCell,
    SourceRow,
    SourceTable,
    text_cell,
)
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import AppError, InputError
from parindex_desktop.exchange.archive import open_archive, weigh
from parindex_desktop.exchange.word_numbering import BULLET, WordNumbering
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WRAPPERS: Final = {qn(f"w:{tag}") for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
"""What may stand around blocks, rows and cells without being any."""

_UNSEEN: Final = {qn(f"w:{tag}") for tag in ("del", "moveFrom", "drawing", "pict", "object")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
}
_SIGNS: Final = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_TEXT = qn("w:t")


def read_docx(data: bytes, name: str) -> tuple[SourceTable, ...]:
    """Returns the tables of a document; a table that goes on after a page break is one table.

    Raises:
        InputError: `IMP.101`-`IMP.104` as `tables.read_table`, `IMP.402` no table in it.
    """
    with open_archive(data, name) as archive:
        weigh(archive, name)
    try:
        document = Document(io.BytesIO(data))
        grids = _grids(document.element.body, WordNumbering(document), name)
    except AppError:
        raise
    except Exception as error:  # python-docx lets through whatever its parts stumble over
        raise InputError("IMP.103", name=name) from error
    if not grids:
        raise InputError("IMP.402", name=name)
    titles = tuple(tr("Table {number}", number=place + 1) for place in range(len(grids)))
    return tuple(
        SourceTable(name, tuple(grid.rows), tuple(grid.merges), title, titles, tuple(grid.above))
        for grid, title in zip(grids, titles, strict=True)
    )


@dataclass(slots=True)
class _Grid:
    """A table as it is gathered.

    Attributes:
        numbering: Counts along with the paragraphs of its cells.
        width: Columns of its widest row.
        height: Rows so far, blank ones too.
    """

    name: str
    numbering: WordNumbering
    above: list[str]
    rows: list[SourceRow] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    width: int = 0
    height: int = 0
    _last_merge: dict[tuple[int, int], int] = field(default_factory=dict)

    def put_row(self, row: Any) -> None:  # noqa: ANN401 - an element of lxml, which has no types
        """Takes a row over; merged cells keep their text in the first of them."""
        self.height += 1
        cells = [BLANK_CELL] * self._checked(_number(row.find(qn("w:trPr")), "w:gridBefore", 0))
        for element in _inside(row, _CELL):
            shape = element.find(qn("w:tcPr"))
            span = self._checked(_number(shape, "w:gridSpan", 1))
            goes_on = self._merge(shape, len(cells), span)
            cells.append(BLANK_CELL if goes_on else _cell(element, self.numbering))
            cells.extend([BLANK_CELL] * (span - 1))
            self._checked(len(cells))
        self.width = max(self.width, len(cells))
        if any(not cell.is_blank for cell in cells):
            self.rows.append(SourceRow(self.height, tuple(cells)))

    def continues(self, other: _Grid) -> bool:
        """Tells whether a table is this one, broken off at the end of a page."""
        return not self.above and self.width == other.width

    def append(self, other: _Grid) -> None:
        """Takes over the rows of a table that continues this one."""
        down = self.height
        self.rows += [SourceRow(row.number + down, row.cells) for row in other.rows]
        self.merges += [m._replace(top=m.top + down, bottom=m.bottom + down) for m in other.merges]
        self.height += other.height

    def _merge(self, shape: Any, left: int, span: int) -> bool:  # noqa: ANN401 - of lxml
        """Notes a merge; returns whether the cell belongs to the one above it."""
        down = None if shape is None else shape.find(qn("w:vMerge"))
        goes_on = down is not None and down.get(qn("w:val")) != "restart"
        columns = (left, left + span - 1)
        above = self._last_merge.get(columns) if goes_on else None
        if above is not None and self.merges[above].bottom == self.height - 1:
            self.merges[above] = self.merges[above]._replace(bottom=self.height)
            return True
        if span > 1 or down is not None:
            self._last_merge[columns] = len(self.merges)
            self.merges.append(Merge(self.height, columns[0], self.height, columns[1]))
        return False

    def _checked(self, columns: int) -> int:
        if columns > MOST_COLUMNS:
            raise InputError("IMP.104", name=self.name)
        return columns


def _grids(
    body: Any,  # noqa: ANN401 - of lxml
    numbering: WordNumbering,
    name: str,
) -> list[_Grid]:
    grids: list[_Grid] = []
    above: list[str] = []
    for block in _inside(body, _PARAGRAPH, _TABLE):
        if block.tag == _PARAGRAPH:
            numbering.next_label(block)  # a list may go on in the table; titles stay as typed
            if text := clean(_text(block)):
                above.append(text)
            continue
        grid = _Grid(name, numbering, above)
        for row in _inside(block, _ROW):
            grid.put_row(row)
        if grids and grid.continues(grids[-1]):
            grids[-1].append(grid)
        elif grid.rows:
            grids.append(grid)
            above = []
    return grids


def _inside(element: Any, *tags: str) -> Iterator[Any]:  # noqa: ANN401 - of lxml
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, *tags)


def _cell(element: Any, numbering: WordNumbering) -> SourceCell:  # noqa: ANN401 - of lxml
    paragraphs = _inside(element, _PARAGRAPH)
    return text_cell("\n".join(_labelled(numbering.next_label(p), _text(p)) for p in paragraphs))


def _labelled(label: str, text: str) -> str:
    """Puts a label before a text; a bullet before nothing says nothing."""
    if not label or (label == BULLET and not clean(text)):
        return text
    return f"{label} {text}"


def _text(element: Any) -> str:  # noqa: ANN401 - of lxml
    pieces: list[str] = []
    for child in element:
        if child.tag == _TEXT:
            pieces.append(child.text or "")
        elif child.tag not in _UNSEEN:
            pieces.append(_SIGNS.get(child.tag, "") or _text(child))
    return "".join(pieces)


def _number(element: Any, tag: str, default: int) -> int:  # noqa: ANN401 - of lxml
    found = None if element is None else element.find(qn(tag))
    return default if found is None else max(int(found.get(qn("w:val"))), default)
