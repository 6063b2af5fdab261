"""Values changed after the second entry of their sheet was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.second_entry.differences import agreed_value, same_value
from parindex_desktop.domain.second_entry.states import DONE
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.second_entry import compared

if TYPE_CHECKING:
    from parindex_desktop.domain.second_entry.campaigns import Campaign, SecondSheet
    from parindex_desktop.domain.unit_cells import UnitCells
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook


def stale_cells(book: GroupBook, dossier: Dossier, campaign: Campaign) -> tuple[Place, ...]:
    """Returns the cells of sheets already done whose value was changed since.

    A unit that a later second entry of the stage takes up is left to that one.
    """
    return StaleCells().of(book, dossier, campaign)


class StaleCells:
    """Looks again only at sheets that changed: a screen asks after every cell typed."""

    def __init__(self) -> None:
        self._book: GroupBook | None = None
        self._known: dict[UnitId, tuple[UnitCells, SecondSheet, tuple[Place, ...]]] = {}

    def of(self, book: GroupBook, dossier: Dossier, campaign: Campaign) -> tuple[Place, ...]:
        """Returns what `stale_cells` does."""
        if self._book is not book:
            self._book, self._known = book, {}
        later = [
            each.id
            for each in dossier.campaigns(campaign.group_id)
            if each.stage is campaign.stage and each.id > campaign.id
        ]
        return tuple(
            place
            for sheet in dossier.second_sheets(campaign.id)
            if sheet.state in DONE
            if not any(dossier.second_sheet(each, sheet.unit_id) for each in later)
            for place in self._of_sheet(book, dossier, campaign, sheet)
        )

    def _of_sheet(
        self, book: GroupBook, dossier: Dossier, campaign: Campaign, sheet: SecondSheet
    ) -> tuple[Place, ...]:
        """Settlements change only with the state of their sheet or with the cells."""
        unit_id, cells = sheet.unit_id, book.cells(sheet.unit_id)
        known = self._known.get(unit_id)
        if known is None or known[0] is not cells or known[1] is not sheet:
            known = (cells, sheet, tuple(_stale_in(book, dossier, campaign, unit_id)))
            self._known[unit_id] = known
        return known[2]


def _stale_in(
    book: GroupBook, dossier: Dossier, campaign: Campaign, unit_id: UnitId
) -> list[Place]:
    return [
        Place(unit_id, each.criterion.id)
        for each in compared(book, campaign, unit_id)
        if not same_value(
            each.first,
            agreed_value(each.second, dossier.settlement(campaign.id, unit_id, each.criterion.id)),
        )
    ]
