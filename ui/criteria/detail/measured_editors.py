"""Editors of the kinds that measure something: bands and ratios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.rules.kinds import MeasureKind
from parindex_desktop.i18n import tr
from ui.criteria.detail.kind_editor import KindEditor
from ui.criteria.detail.lines_model import LineColumn
from ui.widgets.field import side_by_side
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from parindex_desktop.services.rule_draft import RuleDraft


_LOWER, _UPPER = 0, 2
"""Columns of the bounds."""


class _MeasuringEditor(KindEditor):
    """Says what is measured: a share of two counts, or a value typed as it is."""

    def measured(self) -> QVBoxLayout:
        """Returns the inputs of the measure."""
        self._numerator = self.field("numerator", tr("What is counted"))
        self._denominator = self.field("denominator", tr("Out of"))
        self._label = self.field("value_label", tr("What is measured"))
        self._unit = self.field("value_unit", tr("Measured in"), width=6)
        kinds = [
            (MeasureKind.SHARE.value, tr("Share of two counts")),
            (MeasureKind.VALUE.value, tr("A value as it is")),
        ]
        value = side_by_side(self._label, self._unit)
        value.setStretch(0, 1)
        counts = side_by_side(self._numerator, self._denominator)
        return column(row(self.choice("measure", kinds), None), counts, value, gap=0.4)

    def follow(self, draft: RuleDraft) -> None:
        """Shows the inputs of the measure chosen."""
        is_share = draft.values["measure"] == MeasureKind.SHARE.value
        for field in (self._numerator, self._denominator):
            field.setVisible(is_share)
        for field in (self._label, self._unit):
            field.setVisible(not is_share)


class BandsEditor(_MeasuringEditor):
    """Points by where the measured value lies."""

    def __init__(self) -> None:
        super().__init__()
        columns = (
            LineColumn(tr("From")),
            LineColumn(tr("incl."), 2.8),
            LineColumn(tr("To"), 4.8),
            LineColumn(tr("incl."), 2.8),
            LineColumn(tr("Points"), 3.6, is_number=True),
        )
        self._table = self.table(tr("Bands"), columns)
        self.arrange(self.measured(), self._table)

    def follow(self, draft: RuleDraft) -> None:
        """Says in the headings what the bounds are measured in."""
        super().follow(draft)
        unit = "%" if draft.values["measure"] == MeasureKind.SHARE.value else ""
        unit = unit or draft.values["value_unit"].strip()
        for place, name in ((_LOWER, tr("From")), (_UPPER, tr("To"))):
            self._table.name_column(place, f"{name}, {unit}" if unit else name)


class RatioEditor(_MeasuringEditor):
    """Points in proportion to the measured percentage."""

    def __init__(self) -> None:
        super().__init__()
        floor = self.field("floor", tr("Floor, %"), width=6)
        cap = self.field("cap", tr("Full points from, %"), width=6)
        decimals = self.field("decimals", tr("Decimals of the points"), width=6)
        self._at_floor = self.check("floor_inclusive", tr("At the floor itself there are points"))
        self._to_cap = self.check("to_cap", tr("In proportion to the full percentage, not to 100"))
        self.arrange(
            self.measured(),
            row(side_by_side(floor, cap, decimals), None),
            self._at_floor,
            self._to_cap,
        )

    def follow(self, draft: RuleDraft) -> None:
        """A floor that is not there includes nothing."""
        super().follow(draft)
        self._at_floor.setEnabled(bool(draft.values["floor"].strip()) and not self.is_read_only)
