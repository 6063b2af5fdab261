import json
from contextlib import closing

import pytest

from parindex_desktop.domain.documents import DRAFT, PageMark, Stamp
from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.people import Role
from parindex_desktop.domain.scores import BLANK, Stage
from parindex_desktop.errors import InputError, Problem
from parindex_desktop.i18n import speaking
from parindex_desktop.sentences.actions import tell_action
from parindex_desktop.services import criteria, locking, rounds, units
from parindex_desktop.services.locked_rounds import (
    reading_for_papers,
    reading_of,
    snapshot_bytes,
)
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.session import Session
from parindex_desktop.storage.backup import BackupReason, list_backups
from parindex_desktop.storage.check import check_file, verify_file
from tests.an_giang import AUTHOR, PROFILE
from tests.locked_files import BY, REASON, lock, unlock
from tests.people import NAMES, add_users


def refused(session: Session, by: str = BY) -> InputError:
    with pytest.raises(InputError) as failure:
        lock(session, by=by)
    return failure.value


def blank_one(session: Session) -> None:
    book = session.book(session.rounds[0].id, session.group_of("so").id)
    key = book.key(book.units[3].id, book.leaves[0].id, Stage.APPRAISAL_1)
    before = book.score(key.unit_id, key.criterion_id, key.stage)
    session.do(Edit("scores.clear", cells=(CellChange(key, before, BLANK),)))


def test_a_lock_names_who_when_what_and_the_program(session: Session) -> None:
    made = lock(session)
    assert (made.number, made.locked_by, made.locked_at) == (1, BY, "2026-01-05T16:30:12")
    assert made.program == "0.1.0"
    assert made.holds
    assert session.reader.lockings(made.round_id) == (made,)
    assert session.locks == {made.round_id: made}
    assert session.stamp(made.round_id) == Stamp(fingerprint=made.short)


def test_the_snapshot_lies_in_the_file_under_its_fingerprint(session: Session) -> None:
    made = lock(session)
    stored = json.loads(session.reader.attachment(made.fingerprint))
    assert stored["round"]["year"] == 2016
    assert stored["profile"]["province"] == PROFILE.province
    assert len(stored["cells"]) == len(stored["units"]) == 28
    assert {"locked_by", "locked_at"}.isdisjoint(stored)


def test_an_open_round_is_read_from_the_file_and_is_a_draft(session: Session) -> None:
    assert reading_for_papers(session, session.rounds[0]) is session
    assert session.stamp(session.rounds[0].id) == DRAFT


def test_errors_hold_it_up_and_are_counted_by_group(session: Session) -> None:
    blank_one(session)
    rows = session.reader.audit()
    error = refused(session)
    assert error.code == "LCK.110"
    assert error.problems == (Problem("LCK.106", "Sở, ban, ngành", {"count": 1}),)
    assert session.reader.audit() == rows
    assert session.locks == {}
    assert list_backups(session.path) == ()


def test_a_round_without_units_has_nothing_to_lock(session: Session) -> None:
    session.do(rounds.new_round(session, 2017))
    assert locking.obstacles(session, session.round_of(2017)) == (Problem("LCK.104"),)


def test_a_group_without_criteria_holds_it_up(session: Session) -> None:
    round_, group = session.rounds[0], session.group_of("xa")
    session.do(units.add_many(session, round_.id, group.id, ["Xã Một", "Xã Hai"]))
    assert locking.obstacles(session, round_) == (Problem("LCK.105", "Xã, phường, đặc khu"),)


def test_a_locked_round_is_not_locked_twice(session: Session) -> None:
    lock(session)
    assert refused(session).code == "LCK.102"


@pytest.mark.parametrize("name", ["", "  \t", "x" * 101])
def test_somebody_must_be_responsible(session: Session, name: str) -> None:
    assert refused(session, by=name).code == "LCK.109"


def test_a_backup_is_taken_before(session: Session) -> None:
    lock(session)
    (backup,) = [b for b in list_backups(session.path) if b.reason is BackupReason.LOCK]
    with closing(open_session(backup.path, AUTHOR, read_only=True)) as before:
        assert before.locks == {}
        assert before.reader.scores(before.rounds[0].id) == session.reader.scores(
            session.rounds[0].id
        )


