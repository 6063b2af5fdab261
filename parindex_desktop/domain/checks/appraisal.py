"""Whether what the council took from a unit is explained, and answered where the unit explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.checks.findings import Finding, basis_of
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.rules.facts import REASON
from parindex_desktop.domain.scores import Stage
from parindex_desktop.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.checks.standings import CheckedGroup, CheckedUnit, Standing


def reasons(
    group: CheckedGroup, unit: CheckedUnit, stands: Sequence[Standing]
) -> Iterator[Finding]:
    """Yields `CHK.106` and `CHK.107`: points taken without a word why.

    A reason beside appraisal 1 serves it; appraisal 2 may also give it as its answer. Points that
    are judged carry a reason among their facts, and a criterion not applicable has its ground.
    """
    for stand in stands:
        lower = _below_first(stand)
        if not (lower or stand.lowered) or _is_reasoned(group, unit, stand, lower=lower):
            continue
        code = "CHK.107" if lower else "CHK.106"
        before = stand.first if lower else stand.own
        yield Finding(
            code, Severity.ERROR, unit.id, stand.leaf.id, stand.stage, _compared(stand, before)
        )


def gaps(group: CheckedGroup, unit: CheckedUnit, stands: Sequence[Standing]) -> Iterator[Finding]:
    """Yields `CHK.202` where a unit gave itself too much more than the appraisal does.

    Of a penalty, where it took too much less from itself.
    """
    percent = group.rules.gap_percent
    for stand in stands:
        if not stand.lowered or stand.own is None or stand.points is None:
            continue
        difference = abs(stand.own - stand.points)
        if difference * 100 > percent * stand.leaf.maximum:
            params = _compared(stand, stand.own)
            basis = basis_of(stand.own, stand.points)
            place = (stand.leaf.id, stand.stage)
            yield Finding("CHK.202", Severity.WARNING, unit.id, *place, params, basis=basis)


def explanations(
    group: CheckedGroup, unit: CheckedUnit, stands: Sequence[Standing]
) -> Iterator[Finding]:
    """Yields `CHK.214` where a unit explained itself and appraisal 2 does not answer.

    More points than appraisal 1 gave are an answer.
    """
    for stand in stands:
        text = group.records.remark(unit.id, stand.leaf.id, RemarkKind.EXPLANATION)
        if text and not _is_answered(group, unit, stand):
            basis = basis_of(text, stand.points)
            place = (stand.leaf.id, Stage.APPRAISAL_2)
            yield Finding("CHK.214", Severity.WARNING, unit.id, *place, basis=basis)


def _is_answered(group: CheckedGroup, unit: CheckedUnit, stand: Standing) -> bool:
    if group.records.remark(unit.id, stand.leaf.id, RemarkKind.ANSWER):
        return True
    if stand.stage is not Stage.APPRAISAL_2 or stand.points is None or stand.first is None:
        return False
    return stand.leaf.worth(stand.points) > stand.leaf.worth(stand.first)


def _below_first(stand: Standing) -> bool:
    """Tells whether appraisal 2 gives the unit less than appraisal 1 did."""
    if stand.stage is not Stage.APPRAISAL_2 or stand.first is None or stand.points is None:
        return False
    return stand.leaf.worth(stand.points) < stand.leaf.worth(stand.first)


def _is_reasoned(group: CheckedGroup, unit: CheckedUnit, stand: Standing, *, lower: bool) -> bool:
    kinds = [] if lower else [RemarkKind.REASON]
    if stand.stage is Stage.APPRAISAL_2:
        kinds.append(RemarkKind.ANSWER)
    if any(group.records.remark(unit.id, stand.leaf.id, kind) for kind in kinds):
        return True
    facts = dict(unit.cells.score((stand.leaf.id, stand.stage)).facts)
    return bool(facts.get(REASON, "").strip())


def _compared(stand: Standing, before: int | None) -> dict[str, object]:
    return {
        "before": format_points(Points(before or 0)),
        "after": format_points(Points(stand.points or 0)),
    }
