"""Calibrated, a printer is at most a millimetre off anywhere, though the ruler is read roughly."""

from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.certificates.calibration import (
    NONE,
    Calibration,
    Readings,
    crosses_on,
    solved,
)
from parindex_desktop.errors import InputError

A3, A4, OLDER = (4200, 2970), (2100, 2970), (4000, 3000)
HALF_A_MILLIMETRE = 5


@dataclass(frozen=True)
class Printer:
    """Shifts and stretches; all in 0,1 mm."""

    offset_x: Fraction
    offset_y: Fraction
    scale_x: Fraction
    scale_y: Fraction

    def printed(self, x: Fraction, y: Fraction) -> tuple[Fraction, Fraction]:
        return self.offset_x + self.scale_x * x, self.offset_y + self.scale_y * y


def read_off(
    printer: Printer, size: tuple[int, int], sent: Calibration, step: int = HALF_A_MILLIMETRE
) -> Readings:
    """Reads a test sheet with a ruler that has a mark every `step` tenths of a millimetre."""
    width, height = size
    cross = crosses_on(width, height)
    x1, y1 = printer.printed(*sent.apply(cross.x, cross.y))
    x2, y2 = printer.printed(*sent.apply(width - cross.x, height - cross.y))
    seen = (x1, y1, width - x2, height - y2)
    return Readings(*(int((each / step + Fraction(1, 2)) // 1) * step for each in seen))


def worst_error(printer: Printer, size: tuple[int, int], calibration: Calibration) -> Fraction:
    """Returns the largest error on the paper, in 0,1 mm: it grows evenly, so at a corner."""
    corners = [(x, y) for x in (0, size[0]) for y in (0, size[1])]
    errors = [
        abs(got - wanted)
        for corner in corners
        for got, wanted in zip(printer.printed(*calibration.apply(*corner)), corner, strict=True)
    ]
    return max(errors)


offsets = st.fractions(-50, 50, max_denominator=100)
scales = st.fractions(Fraction(98, 100), Fraction(102, 100), max_denominator=10_000)
printers = st.builds(Printer, offsets, offsets, scales, scales)


@settings(max_examples=60)
@given(printer=printers, size=st.sampled_from([A3, A4, OLDER]))
def test_a_calibrated_printer_is_at_most_a_millimetre_off(
    printer: Printer, size: tuple[int, int]
) -> None:
    first = solved(*size, read_off(printer, size, NONE))
    assert worst_error(printer, size, first) <= 10
    proved = solved(*size, read_off(printer, size, first), sent=first)
    assert worst_error(printer, size, proved) <= 10, "a second sheet must not spoil the first"
    assert first.is_plausible
    assert proved.is_plausible


@given(printer=printers)
@settings(max_examples=20)
def test_an_exact_ruler_leaves_nothing_to_correct(printer: Printer) -> None:
    exact = solved(*A3, read_off(printer, A3, NONE, step=1))
    assert worst_error(printer, A3, exact) <= Fraction(2)


def test_a_printer_in_order_needs_no_calibration() -> None:
    cross = crosses_on(*A3)
    assert solved(*A3, Readings(cross.x, cross.y, cross.x, cross.y)) == NONE


@pytest.mark.parametrize(
    ("readings", "code", "letters"),
    [
        (Readings(300, 300, 450, 300), "CER.151", ("A", "C")),
        (Readings(300, 450, 300, 300), "CER.151", ("B", "D")),
        (Readings(420, 300, 180, 300), "CER.152", ("A", "C")),
        (Readings(300, 0, 300, 600), "CER.152", ("B", "D")),
    ],
)
def test_readings_that_no_printer_gives_are_refused_by_their_letters(
    readings: Readings, code: str, letters: tuple[str, str]
) -> None:
    with pytest.raises(InputError) as told:
        solved(*A3, readings)
    assert told.value.code == code
    assert (told.value.params["first"], told.value.params["second"]) == letters
