"""Settings survive the program, and damage to them does not stop it."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from parindex_desktop.settings import (
    FILE_NAME,
    MOST_RECENT_FILES,
    Place,
    Settings,
    SettingsStore,
)


def test_what_was_changed_is_there_next_time(tmp_path: Path) -> None:
    place = Place("scores", 2016, "so")
    SettingsStore(tmp_path).change(
        theme="dark", text_percent=150, column_widths={"units": (120, 80)}, places={"a": place}
    )
    assert SettingsStore(tmp_path).value == Settings(
        theme="dark", text_percent=150, column_widths={"units": (120, 80)}, places={"a": place}
    )


@pytest.mark.parametrize("damage", [b'{"theme": ', b"\xff\xfe\x00", b"[1, 2]", b"", b"[" * 100_000])
def test_damaged_settings_are_moved_aside(
    damage: bytes, tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    (tmp_path / FILE_NAME).write_bytes(damage)
    expect_log("settings unreadable")
    assert SettingsStore(tmp_path).value == Settings()
    assert (tmp_path / FILE_NAME).with_suffix(".damaged").read_bytes() == damage


def test_a_value_of_another_type_gives_way_to_the_default(tmp_path: Path) -> None:
    stored = {
        "text_percent": "large", "theme": "dark", "recent_files": ["a", 3], "unknown": 1,
        "steps_collapsed": 1, "places": {"a": {"screen": "log", "year": "x"}, "b": 2},
        "column_widths": [1], "import_mappings": {"Điểm": "appraised", "x": None},
    }  # fmt: skip
    (tmp_path / FILE_NAME).write_text(json.dumps(stored), encoding="utf-8")
    assert SettingsStore(tmp_path).value == Settings(
        theme="dark",
        recent_files=("a",),
        places={"a": Place("log")},
        import_mappings={"Điểm": "appraised"},
    )


def test_recent_files_are_few_newest_first_and_once(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    for number in range(MOST_RECENT_FILES + 3):
        store.remember_file(tmp_path / f"{number}.parindex")
    store.remember_file(tmp_path / "5.parindex")
    recent = [Path(each).stem for each in store.value.recent_files]
    assert recent == ["5", "12", "11", "10", "9", "8", "7", "6", "4", "3"]
    assert store.value.last_folder == str(tmp_path)


def test_a_file_that_fell_off_the_list_loses_its_place(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    first = tmp_path / "first.parindex"
    store.remember_file(first)
    store.remember_place(first, Place("units"))
    store.forget_file(first)
    store.remember_file(tmp_path / "second.parindex")
    assert store.value.places == {}


def test_a_failed_write_keeps_the_old_settings_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    store = SettingsStore(tmp_path)
    store.change(theme="dark")

    def full_disk(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    expect_log("settings not written")
    store.change(theme="light")
    assert store.value.theme == "light"
    assert SettingsStore(tmp_path).value.theme == "dark"
