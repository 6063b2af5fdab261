"""Documents of Word that tests of an import start from."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from parindex_desktop.domain.importing.table import Merge


def add_table(
    document: Any, rows: Sequence[Sequence[str | None]], merges: Sequence[Merge] = ()
) -> Any:
    """Adds a table; merges count rows from 1 and columns from 0."""
    width = max(map(len, rows))
    table = document.add_table(rows=len(rows), cols=width)
    cells = table._cells  # asking for them again and again is slow
    for top, left, bottom, right in merges:
        cells[(top - 1) * width + left].merge(cells[(bottom - 1) * width + right])
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                cells[place * width + column].text = text
    return table


def saved_document(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def document(
    *tables: Sequence[Sequence[str | None]], above: Sequence[str] = (), merges: Sequence[Merge] = ()
) -> bytes:
    """Returns a document with paragraphs and tables behind them, a page break between tables."""
    made: Any = Document()
    for text in above:
        made.add_paragraph(text)
    for place, rows in enumerate(tables):
        if place:
            made.add_page_break()
        add_table(made, rows, merges if not place else ())
    return saved_document(made)


def with_xml(rows_xml: str) -> bytes:
    """Returns a document with one table whose rows are given as they are stored."""
    made = Document()
    made.element.body.insert(0, parse_xml(f"<w:tbl {nsdecls('w')}>{rows_xml}</w:tbl>"))
    return saved_document(made)
