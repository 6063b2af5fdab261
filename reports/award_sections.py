"""Tables of awards below each other, each under its headings."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import PrintedTable
from reports.blocks import Blocks
from reports.flow import kept_together
from reports.table import TableLayout, cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.papers_awards import AwardSection
    from reports.annex import Setting
    from reports.flow import Area, Block, Piece


def award_sections(
    sections: Sequence[AwardSection],
    above: Sequence[Piece],
    below: Sequence[Piece],
    *,
    setting: Setting,
    area: Area,
    size: float,
    padding: float | None = None,
) -> list[Block]:
    """Returns tables with what stands above the first and below the last.

    Args:
        sections: Of the paper.
        above: On the page of the first rows.
        below: On the page of the last rows.
        setting: Of the file.
        area: Text area of the page.
        size: Of the tables' type in points.
        padding: As `TableLayout` takes it.
    """
    if not sections:
        return [(*above, *below)]
    parts = Blocks(setting.styles, area.width)
    blocks: list[Block] = []
    for section in sections:
        table = TableLayout(
            cleaned(section.table), setting.styles, size=size, area=area, padding=padding,
            measured=_alike(sections, section),
        )  # fmt: skip
        start = [*_headings(parts, section, first=not blocks), *table.header()]
        end = below if section is sections[-1] else ()
        blocks += kept_together([*(() if blocks else above), *start], table.rows(), end)
    return blocks


def _alike(sections: Sequence[AwardSection], section: AwardSection) -> PrintedTable:
    """Returns all rows of the tables with the same columns, which are to have the same widths."""
    columns = section.table.columns
    rows = (each.table.rows for each in sections if each.table.columns == columns)
    return cleaned(PrintedTable(columns, tuple(chain.from_iterable(rows))))


def _headings(parts: Blocks, section: AwardSection, *, first: bool) -> list[Piece]:
    pieces: list[Piece] = []
    if section.form:
        pieces += parts.section(section.form, first=first)
    if section.about:
        pieces += parts.about(section.about)
    if section.heading:
        pieces += parts.section(section.heading, first=first or bool(pieces))
    return pieces
