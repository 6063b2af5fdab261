"""Results of a drawn file worked out from the raw rows of its scores, slowly and plainly.

Nothing here asks the program: structure comes from what was drawn, points from SQLite, sums are
fractions, and rounding is Python's own (`domain.md`, From scores to the ranking, 1-6).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from parindex_desktop.domain.criteria import Criterion, Kind, Source
from parindex_desktop.domain.policy import RankBasis, TieBreakKind, TieStyle
from tests.plain_sums import Cell, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from parindex_desktop.domain.policy import TieBreaker
    from parindex_desktop.domain.units import Unit, UnitId
    from tests.plain_sums import Cells
    from tests.random_files import DrawnGroup, DrawnRound

_EXACT = Context(prec=80)
NUMBER, NOT_APPLICABLE, PENDING, NOTHING = "number", "na", "pending", "blank"


def points_of(raw: int) -> Fraction:
    """Points out of ten-thousandths."""
    return Fraction(raw, 10_000)


def rounded(value: Fraction, decimals: int) -> Decimal:
    exact = _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT)


class Tally(NamedTuple):
    """Leaves added up; what a penalty takes is below zero."""

    points: Fraction
    maximum: Fraction
    scored: int
    missing: int
    not_applicable: int

    @property
    def percent(self) -> Fraction | None:
        return self.points * 100 / self.maximum if self.scored and self.maximum else None

    @property
    def is_out(self) -> bool:
        """Something does not apply, and nothing else is to be said."""
        return bool(self.not_applicable) and not self.scored and not self.missing


class PlainUnit:
    """One unit in one year."""

    def __init__(
        self, group: PlainGroup, unit: Unit, cells: Cells, traits: tuple[str, ...]
    ) -> None:
        self.group, self.unit, self.cells, self._traits = group, unit, cells, traits
        self.total = self._total()
        self.index = self.total.percent
        decimals = group.policy.decimals
        self.printed = None if self.index is None else rounded(self.index, decimals)
        self.rank: int | None = None

    def is_exempt(self, line: Criterion | None) -> bool:
        while line is not None:
            if any(trait in self._traits for trait in line.exempt):
                return True
            line = self.group.parent(line)
        return False

    def given(self, leaf: Criterion, stage: str) -> Cell | None:
        """What a stage gave, signed; None where it gave nothing or was not asked."""
        cell = self.cells.get((leaf.id, stage))
        if cell is None or self.is_exempt(leaf):
            return None
        return Cell(cell.state, -cell.points if leaf.kind is Kind.PENALTY else cell.points)

    def counted(self, leaf: Criterion) -> Cell:
        """What counts of a leaf, signed."""
        if self.is_exempt(leaf):
            return Cell(NOT_APPLICABLE, 0)
        stages = ("appraisal2", "appraisal1") if leaf.source is Source.APPRAISED else ("survey",)
        given = (self.given(leaf, stage) for stage in stages)
        return next((cell for cell in given if cell is not None), Cell(NOTHING, 0))

    def tally(self, leaves: Iterable[Criterion]) -> Tally:
        points = maximum = Fraction(0)
        scored = missing = out = 0
        for leaf in leaves:
            cell, is_normal = self.counted(leaf), leaf.kind is Kind.NORMAL
            is_out = cell.state == NOT_APPLICABLE
            if is_normal and not (is_out and self.group.policy.rebase_not_applicable):
                maximum += points_of(leaf.max_points)
            if cell.state == NUMBER:
                points += points_of(cell.points)
            scored += cell.state == NUMBER
            out += is_out
            missing += is_normal and cell.state in (PENDING, NOTHING)
        return Tally(points, maximum, scored, missing, out)

    def of_kind(self, kind: Kind) -> Fraction:
        """Points of all leaves of a kind, capped."""
        leaves = [leaf for leaf in self.group.leaves if leaf.kind is kind]
        points = self.tally(leaves).points
        own = self.group.drawn.own
        if kind is Kind.BONUS and own.bonus_cap is not None:
            return min(points, points_of(own.bonus_cap))
        if kind is Kind.PENALTY and own.penalty_cap is not None:
            return max(points, -points_of(own.penalty_cap))
        return points

    def _total(self) -> Tally:
        return self.tally(self.group.leaves)._replace(
            points=sum(map(self.of_kind, Kind), Fraction(0))
        )

    @property
    def measured(self) -> Tally:
        """The normal leaves that others measured."""
        return self.tally(each for each in self.group.leaves if _is_measured(each))

    @property
    def appraised(self) -> Tally:
        """Everything else, with bonus and penalty."""
        rest = self.tally(each for each in self.group.leaves if not _is_measured(each))
        return rest._replace(points=self.total.points - self.measured.points)

    @property
    def class_name(self) -> str:
        reached = [b for b in self.group.drawn.setup.bands if b.lower_bound <= (self.printed or 0)]
        if self.printed is None or not reached:
            return ""
        return max(reached, key=lambda band: band.lower_bound).name

    @property
    def key(self) -> tuple[Fraction | Decimal, ...]:
        """What is compared, largest first."""
        assert self.index is not None
        assert self.printed is not None
        policy = self.group.policy
        first = self.printed if policy.rank_basis is RankBasis.PRINTED else self.index
        return (first, *(self._broken_by(breaker) for breaker in policy.tie_breakers))

    def _broken_by(self, breaker: TieBreaker) -> Fraction:
        return (self.appraised if breaker.kind is TieBreakKind.APPRAISED else self.measured).points


class PlainGroup:
    """One group in one year.

    Attributes:
        units: In the order of lists.
        ranked: Best first.
        shown: Those with a line in a table: ranked ones, then those left out.
    """

    def __init__(self, drawn: DrawnGroup, policy_of: DrawnRound, cells: dict[int, Cells]) -> None:
        self.drawn, self.policy, self.year = drawn, policy_of.round.policy, policy_of.round.year
        self._by_id = {each.id: each for each in drawn.criteria}
        parents = {each.parent_id for each in drawn.criteria}
        self.leaves = [each for each in drawn.criteria if each.id not in parents]
        self.domains = [each for each in drawn.criteria if each.parent_id is None]
        self.units = [
            PlainUnit(self, unit, cells.get(unit.id, {}), place.traits)
            for unit, place in zip(drawn.units, drawn.places, strict=True)
        ]
        scored = [unit for unit in self.units if unit.index is not None]
        out = {place.unit_id for place in drawn.places if not place.ranked}
        takes_part = [unit for unit in scored if unit.unit.id not in out]
        self.ranked = sorted(takes_part, key=lambda unit: unit.key, reverse=True)
        for unit in self.ranked:
            better = [other.key for other in self.ranked if other.key > unit.key]
            is_dense = self.policy.tie_style is TieStyle.DENSE
            unit.rank = 1 + (len(set(better)) if is_dense else len(better))
        self.shown = [*self.ranked, *(unit for unit in scored if unit.rank is None)]

    def parent(self, line: Criterion) -> Criterion | None:
        return None if line.parent_id is None else self._by_id[line.parent_id]

    def is_leaf(self, line: Criterion) -> bool:
        return line in self.leaves

    def domain(self, line: Criterion) -> Criterion:
        above = self.parent(line)
        return line if above is None else self.domain(above)

    def below(self, line: Criterion | None) -> list[Criterion]:
        """The leaves below a line, or all."""
        if line is None:
            return self.leaves
        return [leaf for leaf in self.leaves if line in self._way_up(leaf)]

    def _way_up(self, line: Criterion | None) -> Iterable[Criterion]:
        while line is not None:
            yield line
            line = self.parent(line)

    @property
    def mean(self) -> Decimal | None:
        return self.mean_of(unit.index for unit in self.ranked)

    def mean_of(self, values: Iterable[Fraction | None]) -> Decimal | None:
        known = [value for value in values if value is not None]
        if not known:
            return None
        return rounded(sum(known, Fraction(0)) / len(known), self.policy.decimals)

    def median_of(self, domain: Criterion | None) -> Decimal | None:
        """The median in percent of a domain, or of the index, over ranked units."""
        found = [
            unit.index if domain is None else unit.tally(self.below(domain)).percent
            for unit in self.ranked
        ]
        known = [value for value in found if value is not None]
        return rounded(median(known), self.policy.decimals) if known else None


def plain_groups(path: Path, drawn: DrawnRound) -> list[PlainGroup]:
    """The groups of one year of a file, out of its rows."""
    cells = dict(rows_of(path))
    return [PlainGroup(group, drawn, _of_set(cells, group)) for group in drawn.groups]


def by_unit(groups: Sequence[PlainGroup]) -> dict[UnitId, PlainUnit]:
    """The units of a year that have an index."""
    return {unit.unit.id: unit for group in groups for unit in group.shown}


def _of_set(cells: dict[int, Cells], group: DrawnGroup) -> dict[int, Cells]:
    own = {each.id for each in group.criteria}
    return {
        unit: {place: cell for place, cell in found.items() if place[0] in own}
        for unit, found in cells.items()
    }


def _is_measured(leaf: Criterion) -> bool:
    return leaf.kind is Kind.NORMAL and leaf.source is not Source.APPRAISED
