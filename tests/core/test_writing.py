"""Files handed to a person: whole or not at all, and theirs to pass on."""

import errno
from pathlib import Path

import pytest

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.writing import whole_file, write_all, write_whole


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


def test_files_that_belong_together_replace_those_before(tmp_path: Path) -> None:
    paths = [tmp_path / "ra" / name for name in ("a.pdf", "b.pdf", "c.xlsx")]
    write_all([(path, b"old") for path in paths[:2]])
    write_all([(path, b"new") for path in paths])
    assert [path.read_bytes() for path in paths] == [b"new"] * 3
    assert sorted(paths[0].parent.iterdir()) == paths


def test_a_file_that_cannot_take_its_name_leaves_all_as_they_were(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf")]
    write_whole(paths[0], b"old")
    paths[2].mkdir()
    with pytest.raises(SurroundingsError) as refused:
        write_all([(path, b"new") for path in paths])
    assert refused.value.code == "DOC.201"
    assert refused.value.params["path"] == str(paths[2])
    assert paths[0].read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == [paths[0], paths[2]]


def test_a_file_open_elsewhere_takes_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to move a file that another program holds open."""
    paths = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    write_all([(path, b"old") for path in paths])
    moved = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self == paths[1]:
            raise PermissionError(errno.EACCES, "being used by another process")
        return moved(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(SurroundingsError) as refused:
        write_all([(path, b"new") for path in paths])
    assert (refused.value.code, refused.value.params["path"]) == ("DOC.201", str(paths[1]))
    assert [path.read_bytes() for path in paths] == [b"old"] * 2
    assert sorted(tmp_path.iterdir()) == paths


def test_a_name_that_no_disk_takes_is_told_before_anything_is_written(tmp_path: Path) -> None:
    good, long = tmp_path / "a.pdf", tmp_path / f"{'ộ' * 300}.pdf"
    with pytest.raises(SurroundingsError) as refused:
        write_all([(good, b"new"), (long, b"new")])
    assert refused.value.code == "DOC.205"
    assert list(tmp_path.iterdir()) == []


def test_a_work_file_is_never_written_over(tmp_path: Path) -> None:
    good, work_file = tmp_path / "a.pdf", tmp_path / "năm.parindex"
    content = b"SQLite format 3\0 and a year of scores"
    work_file.write_bytes(content)
    with pytest.raises(SurroundingsError) as refused:
        write_all([(good, b"new"), (work_file, b"new")])
    assert refused.value.code == "DOC.207"
    assert work_file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [work_file]


def test_what_the_disk_does_not_hold_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.write_bytes

    def write_bytes(self: Path, content: bytes) -> int:
        if len(content) > 4096:
            whole(self, content[:4096])
            raise OSError(errno.ENOSPC, "No space left on device")
        return whole(self, content)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(SurroundingsError) as refused:
        write_all([(tmp_path / "a.pdf", b"small"), (tmp_path / "b.pdf", b"x" * 10_000)])
    assert refused.value.code == "DOC.202"
    assert list(tmp_path.iterdir()) == []
