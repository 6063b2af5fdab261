"""The screen Bộ tiêu chí at a set of seven lines in the group `xa`, which has no units."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from parindex_desktop.services.session import Session
from tests.gui.criteria.screens import look_at
from tests.gui.showing import shown
from tests.services.criteria_sets import make_set
from ui.context import Context
from ui.screens.criteria import CriteriaScreen


@pytest.fixture
def screen(context: Context, session: Session, qtbot: QtBot) -> Iterator[CriteriaScreen]:
    make_set(session)
    with shown(CriteriaScreen(context), qtbot, width=1150, height=690) as screen:
        look_at(screen, "xa")
        yield screen


@pytest.fixture
def refusals(context: Context) -> list[str]:
    told: list[str] = []
    context.failed.connect(lambda error: told.append(error.code))
    return told


@pytest.fixture
def words(context: Context) -> list[str]:
    """What the status bar is told."""
    told: list[str] = []
    context.told.connect(told.append)
    return told
