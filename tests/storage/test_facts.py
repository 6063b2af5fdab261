"""Facts behind points: whatever their texts, they come back, and go only with their points."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.edits import EditKind
from parindex_desktop.domain.rules.facts import Facts
from parindex_desktop.domain.scores import BLANK, CellState, Score
from parindex_desktop.errors import SurroundingsError
from parindex_desktop.storage.backup import BackupReason, list_backups
from parindex_desktop.storage.cells import cell_of_text, cell_text
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.restore import restore
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, Sample, contents, fill, new_file, typed
from tests.storage.test_upgrade import next_schema, opened_by_next

NASTY = ('"', "'", "|", ":", ",", "\n", "\r\n", "\x1e", "\x00", "\\", "[", "]", "na:x", "12|", "😀")
TEXTS = st.one_of(st.text(max_size=12), st.lists(st.sampled_from(NASTY), max_size=6).map("".join))
FACTS = st.lists(st.tuples(TEXTS, TEXTS), max_size=5).map(tuple)
NUMBERS = st.builds(Score.number, st.integers(0, 10_000), FACTS)
GROUNDS = st.builds(Score, st.sampled_from([CellState.NOT_APPLICABLE, CellState.PENDING]),
                    ground=TEXTS)  # fmt: skip
SOME: Facts = (("numerator", "38"), ("denominator", "40"), ("reason", 'theo "biên bản"\n|số 5'))


@given(st.one_of(st.just(BLANK), NUMBERS, GROUNDS))
def test_the_trail_tells_any_content(score: Score) -> None:
    assert cell_of_text(cell_text(score)) == score


@settings(max_examples=15)
@given(st.lists(st.one_of(NUMBERS, GROUNDS), min_size=1, max_size=4))
def test_any_facts_come_back_done_undone_and_done_again(scores: list[Score]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.parindex"
        with new_file(path) as work:
            sample = fill(work)
            keys = [sample.key(leaf=leaf) for leaf in range(len(scores))]
            edits = [typed(key, score) for key, score in zip(keys, scores, strict=True)]
            for edit in edits:
                work.apply(edit, author=LAN)
            given = dict(zip(keys, scores, strict=True))
            reader, group = work.read(), sample.set.group_id
            assert reader.scores(sample.round.id) == given
            cells = reader.unit_cells(sample.round.id, group)[sample.units[0].id]
            assert dict(cells) == {(k.criterion_id, k.stage): s for k, s in given.items()}
            for edit in reversed(edits):
                work.apply(edit.inverse(), author=LAN, kind=EditKind.UNDO)
            assert reader.scores(sample.round.id) == {}
            for edit in edits:
                work.apply(edit, author=LAN, kind=EditKind.REDO)
            assert reader.scores(sample.round.id) == given
            for key, edit in zip(keys, edits, strict=True):
                told = [entry.cells for entry in reader.cell_story(key)]
                assert told == [edit.cells, edit.inverse().cells, edit.cells]
            entries = reader.audit(limit=len(edits), with_cells=True)
            assert [entry.cells for entry in reversed(entries)] == [edit.cells for edit in edits]
        assert check_file(path) == ()


def test_an_edit_made_for_other_facts_is_stale(work: WorkFile, sample: Sample) -> None:
    before, after = Score.number(5_000, SOME), Score.number(6_000, SOME)
    work.apply(typed(sample.key(), before), author=LAN)
    for other in (Score.number(5_000), Score.number(5_000, SOME[:1])):
        with pytest.raises(Exception, match=r"FILE\.131"):
            work.apply(typed(sample.key(), after, other), author=LAN)
    work.apply(typed(sample.key(), after, before), author=LAN)


@pytest.mark.parametrize("state", [CellState.NOT_APPLICABLE, CellState.PENDING, CellState.BLANK])
def test_only_numbers_have_facts(work: WorkFile, sample: Sample, state: CellState) -> None:
    with pytest.raises(ValueError, match="no cell holds"):
        work.apply(typed(sample.key(), Score(state, facts=SOME)), author=LAN)


def test_the_file_itself_refuses_facts_without_a_number(work: WorkFile, sample: Sample) -> None:
    work.apply(typed(sample.key(), Score(CellState.PENDING)), author=LAN)
    work.close()
    with (
        closing(sqlite3.connect(work.path)) as other,
        pytest.raises(sqlite3.IntegrityError, match="CHECK"),
    ):
        other.execute("UPDATE scores SET facts = '[]'")


def test_a_backup_and_what_is_restored_from_it_keep_facts(work: WorkFile, sample: Sample) -> None:
    work.apply(typed(sample.key(), Score.number(5_000, SOME)), author=LAN)
    before = contents(work)
    backup = work.back_up(BackupReason.HAND)
    assert backup is not None
    work.apply(typed(sample.key(), BLANK, Score.number(5_000, SOME)), author=LAN)
    work.close()
    restore(work.path, backup, author=LAN)
    with WorkFile.open(work.path, author=LAN) as again:
        assert contents(again) == before
        assert again.read().scores(sample.round.id)[sample.key()].facts == SOME


def test_an_upgrade_that_loses_facts_is_refused(
    work: WorkFile, sample: Sample, tmp_path: Path
) -> None:
    work.apply(typed(sample.key(), Score.number(5_000, SOME)), author=LAN)
    work.close()
    step = "def upgrade():\n    op.execute(\"UPDATE scores SET facts = ''\")\n"
    with pytest.raises(SurroundingsError) as refused:
        opened_by_next(work.path, next_schema(tmp_path, step))
    assert (refused.value.code, refused.value.params["detail"]) == ("FILE.142", "scores")
    assert [info.reason for info in list_backups(work.path)] == [BackupReason.UPGRADE]
    with WorkFile.open(work.path, author=LAN) as again:
        assert again.read().scores(sample.round.id)[sample.key()].facts == SOME
