"""Printing long annexes against other ways to make the same table a PDF.

Each way runs in a process of its own, all of them in turn, so that what else the machine does meets
them alike; processor time is compared. The aim (issue 5): an eighth of LibreOffice's, less than
Qt's.
"""

import shutil
import tempfile
from collections.abc import Sequence
from statistics import median
from typing import Final

import pytest

from tests.bench import Measurement
from tests.bench.pdf_engines import OFFICE, TABLES, UNITS, measured

RUNS: Final = 3
"""Turns of each engine; one of LibreOffice, which takes longer than all others together and is so
far behind that no turn would change what is said."""

_BASELINES: Final = {
    "canvas": "bare canvas, texts and lines, no layout",
    "qt": "QPdfWriter, texts and lines, no layout",
    "platypus": "platypus Table on A3",
    "libreoffice": "LibreOffice, the same as .xlsx",
}
_NAMES: Final = {"ranking": "ranking annex", "criteria": "criterion annex"}


def run() -> list[Measurement]:
    """Measures both annexes of all communes of the country; some ninety seconds."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv(OFFICE, folder)
        return [figure for table in TABLES for figure in _compared(table)]


def _compared(table: str) -> list[Measurement]:
    """Returns our figure against each other; without LibreOffice a line says that it is missing."""
    others = [each for each in _BASELINES if each != "libreoffice" or shutil.which("soffice")]
    engines = ["ours", *others]
    turns = [
        {engine: measured(engine, table) for engine in engines if _has_turn(engine, turn)}
        for turn in range(RUNS)
    ]
    own = [turn["ours"] for turn in turns]
    name = f"{_NAMES[table]}, {UNITS} x {TABLES[table]}, peak {_peak(own):.0f} MB"
    seconds = median(run["seconds"] for run in own)
    figures = []
    for engine in others:
        both = [(turn["ours"], turn[engine]) for turn in turns if engine in turn]
        peak = _peak([theirs for _, theirs in both])
        ratio = median(mine["seconds"] / theirs["seconds"] for mine, theirs in both)
        against = f"{_BASELINES[engine]}, peak {peak:.0f} MB"
        figures.append(Measurement(name, seconds, against, ratio))
    if "libreoffice" not in others:
        figures.append(Measurement(name, seconds, "LibreOffice is not installed", float("nan")))
    return [*figures, _growth(table)]


def _has_turn(engine: str, turn: int) -> bool:
    return engine != "libreoffice" or turn == 0


def _growth(table: str) -> Measurement:
    """Compares the memory of a table four times as long; what the interpreter takes is in both."""
    short, long = (measured("ours", table, units) for units in (UNITS // 4, UNITS))
    ratio = long["megabytes"] / short["megabytes"]
    return Measurement(
        f"peak of memory, {_NAMES[table]} of {UNITS}", long["seconds"], f"of {UNITS // 4}", ratio
    )


def _peak(runs: Sequence[dict[str, float]]) -> float:
    return median(run["megabytes"] for run in runs)
