"""What differs between two criteria sets, for the file and for the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import fonts
from reports.annex import Progress, laid_out, written
from reports.blocks import Blocks
from reports.long_table import shaped
from reports.styles import Styles

if TYPE_CHECKING:
    from parindex_desktop.domain.documents import CriteriaChanges, DocumentInfo


def criteria_changes_pdf(
    changes: CriteriaChanges,
    *,
    info: DocumentInfo,
    prefer_system_font: bool = False,
    progress: Progress | None = None,
) -> bytes:
    """Prints a comparison as a PDF; arguments and errors as for `ranking_pdf`."""
    face = fonts.register(prefer_system=prefer_system_font)
    styles = Styles(face)
    sheet, table = shaped(changes.table, styles)
    parts = Blocks(styles, sheet.area.width)
    blocks = table.blocks(parts.title(changes.title, changes.below), parts.footnotes(changes.notes))
    laid = laid_out("", blocks, sheet, styles, draft=False)
    return written([laid], info, face.regular, progress)
