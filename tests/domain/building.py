"""Small criteria sets and results for the tests of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    CriterionId,
    Kind,
    SetId,
    Source,
)
from parindex_desktop.domain.numbers import Points, parse_points
from parindex_desktop.domain.policy import DEFAULT_POLICY, Policy
from parindex_desktop.domain.scores import Score, Stage
from parindex_desktop.domain.scoring import NONE_EXEMPT, Exemptions, Scorer, UnitResult
from parindex_desktop.domain.unit_cells import UnitCells
from parindex_desktop.domain.units import GroupId, RoundId, UnitId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parindex_desktop.domain.unit_cells import CellPlace

SET = CriteriaSet(SetId(1), RoundId(1), GroupId(1))
APPRAISED, SURVEY = CriterionId(1), CriterionId(2)


def points(text: str) -> Points:
    """Points as an official types them."""
    return parse_points(text)


def criterion(
    number: int,
    maximum: str,
    *,
    parent: int | None = None,
    source: Source = Source.APPRAISED,
    kind: Kind = Kind.NORMAL,
    code: str = "",
) -> Criterion:
    return Criterion(
        id=CriterionId(number),
        set_id=SET.id,
        parent_id=None if parent is None else CriterionId(parent),
        position=number,
        code=code or str(number),
        name=f"Tiêu chí {number}",
        max_points=points(maximum),
        source=source,
        kind=kind,
    )


def tree(*criteria: Criterion, criteria_set: CriteriaSet = SET) -> CriteriaTree:
    return CriteriaTree.build(criteria_set, criteria)


def flat_tree(appraised: str = "70", survey: str = "30") -> CriteriaTree:
    """The set of a results table: one appraised and one survey leaf."""
    return tree(criterion(1, appraised), criterion(2, survey, source=Source.SURVEY))


def score_unit(
    unit_id: UnitId,
    of: CriteriaTree,
    scores: Mapping[CellPlace, Score],
    policy: Policy,
    exempt: Exemptions = NONE_EXEMPT,
) -> UnitResult:
    """What one unit reached."""
    return Scorer(of, policy).score(unit_id, UnitCells.of(scores), exempt)


def flat_result(
    unit: int,
    appraised: str,
    survey: str,
    *,
    of: CriteriaTree | None = None,
    policy: Policy = DEFAULT_POLICY,
) -> UnitResult:
    scores: Mapping[tuple[CriterionId, Stage], Score] = {
        (APPRAISED, Stage.APPRAISAL_1): Score.number(points(appraised)),
        (SURVEY, Stage.SURVEY): Score.number(points(survey)),
    }
    return score_unit(UnitId(unit), of or flat_tree(), scores, policy)
