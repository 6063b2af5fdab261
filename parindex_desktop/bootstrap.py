"""The only place that wires the program together: window or terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from parindex_desktop import logs

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLE = "--sample"
SUFFIX = ".parindex"


def run(arguments: Sequence[str]) -> int:
    """Starts what the arguments ask for and returns the exit code.

    Nothing, `--sample`, or a work file alone (a double click) opens the window; anything else is a
    command for the terminal.
    """
    logs.configure()
    if not arguments or arguments[0] == SAMPLE or _is_work_file(arguments):
        from ui.application import run as run_window

        path = Path(arguments[0]) if _is_work_file(arguments) else None
        return run_window(path=path, sample=SAMPLE in arguments)
    from parindex_desktop import cli

    return cli.main(arguments, check_window=_check_window)


def _is_work_file(arguments: Sequence[str]) -> bool:
    return len(arguments) == 1 and arguments[0].lower().endswith(SUFFIX)


def _check_window() -> None:
    """Draws the main window where nobody sees it; raises when Qt or a bundled file is missing."""
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.application import draw_once

    draw_once()
