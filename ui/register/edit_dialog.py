"""A dialog that asks for what an edit needs, and keeps what was typed when that is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from parindex_desktop.domain.days import read_day, show_day
from parindex_desktop.errors import AppError, InputError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell_all
from ui import theme
from ui.people.growing import GrowingDialog
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

    from parindex_desktop.domain.edits import Edit

_MOST_PROBLEMS = 6


class EditDialog(GrowingDialog):
    """A title, what follows from it, fields, and the deed.

    Attributes:
        confirm: Does it.
        refusal: Why it was refused; hidden before.

    Signals:
        decided: The `Edit` to be written.
    """

    decided = Signal(object)

    def __init__(self, parent: QWidget, title: str, *, yes: str, kind: str = "primary") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body = column(label(title, "title", wraps=True), gap=0.6)
        self.refusal = label("", "error", wraps=True)
        self.refusal.hide()
        self.confirm = button(yes, self.accept, kind=kind)
        self.confirm.setDefault(True)
        # "Hủy" would mean both leaving and making a certificate void.
        leave = button(tr("Leave &it"), self.reject, kind="quiet")
        self._answers = row(None, leave, self.confirm)
        self.setLayout(column(self.body, self.refusal, None, self._answers, gap=0.6, margin=1))
        self.setMinimumWidth(theme.em(30))
        self._make: Callable[[], Edit] | None = None

    def ask(self, told: Sequence[str], fields: Sequence[QWidget], make: Callable[[], Edit]) -> None:
        """Lays out what is told and asked; the first field has the focus.

        Args:
            told: What follows from it, a line each.
            fields: The inputs.
            make: Returns the edit, or raises why it cannot be.
        """
        for line in told:
            self.body.addWidget(label(line, "muted", wraps=True))
        for field in fields:
            self.body.addWidget(field)
        self._make = make
        if fields:
            fields[0].setFocus()

    def offer(self, text: str, do: Callable[[], object]) -> QPushButton:
        """Adds another way out, which writes nothing."""

        def leave() -> None:
            self.reject()
            do()

        found = button(text, leave)
        self._answers.insertWidget(self._answers.count() - 1, found)
        return found

    def accept(self) -> None:
        """Sends the edit out; what is refused is told here, and nothing typed is lost."""
        assert self._make is not None
        try:
            edit = self._make()
        except AppError as error:
            self.tell(error)
            return
        super().accept()
        self.decided.emit(edit)

    def tell(self, error: AppError) -> None:
        """Shows why it was refused."""
        told = tell_all(error)
        lines = [f"{each.code}  {each.text} {each.action}".rstrip() for each in told]
        more = len(lines) - _MOST_PROBLEMS
        shown = lines[:_MOST_PROBLEMS] + (
            [tr("… and {count} more", count=more)] if more > 0 else []
        )
        self.refusal.setText("\n".join(shown))
        self.refusal.show()


class DayInput(TextInput):
    """A day, typed as officials write it."""

    def __init__(self, day: date | None = None) -> None:
        super().__init__(show_day((day or date.today()).isoformat()))

    def taken(self) -> date:
        """Returns the day.

        Raises:
            InputError: `REG.110` it is none.
        """
        iso = read_day(self.text())
        if not iso:
            raise InputError("REG.110", text=self.text())
        return date.fromisoformat(iso)


def day_field(editor: DayInput) -> Field:
    """Returns the field of a day."""
    return Field(tr("D&ay"), editor, tr("Like 23/05/2026"))
