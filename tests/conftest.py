"""What holds for every test: its own folders, a quiet log, and nothing left behind.

The lane without Qt (`pytest -p no:pytest-qt` on the rooms that need none) runs where PySide6 is not
installed: nothing here imports Qt before a test asks for it.
"""

import gc
import logging
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from parindex_desktop import i18n, logs, paths
from tests.guards import qt_leaks
from tests.guards.log_records import LogWatch

# Before Qt starts: tests never show windows, not even where there is a screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Time limits measure the neighbours on a shared machine, not our code; speed has its own bench.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

_FAILED = pytest.StashKey[bool]()


def pytest_collection_finish() -> None:
    """Sets what was imported and collected aside: the collector need not walk it in every test."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remembers whether the test failed: its traceback keeps objects alive, which is no leak."""
    report = yield
    item.stash[_FAILED] = item.stash.get(_FAILED, False) or report.failed
    return report


@pytest.fixture(autouse=True)
def parindex_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's folders of this test: settings, sample, logs and documents, all empty."""
    home = tmp_path / "parindex-home"
    monkeypatch.setenv(paths.HOME_VARIABLE, str(home))
    return home


@pytest.fixture(autouse=True)
def _program_state() -> Iterator[None]:
    """Gives back what is global to the program: the open log file and the language."""
    yield
    logs.close()
    i18n.set_language("en")


@pytest.fixture(autouse=True)
def _log_watch() -> Iterator[LogWatch]:
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)
    complaints = watch.complaints()
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def expect_log(_log_watch: LogWatch) -> Callable[[str], None]:
    """Call it with a regular expression to announce a warning or error the test will log."""
    return _log_watch.announce


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a GUI test that leaves windows, timers or threads; set up first, so it ends last."""
    if "qapp" not in request.fixturenames:
        yield
        return
    before = qt_leaks.leftovers()
    yield
    failed = request.node.stash.get(_FAILED, False)
    if not failed and (left := qt_leaks.new_since(before)):
        pytest.fail("\n".join(["the test left behind:", *left]), pytrace=False)
