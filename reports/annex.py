"""One part of a file from its blocks to numbered pages, and several parts in one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.collecting import collector_paused
from parindex_desktop.domain.documents import NO_STAMP, Mode, Stamp
from parindex_desktop.errors import Cancelled
from reports.flow import Column, filled
from reports.page import Page, Sheet
from reports.painter import Painter
from reports.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.documents import DocumentInfo
    from reports.flow import Block

Progress = Callable[[int, int], bool]
"""Told the pages written and how many it will be; returns False to stop.

Of several papers in one file the total is a guess until the last is laid out.
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a part of a file is set in type.

    Attributes:
        mode: Whether number and date are printed, and the corner of a digital signature left free.
        opens_file: Its first page is that of the file.
    """

    styles: Styles
    mode: Mode
    opens_file: bool = True


@dataclass(frozen=True, slots=True)
class Annex:
    """One paper in pages: what stands on which of them, drawn when a page is asked for.

    Attributes:
        name: For the viewer's table of contents.
        columns: The filled text area of each page.
        sheet: What the pages are printed on.
    """

    name: str
    columns: tuple[Column, ...]
    sheet: Sheet
    styles: Styles
    stamp: Stamp = NO_STAMP

    def pages(self) -> Iterator[Page]:
        """Yields the pages one by one; numbering begins at 1."""
        for number, column in enumerate(self.columns, start=1):
            yield self.sheet.page(column, number, self.styles, self.stamp)


def annex_name(number: str, title: Sequence[str]) -> str:
    """Returns how the viewer's table of contents names an annex."""
    return " – ".join([f"Phụ lục {number}".rstrip(), " ".join(title)])


def laid_out(
    name: str, blocks: Sequence[Block], sheet: Sheet, styles: Styles, stamp: Stamp = NO_STAMP
) -> Annex:
    """Fills the pages of an annex."""
    return Annex(name, tuple(filled(blocks, sheet.area)), sheet, styles, stamp)


def written(
    layouts: Sequence[Callable[[], Annex]],
    info: DocumentInfo,
    font: str,
    progress: Progress | None,
) -> bytes:
    """Lays papers out and writes them one after the other into one file.

    Each is forgotten before the next is laid out: a batch of any number holds the pages of one.

    Raises:
        Cancelled: `progress` returned False; nothing was written.
    """
    with collector_paused():
        return _written(layouts, Painter(info, font), progress)


def _written(
    layouts: Sequence[Callable[[], Annex]], painter: Painter, progress: Progress | None
) -> bytes:
    done = 0
    for begun, layout in enumerate(layouts, start=1):
        annex = layout()
        # Those to come are taken to be as long as those there are; of a batch that is nearly so.
        known = done + len(annex.columns)
        total = known + (len(layouts) - begun) * -(-known // begun)
        # A single annex needs no table of contents.
        bookmark = annex.name if len(layouts) > 1 else ""
        for page in annex.pages():
            painter.draw(page, bookmark=bookmark)
            bookmark = ""
            done += 1
            if progress and not progress(done, total):
                raise Cancelled("DOC.203")
    return painter.finish()
