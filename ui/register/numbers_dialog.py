"""Giving register numbers: from the register, and on the way to printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox

from parindex_desktop.domain.register import HIGHEST_NUMBER
from parindex_desktop.i18n import tr
from parindex_desktop.services import register
from ui.register.edit_dialog import DayInput, EditDialog, day_field
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.session import Session


class NumbersDialog(EditDialog):
    """Numbers for all of a sheet who have none.

    Attributes:
        sheet: The sheets of the round with somebody waiting.
        first: The first number; what is proposed goes on from the highest.
        day: On which they are given.
        leave_out: Prints without the register; None where nothing is printed, or the blank
            prints the number.
    """

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        round_: Round,
        waiting: Sequence[SheetList],
        *,
        on_left_out: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent, tr("Give numbers"), yes=tr("&Give numbers"))
        self._session, self._round, self._waiting = session, round_, tuple(waiting)
        self.sheet, self.first, self.day = QComboBox(), TextInput(), DayInput()
        self._range = label("", "small")
        for each in waiting:
            self.sheet.addItem(
                tr("{form}: {count} without a number", form=each.sheet.form,
                   count=self._count(each))
            )  # fmt: skip
        self.first.setValidator(QIntValidator(1, HIGHEST_NUMBER, self.first))
        told = (
            tr("Numbers follow the printed list, collectives first, and go on from the highest."),
            tr("A number is given once: it is never undone, and never given to anybody else."),
            tr("A mistake is made void in the register; its number stays used."),
        )
        hint = tr("Another one where the office goes on from a book of its own")
        fields = (
            Field(tr("&List"), self.sheet),
            Field(tr("&First number"), self.first, hint),
            self._range,
            day_field(self.day),
        )
        self.ask(told, fields, self._edit)
        self.leave_out = None
        if on_left_out is not None:
            self.leave_out = self.offer(tr("&Print without numbers"), on_left_out)
        self.sheet.currentIndexChanged.connect(lambda _at: self._propose())
        self.first.textChanged.connect(lambda _text: self._show_range())
        self._propose()

    def _count(self, sheet: SheetList) -> int:
        return len(register.without_number(self._session, sheet))

    def _propose(self) -> None:
        sheet = self._waiting[self.sheet.currentIndex()]
        self.first.setText(str(register.first_free(self._session, self._round, sheet)))

    def _show_range(self) -> None:
        first = int(self.first.text() or 0)
        last = first + self._count(self._waiting[self.sheet.currentIndex()]) - 1
        self._range.setText(tr("Numbers {first} to {last}", first=first, last=last))

    def _edit(self) -> Edit:
        sheet = self._waiting[self.sheet.currentIndex()]
        start = int(self.first.text() or 0)
        day = self.day.taken()
        return register.give_numbers(self._session, self._round, sheet, day=day, start=start)
