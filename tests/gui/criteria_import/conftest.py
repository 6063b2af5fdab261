from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from parindex_desktop.services.session import Session
from tests.gui.criteria_import.tables import write_annex
from ui.context import Context
from ui.criteria_import import CriteriaImportWizard


@pytest.fixture(scope="session")
def annex(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The faulty annex in Word; made once, since writing it takes a while."""
    return write_annex(tmp_path_factory.mktemp("phu-luc"))


@pytest.fixture
def wizard(context: Context, session: Session, qtbot: QtBot) -> Iterator[CriteriaImportWizard]:
    """The window for the group `xa`, which has neither set nor units."""
    made = CriteriaImportWizard(context, session.round_of(2016), session.group_of("xa"))
    made.resize(1311, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.accept()
    made.deleteLater()


@pytest.fixture
def words(context: Context) -> list[str]:
    """What the status bar is told."""
    told: list[str] = []
    context.told.connect(told.append)
    return told
