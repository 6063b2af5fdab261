"""A session on a real work file that holds An Giang 2016."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.an_giang import open_an_giang

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def book(session: Session) -> GroupBook:
    """The departments, as the session keeps them."""
    return session.book(session.round_of(2016).id, session.group_of("so").id)
