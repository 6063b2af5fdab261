from dataclasses import replace

import pytest

from parindex_desktop.domain.criteria import SetId
from parindex_desktop.domain.edits import CellChange, Edit, EditKind, EntityChange
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.scores import BLANK, FIRST_STAGES, CellState, Score
from parindex_desktop.domain.units import Participation, Unit, UnitId
from parindex_desktop.errors import ConflictError
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import (
    LAN,
    OF_FILE,
    OF_ROUND,
    Sample,
    added,
    contents,
    fill,
    removed,
    type_points,
    typed,
)


def test_a_new_file_knows_its_office_and_the_usual_groups(work: WorkFile) -> None:
    reader = work.read()
    assert reader.profile().province == "tỉnh An Giang"
    assert [group.code for group in reader.groups()] == ["so", "nganh-doc", "huyen", "xa"]
    assert [group.position for group in reader.groups()] == [0, 1, 2, 3]
    (first,) = reader.audit()
    assert (first.action, first.author, first.kind) == ("file.create", LAN, EditKind.DO)


def test_every_kind_of_entity_comes_back_as_it_was(work: WorkFile, sample: Sample) -> None:
    reader, year = work.read(), sample.round.id
    group = reader.groups()[0].id
    tree = reader.criteria_tree(year, group)
    assert tree is not None
    back = (
        *reader.rounds(),
        *reader.criteria_sets(year),
        *tree.criteria,
        *reader.setups(year).values(),
        *reader.units().values(),
        *reader.participations(year),
        *(each for kind in (*OF_ROUND, *OF_FILE) for each in reader.kept(kind)),
    )
    assert back == sample.entities
    assert reader.criteria_tree(year, reader.groups()[1].id) is None
    assert reader.setups(year)[group].bands[0].lower_bound.as_tuple().exponent == -1


def test_the_latest_set_of_a_group_counts(work: WorkFile, sample: Sample) -> None:
    (number,) = work.reserve_ids(1)
    newer = replace(sample.set, id=SetId(number), title="Đính chính")
    work.apply(Edit("set", entities=added(newer)), author=LAN)
    tree = work.read().criteria_tree(sample.round.id, sample.set.group_id)
    assert tree is not None
    assert tree.set == newer


def test_the_four_states_of_a_cell_are_kept_apart(work: WorkFile, sample: Sample) -> None:
    states = (
        Score.number(0),
        Score.number(12_345),
        Score(CellState.NOT_APPLICABLE, ground="không phát sinh: hồ sơ"),
        Score(CellState.PENDING),
    )
    for leaf, score in enumerate(states):
        work.apply(typed(sample.key(leaf=leaf), score), author=LAN)
    found = work.read().scores(sample.round.id)
    assert tuple(found[sample.key(leaf=leaf)] for leaf in range(4)) == states
    assert len(found) == 4


def test_scores_of_a_group_leave_other_groups_out(work: WorkFile, sample: Sample) -> None:
    type_points(work, sample.key(), 5_000)
    first, second = (group.id for group in work.read().groups()[:2])
    assert list(work.read().scores(sample.round.id, first)) == [sample.key()]
    assert work.read().scores(sample.round.id, second) == {}


def test_an_edit_made_for_another_content_is_refused(work: WorkFile, sample: Sample) -> None:
    type_points(work, sample.key(), 5_000)
    before = contents(work)
    both = (
        CellChange(sample.key(1), BLANK, Score.number(1)),
        CellChange(sample.key(), BLANK, Score.number(6_000)),
    )
    with pytest.raises(ConflictError) as refused:
        work.apply(Edit("scores.paste", cells=both), author=LAN)
    assert refused.value.code == "FILE.131"
    assert refused.value.params["cells"] == ((sample.key(), BLANK, Score.number(5_000)),)
    assert contents(work) == before
    assert work.read().audit(limit=1)[0].action == "scores.type"


@pytest.mark.parametrize("after", [BLANK, Score.number(7)])
def test_a_cell_that_became_blank_is_noticed(work: WorkFile, sample: Sample, after: Score) -> None:
    with pytest.raises(ConflictError):
        work.apply(typed(sample.key(), after, before=Score.number(5)), author=LAN)


def test_a_blank_that_stays_blank_is_still_compared(work: WorkFile, sample: Sample) -> None:
    work.apply(typed(sample.key(), BLANK), author=LAN)
    type_points(work, sample.key(), 5_000)
    with pytest.raises(ConflictError):
        work.apply(typed(sample.key(), BLANK), author=LAN)


def test_an_entity_changed_meanwhile_is_refused(work: WorkFile, sample: Sample) -> None:
    unit = sample.units[0]
    newer, newest = replace(unit, name="Sở Y tế"), replace(unit, name="Sở Tài chính")
    work.apply(Edit("unit", entities=(EntityChange(unit, newer),)), author=LAN)
    with pytest.raises(ConflictError) as refused:
        work.apply(Edit("unit", entities=(EntityChange(unit, newest),)), author=LAN)
    assert refused.value.code == "FILE.131"
    assert refused.value.params["entities"] == ((unit, newer),)
    assert work.read().units()[unit.id] == newer


