import errno
import json
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.paths import user_data_dir
from parindex_desktop.storage import backup, copying
from parindex_desktop.storage.backup import BackupReason, copy_to, list_backups, make_backup
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.thinning import KEPT
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, Sample, contents, type_points


def test_a_backup_holds_what_the_file_holds(work: WorkFile, sample: Sample) -> None:
    type_points(work, sample.key(), 5_000)
    made = work.back_up(BackupReason.IMPORT)
    assert made is not None
    assert check_file(made) == ()
    with WorkFile.open(made, author=LAN, read_only=True) as copy:
        assert contents(copy) == contents(work)
    (info,) = list_backups(work.path)
    assert (info.path, info.reason, info.verified) == (made, BackupReason.IMPORT, True)
    assert (info.units, info.scores, info.last_author) == (3, 1, LAN.name)
    assert abs((datetime.now(UTC) - info.made_at).total_seconds()) < 30


def test_a_backup_is_made_when_something_changed(work: WorkFile, sample: Sample) -> None:
    work.close()
    with WorkFile.open(work.path, author=LAN) as first:
        assert [notice.code for notice in first.notices] == ["FILE.151"]
        first.reserve_ids(500)
    with WorkFile.open(work.path, author=LAN) as second:
        assert second.notices == ()
        assert second.back_up(BackupReason.IMPORT) is None
        assert second.back_up(BackupReason.HAND) is not None
        type_points(second, sample.key(), 1)
    with WorkFile.open(work.path, author=LAN) as third:
        assert [notice.code for notice in third.notices] == ["FILE.151"]


def test_a_damaged_newest_backup_does_not_count(work: WorkFile) -> None:
    made = work.back_up(BackupReason.OPEN)
    assert made is not None
    made.write_bytes(made.read_bytes()[:5000])
    assert [info.verified for info in list_backups(work.path)] == [False]
    assert work.back_up(BackupReason.OPEN) is not None
    assert [info.verified for info in list_backups(work.path)] == [True, False]


def test_ten_backups_are_kept(work: WorkFile, sample: Sample) -> None:
    for unit in range(3):
        for leaf in range(4):
            type_points(work, sample.key(unit, leaf), 1)
            made = work.back_up(BackupReason.IMPORT)
    left = list_backups(work.path)
    assert len(left) == KEPT
    assert left[0].path == made
    assert left[0].scores == 12


def test_what_a_killed_backup_left_is_cleared_and_foreign_files_stay(work: WorkFile) -> None:
    made = work.back_up(BackupReason.HAND)
    assert made is not None
    unfinished = made.with_name("20200101-000000-000000-open.parindex.part")
    foreign = made.with_name("ghi chú.parindex")
    for file in (unfinished, foreign):
        file.write_bytes(b"x")
    work.back_up(BackupReason.HAND)
    assert not unfinished.exists()
    assert foreign.exists()
    assert len(list_backups(work.path)) == 2


def test_backups_of_a_file_that_is_gone_are_found_by_its_place(work: WorkFile) -> None:
    made = work.back_up(BackupReason.HAND)
    assert made is not None
    file_id = made.parent.name
    work.close()
    work.path.unlink()
    assert [info.path for info in list_backups(work.path)] == [made]
    assert [info.path for info in list_backups(file_id)] == [made]
    assert list_backups(work.path.with_name("other.parindex")) == ()


def test_a_moved_file_keeps_its_backups(work: WorkFile) -> None:
    first = make_backup(work.path, BackupReason.HAND)
    work.close()
    moved = work.path.rename(work.path.with_name("mới.parindex"))
    second = make_backup(moved, BackupReason.HAND)
    assert [info.path for info in list_backups(moved)] == [second, first]
    assert second is not None
    places = json.loads((second.parent / "seen.json").read_text(encoding="utf-8"))
    assert places == [str(work.path), str(moved)]


@pytest.mark.parametrize("text", ["", "5", '{"a": 1}'])
def test_a_spoilt_note_is_written_anew(work: WorkFile, text: str) -> None:
    made = work.back_up(BackupReason.HAND)
    assert made is not None
    note = made.parent / "seen.json"
    note.write_text(text, encoding="utf-8")
    work.back_up(BackupReason.HAND)
    assert json.loads(note.read_text(encoding="utf-8")) == [str(work.path)]


