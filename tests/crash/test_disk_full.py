"""A full disk, by the number of pages that a file may have."""

import sqlite3
from pathlib import Path

import pytest

from parindex_desktop.domain.edits import CellChange, Edit
from parindex_desktop.domain.scores import BLANK, FIRST_STAGES, Score
from parindex_desktop.errors import SurroundingsError
from parindex_desktop.storage import copying, workfile
from parindex_desktop.storage.backup import BackupReason, list_backups
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.engine import Mode, make_engine
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, Sample, contents, fill, new_file, type_points


def allow(work: WorkFile, pages: int) -> None:
    """Lets the file of an open work file have at most so many pages; 1 is as many as it has."""
    with work._engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_an_edit_that_does_not_fit_is_told_and_can_be_done_again(path: Path) -> None:
    with new_file(path) as work:
        sample = fill(work, units=40, leaves=30)
        before, entries = contents(work), len(work.read().audit())
        cells = tuple(
            CellChange(sample.key(unit, leaf, stage), BLANK, Score.number(1))
            for unit in range(40)
            for leaf in range(30)
            for stage in FIRST_STAGES
        )
        edit = Edit("import", cells=cells)
        allow(work, 1)
        with pytest.raises(SurroundingsError) as refused:
            work.apply(edit, author=LAN)
        assert refused.value.code == "FILE.121"
        assert contents(work) == before
        assert len(work.read().audit()) == entries
        assert check_file(path) == ()
        allow(work, 100_000)
        work.apply(edit, author=LAN)
        assert len(work.read().scores(sample.round.id)) == len(cells)
    assert check_file(path) == ()


def test_small_edits_go_on_until_the_disk_is_full_and_none_is_lost(
    path: Path, sample: Sample
) -> None:
    with WorkFile.open(path, author=LAN) as work:
        allow(work, 1)
        key, done = sample.key(), 0
        refused = ""
        while not refused:
            try:
                type_points(work, key, done, Score.number(done - 1) if done else BLANK)
                done += 1
            except SurroundingsError as error:
                refused = error.code
        assert refused == "FILE.121"
        assert done > 0
        assert work.read().scores(sample.round.id)[key] == Score.number(done - 1)
        assert len(work.read().cell_story(key)) == done
    assert check_file(path) == ()


def test_a_new_file_that_does_not_fit_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small(target: Path, mode: Mode, *, foreign_keys: bool = True) -> object:
        engine = make_engine(target, mode, foreign_keys=foreign_keys)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 5")
        return engine

    monkeypatch.setattr(workfile, "make_engine", small)
    with pytest.raises(SurroundingsError) as refused:
        new_file(path)
    assert refused.value.code == "FILE.121"
    assert list(path.parent.glob("*.parindex*")) == []


def test_a_backup_that_does_not_fit_is_told_and_leaves_the_earlier_ones(
    path: Path, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    with WorkFile.open(path, author=LAN) as work:
        (earlier,) = list_backups(path)
        type_points(work, sample.key(), 1)

        def small(target: Path) -> sqlite3.Connection:
            connection = sqlite3.connect(target)
            connection.execute("PRAGMA max_page_count = 3")
            return connection

        monkeypatch.setattr(copying, "open_copy", small)
        with pytest.raises(SurroundingsError) as refused:
            work.back_up(BackupReason.IMPORT)
        assert refused.value.code == "FILE.121"
        assert [info.path for info in list_backups(path)] == [earlier.path]
        assert list(earlier.path.parent.glob("*.part*")) == []
        assert len(work.read().scores(sample.round.id)) == 1
