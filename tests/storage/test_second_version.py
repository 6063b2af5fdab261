"""A file that the program of schema 0002 wrote, opened by this one: rules, facts, traits, a trail.

`second_version.parindex.xz` was made by that program itself: four communes, a leaf for every kind
of rule, cells in all states, an entry undone and done again, a trait, awards.
"""

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from parindex_desktop.domain.edits import CellChange, Edit
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage, second_of
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.recomputation import differing_points
from parindex_desktop.storage.backup import BackupReason, list_backups
from parindex_desktop.storage.check import check_file, verify_file
from parindex_desktop.storage.engine import connected
from parindex_desktop.storage.restore import restore
from parindex_desktop.storage.schema import SCHEMA, version_of
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import AUTHOR

STORED = Path(__file__).with_name("second_version.parindex.xz")
TOTALS = {
    "Phường An Hội": (127_100, 260_000, 0),
    "Thị trấn An Hưng": (120_300, 260_000, 1),
    "Xã An Long": (103_845, 280_000, 0),
    "Phường An Lộc": (108_000, 280_000, 1),
}
"""Points, maximum and missing scores as the program of that version told them."""

GIVEN_ANOTHER_FORM = frozenset(
    {"award_sheets", "awarded_collectives", "awarded_persons", "group_setups", "meta"}
)
"""Tables that schema 0005 changes; `test_fourth_version` tells what becomes of their rows."""

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def old(path: Path) -> Path:
    """Where the file of the second version stands."""
    path.write_bytes(lzma.decompress(STORED.read_bytes()))
    return path


def rows(path: Path) -> Rows:
    """Returns every row of every table, but where Alembic notes the version."""
    with closing(sqlite3.connect(path)) as file:
        tables = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            name: sorted(file.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for (name,) in tables
            if name != "alembic_version"
        }


def test_every_row_of_every_table_is_kept(old: Path) -> None:
    before = rows(old)
    assert min(len(before[name]) for name in ("scores", "audit", "audit_cells", "criteria")) > 10
    WorkFile.open(old, author=AUTHOR).close()
    after = rows(old)
    same = before.keys() - GIVEN_ANOTHER_FORM
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert {name: found for name, found in after.items() if name not in before and found} == {}
    with connected(old, "ro") as connection:
        assert version_of(connection) == SCHEMA.head


def test_it_is_sound_and_its_trail_tells_of_its_scores(old: Path) -> None:
    WorkFile.open(old, author=AUTHOR).close()
    assert check_file(old) == ()
    assert verify_file(old) == ()


def test_results_are_those_of_its_own_program(old: Path) -> None:
    with closing(open_session(old, AUTHOR)) as session:
        book = session.book(session.rounds[0].id, session.group_of("xa").id)
        totals = {unit.name: book.result(unit.id).total for unit in book.units}
        assert {name: (t.points, t.maximum, t.missing) for name, t in totals.items()} == TOTALS
        states = {score.state for unit in book.units for score in book.cells(unit.id).values()}
        assert states == set(CellState) - {CellState.BLANK}
        assert tuple(differing_points(book)) == ()
        assert [unit.name for unit in book.units if book.exemptions(unit.id)] == [
            "Thị trấn An Hưng"
        ]


def test_the_original_stays_as_a_backup_and_can_be_restored(old: Path) -> None:
    before = rows(old)
    WorkFile.open(old, author=AUTHOR).close()
    (backup,) = [each for each in list_backups(old) if each.reason is BackupReason.UPGRADE]
    assert backup.verified
    assert rows(backup.path) == before
    restore(old, backup.path, author=AUTHOR)
    with closing(open_session(old, AUTHOR)) as session:
        scores = session.reader.scores(session.rounds[0].id)
    assert len(scores) == len(before["scores"])
    assert verify_file(old) == ()


def test_all_of_score_entry_can_go_on_in_it(old: Path) -> None:
    with closing(open_session(old, AUTHOR)) as session:
        book = session.book(session.rounds[0].id, session.group_of("xa").id)
        leaf = book.leaves[0].id
        key = book.key(book.units[0].id, leaf, second_of(Stage.APPRAISAL_1))
        session.do(Edit("second_entry.key", cells=(CellChange(key, BLANK, Score.number(5)),)))
        assert tuple(session.reader.dossier(book.round.id)) == ()
        assert session.users == ()
        session.bus.undo()
    assert verify_file(old) == ()
