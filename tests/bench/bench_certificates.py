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
"""Turns of each, one after the other; the quickest counts, since neighbours only add to a time."""


def run() -> list[Measurement]:
    """Measures a batch with and without codes; a minute or so, most of it LibreOffice's."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv(OFFICE, folder)
        return [figure for codes in ("", "-qr") for figure in _compared(codes)]


def _compared(codes: str) -> list[Measurement]:
    turns = [(measured(f"ours{codes}"), _office(codes)) for _ in range(RUNS)]
    own, theirs = [run for run, _ in turns], [run for _, run in turns if run is not None]
    seconds = min(run["seconds"] for run in own)
    peak = median(run["megabytes"] for run in own)
    name = f"{BATCH} certificates{' with QR' if codes else ''}, peak {peak:.0f} MB"
    figures = [_against(name, seconds, theirs)]
    fewer = measured(f"ours{codes}", BATCH // 4)
    grown = peak / fewer["megabytes"]
    figures.append(Measurement(f"peak of memory, {name}", seconds, f"of {BATCH // 4}", grown))
    return figures


def _office(codes: str) -> dict[str, float] | None:
    """Returns what LibreOffice takes; None where it is missing."""
    return None if shutil.which("soffice") is None else measured(f"libreoffice{codes}")


def _against(name: str, seconds: float, theirs: list[dict[str, float]]) -> Measurement:
    """Returns our time against LibreOffice's, or says that it is missing."""
    if not theirs:
        return Measurement(name, seconds, "LibreOffice is not installed", float("nan"))
    best = min(run["seconds"] for run in theirs)
    times, peak = best / seconds, median(run["megabytes"] for run in theirs)
    against = f"LibreOffice, peak {peak:.0f} MB: {times:.1f} times as fast"
    return Measurement(name, seconds, against, seconds / best)
