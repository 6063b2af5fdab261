"""From results to ranks, classes, ties with their reason, and the figures of a group."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import itemgetter
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import round_half_up
from parindex_desktop.domain.policy import (
    ClassBand,
    Policy,
    RankBasis,
    TieBreaker,
    TieBreakKind,
    TieStyle,
    class_of,
)
from parindex_desktop.domain.scoring import UnitResult
from parindex_desktop.domain.units import UnitId

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.criteria import CriteriaTree
    from parindex_desktop.domain.tallies import Tally


@dataclass(frozen=True, slots=True)
class Tie:
    """Why a unit stands where it stands among units of equal index.

    Attributes:
        decided_by: The tie-breaker that set it apart from its neighbours; None when the rank is
            shared because no declared rule decides.
    """

    decided_by: TieBreaker | None


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of a ranking.

    Attributes:
        rank: None when the unit is not ranked: left out, or nothing scored.
        index: Printed index in percent; None when nothing is scored.
        tie: Set when another ranked unit has the same index on the declared basis.
    """

    unit_id: UnitId
    result: UnitResult
    rank: int | None
    index: Decimal | None
    class_name: str
    tie: Tie | None = None


@dataclass(frozen=True, slots=True)
class ClassShare:
    """How many units reached a class, and their share in percent rounded on its own (Huế 2021)."""

    name: str
    count: int
    share: Decimal


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """What an announcement says of a group.

    Attributes:
        ranked: Number of ranked units.
        incomplete: Ranked or unranked units with blank or pending leaves.
        mean: Mean of the exact indexes of ranked units, rounded once; None for an empty ranking.
    """

    ranked: int
    incomplete: int
    mean: Decimal | None
    highest: Decimal | None
    lowest: Decimal | None
    first: tuple[UnitId, ...]
    last: tuple[UnitId, ...]
    classes: tuple[ClassShare, ...]


def rank_units(
    results: Sequence[UnitResult],
    *,
    tree: CriteriaTree,
    policy: Policy,
    bands: tuple[ClassBand, ...],
    left_out: frozenset[UnitId] = frozenset(),
) -> tuple[Standing, ...]:
    """Ranks the units of one group, best first.

    Units left out, or without any scored leaf, follow unranked in the order given. Units that no
    declared rule sets apart share a rank and keep the order given, never decide by it.
    """
    grades = [grade(result, tree=tree, policy=policy, bands=bands) for result in results]
    return rank_grades(grades, policy=policy, left_out=left_out)


RankKey = tuple[Fraction | Decimal | int, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """What one unit brings into the ranking, whatever the others have.

    Attributes:
        key: What is compared, the larger first; None when nothing is scored.
        index: Printed index in percent; None when nothing is scored.
    """

    result: UnitResult
    key: RankKey | None
    index: Decimal | None
    class_name: str


def grade(
    result: UnitResult, *, tree: CriteriaTree, policy: Policy, bands: tuple[ClassBand, ...]
) -> Grade:
    """Rounds and classifies one unit; kept by whoever ranks a group again after each edit."""
    exact = result.index
    if exact is None:
        return Grade(result, None, None, "")
    printed = round_half_up(exact, policy.decimals)
    first = printed if policy.rank_basis is RankBasis.PRINTED else exact
    breakers = (_tie_value(breaker, result, tree) for breaker in policy.tie_breakers)
    return Grade(result, (first, *breakers), printed, class_of(printed, bands))


def rank_grades(
    grades: Iterable[Grade], *, policy: Policy, left_out: frozenset[UnitId] = frozenset()
) -> tuple[Standing, ...]:
    """Orders graded units, see `rank_units`."""
    ranked: list[tuple[RankKey, Grade]] = []
    unranked: list[Grade] = []
    for each in grades:
        if each.key is None or each.result.unit_id in left_out:
            unranked.append(each)
        else:
            ranked.append((each.key, each))
    ranked.sort(key=itemgetter(0), reverse=True)
    keys = [key for key, _ in ranked]
    standings: list[Standing] = []
    rank = distinct = 0
    for place, (key, each) in enumerate(ranked, start=1):
        if place == 1 or key != keys[place - 2]:
            distinct += 1
            rank = place if policy.tie_style is TieStyle.GAPS else distinct
        neighbours = keys[max(place - 2, 0) : place - 1] + keys[place : place + 1]
        equal = [other for other in neighbours if other[0] == key[0]]
        tie = _tie(key, equal, policy) if equal else None
        standings.append(_standing(each, rank, tie))
    standings.extend(_standing(each, None, None) for each in unranked)
    return tuple(standings)


def figures(
    standings: Iterable[Standing], bands: tuple[ClassBand, ...], policy: Policy
) -> GroupFigures:
    """Sums a ranking up; units without a rank enter only the count of incomplete ones."""
    everyone = tuple(standings)
    ranked = [s for s in everyone if s.rank is not None]
    printed = [s.index for s in ranked if s.index is not None]
    last_rank = max((s.rank for s in ranked if s.rank is not None), default=None)
    return GroupFigures(
        ranked=len(ranked),
        incomplete=sum(1 for s in everyone if s.result.total.missing),
        mean=_mean([s.result.total for s in ranked], policy.decimals),
        highest=max(printed, default=None),
        lowest=min(printed, default=None),
        first=tuple(s.unit_id for s in ranked if s.rank == 1),
        last=tuple(s.unit_id for s in ranked if s.rank == last_rank),
        classes=class_shares([s.class_name for s in ranked], [band.name for band in bands]),
    )


def class_shares(classes: Sequence[str], names: Sequence[str]) -> tuple[ClassShare, ...]:
    """Counts classes in the order of `names`; shares have 2 decimals and need not add up to 100."""
    total = len(classes)
    counts = {name: classes.count(name) for name in names}
    return tuple(
        ClassShare(
            name, count, round_half_up(Fraction(count * 100, total), 2) if total else Decimal(0)
        )
        for name, count in counts.items()
    )


def _tie_value(breaker: TieBreaker, result: UnitResult, tree: CriteriaTree) -> int:
    match breaker.kind:
        case TieBreakKind.APPRAISED:
            return result.appraised
        case TieBreakKind.SURVEY:
            return result.survey
        case TieBreakKind.CRITERION:
            criterion = tree.by_code(breaker.criterion_code)
            return result.nodes[criterion.id].points if criterion else 0


def _tie(key: RankKey, equal: Sequence[RankKey], policy: Policy) -> Tie:
    """Tells what sets a unit apart from its neighbours of equal index."""
    if key in equal:
        return Tie(decided_by=None)
    depth = max(_first_difference(key, other) for other in equal)
    return Tie(decided_by=policy.tie_breakers[depth - 1])


def _first_difference(key: RankKey, other: RankKey) -> int:
    return next(i for i, (a, b) in enumerate(zip(key, other, strict=True)) if a != b)


def _standing(graded: Grade, rank: int | None, tie: Tie | None) -> Standing:
    result = graded.result
    return Standing(result.unit_id, result, rank, graded.index, graded.class_name, tie)


def _mean(totals: Sequence[Tally], decimals: int) -> Decimal | None:
    """Returns the mean index; points over equal maxima are added before they are divided."""
    if not totals:
        return None
    points: Counter[int] = Counter()
    for total in totals:
        points[total.maximum] += total.points
    indexes = sum(Fraction(added * 100, maximum) for maximum, added in points.items())
    return round_half_up(Fraction(indexes) / len(totals), decimals)
