"""The order in which a finished file takes its place; a power cut cannot be tried in a test."""

import os
import stat
from pathlib import Path

import pytest

from parindex_desktop.storage.copying import put_in_place


def test_content_is_on_disk_before_the_name_and_the_name_before_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, path = tmp_path / "new", tmp_path / "work"
    new.write_bytes(b"new")
    path.write_bytes(b"old")
    done: list[str] = []
    sync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        done.append("sync the folder" if is_folder else "sync the file")
        sync(handle)

    def replaced(source: Path, target: Path) -> None:
        done.append(f"{source.name} -> {target.name}")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    put_in_place(new, path)
    assert done == ["sync the file", "new -> work", "sync the folder"]
    assert path.read_bytes() == b"new"
