"""Whatever is done in whatever order, undone, restored or reopened: a number names one awardee."""

from __future__ import annotations

from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.errors import AppError
from parindex_desktop.services import blank_stock, register
from parindex_desktop.services.award_persons import PersonEntry, add_persons, remove_persons
from parindex_desktop.services.maintenance import list_backups, restore
from parindex_desktop.services.session import Session
from parindex_desktop.storage.backup import BackupReason
from parindex_desktop.storage.check import verify_file
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import AUTHOR
from tests.awarded_files import DAY, numbered, open_awarded, sheet_of

if TYPE_CHECKING:
    from pathlib import Path

STEPS = 25


@pytest.mark.parametrize("seed", [2, 3])
def test_a_number_never_names_two_awardees(tmp_path: Path, seed: int) -> None:
    chance, session = Random(seed), open_awarded(tmp_path)
    given: dict[tuple[int, int], int] = {}
    session.work_file.back_up(BackupReason.HAND)
    for step in range(STEPS):
        with suppress(AppError):  # what is refused changes nothing
            session = _step(session, chance, step)
        entries = register.entries_of(session)
        for entry in entries:
            assert given.setdefault((entry.year, entry.number), entry.awardee_id) == (
                entry.awardee_id
            )
        assert {(e.year, e.number) for e in entries} == given.keys()
        holding = [e.awardee_id for e in entries if e.holds]
        assert len(holding) == len(set(holding))
    assert len(given) >= 5
    session.close()
    assert verify_file(session.path) == ()


def _step(session: Session, chance: Random, step: int) -> Session:
    entries = register.entries_of(session)
    some = tuple(chance.sample(entries, min(2, len(entries))))
    persons = sheet_of(session).persons
    match chance.choice(("add", "add", "give", "give", "void", "remove", "undo", "undo", "redo",
                         "print", "hand", "reopen", "restore")):  # fmt: skip
        case "add":
            session.do(add_persons(session, sheet_of(session), [PersonEntry("Bà", f"Mẫu {step}")]))
        case "give":
            numbered(session, start=chance.choice((None, None, step + 1)))
        case "void":
            session.do(register.void(some, "Viết sai họ tên"))
        case "remove" if persons:
            session.do(remove_persons(sheet_of(session), [chance.choice(persons).id]))
        case "undo":
            session.bus.undo()
        case "redo":
            session.bus.redo()
        case "print":
            session.do(blank_stock.printed(session, some, DAY))
        case "hand":
            session.do(register.hand_over(some, DAY, "Bà Hai"))
        case "reopen":
            session.close()
            return Session(WorkFile.open(session.path, author=AUTHOR), AUTHOR)
        case "restore":
            return restore(session, chance.choice(list_backups(session.path)))
    return session
