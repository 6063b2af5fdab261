"""What the tests of the window share: a real work file and its context.

Letters are typed with `tests.gui.keys.send_text`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from parindex_desktop import i18n
from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang
from ui import theme
from ui.context import Context


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
