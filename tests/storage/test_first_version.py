"""A file as version 0001 of the schema left it, opened by this program."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.edits import CellChange, Edit, EditKind
from parindex_desktop.domain.rules.facts import Facts
from parindex_desktop.domain.scores import BLANK, CellKey, CellState, Score, Stage
from parindex_desktop.domain.trail import FIRST_HASH
from parindex_desktop.domain.units import GroupId, RoundId, UnitId
from parindex_desktop.storage import audit
from parindex_desktop.storage.backup import BackupReason, list_backups
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.engine import connected, make_engine
from parindex_desktop.storage.restore import restore
from parindex_desktop.storage.schema import SCHEMA, Schema, migrate, version_of
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN

ROUND, GROUP = RoundId(6), GroupId(2)
FIRST, SECOND = UnitId(10), UnitId(11)
LEAF, SURVEY = CriterionId(21), CriterionId(22)
FACTS: Facts = (("numerator", "38"), ("denominator", "40"))

ROWS = """
INSERT INTO office_profile VALUES
    (1, 'tỉnh An Giang', 'An Giang', 'Chủ tịch', 'Sở Nội vụ', 'CHỦ TỊCH', '', 'QĐ-UBND');
INSERT INTO unit_groups VALUES (2, 'so', 'các sở, ban, ngành', 'Sở, ban, ngành', 0);
INSERT INTO units VALUES (10, 'Sở Y tế', 'SYT', '["So Y te"]'), (11, 'Sở Tư pháp', '', '[]');
INSERT INTO rounds VALUES (6, 2016, 'Năm 2016', '{"decimals":2,"rank_basis":"printed",'
    || '"rebase_not_applicable":true,"tie_breakers":[],"tie_style":"1-2-2-4"}');
INSERT INTO participations VALUES (6, 10, 2, 0, 1), (6, 11, 2, 1, 0);
INSERT INTO criteria_sets VALUES (7, 6, 2, 'Bộ tiêu chí', 'Quyết định số 1/QĐ-UBND', 20000, NULL);
INSERT INTO criteria VALUES
    (20, 7, NULL, 0, '1', 'Chỉ đạo, điều hành', 30000, 'appraised', 'normal'),
    (21, 7, 20, 0, '1.1', 'Kế hoạch', 20000, 'appraised', 'normal'),
    (22, 7, 20, 1, '1.2', 'Điều tra', 10000, 'survey', 'normal');
INSERT INTO scores VALUES
    (6, 10, 21, 'appraisal1', 'number', 15000, ''),
    (6, 10, 22, 'survey', 'na', 0, 'không "phát sinh"; hồ sơ'),
    (6, 11, 21, 'appraisal1', 'pending', 0, 'chờ văn bản'),
    (6, 11, 21, 'self', 'number', 20000, '');
UPDATE meta SET value = '100' WHERE key = 'next_id'
"""

SCORES = {
    CellKey(ROUND, FIRST, LEAF, Stage.APPRAISAL_1): Score.number(15_000),
    CellKey(ROUND, FIRST, SURVEY, Stage.SURVEY): Score(
        CellState.NOT_APPLICABLE, ground='không "phát sinh"; hồ sơ'
    ),
    CellKey(ROUND, SECOND, LEAF, Stage.APPRAISAL_1): Score(CellState.PENDING, ground="chờ văn bản"),
    CellKey(ROUND, SECOND, LEAF, Stage.SELF): Score.number(20_000),
}
TYPED = CellKey(ROUND, FIRST, LEAF, Stage.APPRAISAL_1)


@pytest.fixture
def old(path: Path) -> Path:
    """Where the file of the first version stands."""
    engine = make_engine(path, "rwc", foreign_keys=False)
    migrate(engine, Schema("0001", SCHEMA.migrations))
    engine.dispose()
    with closing(sqlite3.connect(path)) as file:
        file.executescript(ROWS)
        for sql, values in _trail():
            file.execute(sql, values)
        file.commit()
    return path


def _trail() -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yields how two entries were written: a cell typed, and typed again."""
    last = FIRST_HASH
    for number, (before, after) in enumerate((("", "10000"), ("10000", "15000")), start=1):
        cell = (*TYPED, before, after)
        row = audit.Row(
            number, "2016-12-30T08:00:00.000000+00:00", LAN.name, LAN.role, "do", "scores.type",
            json.dumps([["unit", "Sở Y tế"]], ensure_ascii=False, separators=(",", ":")),
            "[]", 1, last, "",
        )  # fmt: skip
        last = audit.row_hash(row, [cell])
        yield f"INSERT INTO audit VALUES (?{', ?' * 10})", tuple(row._replace(hash=last))
        yield f"INSERT INTO audit_cells VALUES (?{', ?' * 6})", (number, *cell)


def test_it_is_upgraded_and_keeps_every_score(old: Path) -> None:
    with WorkFile.open(old, author=LAN) as work:
        assert [notice.code for notice in work.notices] == ["FILE.152"]
        reader = work.read()
        assert reader.scores(ROUND) == SCORES
        assert all(score.facts == () for score in reader.scores(ROUND).values())
        assert reader.units()[FIRST].aliases == ("So Y te",)
    with connected(old, "ro") as connection:
        assert version_of(connection) == SCHEMA.head
    assert check_file(old) == ()


def test_what_is_new_is_empty(old: Path) -> None:
    with WorkFile.open(old, author=LAN) as work:
        tree = work.read().criteria_tree(ROUND, GROUP)
        places = work.read().participations(ROUND)
    assert tree is not None
    assert not tree.set.frozen
    assert [c.code for c in tree.criteria] == ["1", "1.1", "1.2"]
    for each in tree.criteria:
        assert (each.rule, each.guide, each.exempt, each.identity) == (None, "", (), each.id)
    assert [(p.unit_id, p.ranked, p.traits) for p in places] == [(10, True, ()), (11, False, ())]


def test_the_original_stays_as_a_backup_and_can_be_restored(old: Path) -> None:
    WorkFile.open(old, author=LAN).close()
    (backup,) = list_backups(old)
    assert (backup.reason, backup.scores, backup.verified) == (BackupReason.UPGRADE, 4, True)
    with connected(backup.path, "ro") as connection:
        assert version_of(connection) == "0001"
    with WorkFile.open(old, author=LAN) as work:
        work.apply(Edit("x", cells=(CellChange(TYPED, SCORES[TYPED], BLANK),)), author=LAN)
    restore(old, backup.path, author=LAN)
    with WorkFile.open(old, author=LAN) as work:
        assert work.read().scores(ROUND) == SCORES


def test_its_trail_goes_on_and_can_be_taken_back(old: Path) -> None:
    with WorkFile.open(old, author=LAN) as work:
        last, first = work.read().audit(with_cells=True)
        assert [change.after for change in (*first.cells, *last.cells)] == [
            Score.number(10_000), Score.number(15_000),
        ]  # fmt: skip
        taken_back = Edit(last.action, cells=tuple(c.inverse() for c in last.cells))
        work.apply(taken_back, author=LAN, kind=EditKind.UNDO)
        with_facts = CellChange(TYPED, Score.number(10_000), Score.number(20_000, FACTS))
        work.apply(Edit("scores.facts", cells=(with_facts,)), author=LAN)
        story = work.read().cell_story(TYPED)
    assert [entry.cells[0].after.points for entry in story] == [20_000, 10_000, 15_000, 10_000]
    assert story[0].cells[0].after.facts == FACTS
    assert check_file(old) == ()
