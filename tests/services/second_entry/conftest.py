"""A first entry of five units, and the sheet of the first one on the desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop.domain.second_entry.campaigns import Campaign
from parindex_desktop.services.session import Session
from tests.second_entries import Desk, begin, book_of, open_first_entry


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_first_entry(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def campaign(session: Session) -> Campaign:
    return begin(session)


@pytest.fixture
def desk(session: Session, campaign: Campaign) -> Desk:
    return Desk(session, campaign, book_of(session).units[0].id)