def test_unlocking_tells_who_and_why_and_papers_are_superseded(session: Session) -> None:
    made = lock(session)
    opened = unlock(session)
    assert (opened.unlocked_by, opened.reason, opened.holds) == (BY, REASON, False)
    assert session.stamp(made.round_id) == DRAFT
    assert reading_for_papers(session, session.rounds[0]) is session
    superseded = reading_of(session, opened)
    assert superseded.stamp(made.round_id) == Stamp(PageMark.SUPERSEDED, made.short)


@pytest.mark.parametrize(
    ("reason", "code"), [("", "LCK.107"), ("  ngắn   ", "LCK.107"), ("x" * 501, "LCK.108")]
)
def test_a_reason_is_a_sentence(session: Session, reason: str, code: str) -> None:
    lock(session)
    with pytest.raises(InputError) as failure:
        unlock(session, reason)
    assert failure.value.code == code
    assert session.locks != {}


def test_what_is_open_is_not_unlocked(session: Session) -> None:
    with pytest.raises(InputError) as failure:
        unlock(session)
    assert failure.value.code == "LCK.103"


def test_locked_again_unchanged_it_keeps_its_fingerprint_and_its_bytes(session: Session) -> None:
    first = lock(session)
    content = snapshot_bytes(session, first)
    unlock(session)
    second = lock(session, by="Trần Văn Hoà")
    assert second.number == 2
    assert second.fingerprint == first.fingerprint
    assert snapshot_bytes(session, second) == content


def test_undone_and_done_again_before_the_lock_it_is_the_same(session: Session) -> None:
    first = lock(session)
    unlock(session)
    blank_one(session)
    session.bus.undo()
    assert lock(session).fingerprint == first.fingerprint


def test_another_score_gives_another_fingerprint(session: Session) -> None:
    first = lock(session)
    unlock(session)
    book = session.book(session.rounds[0].id, session.group_of("huyen").id)
    key = book.key(book.units[0].id, book.leaves[0].id, Stage.APPRAISAL_1)
    before = book.score(key.unit_id, key.criterion_id, key.stage)
    after = type(before).number(before.points - 1)
    session.do(Edit("scores.type", cells=(CellChange(key, before, after),)))
    assert lock(session).fingerprint != first.fingerprint


def test_sets_are_frozen_with_it_and_thawed_with_it(session: Session) -> None:
    so = session.book(session.rounds[0].id, session.group_of("so").id)
    session.do(criteria.freeze(so, frozen=True))
    lock(session)
    assert [s.frozen for s in session.reader.criteria_sets(session.rounds[0].id)] == [True, True]
    unlock(session)
    frozen = {s.group_id: s.frozen for s in session.reader.criteria_sets(session.rounds[0].id)}
    assert frozen == {so.group.id: True, session.group_of("huyen").id: False}


def test_neither_locking_nor_what_was_before_is_undone(session: Session) -> None:
    blank_one(session)
    session.bus.undo()
    lock(session)
    assert session.bus.next_undo is None
    assert session.bus.next_redo is None
    with pytest.raises(InputError) as failure:
        session.bus.undo()
    assert failure.value.code == "USE.102"
    unlock(session)
    assert session.bus.next_undo is None
    blank_one(session)
    session.bus.undo()


def test_the_log_tells_both_in_a_sentence(session: Session) -> None:
    made = lock(session)
    unlock(session)
    with speaking("vi"):
        told = [tell_action(row.action, row.params) for row in session.reader.audit()[:2]]
    assert told[1] == f"Chốt kết quả năm 2016 (mã dữ liệu {made.short}), người chốt: {BY}"
    assert told[0].endswith(f"người mở chốt: {BY}; lý do: {REASON}")


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ENTRY, Role.APPRAISER])
def test_only_a_secretary_locks_and_unlocks(session: Session, role: Role) -> None:
    users = add_users(session)
    session.work_as(users[role])
    assert refused(session).code == "USR.121"
    assert list_backups(session.path) == ()
    session.work_as(users[Role.SECRETARY])
    assert lock(session, by="Ai Đó").locked_by == NAMES[Role.SECRETARY]
    session.work_as(users[role])
    with pytest.raises(InputError) as failure:
        unlock(session)
    assert failure.value.code == "USR.121"


def test_a_locked_file_is_sound(session: Session) -> None:
    lock(session)
    unlock(session)
    lock(session)
    assert check_file(session.path) == ()
    assert verify_file(session.path) == ()


def test_a_lock_cannot_be_written_over(session: Session) -> None:
    made = lock(session)
    forged = Edit("publication.unlock", entities=(EntityChange(made, None),))
    with pytest.raises(InputError) as failure:
        session.do(forged)
    assert failure.value.code == "LCK.101"
