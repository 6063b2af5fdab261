"""Questions to the trail: each condition alone and with others, against plain looking through."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.edits import Author, Edit, EditKind, EntityChange
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.scores import Score
from parindex_desktop.domain.trail import TrailFilter
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, Sample, added, fill, type_points, typed

MINH = Author("Trần Văn Minh", "trưởng phòng")


def remark(sample: Sample, unit: int, leaf: int) -> Remark:
    key = sample.key(unit, leaf)
    return Remark(key.round_id, key.unit_id, key.criterion_id, RemarkKind.REASON, "chậm")


@pytest.fixture
def year(work: WorkFile) -> Sample:
    """A round with entries of every sort, beside another round."""
    sample = fill(work)
    other = fill(work, units=1, leaves=1)
    for unit, leaf in product(range(3), range(2)):
        type_points(work, sample.key(unit, leaf * 3), 5)
    type_points(work, other.key(), 7)
    said = Edit("remarks.reason", entities=added(remark(sample, 0, 0)))
    work.apply(said, author=MINH)
    work.apply(said.inverse(), author=MINH, kind=EditKind.UNDO)
    key = sample.key(1, 3)
    (number,) = work.reserve_ids(1)
    proof = Evidence(EvidenceId(number), key.round_id, key.unit_id, key.criterion_id, 0, "1/KH")
    work.apply(Edit("evidence.add.one", entities=added(proof)), author=LAN)
    subject = f"{key.unit_id}/{key.criterion_id}/self/"
    group = work.read().groups()[0].id
    accepted = Acceptance(key.round_id, group, "CHK.201", subject, "", "đúng", "Lan", "2026-01-01")
    work.apply(Edit("checks.accept.one", entities=added(accepted)), author=MINH)
    return sample


def test_every_pair_of_place_conditions_agrees_with_looking_through(
    work: WorkFile, year: Sample
) -> None:
    reader, key = work.read(), year.key(1, 3)
    everything = reader.audit(limit=99, with_cells=True)
    cells = {
        entry.id for entry in everything
        if any(c.key.unit_id == key.unit_id and c.key.criterion_id == key.criterion_id
               for c in entry.cells)
    }  # fmt: skip
    found = reader.audit(TrailFilter(unit_id=key.unit_id, criteria=(key.criterion_id,)))
    actions = [entry.action for entry in found]
    assert actions == ["checks.accept.one", "evidence.add.one", "scores.type"]
    assert cells <= {entry.id for entry in found}
    by_unit = reader.audit(TrailFilter(unit_id=key.unit_id))
    by_round = reader.audit(TrailFilter(year.round.id, unit_id=key.unit_id))
    assert {e.id for e in by_unit} == {e.id for e in by_round} > {e.id for e in found}


def test_a_criterion_of_one_unit_is_not_found_through_two_changes_of_one_entry(
    work: WorkFile, year: Sample
) -> None:
    first, second = year.key(0, 1), year.key(2, 2)
    block = Edit("scores.paste", cells=typed(first, Score.number(1)).cells
                 + typed(second, Score.number(1)).cells)  # fmt: skip
    made = work.apply(block, author=LAN)
    crossed = TrailFilter(unit_id=first.unit_id, criteria=(second.criterion_id,))
    assert made.id not in {entry.id for entry in work.read().audit(crossed)}
    (straight,) = work.read().audit(
        TrailFilter(unit_id=first.unit_id, criteria=(first.criterion_id,)), limit=1, with_cells=True
    )
    assert [change.key for change in straight.cells] == [first], "only the changes asked for"


def test_people_actions_kinds_and_times_combine(work: WorkFile, year: Sample) -> None:
    reader = work.read()

    def found(**conditions: object) -> list[str]:
        only = TrailFilter(**conditions)  # type: ignore[arg-type]
        return [entry.action for entry in reader.audit(only, limit=99)]

    assert found(people=(MINH.name,)) == ["checks.accept.one", "remarks.reason", "remarks.reason"]
    assert found(people=(MINH.name,), kinds=(EditKind.UNDO,)) == ["remarks.reason"]
    assert set(found(actions=("scores.", "evidence."))) == {"scores.type", "evidence.add.one"}
    assert found(actions=("score", "remarks")) == [], "a beginning ends with its dot"
    assert found(actions=("sample",), round_id=year.round.id) == ["sample"]
    now = datetime.now(UTC)
    assert len(found(since=now - timedelta(minutes=5), until=now)) == len(found())
    assert found(since=now) == found(until=now - timedelta(minutes=5)) == []
    assert reader.people() == tuple(sorted([LAN.name, MINH.name]))


def test_groups_are_found_through_units_and_sets(work: WorkFile, year: Sample) -> None:
    first, second, *_ = work.read().groups()
    by_first = work.read().audit(TrailFilter(year.round.id, group_id=first.id), limit=99)
    assert len(by_first) == len(work.read().audit(TrailFilter(year.round.id), limit=99))
    assert [e.action for e in work.read().audit(TrailFilter(group_id=second.id))] == ["file.create"]


def test_the_story_of_a_cell_has_all_stages_and_what_stands_beside(
    work: WorkFile, year: Sample
) -> None:
    key = year.key(1, 3)
    story = work.read().story(TrailFilter(year.round.id, unit_id=key.unit_id,
                                          criteria=(key.criterion_id,)))  # fmt: skip
    assert [entry.action for entry in story] == [
        "checks.accept.one", "evidence.add.one", "scores.type", "sample",
    ]  # fmt: skip
    proof = story[1].entities[0].after
    assert isinstance(proof, Evidence)
    assert proof.number == "1/KH"
    assert [change.after for change in story[2].cells] == [Score.number(5)]
    kinds = {type(change.after).__name__ for change in story[-1].entities}
    assert kinds == {"Criterion", "Participation"}, "not the rest of that edit"


def test_a_criterion_changed_belongs_to_the_story_of_its_cells(
    work: WorkFile, year: Sample
) -> None:
    leaf, key = year.criteria[1], year.key(0, 0)
    changed = EntityChange(leaf, replace(leaf, name="Khác"))
    work.apply(Edit("criteria.change", entities=(changed,)), author=LAN)
    only = TrailFilter(year.round.id, unit_id=key.unit_id, criteria=(key.criterion_id,))
    assert work.read().story(only)[0].entities == (changed,)


@pytest.mark.usefixtures("year")
def test_a_further_condition_counts_before_the_limit(work: WorkFile) -> None:
    kept = work.read().audit(limit=2, keep=lambda row: row.action == "scores.type")
    assert [entry.action for entry in kept] == ["scores.type"] * 2
    assert work.read().audit(keep=lambda _row: False) == ()
