"""How papers are saved: in one file or many, what goes with them, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox

from parindex_desktop.domain.papers_awards import LabelFormat
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.papers.file_names import (
    PLACEHOLDERS,
    USUAL_PATTERN,
    check_pattern,
)
from ui.widgets.card import Card
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.services.paper_choice import PaperChoice

_MOST_NAMES: Final = 3
_LONGEST: Final = 120
_LABELS: Final = {
    LabelFormat.TWO_BY_SEVEN: "2 × 7 (99,1 × 38,1 mm)",
    LabelFormat.THREE_BY_EIGHT: "3 × 8 (70 × 37 mm)",
}


class FilesCard(Card):
    """Ticks and a pattern; a pattern that cannot be filled is marked and not taken.

    Signals:
        draft_chosen: Papers of locked results are drafts all the same.
        one_file_chosen: All papers in one file, or each in its own.
        beside_chosen: Whether spreadsheet and drafts are saved too.
        labels_chosen: The sheets that labels are printed on.
        named: The pattern of the names.
    """

    draft_chosen = Signal(bool)
    one_file_chosen = Signal(bool)
    beside_chosen = Signal(bool, bool)
    labels_chosen = Signal(object)
    named = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Files"))
        self.one_file = QCheckBox(tr("All papers in &one file"))
        self.draft = QCheckBox(tr("Draft for comments"))
        self.draft.setToolTip(tr("Every page says “DỰ THẢO”."))
        self.xlsx = QCheckBox(tr("Tables as E&xcel too (.xlsx)"))
        self.docx = QCheckBox(tr("Letters as &Word drafts too (.docx)"))
        self.labels = QComboBox()
        for each, size in _LABELS.items():
            self.labels.addItem(size, each)
        self.labels_field = Field(tr("Sheets of la&bels"), self.labels)
        self.pattern = TextInput()
        self.pattern.setMaxLength(_LONGEST)
        self.pattern.setPlaceholderText(USUAL_PATTERN)
        self.pattern_field = Field(tr("File na&mes"), self.pattern)
        shown = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        self.pattern.setToolTip(tr("Placeholders: {names}", names=shown))
        self._names = label("", "small", wraps=True)
        for item in (
            self.draft,
            self.one_file,
            self.xlsx,
            self.docx,
            self.labels_field,
            self.pattern_field,
            self._names,
        ):
            self.add(item)
        self.draft.clicked.connect(self.draft_chosen)
        self.one_file.clicked.connect(self.one_file_chosen)
        for tick in (self.xlsx, self.docx):
            tick.clicked.connect(self._on_beside)
        self.labels.activated.connect(
            lambda row: self.labels_chosen.emit(LabelFormat(self.labels.itemData(row)))
        )
        self.pattern.textEdited.connect(self._on_pattern)
        self.pattern.editingFinished.connect(
            lambda: self.pattern_field.set_fault(_fault(self.pattern.text()))
        )

    @property
    def names(self) -> str:
        """The names shown below the pattern."""
        return self._names.text()

    def show_choice(self, choice: PaperChoice, *, is_locked: bool) -> None:
        """Shows what is chosen; a pattern that is being typed stays as it is.

        Whether papers are drafts is a question only where the results are locked.
        """
        self.draft.setVisible(is_locked)
        self.draft.setChecked(choice.request.draft)
        self.one_file.setChecked(choice.request.one_file)
        self.xlsx.setChecked(choice.xlsx)
        self.docx.setChecked(choice.docx)
        if not self.pattern.hasFocus():
            names = choice.request.names
            self.pattern.setText("" if names == USUAL_PATTERN else names)
            self.pattern_field.set_fault("")

    def show_labels(self, labels: LabelFormat, visible: bool) -> None:
        """Shows which sheets labels are printed on, where labels are."""
        self.labels_field.setVisible(visible)
        self.labels.setCurrentIndex(self.labels.findData(labels))

    def show_names(self, names: Sequence[str]) -> None:
        """Shows what the files will be called."""
        lines = list(names[:_MOST_NAMES])
        if len(names) > _MOST_NAMES:
            lines.append(tr("and {count} more", count=len(names) - _MOST_NAMES))
        self._names.setText("\n".join(lines))

    def _on_beside(self) -> None:
        self.beside_chosen.emit(self.xlsx.isChecked(), self.docx.isChecked())

    def _on_pattern(self, text: str) -> None:
        if not _fault(text):  # half typed; marked when the field is left
            self.pattern_field.set_fault("")
            self.named.emit(text.strip() or USUAL_PATTERN)


def _fault(pattern: str) -> str:
    """Returns why a pattern cannot be taken; empty when it can."""
    try:
        check_pattern(pattern)
    except InputError as error:
        told = tell(error)
        return f"{told.text} {told.action}"
    return ""
