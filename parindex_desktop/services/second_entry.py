"""Second entry of a stage: begun for a group, followed sheet by sheet, closed.

Keying is in `second_entry_keying`, settling in `second_entry_settling`. Differences are always
computed from the cells as they are now, never stored.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignId,
    CampaignState,
    Coverage,
    SecondSheet,
    SheetState,
)
from parindex_desktop.domain.second_entry.differences import Compared, asked_leaves, compare
from parindex_desktop.domain.second_entry.sampling import check_interval, draw_start, drawn
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from random import Random

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.edits import Entity
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.domain.units import UnitGroup, UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session


class Progress(NamedTuple):
    """How far a second entry is, in sheets."""

    total: int
    agreed: int
    settled: int

    @property
    def done(self) -> int:
        """Sheets with nothing left to do."""
        return self.agreed + self.settled


def begin(
    session: Session, round_: Round, group: UnitGroup, stage: Stage, *,
    coverage: Coverage, chance: Random, every: int = 1,
) -> Edit:  # fmt: skip
    """Begins the second entry of a stage; which units are in a sample, chance decides.

    Args:
        session: Of the work file.
        round_: The round.
        group: Whose sheets are keyed again.
        stage: One of `FIRST_STAGES`.
        coverage: All units or a sample.
        chance: Draws the start of a sample.
        every: In a sample every n-th unit.

    Raises:
        InputError: `SEC.102` another one of this stage is not closed, `SEC.103` nothing to key,
            `SEC.104` an interval that draws nobody or everybody.
    """
    book, dossier = session.book(round_.id, group.id), session.dossier(round_.id)
    if any(each.stage is stage for each in open_campaigns(dossier, group)):
        raise InputError("SEC.102", group=group.heading)
    if not book.units or not asked_leaves(book.tree, stage, lambda _leaf: False):
        raise InputError("SEC.103", group=group.heading)
    start = 0
    if coverage is Coverage.SAMPLE:
        check_interval(every, len(book.units))
        start = draw_start(every, len(book.units), chance)
    else:
        every = 1
    campaign = Campaign(
        CampaignId(session.new_ids()[0]), round_.id, group.id, stage, coverage, every, start
    )
    units = drawn(book.units, every=every, start=start)
    things: list[Entity] = [campaign, *(SecondSheet(campaign.id, unit.id) for unit in units)]
    return Edit(
        "second_entry.begin",
        (("group", group.heading), ("count", str(len(units)))),
        tuple(EntityChange(None, thing) for thing in things),
    )


def close(session: Session, campaign: Campaign, reason: str = "") -> Edit:
    """Closes a second entry; while sheets are not done only with a reason.

    Raises:
        InputError: `SEC.112` without a reason, `SEC.113` when it is closed already.
    """
    refuse_closed(campaign)
    reason, left = clean(reason), progress(session.dossier(campaign.round_id), campaign)
    if left.done < left.total and not reason:
        raise InputError("SEC.112", count=left.total - left.done)
    return Edit(
        "second_entry.close.early" if left.done < left.total else "second_entry.close",
        (("group", book_of(session, campaign).group.heading), ("reason", reason)),
        (EntityChange(campaign, replace(campaign, state=CampaignState.CLOSED)),),
    )


def open_campaigns(dossier: Dossier, group: UnitGroup) -> tuple[Campaign, ...]:
    """Returns the second entries of a group that are not closed, oldest first."""
    found = dossier.campaigns(group.id)
    return tuple(each for each in found if each.state is CampaignState.OPEN)


def refuse_closed(campaign: Campaign) -> None:
    """Refuses to go on with a second entry that is closed.

    Raises:
        InputError: `SEC.113`.
    """
    if campaign.state is CampaignState.CLOSED:
        raise InputError("SEC.113")


def progress(dossier: Dossier, campaign: Campaign) -> Progress:
    """Returns how far a second entry is."""
    states = Counter(sheet.state for sheet in dossier.second_sheets(campaign.id))
    return Progress(states.total(), states[SheetState.AGREED], states[SheetState.SETTLED])


def book_of(session: Session, campaign: Campaign) -> GroupBook:
    """Returns the scores that a second entry is about."""
    return session.book(campaign.round_id, campaign.group_id)


def sheet_of(session: Session, campaign: Campaign, unit_id: UnitId) -> SecondSheet:
    """Returns the sheet of a unit that is keyed again.

    Raises:
        InputError: `SEC.115` when the unit was not drawn.
    """
    found = session.dossier(campaign.round_id).second_sheet(campaign.id, unit_id)
    if found is None:
        raise InputError("SEC.115")
    return found


def leaves_of(book: GroupBook, campaign: Campaign, unit_id: UnitId) -> tuple[Criterion, ...]:
    """Returns the leaves that the paper sheet of a unit holds."""
    return asked_leaves(book.tree, campaign.stage, lambda leaf: bool(book.exemption(unit_id, leaf)))


def compared(book: GroupBook, campaign: Campaign, unit_id: UnitId) -> tuple[Compared, ...]:
    """Returns all that was keyed for a unit, leaf by leaf, as it is now."""
    return compare(leaves_of(book, campaign, unit_id), book.cells(unit_id), campaign.stage)


def differing(book: GroupBook, campaign: Campaign, unit_id: UnitId) -> tuple[Compared, ...]:
    """Returns the leaves whose two entries differ now."""
    return tuple(each for each in compared(book, campaign, unit_id) if each.differs)
