"""Second entry: sheets that are not finished, and values changed after both entries agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.checks.findings import Finding, basis_of
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.scores import CellState, Score, Stage, second_of
from parindex_desktop.domain.second_entry.campaigns import CampaignState
from parindex_desktop.domain.second_entry.differences import agreed_value, same_value
from parindex_desktop.domain.second_entry.states import DONE
from parindex_desktop.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.checks.standings import CheckedGroup, CheckedUnit
    from parindex_desktop.domain.second_entry.campaigns import Campaign, SecondSheet


def second_entries(group: CheckedGroup, unit: CheckedUnit) -> Iterator[Finding]:
    """Yields `CHK.131` for an unfinished sheet, `CHK.231` for values changed after it.

    Of several second entries of one stage the newest one with the unit counts.
    """
    newest: dict[Stage, tuple[Campaign, SecondSheet]] = {}
    for campaign in group.records.campaigns(group.tree.set.group_id):
        sheet = group.records.second_sheet(campaign.id, unit.id)
        if sheet is not None:
            newest[campaign.stage] = campaign, sheet
    for stage, (campaign, sheet) in newest.items():
        if sheet.state in DONE:
            yield from _changed(group, unit, campaign)
        elif campaign.state is CampaignState.OPEN:
            params: dict[str, object] = {"stage": stage}
            yield Finding("CHK.131", Severity.ERROR, unit.id, None, stage, params)


def _changed(group: CheckedGroup, unit: CheckedUnit, campaign: Campaign) -> Iterator[Finding]:
    stage = campaign.stage
    for leaf in group.leaves:
        if leaf.id in unit.exempt or leaf.appraised is (stage is Stage.SURVEY):
            continue
        settled = group.records.settlement(campaign.id, unit.id, leaf.id)
        agreed = agreed_value(unit.cells.score((leaf.id, second_of(stage))), settled)
        now = unit.cells.score((leaf.id, stage))
        if not same_value(agreed, now):
            params: dict[str, object] = {"agreed": _shown(agreed), "now": _shown(now)}
            basis = basis_of(_shown(agreed), _shown(now))
            place = (leaf.id, stage)
            yield Finding("CHK.231", Severity.WARNING, unit.id, *place, params, basis=basis)


def _shown(score: Score) -> str:
    return format_points(score.points) if score.state is CellState.NUMBER else score.state.value
