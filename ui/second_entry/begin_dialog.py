"""Beginning a second entry: which stage, which sheets; then the units that chance has drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QSpinBox, QStackedWidget, QWidget

from parindex_desktop.domain.second_entry.campaigns import Coverage
from parindex_desktop.i18n import tr
from ui import theme
from ui.grid.toolbar import LAYER_NAMES
from ui.widgets.buttons import button
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.number_box import number_box
from ui.widgets.roomy import ScrollingForm
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.scores import Stage

_USUAL_INTERVAL = 5


class BeginDialog(QDialog):
    """Asks once; the draw is made by the program and not shown before it is written.

    Attributes:
        stages, coverages, every: The choices.
        drawn: The units drawn, once they are.

    Signals:
        wanted: `Stage`, `Coverage` and interval.
    """

    wanted = Signal(object, object, int)

    def __init__(self, count: int, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Second entry"))
        self._count = count
        self.stages = Segments([(each, tr(name)) for each, name in LAYER_NAMES.items()])
        self.stages.choose(stage)
        self.coverages = Segments(
            [(Coverage.FULL, tr("All sheets")), (Coverage.SAMPLE, tr("A sample"))]
        )
        self.every = number_box(QSpinBox())
        self.every.setRange(2, max(count, 2))
        self.every.setValue(_USUAL_INTERVAL)
        self._effect = label("", "muted", wraps=True)
        self._interval = Field(tr("Every &n-th unit"), self.every)
        self._heading = label("", "heading", wraps=True)
        self.drawn = label("", wraps=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._question())
        self._pages.addWidget(self._answer())
        self.setLayout(column(self._pages, margin=1))
        self.setMinimumWidth(theme.em(32))
        self.coverages.chosen.connect(lambda _key: self._show_effect())
        self.every.valueChanged.connect(lambda _value: self._show_effect())
        self._show_effect()

    def show_drawn(self, heading: str, names: Sequence[str]) -> None:
        """Shows the units that were drawn, in the same window."""
        self._heading.setText(heading)
        self.drawn.setText("\n".join(f"• {name}" for name in names))
        self._pages.setCurrentIndex(1)
        self._close.setFocus()

    def _question(self) -> QWidget:
        begin = button(tr("&Begin"), self._confirm, kind="primary")
        begin.setDefault(True)
        hint = tr(
            "Another person keys paper sheets again without seeing the first entry; only cells "
            "that differ are keyed once more, then settled."
        )
        page = QWidget()
        page.setLayout(
            column(
                label(tr("Which sheets are keyed again?"), "heading", wraps=True),
                label(hint, "muted", wraps=True),
                self.stages,
                self.coverages,
                self._interval,
                self._effect,
                None,
                row(None, button(tr("&Not now"), self.reject), begin),
                gap=0.6,
            )
        )
        return page

    def _answer(self) -> QWidget:
        self._close = button(tr("To the &sheets"), self.accept, kind="primary")
        page, names = QWidget(), QWidget()
        names.setLayout(column(self.drawn, None))
        page.setLayout(column(self._heading, ScrollingForm(names), row(None, self._close), gap=0.6))
        return page

    def _show_effect(self) -> None:
        sample = self.coverages.current is Coverage.SAMPLE
        self._interval.setEnabled(sample)
        least, more = divmod(self._count, self.every.value())
        number = f"{least}–{least + 1}" if more else str(least)
        self._effect.setText(
            tr("{number} of {count} sheets; chance draws the first one.",
               number=number, count=self._count)
            if sample
            else tr("All {count} sheets of the group.", count=self._count)
        )  # fmt: skip

    def _confirm(self) -> None:
        coverage = cast("Coverage", self.coverages.current)
        self.wanted.emit(cast("Stage", self.stages.current), coverage, self.every.value())
