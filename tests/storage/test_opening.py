import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from parindex_desktop.domain.rounds import OfficeProfile
from parindex_desktop.errors import AppError, InputError, SurroundingsError
from parindex_desktop.storage import opening
from parindex_desktop.storage.backup import BackupReason
from parindex_desktop.storage.faults import told_as_errors
from parindex_desktop.storage.schema import SCHEMA, Schema
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, Sample, contents, new_file, type_points


def refusal(path: Path, *, read_only: bool = False) -> AppError:
    with pytest.raises(AppError) as refused:
        WorkFile.open(path, author=LAN, read_only=read_only)
    assert not path.with_name(path.name + ".holder").exists()
    return refused.value


@pytest.mark.parametrize("name", [
    "a b.parindex", "100%.parindex", "%20.parindex", "a?b#c.parindex", "a'b\".parindex",
    "Điểm năm 2016 – Sở Nội vụ.parindex",
])  # fmt: skip
def test_any_name_works(tmp_path: Path, name: str) -> None:
    new_file(tmp_path / name).close()
    with WorkFile.open(tmp_path / name, author=LAN) as work:
        assert work.path.name == name
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".parindex"] == [name]


def test_a_name_that_is_taken_is_not_overwritten(path: Path) -> None:
    path.write_text("của người khác", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        new_file(path)
    assert refused.value.code == "FILE.102"
    assert path.read_text(encoding="utf-8") == "của người khác"


def test_a_file_cannot_be_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError) as refused:
        new_file(tmp_path / "none" / "a.parindex")
    assert refused.value.code == "FILE.101"


