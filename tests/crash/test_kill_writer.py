"""A writer is killed at random moments: what it had acknowledged is there, nothing is half done."""

import random
import subprocess
import time
from pathlib import Path

import pytest

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.workfile import WorkFile
from tests.crash.conftest import Program
from tests.crash.writer import cells_of
from tests.storage.building import LAN, Sample

KILLS = 12


def kill_somewhere(writer: subprocess.Popen[str], chance: random.Random) -> int:
    """Lets the writer write a little, kills it, and returns the last number it acknowledged."""
    assert writer.stdout is not None
    assert writer.stdout.readline().startswith("open")
    for _ in range(chance.randint(0, 12)):
        writer.stdout.readline()
    time.sleep(chance.uniform(0, 0.01))
    writer.kill()
    said = writer.stdout.read().split()
    writer.stdout.close()
    writer.wait()
    return int(said[-1]) if said and said[-1].isdigit() else 0


def test_no_acknowledged_edit_is_lost_by_killing_the_writer(
    path: Path, sample: Sample, program: Program
) -> None:
    chance = random.Random(2016)
    edits = 2
    last = 0
    for _ in range(KILLS):
        acknowledged = kill_somewhere(program.start("writer", path), chance)
        with WorkFile.open(path, author=LAN) as work:
            assert "FILE.153" in [notice.code for notice in work.notices]
            found = work.read().scores(sample.round.id)
            values = {score.points for score in found.values()}
            assert len(values) <= 1, "half an edit"
            assert len(found) in (0, len(cells_of(work)))
            now = max(values, default=0)
            assert now >= max(acknowledged, last)
            edits += now - last
            assert work.read().audit(limit=1)[0].id == edits
            last = now
    assert check_file(path) == ()
    assert last > KILLS


def test_a_second_program_is_told_who_holds_the_file(
    path: Path, sample: Sample, program: Program
) -> None:
    writer = program.start("writer", path)
    assert writer.stdout is not None
    writer.stdout.readline()
    with pytest.raises(SurroundingsError) as refused:
        WorkFile.open(path, author=LAN)
    assert (refused.value.code, refused.value.params["holder"]) == ("FILE.111", LAN.name)
    with WorkFile.open(path, author=LAN, read_only=True) as beside:
        assert len({score.points for score in beside.read().scores(sample.round.id).values()}) <= 1
    writer.kill()
    writer.stdout.close()
    writer.wait()
    WorkFile.open(path, author=LAN).close()
