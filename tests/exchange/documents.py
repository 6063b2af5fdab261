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


def add_list(document: Any, *levels: str, id_: int, settings: str = "") -> None:
    """Adds a definition of a list and a list of the same id that counts by it.

    Args:
        document: Of Word.
        levels: Format, label and any further elements of each: `decimal %1. <w:isLgl/>`.
        id_: Of both.
        settings: Elements of the definition before its levels.
    """
    made = []
    for at, level in enumerate(levels):
        style, label, *more = level.split(" ", 2)
        made.append(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
            f'{"".join(more)}<w:lvlText w:val="{label}"/></w:lvl>'
        )
    xml = (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id_}">'
        f'<w:multiLevelType w:val="multilevel"/>{settings}{"".join(made)}</w:abstractNum>'
    )
    document.part.numbering_part.element.insert(0, parse_xml(xml))
    add_list_like(document, id_, id_=id_)


def add_list_like(document: Any, definition: int, *, id_: int, overrides: str = "") -> None:
    """Adds a list of a definition that is there."""
    xml = (
        f'<w:num {nsdecls("w")} w:numId="{id_}"><w:abstractNumId w:val="{definition}"/>'
        f"{overrides}</w:num>"
    )
    document.part.numbering_part.element.append(parse_xml(xml))


def start_at(level: int, number: int) -> str:
    """Returns the override with which a list starts anew."""
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{number}"/></w:lvlOverride>'


def number_paragraph(shaped: Any, id_: int, level: int | None = None) -> None:
    """Makes a paragraph, or all of a style, a line of a list."""
    depth = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    xml = f'<w:numPr {nsdecls("w")}>{depth}<w:numId w:val="{id_}"/></w:numPr>'
    shaped._element.get_or_add_pPr().append(parse_xml(xml))
