"""Whether a unit has what it needs: scores, self scores, survey points, a sum like its paper's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.checks.findings import Finding, basis_of
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.domain.process import Step
from parindex_desktop.domain.scores import FIRST_STAGES, CellState, Stage
from parindex_desktop.domain.stage_sums import StageSums
from parindex_desktop.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.checks.standings import CheckedGroup, CheckedUnit, Standing

_SHOWN = 6
"""Codes named in one sentence; the others are counted."""


def missing(unit: CheckedUnit, stands: Sequence[Standing]) -> Iterator[Finding]:
    """Yields `CHK.101` for each score missed, `CHK.102` for all of the appraisal at once.

    A unit without any points of the survey is a warning of its own, `CHK.209`: not every unit is
    surveyed.
    """
    appraised = [each for each in stands if each.leaf.appraised]
    surveyed = [each for each in stands if not each.leaf.appraised]
    if any(_is_blank(each) for each in appraised) and all(map(_is_empty, appraised)):
        yield Finding("CHK.102", Severity.ERROR, unit.id)
    else:
        yield from (_missed(unit, each) for each in appraised if _is_blank(each))
    if not all(map(_is_empty, surveyed)):
        yield from (_missed(unit, each) for each in surveyed if _is_blank(each))
    elif not all(map(_is_empty, appraised)) and any(map(_is_blank, surveyed)):
        first = next(filter(_is_blank, surveyed))
        yield Finding("CHK.209", Severity.WARNING, unit.id, first.leaf.id, Stage.SURVEY)


def states(unit: CheckedUnit, stands: Sequence[Standing]) -> Iterator[Finding]:
    """Yields `CHK.104` not applicable without a ground, `CHK.105` pending, of what counts."""
    for stand in stands:
        place = (stand.leaf.id, stand.stage)
        if stand.state is CellState.PENDING:
            ground = unit.cells.score(place).ground
            yield Finding("CHK.105", Severity.ERROR, unit.id, *place, {"ground": ground or "…"})
        elif stand.state is CellState.NOT_APPLICABLE and not unit.cells.score(place).ground:
            yield Finding("CHK.104", Severity.ERROR, unit.id, *place)


def bounds(group: CheckedGroup, unit: CheckedUnit) -> Iterator[Finding]:
    """Yields `CHK.103` for points that the leaf cannot have, at every stage."""
    cells = unit.cells
    maxima = {leaf.id: leaf.maximum for leaf in group.leaves}
    for place, points in zip(cells.layout.places, cells.points, strict=True):
        criterion_id, stage = place
        maximum = maxima.get(criterion_id)
        if maximum is None or 0 <= points <= maximum:
            continue
        if stage in FIRST_STAGES and criterion_id not in unit.exempt:
            params: dict[str, object] = {
                "points": format_points(Points(points)),
                "maximum": format_points(maximum),
            }
            yield Finding("CHK.103", Severity.ERROR, unit.id, *place, params)


def self_scores(
    group: CheckedGroup, unit: CheckedUnit, stands: Sequence[Standing]
) -> Iterator[Finding]:
    """Yields `CHK.201`, once, when a self-assessment is done and lacks points."""
    if group.records.done(unit.id, Step.SELF) is None:
        return
    filled = unit.cells.layout.index_of
    lacking = [
        each.leaf
        for each in stands
        if each.leaf.wanted and each.leaf.appraised and (each.leaf.id, Stage.SELF) not in filled
    ]
    if lacking:
        codes = [leaf.code for leaf in lacking]
        params: dict[str, object] = {"count": len(codes), "codes": some_of(codes)}
        place = (lacking[0].id, Stage.SELF)
        basis = basis_of(*codes)
        yield Finding("CHK.201", Severity.WARNING, unit.id, *place, params, basis=basis)


def control_totals(group: CheckedGroup, unit: CheckedUnit) -> Iterator[Finding]:
    """Yields `CHK.108` for each stage whose cells add up to other than the unit's paper."""
    typed = {stage: group.records.control_total(unit.id, stage) for stage in FIRST_STAGES}
    if not any(paper is not None for paper in typed.values()):
        return
    sums = StageSums(group.tree, unit.cells, unit.exempt)
    for stage, paper in typed.items():
        summed = sums.at(None, stage) or Points(0)
        if paper is not None and paper != summed:
            params: dict[str, object] = {
                "paper": format_points(paper),
                "sum": format_points(summed),
                "stage": stage,
            }
            yield Finding("CHK.108", Severity.ERROR, unit.id, None, stage, params)


def some_of(words: Sequence[str]) -> str:
    """Returns the first few of a list of words, with a mark where there are more."""
    return ", ".join(words[:_SHOWN]) + ("…" if len(words) > _SHOWN else "")


def _missed(unit: CheckedUnit, stand: Standing) -> Finding:
    return Finding("CHK.101", Severity.ERROR, unit.id, stand.leaf.id, stand.stage)


def _is_empty(stand: Standing) -> bool:
    return stand.state is CellState.BLANK


def _is_blank(stand: Standing) -> bool:
    """Tells whether a score is missed: a bonus or penalty line wants none."""
    return stand.state is CellState.BLANK and stand.leaf.wanted
