"""The ranking of a group as an annex of the decision, and as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import Align, PrintedTable, RankingAnnex, TableColumn
from parindex_desktop.domain.rounds import ColumnKind
from parindex_desktop.errors import InputError
from parindex_desktop.services.not_applicable_list import printed_list
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.paper import reference_of
from parindex_desktop.services.papers.titles import annex_title, data_notes
from parindex_desktop.services.ranking_table import ranking_table
from parindex_desktop.services.spreadsheets import ranking_sheets

if TYPE_CHECKING:
    from parindex_desktop.domain.rounds import RankingColumn
    from parindex_desktop.services.papers.kinds import PaperTask


def ranking_part(task: PaperTask) -> PaperPart:
    """Words the ranking of one group.

    Raises:
        InputError: `DOC.101` it has nothing to rank.
    """
    annex = ranking_annex(task)
    sheets = ranking_sheets(task.reading, task.book)
    return PaperPart(PaperKind.RANKING, annex, task.group, sheets)


def ranking_annex(task: PaperTask) -> RankingAnnex:
    """Words the ranking of one group as an annex; raises as `ranking_part`."""
    book = task.book
    table = ranking_table(book)
    if not table.rows:
        raise InputError("DOC.101", group=book.group.name, year=book.round.year)
    stamp = task.reading.stamp(task.round.id)
    return RankingAnnex(
        number=task.number,
        title=annex_title(task.reading, book),
        reference=reference_of(task.reading, task.request),
        table=PrintedTable(
            tuple(
                _printed_column(c, h) for c, h in zip(table.columns, table.headings, strict=True)
            ),
            tuple(row.texts for row in table.rows),
            table.summary,
        ),
        footnotes=(*table.footnotes, *data_notes(stamp)),
        stamp=stamp,
        not_applicable=printed_list(book),
    )


def _printed_column(column: RankingColumn, heading: str) -> TableColumn:
    is_name = column.kind is ColumnKind.UNIT
    return TableColumn(heading, Align.LEFT if is_name else Align.CENTRE, wraps=is_name)
