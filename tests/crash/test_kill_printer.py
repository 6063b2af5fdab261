"""Killed while a set of papers is written: every file is whole, the old one or the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.an_giang import open_an_giang
from tests.crash.printer import print_papers

if TYPE_CHECKING:
    from pathlib import Path

    from tests.crash.conftest import Program

OLD = b"an older paper"


def shown(folder: Path) -> dict[str, bytes]:
    """What a person sees in a folder."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if not p.name.startswith(".")}


@pytest.fixture
def work_file(tmp_path: Path) -> Path:
    open_an_giang(tmp_path).close()
    return tmp_path / "an-giang.parindex"


@pytest.mark.parametrize(("step", "nth"), [("draft", 1), ("draft", 3), ("draft", 5)])
def test_killed_before_names_change_leaves_the_older_set(
    program: Program, work_file: Path, tmp_path: Path, step: str, nth: int
) -> None:
    new, folder = tmp_path / "new", tmp_path / "papers"
    print_papers(work_file, new, "draft", 0)
    made = shown(new)
    assert len(made) == 5
    folder.mkdir()
    for name in made:
        (folder / name).write_bytes(OLD)
    started = program.start("printer", work_file, folder, step, nth)
    started.communicate(timeout=60)
    assert started.returncode != 0
    assert shown(folder) == dict.fromkeys(made, OLD)


@pytest.mark.parametrize(("step", "nth"), [("name", 1), ("name", 4), ("name", 10), ("kept", 2)])
def test_killed_while_names_change_leaves_no_half_file_and_loses_none(
    program: Program, work_file: Path, tmp_path: Path, step: str, nth: int
) -> None:
    new, folder = tmp_path / "new", tmp_path / "papers"
    print_papers(work_file, new, "draft", 0)
    made = shown(new)
    folder.mkdir()
    for name in made:
        (folder / name).write_bytes(OLD)
    started = program.start("printer", work_file, folder, step, nth)
    started.communicate(timeout=60)
    assert started.returncode != 0
    left = [path.read_bytes() for path in folder.iterdir()]
    assert all(content in (OLD, *made.values()) for content in left)
    assert all(content == made[name] or content == OLD for name, content in shown(folder).items())
    assert step != "kept" or shown(folder) == made
