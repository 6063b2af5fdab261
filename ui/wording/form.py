"""A letter to be worded: its fields in the order of the paper, each with the law as its tip."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.wording_fields import (
    DECISIONS,
    FIELDS,
    LISTS,
    WordingField,
    takes_lines,
    texts_of,
)
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences.wording import tell_field
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.layouts import column, row
from ui.wording.annexes import AnnexList
from ui.wording.law import law_of
from ui.wording.line_list import LineList
from ui.wording.signing_menu import SigningMenu
from ui.wording.words_edit import WordsEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.paper_wording import PaperWording
    from ui.wording.annexes import AnnexChoice

_F = WordingField
_TOP = Qt.AlignmentFlag.AlignTop
_CARDS = (
    (
        mark("Letterhead"),
        ((_F.SUPERIOR, _F.AGENCY), (_F.NUMBER, _F.SUFFIX), (_F.PLACE, _F.DAY)),
    ),
    (mark("Title"), ((_F.ABOUT,), (_F.ISSUER,), (_F.ADDRESSEE,))),
    ("", ((_F.GROUNDS,),)),
    ("", ((_F.MEMBERS,),)),
    ("", ((_F.ARTICLES,),)),
    ("", ((_F.RECIPIENTS,),)),
    (mark("Signature"), ((_F.SECOND_OFFICE, _F.SECOND_NAME), (_F.SIGNER_OFFICE, _F.SIGNER_NAME))),
)
"""Cards from the top of the paper to its end, a list headed by its own name; what stands in one
line of a card stands side by side."""
_ANNEXES_BEHIND = ((_F.ARTICLES,),)
_MARKS = {_F.GROUNDS: "{place}.", _F.MEMBERS: "{place}.", _F.RECIPIENTS: "-"}


class LetterForm(QWidget):
    """The fields of one letter.

    Attributes:
        kind: Which letter.
        fields: Those of one text.
        lists: Those of several.
        annexes: Which papers are its annexes; None where it has none.

    Signals:
        text_left: Field and text: it was left with other words than the file holds.
        line_left: Field, place and text of a line of a list.
        line_added, line_removed, line_moved: As of `LineList`, behind the field.
        annexes_chosen: Keys of the annexes, in order.
        place_focused: Field, place or None, and the `WordsEdit` where the person is.
    """

    text_left = Signal(object, str)
    line_left = Signal(object, int, str)
    line_added = Signal(object, int, str)
    line_removed = Signal(object, int)
    line_moved = Signal(object, int, int)
    annexes_chosen = Signal(tuple)
    place_focused = Signal(object, object, object)

    def __init__(self, kind: LetterKind, signing_forms: Sequence[str]) -> None:
        super().__init__()
        self.kind = kind
        self.fields: dict[WordingField, Field] = {}
        self.lists: dict[WordingField, LineList] = {}
        self.annexes = AnnexList() if kind is LetterKind.DECISION else None
        self._signing_forms = signing_forms
        whole = column(gap=0.75, margin=0.2)
        for heading, lines in _CARDS:
            parts = [part for line in lines if (part := self._line(line)) is not None]
            if parts:
                whole.addWidget(Card(tr(heading) if heading else "", "", *parts))
            if self.annexes is not None and lines == _ANNEXES_BEHIND:
                whole.addWidget(Card(tr("Annexes"), "", self.annexes))
        whole.addStretch(1)
        self.setLayout(whole)
        if self.annexes is not None:
            self.annexes.chosen.connect(self.annexes_chosen)

    def show_wording(self, wording: PaperWording, annexes: Sequence[AnnexChoice]) -> None:
        """Shows what the file holds; words that were refused stay where they were typed."""
        for name, field in self.fields.items():
            if not field.fault:
                _edit_of(field).put(_shown(wording, name))
        for name, lines in self.lists.items():
            lines.show_lines(texts_of(wording, name))
        if self.annexes is not None:
            self.annexes.show_choices(annexes)

    @property
    def faults(self) -> tuple[tuple[WordingField, int | None], ...]:
        """Where words stand that were refused: the field, of a list the line."""
        own = [(name, None) for name, field in self.fields.items() if field.fault]
        in_lists = [(name, place) for name, lines in self.lists.items() for place in lines.faults]
        return (*own, *in_lists)

    def drop_refused(self) -> None:
        """Shows what the file holds in place of words that were refused."""
        for field in self.fields.values():
            if field.fault:
                _edit_of(field).revert()
                field.set_fault("")
        for lines in self.lists.values():
            lines.drop_refused()

    def first_focus(self) -> QWidget:
        """Returns the number of the letter, which differs every year."""
        return self.fields[_F.NUMBER]

    def go_to(self, field: WordingField, place: int | None) -> None:
        """Puts the focus into a field, of a list into a line of it."""
        if field in self.lists:
            self.lists[field].go_to(place or 0)
        else:
            self.fields[field].setFocus()

    def refuse(self, field: WordingField, text: str, fault: str) -> None:
        """Keeps a text that could not be taken in its field, with what is wrong."""
        edit = _edit_of(self.fields[field])
        edit.put_refused(edit.kept, text)
        self.fields[field].set_fault(fault)

    def _line(self, names: tuple[WordingField, ...]) -> QWidget | QLayout | None:
        parts = [self._part(name) for name in names if name in FIELDS[self.kind]]
        if len(parts) == 1:
            return parts[0]
        if not parts:
            return None
        side = row(*parts)
        for at, part in enumerate(parts):
            side.setAlignment(part, _TOP)
            side.setStretch(at, 1)
        return side

    def _part(self, name: WordingField) -> QWidget:
        return self._list(name) if name in LISTS else self._field(name)

    def _field(self, name: WordingField) -> QWidget:
        edit = WordsEdit(takes_lines=takes_lines(name))
        field = Field(tell_field(self.kind, name), edit)
        field.setToolTip(law_of(self.kind, name))
        edit.left.connect(partial(self._on_left, name))
        edit.done.connect(partial(self._go_on, name))
        edit.focused.connect(lambda: self.place_focused.emit(name, None, edit))
        self.fields[name] = field
        if name is not _F.SIGNER_OFFICE:
            return field
        menu = SigningMenu(self._signing_forms)
        menu.chosen.connect(self._on_form_chosen)
        both = QWidget()
        both.setLayout(column(field, row(menu, None), gap=0.2))
        return both

    def _list(self, name: WordingField) -> QWidget:
        prefix = _MARKS.get(name, "{place}.")
        if name is _F.ARTICLES and self.kind in DECISIONS:
            prefix = "Điều {place}."
        made = LineList(
            tell_field(self.kind, name),
            law_of(self.kind, name),
            prefix,
            takes_lines=takes_lines(name),
        )
        made.line_left.connect(partial(self.line_left.emit, name))
        made.line_added.connect(partial(self.line_added.emit, name))
        made.line_removed.connect(partial(self.line_removed.emit, name))
        made.line_moved.connect(partial(self.line_moved.emit, name))
        made.line_focused.connect(partial(self.place_focused.emit, name))
        self.lists[name] = made
        return made

    def _go_on(self, name: WordingField) -> None:
        """Keeps a text as leaving it does; only from one that was taken the focus goes on."""
        edit = _edit_of(self.fields[name])
        edit.clearFocus()
        edit.setFocus()
        if not self.fields[name].fault:
            edit.focusNextChild()

    def _on_form_chosen(self, lines: str) -> None:
        self.fields[_F.SIGNER_OFFICE].set_fault("")
        self.text_left.emit(_F.SIGNER_OFFICE, lines)

    def _on_left(self, name: WordingField) -> None:
        field = self.fields[name]
        edit = _edit_of(field)
        if edit.is_changed or field.fault:
            field.set_fault("")
            if edit.is_changed:
                self.text_left.emit(name, edit.toPlainText())


def _edit_of(field: Field) -> WordsEdit:
    edit = field.editor
    assert isinstance(edit, WordsEdit)
    return edit


def _shown(wording: PaperWording, name: WordingField) -> str:
    value = str(getattr(wording, name.value))
    return show_day(value) if name is _F.DAY else value
