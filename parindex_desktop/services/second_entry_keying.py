"""Keying a sheet again, blind: nothing here hands out what the first entry holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.scores import BLANK, second_of, third_of
from parindex_desktop.domain.second_entry.campaigns import SheetState
from parindex_desktop.domain.second_entry.differences import is_blank
from parindex_desktop.domain.second_entry.states import SheetEvent, after
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.services.score_entry import Place, enter_texts, read_score
from parindex_desktop.services.second_entry import (
    book_of,
    compared,
    differing,
    leaves_of,
    refuse_closed,
    sheet_of,
)
from parindex_desktop.services.second_entry_people import (
    refuse_first_keyer,
    refuse_other_keyer,
    refuse_unofficial,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.domain.second_entry.campaigns import Campaign, SecondSheet
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.score_entry import Entry
    from parindex_desktop.services.session import Session


def take(session: Session, campaign: Campaign, unit_id: UnitId) -> Edit:
    """Begins to key a waiting sheet; what an earlier second entry left in its cells goes.

    Raises:
        InputError: `SEC.101` it does not wait, `SEC.105` by the first keyer, `SEC.106` there is no
            first entry, `SEC.113` the second entry is closed.
    """
    refuse_closed(campaign)
    sheet, book = sheet_of(session, campaign, unit_id), book_of(session, campaign)
    state = after(sheet.state, SheetEvent.TAKEN)
    if all(is_blank(each.first) for each in compared(book, campaign, unit_id)):
        raise InputError("SEC.106", unit=book.units_by_id[unit_id].name)
    refuse_first_keyer(session, campaign, unit_id)
    taken = replace(sheet, state=state, keyed_by=session.author.name)
    stages = (second_of(campaign.stage), third_of(campaign.stage))
    cells = _emptied(session, campaign, unit_id, stages)
    return _edit(session, campaign, "second_entry.take", sheet, taken, cells=cells)


def check_may_key(session: Session, campaign: Campaign, unit_id: UnitId) -> None:
    """Tells why whoever works cannot go on keying a sheet.

    Raises:
        InputError: `SEC.101` nothing is keyed now, `SEC.105`, `SEC.117` by somebody else than may,
            `SEC.113` the second entry is closed.
    """
    refuse_closed(campaign)
    layer(session, campaign, unit_id)
    _refuse_stranger(session, campaign, sheet_of(session, campaign, unit_id))


def layer(session: Session, campaign: Campaign, unit_id: UnitId) -> Stage:
    """Returns the stage that the keyer of a sheet types into now.

    Raises:
        InputError: `SEC.101` when nothing is keyed in its state.
    """
    match sheet_of(session, campaign, unit_id).state:
        case SheetState.KEYING:
            return second_of(campaign.stage)
        case SheetState.REKEYING:
            return third_of(campaign.stage)
        case state:
            raise InputError("SEC.101", state=state.value, event="typed")


def asked(session: Session, campaign: Campaign, unit_id: UnitId) -> tuple[Criterion, ...]:
    """Returns the leaves that are keyed now: the whole sheet, or only the cells that differ."""
    book = book_of(session, campaign)
    if sheet_of(session, campaign, unit_id).state is SheetState.REKEYING:
        return tuple(each.criterion for each in differing(book, campaign, unit_id))
    return leaves_of(book, campaign, unit_id)


def blanks(session: Session, campaign: Campaign, unit_id: UnitId) -> tuple[Criterion, ...]:
    """Returns the leaves asked now for which nothing was keyed."""
    book, stage = book_of(session, campaign), layer(session, campaign, unit_id)
    found = asked(session, campaign, unit_id)
    return tuple(leaf for leaf in found if is_blank(book.score(unit_id, leaf.id, stage)))


def enter(
    session: Session, campaign: Campaign, unit_id: UnitId, criterion_id: CriterionId, text: str
) -> Entry:
    """One cell keyed; a text that cannot be taken is refused as in the grid.

    Raises:
        InputError: `SEC.101` nothing is keyed now, `SEC.105`, `SEC.117` by somebody else than may,
            `SEC.113` the second entry is closed, `SEC.114` the cell is not asked.
    """
    check_may_key(session, campaign, unit_id)
    stage = layer(session, campaign, unit_id)
    if all(leaf.id != criterion_id for leaf in asked(session, campaign, unit_id)):
        raise InputError("SEC.114")
    texts = {Place(unit_id, criterion_id): text}
    book = book_of(session, campaign)
    return enter_texts(book, stage, texts, "second_entry.key", read_score)


def finish(
    session: Session, campaign: Campaign, unit_id: UnitId, *, blanks_confirmed: bool = False
) -> Edit:
    """Ends the keying of a sheet or of its differing cells.

    Raises:
        InputError: `SEC.107` cells are blank and nobody confirmed that they are so on paper; else
            as `enter`.
    """
    check_may_key(session, campaign, unit_id)
    left, sheet = blanks(session, campaign, unit_id), sheet_of(session, campaign, unit_id)
    if left and not blanks_confirmed:
        raise InputError("SEC.107", count=len(left))
    found = differing(book_of(session, campaign), campaign, unit_id)
    if not found:
        agreed = _moved(sheet, SheetEvent.MATCHED)
        return _edit(session, campaign, "second_entry.agree", sheet, agreed)
    if sheet.state is SheetState.REKEYING:
        again = replace(_moved(sheet, SheetEvent.REKEYED), rekeyed_by=session.author.name)
        return _edit(session, campaign, "second_entry.rekeyed", sheet, again)
    differed = _moved(sheet, SheetEvent.DIFFERED)
    count = (("count", str(len(found))),)
    return _edit(session, campaign, "second_entry.differ", sheet, differed, params=count)


def reopen(session: Session, campaign: Campaign, unit_id: UnitId, reason: str) -> Edit:
    """Takes a sheet one step back; what has to be keyed anew goes from its cells, not the trail.

    Whoever keys a sheet may hand it back; what is done is reopened by an official.

    Raises:
        InputError: `SEC.101` it waits still, `SEC.108` by somebody who may not, `SEC.111` without
            a reason, `SEC.113` the second entry is closed.
    """
    refuse_closed(campaign)
    sheet, reason = sheet_of(session, campaign, unit_id), clean(reason)
    back = _moved(sheet, SheetEvent.REOPENED)
    if not reason:
        raise InputError("SEC.111")
    if sheet.state is not SheetState.KEYING:
        refuse_unofficial(session)
    stages: tuple[Stage, ...] = ()
    settlements: tuple[EntityChange, ...] = ()
    if back.state is SheetState.WAITING:
        back, stages = replace(back, keyed_by=""), (second_of(campaign.stage),)
    elif back.state is SheetState.KEYING:
        back, stages = replace(back, rekeyed_by=""), (third_of(campaign.stage),)
        settlements = _settlements_gone(session, campaign, unit_id)
    else:
        back = replace(back, settled_by="")
    cells = _emptied(session, campaign, unit_id, stages)
    params = (("reason", reason),)
    made = _edit(session, campaign, "second_entry.reopen", sheet, back, params=params, cells=cells)
    return replace(made, entities=(*made.entities, *settlements))


def _refuse_stranger(session: Session, campaign: Campaign, sheet: SecondSheet) -> None:
    if sheet.state is SheetState.KEYING:
        refuse_other_keyer(session, sheet)
    refuse_first_keyer(session, campaign, sheet.unit_id)


def _moved(sheet: SecondSheet, event: SheetEvent) -> SecondSheet:
    return replace(sheet, state=after(sheet.state, event))


def _emptied(
    session: Session, campaign: Campaign, unit_id: UnitId, stages: Iterable[Stage]
) -> tuple[CellChange, ...]:
    book = book_of(session, campaign)
    filled = book.cells(unit_id).items()
    wanted = set(stages)
    return tuple(
        CellChange(book.key(unit_id, criterion_id, stage), score, BLANK)
        for (criterion_id, stage), score in filled
        if stage in wanted
    )


def _settlements_gone(
    session: Session, campaign: Campaign, unit_id: UnitId
) -> tuple[EntityChange, ...]:
    dossier = session.dossier(campaign.round_id)
    leaves = book_of(session, campaign).leaves
    found = (dossier.settlement(campaign.id, unit_id, leaf.id) for leaf in leaves)
    return tuple(EntityChange(each, None) for each in found if each is not None)


def _edit(
    session: Session, campaign: Campaign, action: str, before: SecondSheet, after_: SecondSheet, *,
    params: tuple[tuple[str, str], ...] = (), cells: tuple[CellChange, ...] = (),
) -> Edit:  # fmt: skip
    unit = book_of(session, campaign).units_by_id[before.unit_id].name
    change = EntityChange(before, after_)
    return Edit(action, (("unit", unit), *params), (change,), cells)
