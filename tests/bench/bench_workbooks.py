"""Self-assessment workbooks of 168 communes: written, filled in, and read back in one run.

The baseline reads the same workbooks with openpyxl alone, every cell of the sheet that units fill
in. Ours is everything: weighing, reading, judging, and the edit on disk.
"""

import time
import tracemalloc
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from openpyxl import load_workbook

from parindex_desktop.domain.workbooks.columns import SHEET
from tests.bench import Measurement
from tests.workbook_files import Office

UNITS: Final = 168
LEAVES: Final = 90
RUNS: Final = 2
_MEGABYTE: Final = 1 << 20


def run() -> list[Measurement]:
    """Measures writing and importing 168 workbooks of 90 criteria."""
    with TemporaryDirectory(prefix="parindex-bench-") as name:
        office = Office(Path(name), units=UNITS, leaves=LEAVES)
        try:
            return _measure(office)
        finally:
            office.session.close()


def _measure(office: Office) -> list[Measurement]:
    started = time.perf_counter()
    paths = office.write()
    written = time.perf_counter() - started
    for seed, path in enumerate(paths):
        office.fill(path, seed=seed)
    alone, ours = _compare(office, paths)
    peak = _peak(office)
    size = f"{UNITS} workbooks x {LEAVES}"
    against = f"openpyxl alone: {alone:.2f} s; {peak} MB at the most"
    return [
        Measurement(f"writing {size}", written, f"reading them: {alone:.2f} s", written / alone),
        Measurement(f"importing {size}", ours, against, ours / alone),
    ]


def _compare(office: Office, paths: tuple[Path, ...]) -> tuple[float, float]:
    """Returns the medians of reading alone and of importing, measured in turn."""
    alone, ours = [], []
    for _ in range(RUNS):
        started = time.perf_counter()
        for path in paths:
            page = load_workbook(path, data_only=True)[SHEET]
            rows = page.iter_rows(values_only=True)
            assert sum(value is not None for row in rows for value in row)
        alone.append(time.perf_counter() - started)
        started = time.perf_counter()
        office.take(office.read())
        ours.append(time.perf_counter() - started)
        office.session.bus.undo()
    return median(alone), median(ours)


def _peak(office: Office) -> int:
    tracemalloc.start()
    office.take(office.read())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak // _MEGABYTE
