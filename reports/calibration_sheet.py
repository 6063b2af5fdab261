"""The test sheet of a printer: four cross-hairs, two rulers between them, and what to measure.

It has the size of the blank and goes through the printer as the blank does. The marks stand where
`domain.certificates.calibration` reckons with them, moved by the calibration that is to be proved.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.calibration import LETTERS, NONE, crosses_on
from parindex_desktop.domain.documents import DocumentInfo
from reports import fonts
from reports.flow import Placed, Shape, Text
from reports.lines import broken
from reports.page import Page
from reports.painter import Painter
from reports.styles import MM, TextStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parindex_desktop.domain.certificates.calibration import Calibration
    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from reports.fonts import Typeface

_Spot = tuple[float, float]
_At = Callable[[float, float], _Spot]
"""Where a place in mm from the upper left corner of the paper is drawn, in points."""

_ARM: Final = 12.0
_RADIUS: Final = 5.0
_EDGE: Final = 6.0
"""Printers print no nearer to the edge, in mm."""
_HAIR: Final = 0.4
"""Thickness in points: thin enough to be measured to the middle."""
_CORNERS: Final = 24
_DASH: Final = (2.0, 2.0)
_TICKS: Final = {10: 4.0, 5: 2.6, 1: 1.6}
"""Every so many millimetres of a ruler -> length of the tick in mm."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The paper and its marks in mm, as they shall come out."""

    width: float
    height: float
    x: float
    y: float

    @property
    def marks(self) -> tuple[_Spot, ...]:
        """Crosses 1 to 4: upper left, lower right, upper right, lower left."""
        right, bottom = self.width - self.x, self.height - self.y
        return ((self.x, self.y), (right, bottom), (right, self.y), (self.x, bottom))


def calibration_sheet(profile: BlankProfile, printer: str, calibration: Calibration) -> bytes:
    """Returns the test sheet of a printer for a blank as a PDF of one page.

    Args:
        profile: Whose paper it is.
        printer: Its name, printed on the sheet.
        calibration: Applied to it; `NONE` for the first sheet.
    """
    cross = crosses_on(profile.width, profile.height)
    sheet = _Sheet(profile.width / 10, profile.height / 10, cross.x / 10, cross.y / 10)
    face = fonts.register()

    def at(x: float, y: float) -> _Spot:
        drawn = calibration.apply(Fraction(x * 10), Fraction(y * 10))
        return float(drawn[0]) * MM / 10, float(drawn[1]) * MM / 10

    texts = chain(
        _names(sheet, TextStyle(face.bold, 13.0), at),
        _numbers(sheet, TextStyle(face.regular, 7.0), at),
        _words(_told(sheet, profile, printer, calibration), sheet, face, at),
    )  # fmt: skip
    shapes = chain(_crosses(sheet, at), _leaders(sheet, at), _rulers(sheet, at))
    page = Page(
        sheet.width * MM, sheet.height * MM, (Placed(0, 0, tuple(texts)),), (), tuple(shapes)
    )
    painter = Painter(DocumentInfo("Tờ thử máy in", "", profile.name), face.regular)
    painter.draw(page)
    return painter.finish()


# ---- marks --------------------------------------------------------------------------------------


def _line(at: _At, start: _Spot, end: _Spot, dash: tuple[float, ...] = ()) -> Shape:
    return Shape((at(*start), at(*end)), None, _HAIR, dash)


def _crosses(sheet: _Sheet, at: _At) -> Iterator[Shape]:
    turns = [2 * pi * place / _CORNERS for place in range(_CORNERS)]
    for x, y in sheet.marks:
        yield _line(at, (x - _ARM, y), (x + _ARM, y))
        yield _line(at, (x, y - _ARM), (x, y + _ARM))
        ring = tuple(at(x + _RADIUS * cos(turn), y + _RADIUS * sin(turn)) for turn in turns)
        yield Shape(ring, None, _HAIR)


def _leaders(sheet: _Sheet, at: _At) -> Iterator[Shape]:
    """Dashed lines along which the distances from the edges are measured."""
    (x1, y1), (x2, y2), *_ = sheet.marks
    yield _line(at, (_EDGE, y1), (x1 - _ARM, y1), _DASH)
    yield _line(at, (x1, _EDGE), (x1, y1 - _ARM), _DASH)
    yield _line(at, (x2 + _ARM, y2), (sheet.width - _EDGE, y2), _DASH)
    yield _line(at, (x2, y2 + _ARM), (x2, sheet.height - _EDGE), _DASH)


