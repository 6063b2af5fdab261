"""A session on a real work file that holds An Giang 2016."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parindex_desktop.services.session import Session
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import AUTHOR, open_an_giang
from tests.locked_files import lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.services.group_book import GroupBook


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def book(session: Session) -> GroupBook:
    """The departments, as the session keeps them."""
    return session.book(session.round_of(2016).id, session.group_of("so").id)


@pytest.fixture(scope="module")
def locked_an_giang(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An Giang 2016, locked, as rules usually ask for."""
    opened = open_an_giang(tmp_path_factory.mktemp("locked"))
    lock(opened)
    opened.close()
    return opened.path.read_bytes()


@pytest.fixture
def locked_session(tmp_path: Path, locked_an_giang: bytes) -> Iterator[Session]:
    path = tmp_path / "an-giang.parindex"
    path.write_bytes(locked_an_giang)
    opened = Session(WorkFile.open(path, author=AUTHOR), AUTHOR)
    yield opened
    opened.close()
