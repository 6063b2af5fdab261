"""Files handed to a person: whole or not at all, and theirs to pass on."""

import errno
from pathlib import Path

import pytest

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.writing import whole_file, write_whole


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "giấy tờ" / "phụ lục.pdf"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_colleagues_may_read_what_they_may_read_of_other_files(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.touch()
    path = tmp_path / "a.pdf"
    write_whole(path, b"content")
    assert path.stat().st_mode == other.stat().st_mode


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_whole(path, b"old")
    with pytest.raises(SurroundingsError) as refused:
        _fill_up(path)
    assert refused.value.code == "DOC.202"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def _fill_up(path: Path) -> None:
    with whole_file(path) as temporary:
        temporary.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")
