"""An office whose units sent their workbooks, and the screen that takes them back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.workbooks.columns import Column
from parindex_desktop.services.workbooks_writing import file_names
from tests.gui.showing import shown
from tests.gui.workbooks.looking import read
from tests.workbook_files import Office, opened, put
from ui.screens.workbooks import RECEIVE, WorkbooksScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from parindex_desktop.services.session import Session
    from ui.context import Context
    from ui.workbooks.receiving import ReceivingPanel


@pytest.fixture(scope="module")
def drawer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test leaves an office of four units and their workbooks."""
    folder = tmp_path_factory.mktemp("offices") / "first"
    folder.mkdir()
    made = Office(folder, units=4)
    for seed, path in enumerate(made.write()[:3]):
        made.fill(path, seed=seed)
    made.session.close()
    return folder


@pytest.fixture
def office(tmp_path: Path, drawer: Path) -> Iterator[Office]:
    """Two units sent their workbooks, a third one spoilt it, the fourth sent nothing."""
    made = Office(shutil.copytree(drawer, tmp_path / "office"))
    _, _, third, fourth = (made.out / name for name in file_names(made.book))
    fourth.unlink()
    with opened(third) as page:
        open_leaf = next(leaf for leaf in made.lines.leaves if leaf.is_open and not leaf.facts)
        put(page, open_leaf.line.row, Column.POINTS, "nhiều")
    (made.out / "ghi chú.txt").write_text("đã gửi")
    yield made
    made.session.close()


@pytest.fixture
def session(office: Office) -> Session:
    return office.session


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[WorkbooksScreen]:
    with shown(WorkbooksScreen(context), qtbot, width=1186, height=640) as made:
        yield made


@pytest.fixture
def panel(screen: WorkbooksScreen, office: Office, qtbot: QtBot) -> ReceivingPanel:
    """The folder is read."""
    screen.show_part(RECEIVE)
    read(screen.receiving, office.out, qtbot)
    return screen.receiving
