import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.workfile import WorkFile
from tests.crash.conftest import Program
from tests.storage.building import LAN, Sample


@pytest.mark.parametrize(("step", "copies"), [("content", 0), ("between", 1), ("edit", 1)])
def test_a_killed_program_leaves_no_evidence_without_its_copy(
    program: Program, path: Path, sample: Sample, step: str, copies: int
) -> None:
    started = program.start("attacher", path, step)
    started.communicate(timeout=60)
    assert started.returncode != 0
    with WorkFile.open(path, author=LAN) as work:
        entities = tuple(work.read().dossier(sample.round.id))
    assert [each for each in entities if getattr(each, "attachment", "")] == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM attachments").fetchone() == (copies,)
    assert check_file(path) == ()
