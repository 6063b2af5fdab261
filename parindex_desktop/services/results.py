"""What an official arranges on a group's results, and ways of looking at the table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.numbers import NumberStyle
from parindex_desktop.domain.rounds import ColumnKind, GroupSetup, RankingColumn
from parindex_desktop.domain.text import clean, sort_key, without_marks
from parindex_desktop.errors import InputError
from parindex_desktop.services.ranking_table import shows_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.units import GroupId, RoundId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.ranking_table import RankingRow, RankingTable, Value
    from parindex_desktop.services.session import Session


def change_setup(
    session: Session, round_id: RoundId, group_id: GroupId, action: str, **fields: object
) -> Edit:
    """Returns the edit that changes fields of what a round declares for a group.

    A group without a stored set-up gets one, with the defaults in all other fields.
    """
    stored = session.reader.setups(round_id).get(group_id)
    before = stored or GroupSetup(round_id, group_id)
    after = replace(before, **fields)  # type: ignore[arg-type]  # named by the callers below
    group = next(g for g in session.groups if g.id == group_id)
    changes = () if after == before else (EntityChange(stored, after),)
    return Edit(action, (("group", group.name),), entities=changes)


def set_columns(
    session: Session, book: GroupBook, columns: Sequence[RankingColumn], *, show_mean: bool
) -> Edit:
    """Sets the columns of a group's ranking, and whether the mean is printed under it.

    Columns of criteria that are hidden need not be remembered, as they are offered anyway.

    Raises:
        InputError: `DOC.103` when no column is left to show.
    """
    cleaned = tuple(replace(column, heading=clean(column.heading)) for column in columns)
    if not any(column.visible for column in cleaned):
        raise InputError("DOC.103")
    kept = tuple(c for c in cleaned if c.visible or c.kind is not ColumnKind.CRITERION)
    return change_setup(
        session,
        book.round.id,
        book.group.id,
        "results.columns",
        columns=kept,
        show_mean=show_mean,
    )


def set_title(session: Session, book: GroupBook, title: str) -> Edit:
    """Sets the title of a group's annex, line by line; an empty one gives the default back."""
    lines = "\n".join(line for each in title.splitlines() if (line := clean(each)))
    return change_setup(session, book.round.id, book.group.id, "documents.title", title=lines)


def offered_columns(book: GroupBook) -> tuple[RankingColumn, ...]:
    """Returns the columns of a group as arranged, then all that could be shown besides."""
    arranged = book.setup.columns
    known = {column.criterion_code for column in arranged if column.criterion_code}
    more = (
        RankingColumn(ColumnKind.CRITERION, visible=False, criterion_code=criterion.code)
        for criterion in book.tree.criteria
        if criterion.code not in known
    )
    return (*arranged, *more)


def with_style(column: RankingColumn, *, fixed: bool) -> RankingColumn:
    """Returns the column with trailing zeros kept (`82,00`) or dropped (`82`)."""
    return replace(column, style=NumberStyle.FIXED if fixed else NumberStyle.TRIMMED)


def sorted_rows(
    rows: Sequence[RankingRow], place: int, *, descending: bool
) -> tuple[RankingRow, ...]:
    """Orders lines by one column for looking at them; the ranking itself stays as it is.

    Numbers go by size, texts by the Vietnamese order; what is no number stands last either way.
    """
    numbers = [row for row in rows if isinstance(row.values[place], Decimal | int)]
    texts = [row for row in rows if not isinstance(row.values[place], Decimal | int)]
    numbers.sort(key=lambda row: _number(row.values[place]), reverse=descending)
    texts.sort(key=lambda row: sort_key(row.texts[place]), reverse=descending)
    return (*numbers, *texts)


def matching_rows(rows: Sequence[RankingRow], table: RankingTable, query: str) -> list[RankingRow]:
    """Returns the lines whose texts contain every word of a query, diacritics or not."""
    words = without_marks(clean(query)).split()
    text_places = [i for i, column in enumerate(table.columns) if not shows_numbers(column)]
    return [
        row
        for row in rows
        if not words or _contains(" ".join(row.texts[i] for i in text_places), words)
    ]


def _number(value: Value) -> Decimal:
    assert isinstance(value, Decimal | int)
    return Decimal(value)


def _contains(text: str, words: Sequence[str]) -> bool:
    plain = without_marks(text)
    return all(word in plain for word in words)
