"""What stages add up to, against plain sums."""

from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    CriterionId,
    Kind,
    SetId,
)
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.domain.stage_sums import StageSums
from parindex_desktop.domain.unit_cells import UnitCells
from parindex_desktop.domain.units import GroupId, RoundId

SET = CriteriaSet(SetId(1), RoundId(1), GroupId(1))
KINDS = (Kind.NORMAL, Kind.NORMAL, Kind.BONUS, Kind.PENALTY)


def line(number: int, parent: int | None, kind: Kind = Kind.NORMAL) -> Criterion:
    parent_id = None if parent is None else CriterionId(parent)
    name = f"Tiêu chí {number}"
    return Criterion(
        CriterionId(number), SET.id, parent_id, number, f"{number}", name, Points(50_000), kind=kind
    )


TREE = CriteriaTree.build(
    SET,
    [line(1, None), line(2, None), *(line(10 + n, 1 + n // 4, KINDS[n % 4]) for n in range(8))],
)
LEAVES = [leaf.id for leaf in TREE.leaves()]
POINTS = st.one_of(st.none(), st.integers(0, 50_000))
SCORES = st.lists(POINTS, min_size=8, max_size=8)


def cells(given_points: dict[Stage, list[int | None]]) -> UnitCells:
    return UnitCells.of(
        {
            (leaf, stage): Score.number(points)
            for stage, values in given_points.items()
            for leaf, points in zip(LEAVES, values, strict=True)
            if points is not None
        }
    )


def plain(values: list[int | None], first: int, end: int) -> int | None:
    """The sum on paper, with a pencil."""
    told = [n for n in range(first, end) if values[n] is not None]
    if not told:
        return None
    return sum((-1 if KINDS[n % 4] is Kind.PENALTY else 1) * (values[n] or 0) for n in told)


@given(own=SCORES)
def test_a_stage_adds_up_what_was_given_and_takes_penalties_off(own: list[int | None]) -> None:
    sums = StageSums(TREE, cells({Stage.SELF: own}))
    assert sums.at(None, Stage.SELF) == plain(own, 0, 8)
    assert sums.at(CriterionId(1), Stage.SELF) == plain(own, 0, 4)
    assert sums.at(CriterionId(2), Stage.SELF) == plain(own, 4, 8)
    assert sums.at(None, Stage.APPRAISAL_1) is None


@given(first=SCORES, second=SCORES)
def test_appraisal_2_counts_with_what_appraisal_1_left_in_force(
    first: list[int | None], second: list[int | None]
) -> None:
    sums = StageSums(TREE, cells({Stage.APPRAISAL_1: first, Stage.APPRAISAL_2: second}))
    joined = [a if b is None else b for a, b in zip(first, second, strict=True)]
    untouched = all(value is None for value in second[:4])
    expected = None if untouched else plain(joined, 0, 4)
    assert sums.at(CriterionId(1), Stage.APPRAISAL_2) == expected


def test_what_does_not_apply_counts_nothing() -> None:
    given_cells = cells({Stage.SELF: [10_000, 20_000, *([None] * 6)]})
    assert StageSums(TREE, given_cells, {LEAVES[0]}).at(None, Stage.SELF) == 20_000
    assert StageSums(TREE, given_cells, set(LEAVES)).at(None, Stage.SELF) is None
    pending = given_cells.changed({(LEAVES[0], Stage.SELF): Score(CellState.PENDING, ground="x")})
    assert StageSums(TREE, pending).at(None, Stage.SELF) == 20_000
