"""When the group looked at does each step: first and last day, applied when a field is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QWidget

from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.process import Step
from parindex_desktop.i18n import tr
from parindex_desktop.sentences.steps import tell_step
from parindex_desktop.services import steps
from ui import theme
from ui.rounds.applying import apply
from ui.widgets.card import Card
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from parindex_desktop.domain.edits import Edit
    from ui.context import Context

_DAY_WIDTH = 5.2


class PlanBar(Card):
    """Two days for each step.

    Attributes:
        plans: The fields of each step.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.plans = {step: PlanField(context, step) for step in Step}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.em(1))
        self._across = 0
        self.add(self._grid)
        self._arrange(len(self.plans))

    def refresh(self) -> None:
        """Shows what the file holds."""
        for plan in self.plans.values():
            plan.refresh()

    def minimumSizeHint(self) -> QSize:
        """Returns room for one plan beside another, so that large letters widen no window."""
        whole = super().minimumSizeHint()
        return QSize(2 * self._wide, whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts as many plans into a line as there is room for."""
        super().resizeEvent(event)
        self._arrange(max(1, min(len(self.plans), event.size().width() // self._wide)))

    @property
    def _wide(self) -> int:
        widest = max(plan.sizeHint().width() for plan in self.plans.values())
        return widest + self._grid.horizontalSpacing()

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for nth, plan in enumerate(self.plans.values()):
            self._grid.addWidget(plan, nth // across, nth % across)
        for column in range(len(self.plans) + 1):
            self._grid.setColumnStretch(column, 1 if column == across else 0)
        self.updateGeometry()


class PlanField(Field):
    """First and last day of one step.

    Attributes:
        begins: The first day.
        ends: The last day.
    """

    def __init__(self, context: Context, step: Step) -> None:
        self.begins, self.ends = TextInput(), TextInput()
        both = QWidget()
        both.setLayout(row(self.begins, label("–"), self.ends, gap=0.2))
        super().__init__(tell_step(step), both)
        both.setFocusProxy(self.begins)
        self._context = context
        self._step = step
        self._shown = ("", "")
        names = (
            (self.begins, tr("First day of {step}", step=tell_step(step))),
            (self.ends, tr("Last day of {step}", step=tell_step(step))),
        )
        for line, name in names:
            line.setAccessibleName(name)
            line.setToolTip(name)
            line.setPlaceholderText(tr("dd/mm/yyyy"))
            line.editingFinished.connect(self._on_left)
        theme.appearance().changed.connect(self._fit)
        self._fit()

    def refresh(self) -> None:
        """Shows the days planned; a text that was refused and is not left yet stays."""
        book, dossier = self._context.book, self._context.dossier
        if book is None or dossier is None:
            return
        plan = dossier.plan(book.group.id, self._step)
        held = (show_day(plan.begins), show_day(plan.ends)) if plan else ("", "")
        if held != self._shown or not self.fault:
            self._shown = held
            self.begins.setText(held[0])
            self.ends.setText(held[1])
            self.set_fault("")

    def _on_left(self) -> None:
        typed = (self.begins.text(), self.ends.text())
        if typed == self._shown:
            self.set_fault("")
        else:
            apply(self._context, lambda: self._edit(*typed), self)

    def _edit(self, begins: str, ends: str) -> Edit:
        book, dossier = self._context.book, self._context.dossier
        assert book is not None
        assert dossier is not None
        return steps.plan(book, dossier, self._step, begins, ends)

    def _fit(self) -> None:
        for line in (self.begins, self.ends):
            line.setFixedWidth(theme.em(_DAY_WIDTH))
