"""What the screen says of a certificate, of a calibration, and of a blank."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.calibration import NONE
from parindex_desktop.domain.certificates.places import shown_mm
from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.numbers import NumberFormat, NumberStyle
from parindex_desktop.errors import Severity
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services.certificate_printing import PrintOutcome, PrintState

if TYPE_CHECKING:
    from parindex_desktop.domain.certificates.calibration import Calibration
    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.services.certificate_printing import CertificateRow, Finding

OUTCOMES: Final = {
    PrintOutcome.GOOD: mark("Good"),
    PrintOutcome.SPOILED: mark("Spoiled"),
    PrintOutcome.NOT_PRINTED: mark("Not printed"),
}
OUTCOME_COLOURS: Final = {
    PrintOutcome.GOOD: "ok", PrintOutcome.SPOILED: "danger", PrintOutcome.NOT_PRINTED: "muted",
}  # fmt: skip
_STATE_COLOURS: Final = {
    PrintState.FAULTY: "danger", PrintState.NO_NUMBER: "warning", PrintState.SPOILED: "danger",
    PrintState.READY: "accent", PrintState.PRINTED: "ok", PrintState.HANDED_OVER: "muted",
}  # fmt: skip
_OVERFLOWS: Final = frozenset({"CER.102", "CER.103"})
_MOST_PLACES: Final = 3
_MM: Final = NumberFormat(decimals=2)
_PERCENT: Final = NumberFormat(decimals=2, style=NumberStyle.FIXED, percent=True)


def tell_state(row: CertificateRow) -> str:
    """Returns how far a certificate is, in a few words."""
    match row.state:
        case PrintState.FAULTY:
            return tell_fault(row)
        case PrintState.NO_NUMBER:
            return tr("No number yet")
        case PrintState.HANDED_OVER:
            entry = row.certificate.entry
            assert entry is not None, "only what is in the register can be handed over"
            return tr("Handed over on {day}", day=show_day(entry.handed_on))
        case PrintState.SPOILED:
            return tr("Spoiled, to be printed again")
        case PrintState.PRINTED if row.blanks.printed > 1:
            return tr("Printed, {count} blanks used", count=row.blanks.printed)
        case PrintState.PRINTED:
            return tr("Printed once")
        case _:
            return tr("Ready")


def tell_fault(row: CertificateRow) -> str:
    """Returns the first error of a certificate in short, and how many more there are."""
    errors = [each for each in row.problems if each.severity is Severity.ERROR]
    first = errors[0]
    if missing := first.params.get("missing"):
        told = tr("Missing: {what}", what=str(missing))
    elif first.code in _OVERFLOWS:
        told = tr("Does not fit")
    else:
        told = tr("To be mended")
    return f"{told} (+{len(errors) - 1})" if len(errors) > 1 else told


def state_colour(row: CertificateRow) -> str:
    """Returns the role of the colour of a state; words say the same."""
    return _STATE_COLOURS[row.state]


def tell_size(profile: BlankProfile) -> str:
    """Returns the size of a blank: `420 × 297 mm`."""
    width, height = (shown_mm(each).removesuffix(",0") for each in (profile.width, profile.height))
    return f"{width} × {height} mm"


def tell_calibration(calibration: Calibration) -> str:
    """Returns what a calibration does to a page."""
    if calibration == NONE:
        return tr("The printer is in order: nothing has to be corrected.")
    return tr(
        "Corrects {x} mm across and {y} mm down, width {wide}, height {high}.",
        x=_MM.show(Decimal(calibration.offset_x).scaleb(-2)),
        y=_MM.show(Decimal(calibration.offset_y).scaleb(-2)),
        wide=_PERCENT.show(Decimal(calibration.scale_x).scaleb(-4)),
        high=_PERCENT.show(Decimal(calibration.scale_y).scaleb(-4)),
    )


def tell_places(finding: Finding) -> str:
    """Returns the lines that have a problem: `3`, `1–33`, `2, 5, 7`; `phôi` for the blank's own."""
    places = finding.places
    if not places:
        return tr("Blank")
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return f"{places[0]}–{places[-1]}"
    shown = ", ".join(map(str, places[:_MOST_PLACES]))
    return f"{shown}…" if len(places) > _MOST_PLACES else shown
