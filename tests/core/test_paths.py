"""Resources are found from the sources and in the frozen program; folders obey PARINDEX_HOME."""

import sys
from pathlib import Path

import platformdirs
import pytest

from parindex_desktop import paths


def test_resources_lie_beside_the_packages() -> None:
    assert paths.resource("fonts", "NotoSans-Regular.ttf").is_file()


def test_frozen_program_finds_resources_where_they_are_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("icons", "save.svg") == tmp_path / "resources" / "icons" / "save.svg"


def test_one_variable_moves_all_folders_of_the_person(parindex_home: Path) -> None:
    folders = [
        paths.user_data_dir(), paths.user_config_dir(), paths.user_log_dir(), paths.documents_dir()
    ]  # fmt: skip
    assert {folder.parent for folder in folders} == {parindex_home}
    assert len(set(folders)) == 4
    assert all(folder.is_dir() for folder in folders)


def test_without_the_variable_the_system_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path / "share")
    assert paths.user_data_dir() == tmp_path / "share"
    assert (tmp_path / "share").is_dir()
