"""Killed at random moments while it awards: no number is lost or given twice, no step is half."""

from __future__ import annotations

import time
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

from parindex_desktop.domain.awards import FLAG
from parindex_desktop.services import awards, blank_stock, register
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.opening import open_session
from parindex_desktop.storage.check import check_file
from tests.an_giang import AUTHOR
from tests.awarded_files import numbered, open_awarded, round_in, sheet_of
from tests.crash.registrar import AT_ONCE, QUOTAS, take_over

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from parindex_desktop.services.session import Session
    from tests.crash.conftest import Program

KILLS = 3


def test_a_killed_registrar_loses_no_number_and_leaves_no_step_half(
    program: Program, tmp_path: Path
) -> None:
    chance, path = Random(6), prepared(tmp_path)
    told: dict[int, int] = {}
    for _ in range(KILLS):
        told |= kill_somewhere(program.start("registrar", path), chance)
        with closing(open_session(path, AUTHOR)) as session:
            entries = register.entries_of(session)
            numbers = {each.number: each.awardee_id for each in entries}
            assert sorted(numbers) == list(range(1, len(entries) + 1))
            assert told.items() <= numbers.items()
            assert len(set(numbers.values())) == len(entries)
            told = dict(numbers)
            assert_whole(session)
    assert check_file(path) == ()
    assert len(told) > 2 * KILLS


def prepared(folder: Path) -> Path:
    """A file whose first sheet has its numbers, and whose second is taken over."""
    with closing(open_awarded(folder)) as session:
        numbered(session)
        session.do(awards.add_sheet(session, read_awards(session, round_in(session)), FLAG))
        take_over(session, QUOTAS[0])
        return session.path


def kill_somewhere(registrar: subprocess.Popen[str], chance: Random) -> dict[int, int]:
    """Lets it award a little, kills it, and returns the numbers that it said it gave, and whom."""
    assert registrar.stdout is not None
    assert registrar.stdout.readline().startswith("open")
    said = [registrar.stdout.readline() for _ in range(chance.randint(0, 3))]
    time.sleep(chance.uniform(0, 0.12))
    registrar.kill()
    said += registrar.stdout.read().splitlines()
    registrar.stdout.close()
    registrar.wait()
    pairs = [word.split(":") for line in said for word in line.split()]
    return {int(number): int(awardee) for number, awardee in pairs}


def assert_whole(session: Session) -> None:
    """Persons, numbers, prints and a taken-over proposal come and go several at once."""
    first = len(sheet_of(session).collectives) + 3
    assert len(register.entries_of(session)) % AT_ONCE == first % AT_ONCE
    assert len(sheet_of(session).persons) % AT_ONCE == 0
    for stock in blank_stock.stock(session):
        assert stock.blanks.printed == AT_ONCE * stock.blanks.spoiled
    taken = sheet_of(session, 1).collectives
    assert len(taken) in [2 * quota for quota in QUOTAS]
    assert [each.position for each in taken] == list(range(len(taken)))
