import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from parindex_desktop.services.maintenance import verify_work_file
from parindex_desktop.services.opening import open_session
from parindex_desktop.storage.check import check_file
from tests.an_giang import AUTHOR, open_an_giang
from tests.crash.conftest import Program
from tests.locked_files import lock


@pytest.mark.parametrize(
    ("step", "copies"), [("backup", 0), ("content", 0), ("between", 1), ("edit", 1)]
)
def test_a_killed_lock_leaves_an_open_round_that_can_be_locked(
    program: Program, tmp_path: Path, step: str, copies: int
) -> None:
    open_an_giang(tmp_path).close()
    path = tmp_path / "an-giang.parindex"
    started = program.start("locker", path, step)
    started.communicate(timeout=60)
    assert started.returncode != 0
    with closing(open_session(path, AUTHOR)) as session:
        round_id = session.rounds[0].id
        assert session.locks == {}
        assert session.reader.lockings(round_id) == ()
        assert not any(each.frozen for each in session.reader.criteria_sets(round_id))
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT count(*) FROM attachments").fetchone() == (copies,)
        assert lock(session).number == 1
    assert check_file(path) == ()
    assert verify_work_file(path) == ()
