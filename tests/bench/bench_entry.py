"""Score entry in the whole window: the limits of opening, pasting and memory, and the sheet.

Ratios are to the limit where there is one: below 1 it is kept.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from tests.bench import Measurement
from tests.bench.painting import until_painted
from tests.score_files import communes, open_score_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parindex_desktop.services.session import Session
    from ui.program import Program
    from ui.screens.scores import ScoresScreen

OPENING: Final = 0.5
PASTING: Final = 1.0
"""Seconds at the most."""

MEMORY: Final = 400
"""Megabytes at the most."""

SIZE: Final = (1366, 728)
_FRAME: Final = 1 / 60
_SURVEYS: Final = 2
"""Leaves of a made file that a paste passes over."""


def run() -> list[Measurement]:
    """Measures 168 units x 90 criteria with remarks and documents, and a paste of 200 x 100."""
    return [*_of_views(), _of_a_paste(), _of_memory()]


def _of_views() -> list[Measurement]:
    with _window(168, 90, beside=True) as program:
        screen, opened = _open_grid(program)
        turned = _switch(screen)
        walked = median(_walk(screen) for _ in range(20))
    frame = "60 frames a second: 16.67 ms"
    return [
        Measurement("opening the grid of 168 x 90 until painted", opened,
                    f"limit: {OPENING * 1000:.0f} ms", opened / OPENING),
        Measurement("from the grid to the first sheet until painted", turned,
                    f"limit of the grid: {OPENING * 1000:.0f} ms", turned / OPENING),
        Measurement("next unit's sheet of 168 x 90 until painted", walked, frame, walked / _FRAME),
    ]  # fmt: skip


def _of_a_paste() -> Measurement:
    with _window(200, 100 + _SURVEYS) as program:
        screen, _ = _open_grid(program)
        pasted, computed = map(median, zip(*(_paste(program, screen, nth) for nth in range(5)),
                                           strict=True))  # fmt: skip
    against = f"limit: {PASTING:.0f} s; the processor worked {computed:.2f} s"
    return Measurement(
        "pasting 200 x 100 in the window, with checks", pasted, against, pasted / PASTING
    )


def _of_memory() -> Measurement:
    """Asks a process of its own: what other measurements needed at the most is not meant."""
    call = [sys.executable, "-c", "from tests.bench import bench_entry as b; b.print_peak()"]
    told = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    peak = int(told.split()[-1])
    return Measurement("megabytes at the most, 168 x 90, grid, sheet, checks", peak,
                       f"limit: {MEMORY} MB", peak / MEMORY)  # fmt: skip


def print_peak() -> None:
    """Works in a window on the file of 168 x 90, and prints the most memory that took, in MB."""
    with _window(168, 90, beside=True) as program:
        screen, _ = _open_grid(program)
        _switch(screen)
        for _ in range(20):
            _walk(screen)
        assert program.window.area is not None
        program.window.area.show_screen("checks")
        _settle()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


# ---- the file -----------------------------------------------------------------------------------


@contextmanager
def _window(units: int, leaves: int, *, beside: bool = False) -> Iterator["Program"]:
    """A program with a made file open at the rounds; `beside`: with words and documents."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="parindex-bench-") as name:
        os.environ["PARINDEX_HOME"] = str(Path(name) / "home")
        session = open_score_file(Path(name), communes(units), leaves)
        if beside:
            _put_beside(session)
        session.close()
        program = _program(Path(name) / "grid.parindex")
        try:
            yield program
        finally:
            program.window.close()