def test_an_id_that_is_taken_is_refused(work: WorkFile, sample: Sample) -> None:
    with pytest.raises(ConflictError) as refused:
        work.apply(Edit("unit", entities=added(Unit(sample.units[0].id, "Sở khác"))), author=LAN)
    assert refused.value.params["entities"] == ((None, sample.units[0]),)


def test_one_edit_may_change_a_thing_twice(work: WorkFile, sample: Sample) -> None:
    unit = sample.units[0]
    middle, last = replace(unit, name="A"), replace(unit, name="B")
    twice = Edit("x", entities=(EntityChange(unit, middle), EntityChange(middle, last)))
    work.apply(twice, author=LAN)
    assert work.read().units()[unit.id] == last
    work.apply(twice.inverse(), author=LAN)
    assert work.read().units()[unit.id] == unit


def test_a_unit_comes_with_its_scores_and_goes_with_them(work: WorkFile, sample: Sample) -> None:
    before = contents(work)
    (number,) = work.reserve_ids(1)
    unit = Unit(UnitId(number), "Sở Xây dựng")
    place = Participation(sample.round.id, unit.id, sample.set.group_id, 9)
    cell = CellChange(sample.key()._replace(unit_id=unit.id), BLANK, Score.number(1))
    edit = Edit("import", entities=added(unit, place), cells=(cell,))
    work.apply(edit, author=LAN)
    work.apply(edit.inverse(), author=LAN, kind=EditKind.UNDO)
    assert contents(work) == before
    assert work.read().audit(limit=1)[0].kind is EditKind.UNDO


def test_nothing_that_has_scores_can_be_removed(work: WorkFile, sample: Sample) -> None:
    type_points(work, sample.key(), 5_000)
    places = work.read().participations(sample.round.id)
    for entity in (sample.criteria[1], places[0]):
        with pytest.raises(ConflictError) as refused:
            work.apply(Edit("x", entities=removed(entity)), author=LAN)
        assert refused.value.code == "FILE.132"
    assert len(work.read().audit()) == 3


def test_a_score_belongs_to_a_unit_that_takes_part(work: WorkFile, sample: Sample) -> None:
    (number,) = work.reserve_ids(1)
    work.apply(Edit("unit", entities=added(Unit(UnitId(number), "Sở mới"))), author=LAN)
    with pytest.raises(ConflictError):
        type_points(work, sample.key()._replace(unit_id=UnitId(number)), 1)


@pytest.mark.parametrize(
    "score",
    [
        Score(CellState.NUMBER, Points(1), "lý do"),
        Score(CellState.PENDING, Points(1)),
        Score(CellState.BLANK, ground="x"),
        Score(CellState.BLANK, Points(1)),
    ],
)
def test_a_content_that_no_state_has_is_a_fault(
    work: WorkFile, sample: Sample, score: Score
) -> None:
    with pytest.raises(ValueError, match="no cell holds"):
        work.apply(typed(sample.key(), score), author=LAN)
    assert work.read().scores(sample.round.id) == {}


def test_a_cell_twice_in_an_edit_is_a_fault(work: WorkFile, sample: Sample) -> None:
    change = CellChange(sample.key(), BLANK, Score.number(1))
    with pytest.raises(ValueError, match="at most once"):
        work.apply(Edit("x", cells=(change, change.inverse())), author=LAN)


def test_a_change_keeps_the_key_of_its_entity(work: WorkFile, sample: Sample) -> None:
    other = EntityChange(sample.units[0], sample.units[1])
    with pytest.raises(ValueError, match="keeps its key"):
        work.apply(Edit("x", entities=(other,)), author=LAN)


def test_ids_are_never_given_twice(work: WorkFile) -> None:
    given = [*work.reserve_ids(3), *work.reserve_ids(1000), *work.reserve_ids(1)]
    work.close()
    with WorkFile.open(work.path, author=LAN) as again:
        given.extend(again.reserve_ids(2))
        taken = {again.read().profile().id, *(group.id for group in again.read().groups())}
    assert len(set(given)) == 1006
    assert not taken & set(given)


def test_a_closed_file_is_not_written(work: WorkFile, sample: Sample) -> None:
    work.close()
    with pytest.raises(ValueError, match="closed"):
        type_points(work, sample.key(), 1)


def test_many_entities_and_cells_are_one_edit(work: WorkFile) -> None:
    sample = fill(work, units=450, leaves=2)
    cells = tuple(
        CellChange(sample.key(n, leaf, stage), BLANK, Score.number(n))
        for n in range(450)
        for leaf in range(2)
        for stage in FIRST_STAGES
    )
    entry = work.apply(Edit("import", cells=cells), author=LAN)
    assert entry.cell_count == len(work.read().scores(sample.round.id)) == 3600
    shifted = tuple(
        EntityChange(place, replace(place, position=place.position + 1))
        for place in work.read().participations(sample.round.id)
    )
    work.apply(Edit("units.order", entities=shifted), author=LAN)
    assert [p.position for p in work.read().participations(sample.round.id)] == list(range(1, 451))
