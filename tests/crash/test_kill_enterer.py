"""Killed within a large step of score entry: none of it is there, and it can be done again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from parindex_desktop.services.opening import open_session
from parindex_desktop.services.second_entry_settling import settle_proposed
from parindex_desktop.storage.check import check_file, verify_file
from tests.an_giang import AUTHOR
from tests.crash.conftest import Program
from tests.second_entries import OFFICIAL, Desk, begin, book_of, open_first_entry, work_as
from tests.workbook_files import Office

STEPS = ("write_entities", "write_cells", "append_audit")


def rows(path: Path) -> list[str]:
    """Returns every row, but those that count ids and hold the lock."""
    with closing(sqlite3.connect(path)) as file:
        return [row for row in file.iterdump() if not row.startswith('INSERT INTO "meta')]


def kill(program: Program, path: Path, work: str, step: str) -> None:
    started = program.start("enterer", path, work, step)
    started.communicate(timeout=60)
    assert started.returncode not in (0, 1)


@pytest.mark.parametrize("step", STEPS)
def test_an_import_of_workbooks_is_whole_or_not_at_all(
    program: Program, tmp_path: Path, step: str
) -> None:
    office = Office(tmp_path)
    for seed, path in enumerate(office.write()):
        office.fill(path, seed=seed)
    office.session.close()
    path = office.session.path
    before = rows(path)
    kill(program, path, "workbooks", step)
    assert verify_file(path) == ()
    assert rows(path) == before
    again = Office(tmp_path)
    again.take(again.read())
    assert not any(unit.changes_anything for unit in again.read().units)
    again.session.close()
    assert (check_file(path), verify_file(path)) == ((), ())


@pytest.mark.parametrize("step", STEPS)
def test_a_sheet_is_settled_whole_or_not_at_all(
    program: Program, tmp_path: Path, step: str
) -> None:
    session = open_first_entry(tmp_path)
    campaign = begin(session)
    desk = Desk(session, campaign, book_of(session).units[0].id)
    desk.to_settling((0, "0", "0"), (1, "0", "0"))
    session.close()
    before = rows(session.path)
    kill(program, session.path, "settle", step)
    assert verify_file(session.path) == ()
    assert rows(session.path) == before
    with closing(open_session(session.path, AUTHOR)) as again:
        work_as(again, OFFICIAL)
        again.do(settle_proposed(again, campaign, desk.unit))
        desk = Desk(again, campaign, desk.unit)
        assert [desk.first(0), desk.first(1), desk.state().value] == ["0", "0", "settled"]
    assert (check_file(session.path), verify_file(session.path)) == ((), ())
