"""Every way to alter a trail past the program is found, and looking does not stand in the way."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.trail import Mark
from parindex_desktop.storage import audit, verification
from parindex_desktop.storage.check import verify_file
from parindex_desktop.storage.engine import connected
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, Sample, type_points

Tamper = Callable[[sqlite3.Connection], object]


@pytest.fixture
def told(work: WorkFile, sample: Sample) -> Path:
    """A closed file whose entries 3 to 7 are two scores, a remark, and two scores."""
    type_points(work, sample.key(0), 1)
    type_points(work, sample.key(1), 2)
    key = sample.key()
    remark = Remark(key.round_id, key.unit_id, key.criterion_id, RemarkKind.REASON, "chậm")
    work.apply(Edit("remarks.reason", entities=(EntityChange(None, remark),)), author=LAN)
    type_points(work, sample.key(2), 3)
    type_points(work, sample.key(0, 3), 4)
    work.close()
    return work.path


def tampered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        for table in ("audit", "audit_cells"):
            for action in ("update", "delete"):
                other.execute(f"DROP TRIGGER IF EXISTS {table}_no_{action}")
        for sql in statements:
            other.execute(sql)
        other.commit()


def found(path: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place) for problem in verify_file(path)]


def test_an_untouched_file_is_whole(told: Path) -> None:
    assert found(told) == []
    assert verification.walk_chain(told, lambda: None) == ()


@pytest.mark.parametrize(("sql", "broken"), [
    ("UPDATE audit SET at = '2020-01-01T00:00:00.000000+00:00' WHERE id = 4", {4}),
    ("UPDATE audit SET action = 'import' WHERE id = 3", {3}),
    ("UPDATE audit SET kind = 'undo' WHERE id = 3", {3}),
    ("UPDATE audit SET params = '[[\"unit\",\"Sở Y tế\"]]' WHERE id = 3", {3}),
    ("UPDATE audit SET entities = replace(entities, 'chậm', 'đúng hạn') WHERE id = 5", {5}),
    ("UPDATE audit SET cell_count = 2 WHERE id = 4", {4}),
    ("UPDATE audit SET role = 'x' WHERE id = 7", {7}),
    ("UPDATE audit_cells SET after = '9' WHERE audit_id = 4", {4}),
    ("UPDATE audit_cells SET stage = 'survey' WHERE audit_id = 4", {4}),
    ("DELETE FROM audit_cells WHERE audit_id = 4", {4}),
    ("DELETE FROM audit WHERE id = 5", {6}),
    ("UPDATE audit SET id = 0 WHERE id = 1", {0, 2}),
])  # fmt: skip
def test_a_row_altered_or_taken_out_is_found_where_it_stood(
    told: Path, sql: str, broken: set[int]
) -> None:
    tampered(told, "PRAGMA foreign_keys = OFF", sql)
    entries = {int(place) for code, place in found(told) if code == "FILE.163"}
    assert entries == broken
    walked = verification.walk_chain(told, lambda: None)
    assert {problem.params["entry"] for problem in walked if problem.code == "FILE.163"} == broken


def test_two_rows_exchanged_are_both_found(told: Path) -> None:
    swap = "UPDATE audit SET id = {} WHERE id = {}"
    tampered(told, swap.format(99, 3), swap.format(3, 4), swap.format(4, 99))
    assert {place for code, place in found(told) if code == "FILE.163"} >= {"3", "4"}


def test_a_row_slipped_in_is_found(told: Path) -> None:
    tampered(told, "INSERT INTO audit SELECT 8, at, name, role, kind, action, params, entities,"
                   " cell_count, hash, 'x' FROM audit WHERE id = 7")  # fmt: skip
    assert ("FILE.163", "8") in found(told)


def test_an_end_cut_off_is_found_by_its_left_over_changes_and_by_the_scores(told: Path) -> None:
    tampered(told, "DELETE FROM audit WHERE id > 6")
    (lost,) = [p for p in verify_file(told) if p.code == "FILE.171"]
    assert lost.params == {"entry": 7, "last": 6}
    tampered(told, "DELETE FROM audit_cells WHERE audit_id > 6")
    assert found(told) == [("FILE.177", "Sở số 0 · 1.4")], "its score has no entry any more"


def test_a_score_changed_past_the_trail_is_found(told: Path, sample: Sample) -> None:
    tampered(told, f"UPDATE scores SET points = 9 WHERE unit_id = {sample.units[1].id}")
    assert found(told) == [("FILE.177", "Sở số 1 · 1.1")]
    tampered(told, f"DELETE FROM scores WHERE unit_id = {sample.units[1].id}")
    assert found(told) == [("FILE.177", "Sở số 1 · 1.1")]


def test_a_trail_computed_anew_fits_together_but_not_to_what_was_remembered(told: Path) -> None:
    with connected(told, "ro") as connection:
        before = verification.last_mark(connection)
    with closing(sqlite3.connect(told)) as other:
        other.execute("DROP TRIGGER audit_no_update")
        last = ""
        sql = f"SELECT {audit.ROW_COLUMNS} FROM audit ORDER BY id"
        for row in [audit.Row(*values) for values in other.execute(sql).fetchall()]:
            cells = other.execute(
                f"SELECT {audit.CELL_COLUMNS} FROM audit_cells WHERE audit_id = ?"
                " ORDER BY 1, 2, 3, 4", (row.id,)
            ).fetchall()  # fmt: skip
            forged = row._replace(name="Minh", prev_hash=last)
            last = audit.row_hash(forged, cells)
            sql = "UPDATE audit SET name = 'Minh', prev_hash = ?, hash = ? WHERE id = ?"
            other.execute(sql, (forged.prev_hash, last, row.id))
        other.commit()
    assert found(told) == [], "the chain alone cannot tell"
    with connected(told, "ro") as connection:
        assert not verification.holds(connection, before)
        assert verification.holds(connection, Mark(before.entry, last))


def test_a_writer_commits_between_two_pieces_of_the_walk(
    work: WorkFile, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "_ROWS_AT_ONCE", 2)
    monkeypatch.setattr(verification, "_CELLS_AT_ONCE", 1)
    rests: list[int] = []

    def rest() -> None:
        if len(rests) < 5:
            type_points(work, sample.key(len(rests) % 3, len(rests) // 3 * 3), 1)
        rests.append(work.read().last_mark().entry)

    assert verification.walk_chain(work.path, rest) == ()
    assert rests[0] == 3
    assert rests[-1] == 7, "entries written meanwhile were walked too"
    assert len(rests) >= 7


def test_what_a_rest_raises_ends_the_walk(told: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verification.walk_chain(told, stop)
