"""Step 2: what each column of the table is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from parindex_desktop.domain.importing.mapping import MappedColumn, Origin, Target, TargetKind
from parindex_desktop.domain.importing.table import column_letters
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from ui import theme
from ui.importing.choices import Choice, put_into
from ui.importing.page import ImportPage
from ui.importing.words import origin_name, sentence, target_name
from ui.widgets.buttons import button
from ui.widgets.labels import ElidedLabel, badge, label
from ui.widgets.layouts import column, row
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from parindex_desktop.domain.importing.plan import Question
    from parindex_desktop.domain.importing.reading import DecimalMark
    from ui.importing.draft import ImportDraft

_WRONG_TARGET = frozenset({"IMP.118", "IMP.119"})
"""Problems that end when something else is chosen for the column they name."""
_TONES = {Origin.CHOSEN: "accent", Origin.REMEMBERED: "ok", Origin.GUESSED: "ok"}


class _Line:
    """The widgets of one column of the table."""

    def __init__(self, page: ColumnsPage, mapped: MappedColumn) -> None:
        self.column = mapped.index
        self.is_faulty = False
        self.place = label(column_letters(mapped.index), "muted")
        self.heading = ElidedLabel(mapped.heading)
        self.samples = ElidedLabel("  ·  ".join(page.draft.samples(mapped.index)))
        self.samples.setProperty("role", "muted")
        self.target = Choice()
        self.target.setAccessibleName(tr("What “{heading}” is", heading=mapped.heading))
        for target in page.draft.targets():
            self.target.addItem(target_name(target, page.draft.tree), target)
        self.target.activated.connect(lambda _at: page.set_target(self))
        self.maximum = QLineEdit()
        self.maximum.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.maximum.setAccessibleName(tr("Maximum of “{heading}”", heading=mapped.heading))
        self.maximum.setFixedWidth(theme.em(5))
        self.maximum.textEdited.connect(lambda text: page.set_maximum(self, text))
        self.origin = badge("")

    def widgets(self) -> tuple[QWidget, ...]:
        """The widgets from the left."""
        return (
            self.place, self.heading, self.samples, self.target, self.maximum, self.origin,
        )  # fmt: skip

    def show(self, draft: ImportDraft, mapped: MappedColumn, *, is_faulty: bool) -> None:
        """Shows what the column is taken for, marked when that cannot be."""
        self.is_faulty = is_faulty
        restyle(self.target, state="error" if is_faulty else "")
        self.target.setCurrentIndex(self._place_of(mapped.target, draft))
        needs = draft.needs_maximum(mapped)
        self.maximum.setVisible(needs)
        if needs and not self.maximum.text() and mapped.maximum is not None:
            self.maximum.setText(format_points(mapped.maximum))
        is_known = mapped.origin is not Origin.UNKNOWN and not is_faulty
        self.origin.setVisible(is_known)
        self.origin.setText(origin_name(mapped.origin))
        restyle(self.origin, tone=_TONES.get(mapped.origin, ""))
        ignored = mapped.target.kind is TargetKind.IGNORED
        restyle(self.heading, role="muted" if ignored else "label")

    def _place_of(self, target: Target, draft: ImportDraft) -> int:
        """Returns where a target stands in the list.

        A heading may mean what the criteria set has no one place for: points of a source with
        several criteria, or a criterion remembered that is gone. That is shown too, with the fault
        below, so that the person chooses instead of wondering.
        """
        for at in range(self.target.count()):
            if self.target.itemData(at) == target:
                return at
        self.target.addItem(target_name(target, draft.tree), target)
        return self.target.count() - 1


class ColumnsPage(ImportPage):
    """One line per column: heading, examples, what it is, and a maximum where one is needed."""

    def __init__(self, draft: ImportDraft) -> None:
        super().__init__(draft)
        self.lines: list[_Line] = []
        self._shown: object = None
        self._hint = label("", "muted", wraps=True)
        self._question = label("", "label", wraps=True)
        self._question_shown: Question | None = None
        self.readings: dict[DecimalMark, QPushButton] = {}
        self._answers = row(gap=0.3)
        self._asked = QFrame()
        self._asked.setProperty("piece", "notice")
        self._asked.setProperty("tone", "warning")
        asked = row(self._question, self._answers, margin=0.5)
        asked.setStretch(0, 1)
        self._asked.setLayout(asked)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self.setLayout(column(self._hint, self._asked, self._area, gap=0.6))

    def present(self) -> None:
        """Shows the columns; the lines are made anew only for another table or criteria set."""
        columns = self.draft.columns()
        shown = ([(c.index, c.heading) for c in columns], self.draft.targets())
        if shown != self._shown:
            self._shown = shown
            self._make_lines(columns)
        faulty = {p.place for p in self.draft.column_problems() if p.code in _WRONG_TARGET}
        for line, mapped in zip(self.lines, columns, strict=True):
            line.show(self.draft, mapped, is_faulty=mapped.heading in faulty)
        remembered = sum(c.origin is Origin.REMEMBERED for c in columns)
        self._hint.setText(
            tr("{count} columns are read as last time.", count=remembered)
            if remembered
            else tr("Columns were recognised by their headings. Correct what is wrong.")
        )
        self._show_question()

    def obstacle(self) -> str:
        """All columns must be sound, and the question answered."""
        if self.draft.failure is not None:
            return sentence(self.draft.failure)
        faults = self.draft.column_problems()
        if faults:
            return sentence(faults[0])
        return tr("Say above how the numbers read.") if self.draft.questions() else ""

    def first_focus(self) -> QWidget:
        """Returns what is asked: a reading, a choice that cannot be, an empty maximum."""
        if self.draft.questions() and self.readings:
            return next(iter(self.readings.values()))
        for line in self.lines:
            if line.is_faulty:
                return line.target
            if not line.maximum.isHidden() and not line.maximum.text():
                return line.maximum
        return self.lines[0].target if self.lines else self

    def set_target(self, line: _Line) -> None:
        """Takes what the person chose for a column."""
        line.maximum.clear()
        self.draft.set_target(line.column, line.target.currentData())
        self.changed.emit()

    def set_maximum(self, line: _Line, text: str) -> None:
        """Takes a maximum; what is no number is marked."""
        try:
            self.draft.set_maximum(line.target.currentData(), text)
        except InputError:
            restyle(line.maximum, state="error")
            return
        restyle(line.maximum, state="")
        self.changed.emit()

    def _set_decimal(self, mark: DecimalMark) -> None:
        self.draft.set_decimal(mark)
        self.changed.emit()

    def _show_question(self) -> None:
        """Asks once; the answer stays in sight and can be changed."""
        question = next(iter(self.draft.questions()), None)
        if question is not None and question != self._question_shown:
            self._ask(question)
        if self.draft.request.decimal is None and question is None:
            self._question_shown = None
        self._asked.setVisible(self._question_shown is not None)
        for mark, answer in self.readings.items():
            chosen = self.draft.request.decimal is mark
            restyle(answer, kind="primary" if chosen else "plain")

    def _ask(self, question: Question) -> None:
        self._question_shown = question
        for old in self.readings.values():
            self._answers.removeWidget(old)
            old.deleteLater()
        self._question.setText(
            tr(
                "In “{column}” the number {example} can be read in two ways. Which is right?",
                column=question.column,
                example=question.example,
            )
        )
        self.readings = {mark: self._reading(mark, reading) for mark, reading in question.choices}
        before: QWidget = self
        for answer in self.readings.values():
            self._answers.addWidget(answer)
            QWidget.setTabOrder(before, answer)  # made later than the lines below
            before = answer

    def _reading(self, mark: DecimalMark, reading: str) -> QPushButton:
        return button(tr("It is {number}", number=reading), lambda: self._set_decimal(mark))

    def _make_lines(self, columns: tuple[MappedColumn, ...]) -> None:
        self.lines = [_Line(self, mapped) for mapped in columns]
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(theme.em(0.8))
        grid.setVerticalSpacing(theme.em(0.35))
        for at, text in enumerate(self._captions()):
            grid.addWidget(text, 0, at)
        for number, line in enumerate(self.lines, start=1):
            for at, widget in enumerate(line.widgets()):
                grid.addWidget(widget, number, at)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 3)
        grid.setColumnMinimumWidth(3, theme.em(15))
        grid.setColumnMinimumWidth(4, theme.em(5))
        grid.setColumnMinimumWidth(5, theme.em(6))
        grid.setRowStretch(len(self.lines) + 1, 1)
        put_into(self._area, inner)

    @staticmethod
    def _captions() -> tuple[QLabel, ...]:
        texts = (tr("Column"), tr("Heading"), tr("Examples"), tr("What it is"), tr("Maximum"), "")
        return tuple(label(text, "small") for text in texts)
