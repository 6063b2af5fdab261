"""A work file for programs of their own, which are started, watched and killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.building import Sample, fill, new_file

REPOSITORY = Path(__file__).resolve().parents[2]


class Program:
    """Starts modules of these tests as programs of their own."""

    def start(self, module: str, *arguments: object) -> subprocess.Popen[str]:
        """Starts one; its folders are those of the test, by PARINDEX_HOME."""
        command = [sys.executable, "-m", f"tests.crash.{module}", *map(str, arguments)]
        return subprocess.Popen(
            command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )


@pytest.fixture
def program() -> Program:
    """Starts programs."""
    return Program()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the work file stands."""
    return tmp_path / "Điểm 100%.parindex"


@pytest.fixture
def sample(path: Path) -> Sample:
    """A closed work file with a round and no score yet."""
    with new_file(path) as work:
        return fill(work)
