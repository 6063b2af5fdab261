"""A batch of certificates to be printed: what keeps it from being printed, then its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from parindex_desktop.collecting import collector_paused
from parindex_desktop.domain.certificates.calibration import NONE, Calibration
from parindex_desktop.domain.certificates.content import Certificate
from parindex_desktop.domain.certificates.fitting import Fitter
from parindex_desktop.domain.certificates.places import field_name, shown_mm
from parindex_desktop.domain.certificates.profiles import BlankProfile
from parindex_desktop.domain.certificates.soundness import flaws
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError, Problem, Severity
from parindex_desktop.i18n import tr
from parindex_desktop.services.blank_problems import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.certificates.fitting import Fitted, Line
    from reports.certificate_letters import Letters
    from reports.certificates import Batch, CertificatePage

Progress = Callable[[int, int], bool]
"""Told the certificates drawn and how many there are; returns False to stop."""

_LEAST_SQUARE: Final = 2.5
"""Of a QR code in tenths of a millimetre: three dots of a printer with 300 dots per inch."""


@dataclass(frozen=True)
class CertificateJob:
    """Certificates of one blank, frozen, so that a task can print them beside the window.

    Attributes:
        certificates: As `certificates_of` gives them, all or some.
        background: A picture of the blank to print behind the text; None for text only.
        fonts: Font files that the blank names, by name (`office_fonts.font_files`).
        calibration: Of the printer that it goes to.
        author: Who issues it, for the properties of the file.
    """

    profile: BlankProfile
    certificates: tuple[Certificate, ...]
    background: bytes | None = None
    fonts: Mapping[str, bytes] = field(default_factory=dict)
    calibration: Calibration = NONE
    author: str = ""

    def problems(self) -> tuple[Problem, ...]:
        """Returns all that is wrong: with the blank first, then row by row in the printed order.

        `place` is the row (`Certificate.row`), or the name of the blank.
        """
        return self._found

    def errors(self) -> tuple[Problem, ...]:
        """Returns the problems that keep the batch from being printed."""
        return tuple(each for each in self.problems() if each.severity is Severity.ERROR)

    def fitted(self, certificate: Certificate) -> Fitted:
        """Returns where the lines of a certificate stand."""
        return self._fitter.fitted(certificate)

    def make(self, progress: Progress | None = None) -> bytes:
        """Returns the certificates as a PDF, a page each in the size of the blank.

        Raises:
            InputError: `CER.101` with all problems, before anything is drawn.
            Cancelled: `progress` asked to stop.
        """
        with collector_paused():
            self._require_sound()
            return self.drawn(progress)

    def overview(self, progress: Progress | None = None) -> bytes:
        """Returns small pictures of the certificates on A4, to be looked through before printing.

        It is made whatever is wrong, so that it can be seen.
        """
        from reports.certificate_overview import overview_pdf

        return overview_pdf(self._batch, progress)

    def drawn(self, progress: Progress | None = None) -> bytes:
        """Returns the pages whatever is wrong, for a preview; a text that lacks words is left out.

        Lines that do not fit run over, as they would on paper.
        """
        from reports.certificates import certificates_pdf

        return certificates_pdf(self._batch, progress)

    def _require_sound(self) -> None:
        errors = self.errors()
        if errors:
            raise InputError("CER.101", problems=errors, count=len(errors))

    @cached_property
    def _letters(self) -> Letters:
        from reports.certificate_letters import Letters

        return Letters(self.fonts)

    @cached_property
    def _fitter(self) -> Fitter:
        return Fitter(self.profile, self._letters.width)

    @property
    def _batch(self) -> Batch:
        from reports.certificates import Batch

        return Batch(
            profile=self.profile,
            pages=self._pages,
            count=len(self.certificates),
            letters=self._letters,
            common=self._common if len(self.certificates) > 1 else frozenset(),
            background=self.background,
            calibration=self.calibration,
            title=self.profile.form,
            author=self.author,
        )

    def _pages(self) -> Iterator[CertificatePage]:
        from reports.certificates import CertificatePage

        for each, made in zip(self.certificates, self._laid_out, strict=True):
            yield CertificatePage(made.lines, each.code, each.row)

    @cached_property
    def _laid_out(self) -> tuple[Fitted, ...]:
        """All certificates; lines that they share are the same objects, so that it stays small."""
        return tuple(map(self._fitter.fitted, self.certificates))

    @property
    def _common(self) -> frozenset[Line]:
        """The lines that stand on all certificates."""
        first, *others = self._laid_out
        return frozenset(first.lines).intersection(*(made.lines for made in others))

    @cached_property
    def _found(self) -> tuple[Problem, ...]:
        found = [*self._of_blank()]
        is_off = {problem.params.get("field") for problem in found if problem.code == "CER.124"}
        for each, made in zip(self.certificates, self._laid_out, strict=True):
            # A field off the paper is told once, of the blank, and not again in each row.
            found += (
                problem
                for problem in made.problems
                if problem.code != "CER.107" or problem.params.get("field") not in is_off
            )
            found += self._unwritable(each, made)
            found += _unregistered(self.profile, each)
        return tuple(found)

    def _of_blank(self) -> Iterator[Problem]:
        for flaw in flaws(self.profile, self.fonts):
            told = worded(flaw)
            yield Problem(told.code, self.profile.name, told.params, told.severity)
        codes = [each.code for each in self.certificates if each.code]
        if self.profile.qr is not None and codes:
            yield from _of_code(self.profile, max(codes, key=lambda code: len(code.encode())))

    def _unwritable(self, certificate: Certificate, made: Fitted) -> Iterator[Problem]:
        for line in made.lines:
            lacking = self._letters.lacking(line.text, line.font, line.bold, line.italic)
            if lacking:
                told: dict[str, object] = {
                    "row": certificate.place,
                    "field": field_name(line.field),
                    "field_key": line.field.value,
                    "font": line.font or "Liberation Serif",
                    "letters": " ".join(lacking),
                }
                yield Problem("CER.111", certificate.row, told)


def _of_code(profile: BlankProfile, code: str) -> Iterator[Problem]:
    """Tells of the longest code of a batch whether it is too long, or too small to be read."""
    from reports.qr import squares_across

    assert profile.qr is not None
    try:
        squares = squares_across(code)
    except ValueError:
        yield Problem("CER.117", profile.name)
        return
    size = profile.qr.side / squares
    if size < _LEAST_SQUARE:
        told: dict[str, object] = {
            "size": f"{size / 10:.2f}".replace(".", ","),
            "needed": shown_mm(squares * _LEAST_SQUARE),
        }
        yield Problem("CER.113", profile.name, told)


def _unregistered(profile: BlankProfile, certificate: Certificate) -> Iterator[Problem]:
    """Tells of a missing code, and of a register that says something else than the certificate."""
    row: dict[str, object] = {"row": certificate.place}
    entry = certificate.entry
    if profile.qr is not None and not certificate.code:
        if entry is None:  # what is signed says the number
            told = row | {"field": tr("QR code"), "missing": "số sổ"}
            yield Problem("CER.105", certificate.row, told)
        else:
            yield Problem("CER.112", certificate.row, row)
    if entry is None:
        return
    values = certificate.values
    for kept, printed in (
        (entry.name, certificate.name),
        (entry.decision, values.get("số quyết định", "")),
    ):
        if clean(kept) != clean(printed):
            yield Problem("CER.118", certificate.row, row | {"kept": kept, "printed": printed})
