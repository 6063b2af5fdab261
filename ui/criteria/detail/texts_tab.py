"""The words of a criterion: how it is scored, what proves it, who appraises it, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCompleter, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services import criterion_texts
from ui.criteria.detail.text_block import TextBlock
from ui.rounds.applying import TextField, apply
from ui.widgets.buttons import button
from ui.widgets.field import Field
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.services.group_book import GroupBook
    from ui.context import Context

    _Change = Callable[[GroupBook, Criterion, str], Edit]


class TextsTab(QWidget):
    """Every field is written when it is left, one step of undo each.

    Attributes:
        guide, evidence, note: Lines of text.
        appraiser: One line.

    Signals:
        rule_wanted: A rule shall be read out of the guide.
        wording_wanted: The guide shall be worded after the rule.
    """

    rule_wanted = Signal()
    wording_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._book: GroupBook | None = None
        self._criterion: Criterion | None = None
        self.guide, self.evidence, self.note = TextBlock(6), TextBlock(3), TextBlock(2)
        self.guide.left.connect(lambda: self._write(self.guide, criterion_texts.change_guide))
        self.evidence.left.connect(
            lambda: self._write(self.evidence, criterion_texts.change_evidence)
        )
        self.note.left.connect(lambda: self._write(self.note, criterion_texts.change_note))
        self.appraiser = TextField(tr("Appraised by"), self._write_appraiser)
        self._read = button(tr("Take the rule from the wording"), self.rule_wanted.emit)
        self._word = button(tr("Word it after the rule"), self.wording_wanted.emit, kind="quiet")
        self._tools = QWidget()
        self._tools.setLayout(row(self._read, self._word, None))
        self.setLayout(
            column(
                Field(tr("How it is scored"), self.guide),
                self._tools,
                Field(tr("Evidence"), self.evidence),
                self.appraiser,
                Field(tr("Note in the annex"), self.note),
                None,
                margin=0.3,
            )
        )

    def show_texts(self, book: GroupBook, criterion: Criterion, *, read_only: bool) -> None:
        """Shows the words of a criterion; a text being typed stays while it is the same one."""
        same = self._criterion is not None and self._criterion.id == criterion.id
        if not same:
            self.commit()
        self._book, self._criterion = book, criterion
        for block, text in (
            (self.guide, criterion.guide),
            (self.evidence, criterion.evidence),
            (self.note, criterion.note),
        ):
            block.setReadOnly(read_only)
            if not (same and block.hasFocus()) and block.toPlainText() != text:
                block.setPlainText(text)
        self.appraiser.show_text(criterion.appraiser)
        self.appraiser.line.setReadOnly(read_only)
        self.appraiser.line.setCompleter(self._completer(book))
        self._tools.setVisible(book.tree.is_leaf(criterion.id))
        self._tools.setEnabled(not read_only)

    def commit(self) -> None:
        """Writes the text that still has the focus."""
        for block in (self.guide, self.evidence, self.note):
            if block.hasFocus():
                block.left.emit()

    def _write(self, block: TextBlock, change: _Change) -> None:
        book, criterion, text = self._book, self._criterion, block.toPlainText()
        if book is not None and criterion is not None and not block.isReadOnly():
            apply(self._context, lambda: change(book, criterion, text))

    def _write_appraiser(self, text: str) -> bool:
        book, criterion = self._book, self._criterion
        if book is None or criterion is None:
            return False
        return apply(self._context, lambda: criterion_texts.change_appraiser(book, criterion, text))

    def _completer(self, book: GroupBook) -> QCompleter:
        made = QCompleter(criterion_texts.known_appraisers(book), self)
        made.setCaseSensitivity(made.caseSensitivity().CaseInsensitive)
        return made
