"""Who tests scoring or storage needs no Qt: those rooms and their tests run where it is missing."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WITH_QT = {"architecture", "gui", "ui"}
# None in sys.modules makes every import of the package fail, as where it is not installed.
WITHOUT_QT = """
import sys
sys.modules["PySide6"] = None
import pytest
sys.exit(pytest.main(sys.argv[1:]))
"""


def test_rooms_without_a_window_are_tested_without_qt() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    lane = sorted(str(each) for each in folders if not WITH_QT & set(each.parts))
    assert lane, "no tests outside the window"
    options = [
        "--collect-only",
        "-q",
        "-p",
        "no:pytest-qt",
        "-W",
        "ignore::pytest.PytestConfigWarning",
    ]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *options, *lane],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
