"""Settling what two entries of a sheet say differently; both stay, and what is chosen holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.scores import check_score
from parindex_desktop.domain.second_entry.campaigns import Settlement, SheetState
from parindex_desktop.domain.second_entry.differences import Compared, is_blank
from parindex_desktop.domain.second_entry.states import SheetEvent, after
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.services.score_entry import read_score, show_score
from parindex_desktop.services.second_entry import book_of, compared, refuse_closed, sheet_of
from parindex_desktop.services.second_entry_people import refuse_own_keying, refuse_unofficial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.scores import Score
    from parindex_desktop.domain.second_entry.campaigns import Campaign, SecondSheet
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Dispute:
    """A cell that the two entries say differently, or said until it was settled.

    Attributes:
        compared: What was keyed, as it is now.
        settlement: How it was settled; None while it is not.
    """

    compared: Compared
    settlement: Settlement | None

    @property
    def is_open(self) -> bool:
        """True while it wants a decision: none was made, or another value came in since."""
        if self.settlement is None:
            return self.compared.differs
        return self.settlement.chosen != show_score(self.compared.first)

    @property
    def first(self) -> str:
        """The first entry as it was keyed, also after another value was chosen."""
        if self.settlement is not None and not self.is_open:
            return self.settlement.first
        return show_score(self.compared.first)


def disputes(session: Session, campaign: Campaign, unit_id: UnitId) -> tuple[Dispute, ...]:
    """Returns the cells of a sheet that want a decision or have one, in printed order."""
    book, dossier = book_of(session, campaign), session.dossier(campaign.round_id)
    found = (
        Dispute(each, dossier.settlement(campaign.id, unit_id, each.criterion.id))
        for each in compared(book, campaign, unit_id)
    )
    return tuple(each for each in found if each.is_open or each.settlement is not None)


def check_may_settle(session: Session, campaign: Campaign, unit_id: UnitId) -> None:
    """Tells why whoever works cannot settle a sheet.

    Raises:
        InputError: `SEC.101` it is not at this step, `SEC.108`, `SEC.109` by somebody who may not,
            `SEC.113` the second entry is closed.
    """
    _sheet_to_settle(session, campaign, unit_id)


def settle(
    session: Session, campaign: Campaign, unit_id: UnitId, criterion_id: CriterionId, text: str,
    reason: str = "",
) -> Edit:  # fmt: skip
    """Writes what holds into the first stage; with the last cell the sheet is settled.

    Args:
        session: Of the work file; its author decides.
        campaign: The second entry.
        unit_id: Whose sheet it is.
        criterion_id: The leaf.
        text: What holds, as a cell shows it.
        reason: Why, where it is none of the values keyed.

    Raises:
        InputError: `SEC.101` it is not at this step, `SEC.108`, `SEC.109` by somebody who may not,
            `SEC.110` without a reason, `SEC.113` closed, `SEC.114` not a cell in dispute, `NUM.1xx`
            a value that the leaf cannot have.
    """
    sheet = _sheet_to_settle(session, campaign, unit_id)
    all_of_it = disputes(session, campaign, unit_id)
    dispute = next((d for d in all_of_it if d.compared.criterion.id == criterion_id), None)
    if dispute is None:
        raise InputError("SEC.114")
    chosen = _chosen(dispute, text)
    keyed = (dispute.first, show_score(dispute.compared.second), show_score(dispute.compared.third))
    reason = clean(reason)
    if show_score(chosen) not in keyed and not reason:
        raise InputError("SEC.110")
    if show_score(chosen) in keyed:
        reason = ""
    params = (("criterion", dispute.compared.criterion.code), ("value", show_score(chosen) or "–"))
    edit = _edit(session, campaign, sheet, [(dispute, chosen, reason)], "second_entry.settle")
    edit = replace(edit, params=(*edit.params, *params))
    left = [d for d in all_of_it if d.is_open and d is not dispute]
    return edit if left else _with_end(edit, sheet, session)


def settle_proposed(session: Session, campaign: Campaign, unit_id: UnitId) -> Edit:
    """Settles every open cell whose third entry confirms one of the two before.

    A third entry that is blank confirms nothing here: it may never have been asked for.

    Raises:
        InputError: As `settle`.
    """
    sheet = _sheet_to_settle(session, campaign, unit_id)
    still_open = [d for d in disputes(session, campaign, unit_id) if d.is_open]
    sure = [
        (dispute, chosen, "")
        for dispute in still_open
        if (chosen := dispute.compared.proposal) is not None and not is_blank(chosen)
    ]
    edit = _edit(session, campaign, sheet, sure, "second_entry.settle_proposed")
    edit = replace(edit, params=(*edit.params, ("count", str(len(sure)))))
    return _with_end(edit, sheet, session) if len(sure) == len(still_open) else edit


def finish_settling(session: Session, campaign: Campaign, unit_id: UnitId) -> Edit:
    """Ends the settling of a sheet that was reopened and has nothing open.

    Raises:
        InputError: `SEC.116` when a cell wants a decision; else as `settle`.
    """
    sheet = _sheet_to_settle(session, campaign, unit_id)
    left = sum(dispute.is_open for dispute in disputes(session, campaign, unit_id))
    if left:
        raise InputError("SEC.116", count=left)
    return _with_end(_edit(session, campaign, sheet, [], "second_entry.settled"), sheet, session)


def _sheet_to_settle(session: Session, campaign: Campaign, unit_id: UnitId) -> SecondSheet:
    refuse_closed(campaign)
    sheet = sheet_of(session, campaign, unit_id)
    after(sheet.state, SheetEvent.DECIDED)
    refuse_unofficial(session)
    refuse_own_keying(session, sheet)
    return sheet


def _chosen(dispute: Dispute, text: str) -> Score:
    """Returns the content chosen: one that was keyed as it is, with its ground or its facts."""
    each = dispute.compared
    read = read_score(text, each.criterion)
    keyed = (each.first, each.second, each.third)
    return next((score for score in keyed if show_score(score) == show_score(read)), read)


def _edit(
    session: Session, campaign: Campaign, sheet: SecondSheet,
    decided: Sequence[tuple[Dispute, Score, str]], action: str,
) -> Edit:  # fmt: skip
    book = book_of(session, campaign)
    entities: list[EntityChange] = []
    cells: list[CellChange] = []
    for dispute, chosen, reason in decided:
        each = dispute.compared
        check_score(each.criterion, chosen)
        settlement = Settlement(
            campaign.id, sheet.unit_id, each.criterion.id,
            dispute.first, show_score(each.second), show_score(each.third),
            show_score(chosen), reason,
        )  # fmt: skip
        if settlement != dispute.settlement:
            entities.append(EntityChange(dispute.settlement, settlement))
        if chosen != each.first:
            key = book.key(sheet.unit_id, each.criterion.id, campaign.stage)
            cells.append(CellChange(key, each.first, chosen))
    unit = book.units_by_id[sheet.unit_id].name
    return Edit(action, (("unit", unit),), tuple(entities), tuple(cells))


def _with_end(edit: Edit, sheet: SecondSheet, session: Session) -> Edit:
    """Adds that the sheet is settled."""
    state = after(sheet.state, SheetEvent.DECIDED)
    assert state is SheetState.SETTLED
    end = EntityChange(sheet, replace(sheet, state=state, settled_by=session.author.name))
    return replace(edit, entities=(*edit.entities, end))
