"""An office with workbooks that came back, made once and copied for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.services.workbooks_writing import file_names
from tests.workbook_files import Office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def drawer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test leaves an office for the others to copy."""
    return tmp_path_factory.mktemp("offices") / "first"


@pytest.fixture
def office(tmp_path: Path, drawer: Path) -> Iterator[Office]:
    """An office and the workbooks of three units, the first two filled in."""
    if not drawer.exists():
        drawer.mkdir()
        first = Office(drawer)
        for seed, path in enumerate(first.write()[:2]):
            first.fill(path, seed=seed)
        first.session.close()
    made = Office(shutil.copytree(drawer, tmp_path / "office"))
    yield made
    made.session.close()


@pytest.fixture
def paths(office: Office) -> tuple[Path, ...]:
    """The two workbooks that came back; the third did not."""
    first, second, third = (office.out / name for name in file_names(office.book))
    third.unlink()
    return first, second
