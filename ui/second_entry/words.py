"""How the states of a sheet and the stages are called, and what is left to do at a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.second_entry.campaigns import CampaignState, Coverage, SheetState
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import second_entry, second_entry_keying
from parindex_desktop.services.second_entry_settling import disputes
from ui.grid.toolbar import LAYER_NAMES

if TYPE_CHECKING:
    from parindex_desktop.domain.second_entry.campaigns import Campaign, SecondSheet
    from parindex_desktop.domain.units import Unit
    from parindex_desktop.services.session import Session

STATES: Final = {
    SheetState.WAITING: mark("waiting"),
    SheetState.KEYING: mark("being keyed"),
    SheetState.AGREED: mark("agrees"),
    SheetState.REKEYING: mark("differing cells"),
    SheetState.SETTLING: mark("to be settled"),
    SheetState.SETTLED: mark("settled"),
}
TONES: Final = {
    SheetState.WAITING: "muted",
    SheetState.AGREED: "ok",
    SheetState.REKEYING: "warning",
    SheetState.SETTLING: "warning",
    SheetState.SETTLED: "ok",
}
"""State -> role of `theme.Tokens`; words tell it too."""


def title_of(campaign: Campaign, units: int) -> str:
    """Names a second entry: its stage, which sheets, and whether it is closed."""
    stage = tr(LAYER_NAMES[campaign.stage])
    which = (
        tr("all sheets")
        if campaign.coverage is Coverage.FULL
        else tr(
            "every {every}th unit from the {start}th",
            every=campaign.every,
            start=campaign.start + 1,
        )
    )
    closed = f" · {tr('closed')}" if campaign.state is CampaignState.CLOSED else ""
    return f"{stage} · {which} ({units}){closed}"


def left_to_do(session: Session, campaign: Campaign, sheet: SecondSheet, stale: int) -> str:
    """Says how far a sheet is; of one that is keyed nothing that the first entry would tell."""
    unit_id = sheet.unit_id
    if stale:
        return tr("{count} cells changed since", count=stale)
    match sheet.state:
        case SheetState.KEYING | SheetState.REKEYING:
            asked = len(second_entry_keying.asked(session, campaign, unit_id))
            blank = len(second_entry_keying.blanks(session, campaign, unit_id))
            return tr("{done}/{all} cells", done=asked - blank, all=asked)
        case SheetState.SETTLING:
            found = disputes(session, campaign, unit_id)
            still_open = sum(each.is_open for each in found)
            return tr("{done}/{all} cells", done=len(found) - still_open, all=len(found))
        case _:
            return ""


def drawn_text(campaign: Campaign, drawn: tuple[Unit, ...], count: int) -> str:
    """Says which units a sample drew."""
    return tr(
        "{drawn} of {count} units were drawn: every {every}th, from the {start}th on.",
        drawn=len(drawn),
        count=count,
        every=campaign.every,
        start=campaign.start + 1,
    )


def progress_text(session: Session, campaign: Campaign) -> str:
    """Says how many sheets of a second entry are done."""
    found = second_entry.progress(session.dossier(campaign.round_id), campaign)
    return tr("{done}/{total} sheets done", done=found.done, total=found.total)
