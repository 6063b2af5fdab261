"""Editors of the kinds that count, judge or calculate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.i18n import tr
from ui.criteria.detail.expression_edit import ExpressionEdit
from ui.criteria.detail.kind_editor import KindEditor
from ui.criteria.detail.lines_model import LineColumn
from ui.widgets.field import Field, side_by_side
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.errors import Problem


class PerItemEditor(KindEditor):
    """Points for each of a count."""

    def __init__(self) -> None:
        super().__init__()
        each = self.field("each", tr("Points for each"), width=7)
        cap = self.field("item_cap", tr("At most"), tr("Empty: the maximum"), width=7)
        self.arrange(
            self.field("item", tr("What is counted"), tr("As in “each new regulation”")),
            row(side_by_side(each, cap), None),
            self.check("takes", tr("Each one takes points off the maximum")),
        )


class JudgedEditor(KindEditor):
    """The council judges."""

    def __init__(self) -> None:
        super().__init__()
        hint = tr("Any points from 0 to the maximum are typed, with a reason.")
        self.arrange(self.block("guidance", tr("Guidance"), hint, lines=4))


class FormulaEditor(KindEditor):
    """An expression over variables that are declared with it."""

    def __init__(self) -> None:
        super().__init__()
        columns = (
            LineColumn(tr("Variable"), 5),
            LineColumn(tr("Meaning")),
            LineColumn(tr("Measured in"), 5.5),
        )
        self.expression = ExpressionEdit()
        self.expression.textChanged.connect(self._on_expression)
        self._named(
            "expression",
            Field(tr("Expression"), self.expression, tr("As in: nếu(b = 0; 0; a / b x 2)")),
        )
        self.arrange(
            self.table(tr("Variables"), columns),
            self._fields["expression"],
            row(self.field("decimals", tr("Decimals of the points"), width=7), None),
        )

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Underlines the place at which the expression cannot be read."""
        places = (p.params["position"] for p in problems if "position" in p.params)
        place = next(places, None)
        self.expression.mark_place(place if isinstance(place, int) else None)

    def _on_expression(self) -> None:
        self._put("expression", self.expression.toPlainText())
