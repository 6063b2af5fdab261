from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from parindex_desktop.services.session import Session
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import AUTHOR, PROFILE
from tests.gui.importing.driving import opened
from ui.context import Context
from ui.importing import ImportWizard


@pytest.fixture
def empty(tmp_path: Path, qapp: QApplication) -> Iterator[Context]:
    """A new work file: groups, no round, no units."""
    work_file = WorkFile.create(tmp_path / "moi.parindex", profile=PROFILE, author=AUTHOR)
    made = Context(Session(work_file, AUTHOR))
    yield made
    made.close()


@pytest.fixture
def first(empty: Context, qtbot: QtBot) -> Iterator[ImportWizard]:
    """The wizard on the new work file, at the year of the published table."""
    for wizard in opened(empty, qtbot):
        wizard.source.year.setValue(2016)
        yield wizard


@pytest.fixture
def wizard(context: Context, qtbot: QtBot) -> Iterator[ImportWizard]:
    """The wizard on An Giang 2016."""
    yield from opened(context, qtbot)