def test_a_missing_file_is_told(path: Path) -> None:
    assert refusal(path).code == "FILE.101"
    assert refusal(path, read_only=True).code == "FILE.101"


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 an Excel file", b"SQLite format 3 is what I like" * 9]
)
@pytest.mark.parametrize("read_only", [True, False])
def test_some_other_file_is_told_and_left_alone(
    path: Path, content: bytes, read_only: bool
) -> None:
    path.write_bytes(content)
    assert refusal(path, read_only=read_only).code == "FILE.103"
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_told(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (a)")
    assert refusal(path).code == "FILE.103"


def test_a_folder_is_no_work_file(path: Path) -> None:
    path.mkdir()
    assert refusal(path).code == "FILE.103"


def test_a_file_of_a_newer_version_is_refused(work: WorkFile) -> None:
    work.close()
    with closing(sqlite3.connect(work.path)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()
    before = work.path.read_bytes()
    assert refusal(work.path).code == "FILE.105"
    assert refusal(work.path, read_only=True).code == "FILE.105"
    assert work.path.read_bytes() == before


def test_an_older_file_cannot_be_read_only(work: WorkFile) -> None:
    class NextWorkFile(WorkFile):
        schema = Schema("9999", SCHEMA.migrations)

    with pytest.raises(SurroundingsError) as refused:
        NextWorkFile.open(work.path, author=LAN, read_only=True)
    assert refused.value.code == "FILE.109"


def test_a_file_opened_for_reading_cannot_be_written(work: WorkFile, sample: Sample) -> None:
    with WorkFile.open(work.path, author=LAN, read_only=True) as beside:
        with pytest.raises(SurroundingsError) as refused:
            type_points(beside, sample.key(), 1)
        assert refused.value.code == "FILE.107"
        with pytest.raises(SurroundingsError):
            beside.reserve_ids(1)
        assert contents(beside) == contents(work)


def test_a_write_ahead_log_left_by_another_is_moved_away(work: WorkFile, sample: Sample) -> None:
    """Otherwise SQLite would apply it and silently undo what stands in the file."""
    work.close()
    log = work.path.with_name(work.path.name + "-wal")
    log.write_bytes(b"log of another file")
    assert refusal(work.path, read_only=True).code == "FILE.108"
    with WorkFile.open(work.path, author=LAN) as opened:
        assert "FILE.155" in [notice.code for notice in opened.notices]
        assert len(opened.read().units()) == 3
    assert not log.exists()
    assert [p.read_bytes() for p in log.parent.glob("*-wal.*")] == [b"log of another file"]


def test_a_file_switched_to_write_ahead_by_another_program_keeps_its_log(
    work: WorkFile, sample: Sample
) -> None:
    work.close()
    other = sqlite3.connect(work.path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("UPDATE units SET name = 'Sở mới'")
    other.commit()
    with WorkFile.open(work.path, author=LAN, read_only=True) as opened:
        assert {unit.name for unit in opened.read().units().values()} == {"Sở mới"}
    other.close()
    with WorkFile.open(work.path, author=LAN) as opened:
        assert {unit.name for unit in opened.read().units().values()} == {"Sở mới"}


def test_a_file_in_use_by_another_program_is_told(
    work: WorkFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.close()
    monkeypatch.setattr("parindex_desktop.storage.engine.BUSY_SECONDS", 0)
    with closing(sqlite3.connect(work.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refusal(work.path).code == "FILE.113"


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A work file that this process may not write; root puts its power off for the while."""
    with tempfile.TemporaryDirectory() as name:
        folder, root = Path(name) / "chỉ đọc", hasattr(os, "geteuid") and os.geteuid() == 0
        folder.mkdir()
        path = folder / "a.parindex"
        new_file(path).close()
        path.chmod(0o444)
        folder.chmod(0o555)
        Path(name).chmod(0o755)
        if root:
            os.seteuid(65534)
        try:
            yield path
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_folder_that_cannot_be_written_is_told(guarded: Path) -> None:
    with pytest.raises(SurroundingsError) as refused:
        WorkFile.open(guarded, author=LAN)
    assert refused.value.code == "FILE.106"
    with pytest.raises(SurroundingsError) as refused:
        new_file(guarded.with_name("b.parindex"))
    assert refused.value.code == "FILE.106"
    with WorkFile.open(guarded, author=LAN, read_only=True) as work:
        assert work.read().profile() == OfficeProfile("tỉnh An Giang", place="An Giang")


def test_a_write_protected_file_is_told(guarded: Path) -> None:
    root = os.geteuid() == 65534
    if root:
        os.seteuid(0)
    guarded.parent.chmod(0o777)
    if root:
        os.seteuid(65534)
    assert refusal(guarded).code == "FILE.106"


@pytest.mark.parametrize(("number", "code"), [
    (errno.ENOSPC, "FILE.121"),
    (errno.EROFS, "FILE.106"),
    (errno.EIO, "FILE.122"),
])  # fmt: skip
def test_faults_of_the_disk_are_told_apart(path: Path, number: int, code: str) -> None:
    with pytest.raises(SurroundingsError) as refused, told_as_errors(path):
        raise OSError(number, "x")
    assert refused.value.code == code


def test_an_input_error_of_the_disk_is_not_corruption(path: Path) -> None:
    fault = sqlite3.OperationalError("disk I/O error")
    fault.sqlite_errorname = "SQLITE_IOERR_READ"
    with pytest.raises(SurroundingsError) as refused, told_as_errors(path):
        raise fault
    assert refused.value.code == "FILE.122"


def test_a_fault_of_the_program_stays_what_it_is(work: WorkFile) -> None:
    with pytest.raises(sqlite3.OperationalError), told_as_errors(work.path):
        sqlite3.connect(work.path).execute("no SQL")


def test_damage_found_while_backing_up_is_told_with_the_newest_backup(
    work: WorkFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = work.back_up(BackupReason.HAND)
    work.close()

    def damaged(path: Path, _: object) -> None:
        raise SurroundingsError("FILE.104", path=str(path), detail="x")

    monkeypatch.setattr(opening, "make_backup", damaged)
    error = refusal(work.path)
    assert (error.code, error.params["backup"]) == ("FILE.110", str(made))
