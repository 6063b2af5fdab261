"""The program starts without what it may never need: a window in time, a terminal without Qt."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = {
    "PySide6", "alembic", "click", "docx", "lark", "openpyxl", "pypdfium2", "reportlab",
    "sqlalchemy",
}  # fmt: skip
LOADED = "import sys, parindex_desktop.__main__; print(*{n.partition('.')[0] for n in sys.modules})"


def test_starting_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert HEAVY & set(done.stdout.split()) == set()
