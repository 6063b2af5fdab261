"""The test sheet, read back from its PDF: marks where the calibration reckons with them."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from parindex_desktop.domain.certificates.calibration import NONE, Calibration, Readings, solved
from parindex_desktop.domain.certificates.ready import ready_profiles
from parindex_desktop.services.calibrations import calibration_of, forget, keep, kept_calibration
from parindex_desktop.services.certificate_jobs import CertificateJob
from parindex_desktop.services.certificates import sample_certificate
from parindex_desktop.settings import SettingsStore
from reports.calibration_sheet import calibration_sheet
from tests.reports.page_reader import Box, ReadPage, read

PRINTER = "HP LaserJet 5200, tầng 2"
ARMS = 24.0
BLANK = ready_profiles()[0]
WIDTH, HEIGHT = BLANK.width / 10, BLANK.height / 10


def sheet(calibration: Calibration) -> ReadPage:
    (page,) = read(calibration_sheet(BLANK, PRINTER, calibration))
    return page


def crosses(page: ReadPage, arms: tuple[float, float]) -> list[tuple[float, float]]:
    """Returns the centres of the cross-hairs in mm, row by row."""
    across = [
        s for s in page.strokes if is_long(s.right - s.left, arms[0]) and flat(s.top, s.bottom)
    ]
    down = [s for s in page.strokes if is_long(s.bottom - s.top, arms[1]) and flat(s.left, s.right)]
    centres = [
        ((h.left + h.right) / 2, (h.top + h.bottom) / 2)
        for h in across
        for v in down
        if abs((h.left + h.right) / 2 - v.left) < 0.05
        and abs((v.top + v.bottom) / 2 - h.top) < 0.05
    ]
    return sorted(centres, key=lambda at: (round(at[1]), at[0]))


def is_long(length: float, wanted: float) -> bool:
    return abs(length - wanted) < 0.05


def flat(a: float, b: float) -> bool:
    return abs(a - b) < 0.01


def test_the_crosses_stand_three_centimetres_from_the_edges() -> None:
    page = sheet(NONE)
    assert (round(page.width, 1), round(page.height, 1)) == (WIDTH, HEIGHT)
    wanted = [(30, 30), (390, 30), (30, 267), (390, 267)]
    assert crosses(page, (ARMS, ARMS)) == [pytest.approx(each, abs=0.02) for each in wanted]


@dataclass(frozen=True)
class Printer:
    """Shifts by mm and stretches."""

    offset: tuple[float, float]
    scale: tuple[float, float]

    def printed(self, spot: tuple[float, float]) -> tuple[float, float]:
        (x, y), (ox, oy), (sx, sy) = spot, self.offset, self.scale
        return ox + sx * x, oy + sy * y

    def calibrated(self) -> Calibration:
        """Prints the test sheet, reads it off with a ruler, and solves the readings."""
        first, *_, last = [self.printed(each) for each in crosses(sheet(NONE), (ARMS, ARMS))]
        seen = (*first, WIDTH - last[0], HEIGHT - last[1])
        readings = Readings(*map(half_millimetres, seen))
        return solved(BLANK.width, BLANK.height, readings)


PRINTERS = [
    Printer((5, -5), (0.98, 1.02)),
    Printer((-5, 5), (1.02, 0.98)),
    Printer((0, 0), (1, 1)),
    Printer((5, 5), (1.02, 1.02)),
    Printer((-5, -5), (0.98, 0.98)),
]


@pytest.mark.parametrize("printer", PRINTERS)
def test_a_sheet_printed_with_the_calibration_comes_out_right(printer: Printer) -> None:
    calibration = printer.calibrated()
    arms = (ARMS * calibration.scale_x / 1e6, ARMS * calibration.scale_y / 1e6)
    again = [printer.printed(each) for each in crosses(sheet(calibration), arms)]
    wanted = crosses(sheet(NONE), (ARMS, ARMS))
    assert len(again) == 4
    assert again == [pytest.approx(each, abs=1.0) for each in wanted]


@pytest.mark.parametrize("printer", PRINTERS)
def test_every_word_of_a_certificate_lies_within_a_millimetre(printer: Printer) -> None:
    wanted = corners(NONE)
    calibrated = [printer.printed(each) for each in corners(printer.calibrated())]
    assert len(wanted) > 2 * len(BLANK.fields)
    assert calibrated == [pytest.approx(each, abs=1.0) for each in wanted]


def corners(calibration: Calibration) -> list[tuple[float, float]]:
    """Returns the corners of the ink of all words of a certificate, in mm."""
    job = CertificateJob(BLANK, (sample_certificate(),), calibration=calibration)
    (page,) = read(job.make())
    boxes = [words.box for words in page.words]
    return [spot for b in boxes for spot in ((b.left, b.top), (b.right, b.bottom))]


def half_millimetres(mm: float) -> int:
    """Returns what a person reads off a ruler, in 0,1 mm."""
    return int(mm * 2 + 0.5) * 5


def test_no_word_of_the_sheet_meets_a_mark_or_leaves_the_paper() -> None:
    for profile in ready_profiles():
        (page,) = read(calibration_sheet(profile, PRINTER, NONE))
        paper = Box("", 4, 4, page.width - 4, page.height - 4)
        for words in page.words:
            assert words.box.left >= paper.left, words.text
            assert words.box.right <= paper.right, words.text
            assert words.box.bottom <= paper.bottom, words.text
            assert not [s for s in page.strokes if s.meets(words.box)], words.text


def test_a_calibration_is_kept_for_its_printer_and_its_paper(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    wanted = Calibration(-120, 55, 1_004_000, 998_500)
    keep(store, PRINTER, BLANK, wanted, day=date(2026, 11, 22))
    read_again = SettingsStore(tmp_path).value
    assert calibration_of(read_again, PRINTER, BLANK) == wanted
    assert calibration_of(read_again, "Canon", BLANK) == NONE
    assert calibration_of(read_again, PRINTER, ready_profiles()[1]) == NONE
    kept = kept_calibration(read_again, PRINTER, BLANK)
    assert kept is not None
    assert kept.day == "2026-11-22"
    for broken in (replace(wanted, offset_x=100_000), replace(wanted, scale_y=0)):
        keep(store, PRINTER, BLANK, broken, day=date(2026, 11, 22))
        assert calibration_of(store.value, PRINTER, BLANK) == NONE, "it would miss the blank"
    forget(store, PRINTER, BLANK)
    assert calibration_of(SettingsStore(tmp_path).value, PRINTER, BLANK) == NONE
