from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An Giang 2016, every cell scored, nothing locked."""
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()
