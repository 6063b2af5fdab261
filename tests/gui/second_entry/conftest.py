"""The screen Nhập lại lần hai on a first entry of five units, and its keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from parindex_desktop.services.session import Session
from tests.gui.showing import shown
from tests.second_entries import open_first_entry
from ui.context import Context
from ui.second_entry.screen import SecondEntryScreen


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Five units, four leaves of appraisal and two of survey, keyed by Lan."""
    opened = open_first_entry(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[SecondEntryScreen]:
    with shown(SecondEntryScreen(context), qtbot, width=1180, height=650) as made:
        yield made
