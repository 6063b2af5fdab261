"""The panel beside the tree, on a file of three departments and leaves with rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from parindex_desktop.services.session import Session
from tests.gui.rule_editor.acts import follow, look_at
from tests.ruled_leaves import BANDS, OPTIONS, counts, open_ruled_file, type_facts
from ui.context import Context
from ui.criteria.detail import DetailPanel


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Three departments; the first leaf in bands, the second with options, the third without."""
    opened = open_ruled_file(tmp_path, BANDS, OPTIONS)
    yield opened
    opened.close()


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> Iterator[DetailPanel]:
    """The panel as the screen shows it, following the file."""
    made = DetailPanel(context)
    context.changed.connect(lambda _change: follow(made))
    made.resize(500, 560)
    made.setVisible(True)
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    look_at(made, 0)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def scored(panel: DetailPanel, session: Session) -> DetailPanel:
    """36 of 40 for the first two departments, 20 of 40 for the third."""
    type_facts(session, 0, counts(36, 40))
    type_facts(session, 1, counts(36, 40))
    type_facts(session, 2, counts(20, 40))
    look_at(panel, 0)
    return panel
