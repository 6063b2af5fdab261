"""The log file is written, turned over and closed; nobody's crash goes unrecorded."""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from parindex_desktop import logs


def test_the_log_lies_in_the_persons_log_folder(parindex_home: Path) -> None:
    assert logs.configure() == parindex_home / "logs" / logs.FILE_NAME


def test_own_records_are_kept_from_info_and_libraries_from_warning(tmp_path: Path) -> None:
    file = logs.configure(directory=tmp_path)
    logging.getLogger("parindex_desktop.storage").info("opened")
    logging.getLogger("reports").debug("too fine")
    logging.getLogger("somebody").info("chatter")
    logs.close()
    assert file is not None
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line.partition(" INFO ")[2].strip() for line in lines] == [
        "parindex_desktop.storage: opened"
    ]


def test_configuring_twice_writes_every_record_once(tmp_path: Path) -> None:
    logs.configure(directory=tmp_path)
    file = logs.configure(directory=tmp_path)
    logging.getLogger("ui").info("once")
    logs.close()
    assert file is not None
    assert file.read_text(encoding="utf-8").count("once") == 1


def test_a_full_log_is_turned_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 200)
    logs.configure(directory=tmp_path)
    for number in range(50):
        logging.getLogger("ui").info("line %d", number)
    logs.close()
    assert len(list(tmp_path.iterdir())) == 1 + logs.KEPT_FILES


def test_an_unwritable_folder_does_not_keep_the_program_from_starting(
    tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("no log file")
    assert logs.configure(directory=tmp_path / "missing") is None


def test_an_unexpected_exception_is_logged_with_its_traceback_and_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("unexpected ZeroDivisionError in main thread")
    handed_on: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: handed_on.append(error))
    file = logs.configure(directory=tmp_path)
    with pytest.raises(ZeroDivisionError) as caught:
        _ = 1 // 0
    sys.excepthook(caught.type, caught.value, caught.tb)
    logs.close()
    assert handed_on == [caught.value]
    assert file is not None
    assert "Traceback (most recent call last)" in file.read_text(encoding="utf-8")


def test_an_exception_in_a_thread_is_logged_under_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("unexpected ValueError in printing")
    monkeypatch.setattr(threading, "excepthook", lambda _args: None)
    logs.configure(directory=tmp_path)
    thread = threading.Thread(target=lambda: int("x"), name="printing")
    thread.start()
    thread.join()


def test_leaving_by_ctrl_c_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    file = logs.configure(directory=tmp_path)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert file is not None
    assert file.read_text(encoding="utf-8") == ""


def test_closing_gives_back_the_exception_hooks(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)
    logs.configure(directory=tmp_path)
    assert (sys.excepthook, threading.excepthook) != before
    logs.close()
    assert (sys.excepthook, threading.excepthook) == before