def _rulers(sheet: _Sheet, at: _At) -> Iterator[Shape]:
    """From the first cross to the right and down, a tick for each millimetre."""
    (x1, y1), (x2, y2), *_ = sheet.marks
    yield _line(at, (x1, y1), (x2, y1))
    yield _line(at, (x1, y1), (x1, y2))
    for mm in range(int(_RADIUS) + 1, int(x2 - x1 - _RADIUS)):
        yield _line(at, (x1 + mm, y1), (x1 + mm, y1 - _tick(mm)))
    for mm in range(int(_RADIUS) + 1, int(y2 - y1 - _RADIUS)):
        yield _line(at, (x1, y1 + mm), (x1 - _tick(mm), y1 + mm))


def _tick(mm: int) -> float:
    return next(length for every, length in _TICKS.items() if mm % every == 0)


def _numbers(sheet: _Sheet, style: TextStyle, at: _At) -> Iterator[Text]:
    """Numbers every tenth millimetre of the rulers, counted from the first cross."""
    (x1, y1), (x2, y2), *_ = sheet.marks
    for mm in range(20, int(x2 - x1 - _ARM), 10):
        yield _centred(str(mm), style, at(x1 + mm, y1 - 5))
    for mm in range(20, int(y2 - y1 - _ARM), 10):
        yield _centred(str(mm), style, at(x1 - 7, y1 + mm + 0.9))


def _names(sheet: _Sheet, style: TextStyle, at: _At) -> Iterator[Text]:
    """Numbers of the crosses, and letters of what is measured."""
    for number, (x, y) in enumerate(sheet.marks, start=1):
        yield _centred(str(number), style, at(x + 8, y + 9))
    (x1, y1), (x2, y2), *_ = sheet.marks
    left, top, right, bottom = LETTERS.values()
    yield _centred(left, style, at((x1 - _ARM + _EDGE) / 2, y1 - 2))
    yield _centred(top, style, at(x1 - 4, (y1 - _ARM + _EDGE) / 2 + 2))
    yield _centred(right, style, at((x2 + _ARM + sheet.width - _EDGE) / 2, y2 - 2))
    yield _centred(bottom, style, at(x2 + 4, (y2 + _ARM + sheet.height - _EDGE) / 2 + 2))


def _centred(text: str, style: TextStyle, spot: _Spot) -> Text:
    return Text(spot[0] - style.width(text) / 2, spot[1], text, style.font, style.size)


# ---- words --------------------------------------------------------------------------------------


def _told(
    sheet: _Sheet, profile: BlankProfile, printer: str, calibration: Calibration
) -> tuple[str, ...]:
    size = f"{_mm(sheet.width)} × {_mm(sheet.height)} mm"
    state = "chưa hiệu chỉnh" if calibration == NONE else "đã áp dụng hiệu chỉnh"
    return (
        "TỜ THỬ MÁY IN",
        f"Máy in: {printer} ({state})",
        f"Phôi: {profile.name}, khổ giấy {size}",
        "1. In tờ này trên giấy đúng khổ phôi, đặt giấy đúng như khi in phôi; tỷ lệ in 100%, "
        "không chọn co giãn cho vừa trang.",
        "2. Dùng thước đo từ mép giấy đến tâm dấu chữ thập, đọc đến nửa mi-li-mét: A từ mép trái, "
        "B từ mép trên đến dấu 1; C từ mép phải, D từ mép dưới đến dấu 2.",
        "3. Nhập bốn số đo vào hộp thoại Hiệu chỉnh máy in.",
        f"Máy in không lệch khi A và C là {_mm(sheet.x)} mm, B và D là {_mm(sheet.y)} mm. "
        "Nếu dấu 3, dấu 4 cách mép giấy khác dấu 1, dấu 2 quá 1 mm thì giấy vào máy bị xiên: "
        "chỉnh lại khay giấy và in lại tờ thử.",
    )


def _mm(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _words(told: Iterable[str], sheet: _Sheet, face: Typeface, at: _At) -> Iterator[Text]:
    """A heading and paragraphs between the rulers, in letters that suit the paper."""
    size = min(max(sheet.height / 21, 8.0), 13.0)
    body, heading = TextStyle(face.regular, size), TextStyle(face.bold, size * 1.4)
    left, y = sheet.x + 18, sheet.y + 26
    width = (sheet.width - sheet.x - left - 8) * MM
    for place, paragraph in enumerate(told):
        style = body if place else heading
        for line in broken(unicodedata.normalize("NFC", paragraph), style, width):
            yield Text(*at(left, y), line, style.font, style.size)
            y += style.leading * 1.1 / MM
        y += 1.6
