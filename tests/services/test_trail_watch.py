"""What this computer remembers of a trail, and what it makes of one that does not fit to it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.scores import Stage
from parindex_desktop.errors import Problem
from parindex_desktop.services import score_entry, trail_watch
from parindex_desktop.services.maintenance import back_up_to, list_backups, restore_file
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from parindex_desktop.services.trail_watch import TrailMemory, compare
from parindex_desktop.settings import SettingsStore
from parindex_desktop.storage.backup import BackupReason, make_backup
from tests.an_giang import open_an_giang

LAN = Author("Lan")


@pytest.fixture
def memory() -> TrailMemory:
    return TrailMemory(SettingsStore())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    session = open_an_giang(tmp_path)
    session.close()
    return session.path


def type_points(session: Session, text: str) -> None:
    book = session.book(session.rounds[0].id, session.groups_in(session.rounds[0].id)[0].id)
    place = Place(book.units[0].id, book.leaves[0].id)
    session.do(score_entry.enter_text(book, Stage.APPRAISAL_1, place, text).edit)


def visit(path: Path, memory: TrailMemory, *texts: str) -> Problem | None:
    """Opens the file, types, and closes it; returns what was found at opening."""
    session = open_session(path, LAN)
    found = compare(session, memory.known(session))
    for text in texts:
        type_points(session, text)
    memory.remember(session)
    session.close()
    return found


def cut_off(path: Path, entries: int) -> None:
    with closing(sqlite3.connect(path)) as other:
        for table in ("audit", "audit_cells"):
            other.execute(f"DROP TRIGGER {table}_no_delete")
        (last,) = other.execute("SELECT max(id) FROM audit").fetchone()
        other.execute("DELETE FROM audit_cells WHERE audit_id > ?", (last - entries,))
        other.execute("DELETE FROM audit WHERE id > ?", (last - entries,))
        other.commit()


def test_a_trail_that_goes_on_is_fine(path: Path, memory: TrailMemory) -> None:
    assert visit(path, memory, "60") is None
    assert visit(path, memory, "61", "62") is None
    assert visit(path, TrailMemory(SettingsStore())) is None, "remembered in the person's settings"


def test_entries_cut_off_are_told_until_the_person_accepts(path: Path, memory: TrailMemory) -> None:
    visit(path, memory, "60", "61")
    cut_off(path, 2)
    for _ in range(2):
        found = visit(path, memory)
        assert found is not None
        assert found.code == "FILE.172"
        assert found.params["entry"] == found.params["last"] + 2  # type: ignore[operator]
    session = open_session(path, LAN)
    memory.accept(session)
    session.close()
    assert visit(path, memory) is None


def test_a_trail_that_was_cut_off_and_went_on_is_another_one(
    path: Path, memory: TrailMemory
) -> None:
    visit(path, memory, "60", "61")
    cut_off(path, 2)
    visit(path, TrailMemory(SettingsStore(path.parent)), "50", "51", "52")
    found = visit(path, memory)
    assert found is not None
    assert found.code == "FILE.173"


def test_a_backup_restored_elsewhere_explains_itself(path: Path, memory: TrailMemory) -> None:
    visit(path, memory, "60")
    make_backup(path, BackupReason.HAND)
    visit(path, memory, "61", "62", "63")
    restore_file(path, list_backups(path)[0], LAN)
    found = visit(path, memory)
    assert found is not None
    assert (found.code, found.params["count"]) == ("FILE.174", 3)


def test_copies_and_other_files_of_a_name_are_no_altered_ones(
    path: Path, memory: TrailMemory, tmp_path: Path
) -> None:
    visit(path, memory, "60")
    copy = back_up_to(path, tmp_path / "stick")
    visit(path, memory, "61")
    assert visit(copy, memory) is None, "an older copy elsewhere goes its own way"
    folder = tmp_path / "other"
    folder.mkdir()
    other = open_an_giang(folder)
    other.close()
    shutil.copy(other.path, path)
    assert visit(path, memory) is None, "another office's file of the same name"


def test_spoilt_settings_and_forgotten_files_are_as_new(path: Path, memory: TrailMemory) -> None:
    visit(path, memory, "60")
    store = SettingsStore()
    ((place, noted),) = store.value.trail_marks.items()
    store.change(trail_marks={place: (noted[0], "x", *noted[2:])})
    session = open_session(path, LAN)
    assert TrailMemory(store).known(session) is None
    session.close()
    memory.forget(path)
    cut_off(path, 1)
    assert visit(path, memory) is None


def test_only_so_many_files_are_remembered(
    path: Path, memory: TrailMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail_watch, "MOST_REMEMBERED", 1)
    visit(path, memory)
    copy = back_up_to(path, path.parent / "stick")
    visit(copy, memory)
    assert list(SettingsStore().value.trail_marks) == [str(copy)]


def test_the_walk_tells_where_the_chain_is_broken(path: Path) -> None:
    assert trail_watch.walk(path, lambda _done, _of: None) == ()
    with closing(sqlite3.connect(path)) as other:
        other.execute("DROP TRIGGER audit_no_update")
        other.execute("UPDATE audit SET name = 'x' WHERE id = 2")
        other.commit()
    (problem,) = trail_watch.walk(path, lambda _done, _of: None)
    assert (problem.code, problem.params) == ("FILE.163", {"entry": 2})
