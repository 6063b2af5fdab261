import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from parindex_desktop.errors import Severity, SurroundingsError
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.schema import SCHEMA
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import Sample, type_points


def force(path: Path, *statements: str) -> None:
    """Alters a file behind the program's back, past its constraints."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            other.execute(statement)


def test_a_sound_file_has_no_problems_even_while_it_is_open(work: WorkFile, sample: Sample) -> None:
    type_points(work, sample.key(), 5_000)
    assert check_file(work.path) == ()
    type_points(work, sample.key(1), 5_000)


@pytest.mark.parametrize(("sql", "codes"), [
    ("UPDATE scores SET points = 10001", ["FILE.164"]),
    ("UPDATE scores SET points = -1", ["FILE.164"]),
    ("UPDATE scores SET state = 'na'", ["FILE.168"]),
    ("UPDATE scores SET ground = 'x'", ["FILE.168"]),
    ("UPDATE scores SET state = 'na', points = 0, facts = '[[\"a\",\"1\"]]'", ["FILE.168"]),
    ("UPDATE scores SET facts = 'numerator=3'", ["FILE.168"]),
    ("UPDATE scores SET facts = '[' || char(10) || ']'", ["FILE.168"]),
    ("UPDATE scores SET facts = '[[\"a\",' || char(10) || '\"1\"]]'", ["FILE.168"]),
    ("UPDATE scores SET facts = ' [[\"a\",\"1\"]]'", ["FILE.168"]),
    ("UPDATE scores SET facts = '[]'", ["FILE.168"]),
    ("UPDATE scores SET facts = '[1]'", ["FILE.168"]),
    ("UPDATE scores SET facts = '{\"a\":\"1\"}'", ["FILE.168"]),
    ("UPDATE scores SET facts = '[[\"a\"]]'", ["FILE.168"]),
    ("UPDATE scores SET facts = '[[\"a\",1]]'", ["FILE.168"]),
    ("UPDATE scores SET facts = '[[\"a\",\"1\",\"2\"]]'", ["FILE.168"]),
    ("UPDATE scores SET facts = '[[1,\"a\"]]'", ["FILE.168"]),
    ("UPDATE scores SET facts = '[[\"a\",\"1\"],2]'", ["FILE.168"]),
    ("UPDATE scores SET facts = '[[\"a\",\"1\"],[\"b\",\"2\"]]'", []),
    ("UPDATE criteria SET rule = '{\"kind\":\"lottery\"}'", ["FILE.161"]),
    ("UPDATE criteria SET rule = '{'", ["FILE.161"]),
    ("UPDATE criteria SET source = 'lottery'", ["FILE.161"]),
    ("UPDATE rounds SET policy = '[]'", ["FILE.161"]),
    ("UPDATE scores SET criterion_id = (SELECT min(id) FROM criteria)", ["FILE.165"]),
    ("UPDATE scores SET criterion_id = 9999", ["FILE.162"]),
    ("UPDATE participations SET group_id = 5", ["FILE.166"]),
    ("INSERT INTO criteria_sets SELECT 999, round_id, group_id, '', '', NULL, NULL, 0"
     " FROM criteria_sets", ["FILE.167"]),
    ("DELETE FROM units WHERE name = 'Sở số 2'", ["FILE.162"]),
    (f"UPDATE alembic_version SET version_num = '{int(SCHEMA.head) + 1:04}'", ["FILE.105"]),
    ("UPDATE alembic_version SET version_num = '0000'", ["FILE.109"]),
    ("PRAGMA application_id = 7", ["FILE.103"]),
])  # fmt: skip
def test_what_is_wrong_is_named(work: WorkFile, sample: Sample, sql: str, codes: list[str]) -> None:
    type_points(work, sample.key(), 5_000)
    work.close()
    force(work.path, sql)
    assert [problem.code for problem in check_file(work.path)] == codes


def test_a_value_that_cannot_be_read_is_damage(work: WorkFile, sample: Sample) -> None:
    force(work.path, """UPDATE participations SET traits = '"none"'""")
    (problem,) = check_file(work.path)
    assert problem.params == {"detail": "participations: a str instead of a list"}
    with pytest.raises(SurroundingsError) as caught:
        work.read().participations(sample.round.id)
    assert caught.value.code == "FILE.104"


def test_a_problem_names_unit_and_criterion(work: WorkFile, sample: Sample) -> None:
    type_points(work, sample.key(2, 3), 5_000)
    work.close()
    force(work.path, "UPDATE scores SET points = 99999")
    (problem,) = check_file(work.path)
    assert problem.place == "Sở số 2 · 1.4"
    assert problem.params == {"stage": "appraisal1", "points": "9,9999", "maximum": "1"}
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize(("content", "code"), [
    (None, "FILE.101"),
    (b"PK\x03\x04", "FILE.103"),
    (b"", "FILE.104"),
    (bytes(9000), "FILE.104"),
])  # fmt: skip
def test_what_is_no_work_file_is_named(path: Path, content: bytes | None, code: str) -> None:
    if content is not None:
        path.write_bytes(content)
    assert [problem.code for problem in check_file(path)] == [code]


def test_a_file_cut_off_is_damaged(work: WorkFile, sample: Sample) -> None:
    work.close()
    work.path.write_bytes(work.path.read_bytes()[:-8192])
    assert {problem.code for problem in check_file(work.path)} <= {"FILE.104", "FILE.161"}
    assert check_file(work.path)


def test_damage_inside_is_told_line_by_line(work: WorkFile, sample: Sample) -> None:
    work.close()
    with closing(sqlite3.connect(work.path)) as other:
        root = other.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_criteria_set_id'"
        ).fetchone()[0]
    content = bytearray(work.path.read_bytes())
    content[(root - 1) * 4096 + 3 : (root - 1) * 4096 + 5] = b"\0\0"  # an index without entries
    work.path.write_bytes(content)
    found = check_file(work.path)
    assert {problem.code for problem in found} == {"FILE.161"}
    assert all(problem.params["detail"] for problem in found)


def test_a_folder_is_no_work_file(path: Path) -> None:
    path.mkdir()
    assert [problem.code for problem in check_file(path)] == ["FILE.103"]
