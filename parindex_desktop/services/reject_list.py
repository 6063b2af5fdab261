"""The rejected rows of an import as a workbook, each as it stands, with its place and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.exchange.excel import Sheet, SheetColumn, WorkbookInfo, table_workbook
from parindex_desktop.i18n import tr
from parindex_desktop.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parindex_desktop.domain.importing.plan import ImportPlan
    from parindex_desktop.errors import Problem

_REASON_WIDTH = 70.0


def write_rejects(plan: ImportPlan, path: Path, tell: Callable[[Problem], str]) -> int:
    """Writes the rejected rows of a plan; returns how many.

    Args:
        plan: What the import would do.
        path: The workbook.
        tell: Words a reason as the window or the terminal does.

    Raises:
        SurroundingsError: `DOC.201`, `DOC.202` when it cannot be written.
    """
    headings, *rows = plan.reject_rows(tell)
    columns = (
        SheetColumn(tr("Place"), width=14),
        *(SheetColumn(text, width=18, wraps=True) for text in headings[1:-1]),
        SheetColumn(tr("Reason"), width=_REASON_WIDTH, wraps=True),
    )
    sheet = Sheet(tr("Rejected rows"), columns, tuple(rows), landscape=True)
    write_whole(path, table_workbook([sheet], WorkbookInfo(title=tr("Rejected rows"))))
    return len(rows)
