"""All papers of one snapshot, made again: elsewhere, another day, after other edits; same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from parindex_desktop.services.papers.kinds import PaperKind
from tests.locked_chance import open_locked_random_file
from tests.paper_hashes import KINDS, hashes

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawn file with accepted warnings, its last round locked."""
    session = open_locked_random_file(tmp_path_factory.mktemp("chance"), 6).session
    session.close()
    return session.path


def test_papers_made_twice_are_the_same(path: Path) -> None:
    assert set(KINDS) == set(PaperKind) - {PaperKind.REGISTER}
    first = hashes(path)
    assert len(first) > 10
    assert hashes(path) == first


@pytest.mark.parametrize(
    ("seed", "zone", "days"), [("1", "Pacific/Kiritimati", 0), ("77", "America/Adak", 400)]
)
def test_another_process_elsewhere_on_another_day_gives_the_same(
    path: Path, seed: str, zone: str, days: int
) -> None:
    surroundings = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
    command = [sys.executable, "-m", "tests.another_day", str(days), "tests.paper_hashes"]
    done = subprocess.run(
        [*command, str(path)], cwd=REPOSITORY, env=surroundings, capture_output=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().splitlines() == hashes(path)
