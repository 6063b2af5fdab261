"""One text of a blank in exact numbers: where it stands, its letters, its words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QWidget

from parindex_desktop.domain.certificates.content import PLACEHOLDERS
from parindex_desktop.domain.certificates.profiles import FieldAlign
from parindex_desktop.domain.certificates.soundness import (
    LEAST_LEADING,
    LEAST_SIZE,
    MOST_LEADING,
    MOST_LINES,
    MOST_PAPER,
    MOST_SIZE,
)
from parindex_desktop.domain.placeholders import placeholder
from parindex_desktop.i18n import tr
from ui.blanks.colour_field import ColourField
from ui.blanks.number_fields import NumberField, millimetres, points, whole
from ui.widgets.buttons import button
from ui.widgets.field import Field, side_by_side
from ui.widgets.layouts import column, row
from ui.widgets.segments import Segments
from ui.wording.words_edit import WordsEdit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent

    from parindex_desktop.domain.certificates.profiles import BlankField

_TEXTS: Final = ("person", "collective")


class FieldForm(QWidget):
    """Everything that can be said of a text; a change is told once it is whole.

    Attributes:
        numbers: By the name of the attribute of `BlankField`.
        words: Likewise, the texts for a person and for a collective.

    Signals:
        edited: The `BlankField` as it shall become.
        centre_wanted: It shall stand half way between the edges of the paper.
        font_wanted: A font file of the office's own shall be added.
    """

    edited = Signal(object)
    centre_wanted = Signal()
    font_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: BlankField | None = None
        self._entered: tuple[Field, object] | None = None
        self.numbers = {
            "x": Field(tr("From the left"), millimetres(-MOST_PAPER, MOST_PAPER)),
            "y": Field(tr("Baseline"), millimetres(-MOST_PAPER, MOST_PAPER)),
            "width": Field(tr("Width"), millimetres(0, MOST_PAPER)),
            "size": Field(tr("Letter size"), points(LEAST_SIZE, MOST_SIZE)),
            "least_size": Field(tr("Least size"), points(LEAST_SIZE, MOST_SIZE)),
            "lines": Field(tr("Most lines"), whole(1, MOST_LINES)),
            "leading": Field(tr("Line spacing"), whole(LEAST_LEADING, MOST_LEADING, " %", step=5)),
        }
        self.colour = Field(tr("Colour"), ColourField())
        self.align = Segments(
            [
                (FieldAlign.LEFT, tr("Left")),
                (FieldAlign.CENTRE, tr("Middle")),
                (FieldAlign.RIGHT, tr("Right")),
            ]
        )
        self.align.setAccessibleName(tr("Lines stand"))
        self.font_choice = _FontChoice()
        self.styles = {
            "bold": QCheckBox(tr("Bold")),
            "italic": QCheckBox(tr("Italic")),
            "capitals": QCheckBox(tr("Capitals")),
        }
        self.words = {
            "person": Field(tr("Text for a person"), WordsEdit(takes_lines=True)),
            "collective": Field(tr("Text for a collective"), WordsEdit(takes_lines=True)),
        }
        self._focused: WordsEdit = self._editor("person")
        self._arrange()
        self._connect()

    def show_field(self, field: BlankField, fonts: Iterable[str]) -> None:
        """Shows a text as it is in the file; faults told before are gone."""
        self._shown = field
        for name, number in self.numbers.items():
            self._box(name).show_units(getattr(field, name))
            number.set_fault("")
        self._colour().show_colour(field.colour)
        self.colour.set_fault("")
        self.align.choose(field.align)
        self._show_fonts(field, fonts)
        for name, check in self.styles.items():
            check.setChecked(getattr(field, name))
            if name != "capitals":  # a file of the office's own has one style
                check.setEnabled(not field.font)
        for name in _TEXTS:
            self._editor(name).put(getattr(field, name))
            self.words[name].set_fault("")

    def show_place(self, field: BlankField) -> None:
        """Shows where a text is while it is being dragged."""
        for name in ("x", "y", "width"):
            self._box(name).show_units(getattr(field, name))

    def mark(self, fault: str) -> None:
        """Marks what is being entered with what is wrong with it, and shows it to be mended."""
        if self._entered is None:
            return
        place, value = self._entered
        editor = place.editor
        if isinstance(editor, NumberField):
            editor.show_units(int(str(value)))
        elif isinstance(editor, ColourField):
            editor.show_colour(str(value))
        elif isinstance(editor, WordsEdit):
            editor.put_refused(editor.kept, str(value))
        place.set_fault(fault)

    def go_to_numbers(self) -> None:
        """Puts the focus into the first number."""
        box = self._box("x")
        box.setFocus()
        box.selectAll()

    # ---- arranging ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        numbers = self.numbers
        centre = button(tr("In the middle of the paper"), self.centre_wanted.emit, kind="quiet")
        own_font = button(tr("Add a font file…"), self.font_wanted.emit, kind="quiet")
        self.insert = button(tr("Insert a value…"), self._offer_values, kind="quiet")
        lines = (
            side_by_side(numbers["x"], numbers["y"], numbers["width"]),
            row(centre, None),
            side_by_side(numbers["size"], numbers["least_size"], numbers["lines"]),
            side_by_side(numbers["leading"], self.colour),
            row(self.align, None),
            row(*self.styles.values(), None),
            Field(tr("Font"), self.font_choice),
            row(own_font, None),
            self.words["person"],
            self.words["collective"],
            row(self.insert, None),
        )
        self.setLayout(column(*lines, gap=0.35))

    def _connect(self) -> None:
        for name, number in self.numbers.items():
            self._box(name).entered.connect(partial(self._enter, number, name))
        self._colour().entered.connect(partial(self._enter, self.colour, "colour"))
        self.align.chosen.connect(lambda align: self._enter(None, "align", align))
        for name, check in self.styles.items():
            check.clicked.connect(partial(self._enter, None, name))
        self.font_choice.activated.connect(
            lambda at: self._enter(None, "font", self.font_choice.itemData(at))
        )
        for name in _TEXTS:
            editor = self._editor(name)
            editor.left.connect(partial(self._enter_words, name))
            editor.done.connect(partial(self._enter_words, name))
            editor.focused.connect(partial(self._note, editor))

    def _show_fonts(self, field: BlankField, fonts: Iterable[str]) -> None:
        names = ["", *fonts]
        if field.font not in names:
            names.append(field.font)
        choice = self.font_choice
        choice.clear()
        for name in names:
            choice.addItem(name or tr("The face of papers (Times)"), name)
        choice.setCurrentIndex(names.index(field.font))

    # ---- intents --------------------------------------------------------------------------------

    def _enter(self, place: Field | None, name: str, value: object) -> None:
        if self._shown is None:
            return
        after = replace(self._shown, **{name: value})  # type: ignore[arg-type]  # by its name
        if after != self._shown:
            self._entered = (place, value) if place is not None else None
            self.edited.emit(after)
            self._entered = None
        elif place is not None:
            place.set_fault("")

    def _enter_words(self, name: str) -> None:
        if self._editor(name).is_changed:
            self._enter(self.words[name], name, self._editor(name).toPlainText())

    def _note(self, editor: WordsEdit) -> None:
        self._focused = editor

    def _offer_values(self) -> None:
        menu = QMenu(self)
        for name in PLACEHOLDERS:
            words = placeholder(name)
            menu.addAction(words).triggered.connect(partial(self._insert, words))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.insert.mapToGlobal(self.insert.rect().bottomLeft()))

    def _insert(self, words: str, _checked: bool = False) -> None:
        self._focused.setFocus()
        self._focused.insert_words(words)

    def _box(self, name: str) -> NumberField:
        box = self.numbers[name].editor
        assert isinstance(box, NumberField)
        return box

    def _colour(self) -> ColourField:
        editor = self.colour.editor
        assert isinstance(editor, ColourField)
        return editor

    def _editor(self, name: str) -> WordsEdit:
        editor = self.words[name].editor
        assert isinstance(editor, WordsEdit)
        return editor


class _FontChoice(QComboBox):
    """Leaves the wheel to the scrolled form."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Does nothing."""
        event.ignore()
