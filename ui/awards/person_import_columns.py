"""Choosers of what each column of a table holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QWidget

from parindex_desktop.domain.awardee_tables.fields import Field as Meaning
from parindex_desktop.domain.importing.table import column_letters
from parindex_desktop.i18n import mark, tr
from ui import theme
from ui.widgets.field import Field
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from parindex_desktop.domain.awardee_tables.header import TableColumn
    from parindex_desktop.services.award_import import AwardeeDraft

MEANINGS: Final = {
    Meaning.UNKNOWN: mark("— Not known —"),
    Meaning.IGNORED: mark("Leave this column out"),
    Meaning.ORDINAL: mark("No."),
    Meaning.HONORIFIC: mark("Mr/Ms"),
    Meaning.NAME: mark("Full name"),
    Meaning.FAMILY_NAME: mark("Family and middle name"),
    Meaning.GIVEN_NAME: mark("Given name"),
    Meaning.OFFICE: mark("Position"),
    Meaning.WORKPLACE: mark("Workplace"),
    Meaning.OFFICE_AND_WORKPLACE: mark("Position, workplace"),
    Meaning.ACHIEVEMENT: mark("Achievement"),
    Meaning.YEAR: mark("Year"),
    Meaning.FORM: mark("Form of award"),
    Meaning.WHOM: mark("Collective or person"),
    Meaning.DECISION: mark("Number of the decision"),
    Meaning.DAY: mark("Day of the decision"),
}
"""Field -> what choosers call it."""
_ALWAYS: Final = (Meaning.UNKNOWN, Meaning.IGNORED)
_SAMPLES: Final = 2


class ColumnChoices(QScrollArea):
    """One chooser per column, its first values below.

    Signals:
        chosen: A column from 0, and what the person says it holds.
    """

    chosen = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme.em(17))
        self.choices: dict[int, QComboBox] = {}

    def show_columns(self, draft: AwardeeDraft) -> None:
        """Shows the columns of a draft; the choosers there are stay, and so does the focus."""
        if list(self.choices) != [each.index for each in draft.columns]:
            self._build(draft)
        for each in draft.columns:
            choice = self.choices[each.index]
            choice.setCurrentIndex(choice.findData(each.field))

    def _build(self, draft: AwardeeDraft) -> None:
        self.choices = {each.index: self._chooser(each, draft) for each in draft.columns}
        fields = [
            Field(_caption(each), self.choices[each.index], _sample(draft, each.index))
            for each in draft.columns
        ]
        inside = QWidget()
        inside.setLayout(column(*fields, None, gap=0.6))
        self.setWidget(inside)

    def _chooser(self, column_: TableColumn, draft: AwardeeDraft) -> QComboBox:
        made = QComboBox()
        for meaning in (*_ALWAYS, *draft.purpose.value):
            made.addItem(tr(MEANINGS[meaning]), meaning)
        index = column_.index
        made.activated.connect(lambda _at: self.chosen.emit(index, Meaning(made.currentData())))
        return made


def _caption(column_: TableColumn) -> str:
    letters = column_letters(column_.index)
    heading = column_.heading.replace("&", "&&") or tr("no heading")
    return f"{letters} · {heading}"


def _sample(draft: AwardeeDraft, index: int) -> str:
    texts = (row.cell(index).text for row in draft.read.layout.body)
    found = list(dict.fromkeys(text for text in texts if text))[:_SAMPLES]
    return " · ".join(found)
