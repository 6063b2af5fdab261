"""Where a paper differs from its data: one line each."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from parindex_desktop.domain.paper_comparison import PaperDifference
from parindex_desktop.i18n import tr
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

_PLACE, _SORT, _FOUND, _EXPECTED = range(4)
_WIDTHS: dict[int, float] = {_PLACE: 6, _SORT: 8, _FOUND: 22}


class DifferencesTable(QTableView):
    """The list; a tool-tip shows a long line whole."""

    def __init__(self) -> None:
        super().__init__()
        self.differences = RowsModel[PaperDifference](
            (
                Column(tr("Where it stands"), lambda each: each.place),
                Column(tr("Differs in"), _sort, _colour),
                Column(tr("In the paper"), lambda each: each.found or "–"),
                Column(tr("By the locked data"), lambda each: each.expected or "–"),
            ),
            self,
        )
        calm_table(self)
        self.setModel(self.differences)
        self.setAccessibleName(tr("Where the paper differs"))
        ColumnWidths(self, _WIDTHS, filling=_EXPECTED, least=18)


def _sort(each: PaperDifference) -> str:
    return tr("Locked data") if each.contradicts else tr("Words only")


def _colour(each: PaperDifference) -> str | None:
    return "danger" if each.contradicts else "muted"
