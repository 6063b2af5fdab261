"""Giving register numbers before printing: in one step, after saying that they are final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSpinBox

from parindex_desktop.domain.register import HIGHEST_NUMBER
from parindex_desktop.i18n import tr
from ui import theme
from ui.messages import Question
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.number_box import number_box

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class NumbersDialog(Question):
    """How many get a number, from which one on.

    Attributes:
        start: The first number; the one after the highest ever given, unless the office goes on
            from a book of its own.
        give: Gives the numbers.
        leave_out: Prints without the register; None where the blank prints the number.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        form: str,
        count: int,
        first: int,
        on_given: Callable[[int], object],
        on_left_out: Callable[[], object] | None,
    ) -> None:
        """Lays the question out.

        Args:
            parent: The screen.
            form: Whose book it is.
            count: Of certificates on the list that have none.
            first: The number proposed.
            on_given: Called with the first number.
            on_left_out: Prints without numbers; None where that cannot be.
        """
        super().__init__(
            parent, title=tr("Give numbers"), icon="triangle-alert", tone="warning",
            text=tr("{count} certificates of “{form}” get a number in the register.",
                    count=count, form=form),
        )  # fmt: skip
        self.start = number_box(QSpinBox())
        self.start.setRange(1, HIGHEST_NUMBER)
        self.start.setValue(first)
        self._count, self._last = count, label("", "small")
        told = (
            tr("They are numbered in the order of the list, collectives first."),
            tr("Numbers are final: Ctrl+Z does not take them back, none is given twice."),
            tr("A mistake is made void in the register; its number stays used."),
        )
        field = Field(tr("&First number"), self.start)
        for piece in (*(label("• " + line, wraps=True) for line in told), field, self._last):
            self.words.insertWidget(self.words.count() - 1, piece)
        self.offer(tr("&Cancel"))
        self.leave_out = None
        if on_left_out is not None:
            self.leave_out = self.offer(tr("&Print without numbers"), on_left_out)
        self.give = self.offer(
            tr("&Give the numbers"), lambda: on_given(self.start.value()), kind="primary"
        )
        self.start.valueChanged.connect(lambda _number: self._show_last())
        self._show_last()
        self.setMinimumWidth(theme.em(34))

    def _show_last(self) -> None:
        first = self.start.value()
        self._last.setText(
            tr("Numbers {first} to {last}", first=first, last=first + self._count - 1)
        )
