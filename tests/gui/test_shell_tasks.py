"""Long work runs beside the window, tells how far it is, stops when asked, and leaves nothing."""

import gc
import threading
import weakref
from collections.abc import Callable

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from parindex_desktop.errors import AppError, SurroundingsError
from ui.tasks import Pulse, Task, TaskBar, stop_all


def test_the_result_comes_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    threads: list[object] = []
    window_thread = QThread.currentThread()

    def work(_pulse: Pulse) -> str:
        threads.append(threading.get_ident())
        return "Đã xong"

    task = Task("Xuất Excel", work)
    task.done.connect(lambda result: threads.append((result, QThread.currentThread())))
    with qtbot.waitSignal(task.ended):
        task.start()
    assert threads[0] != threading.get_ident()
    assert threads[1] == ("Đã xong", window_thread)


def test_progress_is_shown_while_it_runs_and_gone_after(qtbot: QtBot) -> None:
    bar = TaskBar()
    qtbot.addWidget(bar)

    def five_steps(pulse: Pulse) -> None:
        for step in range(1, 6):
            pulse(step, 5)

    task = Task("Sao lưu", five_steps)
    bar.follow(task)
    assert bar.isVisible()
    seen: list[tuple[int, int]] = []
    task.progressed.connect(lambda done, of: seen.append((done, of)))
    with qtbot.waitSignal(task.ended):
        task.start()
    assert seen == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    assert not bar.isVisible()


def test_the_person_can_stop_it(qtbot: QtBot) -> None:
    bar = TaskBar()
    qtbot.addWidget(bar)
    begun, told = threading.Event(), list[str]()

    def endless(pulse: Pulse) -> None:
        while True:
            begun.set()
            pulse(0, 0)

    task = Task("In", endless)
    task.stopped.connect(lambda: told.append("stopped"))
    task.done.connect(lambda _result: told.append("done"))
    bar.follow(task)
    with qtbot.waitSignal(task.ended):
        task.start()
        begun.wait(5)
        bar.stop_button.click()
    assert told == ["stopped"]


def failure_of(task: Task, qtbot: QtBot) -> AppError:
    with qtbot.waitSignal(task.failed) as caught:
        task.start()
    error = caught.args[0]
    assert isinstance(error, AppError)
    return error


def test_an_expected_failure_is_handed_on(qtbot: QtBot) -> None:
    def work(_pulse: Pulse) -> None:
        raise SurroundingsError("FILE.121", path="a")

    assert failure_of(Task("x", work), qtbot).code == "FILE.121"


def test_a_fault_of_the_program_is_logged_and_told_as_one(
    qtbot: QtBot, expect_log: Callable[[str], None]
) -> None:
    expect_log("unexpected ZeroDivisionError in a task")

    def work(_pulse: Pulse) -> float:
        return 1 / 0

    error = failure_of(Task("x", work), qtbot)
    assert error.code == "BUG.001"
    assert str(error.params["path"]).endswith("parindex.log")


def test_an_ended_task_is_not_kept(qtbot: QtBot) -> None:
    task = Task("x", lambda _pulse: None)
    with qtbot.waitSignal(task.ended):
        task.start()
    gone = weakref.ref(task)
    del task
    qtbot.wait(10)  # deleteLater
    gc.collect()
    assert gone() is None


def test_closing_the_program_waits_for_what_runs(qtbot: QtBot) -> None:
    begun, told = threading.Event(), list[str]()

    def endless(pulse: Pulse) -> None:
        while True:
            begun.set()
            pulse(0, 0)

    task = Task("x", endless)
    task.ended.connect(lambda: told.append("ended"))
    task.start()
    assert begun.wait(5)
    stop_all()
    qtbot.wait(10)
    assert told == []
    assert not any(each.name == "task x" for each in threading.enumerate())
