"""Certificates as a PDF: text for the blank alone, or with a picture of the blank behind it.

One renderer for a preview, a single certificate and a batch. What all certificates of a batch share
(signer, date, decision, the picture) is kept once in the file. The whole page is moved and
stretched by the printer's calibration, widths of letters included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from reportlab.lib.utils import ImageReader

from parindex_desktop.collecting import collector_paused
from parindex_desktop.domain.certificates.calibration import NONE, Calibration
from parindex_desktop.domain.certificates.fitting import Line
from parindex_desktop.domain.certificates.profiles import BlankProfile
from parindex_desktop.domain.documents import DocumentInfo
from parindex_desktop.errors import Cancelled
from reports import qr
from reports.certificate_letters import Letters
from reports.painter import Painter
from reports.styles import MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas

    from reports.annex import Progress

TENTH: Final = MM / 10
"""Points in a tenth of a millimetre."""

_COMMON: Final = "common"


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """One certificate laid out.

    Attributes:
        code: Text of its QR code; empty for none.
        caption: Below it on an overview.
    """

    lines: tuple[Line, ...]
    code: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Certificates of one blank.

    Attributes:
        pages: Yields them, laid out one by one.
        count: How many there are.
        common: Lines that stand on all of them.
        background: A picture of the blank, PNG or JPEG; None prints on the blank itself.
    """

    profile: BlankProfile
    pages: Callable[[], Iterable[CertificatePage]]
    count: int
    letters: Letters
    common: frozenset[Line] = frozenset()
    background: bytes | None = None
    calibration: Calibration = NONE
    title: str = ""
    author: str = ""


def certificates_pdf(batch: Batch, progress: Progress | None = None) -> bytes:
    """Prints a batch, a page each, in the size of the blank.

    Args:
        batch: What to print.
        progress: Called after each page with pages done and their total; False stops.

    Raises:
        Cancelled: `progress` asked to stop.
    """
    width, height = size_of(batch.profile)
    with collector_paused():
        drawing, matrix = Drawing(batch), _matrix(batch.calibration, height)
        for page in drawing.pages(progress):
            with drawing.painter.page(width, height) as canvas:
                canvas.addLiteral(f"q {matrix} cm")
                drawing.draw(canvas, page)
                canvas.addLiteral("Q")
        return drawing.painter.finish()


def size_of(profile: BlankProfile) -> tuple[float, float]:
    """Returns width and height of a blank in points."""
    return profile.width * TENTH, profile.height * TENTH


class Drawing:
    """A file of certificates being drawn: what is common to them stands in it once."""

    def __init__(self, batch: Batch) -> None:
        """Begins the file and draws what all certificates share."""
        self._batch = batch
        self.painter = Painter(
            DocumentInfo(batch.title, batch.author, batch.profile.name), batch.letters.first_font
        )
        self._has_common = bool(batch.common) or batch.background is not None
        if self._has_common:
            width, height = size_of(batch.profile)
            # The origin of a certificate is its upper left corner; forms have theirs below.
            with self.painter.form(_COMMON, width, height) as canvas:
                self._draw_common(canvas, width, height)

    def pages(self, progress: Progress | None) -> Iterator[CertificatePage]:
        """Yields the certificates and tells of each when it is drawn.

        Raises:
            Cancelled: `progress` asked to stop.
        """
        for done, page in enumerate(self._batch.pages(), start=1):
            yield page
            if progress and not progress(done, self._batch.count):
                raise Cancelled("DOC.203")

    def draw(self, canvas: Canvas, page: CertificatePage) -> None:
        """Draws a certificate to the right of and below the origin."""
        batch = self._batch
        if self._has_common:
            canvas.addLiteral(f"q 1 0 0 1 0 {-batch.profile.height * TENTH:.3f} cm")
            canvas.doForm(_COMMON)
            canvas.addLiteral("Q")
        canvas.addLiteral(self._shown(line for line in page.lines if line not in batch.common))
        box = batch.profile.qr
        if page.code and box is not None:
            side = box.side * TENTH
            canvas.addLiteral(qr.drawn(page.code, box.x * TENTH, -box.y * TENTH - side, side))

    def _draw_common(self, canvas: Canvas, width: float, height: float) -> None:
        if self._batch.background is not None:
            picture = ImageReader(BytesIO(self._batch.background))
            canvas.drawImage(picture, 0, 0, width, height)
        lines = sorted(self._batch.common, key=lambda line: (line.y, line.x))
        canvas.addLiteral(f"q 1 0 0 1 0 {height:.3f} cm\n{self._shown(lines)}\nQ")

    def _shown(self, lines: Iterable[Line]) -> str:
        """Returns the operators of lines, with font and colour set where they change."""
        operators, font, colour = ["BT"], "", ""
        for line in lines:
            if line.colour != colour:
                colour = line.colour
                operators.append(_ink(colour))
            name = self._batch.letters.name(line.font, line.bold, line.italic)
            place = line.x * TENTH, line.y * TENTH, name, line.size / 10
            first, shown, last = self.painter.shown[place][line.text]
            if first != font:
                operators.append(first)
            font = last
            operators.append(shown)
        return "\n".join([*operators, "ET"])


def _matrix(calibration: Calibration, height: float) -> str:
    """Returns the matrix of a page: the origin above at the left, the printer's error undone."""
    x, y = calibration.apply(0, 0)
    right, down = calibration.apply(1, 1)
    return (
        f"{float(right - x):.7f} 0 0 {float(down - y):.7f} "
        f"{float(x) * TENTH:.4f} {height - float(y) * TENTH:.4f}"
    )


@cache
def _ink(colour: str) -> str:
    """Returns what chooses a colour, `#RRGGBB`."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.4g}" for part in parts) + " rg"
