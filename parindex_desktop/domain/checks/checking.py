"""All checks of one unit, and of a group over its units. Linear in the number of cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain

from parindex_desktop.domain.checks.appraisal import explanations, gaps, reasons
from parindex_desktop.domain.checks.entered_twice import second_entries
from parindex_desktop.domain.checks.filling import (
    bounds,
    control_totals,
    missing,
    self_scores,
    states,
)
from parindex_desktop.domain.checks.findings import Finding
from parindex_desktop.domain.checks.plausibility import Held, held, impossible, slips
from parindex_desktop.domain.checks.proofs import (
    documents_of,
    missing_evidence,
)
from parindex_desktop.domain.checks.standings import CheckedGroup, CheckedUnit, standings
from parindex_desktop.domain.checks.twins import fingerprint
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.units import UnitId


@dataclass(frozen=True, slots=True)
class CheckedOff:
    """What the checks found in one unit, and what checks of the whole group want of it.

    Attributes:
        findings: About the unit alone.
        values: Place of a leaf -> what the unit has there; without what does not apply to it.
        fingerprint: Of its self-assessment, see `twins`.
        documents: That it names, see `proofs`.
    """

    unit_id: UnitId
    findings: tuple[Finding, ...] = ()
    values: dict[int, Held] = field(default_factory=dict)
    fingerprint: str = ""
    documents: tuple[Evidence, ...] = ()


def check_unit(group: CheckedGroup, unit: CheckedUnit) -> CheckedOff:
    """Runs every check of one unit."""
    stands = standings(group, unit)
    found = chain(
        missing(unit, stands),
        states(unit, stands),
        bounds(group, unit),
        reasons(group, unit, stands),
        control_totals(group, unit),
        second_entries(group, unit),
        self_scores(group, unit, stands),
        gaps(group, unit, stands),
        impossible(unit, stands),
        slips(unit, stands),
        missing_evidence(group, unit, stands),
        explanations(group, unit, stands),
    )
    values = {stand.place: what for stand in stands if (what := held(stand)) is not None}
    return CheckedOff(unit.id, tuple(found), values, fingerprint(stands), documents_of(group, unit))