def test_a_copy_that_differs_is_thrown_away(
    work: WorkFile, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_points(work, sample.key(), 1)
    read = copying.facts_of
    seen: list[object] = []

    def one_row_lost(connection: object) -> copying.Facts:
        facts = read(connection)  # type: ignore[arg-type]
        seen.append(facts)
        changed = facts.counts | {"scores": 0} if len(seen) == 2 else facts.counts
        return replace(facts, counts=changed)

    monkeypatch.setattr(copying, "facts_of", one_row_lost)
    with pytest.raises(SurroundingsError) as refused:
        work.back_up(BackupReason.HAND)
    assert (refused.value.code, refused.value.params["detail"]) == ("FILE.141", "scores")
    assert list_backups(work.path) == ()
    assert list(user_data_dir().rglob("*.part")) == []


def test_a_backup_that_fails_at_opening_is_told_and_opens(
    work: WorkFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.close()

    def full(_: object, target: Path) -> None:
        raise SurroundingsError("FILE.121", path=str(target), detail="")

    monkeypatch.setattr(backup, "copy_database", full)
    with WorkFile.open(work.path, author=LAN) as opened:
        assert [(n.code, n.params["reason"]) for n in opened.notices] == [("FILE.154", "FILE.121")]


def test_a_copy_for_a_stick_has_a_dated_name_and_is_never_overwritten(
    work: WorkFile, sample: Sample, tmp_path: Path
) -> None:
    type_points(work, sample.key(), 1)
    folder = tmp_path / "USB" / "sao lưu"
    copies = {copy_to(work.path, folder) for _ in range(3)}
    assert len(copies) == 3
    assert all(copy.name.startswith(work.path.stem + " 20") for copy in copies)
    assert {copy.name for copy in copies} == {each.name for each in folder.iterdir()}
    assert [check_file(copy) for copy in copies] == [(), (), ()]


def test_a_place_that_is_no_folder_is_told(work: WorkFile, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SurroundingsError):
        copy_to(work.path, tmp_path / "file")


@pytest.mark.parametrize("content", [b"", b"PK", bytes(9000)])
def test_a_backup_that_is_none_any_more_is_shown_as_such(work: WorkFile, content: bytes) -> None:
    made = work.back_up(BackupReason.HAND)
    assert made is not None
    made.write_bytes(content)
    assert [info.verified for info in list_backups(work.path)] == [False]


def test_a_backup_with_a_damaged_page_is_shown_as_such(work: WorkFile) -> None:
    made = work.back_up(BackupReason.HAND)
    assert made is not None
    content = bytearray(made.read_bytes())
    content[-4096:] = b"\xff" * 4096
    made.write_bytes(content)
    assert [info.verified for info in list_backups(work.path)] == [False]


class LateClock(datetime):
    """A clock that somebody set back by years."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "LateClock":
        return cls(2001, 1, 1, tzinfo=tz)


def test_a_clock_set_back_does_not_make_the_newest_backup_the_oldest(
    work: WorkFile, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    for leaf in range(KEPT):
        type_points(work, sample.key(leaf // 4, leaf % 4), 1)
        work.back_up(BackupReason.IMPORT)
    monkeypatch.setattr(backup, "datetime", LateClock)
    type_points(work, sample.key(2, 3), 1)
    made = work.back_up(BackupReason.IMPORT)
    newest = list_backups(work.path)[0]
    assert (newest.path, newest.scores) == (made, KEPT + 1)


def test_a_full_disk_leaves_the_list_of_places_whole(
    work: WorkFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = work.back_up(BackupReason.HAND)
    assert made is not None
    work.close()
    moved = work.path.rename(work.path.with_name("mới.parindex"))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(SurroundingsError) as refused:
        make_backup(moved, BackupReason.HAND)
    assert refused.value.code == "FILE.121"
    places = json.loads((made.parent / "seen.json").read_text(encoding="utf-8"))
    assert places == [str(work.path)]
    assert list(made.parent.glob("*.new")) == []
