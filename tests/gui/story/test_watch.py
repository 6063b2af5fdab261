"""An altered log is told when the file is opened, shown in the log, and the file stays usable."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from parindex_desktop.settings import Place
from tests.an_giang import open_an_giang
from ui.program import Program
from ui.screens.log import LogScreen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    session = open_an_giang(tmp_path)
    session.close()
    return session.path


def altered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        for name in ("audit_no_update", "audit_no_delete", "audit_cells_no_delete"):
            other.execute(f"DROP TRIGGER {name}")
        for sql in statements:
            other.execute(sql)
        other.commit()


def notices(program: Program) -> list[str]:
    assert program.window.area is not None
    return [notice.text for notice in program.window.area.messages.notices]


def log_screen(program: Program) -> LogScreen:
    assert program.window.area is not None
    program.window.area.show_screen("log")
    shown = program.window.area.current
    assert isinstance(shown, LogScreen)
    return shown


def test_a_broken_chain_is_told_and_shown(program: Program, path: Path, qtbot: QtBot) -> None:
    altered(path, "UPDATE audit SET name = 'x' WHERE id = 2")
    program.settings.remember_place(path, Place("rounds"))
    program.open(path)
    assert program.context is not None
    assert notices(program) == [], "opening does not wait for the walk"
    program.context.trail_watch.walk()
    qtbot.waitUntil(lambda: bool(notices(program)))
    assert notices(program)[0].startswith("FILE.163  Dòng 2 của nhật ký")
    area = program.window.area
    assert area is not None
    (way,) = area.messages.notices[0].findChildren(QPushButton)
    QTest.keyClick(way, Qt.Key.Key_Space)
    assert notices(program) == [], "the log tells it"
    screen = log_screen(program)
    assert screen.findings.notice is not None
    (way,) = screen.findings.notice.findChildren(QPushButton)
    QTest.keyClick(way, Qt.Key.Key_Space)
    at = screen.table.currentIndex().row()
    assert screen.model.rows[at].entry.id == 2
    assert screen.findings.broken == {2}
    assert not program.context.session.work_file.read_only


def test_a_log_cut_off_is_told_at_every_opening_until_accepted(
    program: Program, path: Path
) -> None:
    program.settings.remember_place(path, Place("rounds"))
    program.open(path)
    program.close_file()
    altered(path, "DELETE FROM audit_cells WHERE audit_id = (SELECT max(id) FROM audit)",
            "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)")  # fmt: skip
    for _ in range(2):
        program.open(path)
        assert notices(program)[0].startswith("FILE.172  Máy này từng thấy")
        program.close_file()
    program.open(path)
    screen = log_screen(program)
    assert screen.findings.notice is not None
    (way,) = screen.findings.notice.findChildren(QPushButton)
    QTest.keyClick(way, Qt.Key.Key_Space)
    assert screen.findings.isHidden()
    program.close_file()
    program.open(path)
    assert notices(program) == []


def test_a_whole_log_is_remembered_and_nothing_is_told(
    program: Program, path: Path, qtbot: QtBot
) -> None:
    program.open(path)
    assert program.context is not None
    watch = program.context.trail_watch
    watch.walk()
    marks = program.settings.value.trail_marks
    qtbot.waitUntil(lambda: program.settings.value.trail_marks != marks)
    assert watch.problems == ()
    assert log_screen(program).findings.isHidden()
