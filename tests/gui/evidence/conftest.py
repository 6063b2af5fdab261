"""A context on a file whose criteria want evidence, and a panel at its first place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.services.session import Session
from tests.proven_files import book_of, open_proven_file, place_in
from ui.context import Context
from ui.evidence.panel import EvidencePanel


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_proven_file(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def context(session: Session, qapp: QApplication) -> Iterator[Context]:
    made = Context(session)
    yield made
    made.close()


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> Iterator[EvidencePanel]:
    """The documents of the first unit and leaf, with the focus, in the room of a tab."""
    made = EvidencePanel(context)
    qtbot.addWidget(made)
    made.resize(1000, 180)
    made.show_place(*place_in(book_of(context.session)))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    yield made
    made.close()


def listed(session: Session, unit: int = 0, leaf: int = 0) -> tuple[Evidence, ...]:
    """Returns the documents of a place as the file has them."""
    place = place_in(book_of(session), unit, leaf)
    found = session.reader.dossier(session.rounds[0].id)
    mine = [
        each
        for each in found
        if isinstance(each, Evidence) and (each.unit_id, each.criterion_id) == place
    ]
    return tuple(sorted(mine, key=lambda each: each.position))
