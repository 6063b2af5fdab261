"""What the editors of all kinds of rules have in common: named inputs around one draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from parindex_desktop.sentences import tell
from parindex_desktop.services.rule_draft import COLUMNS, OFF, ON
from ui.criteria.detail.lines_editor import LinesEditor
from ui.criteria.detail.text_block import TextBlock
from ui.widgets.field import Field, TextInput
from ui.widgets.keeping import keep_width
from ui.widgets.layouts import column
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from PySide6.QtWidgets import QLayout

    from parindex_desktop.errors import Problem
    from parindex_desktop.services.rule_draft import RuleDraft
    from parindex_desktop.services.rule_draft_reading import DraftFault
    from ui.criteria.detail.lines_model import LineColumn

_MISSING = "RUL.101"


class KindEditor(QWidget):
    """Shows a draft of one kind of rule and sends out what becomes of it.

    Attributes:
        lines: The table of the kind; None for a kind of single values.
        is_read_only: The rule is shown and cannot be changed.

    Signals:
        changed: The `RuleDraft` as it is now.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._draft: RuleDraft | None = None
        self._fields: dict[str, Field] = {}
        self._checks: dict[str, QCheckBox] = {}
        self._choices: dict[str, Segments] = {}
        self.lines: LinesEditor | None = None
        self.is_read_only = False

    # ---- made by the kinds ----------------------------------------------------------------------

    def field(self, name: str, caption: str, hint: str = "", *, width: float = 0) -> Field:
        """Returns a line of text for a value; `width` in lines of text, 0 for all there is."""
        line = TextInput()
        if width:
            keep_width(line, width)
        line.textEdited.connect(lambda text: self._put(name, text))
        return self._named(name, Field(caption, line, hint))

    def block(self, name: str, caption: str, hint: str = "", *, lines: int = 2) -> Field:
        """Returns some lines of text for a value."""
        text = TextBlock(lines)
        text.textChanged.connect(lambda: self._put(name, text.toPlainText()))
        return self._named(name, Field(caption, text, hint))

    def check(self, name: str, caption: str) -> QCheckBox:
        """Returns a box for a value that is on or off."""
        made = self._checks[name] = QCheckBox(caption)
        made.toggled.connect(lambda on: self._put(name, ON if on else OFF))
        return made

    def choice(self, name: str, choices: Iterable[tuple[Hashable, str]]) -> Segments:
        """Returns a choice of one for a value."""
        made = self._choices[name] = Segments(choices)
        made.chosen.connect(lambda key: self._put(name, str(key)))
        return made

    def table(self, caption: str, columns: Sequence[LineColumn]) -> LinesEditor:
        """Returns the table of the kind."""
        self.lines = LinesEditor(caption, columns)
        self.lines.changed.connect(self._put_lines)
        return self.lines

    def arrange(self, *parts: QWidget | QLayout) -> None:
        """Puts the parts below each other."""
        self.setLayout(column(*parts, None, gap=0.4))

    # ---- used by the rule's tab -----------------------------------------------------------------

    def show_draft(self, draft: RuleDraft, *, read_only: bool) -> None:
        """Shows a draft; what is just typed stays as it is."""
        self.is_read_only = read_only
        self._draft = None  # what the inputs tell meanwhile is no typing
        for name, field in self._fields.items():
            _show_text(field.editor, draft.values[name])
        for name, check in self._checks.items():
            check.setChecked(draft.values[name] == ON)
            check.setEnabled(not read_only)
        for name, choice in self._choices.items():
            choice.choose(draft.values[name])
            choice.setEnabled(not read_only)
        for field in self._fields.values():
            _set_read_only(field.editor, read_only)
        self._draft = draft
        if self.lines is not None:
            self.lines.show_lines(draft, read_only=read_only)
        self.follow(draft)

    def follow(self, draft: RuleDraft) -> None:
        """Shows and hides what depends on the values; nothing for most kinds."""

    def show_faults(self, faults: Iterable[DraftFault]) -> None:
        """Marks texts that cannot be used; what is only missing is told in the list of problems."""
        wrong = [fault for fault in faults if fault.problem.code != _MISSING]
        single = {f.name: tell(f.problem).action for f in wrong if f.line is None}
        for name, field in self._fields.items():
            if field.fault != single.get(name, ""):
                field.set_fault(single.get(name, ""))
        if self.lines is not None and self._draft is not None:
            columns = COLUMNS[self._draft.kind]
            marked = {
                (f.line, columns.index(f.name)): tell(f.problem).action
                for f in wrong
                if f.line is not None
            }
            self.lines.show_faults(marked)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Marks the places that problems of the whole rule name; none for most kinds."""

    def finish(self) -> None:
        """Writes what is being typed into its cell."""
        if self.lines is not None:
            self.lines.table.finish()

    def first_input(self) -> QWidget:
        """Returns the input that the focus goes to."""
        if self._fields:
            return next(iter(self._fields.values())).editor
        return self.lines.table if self.lines is not None else self

    def input(self, name: str) -> QWidget:
        """Returns the input of a value."""
        if name in self._fields:
            return self._fields[name].editor
        return self._checks[name] if name in self._checks else self._choices[name]

    def _named(self, name: str, field: Field) -> Field:
        self._fields[name] = field
        return field

    def _put(self, name: str, text: str) -> None:
        if self._draft is not None and self._draft.values[name] != text:
            self._draft = self._draft.with_value(name, text)
            self.follow(self._draft)
            self.changed.emit(self._draft)

    def _put_lines(self, lines: tuple[tuple[str, ...], ...]) -> None:
        assert self._draft is not None
        self._draft = self._draft.with_lines(lines)
        self.follow(self._draft)
        self.changed.emit(self._draft)


def _show_text(editor: QWidget, text: str) -> None:
    if isinstance(editor, TextInput) and editor.text() != text:
        editor.setText(text)
        editor.setCursorPosition(0)
    elif isinstance(editor, QPlainTextEdit) and editor.toPlainText() != text:
        editor.setPlainText(text)


def _set_read_only(editor: QWidget, read_only: bool) -> None:
    if isinstance(editor, TextInput | QPlainTextEdit):
        editor.setReadOnly(read_only)
