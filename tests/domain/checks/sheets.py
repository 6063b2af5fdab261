"""Units and what stands beside their scores, for the tests of checks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.checks.checking import check_unit
from parindex_desktop.domain.checks.ledger import Ledger
from parindex_desktop.domain.checks.standings import CheckedGroup, CheckedUnit
from parindex_desktop.domain.criteria import Criterion, CriterionId, Kind, Source
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.process import Step, StepDone
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.domain.scoring import NONE_EXEMPT, Exemptions
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignId,
    SecondSheet,
    Settlement,
)
from parindex_desktop.domain.unit_cells import CellPlace, UnitCells
from parindex_desktop.domain.units import GroupId, RoundId, UnitId
from tests.domain.building import criterion, points, tree

if TYPE_CHECKING:
    from parindex_desktop.domain.checks.findings import Finding
    from parindex_desktop.domain.rules.kinds import Rule

SELF, FIRST, SECOND, SURVEY = FIRST_STAGES = (
    Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2, Stage.SURVEY,
)  # fmt: skip
UNIT = UnitId(1)
NOT_APPLICABLE, PENDING = CellState.NOT_APPLICABLE, CellState.PENDING

APPRAISED = criterion(1, "2")
OTHER = criterion(2, "1")
SURVEYED = criterion(3, "10", source=Source.SURVEY)
BONUS = criterion(4, "1", kind=Kind.BONUS)
PENALTY = criterion(5, "3", kind=Kind.PENALTY)
LEAVES = (APPRAISED, OTHER, SURVEYED, BONUS, PENALTY)

Cells = dict[tuple[Criterion, Stage], "str | Score"]
Where = tuple[str, int | None, Stage | None]


@dataclass
class Notes:
    """Keeps what stands beside the scores, as a dossier does."""

    remarks: dict[tuple[UnitId, CriterionId, RemarkKind], str] = field(default_factory=dict)
    documents: defaultdict[tuple[UnitId, CriterionId], list[Evidence]] = field(
        default_factory=lambda: defaultdict(list)
    )
    steps: dict[tuple[UnitId, Step], StepDone] = field(default_factory=dict)
    totals: dict[tuple[UnitId, Stage], Points] = field(default_factory=dict)
    entered_again: list[Campaign] = field(default_factory=list)
    sheets: dict[tuple[CampaignId, UnitId], SecondSheet] = field(default_factory=dict)
    settled: dict[tuple[CampaignId, UnitId, CriterionId], Settlement] = field(default_factory=dict)

    def remark(self, unit_id: UnitId, criterion_id: CriterionId, kind: RemarkKind) -> str:
        return self.remarks.get((unit_id, criterion_id, kind), "")

    def evidence(self, unit_id: UnitId, criterion_id: CriterionId) -> list[Evidence]:
        return self.documents[unit_id, criterion_id]

    def done(self, unit_id: UnitId, step: Step) -> StepDone | None:
        return self.steps.get((unit_id, step))

    def control_total(self, unit_id: UnitId, stage: Stage) -> Points | None:
        return self.totals.get((unit_id, stage))

    def campaigns(self, group_id: GroupId) -> list[Campaign]:
        return self.entered_again

    def second_sheet(self, campaign_id: CampaignId, unit_id: UnitId) -> SecondSheet | None:
        return self.sheets.get((campaign_id, unit_id))

    def settlement(
        self, campaign_id: CampaignId, unit_id: UnitId, criterion_id: CriterionId
    ) -> Settlement | None:
        return self.settled.get((campaign_id, unit_id, criterion_id))

    def write(self, leaf: Criterion, kind: RemarkKind, text: str = "Vì vậy.") -> Notes:
        self.remarks[UNIT, leaf.id, kind] = text
        return self

    def name(self, leaf: Criterion, number: str, *, unit: int = UNIT, day: str = "") -> Notes:
        """Names a document for a criterion."""
        place = (UnitId(unit), leaf.id)
        new = EvidenceId(sum(map(len, self.documents.values())) + 1)
        self.documents[place].append(
            Evidence(new, RoundId(1), *place, 0, number=number, day=day, issuer="Sở X")
        )
        return self


def ruled(leaf: Criterion, rule: Rule) -> Criterion:
    return replace(leaf, rule=rule)


def proved(leaf: Criterion) -> Criterion:
    """The criterion, asking for documents."""
    return replace(leaf, evidence="Kế hoạch, báo cáo")


def cells_of(cells: Cells) -> UnitCells:
    """Points as they are typed, or whole scores."""
    found: dict[CellPlace, Score] = {
        (leaf.id, stage): Score.number(points(what)) if isinstance(what, str) else what
        for (leaf, stage), what in cells.items()
    }
    return UnitCells.of(found)


def group_of(
    leaves: tuple[Criterion, ...] = LEAVES,
    notes: Notes | None = None,
    rules: EntryRules | None = None,
) -> CheckedGroup:
    return CheckedGroup.of(tree(*leaves), rules or EntryRules(), notes or Notes())


def check(
    cells: Cells,
    leaves: tuple[Criterion, ...] = LEAVES,
    *,
    notes: Notes | None = None,
    rules: EntryRules | None = None,
    exempt: Exemptions = NONE_EXEMPT,
) -> list[Finding]:
    """Checks one unit alone."""
    unit = CheckedUnit(UNIT, cells_of(cells), exempt)
    return list(check_unit(group_of(leaves, notes, rules), unit).findings)


def check_group(
    units: list[Cells], leaves: tuple[Criterion, ...] = LEAVES, *, notes: Notes | None = None
) -> list[Finding]:
    """Checks several units and what they have in common; their ids begin at 1."""
    group, ledger = group_of(leaves, notes), Ledger()
    checked = [
        CheckedUnit(UnitId(n), cells_of(cells), NONE_EXEMPT)
        for n, cells in enumerate(units, start=1)
    ]
    for unit in checked:
        ledger.check(group, unit)
    ledger.check_together(group, [unit.id for unit in checked])
    return list(ledger)


def codes(found: list[Finding]) -> list[str]:
    return sorted(finding.code for finding in found)


def only(found: list[Finding], code: str) -> list[Finding]:
    return [finding for finding in found if finding.code == code]


def places(found: list[Finding]) -> list[Where]:
    return [(finding.code, finding.criterion_id, finding.stage) for finding in found]


WHOLE: Cells = {(APPRAISED, FIRST): "1,5", (OTHER, FIRST): "1", (SURVEYED, SURVEY): "7,25"}
"""A unit that nothing is wrong with."""
