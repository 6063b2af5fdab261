"""A file that the program of schema 0003 wrote, opened by this one: all of score entry, and users.

`third_version.parindex.xz` was made by that program itself, of the commit before publication: five
departments, a closed second entry with a settled cell, words, a document with its copy, days, a
total from paper, an accepted warning, awards, and three users.
"""

import lzma
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.documents import DRAFT, PageMark
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.services import locking
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.maintenance import verify_work_file
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.session import Session
from parindex_desktop.storage.backup import BackupReason, list_backups
from parindex_desktop.storage.check import check_file, verify_file
from parindex_desktop.storage.engine import connected
from parindex_desktop.storage.schema import SCHEMA, version_of
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import AUTHOR
from tests.storage.test_second_version import GIVEN_ANOTHER_FORM, rows

STORED = Path(__file__).with_name("third_version.parindex.xz")
TOTALS = {
    "Sở Nội vụ": (57_300, 75_000, 0),
    "Sở Y tế": (52_200, 75_000, 0),
    "Sở Tài chính": (51_600, 70_000, 0),
    "Sở Tư pháp": (61_600, 75_000, 0),
    "Sở Xây dựng": (54_200, 75_000, 0),
}
"""Points, maximum and missing scores as the program of that version told them."""


@pytest.fixture
def old(path: Path) -> Path:
    """Where the file of the third version stands."""
    path.write_bytes(lzma.decompress(STORED.read_bytes()))
    return path


def test_every_row_of_every_table_is_kept(old: Path) -> None:
    before = rows(old)
    assert all(before[name] for name in before)
    WorkFile.open(old, author=AUTHOR).close()
    after = rows(old)
    same = before.keys() - GIVEN_ANOTHER_FORM
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert {name: found for name, found in after.items() if name not in before and found} == {}
    with connected(old, "ro") as connection:
        assert version_of(connection) == SCHEMA.head


def test_it_is_sound_and_the_original_stays_as_a_backup(old: Path) -> None:
    before = rows(old)
    WorkFile.open(old, author=AUTHOR).close()
    assert check_file(old) == ()
    assert verify_file(old) == ()
    (backup,) = [each for each in list_backups(old) if each.reason is BackupReason.UPGRADE]
    assert rows(backup.path) == before


def test_results_are_those_of_its_own_program(old: Path) -> None:
    with closing(open_session(old, AUTHOR)) as session:
        book = session.book(session.rounds[0].id, session.group_of("so").id)
        totals = {unit.name: book.result(unit.id).total for unit in book.units}
        assert {name: (t.points, t.maximum, t.missing) for name, t in totals.items()} == TOTALS
        assert session.stamp(book.round.id) == DRAFT


def test_it_can_be_locked_and_printed_from(old: Path) -> None:
    with closing(open_session(old, AUTHOR)) as session:
        session.work_as(session.users[0])
        round_ = session.rounds[0]
        problems = locking.obstacles(session, round_)
        assert [(each.code, each.params) for each in problems] == [("LCK.106", {"count": 1})]
        correct_total(session)
        made = locking.lock(session, round_, by="", now=datetime(2026, 1, 5, 16, 30))
        assert made.locked_by == session.users[0].name
        locked = reading_for_papers(session, round_)
        group = session.group_of("so").id
        assert locked.stamp(round_.id).mark is PageMark.NONE
        assert locked.book(round_.id, group).standings == session.book(round_.id, group).standings
    assert verify_work_file(old) == ()


def correct_total(session: Session) -> None:
    """Takes the total that differs from the cells away, as an official would."""
    beside = session.reader.dossier(session.rounds[0].id)
    total = next(each for each in beside if isinstance(each, ControlTotal))
    session.do(Edit("control.self", entities=(EntityChange(total, None),)))
