"""Four units of which one has no administrative procedures, in the screen Nhập điểm."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.session import Session
from tests.trait_files import NO_PROCEDURES, open_trait_file
from ui.context import Context
from ui.screens.scores import ScoresScreen


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Leaves 1.1 (options), 1.2, 2.1.1 (yes/no), 2.1.2, 2.2 (bands), 3 (survey), 4 (external)."""
    opened = open_trait_file(tmp_path, traits={"Thanh tra tỉnh": (NO_PROCEDURES,)})
    yield opened
    opened.close()


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> ScoresScreen:
    made = ScoresScreen(context)
    qtbot.addWidget(made)
    made.resize(1186, 658)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.first_focus().setFocus()
    qtbot.waitUntil(made.pane.view.hasFocus)
    made.pane.view.go_to(Spot(0, 0))
    return made
