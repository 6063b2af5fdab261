"""What units have to mend in their workbooks, as a list to send them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.errors import Severity
from parindex_desktop.exchange.excel import Sheet, SheetColumn, WorkbookInfo, table_workbook
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.workbooks_preview import LineState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from parindex_desktop.exchange.excel import Value
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.workbooks_preview import ReturnLine

_WIDTHS = (6.0, 30.0, 14.0, 26.0, 10.0, 10.0, 46.0, 40.0)


def has_rejects(lines: Sequence[ReturnLine]) -> bool:
    """Tells whether a unit has anything to mend or to send."""
    return any(line.warnings or line.state is LineState.MISSING for line in lines)


def frozen_rejects(book: GroupBook, lines: Sequence[ReturnLine]) -> Callable[[], bytes]:
    """Words what units have to mend; what is returned makes the workbook, in any thread.

    Workbooks that were rejected, those that are sound and leave something open, units that sent
    nothing, and files that belong to nobody.
    """
    title = tr("Workbooks to be mended")
    headings = (
        tr("No."), tr("Unit"), tr("State"), tr("File"), tr("Cell"), tr("Code"), tr("Reason"),
        tr("What to do"),
    )  # fmt: skip
    rows = (row for line in lines for row in _rows(line))
    sheet = Sheet(
        title=tr("To be mended"),
        columns=tuple(
            SheetColumn(text, width=width, wraps=True)
            for text, width in zip(headings, _WIDTHS, strict=True)
        ),
        rows=tuple((number, *row) for number, row in enumerate(rows, start=1)),
        lines=(title.upper(), f"{book.round.name} – {book.group.name}"),
        landscape=True,
    )
    return lambda: table_workbook([sheet], WorkbookInfo(title=title))


def _rows(line: ReturnLine) -> Iterator[tuple[Value, ...]]:
    place = (line.name or None, line.state_text, line.file or None)
    if line.state is LineState.MISSING:
        yield (*place, None, None, tr("No workbook was received."), tr("Send the workbook."))
    for problem in line.problems:
        if problem.severity is not Severity.NOTE:
            told = tell(problem)
            yield (*place, line.cell_of(problem) or None, told.code, told.text, told.action or None)
