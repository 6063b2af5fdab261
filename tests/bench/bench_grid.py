"""Editing a big grid: from leaving a cell until the new ranking is painted."""

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final

from tests.bench import Measurement
from tests.bench.painting import until_painted
from tests.score_files import communes, open_score_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parindex_desktop.services.session import Session
    from ui.screens.scores import ScoresScreen

EDITS: Final = 200
SIZE: Final = (1366, 768)
_ROOM: Final = "parindex-bench-"


def run() -> list[Measurement]:
    """Measures edits of 200 units x 100 criteria, opening 3 321 x 100 and paging through it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return [*_measure_edits(), *_measure_large()]


def _measure_edits() -> list[Measurement]:
    with _file(200) as (session, folder), _screen(session) as screen:
        bare = bare_commits(folder)
        commit = _edits_without_window(session)
        edits = [_edit(screen, nth) for nth in range(EDITS + 20)][20:]
    against = f"one row committed by sqlite3: {bare * 1000:.2f} ms"
    slowest = quantiles(edits, n=20)[-1]
    return [
        Measurement("edit of 200 x 100 until painted, median", median(edits), against,
                    median(edits) / bare),
        Measurement("edit of 200 x 100 until painted, 95th percentile", slowest, against,
                    slowest / bare),
        Measurement("the same edit without a window, median", commit, against, commit / bare),
    ]  # fmt: skip


def _measure_large() -> list[Measurement]:
    with _file(3321) as (session, folder):
        read = _read_plainly(folder)
        started = time.perf_counter()
        with _screen(session) as screen:
            opened = time.perf_counter() - started
            edits = [_edit(screen, nth) for nth in range(30)]
            pages = [_page_down(screen) for _ in range(50)]
    against = f"the same cells read by sqlite3: {read:.2f} s"
    frame = "60 frames a second: 16.67 ms"
    return [
        Measurement("opening 3 321 x 100 until painted", opened, against, opened / read),
        Measurement("edit of 3 321 x 100 until painted, median", median(edits), frame,
                    median(edits) * 60),
        Measurement("page down in 3 321 x 100 until painted", median(pages), frame,
                    median(pages) * 60),
    ]  # fmt: skip


@contextmanager
def _file(units: int) -> Iterator[tuple["Session", Path]]:
    with tempfile.TemporaryDirectory(prefix=_ROOM) as name:
        folder = Path(name)
        os.environ["PARINDEX_HOME"] = str(folder / "home")
        session = open_score_file(folder, communes(units), 100)
        session.close()
        reopened = _reopened(folder / "grid.parindex")
        try:
            yield reopened, folder
        finally:
            reopened.close()


def _reopened(path: Path) -> "Session":
    from parindex_desktop.services.session import Session
    from parindex_desktop.storage.workfile import WorkFile
    from tests.an_giang import AUTHOR

    return Session(WorkFile.open(path, author=AUTHOR), AUTHOR)


@contextmanager
def _screen(session: "Session") -> Iterator["ScoresScreen"]:
    """Shows the screen as the program dresses it."""
    from PySide6.QtWidgets import QApplication

    from parindex_desktop import i18n
    from ui import theme
    from ui.context import Context
    from ui.screens.scores import ScoresScreen

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    i18n.set_language("vi")
    application.setStyle("Fusion")
    theme.appearance().wear(theme.ThemeChoice.LIGHT, 100)
    context = Context(session)
    screen = ScoresScreen(context)
    screen.resize(*SIZE)
    screen.show()
    screen.first_focus().setFocus()
    application.processEvents()
    yield screen
    screen.close()
    screen.deleteLater()


def _edit(screen: "ScoresScreen", seed: int) -> float:
    """Types another value into a cell in sight and returns the seconds from Enter to paint."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from parindex_desktop.services.score_search import Spot

    chance, pane = random.Random(seed), screen.pane
    rows = pane.model.rowCount() - 2
    columns = [place for place in range(pane.model.columnCount()) if pane.model.is_open(0, place)]
    spot = Spot(chance.randint(0, rows), chance.choice(columns))
    pane.view.go_to(spot)
    maximum = pane.model.columns[spot.column].leaf.max_points
    present = pane.model.score(*spot)[0].points
    text = "0,25" if present != 2_500 and maximum >= 2_500 else "0,5"
    QTest.keyClick(pane.view, Qt.Key.Key_0)
    editor = pane.view.editor
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    QApplication.processEvents()
    taken = until_painted(lambda: QTest.keyClick(editor, Qt.Key.Key_Return), _views(screen))
    assert pane.model.cell(*spot).text == text
    return taken


def _page_down(screen: "ScoresScreen") -> float:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    view = screen.pane.view
    return until_painted(lambda: QTest.keyClick(view, Qt.Key.Key_PageDown), _views(screen))


def _views(screen: "ScoresScreen") -> tuple["QWidget", ...]:
    return screen.pane.view.viewport(), screen.pane.results.viewport()


def _edits_without_window(session: "Session") -> float:
    """What the file and the ranking alone cost, by the same services."""
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.services.score_entry import Place, enter_text

    book = session.book(session.rounds[0].id, session.group_of("so").id)
    chance = random.Random(3)

    def edit() -> None:
        place = Place(chance.choice(book.units).id, chance.choice(book.leaves).id)
        text = chance.choice(("0,1", "0,2", "0,3", "0,4"))
        session.do(enter_text(book, Stage.APPRAISAL_1, place, text).edit)

    return _median(edit, 50)


def bare_commits(folder: Path) -> float:
    """One row changed in a table of the same shape, with the pragmas of a work file."""
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("CREATE TABLE s (u, c, p, PRIMARY KEY (u, c)) WITHOUT ROWID")
        rows = [(unit, leaf, 0) for unit in range(200) for leaf in range(100)]
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO s VALUES (?, ?, ?)", rows)
        connection.execute("COMMIT")
        chance = random.Random(1)

        def commit() -> None:
            connection.execute("BEGIN IMMEDIATE")
            key = (chance.randrange(200), chance.randrange(100))
            connection.execute("UPDATE s SET p = p + 1 WHERE u = ? AND c = ?", key)
            connection.execute("COMMIT")

        return _median(commit, 100)


def _read_plainly(folder: Path) -> float:
    with closing(sqlite3.connect(folder / "grid.parindex")) as connection:
        return _median(lambda: connection.execute("SELECT * FROM scores").fetchall(), 3)


def _median(act: Callable[[], object], times: int) -> float:
    taken: list[float] = []
    for _ in range(times):
        started = time.perf_counter()
        act()
        taken.append(time.perf_counter() - started)
    return median(taken)
