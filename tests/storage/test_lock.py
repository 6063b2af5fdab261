import json
import platform
from pathlib import Path

import pytest
from filelock import FileLock

from parindex_desktop.domain.edits import Author
from parindex_desktop.errors import InputError, SurroundingsError
from parindex_desktop.storage.lock import Holder, WorkLock, read_holder, shown_time
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, new_file


def test_a_second_opener_is_told_who_holds_the_file(work: WorkFile) -> None:
    with pytest.raises(SurroundingsError) as refused:
        WorkFile.open(work.path, author=Author("Minh"))
    error = refused.value
    assert (error.code, error.params["holder"]) == ("FILE.111", LAN.name)
    assert error.params["computer"] == platform.node()
    assert len(str(error.params["since"])) == len("10:32 22/11/2026")


def test_reading_beside_the_holder_is_allowed(work: WorkFile) -> None:
    with WorkFile.open(work.path, author=Author("Minh"), read_only=True) as beside:
        assert beside.read_only
        assert beside.read().profile() == work.read().profile()


def test_a_closed_file_leaves_nothing_beside_it(work: WorkFile) -> None:
    work.close()
    work.close()
    assert [each.name for each in work.path.parent.iterdir()] == [work.path.name]
    WorkFile.open(work.path, author=LAN).close()


def test_a_link_to_a_held_file_is_the_same_file(work: WorkFile) -> None:
    link = work.path.with_name("link.parindex")
    link.symlink_to(work.path)
    with pytest.raises(SurroundingsError) as refused:
        WorkFile.open(link, author=LAN)
    assert refused.value.code == "FILE.111"


def test_a_note_left_behind_is_taken_over_and_told(path: Path) -> None:
    new_file(path).close()
    note = {"name": "Minh", "computer": "PC-07", "since": "2026-11-20T03:00:00+00:00"}
    path.with_name(path.name + ".holder").write_text(json.dumps(note), encoding="utf-8")
    with WorkFile.open(path, author=LAN) as work:
        (notice,) = (each for each in work.notices if each.code == "FILE.153")
        assert notice.params["holder"] == "Minh"
        assert read_holder(path).name == LAN.name


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"name": 1, "computer": 2, "since": 3}'])
def test_a_note_that_cannot_be_read_names_nobody(path: Path, text: str) -> None:
    path.with_name(path.name + ".holder").write_text(text, encoding="utf-8")
    assert read_holder(path) == Holder()
    assert shown_time(read_holder(path).since) == "?"


def test_a_lock_without_a_note_still_keeps_others_out(path: Path) -> None:
    with FileLock(path.with_name(path.name + ".lock")), pytest.raises(SurroundingsError) as refused:
        WorkLock.acquire(path, LAN)
    assert refused.value.params["holder"] == "?"


def test_a_holder_without_a_name_is_the_account(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "lan01")
    lock = WorkLock.acquire(path, Author(""))
    assert read_holder(path).name == "lan01"
    lock.release()


def test_an_account_without_a_name_does_no_harm(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    lock = WorkLock.acquire(path, Author(""))
    assert read_holder(path).name == "?"
    lock.release()


def test_a_note_that_cannot_be_written_frees_the_lock(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(SurroundingsError) as refused:
        WorkLock.acquire(path, LAN)
    assert refused.value.code == "FILE.121"
    monkeypatch.undo()
    assert list(path.parent.glob("*.new")) == []
    WorkLock.acquire(path, LAN).release()


def test_a_lock_file_that_stays_does_no_harm(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, which removes no open file."""
    lock = WorkLock.acquire(path, LAN)
    remove = Path.unlink

    def keep_locks(self: Path, missing_ok: bool = False) -> None:
        if self.suffix == ".lock":
            raise PermissionError
        remove(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", keep_locks)
    lock.release()
    monkeypatch.undo()
    WorkLock.acquire(path, LAN).release()


def test_a_note_that_somebody_reads_keeps_nobody_from_closing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a file that is being read cannot be removed."""
    lock = WorkLock.acquire(path, LAN)
    monkeypatch.setattr(Path, "unlink", _refused)
    lock.release()
    monkeypatch.undo()
    WorkLock.acquire(path, LAN).release()


def test_a_file_made_by_another_program_just_before_the_lock_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acquire = WorkLock.acquire

    def overtaken(locked: Path, author: Author) -> WorkLock:
        locked.write_bytes(b"theirs")
        return acquire(locked, author)

    monkeypatch.setattr(WorkLock, "acquire", overtaken)
    with pytest.raises(InputError) as refused:
        new_file(path)
    assert refused.value.code == "FILE.102"
    assert path.read_bytes() == b"theirs"
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def _refused(*_: object, **__: object) -> None:
    raise PermissionError
