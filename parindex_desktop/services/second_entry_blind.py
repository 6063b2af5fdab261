"""What somebody who may key blind must not read in the log and in the stories told from it.

Two people key a sheet; neither may see what the other one keyed while its second entry is open.
Whoever appraises settles the differences and must see all. In a file without users nobody is known
to be that official, so nobody is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.people import Role
from parindex_desktop.domain.scores import Stage, second_of, third_of
from parindex_desktop.domain.second_entry.campaigns import CampaignId, CampaignState
from parindex_desktop.domain.second_entry.states import TO_BE_KEYED
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parindex_desktop.domain.scores import CellKey
    from parindex_desktop.domain.second_entry.campaigns import Campaign, SecondSheet
    from parindex_desktop.domain.units import RoundId, UnitId
    from parindex_desktop.services.session import Session

HIDDEN: Final = "•••"
"""Stands where a content may not be seen."""

_Sheet = tuple["RoundId", "UnitId", Stage]
"""A round, a unit, and a stage of that unit, which may be one of second entry."""


@dataclass(frozen=True, slots=True)
class BlindCells:
    """Cells that are not told of; false when there are none.

    Attributes:
        sheets: The stages of units whose contents are kept back.
        campaigns: The second entries that are open.
    """

    sheets: frozenset[_Sheet] = frozenset()
    campaigns: frozenset[CampaignId] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.campaigns)

    def hides(self, key: CellKey) -> bool:
        """Tells whether the contents of a cell are kept back."""
        return (key.round_id, key.unit_id, key.stage) in self.sheets

    def hides_any(self, keys: Iterable[CellKey]) -> bool:
        """Tells whether the contents of one of some cells are kept back."""
        return any(map(self.hides, keys))


NOTHING_HIDDEN: Final = BlindCells()


def why_hidden() -> str:
    """Returns what stands beside a content that is kept back."""
    return tr("hidden while it is keyed again")


def blind_cells(session: Session) -> BlindCells:
    """Returns what is kept back from whoever works now."""
    if session.users and session.role.covers(Role.APPRAISER):
        return NOTHING_HIDDEN
    found = [
        (campaign, sheet)
        for round_ in session.rounds
        for group in session.groups
        for campaign in session.dossier(round_.id).campaigns(group.id)
        if campaign.state is CampaignState.OPEN
        for sheet in session.dossier(round_.id).second_sheets(campaign.id)
    ]
    return BlindCells(
        frozenset(hidden for each in found for hidden in _hidden(*each)),
        frozenset(campaign.id for campaign, _ in found),
    )


def _hidden(campaign: Campaign, sheet: SecondSheet) -> Iterator[_Sheet]:
    """Yields what of a sheet is kept back: the first entry only until it need not be keyed more."""
    stages = [second_of(campaign.stage), third_of(campaign.stage)]
    if sheet.state in TO_BE_KEYED:
        stages.append(campaign.stage)
    for stage in stages:
        yield campaign.round_id, sheet.unit_id, stage
