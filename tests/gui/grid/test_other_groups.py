"""Going from group to group: a shorter one is shown from a row that it does not have."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang
from tests.gui.grid.driving import Key, press, spot
from ui.screens.scores import ScoresScreen


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Groups of different lengths, as published."""
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


def test_a_shorter_group_is_shown_from_a_row_beyond_its_end(screen: ScoresScreen) -> None:
    context = screen.context
    books = [context.session.book(context.session.rounds[0].id, g.id) for g in context.groups]
    books = sorted((book for book in books if book.units), key=lambda book: len(book.units))
    shortest, longest = books[0], books[-1]
    assert len(shortest.units) < len(longest.units)
    context.look_at(group_id=longest.group.id)
    screen.refresh()
    screen.pane.view.go_to(Spot(len(longest.units) - 1, 0))
    context.look_at(group_id=shortest.group.id)
    screen.refresh()
    assert screen.pane.model.book is not None
    assert screen.pane.model.book.group == shortest.group
    assert spot(screen) == (0, 0)
    press(screen, Key.Key_Down)
    assert screen.pane.strip.isVisible()
    context.look_at(group_id=longest.group.id)
    screen.refresh()
    assert spot(screen) == (len(longest.units) - 1, 0), "each group remembers its own place"
