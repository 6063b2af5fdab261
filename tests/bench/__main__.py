"""`python dev.py bench`: every measurement, one line each."""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench import Measurement

PARTS: Final = (
    "bench_certificates",
    "bench_checks",
    "bench_entry",
    "bench_grid",
    "bench_reports",
    "bench_rules",
    "bench_storage",
    "bench_unit_sheets",
    "bench_workbooks",
)


def main(names: list[str]) -> int:
    """Runs the parts named, or all; returns 0, since a figure is told and not judged."""
    print(f"{'what':<58} {'seconds':>10}  {'ratio':>7}  against")
    for name in names or PARTS:
        run: Callable[[], list[Measurement]] = import_module(f"tests.bench.{name}").run
        for figure in run():
            timed = f"{figure.seconds:>10.4f}  {figure.ratio:>7.2f}"
            print(f"{figure.name:<58} {timed}  {figure.baseline}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
