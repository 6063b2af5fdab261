"""The list of differences of a second entry as a workbook: what was keyed, and what holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.reading import read_word
from parindex_desktop.domain.numbers import parse_points, points_to_decimal
from parindex_desktop.domain.scores import CellState
from parindex_desktop.domain.second_entry.states import KEYED
from parindex_desktop.exchange.excel import Sheet, SheetColumn, WorkbookInfo, table_workbook
from parindex_desktop.i18n import tr
from parindex_desktop.services.score_entry import show_score
from parindex_desktop.services.second_entry import book_of
from parindex_desktop.services.second_entry_people import first_keyers
from parindex_desktop.services.second_entry_settling import Dispute, disputes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parindex_desktop.domain.scores import Score
    from parindex_desktop.domain.second_entry.campaigns import Campaign, SecondSheet
    from parindex_desktop.exchange.excel import Value
    from parindex_desktop.services.session import Session

_NUMBER, _NAME, _WIDE = 11.0, 20.0, 38.0


def frozen_list(session: Session, campaign: Campaign) -> Callable[[], bytes]:
    """Freezes the differences of all sheets; what is returned makes the workbook, in any thread.

    Sheets that are keyed at present are left out: whoever keys them must not see the first entry.
    """
    dossier, book = session.dossier(campaign.round_id), book_of(session, campaign)
    rows = tuple(
        row
        for sheet in dossier.second_sheets(campaign.id)
        if sheet.state not in KEYED
        for row in _rows_of(session, campaign, sheet)
    )
    title = tr("Differences of the second entry")
    table = Sheet(
        title,
        _columns(),
        rows,
        lines=(title, f"{book.group.heading} - {book.round.name}"),
        landscape=True,
    )
    return lambda: table_workbook([table], WorkbookInfo(title=title))


def _columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(tr("Unit"), width=_WIDE, wraps=True),
        SheetColumn(tr("Code"), width=_NUMBER),
        SheetColumn(tr("Criterion"), width=_WIDE, wraps=True),
        SheetColumn(tr("Maximum"), width=_NUMBER),
        SheetColumn(tr("First entry"), width=_NUMBER),
        SheetColumn(tr("Second entry"), width=_NUMBER),
        SheetColumn(tr("Third entry"), width=_NUMBER),
        SheetColumn(tr("Settled at"), width=_NUMBER),
        SheetColumn(tr("Reason"), width=_NAME, wraps=True),
        SheetColumn(tr("First keyed by"), width=_NAME, wraps=True),
        SheetColumn(tr("Keyed again by"), width=_NAME, wraps=True),
        SheetColumn(tr("Settled by"), width=_NAME, wraps=True),
    )


def _rows_of(
    session: Session, campaign: Campaign, sheet: SecondSheet
) -> Iterator[tuple[Value, ...]]:
    found = disputes(session, campaign, sheet.unit_id) if sheet.keyed_by else ()
    if not found:
        return
    unit = book_of(session, campaign).units_by_id[sheet.unit_id].name
    people = (
        ", ".join(first_keyers(session, campaign, sheet.unit_id)),
        ", ".join(dict.fromkeys(filter(None, (sheet.keyed_by, sheet.rekeyed_by)))),
    )
    for each in found:
        yield (unit, *_values(each), *people, sheet.settled_by)


def _values(dispute: Dispute) -> tuple[Value, ...]:
    leaf, compared = dispute.compared.criterion, dispute.compared
    settled = dispute.settlement
    return (
        leaf.code,
        leaf.name,
        points_to_decimal(leaf.max_points),
        _typed(dispute.first),
        _number(compared.second),
        _number(compared.third),
        _typed(settled.chosen) if settled is not None and not dispute.is_open else None,
        settled.reason if settled is not None else "",
    )


def _typed(text: str) -> Value:
    """Returns what a settlement says as `_number` does, also beyond a maximum lowered since."""
    in_words = read_word(text)
    return points_to_decimal(parse_points(text)) if in_words is None else _number(in_words)


def _number(score: Score) -> Value:
    """Returns points as a number, other content as the grid shows it."""
    if score.state is CellState.NUMBER:
        return points_to_decimal(score.points)
    return show_score(score) or None
