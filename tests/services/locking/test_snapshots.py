"""What is locked: the same bytes for the same data, all that papers need, nothing altered."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parindex_desktop.codec import canonical
from parindex_desktop.domain.edits import CellChange, Edit
from parindex_desktop.domain.locking import Locking, LockingId
from parindex_desktop.domain.rounds import Round
from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.errors import InputError, SurroundingsError
from parindex_desktop.services import practice, rounds
from parindex_desktop.services.checking import Checker
from parindex_desktop.services.locked_rounds import (
    LockedReading,
    reading_for_papers,
    snapshot_bytes,
)
from parindex_desktop.services.maintenance import check_work_file, verify_work_file
from parindex_desktop.services.opening import create_session, open_session
from parindex_desktop.services.session import Session
from parindex_desktop.services.snapshot_taking import results_differ, taken
from parindex_desktop.services.snapshots import Snapshot, of_bytes, to_bytes
from parindex_desktop.storage.check import check_file, verify_file
from tests.an_giang import AUTHOR, PROFILE, open_an_giang
from tests.locked_files import alter, lock, unlock


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The practice round: facts, traits, remarks, documents, days, warnings, three groups."""
    path = tmp_path_factory.mktemp("rich") / "rich.parindex"
    session = create_session(path, PROFILE, AUTHOR)
    practice.add_practice_round(session)
    yield session
    session.close()


def locked_view(session: Session, round_: Round) -> LockedReading:
    """A snapshot of a round that was not locked, read from its bytes."""
    snapshot = of_bytes(to_bytes(taken(session, round_)))
    never = Locking(LockingId(0), round_.id, 1, "0" * 64, "2026-01-05T16:30:00", "Lan", "0.1.0")
    return LockedReading(session, never, snapshot)


def test_bytes_read_back_are_the_snapshot_and_give_the_same_bytes(rich: Session) -> None:
    snapshot = taken(rich, rich.rounds[0])
    content = to_bytes(snapshot)
    assert of_bytes(content) == snapshot
    assert to_bytes(of_bytes(content)) == content
    assert content.decode() == canonical(json.loads(content))


def test_a_snapshot_of_a_snapshot_is_the_same(rich: Session) -> None:
    """Whatever it holds is enough to make it again: nothing of the file is missing in it."""
    view = locked_view(rich, rich.rounds[0])
    assert to_bytes(taken(view, rich.rounds[0])) == to_bytes(view.snapshot)


def test_a_file_opened_again_gives_the_same_bytes(rich: Session) -> None:
    content = to_bytes(taken(rich, rich.rounds[0]))
    again = open_session(rich.path, AUTHOR, read_only=True)
    assert to_bytes(taken(again, again.rounds[0])) == content
    again.close()


def test_results_checks_and_words_are_those_of_the_file(rich: Session) -> None:
    round_ = rich.rounds[0]
    view = locked_view(rich, round_)
    assert view.groups_in(round_.id) == rich.groups_in(round_.id)
    for group in rich.groups_in(round_.id):
        live, locked = rich.book(round_.id, group.id), view.book(round_.id, group.id)
        assert locked.standings == live.standings
        assert locked.figures == live.figures
        assert locked.leaves == live.leaves
        for unit in live.units:
            assert dict(locked.cells(unit.id)) == dict(live.cells(unit.id))
            assert locked.result(unit.id) == live.result(unit.id)
            assert locked.exemptions(unit.id) == live.exemptions(unit.id)
        found = [Checker(each, round_.id, group.id).findings() for each in (rich, view)]
        assert found[0] == found[1]
    assert view.dossier(round_.id).all_evidence() == rich.dossier(round_.id).all_evidence()
    assert view.dossier(round_.id).all_evidence() != ()


def test_it_is_compact(rich: Session) -> None:
    """Cells with facts, their words and documents: less than 200 bytes for each cell."""
    round_ = rich.rounds[0]
    cells = len(rich.reader.scores(round_.id))
    assert len(to_bytes(taken(rich, round_))) < 200 * cells


def test_the_year_before_is_in_it(session: Session, tmp_path: Path) -> None:
    session.do(rounds.new_round(session, 2017, session.round_of(2016)))
    later = session.round_of(2017)
    view = locked_view(session, later)
    assert view.earlier(later) == session.earlier(later)
    assert view.snapshot.earlier is not None
    assert len(view.snapshot.earlier.results) == 28


SPOILT: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{",
    "no object": b"[]",
    "no UTF-8": b"\xff\xfe",
    "an empty object": b"{}",
    "deep": b"[" * 100_000,
}


@pytest.mark.parametrize("content", SPOILT.values(), ids=SPOILT.keys())
def test_other_bytes_are_no_snapshot(content: bytes) -> None:
    with pytest.raises(SurroundingsError) as failure:
        of_bytes(content)
    assert failure.value.code == "LCK.122"


def test_parts_that_do_not_fit_are_no_snapshot(session: Session) -> None:
    good = json.loads(to_bytes(taken(session, session.rounds[0])))
    for spoil in (
        {"cells": [{**good["cells"][0], "filled": 99}]},
        {"cells": [{**good["cells"][0], "points": [1]}]},
        {"cells": [{**good["cells"][0], "texts": []}]},
        {"filled": [{**good["filled"][0], "stages": []}]},
        {"round": None},
        {"more": 1},
    ):
        with pytest.raises(SurroundingsError) as failure:
            of_bytes(canonical({**good, **spoil}).encode())
        assert failure.value.code == "LCK.122"


