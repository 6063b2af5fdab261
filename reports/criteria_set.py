"""A criteria set as the annex of its decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import fonts
from reports.annex import Progress, laid_out, written
from reports.blocks import Blocks
from reports.long_table import shaped
from reports.styles import Styles

if TYPE_CHECKING:
    from parindex_desktop.domain.documents import CriteriaSetAnnex, DocumentInfo, Mode


def criteria_set_pdf(
    annex: CriteriaSetAnnex,
    *,
    mode: Mode,
    info: DocumentInfo,
    prefer_system_font: bool = False,
    progress: Progress | None = None,
) -> bytes:
    """Prints a criteria set as a PDF; arguments and errors as for `ranking_pdf`."""
    face = fonts.register(prefer_system=prefer_system_font)
    styles = Styles(face)
    sheet, table = shaped(annex.table, styles)
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(mode, opens_file=True),
        *parts.heading("", annex.title, annex.reference, mode),
    ]
    blocks = table.blocks(above, parts.footnotes(annex.notes))
    laid = laid_out("", blocks, sheet, styles, draft=annex.draft)
    return written([laid], info, face.regular, progress)
