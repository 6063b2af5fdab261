"""Many certificates on one sheet of A4, small, to be looked through before blanks are used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.calibration import NONE
from reports.certificates import Drawing, size_of
from reports.fonts import text_width
from reports.styles import MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from reports.annex import Progress
    from reports.certificates import Batch

_SIDES: Final = (210 * MM, 297 * MM)
_MARGIN: Final = 12 * MM
_GAP: Final = 6 * MM
_CAPTION: Final = 5 * MM
"""Height of the line below a picture."""
_LETTERS: Final = 8.0
"""Of captions and page numbers, in points."""
_ACROSS: Final = 2
_CUT: Final = "…"


@dataclass(frozen=True, slots=True)
class _Grid:
    """How pictures stand on a sheet, in points.

    Attributes:
        scale: Of a picture; its paper is `width` x `height` on the sheet.
    """

    scale: float
    width: float
    height: float
    down: int

    @property
    def count(self) -> int:
        """Pictures on a sheet."""
        return _ACROSS * self.down

    def corners(self) -> Iterator[tuple[float, float]]:
        """Yields the upper left corner of each picture, row by row."""
        left = (_SIDES[0] - _ACROSS * self.width - (_ACROSS - 1) * _GAP) / 2
        for row in range(self.down):
            y = _SIDES[1] - _MARGIN - row * (self.height + _CAPTION + _GAP)
            for column in range(_ACROSS):
                yield left + column * (self.width + _GAP), y


def overview_pdf(batch: Batch, progress: Progress | None = None) -> bytes:
    """Prints small pictures with their places and names; no printer's error is undone.

    Raises:
        Cancelled: `progress` asked to stop.
    """
    drawing = Drawing(replace(batch, calibration=NONE))
    grid, painter = _grid(batch.profile), drawing.painter
    pages = drawing.pages(progress)
    sheets = -(-batch.count // grid.count)
    for sheet in range(1, sheets + 1):
        with painter.page(*_SIDES) as canvas:
            for (x, y), page in zip(grid.corners(), pages, strict=False):
                canvas.addLiteral(f"q {grid.scale:.5f} 0 0 {grid.scale:.5f} {x:.2f} {y:.2f} cm")
                drawing.draw(canvas, page)
                canvas.addLiteral("Q")
                canvas.setLineWidth(0.3)
                canvas.rect(x, y - grid.height, grid.width, grid.height)
                caption = _shortened(page.caption, batch.letters.first_font, grid.width)
                canvas.setFont(batch.letters.first_font, _LETTERS)
                canvas.drawString(x, y - grid.height - _LETTERS * 1.2, caption)
            canvas.setFont(batch.letters.first_font, _LETTERS)
            canvas.drawCentredString(_SIDES[0] / 2, _MARGIN / 2, f"{sheet}/{sheets}")
    return painter.finish()


def _grid(profile: BlankProfile) -> _Grid:
    width, height = size_of(profile)
    room = _SIDES[0] - 2 * _MARGIN - (_ACROSS - 1) * _GAP
    most = _SIDES[1] - 2 * _MARGIN - _CAPTION  # of one picture on the sheet
    scale = min(room / _ACROSS / width, most / height)
    down = int((most + _CAPTION + _GAP) / (height * scale + _CAPTION + _GAP))
    return _Grid(scale, width * scale, height * scale, max(down, 1))


def _shortened(text: str, font: str, width: float) -> str:
    """Returns a caption that stays below its picture: it only helps to find a row."""
    if text_width(text, font, _LETTERS) <= width:
        return text
    while text and text_width(text + _CUT, font, _LETTERS) > width:
        text = text[:-1]
    return text + _CUT
