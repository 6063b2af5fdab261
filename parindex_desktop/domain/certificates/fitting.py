"""Where each line of a certificate stands, and what keeps it from being printed.

How a text shrinks and is broken says `breaking`. Nothing is ever cut: what does not fit is told,
with the row it stands in, and so is what is missing, what would lie off the paper, on the QR code
or on another text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from parindex_desktop.domain.awards import Whom
from parindex_desktop.domain.certificates.breaking import Room, Set, set_in
from parindex_desktop.domain.certificates.collisions import TextInk, collisions, ink_of_text
from parindex_desktop.domain.certificates.content import NBSP, worded
from parindex_desktop.domain.certificates.places import field_name, shown_mm, shown_size
from parindex_desktop.domain.certificates.profiles import FieldAlign, FieldName
from parindex_desktop.domain.person_names import LONGEST_USUAL_NAME
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.certificates.content import Certificate, Worded
    from parindex_desktop.domain.certificates.profiles import BlankField, BlankProfile

Measure = Callable[[str, str, bool, bool, int], float]
"""Width in points of a text in a font, bold or not, italic or not, in a size in tenths of a point.
Widths grow in step with the size, as those of all outline fonts do."""

POINTS: Final = 72 / 254
"""Points in a tenth of a millimetre."""

_OF_A_DAY: Final = frozenset({"tháng", "năm"})
"""Values that come with `{ngày}`."""

_REMEMBERED: Final = 256
"""Texts whose lines are kept: most fields say the same on every certificate of a batch."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn; places in tenths of a millimetre from the upper left corner.

    Attributes:
        x: Left edge of the letters.
        y: Baseline.
        text: With plain blanks.
        font: `""` for the serif face of papers, else the name of an `OfficeFont`.
        size: Tenths of a point.
        colour: `#RRGGBB`.
        width: Of the letters.
    """

    x: float
    y: float
    text: str
    font: str
    bold: bool
    italic: bool
    size: int
    colour: str
    width: float
    field: FieldName


@dataclass(frozen=True, slots=True)
class Fitted:
    """A certificate laid out.

    Attributes:
        lines: All that can be drawn, overflowing lines too, for an editor to show.
        problems: Errors keep it from being printed. Each names its row, and in its parameters the
            field in words (`field`) and by its key (`field_key`), and of a missing value the
            placeholder (`missing`).
    """

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def is_printable(self) -> bool:
        """True when nothing is missing and everything fits."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


_Overflow = tuple[str, dict[str, object]]
"""Code and parameters of the problem."""


class _Text(NamedTuple):
    """The text of a field, the same on every certificate that it stands on."""

    lines: tuple[Line, ...]
    ink: TextInk
    overflow: _Overflow | None


class Fitter:
    """Lays out the certificates of one blank; texts they share are set once."""

    def __init__(self, profile: BlankProfile, measure: Measure) -> None:
        """Takes the blank, and what knows the widths of letters."""
        self._profile = profile
        self._measure = measure
        self._lines_of = lru_cache(_REMEMBERED)(self._laid)

    def fitted(self, certificate: Certificate) -> Fitted:
        """Lays one certificate out."""
        lines: list[Line] = []
        fitting: list[TextInk] = []
        problems = list(_unlikely_name(certificate))
        for field in self._profile.fields:
            if not field.visible:
                continue
            said = worded(field, certificate)
            problems += _unsaid(field, said, certificate)
            if said.text:
                made = self._lines_of(field, said.text)
                lines += made.lines
                if made.overflow is None:
                    fitting.append(made.ink)
                else:
                    code, told = made.overflow
                    problems.append(_problem(code, certificate, field, **told))
        is_told = any(each.severity is Severity.ERROR for each in problems)
        if not lines and self._profile.qr is None and not is_told:
            problems.append(Problem("CER.120", certificate.row, {"row": certificate.place}))
        # What does not fit is told already; where it runs to follows from that.
        for each in collisions(self._profile, fitting):
            other = {"other": field_name(each.other)} if each.other else {}
            problems.append(
                _problem(each.code, certificate, self._profile.field(each.field), **other)
            )
        return Fitted(tuple(lines), tuple(problems))

    def _laid(self, field: BlankField, text: str) -> _Text:
        room = Room(
            width=field.width * POINTS,
            size=field.size,
            least_size=min(field.least_size, field.size),
            lines=field.lines,
            alike=field.align is FieldAlign.CENTRE,
        )
        made = set_in(text, room, lambda part: self._width(field, part, field.size))
        step = made.size * field.leading / 1000 / POINTS
        lines = tuple(
            self._line(field, line, made.size, field.y + nth * step)
            for nth, line in enumerate(made.lines)
        )
        overflow = None if made.fits else _overflow(field, made, lines)
        return _Text(lines, ink_of_text(lines), overflow)

    def _line(self, field: BlankField, text: str, size: int, y: float) -> Line:
        width = self._width(field, text, size) / POINTS
        spare = field.width - width
        shift = {FieldAlign.LEFT: 0.0, FieldAlign.CENTRE: spare / 2, FieldAlign.RIGHT: spare}
        return Line(
            x=field.x + shift[field.align],
            y=y,
            text=text.replace(NBSP, " "),
            font=field.font,
            bold=field.bold,
            italic=field.italic,
            size=size,
            colour=field.colour,
            width=width,
            field=field.name,
        )

    def _width(self, field: BlankField, text: str, size: int) -> float:
        plain = text.replace(NBSP, " ")
        return float(self._measure(plain, field.font, field.bold, field.italic, size))


def fitted(profile: BlankProfile, certificate: Certificate, measure: Measure) -> Fitted:
    """Lays one certificate out; of many, a `Fitter` sets what they share once."""
    return Fitter(profile, measure).fitted(certificate)


def _overflow(field: BlankField, made: Set, lines: tuple[Line, ...]) -> _Overflow:
    """Returns `CER.102` for a line too wide, else `CER.103` for too many lines."""
    size = shown_size(made.size)
    widest = max(lines, key=lambda line: line.width)
    if widest.width > field.width:
        return "CER.102", {
            "text": widest.text,
            "needed": shown_mm(widest.width + 0.5),  # never said to need what there is
            "room": shown_mm(field.width),
            "size": size,
        }
    text = " ".join(line.text for line in lines)
    return "CER.103", {"text": text, "count": len(lines), "most": field.lines, "size": size}


def _unsaid(field: BlankField, said: Worded, certificate: Certificate) -> Iterator[Problem]:
    for name in said.unknown:
        yield _problem("CER.104", certificate, field, name=f"{{{name}}}")
    for key in said.missing:
        if key not in _OF_A_DAY or "ngày" not in said.missing:  # one day is one thing to enter
            yield _problem("CER.105", certificate, field, missing=key)
    for gap in said.open:
        yield _problem("CER.106", certificate, field, gap=gap)


def _unlikely_name(certificate: Certificate) -> Iterator[Problem]:
    name = certificate.values.get("họ tên", "")
    if certificate.whom is Whom.PERSON and len(name) > LONGEST_USUAL_NAME:
        yield Problem(
            "CER.110", certificate.row, {"row": certificate.place, "count": len(name)},
            Severity.WARNING,
        )  # fmt: skip


def _problem(
    code: str, certificate: Certificate, field: BlankField | None, **told: object
) -> Problem:
    about: dict[str, object] = {"row": certificate.place}
    if field is not None:
        about |= {"field": field_name(field.name), "field_key": field.name.value}
    return Problem(code, certificate.row, about | told)
