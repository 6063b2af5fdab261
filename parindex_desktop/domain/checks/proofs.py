"""Documents: those that are missing, and those that are named more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from parindex_desktop.domain.checks.filling import some_of
from parindex_desktop.domain.checks.findings import Finding, basis_of
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.text import clean, without_marks
from parindex_desktop.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.checks.standings import (
        CheckedGroup,
        CheckedLeaf,
        CheckedUnit,
        Standing,
    )
    from parindex_desktop.domain.evidence import Evidence
    from parindex_desktop.domain.units import UnitId

Documents: TypeAlias = Mapping[str, tuple["CheckedLeaf", ...]]
"""The documents of one unit by their key, with the criteria that each is named for."""


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


def documents_of(group: CheckedGroup, unit: CheckedUnit) -> Documents:
    """Returns the documents that a unit names."""
    found: defaultdict[str, list[CheckedLeaf]] = defaultdict(list)
    for leaf in group.leaves:
        named = group.records.evidence(unit.id, leaf.id) if leaf.id not in unit.exempt else ()
        for key in dict.fromkeys(filter(None, map(document_key, named))):
            found[key].append(leaf)
    return {key: tuple(leaves) for key, leaves in found.items()}


def shared_in_unit(unit_id: UnitId, documents: Documents) -> Iterator[Finding]:
    """Yields `CHK.212` at each criterion whose document another one before it names too."""
    others: defaultdict[CheckedLeaf, dict[str, str]] = defaultdict(dict)
    for key, leaves in documents.items():
        for leaf in leaves[1:]:
            others[leaf][key] = leaves[0].code
    for leaf, shared in others.items():
        params: dict[str, object] = {
            "document": "; ".join(map(_shown, shared)),
            "codes": ", ".join(dict.fromkeys(shared.values())),
        }
        basis = basis_of(*sorted(shared.items()))
        place = (leaf.id, Stage.SELF)
        yield Finding("CHK.212", Severity.WARNING, unit_id, *place, params, basis=basis)


def shared_by_units(documents: Mapping[UnitId, Documents]) -> Iterator[Finding]:
    """Yields `CHK.213` for each set of units that name the same documents.

    Args:
        documents: Of each unit, in the order of lists.
    """
    by_key: defaultdict[str, list[UnitId]] = defaultdict(list)
    for unit_id, own in documents.items():
        for key in own:
            by_key[key].append(unit_id)
    shared: defaultdict[tuple[UnitId, ...], list[str]] = defaultdict(list)
    for key, units in by_key.items():
        if len(units) > 1:
            shared[tuple(units)].append(key)
    for (first, *others), keys in shared.items():
        leaf = documents[first][keys[0]][0]
        params: dict[str, object] = {"document": "; ".join(map(_shown, keys[:3]))}
        place = (leaf.id, Stage.SELF)
        basis = basis_of(*sorted(keys))
        yield Finding(
            "CHK.213", Severity.WARNING, first, *place, params, tuple(others), basis=basis
        )


def document_key(document: Evidence) -> str:
    """Returns what the same document named twice shares; empty where it cannot be told.

    A number such as `12/KH-SNV` is its issuer's own; one without letters is given by everybody, so
    that the issuer and the day belong to it.
    """
    number = _plain(document.number)
    if not number:
        return document.attachment
    if any(letter.isalpha() for letter in number):
        return f"{number}|{document.day}"
    return f"{number}|{document.day}|{_plain(document.issuer)}"


def _plain(text: str) -> str:
    return without_marks(clean(text)).replace(" ", "")


def _shown(key: str) -> str:
    return key.partition("|")[0].upper()
