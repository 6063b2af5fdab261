"""A small form before a deed: a reason, or another value with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.edits import Edit
    from ui.context import Context


class FormDialog(QDialog):
    """Stays open until what was typed can be taken; a fault is shown at its line.

    Attributes:
        lines: The inputs, from above.
    """

    def __init__(
        self, parent: QWidget, context: Context, *, title: str, text: str, hint: str,
        names: tuple[str, ...], verb: str, make: Callable[..., Edit],
    ) -> None:  # fmt: skip
        """Asks for texts.

        Args:
            parent: Over which it opens.
            context: Writes the edit.
            title: Of the window.
            text: What is asked.
            hint: What follows from it.
            names: Of the inputs; the last one is the reason.
            verb: Names the deed.
            make: Called with the texts; returns the edit or raises what is wrong with them.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._context, self._make = context, make
        self._fields = [Field(name, TextInput()) for name in names]
        self.lines = [field.editor for field in self._fields]
        accept = button(verb, self.accept, kind="primary")
        accept.setDefault(True)
        answers = row(None, button(tr("Leave unchanged"), self.reject), accept)
        told = label(hint, "muted", wraps=True)
        self.setLayout(
            column(label(text, "heading", wraps=True), told, *self._fields, answers, margin=1)
        )
        self.setMinimumWidth(theme.em(28))
        self.lines[0].setFocus()

    def accept(self) -> None:
        """Does it, or says at the line concerned why it cannot be done."""
        try:
            edit = self._make(*(_text(line) for line in self.lines))
        except AppError as error:
            self._show(error)
            return
        super().accept()
        self._context.do(edit)

    def _show(self, error: AppError) -> None:
        told = tell(error)
        place = 0 if error.code.startswith("NUM.") else -1
        for field in self._fields:
            field.set_fault("")
        self._fields[place].set_fault(f"{told.text} {told.action}".strip())
        line = self.lines[place]
        line.setFocus()
        if isinstance(line, TextInput):
            line.selectAll()


def _text(line: QWidget) -> str:
    assert isinstance(line, TextInput)
    return line.text()
