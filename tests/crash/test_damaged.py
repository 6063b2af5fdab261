"""Damaged files: told as damaged, with what they can be restored from, and never made worse."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.storage.backup import BackupReason, make_backup
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.restore import restore
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, Sample, contents, fill, new_file, type_points

Damage = Callable[[bytearray], bytes]


def cut_in_half(content: bytearray) -> bytes:
    return bytes(content[: len(content) // 2])


def cut_in_a_page(content: bytearray) -> bytes:
    return bytes(content[:-1000])


def without_header(content: bytearray) -> bytes:
    return bytes(100) + content[100:]


def within_its_header(content: bytearray) -> bytes:
    return bytes(content[:50])


def emptied(content: bytearray) -> bytes:
    return b""


def with_a_page_of_zeros(content: bytearray) -> bytes:
    content[8192:12288] = bytes(4096)
    return bytes(content)


def with_flipped_bytes(content: bytearray) -> bytes:
    chance = random.Random(4)
    for page in range(1, len(content) // 4096):
        for place in chance.sample(range(8), 3):  # the head of a page says what is on it
            content[page * 4096 + place] ^= 0xFF
    return bytes(content)


DAMAGES = [cut_in_half, cut_in_a_page, without_header, within_its_header, emptied,
           with_a_page_of_zeros, with_flipped_bytes]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_told_and_restored(path: Path, damage: Damage) -> None:
    with new_file(path) as work:
        fill(work, units=60, leaves=20)
        before = contents(work)
        backup = work.back_up(BackupReason.HAND)
    assert backup is not None
    spoilt = damage(bytearray(path.read_bytes()))
    path.write_bytes(spoilt)
    with pytest.raises(SurroundingsError) as refused:
        WorkFile.open(path, author=LAN)
    assert (refused.value.code, refused.value.params["backup"]) == ("FILE.110", str(backup))
    assert path.read_bytes() == spoilt
    assert check_file(path)
    aside = restore(path, backup, author=LAN).set_aside
    assert aside is not None
    assert aside.read_bytes() == spoilt
    with WorkFile.open(path, author=LAN) as work:
        assert contents(work) == before


def test_a_damaged_file_without_a_backup_is_told_as_such(path: Path) -> None:
    new_file(path).close()
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(SurroundingsError) as refused:
        WorkFile.open(path, author=LAN)
    assert refused.value.code == "FILE.104"


def test_a_damaged_file_is_not_backed_up_over_good_backups(path: Path, sample: Sample) -> None:
    path.write_bytes(path.read_bytes()[:-8192])
    with pytest.raises(SurroundingsError):
        make_backup(path, BackupReason.HAND)


def interrupted_edit(path: Path, folder: Path) -> Path:
    """Returns a file as a power cut in the middle of a commit leaves it: half new, with journal."""
    spoilt = folder / "cúp điện.parindex"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA cache_size = 1")  # pages are written before the commit
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE units SET name = name || printf('%.2000c', 'x')")
    shutil.copy(path, spoilt)
    shutil.copy(path.with_name(path.name + "-journal"), spoilt.with_name(spoilt.name + "-journal"))
    other.execute("ROLLBACK")
    other.close()
    return spoilt


def test_an_edit_cut_off_in_the_middle_is_rolled_back(path: Path, tmp_path: Path) -> None:
    with new_file(path) as work:
        fill(work, units=60)
        before = contents(work)
    spoilt = interrupted_edit(path, tmp_path)
    assert spoilt.read_bytes() != path.read_bytes()
    with pytest.raises(SurroundingsError) as refused:
        WorkFile.open(spoilt, author=LAN, read_only=True)
    assert refused.value.code == "FILE.108"
    assert [problem.code for problem in check_file(spoilt)] == ["FILE.108"]
    with WorkFile.open(spoilt, author=LAN) as work:
        assert contents(work) == before
    assert check_file(spoilt) == ()


def test_a_journal_left_by_the_damaged_file_does_not_spoil_the_restored_one(
    path: Path, tmp_path: Path
) -> None:
    with new_file(path) as work:
        sample = fill(work, units=60)
        backup = work.back_up(BackupReason.HAND)
        type_points(work, sample.key(), 1)
    assert backup is not None
    spoilt = interrupted_edit(path, tmp_path)
    spoilt.write_bytes(bytes(100))
    restore(spoilt, backup, author=LAN)
    with WorkFile.open(spoilt, author=LAN) as work:
        assert work.read().scores(sample.round.id) == {}
        assert len(work.read().units()) == 60
    assert check_file(spoilt) == ()
