"""The conditions of a rule as fields: order and quota, bounds, who is left out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from parindex_desktop.domain.award_rules import AwardRule, Measure
from parindex_desktop.i18n import tr
from ui.widgets.field import Field, side_by_side
from ui.widgets.labels import label
from ui.widgets.layouts import column
from ui.widgets.number_box import number_box

if TYPE_CHECKING:
    from collections.abc import Sequence

_Box = TypeVar("_Box", QSpinBox, QDoubleSpinBox)
_MOST_UNITS = 9999
_NO_LIMIT = -1
_COMMA = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)
"""Numbers have a decimal comma in every language of the window, as they are printed."""


class RuleFields(QWidget):
    """One rule; a bound at its lowest value says that it is not set.

    Signals:
        changed: Some field has another value.
    """

    changed = Signal()

    def __init__(self, classes: Sequence[str]) -> None:
        super().__init__()
        self.measure, self.least_class = QComboBox(), QComboBox()
        self.measure.addItem(tr("Rank"), Measure.RANK)
        self.measure.addItem(tr("Rise in index (percent points)"), Measure.RISE_IN_POINTS)
        self.measure.addItem(tr("Rise in rank"), Measure.RISE_IN_RANKS)
        self.least_class.addItem(tr("any"), "")
        for name in classes:
            self.least_class.addItem(name, name)
        self.quota = _box(QSpinBox(minimum=_NO_LIMIT, maximum=_MOST_UNITS), tr("no limit"))
        self.lowest_rank = _box(QSpinBox(minimum=0, maximum=_MOST_UNITS), tr("any"))
        self.least_index = _box(QDoubleSpinBox(minimum=0, maximum=100, decimals=2), tr("any"))
        self.least_rise = _box(QDoubleSpinBox(minimum=0, maximum=999, decimals=2), tr("any"))
        self.skip_open = QCheckBox(tr("&Nobody while the results are not locked"))
        self.skip_barred = QCheckBox(tr("No unit un&der discipline or barred otherwise"))
        self.skip_listed = QCheckBox(tr("No unit on a sheet b&efore this one"))
        self.skip_last_year = QCheckBox(
            tr("No unit that got the same for the same reason &last year")
        )
        self.setLayout(self._lines())
        for box in (self.measure, self.least_class):
            box.activated.connect(lambda _place: self._tell())
        for number in (self.quota, self.lowest_rank, self.least_index, self.least_rise):
            number.valueChanged.connect(lambda _value: self._tell())
        for check in self._checks:
            check.clicked.connect(lambda _checked: self._tell())

    @property
    def rule(self) -> AwardRule:
        """The rule as it is set now."""
        quota = self.quota.value()
        by_rank = self.measure.currentData() == Measure.RANK
        return AwardRule(
            measure=Measure(self.measure.currentData()),
            quota=None if quota == _NO_LIMIT else quota,
            lowest_rank=self.lowest_rank.value() or None,
            least_index=_exact(self.least_index),
            least_class=str(self.least_class.currentData()),
            least_rise=None if by_rank else _exact(self.least_rise),
            skip_open=self.skip_open.isChecked(),
            skip_barred=self.skip_barred.isChecked(),
            skip_last_year=self.skip_last_year.isChecked(),
            skip_listed=self.skip_listed.isChecked(),
        )

    def show_rule(self, rule: AwardRule) -> None:
        """Shows a rule; a class that is no longer declared is offered as well."""
        self.blockSignals(True)
        self.measure.setCurrentIndex(self.measure.findData(rule.measure))
        if self.least_class.findData(rule.least_class) < 0:
            self.least_class.addItem(rule.least_class, rule.least_class)
        self.least_class.setCurrentIndex(self.least_class.findData(rule.least_class))
        self.quota.setValue(_NO_LIMIT if rule.quota is None else rule.quota)
        self.lowest_rank.setValue(rule.lowest_rank or 0)
        self.least_index.setValue(float(rule.least_index or 0))
        self.least_rise.setValue(float(rule.least_rise or 0))
        self.skip_open.setChecked(rule.skip_open)
        self.skip_barred.setChecked(rule.skip_barred)
        self.skip_last_year.setChecked(rule.skip_last_year)
        self.skip_listed.setChecked(rule.skip_listed)
        self.blockSignals(False)
        self._tell()

    @property
    def _checks(self) -> tuple[QCheckBox, ...]:
        return (self.skip_open, self.skip_barred, self.skip_listed, self.skip_last_year)

    def _lines(self) -> QVBoxLayout:
        return column(
            side_by_side(Field(tr("&Ordered by"), self.measure), Field(tr("&Quota"), self.quota)),
            side_by_side(
                Field(tr("Not below ran&k"), self.lowest_rank),
                Field(tr("Least &index (%)"), self.least_index),
            ),
            side_by_side(
                Field(tr("Least &class"), self.least_class),
                Field(tr("Least ri&se"), self.least_rise),
            ),
            label(tr("Left out"), "label"),
            *self._checks,
            gap=0.4,
        )

    def _tell(self) -> None:
        self.least_rise.setEnabled(self.measure.currentData() != Measure.RANK)
        self.changed.emit()


def _box(box: _Box, unset: str) -> _Box:
    box.setSpecialValueText(unset)
    box.setLocale(_COMMA)
    return number_box(box)


def _exact(spin: QDoubleSpinBox) -> Decimal | None:
    """Returns what is shown, which has two decimals, without the error of a binary float."""
    shown = Decimal(f"{spin.value():.2f}")
    return Decimal(f"{shown.normalize():f}") if shown else None
