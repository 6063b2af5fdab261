"""The names that the log puts to the ids of a trail: units, criteria, stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.scores import FIRST_STAGES, Stage, first_of, second_of
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.domain.units import RoundId, UnitId
    from parindex_desktop.services.session import Session


def stage_name(stage: Stage) -> str:
    """Returns the name of a stage; one of second entry says of which stage it is."""
    if stage not in FIRST_STAGES:
        name = stage_name(first_of(stage))
        if stage is second_of(first_of(stage)):
            return tr("{stage}, second entry", stage=name)
        return tr("{stage}, third entry", stage=name)
    return {
        Stage.SELF: tr("Self-assessment"),
        Stage.APPRAISAL_1: tr("Appraisal 1"),
        Stage.APPRAISAL_2: tr("Appraisal 2"),
        Stage.SURVEY: tr("Survey"),
    }[stage]


class TrailNames:
    """Looks names up, each round's criteria once; what is gone from the file is told so."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._criteria: dict[RoundId, dict[CriterionId, Criterion]] = {}

    def unit(self, unit_id: UnitId) -> str:
        """Returns the name of a unit."""
        unit = self._session.units.get(unit_id)
        return unit.name if unit else tr("(removed)")

    def criterion(self, round_id: RoundId, criterion_id: CriterionId) -> Criterion | None:
        """Returns a criterion of a round, None when it was removed."""
        if round_id not in self._criteria:
            self._criteria[round_id] = self._read(round_id)
        return self._criteria[round_id].get(criterion_id)

    def criterion_text(self, round_id: RoundId, criterion_id: CriterionId) -> str:
        """Returns code and name of a criterion."""
        found = self.criterion(round_id, criterion_id)
        return f"{found.code} {found.name}" if found else tr("(removed)")

    def exempting(self, leaf: Criterion, round_id: RoundId) -> frozenset[str]:
        """Returns the traits to which a leaf does not apply, its own and those above it."""
        traits = set(leaf.exempt)
        above = leaf.parent_id
        while above is not None and (parent := self.criterion(round_id, above)) is not None:
            traits.update(parent.exempt)
            above = parent.parent_id
        return frozenset(traits)

    def _read(self, round_id: RoundId) -> dict[CriterionId, Criterion]:
        reader = self._session.reader
        trees = (reader.criteria_tree(round_id, group.id) for group in self._session.groups)
        return {each.id: each for tree in trees if tree is not None for each in tree.criteria}
