"""Fields that apply what is typed when they are left; a refusal is told and the field marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.errors import AppError
from parindex_desktop.sentences import tell
from ui.widgets.field import Field, TextInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.edits import Edit
    from ui.context import Context


def apply(context: Context, make: Callable[[], Edit], field: Field | None = None) -> bool:
    """Makes and writes an edit; what refuses it stands below the field, or above the screen."""
    try:
        edit = make()
    except AppError as error:
        if field is None:
            context.failed.emit(error)
        else:
            told = tell(error)
            field.set_fault(f"{told.text} {told.action}".strip())
        return False
    if field is not None:
        field.set_fault("")
    return context.do(edit)


class TextField(Field):
    """A labelled line of text that is applied when it is left with another text than before."""

    def __init__(self, name: str, apply: Callable[[str], bool], hint: str = "") -> None:
        self.line = TextInput()
        super().__init__(name, self.line, hint)
        self._apply = apply
        self._shown = ""
        self._was_refused = False
        self.line.editingFinished.connect(self._on_left)

    def show_text(self, text: str) -> None:
        """Shows what the file holds."""
        if text != self._shown or self._was_refused:
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self._shown, self._was_refused = text, False
        self.set_fault("")

    def _on_left(self) -> None:
        text = self.line.text()
        if text == self._shown and not self._was_refused:
            return
        earlier, self._shown = self._shown, text
        self._was_refused = not self._apply(text)
        if self._was_refused:
            self._shown = earlier