def test_a_newer_format_is_told_as_such(session: Session) -> None:
    stored = json.loads(to_bytes(taken(session, session.rounds[0])))
    newer = canonical({**stored, "format": 2, "program": "9.0", "more": 1})
    with pytest.raises(SurroundingsError) as failure:
        of_bytes(newer.encode())
    assert (failure.value.code, failure.value.params) == ("LCK.121", {"program": "9.0"})


def codes(problems: tuple[object, ...]) -> list[str]:
    return [getattr(each, "code", "") for each in problems]


def test_an_altered_snapshot_is_told_and_never_used(session: Session) -> None:
    made = lock(session)
    content = session.reader.attachment(made.fingerprint)
    forged = content.replace(b"685000", b"695000", 1)
    assert forged != content
    alter(
        session.path, "UPDATE attachments SET content = ? WHERE hash = ?", forged, made.fingerprint
    )
    with pytest.raises(SurroundingsError) as failure:
        reading_for_papers(session, session.rounds[0])
    assert failure.value.code == "LCK.124"
    assert failure.value.params == {"year": 2016, "fingerprint": made.short}
    assert codes(check_file(session.path)) == ["LCK.124"]
    assert codes(verify_work_file(session.path)) == ["LCK.124"]
    assert codes(check_work_file(session.path)) == ["LCK.124"]


def test_a_missing_snapshot_is_told(session: Session) -> None:
    made = lock(session)
    alter(session.path, "DELETE FROM attachments WHERE hash = ?", made.fingerprint)
    with pytest.raises(SurroundingsError) as failure:
        reading_for_papers(session, session.rounds[0])
    assert failure.value.code == "LCK.123"
    assert codes(verify_file(session.path)) == ["LCK.123"]
    assert codes(check_work_file(session.path)) == ["LCK.123"]


def test_scores_changed_past_the_program_differ_from_what_was_locked(session: Session) -> None:
    lock(session)
    alter(session.path, "UPDATE scores SET points = points - 1 WHERE stage = 'survey'")
    assert codes(check_work_file(session.path)) == ["LCK.125"]
    assert "FILE.177" in codes(verify_work_file(session.path))


def test_participation_changed_past_the_program_is_found_by_verify_too(session: Session) -> None:
    lock(session)
    alter(session.path, "UPDATE participations SET ranked = 0 WHERE position = 2")
    assert codes(verify_work_file(session.path)) == ["LCK.125"]


def test_names_may_be_others(session: Session) -> None:
    lock(session)
    alter(session.path, "UPDATE units SET name = name || ' (mới)'")
    assert verify_work_file(session.path) == ()


SCORES = st.one_of(
    st.integers(0, 300_000).map(Score.number),
    st.sampled_from(["Không phát sinh", "Không có\nTTHC «x»", 'Dấu " và \\']).map(
        lambda ground: Score(CellState.NOT_APPLICABLE, ground=ground)
    ),
)
EDITS = st.lists(
    st.tuples(st.integers(0, 27), st.sampled_from(["TĐ", "ĐT"]), SCORES), min_size=1, max_size=12
)


@given(before=EDITS, after=EDITS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_was_typed_the_lock_holds_it(
    before: list[tuple[int, str, Score]],
    after: list[tuple[int, str, Score]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    session = open_an_giang(tmp_path_factory.mktemp("typed"))
    round_ = session.rounds[0]
    for place in before:
        session.do(edit_of(session, *place))
    made = lock(session)
    view = reading_for_papers(session, round_)
    for group in session.groups_in(round_.id):
        live = session.book(round_.id, group.id)
        assert view.book(round_.id, group.id).standings == live.standings
    scores = session.reader.scores(round_.id)
    for place in after:
        edit = edit_of(session, *place)
        if not edit.is_empty:
            with pytest.raises(InputError) as failure:
                session.do(edit)
            assert failure.value.code == "LCK.101"
    assert session.reader.scores(round_.id) == scores
    assert not results_differ(stored(view), taken(session, round_))
    unlock(session)
    again = lock(session)
    assert again.fingerprint == made.fingerprint
    assert snapshot_bytes(session, again) == to_bytes(stored(view))
    session.close()


def stored(view: object) -> Snapshot:
    assert isinstance(view, LockedReading)
    return view.snapshot


def edit_of(session: Session, nth: int, code: str, score: Score) -> Edit:
    round_ = session.rounds[0]
    books = [session.book(round_.id, group.id) for group in session.groups_in(round_.id)]
    places = [(book, unit.id) for book in books for unit in book.units]
    book, unit_id = places[nth]
    leaf = book.tree.by_code(code)
    assert leaf is not None
    key = book.key(unit_id, leaf.id, Stage.SURVEY if code == "ĐT" else Stage.APPRAISAL_1)
    was = book.score(unit_id, leaf.id, key.stage)
    return Edit("scores.type", cells=(CellChange(key, was, score),) if was != score else ())
