"""Handing over, making void, counting blanks: each asks for what its edit needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.awards import FORMS
from parindex_desktop.i18n import tr
from parindex_desktop.services import blank_stock, register
from ui.register.edit_dialog import DayInput, EditDialog, day_field
from ui.widgets.field import Field, TextInput
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.register import RegisterEntry
    from parindex_desktop.services.session import Session

_RECEIVED, _SPOILED = "received", "spoiled"


class HandOverDialog(EditDialog):
    """Who took certificates, and when.

    Attributes:
        receiver: Who took them.
        day: When.
    """

    def __init__(self, parent: QWidget, session: Session, entries: Sequence[RegisterEntry]) -> None:
        super().__init__(parent, tr("Hand over"), yes=tr("&Hand over"))
        self.receiver, self.day = TextInput(), DayInput()
        self.receiver.setMaxLength(register.LONGEST_TEXT)
        self.ask(
            (about(entries),),
            (Field(tr("&Receiver"), self.receiver), day_field(self.day)),
            lambda: register.hand_over(entries, self.day.taken(), self.receiver.text()),
        )


class VoidDialog(EditDialog):
    """Why certificates are void from now on.

    Attributes:
        reason: The ground that the book keeps.
    """

    def __init__(self, parent: QWidget, entries: Sequence[RegisterEntry]) -> None:
        super().__init__(parent, tr("Make void"), yes=tr("Make &void"), kind="danger")
        self.reason = TextInput()
        told = (
            about(entries),
            tr("This cannot be undone. The number stays in the book and is not given again; the "
               "awardee can get a new one."),
        )  # fmt: skip
        fields = (Field(tr("&Reason"), self.reason),)
        self.ask(told, fields, lambda: register.void(entries, self.reason.text()))


class SpoiledDialog(EditDialog):
    """Why the last print of certificates was spoiled.

    Attributes:
        reason: Paper jam, smeared ink.
        day: When.
    """

    def __init__(self, parent: QWidget, session: Session, entries: Sequence[RegisterEntry]) -> None:
        super().__init__(parent, tr("Spoiled print"), yes=tr("Count as &spoiled"))
        self.reason, self.day = TextInput(), DayInput()
        told = (about(entries), tr("Their numbers stay: print them again onto other blanks."))
        fields = (Field(tr("&Reason"), self.reason), day_field(self.day))
        self.ask(
            told,
            fields,
            lambda: blank_stock.spoiled(session, entries, self.reason.text(), self.day.taken()),
        )


class BlanksDialog(EditDialog):
    """Blanks that came in, or were spoiled before anything was printed on them.

    Attributes:
        move: Which of both.
        form: Whose blanks.
        count: How many.
        reason: Where they came from, or why they were spoiled.
        day: When.
    """

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, tr("Blanks"), yes=tr("&Enter"))
        self._session = session
        self.move_ = Segments([(_RECEIVED, tr("Received")), (_SPOILED, tr("Spoiled unprinted"))])
        self.form, self.count = QComboBox(), TextInput()
        self.reason, self.day = TextInput(), DayInput()
        self.form.setEditable(True)
        known = [each.form for each in blank_stock.stock(session)]
        self.form.addItems(list(dict.fromkeys([*known, *FORMS])))
        self.count.setValidator(QIntValidator(1, blank_stock.MOST_AT_ONCE, self.count))
        self._why = Field(tr("&Note or reason"), self.reason)
        fields: tuple[QWidget, ...] = (
            self.move_, Field(tr("Fo&rm"), self.form), Field(tr("Co&unt"), self.count),
            self._why, day_field(self.day),
        )  # fmt: skip
        self.ask((_told_stock(session),), fields, self._edit)
        self.count.setFocus()

    def _edit(self) -> Edit:
        form, count, day = self.form.currentText(), int(self.count.text() or 0), self.day.taken()
        if self.move_.current == _RECEIVED:
            return blank_stock.received(self._session, form, count, day, self.reason.text())
        return blank_stock.spoiled_unprinted(self._session, form, count, self.reason.text(), day)


def about(entries: Sequence[RegisterEntry]) -> str:
    """Says which certificates are meant."""
    if len(entries) == 1:
        return f"{entries[0].form} {entries[0].label}: {entries[0].name}"
    return tr(
        "{count} certificates: {first} to {last}",
        count=len(entries), first=entries[0].label, last=entries[-1].label,
    )  # fmt: skip


def told_blanks(stock: blank_stock.Stock) -> str:
    """Says what became of the blanks of a form."""
    blanks = stock.blanks
    return tr(
        "{form}: {received} received, {good} printed well, {spoiled} spoiled, {left} left",
        form=stock.form, received=blanks.received, good=blanks.good, spoiled=blanks.spoiled,
        left=blanks.left,
    )  # fmt: skip


def _told_stock(session: Session) -> str:
    return "\n".join(map(told_blanks, blank_stock.stock(session))) or tr("No blanks entered yet.")
