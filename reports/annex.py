"""One part of a file from its blocks to numbered pages, and several parts in one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import NO_STAMP, Mode
from parindex_desktop.errors import Cancelled
from reports.flow import filled
from reports.page import Page
from reports.painter import Painter
from reports.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.documents import DocumentInfo, Stamp
    from reports.flow import Block
    from reports.page import Sheet

Progress = Callable[[int, int], bool]
"""Told the pages written and their total; returns False to stop."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a part of a file is set in type.

    Attributes:
        mode: Paper, or electronic: number and date left blank, the signature's corner free.
        opens_file: Its first page is that of the file.
    """

    styles: Styles
    mode: Mode
    opens_file: bool = True


@dataclass(frozen=True, slots=True)
class Annex:
    """The laid out pages of one annex.

    Attributes:
        name: For the viewer's table of contents.
    """

    name: str
    pages: tuple[Page, ...]


def annex_name(number: str, title: Sequence[str]) -> str:
    """Returns how the viewer's table of contents names an annex."""
    return " – ".join([f"Phụ lục {number}".rstrip(), " ".join(title)])


def laid_out(
    name: str, blocks: Sequence[Block], sheet: Sheet, styles: Styles, stamp: Stamp = NO_STAMP
) -> Annex:
    """Fills the pages of an annex; its numbering begins at 1."""
    columns = filled(blocks, sheet.area)
    pages = tuple(
        sheet.page(column, number, styles, stamp) for number, column in enumerate(columns, start=1)
    )
    return Annex(name, pages)


def written(
    annexes: Sequence[Annex], info: DocumentInfo, font: str, progress: Progress | None
) -> bytes:
    """Writes annexes one after the other into one file.

    Raises:
        Cancelled: `progress` returned False; nothing was written.
    """
    painter = Painter(info, font)
    total, done = sum(len(annex.pages) for annex in annexes), 0
    for annex in annexes:
        for place, page in enumerate(annex.pages):
            # A single annex needs no table of contents.
            first = place == 0 and len(annexes) > 1
            painter.draw(page, bookmark=annex.name if first else "")
            done += 1
            if progress and not progress(done, total):
                raise Cancelled("DOC.203")
    return painter.finish()
