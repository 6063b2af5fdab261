from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.showing import shown
from ui.context import Context
from ui.screens.wording import WordingScreen


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[WordingScreen]:
    with shown(WordingScreen(context), qtbot, width=1150, height=640) as screen:
        yield screen
