"""A scored group in the screen Nhập điểm."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.session import Session
from tests.score_files import DEPARTMENT_NAMES, open_score_file
from ui.context import Context
from ui.screens.scores import ScoresScreen


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Seventeen departments, twelve criteria in four domains (3.3, 4.3 surveys), all scored."""
    opened = open_score_file(tmp_path, DEPARTMENT_NAMES, 12)
    yield opened
    opened.close()


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> ScoresScreen:
    made = ScoresScreen(context)
    qtbot.addWidget(made)
    made.resize(1186, 658)
    made.show()
    made.first_focus().setFocus()
    qtbot.waitUntil(made.pane.view.hasFocus)
    made.pane.view.go_to(Spot(0, 0))
    return made
