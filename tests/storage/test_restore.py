import shutil
import sqlite3
from pathlib import Path

import pytest

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.storage import restore as restore_module
from parindex_desktop.storage.backup import BackupReason, list_backups
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.restore import SIDE_FILES, WAL_FILES, Restored, restore
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, Sample, contents, type_points


@pytest.fixture
def backup(work: WorkFile, sample: Sample) -> Path:
    """A backup of the work file before the last edit."""
    made = work.back_up(BackupReason.HAND)
    assert made is not None
    return made


def test_a_restore_can_itself_be_undone(work: WorkFile, sample: Sample, backup: Path) -> None:
    before = contents(work)
    type_points(work, sample.key(), 5_000)
    after = contents(work)
    work.close()
    undo = restore(work.path, backup, author=LAN).backup
    assert undo is not None
    with WorkFile.open(work.path, author=LAN) as restored:
        assert contents(restored) == before
        assert restored.read().audit(limit=1)[0].action == "file.restore"
    restore(work.path, undo, author=LAN)
    with WorkFile.open(work.path, author=LAN) as again:
        assert contents(again) == after
    assert check_file(work.path) == ()
    assert [each.name for each in work.path.parent.iterdir()] == [work.path.name]


def test_ids_given_after_the_backup_are_not_given_again(work: WorkFile, backup: Path) -> None:
    later = work.reserve_ids(600)
    work.close()
    restore(work.path, backup, author=LAN)
    with WorkFile.open(work.path, author=LAN) as restored:
        assert restored.reserve_ids(1)[0] > later[-1]


@pytest.mark.parametrize(("damaged", "names"), [(True, SIDE_FILES), (False, WAL_FILES)])
def test_side_files_of_what_stood_there_are_moved_away(
    work: WorkFile, backup: Path, damaged: bool, names: tuple[str, ...]
) -> None:
    work.close()
    if damaged:  # then its journal is of no use either
        work.path.write_bytes(bytes(5000))
    for name in names:
        work.path.with_name(work.path.name + name).write_bytes(b"old")
    restore(work.path, backup, author=LAN)
    assert not any(work.path.with_name(work.path.name + name).exists() for name in names)
    kept = [each for each in work.path.parent.iterdir() if each.read_bytes() == b"old"]
    assert len(kept) == len(names)
    assert check_file(work.path) == ()


@pytest.mark.parametrize("damage", [b"", b"x" * 5000, bytes(5000)])
def test_a_damaged_file_is_set_aside(work: WorkFile, backup: Path, damage: bytes) -> None:
    before = contents(work)
    work.close()
    work.path.write_bytes(damage)
    aside = restore(work.path, backup, author=LAN).set_aside
    assert aside is not None
    assert aside.read_bytes() == damage
    with WorkFile.open(work.path, author=LAN) as restored:
        assert contents(restored) == before


def test_a_lost_file_is_restored(work: WorkFile, backup: Path) -> None:
    before = contents(work)
    work.close()
    work.path.unlink()
    (info,) = list_backups(work.path)
    assert restore(work.path, info.path, author=LAN) == Restored()
    with WorkFile.open(work.path, author=LAN) as restored:
        assert contents(restored) == before


def test_a_file_that_another_program_switched_to_write_ahead_is_kept_whole(
    work: WorkFile, sample: Sample, backup: Path
) -> None:
    work.close()
    other = sqlite3.connect(work.path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("UPDATE units SET name = 'Sở mới'")
    other.execute("INSERT INTO audit SELECT 9, at, name, role, kind, action, params, entities, 0,"
                  " hash, 'x' FROM audit WHERE id = 2")  # fmt: skip
    other.commit()
    for name in ("", "-wal"):  # as a power cut leaves both
        shutil.copy(f"{work.path}{name}", f"{work.path.with_name('b.parindex')}{name}")
    other.close()
    kept = restore(work.path.with_name("b.parindex"), backup, author=LAN).backup
    assert kept is not None
    with WorkFile.open(kept, author=LAN, read_only=True) as opened:
        assert {unit.name for unit in opened.read().units().values()} == {"Sở mới"}


def test_an_open_file_is_not_restored(work: WorkFile, backup: Path) -> None:
    with pytest.raises(SurroundingsError) as refused:
        restore(work.path, backup, author=LAN)
    assert refused.value.code == "FILE.111"


@pytest.mark.parametrize("damage", [b"", b"PK", None])
def test_a_backup_that_cannot_be_used_changes_nothing(
    work: WorkFile, backup: Path, damage: bytes | None
) -> None:
    work.close()
    before = work.path.read_bytes()
    if damage is None:
        content = bytearray(backup.read_bytes())
        content[8192:12288] = bytes(4096)
        damage = bytes(content)
    backup.write_bytes(damage)
    with pytest.raises(SurroundingsError) as refused:
        restore(work.path, backup, author=LAN)
    assert refused.value.code == "FILE.143"
    assert work.path.read_bytes() == before
    assert [each.name for each in work.path.parent.iterdir()] == [work.path.name]


@pytest.mark.parametrize("step", ["copy_database", "make_backup"])
def test_a_full_disk_changes_nothing(
    work: WorkFile, backup: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.close()
    before = work.path.read_bytes()

    def full(*_: object) -> None:
        raise SurroundingsError("FILE.121", path="", detail="")

    monkeypatch.setattr(restore_module, step, full)
    with pytest.raises(SurroundingsError) as refused:
        restore(work.path, backup, author=LAN)
    assert refused.value.code == "FILE.121"
    assert work.path.read_bytes() == before


def test_a_copy_brought_from_elsewhere_can_be_restored(
    work: WorkFile, sample: Sample, tmp_path: Path
) -> None:
    work.close()
    stick = Path(shutil.copy(work.path, tmp_path / "USB.parindex"))
    other = tmp_path / "another.parindex"
    restore(other, stick, author=LAN)
    with WorkFile.open(other, author=LAN) as restored:
        assert len(restored.read().units()) == 3
