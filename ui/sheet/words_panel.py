"""The words beside the points of the current leaf: note, reason, explanation, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import remarks, sheet
from parindex_desktop.services.permissions import role_for_remark
from parindex_desktop.services.score_entry import Place
from ui.sheet.remark_edit import RemarkEdit, RemarkField
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context

NAMES: Final = {
    RemarkKind.SELF: mark("Note of the unit"),
    RemarkKind.REASON: mark("Reason (appraisal 1)"),
    RemarkKind.EXPLANATION: mark("Explanation of the unit"),
    RemarkKind.ANSWER: mark("Answer (appraisal 2)"),
}
"""In the order of the process."""


class WordsPanel(QWidget):
    """Follows the current cell; a text is on disk when it is left, as one edit.

    A text that cannot be kept waits here, marked, until it is corrected.

    Attributes:
        fields: One text of each kind.

    Signals:
        done: A text was written; on to the next criterion.
        left: Back to the cell.
    """

    done = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._place: Place | None = None
        self._kind = RemarkKind.REASON
        self._refused: dict[tuple[Place, RemarkKind], str] = {}
        self.fields = {
            kind: RemarkField(RemarkEdit(kind), tr(name)) for kind, name in NAMES.items()
        }
        line = row(*self.fields.values(), gap=0.5)
        for nth in range(len(self.fields)):
            line.setStretch(nth, 1)
        self.setLayout(line)
        for field in self.fields.values():
            field.editor.done.connect(self._finish)
            field.editor.left.connect(self._leave)
            field.editor.finished.connect(self.commit)

    # ---- what is shown --------------------------------------------------------------------------
    def show_place(self, place: Place | None, kind: RemarkKind) -> None:
        """Shows the words of a leaf; those of the one before are written first."""
        self._kind = kind
        if place != self._place:
            self.commit()
            self._place = place
            self.refresh()

    def refresh(self) -> None:
        """Shows what the file holds; what is being typed stays."""
        self.setEnabled(self._place is not None)
        for kind, field in self.fields.items():
            field.editor.setReadOnly(not self._context.may_change(role_for_remark(kind)))
            if not (field.editor.is_touched and field.editor.hasFocus()):
                self._put(kind, field)

    def take_change(self, change_set: ChangeSet) -> None:
        """Shows what an edit made of the words shown, and what is wanted now."""
        for change in change_set.edit.entities:
            thing = change.after or change.before
            if isinstance(thing, Remark):
                place = Place(thing.unit_id, thing.criterion_id)
                self._refused.pop((place, thing.kind), None)
        self.refresh()

    # ---- typing ---------------------------------------------------------------------------------
    def start(self, kind: RemarkKind | None = None) -> None:
        """Puts the focus in a text, the one that the column of the cell is about."""
        self.fields[kind or self._kind].editor.setFocus()

    @property
    def current(self) -> RemarkEdit:
        """The text that has the focus, else the one that the column of the cell is about."""
        focus = QApplication.focusWidget()
        editors = [field.editor for field in self.fields.values()]
        found = next((each for each in editors if each is focus), None)
        return found or self.fields[self._kind].editor

    def take_phrase(self, phrase: str) -> None:
        """Puts a stock phrase into the current text; outside of the panel it is written at once."""
        editor = self.current
        if editor.isReadOnly():
            return
        editor.take_phrase(phrase)
        if not editor.hasFocus():
            self.commit()

    def commit(self) -> bool:
        """Writes what was typed; False when a text cannot be kept."""
        return all([self._write(kind, field) for kind, field in self.fields.items()])

    # ---- inside ---------------------------------------------------------------------------------
    def _write(self, kind: RemarkKind, field: RemarkField) -> bool:
        book, dossier, place = self._context.book, self._context.dossier, self._place
        if not field.editor.is_touched or book is None or dossier is None or place is None:
            return True
        text = field.editor.toPlainText()
        try:
            edit = remarks.write(book, dossier, place, kind, text)
        except InputError as error:
            told = tell(error)
            self._refused[place, kind] = text
            field.mark(fault=f"{told.code}  {told.text} {told.action}")
            return False
        self._refused.pop((place, kind), None)
        field.editor.document().setModified(False)
        if not edit.is_empty and not self._context.do(edit):
            return False
        self._put(kind, field)
        return True

    def _put(self, kind: RemarkKind, field: RemarkField) -> None:
        dossier, place = self._context.dossier, self._place
        if dossier is None or place is None:
            field.editor.put("")
            field.mark()
            return
        waiting = self._refused.get((place, kind))
        field.editor.put(dossier.remark(*place, kind) if waiting is None else waiting)
        if waiting is None:
            field.mark(wanted=self._wanted(kind, place))
        else:
            field.mark(fault=field.fault or tr("not saved"))

    def _wanted(self, kind: RemarkKind, place: Place) -> str:
        book, dossier = self._context.book, self._context.dossier
        if book is None or dossier is None:
            return ""
        if kind is RemarkKind.REASON and sheet.wants_reason(book, dossier, *place):
            return tr("Wanted: less than self-scored")
        if kind is RemarkKind.ANSWER and sheet.wants_answer(book, dossier, *place):
            return tr("Wanted: the unit explained itself")
        return ""

    def _finish(self) -> None:
        if self.commit():
            self.done.emit()

    def _leave(self) -> None:
        self.commit()
        self.left.emit()
