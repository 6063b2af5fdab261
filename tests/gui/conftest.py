"""What the tests of the window share: a real work file and its context.

Letters are typed with `tests.gui.keys.send_text`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from parindex_desktop import i18n
from parindex_desktop.services.session import Session
from parindex_desktop.settings import Place, SettingsStore
from tests.an_giang import open_an_giang
from ui import theme
from ui.context import Context
from ui.main_window import MainWindow
from ui.program import Program


@pytest.fixture(scope="session")
def _fusion(qapp: QApplication) -> None:
    """The style that the program sets; once, since every change of style dresses all widgets."""
    qapp.setStyle("Fusion")


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, _fusion: None) -> None:
    """The window's own language, fonts and colours, as the program starts with."""
    i18n.set_language("vi")
    worn = theme.appearance()
    if (worn.choice, worn.text_percent) != (theme.ThemeChoice.LIGHT, 100) or not qapp.styleSheet():
        worn.wear(theme.ThemeChoice.LIGHT, 100)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An Giang 2016: groups `so` (17 units) and `huyen` (11), one round, every cell scored."""
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def context(session: Session, qapp: QApplication) -> Iterator[Context]:
    """What a screen is given, on the session of the test."""
    made = Context(session)
    yield made
    made.close()


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    """The running program at its start page, with a name and settings of its own."""
    settings = SettingsStore()
    settings.change(user_name="Nguyễn Thị Lan", theme="light", text_percent=100)
    made = Program(settings)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.window.close()


@pytest.fixture
def main_window(program: Program, tmp_path: Path) -> MainWindow:
    """The window on An Giang 2016, at the screen of rounds; `program.context` is its context."""
    open_an_giang(tmp_path).close()
    path = tmp_path / "an-giang.parindex"
    program.settings.remember_place(path, Place("rounds"))
    program.open(path)
    assert program.window.area is not None
    assert program.window.isActiveWindow(), "a part without a parent was shown as a window"
    return program.window
