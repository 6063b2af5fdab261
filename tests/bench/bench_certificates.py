"""Printing 1 000 certificates against LibreOffice without a window, and the memory it takes.

LibreOffice gets a ready document of as many pages with the same lines, and the codes as ready
pictures; we fit, check and draw, and make the codes from their texts. The aim (issue 6): a tenth
of its time without codes, half of it with them; memory that hardly grows with the batch.
"""

import shutil
import tempfile
from statistics import median
from typing import Final

import pytest

from tests.bench import Measurement
from tests.bench.certificate_engines import BATCH, OFFICE, measured

RUNS: Final = 3
"""Turns of ours; one of LibreOffice, which takes longer than all others together."""


def run() -> list[Measurement]:
    """Measures a batch with and without codes; a minute or so, most of it LibreOffice's."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv(OFFICE, folder)
        return [figure for codes in ("", "-qr") for figure in _compared(codes)]


def _compared(codes: str) -> list[Measurement]:
    own = [measured(f"ours{codes}") for _ in range(RUNS)]
    seconds = median(run["seconds"] for run in own)
    peak = median(run["megabytes"] for run in own)
    name = f"{BATCH} certificates{' with QR' if codes else ''}, peak {peak:.0f} MB"
    figures = [_office(name, seconds, codes)]
    fewer = measured(f"ours{codes}", BATCH // 4)
    grown = peak / fewer["megabytes"]
    figures.append(Measurement(f"peak of memory, {name}", seconds, f"of {BATCH // 4}", grown))
    return figures


def _office(name: str, seconds: float, codes: str) -> Measurement:
    """Returns our time against LibreOffice's, or says that it is missing."""
    if shutil.which("soffice") is None:
        return Measurement(name, seconds, "LibreOffice is not installed", float("nan"))
    theirs = measured(f"libreoffice{codes}")
    times = theirs["seconds"] / seconds
    against = f"LibreOffice, peak {theirs['megabytes']:.0f} MB: {times:.1f} times as fast"
    return Measurement(name, seconds, against, seconds / theirs["seconds"])
