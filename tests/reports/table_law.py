"""Tables on printed pages: where they are, and whether each begins with its header row."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import PrintedTable
from parindex_desktop.domain.papers_criteria import CriterionAnnex
from tests.reports.page_reader import Box
from tests.reports.told import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.documents import Content, TextTable
    from tests.reports.page_reader import ReadPage, Words

EDGE = 30.1
"""Where the left line of every table stands, in mm."""

NEAR = 0.2


def unheaded(page: ReadPage, content: Content, top: float) -> Iterator[str]:
    """Yields the tables of a page that begin with anything else than a known header in bold."""
    known = {_header(table) for table in tables(content)}
    for grid in grids(page, top):
        words = header_words(page, grid)
        said = "".join(each.text for each in words)
        if any(each.face != "Bold" for each in words):
            yield f"header not bold: {said!r}"
        if len(row_edges(page, grid)) < 3:
            yield f"header without a row: {said!r}"
        if said not in known and not (isinstance(content, CriterionAnnex) and words[1:]):
            yield f"no header above a table: {said!r}"


def grids(page: ReadPage, top: float) -> list[Box]:
    """Returns where tables are: what the line at the left edge runs along."""
    edges = sorted(
        (line.top, line.bottom)
        for line in page.strokes
        if abs(line.left - EDGE) < NEAR and line.right - line.left < NEAR and line.top > top - NEAR
    )
    found: list[list[float]] = []
    for start, end in edges:
        if end - start < NEAR:
            continue
        if found and start <= found[-1][1] + NEAR:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return [_grid(page, start, end) for start, end in found]


def _grid(page: ReadPage, start: float, end: float) -> Box:
    across = [s.right for s in page.strokes if abs(s.top - start) < NEAR and s.left < EDGE + NEAR]
    return Box("", EDGE, start, max(across, default=EDGE), end)


def row_edges(page: ReadPage, grid: Box) -> list[float]:
    """Returns the y of the lines across a whole table, the upper edge first."""
    return sorted(
        {
            round(line.top, 2)
            for line in page.strokes
            if abs(line.top - line.bottom) < NEAR
            and abs(line.left - grid.left) < NEAR
            and abs(line.right - grid.right) < NEAR
            and grid.top - NEAR < line.top < grid.bottom + NEAR
        }
    )


def header_words(page: ReadPage, grid: Box) -> list[Words]:
    """Returns what stands above the first line across, in the order of the file."""
    start, end, *_ = [*row_edges(page, grid), grid.bottom, grid.bottom]
    return [w for w in page.words if start - NEAR < w.box.top and w.box.bottom < end + NEAR]


def _header(table: PrintedTable | TextTable) -> str:
    """Returns the headings as they are read: each over several columns before those."""
    groups = table.groups if isinstance(table, PrintedTable) else ()
    above = {group.first: group.heading for group in groups}
    return "".join(
        "".join(f"{above.get(place, '')} {column.heading}".split())
        for place, column in enumerate(table.columns)
    )


def cells(page: ReadPage, grid: Box) -> list[list[str]]:
    """Returns the rows of a table as printed, cell by cell; of joined cells the others are empty.

    Lines of one cell are joined by a blank.
    """
    edges = row_edges(page, grid)
    uprights = sorted(
        {
            round(line.left, 1)
            for line in page.strokes
            if line.right - line.left < NEAR and grid.top - NEAR < line.top < grid.bottom
        }
    )
    rows = [["" for _ in uprights[1:]] for _ in edges[1:]]
    for words in page.words:
        x, y = words.box.left, (words.box.top + words.box.bottom) / 2
        row, column = bisect(edges, y) - 1, bisect(uprights, x) - 1
        if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
            rows[row][column] = f"{rows[row][column]} {words.box.text.strip()}".strip()
    return rows