def _put_beside(session: "Session") -> None:
    """Scores of the units themselves, a reason for every cell and a document that proves it."""
    from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
    from parindex_desktop.domain.evidence import Evidence, EvidenceId
    from parindex_desktop.domain.remarks import Remark, RemarkKind
    from parindex_desktop.domain.scores import BLANK, Score, Stage

    book = session.book(session.rounds[0].id, session.group_of("so").id)
    places = [(unit, leaf) for unit in book.units for leaf in book.leaves]
    things: list[Remark | Evidence] = []
    for id_, (unit, leaf) in zip(session.new_ids(len(places)), places, strict=True):
        place = (book.round.id, unit.id, leaf.id)
        things.append(Remark(*place, RemarkKind.REASON, f"Thiếu báo cáo quý III của {unit.name}."))
        things.append(
            Evidence(EvidenceId(id_), *place, 0, f"{id_}/BC-UBND", "2016-03-05", unit.name, "2")
        )
    cells = tuple(
        CellChange(book.key(unit.id, leaf.id, Stage.SELF), BLANK, Score.number(leaf.max_points))
        for unit, leaf in places
        if leaf.source == "appraised"
    )
    session.do(Edit("import", (), tuple(EntityChange(None, each) for each in things), cells))


def _program(path: Path) -> "Program":
    """Opens a file as the program does, beside the grid: its screen is still to be made."""
    from PySide6.QtWidgets import QApplication

    from parindex_desktop import i18n
    from parindex_desktop.settings import Place, SettingsStore
    from ui import theme
    from ui.program import Program

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    i18n.set_language("vi")
    application.setStyle("Fusion")
    theme.appearance().wear(theme.ThemeChoice.LIGHT, 100)
    settings = SettingsStore()
    settings.remember_place(path, Place("rounds"))
    program = Program(settings)
    program.window.resize(*SIZE)
    program.window.show()
    program.open(path)
    _settle()
    return program


# ---- what is done -------------------------------------------------------------------------------


def _settle() -> None:
    from PySide6.QtWidgets import QApplication

    for _ in range(20):
        QApplication.processEvents()


def _open_grid(program: "Program") -> tuple["ScoresScreen", float]:
    """Goes to the grid for the first time; returns its screen and the seconds until painted."""
    from ui.screens.scores import ScoresScreen

    area = program.window.area
    assert area is not None
    started = time.perf_counter()
    area.show_screen("scores")
    made = time.perf_counter() - started
    screen = area.current
    assert isinstance(screen, ScoresScreen)
    painted = until_painted(screen.update, _views(screen))
    _settle()
    return screen, made + painted


def _switch(screen: "ScoresScreen") -> float:
    """Goes to the sheet for the first time; returns the seconds until painted."""
    started = time.perf_counter()
    screen.switch_view()
    made = time.perf_counter() - started
    return made + until_painted(screen.update, [screen.sheet.view.viewport()])


def _walk(screen: "ScoresScreen") -> float:
    viewport = screen.sheet.view.viewport()
    return until_painted(lambda: screen.sheet.jumps.walk(1), [viewport])


def _views(screen: "ScoresScreen") -> list["QWidget"]:
    return [screen.pane.view.viewport(), screen.pane.results.viewport()]


def _paste(program: "Program", screen: "ScoresScreen", nth: int) -> tuple[float, float]:
    """Returns the seconds from Ctrl+V until grid, results and counts are there, and those worked.

    The two differ by waiting for the disk, and by what else the machine has to do.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest

    from parindex_desktop.domain.numbers import Points, format_points
    from parindex_desktop.services.score_search import Spot

    view, model = screen.pane.view, screen.pane.model
    view.go_to(Spot(0, 0))
    chance, columns = random.Random(nth), range(model.columnCount())
    rows = [[format_points(Points(chance.randint(0, 50) * 100)) for _ in columns]
            for _ in range(model.rowCount())]  # fmt: skip
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
    control = Qt.KeyboardModifier.ControlModifier
    started = time.process_time()
    taken = until_painted(lambda: QTest.keyClick(view, Qt.Key.Key_V, control), _views(screen))
    computed = time.process_time() - started
    assert [model.cell(row, 0).text for row in range(len(rows))] == [row[0] for row in rows]
    assert program.context is not None
    assert program.context.checks.counts is not None
    return taken, computed
