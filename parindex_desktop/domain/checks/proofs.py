"""Documents: those that are missing, and those that are named more than once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from parindex_desktop.domain.checks.filling import some_of
from parindex_desktop.domain.checks.findings import Finding, basis_of
from parindex_desktop.domain.same_documents import same_document
from parindex_desktop.domain.scores import Stage
from parindex_desktop.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from parindex_desktop.domain.checks.standings import (
        CheckedGroup,
        CheckedUnit,
        Standing,
    )
    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.evidence import Evidence
    from parindex_desktop.domain.units import UnitId

_Same: TypeAlias = "tuple[Evidence, ...]"
"""The same document at several places."""

_Place: TypeAlias = "tuple[UnitId, CriterionId]"


def missing_evidence(
    group: CheckedGroup, unit: CheckedUnit, stands: Sequence[Standing]
) -> Iterator[Finding]:
    """Yields `CHK.210` for each criterion without a document, `CHK.211` once without any."""
    if not group.rules.evidence_needed:
        return
    if all(each.own is None for each in stands):
        return  # a round of totals alone asks no unit to prove anything
    wanting = [each for each in stands if each.leaf.wants_evidence and _claimed(each)]
    lacking = [each for each in wanting if not group.records.evidence(unit.id, each.leaf.id)]
    if lacking and len(lacking) == len(wanting) > 1:
        codes = [each.leaf.code for each in lacking]
        params: dict[str, object] = {"count": len(codes), "codes": some_of(codes)}
        place = (lacking[0].leaf.id, Stage.SELF)
        basis = basis_of(*codes)
        yield Finding("CHK.211", Severity.WARNING, unit.id, *place, params, basis=basis)
        return
    for each in lacking:
        place = (each.leaf.id, Stage.SELF)
        yield Finding("CHK.210", Severity.WARNING, unit.id, *place, basis=basis_of(_claimed(each)))


def _claimed(stand: Standing) -> int:
    """Returns the points that a unit has to prove: its own, else those of the appraisal."""
    return (stand.points if stand.own is None else stand.own) or 0


def documents_of(group: CheckedGroup, unit: CheckedUnit) -> tuple[Evidence, ...]:
    """Returns the documents that a unit names for criteria that apply to it."""
    return tuple(
        each
        for leaf in group.leaves
        if leaf.id not in unit.exempt
        for each in group.records.evidence(unit.id, leaf.id)
    )


def shared_documents(group: CheckedGroup, documents: Iterable[Evidence]) -> Iterator[Finding]:
    """Yields the documents that stand at several places.

    `CHK.212` at each criterion whose document one before it in the same unit names too, `CHK.213`
    once for each set of units that name the same documents.

    Args:
        group: The group.
        documents: Of all its units, in the order of lists.
    """
    groups = same_document(documents)
    yield from _in_one_unit(group, groups)
    yield from _in_several_units(groups)


def _in_one_unit(group: CheckedGroup, groups: Iterable[_Same]) -> Iterator[Finding]:
    codes = {leaf.id: leaf.code for leaf in group.leaves}
    found: defaultdict[_Place, dict[Evidence, str]] = defaultdict(dict)
    for same in groups:
        first: dict[UnitId, CriterionId] = {}
        for each in same:
            before = first.setdefault(each.unit_id, each.criterion_id)
            if before != each.criterion_id:
                found[each.unit_id, each.criterion_id][each] = codes[before]
    for place, named in found.items():
        params: dict[str, object] = {
            "document": "; ".join(each.name for each in named),
            "codes": ", ".join(dict.fromkeys(named.values())),
        }
        basis = _basis((each, code) for each, code in named.items())
        yield Finding("CHK.212", Severity.WARNING, *place, Stage.SELF, params, basis=basis)


def _in_several_units(groups: Iterable[_Same]) -> Iterator[Finding]:
    found: defaultdict[tuple[UnitId, ...], list[Evidence]] = defaultdict(list)
    for same in groups:
        units = tuple(dict.fromkeys(each.unit_id for each in same))
        if len(units) > 1:
            found[units].append(same[0])
    for (first, *others), named in found.items():
        params: dict[str, object] = {"document": some_of([each.name for each in named])}
        place = (first, named[0].criterion_id, Stage.SELF)
        basis = _basis((each, "") for each in named)
        yield Finding("CHK.213", Severity.WARNING, *place, params, tuple(others), basis)


def _basis(named: Iterable[tuple[Evidence, str]]) -> str:
    return basis_of(*(f"{each.number} {each.day} {each.attachment} {code}" for each, code in named))
