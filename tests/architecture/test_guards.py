"""The guards of every test (tests/guards) do find what they look for."""

import logging
import threading

import pytest
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.guards import qt_leaks
from tests.guards.log_records import LogWatch


def _log(watch: LogWatch, logger: str, level: int, text: str) -> None:
    watch.handle(logging.LogRecord(logger, level, __file__, 1, text, None, None))


def test_a_warning_nobody_announced_is_a_complaint() -> None:
    watch = LogWatch()
    _log(watch, "ui.grid", logging.WARNING, "no such cell")
    assert watch.complaints() == ["unexpected log record: WARNING ui.grid: no such cell"]


def test_an_announcement_must_come_true() -> None:
    watch = LogWatch()
    watch.announce("disk is full")
    assert watch.complaints() == ["announced, but not logged: disk is full"]
    _log(watch, "parindex_desktop.storage", logging.ERROR, "the disk is full")
    assert watch.complaints() == []


def test_other_peoples_loggers_are_not_ours_to_judge() -> None:
    watch = LogWatch()
    _log(watch, "sqlalchemy.pool", logging.WARNING, "slow")
    assert watch.complaints() == []


def test_a_forgotten_window_is_found(qtbot: QtBot) -> None:
    before = qt_leaks.leftovers()
    label = QLabel("forgotten")
    label.setObjectName("greeting")
    qtbot.addWidget(label)  # closed after this test; the guard itself must stay content
    assert qt_leaks.new_since(before) == ["QLabel (greeting), owned by nobody"]


def test_a_window_that_deletes_itself_is_no_leak(qtbot: QtBot) -> None:
    before = qt_leaks.leftovers()
    label = QLabel("tidy")
    label.deleteLater()
    assert qt_leaks.new_since(before) == []


@pytest.mark.usefixtures("qapp")
def test_a_running_timer_is_found_and_a_stopped_one_is_not() -> None:
    before = qt_leaks.leftovers()
    timer = QTimer()
    timer.start(60_000)
    assert qt_leaks.new_since(before) == ["QTimer (without a name), owned by nobody"]
    timer.stop()
    assert qt_leaks.new_since(before) == []


@pytest.mark.usefixtures("qapp")
def test_the_owner_of_a_leak_is_named() -> None:
    before = qt_leaks.leftovers()
    owner = QObject()
    timer = QTimer(owner)
    timer.start(60_000)
    assert qt_leaks.new_since(before) == ["QTimer (without a name), owned by QObject"]
    timer.stop()


@pytest.mark.usefixtures("qapp")
def test_running_threads_of_qt_and_python_are_found() -> None:
    before = qt_leaks.leftovers()
    thread = QThread()
    thread.start()
    release = threading.Event()
    worker = threading.Thread(target=release.wait, name="printing")
    worker.start()
    found = qt_leaks.new_since(before)
    release.set()
    worker.join()
    thread.quit()
    thread.wait()
    assert found == ["Python thread printing", "QThread (without a name), owned by nobody"]
