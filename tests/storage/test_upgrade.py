"""Upgrades, tried with a second migration that only this test knows."""

import shutil
from pathlib import Path

import pytest

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.storage.backup import BackupReason, list_backups
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.engine import connected
from parindex_desktop.storage.restore import restore
from parindex_desktop.storage.schema import SCHEMA, Schema, version_of
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, Sample, contents, type_points

NEXT = f"{int(SCHEMA.head) + 1:04}"
HEAD = f"""
from alembic import op
import sqlalchemy as sa
revision = "{NEXT}"
down_revision = "{SCHEMA.head}"
"""

REBUILDS_UNITS = """
def upgrade():
    with op.batch_alter_table("units", recreate="always") as batch:
        batch.add_column(sa.Column("address", sa.Text, server_default=""))
"""
FAILS_HALFWAY = """
def upgrade():
    op.execute("DELETE FROM audit_cells WHERE 0")
    op.add_column("units", sa.Column("address", sa.Text))
    raise RuntimeError("no longer")
"""
LOSES_SCORES = 'def upgrade():\n    op.execute("DELETE FROM scores")\n'
ALTERS_SCORES = 'def upgrade():\n    op.execute("UPDATE scores SET points = points + 1")\n'
LOSES_A_PARENT = 'def upgrade():\n    op.execute("UPDATE participations SET unit_id = 999")\n'


def next_schema(folder: Path, step: str) -> Schema:
    """Returns the bundled migrations and one more."""
    migrations = folder / "bước 100%"
    shutil.copytree(SCHEMA.migrations, migrations)
    (migrations / "versions" / f"{NEXT}_next.py").write_text(HEAD + step, encoding="utf-8")
    return Schema(NEXT, migrations)


def opened_by_next(path: Path, schema: Schema) -> WorkFile:
    """Opens a file as a program of the next version does."""

    class NextWorkFile(WorkFile):
        pass

    NextWorkFile.schema = schema
    return NextWorkFile.open(path, author=LAN)


def test_an_upgrade_keeps_everything_and_the_original(
    work: WorkFile, sample: Sample, tmp_path: Path
) -> None:
    type_points(work, sample.key(), 5_000)
    before = contents(work)
    work.close()
    with opened_by_next(work.path, next_schema(tmp_path, REBUILDS_UNITS)) as upgraded:
        assert [notice.code for notice in upgraded.notices] == ["FILE.152"]
        assert contents(upgraded) == before
        type_points(upgraded, sample.key(1), 1)
    with connected(work.path, "ro") as connection:
        assert version_of(connection) == NEXT
    (original,) = list_backups(work.path)
    assert original.reason is BackupReason.UPGRADE
    assert check_file(original.path) == ()
    assert [each.name for each in work.path.parent.iterdir()] == [work.path.name]


@pytest.mark.parametrize(("step", "detail"), [
    (FAILS_HALFWAY, "no longer"),
    (LOSES_SCORES, "scores"),
    (ALTERS_SCORES, "scores"),
    (LOSES_A_PARENT, "UNIQUE"),
    ("def upgrade():\n    op.execute('UPDATE criteria SET set_id = 999')\n", "foreign keys"),
    ("this is no Python", "syntax"),
    ("def upgrade():\n    op.execute('PRAGMA ignore_check_constraints = ON')\n"
     "    op.execute(\"UPDATE office_profile SET id = 2\")\n", "CHECK"),
])  # fmt: skip
def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    work: WorkFile, sample: Sample, tmp_path: Path, step: str, detail: str
) -> None:
    type_points(work, sample.key(), 5_000)
    work.close()
    before = work.path.read_bytes()
    with pytest.raises(SurroundingsError) as refused:
        opened_by_next(work.path, next_schema(tmp_path, step))
    assert refused.value.code == "FILE.142"
    assert detail in str(refused.value.params["detail"])
    assert work.path.read_bytes() == before
    assert [each.name for each in work.path.parent.iterdir()] == [work.path.name]
    with WorkFile.open(work.path, author=LAN) as again:
        assert len(again.read().scores(sample.round.id)) == 1


def test_a_full_disk_during_a_migration_is_told_as_such(work: WorkFile, tmp_path: Path) -> None:
    work.close()
    step = (
        "def upgrade():\n    op.execute('PRAGMA max_page_count = 1')\n"
        "    op.execute(\"INSERT INTO units SELECT value, printf('%.9000c', 'x'), '', '[]'"
        ' FROM generate_series(1, 99)")\n'
    ).replace("generate_series(1, 99)", "json_each('[1,2,3,4,5,6,7,8,9]')")
    with pytest.raises(SurroundingsError) as refused:
        opened_by_next(work.path, next_schema(tmp_path, step))
    assert refused.value.code == "FILE.121"


def test_a_backup_of_an_older_version_is_upgraded_when_restored(
    work: WorkFile, sample: Sample, tmp_path: Path
) -> None:
    old = work.back_up(BackupReason.HAND)
    assert old is not None
    work.close()
    schema = next_schema(tmp_path, REBUILDS_UNITS)
    restore(work.path, old, author=LAN, schema=schema)
    with opened_by_next(work.path, schema) as opened:
        assert "FILE.152" not in [notice.code for notice in opened.notices]
    with pytest.raises(SurroundingsError) as refused:
        restore(work.path, work.path.rename(tmp_path / "newer.parindex"), author=LAN)
    assert refused.value.code == "FILE.105"
