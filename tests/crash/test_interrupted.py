"""Backups, upgrades and restores killed at each of their steps never harm the file."""

from pathlib import Path

import pytest

from parindex_desktop.storage.backup import BackupReason, list_backups
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.engine import connected
from parindex_desktop.storage.restore import restore
from parindex_desktop.storage.schema import SCHEMA, version_of
from parindex_desktop.storage.workfile import WorkFile
from tests.crash.conftest import Program
from tests.storage.building import LAN, Sample, contents, type_points
from tests.storage.test_upgrade import NEXT, REBUILDS_UNITS, next_schema


def interrupt(program: Program, work: str, step: str, path: Path, other: Path) -> None:
    """Runs a piece of work that dies at a step, and makes sure that it did."""
    victim = program.start("interrupted", work, step, path, other)
    victim.communicate()
    assert victim.returncode != 0


def left_over(path: Path) -> list[str]:
    """Returns what stands beside the work file and is no part of it."""
    return sorted(each.name for each in path.parent.glob(f"{path.name}?*"))


@pytest.mark.parametrize("step", [
    "copying.find_damage", "copying.facts_of+", "backup.put_in_place", "backup.put_in_place+",
    "backup._thin",
])  # fmt: skip
def test_a_killed_backup(path: Path, sample: Sample, program: Program, step: str) -> None:
    interrupt(program, "backup", step, path, path)
    assert check_file(path) == ()
    assert all(info.verified for info in list_backups(path))
    with WorkFile.open(path, author=LAN) as work:
        made = work.back_up(BackupReason.HAND)
    assert made is not None
    assert list(made.parent.glob("*.part")) == []


@pytest.mark.parametrize("step", [
    "upgrade.copy_database+", "schema.migrate", "upgrade.migrate+", "upgrade.find_damage",
    "upgrade.put_in_place", "upgrade.put_in_place+",
])  # fmt: skip
def test_a_killed_upgrade(
    path: Path, sample: Sample, program: Program, tmp_path: Path, step: str
) -> None:
    schema = next_schema(tmp_path, REBUILDS_UNITS)
    interrupt(program, "upgrade", step.replace("schema.", "upgrade."), path, schema.migrations)
    with connected(path, "ro") as connection:
        expected = NEXT if step == "upgrade.put_in_place+" else SCHEMA.head
        assert version_of(connection) == expected
        assert connection.exec_driver_sql("SELECT count(*) FROM units").scalar() == 3

    class NextWorkFile(WorkFile):
        pass

    NextWorkFile.schema = schema
    with NextWorkFile.open(path, author=LAN) as work:
        assert len(work.read().units()) == 3
    assert left_over(path) == []
    assert list_backups(path)[-1].reason is BackupReason.UPGRADE


@pytest.mark.parametrize("step", [
    "restore.copy_database+", "restore.make_backup+", "restore.append_audit",
    "restore.append_audit+", "restore.put_in_place", "restore.put_in_place+",
])  # fmt: skip
def test_a_killed_restore(path: Path, sample: Sample, program: Program, step: str) -> None:
    with WorkFile.open(path, author=LAN) as work:
        old, backup = contents(work), work.back_up(BackupReason.HAND)
        type_points(work, sample.key(), 5_000)
        new = contents(work)
    assert backup is not None
    interrupt(program, "restore", step, path, backup)
    with WorkFile.open(path, author=LAN) as work:
        assert contents(work) == (old if step == "restore.put_in_place+" else new)
    restore(path, backup, author=LAN)
    with WorkFile.open(path, author=LAN) as work:
        assert contents(work) == old
    assert left_over(path) == []
    assert check_file(path) == ()
