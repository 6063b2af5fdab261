import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from parindex_desktop.domain.edits import Author, Edit, EntityChange
from parindex_desktop.domain.scores import BLANK, CellState, Score
from parindex_desktop.domain.trail import TrailFilter
from parindex_desktop.domain.units import Unit, UnitId
from parindex_desktop.storage import audit
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, OFFICE, Sample, added, plan, type_points, typed


def test_an_entry_tells_who_did_what_and_when(work: WorkFile, sample: Sample) -> None:
    minh = Author("Minh", "trưởng phòng")
    edit = Edit("import", (("file", "bảng.xlsx"), ("rows", "3")), cells=typed(
        sample.key(), Score.number(5)
    ).cells)  # fmt: skip
    given = work.apply(edit, author=minh)
    (read,) = work.read().audit(limit=1, with_cells=True)
    assert read == given
    assert (read.author, read.params, read.cells) == (minh, edit.params, edit.cells)
    assert abs(datetime.now(UTC) - read.at) < timedelta(seconds=10)
    assert work.read().audit(limit=1)[0].cells == ()


def test_the_list_of_entries_goes_on_where_it_ended(work: WorkFile, sample: Sample) -> None:
    for unit in range(3):
        type_points(work, sample.key(unit), 1)
    first = work.read().audit(limit=2)
    rest = work.read().audit(limit=9, before_id=first[-1].id)
    assert [entry.id for entry in (*first, *rest)] == [5, 4, 3, 2, 1]


def test_the_story_of_a_cell_is_told_newest_first(work: WorkFile, sample: Sample) -> None:
    key = sample.key()
    scores = [BLANK, Score.number(1), Score(CellState.NOT_APPLICABLE, ground="a:b"),
              Score(CellState.PENDING), BLANK]  # fmt: skip
    for before, after in pairwise(scores):
        work.apply(typed(key, after, before), author=LAN)
    type_points(work, sample.key(1), 7)
    story = work.read().cell_story(key)
    assert [entry.cells[0].after for entry in story] == scores[:0:-1]
    assert [entry.cells[0].before for entry in story] == scores[-2::-1]


def test_entries_can_be_asked_for_by_round_and_by_unit(work: WorkFile, sample: Sample) -> None:
    unit = sample.units[0]
    typed_in = type_points(work, sample.key(), 1).id
    new_office = EntityChange(OFFICE, type(OFFICE)("thành phố Huế"))
    work.apply(Edit("office", entities=(new_office,)), author=LAN)
    renamed = Edit("unit", entities=(EntityChange(unit, Unit(unit.id, "Sở Y tế")),))
    named = work.apply(renamed, author=LAN).id
    other = plan(work, units=1, leaves=1)
    added_later = work.apply(Edit("round", entities=added(*other.entities)), author=LAN).id
    criterion = sample.criteria[1]
    shorter = EntityChange(criterion, type(criterion)(
        criterion.id, criterion.set_id, criterion.parent_id, 0, "1.1", "Mới", criterion.max_points
    ))  # fmt: skip
    worded = work.apply(Edit("criterion", entities=(shorter,)), author=LAN).id

    reader, year = work.read(), sample.round.id
    assert [e.id for e in reader.audit(TrailFilter(round_id=year))] == [worded, typed_in, 2]
    assert [e.id for e in reader.audit(TrailFilter(round_id=other.round.id))] == [added_later]
    assert [e.id for e in reader.audit(TrailFilter(unit_id=unit.id))] == [named, typed_in, 2]
    both = TrailFilter(unit_id=unit.id, round_id=year)
    assert [e.id for e in reader.audit(both)] == [typed_in, 2]
    assert reader.audit(TrailFilter(unit_id=UnitId(999_999))) == ()


@pytest.mark.parametrize("sql", [
    "UPDATE audit SET name = 'x'",
    "DELETE FROM audit",
    "UPDATE audit_cells SET after = '1'",
    "DELETE FROM audit_cells",
])  # fmt: skip
def test_the_file_itself_refuses_to_alter_the_trail(
    work: WorkFile, sample: Sample, sql: str
) -> None:
    type_points(work, sample.key(), 1)
    with (
        closing(sqlite3.connect(work.path)) as other,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        other.execute(sql)


@pytest.mark.parametrize(("sql", "broken"), [
    ("UPDATE audit SET name = 'x' WHERE id = 3", {3}),
    ("UPDATE audit_cells SET after = '9999' WHERE audit_id = 4", {4}),
    ("DELETE FROM audit WHERE id = 2", {3}),
    ("INSERT INTO audit_cells VALUES (2, 1, 1, 1, 'self', '', '1')", {2}),
    ("INSERT INTO audit SELECT 9, at, name, role, kind, action, params, entities, 0, hash, 'x'"
     " FROM audit WHERE id = 4", {9}),
])  # fmt: skip
def test_a_trail_altered_by_force_is_found(
    work: WorkFile, sample: Sample, sql: str, broken: set[int]
) -> None:
    type_points(work, sample.key(), 1)
    type_points(work, sample.key(1), 2)
    work.close()
    with closing(sqlite3.connect(work.path)) as other:
        _drop_triggers(other)
        other.execute(sql)
        other.commit()
    found = check_file(work.path)
    assert {problem.params["entry"] for problem in found if problem.code == "FILE.163"} == broken


def test_a_row_forged_together_with_its_hash_breaks_the_chain_behind_it(
    work: WorkFile, sample: Sample
) -> None:
    forged = type_points(work, sample.key(), 1).id
    after = type_points(work, sample.key(1), 1).id
    work.close()
    with closing(sqlite3.connect(work.path)) as other:
        other.row_factory = sqlite3.Row
        _drop_triggers(other)
        row = dict(other.execute("SELECT * FROM audit WHERE id = ?", (forged,)).fetchone())
        sql = f"SELECT {audit.CELL_COLUMNS} FROM audit_cells WHERE audit_id = ?"
        cells = other.execute(sql, (forged,)).fetchall()
        fitting = audit.row_hash(audit.Row(**row | {"name": "Minh"}), cells)
        sql = "UPDATE audit SET name = 'Minh', hash = ? WHERE id = ?"
        other.execute(sql, (fitting, forged))
        other.commit()
    assert [(p.code, p.place) for p in check_file(work.path)] == [("FILE.163", str(after))]


def _drop_triggers(other: sqlite3.Connection) -> None:
    for table in ("audit", "audit_cells"):
        for action in ("update", "delete"):
            other.execute(f"DROP TRIGGER {table}_no_{action}")
