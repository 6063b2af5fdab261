"""Papers against the world: full disk, locked folders, names too long, half a set."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.errors import Cancelled, SurroundingsError
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.files import PaperFiles, files_of, write_files
from parindex_desktop.services.papers.paper import PaperRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.services.session import Session

KINDS = (PaperKind.DECISION, PaperKind.RANKING, PaperKind.UNIT_SHEETS)


@pytest.fixture
def files(session: Session) -> PaperFiles:
    """A set of 31 files: decision, two annexes, a sheet for each of 28 units."""
    round_ = session.rounds[0]
    groups = session.groups_in(round_.id)
    wanted = PaperSet(KINDS, groups, PaperRequest(one_file=False))
    return files_of(session, round_, wanted, worded(session, round_, wanted))


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nobody can make a file, not even the owner of the machine."""
    folder = tmp_path / "chỉ đọc"
    folder.mkdir()
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def everything(files: PaperFiles, folder: Path) -> tuple[Path, ...]:
    return write_files(files.papers, files.beside(xlsx=True, docx=True), folder)


def test_a_whole_set_is_written_and_written_again_with_the_same_bytes(
    files: PaperFiles, tmp_path: Path
) -> None:
    folder = tmp_path / "ra"
    first = {path.name: path.read_bytes() for path in everything(files, folder)}
    assert len(first) == 1 + 2 + 28 + 1 + 1
    again = {path.name: path.read_bytes() for path in everything(files, folder)}
    assert again == first
    assert len(list(folder.iterdir())) == len(first)


def test_a_disk_that_fills_up_in_the_middle_keeps_what_was_there(
    files: PaperFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ra"
    folder.mkdir()
    old = folder / files.papers[0].file_name
    old.write_bytes(b"old")
    room = 20

    def write_bytes(self: Path, content: bytes) -> int:
        nonlocal room
        room -= 1
        with self.open("wb") as stream:
            if room < 0:
                stream.write(content[:100])
                raise OSError(errno.ENOSPC, "No space left on device")
            return stream.write(content)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(SurroundingsError) as refused:
        everything(files, folder)
    assert refused.value.code == "DOC.202"
    assert list(folder.iterdir()) == [old]
    assert old.read_bytes() == b"old"


def test_a_folder_that_takes_no_file_is_told(
    files: PaperFiles, read_only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.access(read_only, os.W_OK):  # Windows and the root of a machine write all the same

        def touch(self: Path, mode: int = 0o666, exist_ok: bool = True) -> None:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

        monkeypatch.setattr(Path, "touch", touch)
    with pytest.raises(SurroundingsError) as refused:
        everything(files, read_only)
    assert refused.value.code == "DOC.201"
    assert list(read_only.iterdir()) == []


def test_a_name_of_300_letters_is_cut_where_it_comes_from_the_data_and_told_where_it_is_typed(
    session: Session, files: PaperFiles, tmp_path: Path
) -> None:
    round_ = session.rounds[0]
    groups = session.groups_in(round_.id)
    request = PaperRequest(names="Quyết định " * 30 + "{loại}", one_file=False)
    wanted = PaperSet(KINDS[:2], groups, request)
    long = files_of(session, round_, wanted, worded(session, round_, wanted))
    assert len(everything(long, tmp_path / "ra")) == 5
    typed = replace(files.papers[0], file_name=f"{'ộ' * 300}.pdf")
    with pytest.raises(SurroundingsError) as refused:
        write_files((typed,), (), tmp_path / "gõ")
    assert refused.value.code == "DOC.205"


def test_a_set_given_up_while_it_is_made_leaves_no_file(files: PaperFiles, tmp_path: Path) -> None:
    calls = 0

    def progress(_done: int, _of: int) -> bool:
        nonlocal calls
        calls += 1
        return calls < 10

    with pytest.raises(Cancelled):
        write_files(files.papers, (), tmp_path / "ra", progress)
    assert not (tmp_path / "ra").exists()
