"""Warnings that were accepted with a reason, as annexes of the decision: one per group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import fonts
from reports.annex import Annex, Progress, laid_out, written
from reports.blocks import Blocks
from reports.long_table import LongTable, cleaned_texts
from reports.page import LandscapeSheet
from reports.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.documents import AcceptedWarnings, DocumentInfo, Mode

_SIZE = 12.0


def accepted_warnings_pdf(
    annexes: Sequence[AcceptedWarnings],
    *,
    mode: Mode,
    info: DocumentInfo,
    prefer_system_font: bool = False,
    progress: Progress | None = None,
) -> bytes:
    """Prints the accepted warnings into one PDF; arguments and errors as for `ranking_pdf`."""
    if not annexes:
        raise ValueError("a file needs at least one annex")
    face = fonts.register(prefer_system=prefer_system_font)
    styles = Styles(face)
    laid = [
        _annex(annex, mode, styles, opens_file=place == 0) for place, annex in enumerate(annexes)
    ]
    return written(laid, info, face.regular, progress)


def _annex(annex: AcceptedWarnings, mode: Mode, styles: Styles, *, opens_file: bool) -> Annex:
    sheet = LandscapeSheet()  # four columns of sentences
    table = LongTable(cleaned_texts(annex.table), styles, size=_SIZE, width=sheet.area.width)
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(mode, opens_file=opens_file),
        *parts.heading(annex.number, annex.title, annex.reference, mode),
    ]
    blocks = table.blocks(above, parts.footnotes(annex.notes))
    name = " – ".join([f"Phụ lục {annex.number}".rstrip(), " ".join(annex.title)])
    return laid_out(name, blocks, sheet, styles, draft=annex.draft)
