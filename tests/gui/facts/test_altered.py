"""Cells whose facts were altered past the program, so that no rule can take them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from parindex_desktop.domain.scores import Stage
from parindex_desktop.services.fact_entry import enter_facts
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.session import Session
from tests.an_giang import AUTHOR
from tests.gui.facts.test_cells import IN_TIME, tip
from tests.gui.grid.driving import put, shown
from tests.trait_files import book_of, open_trait_file
from ui.screens.scores import ScoresScreen

WORDS = "Số liệu của ô này không đọc được; điểm của ô vẫn được tính. Hãy nhập lại số liệu."


ALTERED = ["[1]", "[[", '{"choice": 1}', '[["choice",3]]', "x", "[]"]


@pytest.fixture
def session(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Session]:
    """The first unit has 20 points in 2.2, with facts that are none."""
    made = open_trait_file(tmp_path)
    book = book_of(made)
    place = Place(book.units[0].id, book.leaves[IN_TIME].id)
    share = {"numerator": "38", "denominator": "40"}
    made.do(enter_facts(book, Stage.APPRAISAL_1, place, share).edit)
    made.close()
    with closing(sqlite3.connect(made.path)) as other:
        other.execute("UPDATE scores SET facts = ?", (request.param,))
        other.commit()
    opened = open_session(made.path, AUTHOR)
    yield opened
    opened.close()


@pytest.mark.parametrize("session", [*ALTERED, '[["choice",\n3]]'], indirect=True)
def test_the_points_are_shown_with_a_sentence_for_the_facts(screen: ScoresScreen) -> None:
    assert shown(screen, 0, IN_TIME) == "20"
    assert tip(screen, 0, IN_TIME) == WORDS
    screen.pane.view.go_to(Spot(0, IN_TIME))
    assert WORDS in screen.pane.strip.note


@pytest.mark.parametrize("session", ALTERED, indirect=True)
def test_they_can_be_typed_over(screen: ScoresScreen, session: Session) -> None:
    put(screen, "10", 0, IN_TIME)
    assert shown(screen, 0, IN_TIME) == "10"
    assert tip(screen, 0, IN_TIME) == ""
    session.bus.undo()
    assert shown(screen, 0, IN_TIME) == "20"
