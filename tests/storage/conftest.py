"""Work files of a test, closed behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import Sample, fill, new_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the work file of the test stands; its name has what breaks careless addresses."""
    folder = tmp_path / "Chấm điểm năm 2016"
    folder.mkdir()
    return folder / "Điểm 100% #1 có?.parindex"


@pytest.fixture
def work(path: Path) -> Iterator[WorkFile]:
    """A new work file without a round."""
    with new_file(path) as opened:
        yield opened


@pytest.fixture
def sample(work: WorkFile) -> Sample:
    """What the work file holds once a test asks for it: a round with every kind of entity."""
    return fill(work)
