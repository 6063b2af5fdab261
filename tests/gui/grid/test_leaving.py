"""Leaving a file: what is typed is on disk, and what could not be taken is told once."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.scores import Score, Stage
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import open_an_giang
from tests.gui.grid.driving import put
from ui.main_window import MainWindow
from ui.messages import Question
from ui.program import Program
from ui.screens.scores import ScoresScreen


@pytest.fixture
def marked(program: Program, main_window: MainWindow) -> ScoresScreen:
    """The grid of the first group with two texts that were not taken, out of sight."""
    assert main_window.area is not None
    main_window.area.show_screen("scores")
    shown = main_window.area.current
    assert isinstance(shown, ScoresScreen)
    put(shown, "99", 4, 0)
    put(shown, "tốt", 5, 0)
    context = shown.context
    context.look_at(group_id=context.groups[1].id)
    main_window.area.show_screen("log")
    return shown


def the_question(window: MainWindow) -> Question:
    (question,) = window.findChildren(Question)
    return question


def test_closing_with_red_cells_leads_back_to_the_first(
    program: Program, main_window: MainWindow, marked: ScoresScreen
) -> None:
    main_window.close()
    question = the_question(main_window)
    assert question.text.startswith("2 ô đánh dấu đỏ")
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert main_window.isVisible()
    assert marked.isVisible()
    assert marked.context.group == marked.context.groups[0]
    assert marked.pane.view.spot == (4, 0)
    assert QApplication.focusWidget() is marked.pane.view
    marked.context.refused.clear()


def test_escape_goes_back_too_and_red_cells_can_be_left(
    program: Program, main_window: MainWindow, marked: ScoresScreen
) -> None:
    path = marked.context.session.path
    program.close_file()
    question = the_question(main_window)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert program.context is marked.context
    main_window.close()
    question = main_window.findChildren(Question)[-1]
    leave = next(b for b in question.findChildren(QPushButton) if "bỏ" in b.text())
    QTest.keyClick(leave, Qt.Key.Key_Space)
    assert not main_window.isVisible()
    with WorkFile.open(path, author=Author("other")) as file:
        assert not file.read_only


TYPING = """
    import sys, time
    from pathlib import Path
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from parindex_desktop.domain.edits import Author
    from parindex_desktop.services.session import Session
    from parindex_desktop.storage.workfile import WorkFile
    from ui.context import Context
    from ui.screens.scores import ScoresScreen

    application = QApplication([])
    author = Author("Lan")
    screen = ScoresScreen(Context(Session(WorkFile.open(Path(sys.argv[1]), author=author), author)))
    screen.show()
    view = screen.first_focus()
    view.setFocus()
    for text in ("12.5", "13.5", "14.5"):
        QTest.keyClicks(QApplication.focusWidget() or view, text[0])
        QTest.keyClicks(view.editor, text[1:])
        if text != "14.5":
            QTest.keyClick(view.editor, Qt.Key.Key_Return)
    print("typed", flush=True)
    time.sleep(60)
"""


def test_a_killed_program_has_every_cell_that_was_left(tmp_path: Path) -> None:
    session = open_an_giang(tmp_path)
    path, book = session.path, session.book(session.rounds[0].id, session.groups[0].id)
    session.close()
    code = textwrap.dedent(TYPING)
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stdout.readline() == "typed\n"
        running.send_signal(signal.SIGKILL)
    leaf = book.leaves[0].id
    with WorkFile.open(path, author=Author("Lan")) as file:
        stored = file.read().scores(book.round.id)
    found = [stored[book.key(unit.id, leaf, Stage.APPRAISAL_1)] for unit in book.units[:3]]
    never_left = book.score(book.units[2].id, leaf, Stage.APPRAISAL_1)
    assert found == [Score.number(125_000), Score.number(135_000), never_left]
