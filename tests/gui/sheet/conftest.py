"""The sheet of the first of four departments, nothing scored yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from parindex_desktop.services.session import Session
from tests.score_files import DEPARTMENT_NAMES, open_score_file
from ui.context import Context
from ui.screens.scores import ScoresScreen
from ui.sheet.pane import SheetPane


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Twelve criteria in four domains; 3.3 and 4.3 are scored by the survey."""
    opened = open_score_file(tmp_path, DEPARTMENT_NAMES[:4], 12, filled=0)
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
    made.switch_view()
    qtbot.waitUntil(made.sheet.view.hasFocus)
    return made


@pytest.fixture
def pane(screen: ScoresScreen) -> SheetPane:
    return screen.sheet
