"""The lines of a list, one text each: grounds, articles, recipients, who was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from ui import theme
from ui.widgets.actions import action
from ui.widgets.buttons import tool_button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.styling import restyle
from ui.wording.words_edit import WordsEdit

if TYPE_CHECKING:
    from collections.abc import Sequence


class Line(QWidget):
    """A text with its mark at the left and what is wrong with it below.

    Attributes:
        edit: Where it is typed.
        is_new: It is not in the file yet.
    """

    def __init__(self, *, takes_lines: bool, tip: str) -> None:
        super().__init__()
        self.is_new = False
        self.mark = label("", "muted")
        self.edit = WordsEdit(takes_lines=takes_lines)
        self.edit.setToolTip(tip)
        self._below = label("", "error", wraps=True)
        self._below.hide()
        words = column(self.edit, self._below, gap=0.1)
        beside = column(self.mark, None)
        beside.setContentsMargins(0, theme.em(0.35), 0, 0)  # level with the first line of words
        layout = row(beside, words, gap=0.4)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.edit)

    @property
    def fault(self) -> str:
        """What is wrong with what was typed; empty for nothing."""
        return self._below.text()

    def set_fault(self, text: str) -> None:
        """Marks the text with what is wrong; an empty one takes the mark away."""
        self._below.setText(text)
        self._below.setVisible(bool(text))
        restyle(self.edit, state="error" if text else "")


class LineList(QWidget):
    """Lines that are added, removed and moved by keys or by the buttons above them.

    Signals:
        line_left: Place, text: a line of the file holds other words now.
        line_added: Place, text: a new line stands before the one that had this place.
        line_removed: Place of the line to take off.
        line_moved: Place, and -1 up or 1 down.
        line_focused: Place of the line where the person is, and its `WordsEdit`.
    """

    line_left = Signal(int, str)
    line_added = Signal(int, str)
    line_removed = Signal(int)
    line_moved = Signal(int, int)
    line_focused = Signal(int, object)

    def __init__(self, name: str, tip: str, mark: str, *, takes_lines: bool) -> None:
        """Makes an empty list.

        Args:
            name: What it holds, for who cannot see it.
            tip: What the decree says of it.
            mark: Before each line, `{place}` for its number from 1.
            takes_lines: A text may have several lines.
        """
        super().__init__()
        self._name, self._tip, self._mark = name, tip, mark
        self._takes_lines = takes_lines
        self._lines: list[Line] = []
        self._current = 0
        self._column = column(gap=0.3)
        self._make_tools()
        heading = label(name, "heading")
        heading.setToolTip(tip)
        self.setLayout(column(row(heading, None, *self._tools, gap=0.2), self._column, gap=0.3))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown, with one that is not in the file yet."""
        return tuple(self._lines)

    @property
    def faults(self) -> tuple[int, ...]:
        """Places of the lines whose words were refused."""
        return tuple(place for place, line in enumerate(self._lines) if line.fault)

    def drop_refused(self) -> None:
        """Shows what the file holds in place of words that were refused."""
        for line in [each for each in self._lines if each.fault]:
            if line.is_new:
                self._drop(line)
            else:
                line.edit.revert()
                line.set_fault("")

    def show_lines(self, texts: Sequence[str]) -> None:
        """Shows what the file holds; words that were refused stay beside it."""
        old = [line for line in self._lines if not line.is_new]
        said = {line.edit.kept: (line.edit.toPlainText(), line.fault) for line in old if line.fault}
        for line in old[len(texts) :]:
            self._drop(line)
        for _ in texts[len(old) :]:
            self._insert(len(self._lines))
        kept = (line for line in self._lines if not line.is_new)
        for line, text in zip(kept, texts, strict=True):
            typed, fault = said.get(text, (text, ""))
            line.edit.put_refused(text, typed)
            line.set_fault(fault)
        self._name_lines()

    def add_after_current(self) -> None:
        """Begins a new line below the one where the person is."""
        existing = next((at for at, line in enumerate(self._lines) if line.is_new), None)
        at = min(self._current + 1, len(self._lines)) if existing is None else existing
        if existing is None:
            self._insert(at).is_new = True
            self._name_lines()
        self._lines[at].setFocus()

    def go_to(self, place: int) -> None:
        """Puts the focus into a line; past the last, into a new one."""
        if place < len(self._lines):
            self._lines[place].setFocus()
        else:
            self._current = len(self._lines)
            self.add_after_current()

    def refuse(self, place: int, text: str, fault: str, *, is_new: bool) -> None:
        """Keeps words that could not be taken where they were typed, with what is wrong."""
        if is_new and not (place < len(self._lines) and self._lines[place].is_new):
            self._insert(place).is_new = True
        line = self._lines[place]
        line.edit.put_refused("" if is_new else line.edit.kept, text)
        line.set_fault(fault)
        self._name_lines()

    def _make_tools(self) -> None:
        add = action(self, tr("Add a line below"), self.add_after_current, icon="plus",
                     keys="Ins")  # fmt: skip
        up = action(self, tr("Move up"), lambda: self._move(-1), icon="arrow-up", keys="Alt+Up")
        down = action(self, tr("Move down"), lambda: self._move(1), icon="arrow-down",
                      keys="Alt+Down")  # fmt: skip
        off = action(self, tr("Take off the list"), self._remove, icon="trash-2",
                     keys="Alt+Del")  # fmt: skip
        self._tools = [tool_button(each) for each in (add, up, down, off)]

    def _insert(self, at: int) -> Line:
        line = Line(takes_lines=self._takes_lines, tip=self._tip)
        self._lines.insert(at, line)
        self._column.insertWidget(at, line)
        before = self._lines[at - 1].edit if at else self._tools[-1]
        self.setTabOrder(before, line.edit)  # else Tab would reach lines in the order of their age
        line.edit.left.connect(lambda: self._on_left(line))
        line.edit.done.connect(lambda: self._on_done(line))
        line.edit.focused.connect(lambda: self._on_focused(line))
        return line

    def _name_lines(self) -> None:
        for place, line in enumerate(self._lines, start=1):
            line.mark.setText(self._mark.format(place=place))
            line.edit.setAccessibleName(f"{self._name} {place}")

    def _place_of(self, line: Line) -> int | None:
        return self._lines.index(line) if line in self._lines else None

    def _on_focused(self, line: Line) -> None:
        place = self._place_of(line)
        if place is not None:
            self._current = place
            self.line_focused.emit(place, line.edit)

    def _on_left(self, line: Line) -> None:
        place = self._place_of(line)
        if place is None:
            return
        text = line.edit.toPlainText()
        if line.is_new:
            self._drop(line)
            if text.strip():
                self.line_added.emit(place, text)
        elif line.edit.is_changed:
            line.set_fault("")
            self.line_left.emit(place, text)

    def _on_done(self, line: Line) -> None:
        if line.is_new and not line.edit.toPlainText().strip():
            self.focusNextChild()
            return
        self._current = place = self._place_of(line) or 0
        line.edit.clearFocus()  # keeps the line before the next one begins
        if place in self.faults:
            self.go_to(place)
        else:
            self.add_after_current()

    def _drop(self, line: Line) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._name_lines()

    def _remove(self) -> None:
        if not self._lines:
            return
        place = min(self._current, len(self._lines) - 1)
        line = self._lines[place]
        if line.is_new:
            self._drop(line)
        else:
            line.edit.revert()
            self.line_removed.emit(place)
        if self._lines:
            self.go_to(min(place, len(self._lines) - 1))

    def _move(self, step: int) -> None:
        place, to = self._current, self._current + step
        if any(line.is_new for line in self._lines) or not 0 <= to < len(self._lines):
            return
        line = self._lines[place]
        if line.edit.is_changed:
            self._on_left(line)
        self.line_moved.emit(place, step)
        self.go_to(to)
