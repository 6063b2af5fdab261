"""The ranking kept current edit by edit is the ranking from scratch."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    CriterionId,
    Kind,
    SetId,
    Source,
)
from parindex_desktop.domain.edits import CellChange
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.policy import Policy, RankBasis, TieBreaker, TieBreakKind, TieStyle
from parindex_desktop.domain.rounds import GroupSetup, Round
from parindex_desktop.domain.scores import BLANK, CellKey, CellState, Score, Stage
from parindex_desktop.domain.unit_cells import CellPlace, UnitCells
from parindex_desktop.domain.units import GroupId, RoundId, Unit, UnitGroup, UnitId
from parindex_desktop.services.group_book import LAYERS, GroupBook, stage_of, stages_in_force

ROUND, GROUP, SET = RoundId(1), GroupId(1), SetId(1)
UNITS = tuple(Unit(UnitId(n), f"Đơn vị {n}") for n in range(1, 6))


def criterion(
    number: int,
    parent: int | None,
    *,
    source: Source = Source.APPRAISED,
    kind: Kind = Kind.NORMAL,
) -> Criterion:
    parent_id = None if parent is None else CriterionId(parent)
    return Criterion(
        CriterionId(number), SET, parent_id, number, str(number), f"TC {number}",
        Points(20_000), source, kind,
    )  # fmt: skip


CRITERIA = (
    criterion(10, None),
    criterion(11, 10),
    criterion(12, 10),
    criterion(20, None),
    criterion(21, 20),
    criterion(22, 20, source=Source.SURVEY),
    criterion(30, None, kind=Kind.BONUS),
    criterion(40, None, kind=Kind.PENALTY),
)
TREE = CriteriaTree.build(CriteriaSet(SET, ROUND, GROUP, bonus_cap=Points(10_000)), CRITERIA)
APPRAISED, SURVEY = CRITERIA[1], CRITERIA[5]

POLICIES = st.builds(
    Policy,
    decimals=st.integers(0, 3),
    rank_basis=st.sampled_from(RankBasis),
    tie_style=st.sampled_from(TieStyle),
    tie_breakers=st.sampled_from(
        [(), (TieBreaker(TieBreakKind.APPRAISED), TieBreaker(TieBreakKind.CRITERION, "10"))]
    ),
    rebase_not_applicable=st.booleans(),
)
SCORES = st.one_of(
    st.just(BLANK),
    st.sampled_from([0, 2_500, 5_000, 10_000, 20_000]).map(Score.number),
    st.sampled_from([CellState.NOT_APPLICABLE, CellState.PENDING]).map(Score),
)
KEYS = st.builds(
    CellKey,
    st.just(ROUND),
    st.sampled_from([unit.id for unit in UNITS]),
    st.sampled_from([leaf.id for leaf in TREE.leaves()]),
    st.sampled_from(Stage),
)
EDITS = st.lists(st.dictionaries(KEYS, SCORES, min_size=1, max_size=4), max_size=8)


def by_unit(scores: dict[CellKey, Score]) -> dict[UnitId, UnitCells]:
    found: defaultdict[UnitId, dict[CellPlace, Score]] = defaultdict(dict)
    for key, score in scores.items():
        found[key.unit_id][key.criterion_id, key.stage] = score
    return {unit_id: UnitCells.of(own) for unit_id, own in found.items()}


def make_book(policy: Policy, scores: dict[CellKey, Score]) -> GroupBook:
    return GroupBook(
        round_=Round(ROUND, 2016, "Năm 2016", policy),
        group=UnitGroup(GROUP, "so", "các sở", "Sở", 0),
        setup=GroupSetup(ROUND, GROUP),
        tree=TREE,
        units=UNITS,
        left_out=frozenset({UNITS[4].id}),
        cells=by_unit(scores),
    )


def state(book: GroupBook) -> object:
    blanks = [[book.blanks(unit.id, layer) for unit in UNITS] for layer in LAYERS]
    counts = [book.blank_count(layer) for layer in LAYERS]
    return book.standings, book.standing_of, book.figures, blanks, counts


def changes_to(book: GroupBook, after: dict[CellKey, Score]) -> tuple[CellChange, ...]:
    return tuple(
        CellChange(key, book.score(key.unit_id, key.criterion_id, key.stage), score)
        for key, score in after.items()
    )


@given(POLICIES, st.dictionaries(KEYS, SCORES, max_size=25), EDITS)
def test_a_ranking_kept_current_is_the_ranking_from_scratch(
    policy: Policy, scores: dict[CellKey, Score], edits: list[dict[CellKey, Score]]
) -> None:
    book, stored = make_book(policy, scores), dict(scores)
    done: list[tuple[CellChange, ...]] = []
    states = [state(book)]
    for edit in edits:
        changes = changes_to(book, edit)
        before = dict(book.standing_of)
        changed = book.apply(changes)
        stored |= edit
        assert state(book) == state(make_book(policy, stored))
        differing = {u for u, s in book.standing_of.items() if s != before[u]}
        assert changed == differing
        assert all(book.standing_of[u] is before[u] for u in before.keys() - differing)
        done.append(changes)
        states.append(state(book))
    for changes in reversed(done):
        assert state(book) == states.pop()
        book.apply(change.inverse() for change in reversed(changes))
    assert state(book) == states.pop()


def test_cells_of_other_rounds_and_units_are_left_alone() -> None:
    book = make_book(Policy(), {})
    leaf, one = TREE.leaves()[0].id, Score.number(10_000)
    keys = (
        CellKey(RoundId(2), UNITS[0].id, leaf, Stage.APPRAISAL_1),
        CellKey(ROUND, UnitId(99), leaf, Stage.APPRAISAL_1),
    )
    assert book.apply(CellChange(key, BLANK, one) for key in keys) == frozenset()
    assert book.standings[0].index is None


def test_each_leaf_is_open_in_the_layers_of_its_source_alone() -> None:
    measured = (Stage.SURVEY, Stage.SURVEY_SECOND, Stage.SURVEY_THIRD)
    for layer in Stage:
        here, other = (SURVEY, APPRAISED) if layer in measured else (APPRAISED, SURVEY)
        assert stage_of(here, layer) is layer
        assert stage_of(other, layer) is None
    assert make_book(Policy(), {}).layer_key(UNITS[0].id, SURVEY.id, Stage.SELF) is None


def test_survey_scores_are_seen_beside_each_appraisal_and_not_beside_self_scores() -> None:
    assert stages_in_force(SURVEY, Stage.APPRAISAL_1) == (Stage.SURVEY,)
    assert stages_in_force(SURVEY, Stage.APPRAISAL_2) == (Stage.SURVEY,)
    assert stages_in_force(SURVEY, Stage.SURVEY) == (Stage.SURVEY,)
    assert stages_in_force(SURVEY, Stage.SELF) == ()
    assert stages_in_force(SURVEY, Stage.APPRAISAL_1_SECOND) == ()
    assert stages_in_force(APPRAISED, Stage.SURVEY) == ()


def test_a_first_appraisal_is_in_force_until_the_second() -> None:
    assert stages_in_force(APPRAISED, Stage.APPRAISAL_2) == (Stage.APPRAISAL_2, Stage.APPRAISAL_1)
    assert stages_in_force(APPRAISED, Stage.APPRAISAL_1) == (Stage.APPRAISAL_1,)


def test_bonus_lines_are_never_missed_and_one_appraisal_is_enough() -> None:
    unit = UNITS[0].id
    scored = {
        CellKey(ROUND, unit, CriterionId(11), Stage.APPRAISAL_1): Score.number(0),
        CellKey(ROUND, unit, CriterionId(12), Stage.APPRAISAL_2): Score.number(10_000),
        CellKey(ROUND, unit, CriterionId(21), Stage.APPRAISAL_1): Score(CellState.PENDING),
    }
    book = make_book(Policy(), scored)
    codes = [leaf.code for leaf in book.leaves]
    assert codes == ["11", "12", "21", "22", "30", "40"]
    assert book.blanks(unit, Stage.APPRAISAL_2) == book.blanks(unit, Stage.APPRAISAL_1) == ()
    assert book.blanks(unit, Stage.SELF) == book.wanted(Stage.SELF) == (0, 1, 2)
    assert book.blanks(unit, Stage.SURVEY) == book.wanted(Stage.SURVEY) == (3,)
    assert book.blank_count(Stage.APPRAISAL_1) == 3 * (len(UNITS) - 1)
    assert book.blank_count(Stage.SURVEY) == len(UNITS)


def test_self_scores_have_a_sum_and_no_place_in_the_result() -> None:
    unit = UNITS[0].id
    book = make_book(Policy(), {})
    assert book.self_total(unit) is None
    self_scores = {
        CellKey(ROUND, unit, CriterionId(11), Stage.SELF): Score.number(15_000),
        CellKey(ROUND, unit, CriterionId(30), Stage.SELF): Score.number(2_500),
        CellKey(ROUND, unit, CriterionId(40), Stage.SELF): Score.number(5_000),
    }
    before = book.standings
    assert book.apply(changes_to(book, self_scores)) == frozenset()
    assert book.self_total(unit) == 12_500
    assert book.standings == before
