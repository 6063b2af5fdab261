"""Whether points look right: beside the rule, beside the unit's own, beside the other units'."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from parindex_desktop.domain.checks.findings import Finding, basis_of
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.domain.unit_cells import is_facts
from parindex_desktop.domain.units import UnitId
from parindex_desktop.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.checks.standings import CheckedLeaf, CheckedUnit, Standing

LEAST_UNITS = 5
"""Fewer units with points say nothing about what is usual."""

_SLIPS = (10, 100)
"""What a lost or doubled digit, or a lost comma, makes of a number."""

Held: TypeAlias = tuple[Stage, int | None]
"""What a unit has in a column: the stage that decides, and its points; None while it lacks any."""

ColumnValues: TypeAlias = Mapping[UnitId, Held]
"""A column of the group, without the units to which the criterion does not apply."""


def impossible(unit: CheckedUnit, stands: Sequence[Standing]) -> Iterator[Finding]:
    """Yields `CHK.205` for typed points that the rule of their leaf cannot give."""
    for stand in stands:
        outcomes = stand.leaf.outcomes
        if outcomes is None:
            continue
        for stage, points in ((Stage.SELF, stand.own), (stand.stage, stand.points)):
            if points is None or points in outcomes or _has_facts(unit, stand, stage):
                continue
            given = " / ".join(map(format_points, sorted(outcomes, reverse=True)))
            params: dict[str, object] = {"points": format_points(Points(points)), "given": given}
            place = (stand.leaf.id, stage)
            basis = basis_of(points)
            yield Finding("CHK.205", Severity.WARNING, unit.id, *place, params, basis=basis)


def slips(unit: CheckedUnit, stands: Sequence[Standing]) -> Iterator[Finding]:
    """Yields `CHK.206` where own score and appraisal have the same digits in other places."""
    for stand in stands:
        own, points = stand.own, stand.points
        if not own or not points:
            continue
        low, high = sorted((own, points))
        if any(low * times == high for times in _SLIPS):
            params: dict[str, object] = {
                "before": format_points(Points(own)),
                "after": format_points(Points(points)),
            }
            place = (stand.leaf.id, stand.stage)
            basis = basis_of(own, points)
            yield Finding("CHK.206", Severity.WARNING, unit.id, *place, params, basis=basis)


def held(stand: Standing) -> Held | None:
    """Returns what a unit has in a column, None where the criterion does not apply."""
    return None if stand.state is CellState.NOT_APPLICABLE else (stand.stage, stand.points)


def column(leaf: CheckedLeaf, values: ColumnValues) -> tuple[Finding, ...]:
    """Checks one criterion over all units of the group, at the points that count.

    `CHK.203` all at the maximum, `CHK.204` all 0: both only once every unit has points, since a
    column half typed would be questioned again and again. `CHK.207` far from what is usual.
    """
    given = [points for _, points in values.values() if points is not None]
    if len(given) < LEAST_UNITS or not leaf.maximum:
        return ()
    if len(given) == len(values) and min(given) == max(given):
        return tuple(_all_alike(leaf, given[0], values))
    return tuple(_far_from_usual(leaf, given, values)) if leaf.wanted else ()


def _all_alike(leaf: CheckedLeaf, points: int, values: ColumnValues) -> Iterator[Finding]:
    params: dict[str, object] = {"count": len(values), "maximum": format_points(leaf.maximum)}
    basis = basis_of(points, len(values))
    stage = leaf.deciding[-1]
    if points == leaf.maximum:
        yield Finding("CHK.203", Severity.WARNING, None, leaf.id, stage, params, basis=basis)
    elif points == 0 and leaf.wanted:  # nobody misses a bonus or penalty
        yield Finding("CHK.204", Severity.WARNING, None, leaf.id, stage, params, basis=basis)


def _far_from_usual(
    leaf: CheckedLeaf, given: Sequence[int], values: ColumnValues
) -> Iterator[Finding]:
    usual = median(given)
    least = _SLIPS[0]
    for unit_id, (stage, points) in values.items():
        if not points or not usual or least * usual > points > usual / least:
            continue
        if leaf.outcomes is not None and points in leaf.outcomes:
            continue
        params: dict[str, object] = {
            "points": format_points(Points(points)),
            "usual": format_points(Points(int(usual))),
        }
        place = (leaf.id, stage)
        basis = basis_of(points)  # other units' points do not take an acceptance back
        yield Finding("CHK.207", Severity.WARNING, unit_id, *place, params, basis=basis)


def _has_facts(unit: CheckedUnit, stand: Standing, stage: Stage) -> bool:
    """Tells whether the rule itself made the points, which `services.recomputation` proves."""
    index = unit.cells.layout.index_of[stand.leaf.id, stage]
    return is_facts(unit.cells.texts[index])
