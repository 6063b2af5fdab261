"""Undo as a property: whatever was done, the inverse edits bring everything back."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.edits import CellChange, Edit, EditKind, EntityChange
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage
from parindex_desktop.storage.check import check_file, verify_file
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, Sample, added, contents, fill, new_file, plan, removed

SCORES = st.one_of(
    st.just(BLANK),
    st.integers(0, 10_000).map(Score.number),
    st.text(max_size=5).map(lambda text: Score(CellState.NOT_APPLICABLE, ground=text)),
    st.text(max_size=5).map(lambda text: Score(CellState.PENDING, ground=text)),
)
TYPED = st.dictionaries(
    st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from(Stage)), SCORES, max_size=6
)
RENAMED = st.tuples(st.integers(0, 2), st.text(max_size=8))
STEPS = st.lists(
    st.one_of(TYPED, RENAMED, st.just("round"), st.just("empty round")), min_size=1, max_size=6
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_inverse_edits_bring_everything_back(steps: list[object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.parindex"
        with new_file(path) as work:
            sample = fill(work)
            seen = [contents(work)]
            edits = []
            for step in steps:
                edits.append(_edit(work, sample, step))
                work.apply(edits[-1], author=LAN)
                seen.append(contents(work))
            for edit in reversed(edits):
                assert contents(work) == seen.pop()
                work.apply(edit.inverse(), author=LAN, kind=EditKind.UNDO)
            assert contents(work) == seen.pop()
            for edit in edits:
                work.apply(edit, author=LAN, kind=EditKind.REDO)
        assert {problem.code for problem in check_file(path)} <= {"FILE.164"}
        assert verify_file(path) == (), "the chain is whole, and tells of every score"


def _edit(work: WorkFile, sample: Sample, step: object) -> Edit:
    if isinstance(step, dict):
        found = work.read().scores(sample.round.id)
        keys = {sample.key(*place): score for place, score in step.items()}
        changes = (CellChange(key, found.get(key, BLANK), score) for key, score in keys.items())
        return Edit("scores.paste", cells=tuple(changes))
    if isinstance(step, tuple):
        unit = work.read().units()[sample.units[step[0]].id]
        return Edit("unit", entities=(EntityChange(unit, replace(unit, name=step[1])),))
    new = plan(work, units=2, leaves=2)
    if step == "round":
        cell = CellChange(new.key(), BLANK, Score.number(1))
        return Edit("round", entities=added(*new.entities), cells=(cell,))
    return Edit("round", entities=(*added(new.round), *removed(new.round)))
