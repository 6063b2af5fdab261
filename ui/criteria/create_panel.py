"""What the screen offers while a group has no criteria set: five ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QWidget

from parindex_desktop.domain.criteria import Source
from parindex_desktop.domain.importing.target import FLAT_LEAVES
from parindex_desktop.domain.numbers import Points, format_points, parse_points
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.criteria import NewCriterion
from parindex_desktop.services.groups import short_title
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from parindex_desktop.services.criteria_outline import CopySource

_TWO_COLUMNS = 52
"""Width in lines of text from which two cards stand side by side."""


class CreatePanel(QWidget):
    """An annex, the sample, two columns of points, a copy, or an empty set.

    Attributes:
        annex: The way that most sets come in.
        samples: The bundled sets.

    Signals:
        import_wanted: A set from the annex of a decision.
        sample_wanted: The code of a group, whose bundled sample is wanted.
        flat_wanted: The `NewCriterion`s of a flat set.
        copy_wanted: The `CopySource` to copy.
        empty_wanted: An empty set.
    """

    import_wanted = Signal()
    sample_wanted = Signal(str)
    flat_wanted = Signal(object)
    copy_wanted = Signal(object)
    empty_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.appraised, self.survey = QLineEdit("70"), QLineEdit("30")
        for editor in (self.appraised, self.survey):
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
            editor.setMaximumWidth(theme.em(8))
            editor.textChanged.connect(lambda _text: self._add_up())
            editor.returnPressed.connect(self._flat)
        self._fields = {
            Source.APPRAISED: Field(tr("Maximum of the &appraised points"), self.appraised),
            Source.SURVEY: Field(tr("Maximum of the &survey points"), self.survey),
        }
        self._sum = label("", "muted")
        self.sources = QComboBox()
        self._copy = button(tr("Copy this set"), self._take_copy)
        flat = Card(
            tr("Two columns of points"),
            tr("For results that are known only as appraised and survey points."),
            row(*self._fields.values(), gap=1),
            self._sum,
            row(button(tr("Make the set"), self._flat), None),
        )
        self._copy_card = Card(
            tr("Copy of another set"),
            tr("The criteria of another group or year, to be changed afterwards."),
            self.sources,
            row(self._copy, None),
        )
        empty = Card(
            tr("Empty set"),
            tr("Type domains, criteria and component criteria one by one."),
            row(button(tr("Begin empty"), self.empty_wanted.emit), None),
        )
        left = column(self._annex_card(), self._sample_card(), self._copy_card, None, gap=0.75)
        self._cards = row(left, column(flat, empty, None, gap=0.75), gap=0.75)
        middle = QWidget()
        middle.setLayout(self._cards)
        middle.setMinimumWidth(theme.em(30))
        middle.setMaximumWidth(theme.em(72))
        self.setLayout(row(middle, None))
        self._add_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the cards below each other where two do not fit side by side."""
        super().resizeEvent(event)
        is_wide = self.width() >= theme.em(_TWO_COLUMNS)
        sides = QBoxLayout.Direction
        self._cards.setDirection(sides.LeftToRight if is_wide else sides.TopToBottom)

    def offer(self, sources: tuple[CopySource, ...], sample: str) -> None:
        """Lists the sets that can be copied, and proposes the sample of a code."""
        self.samples.setCurrentIndex(self.samples.findData(sample))
        self.sources.clear()
        for source in sources:
            self.sources.addItem(
                tr(
                    "{year} · {group} ({count} criteria)",
                    year=source.round.year,
                    group=short_title(source.group),
                    count=len(source.tree.criteria),
                ),
                source,
            )
        self._copy_card.setVisible(bool(sources))

    def _annex_card(self) -> Card:
        self.annex = button(
            tr("Import from the annex of a decision…"),
            self.import_wanted.emit,
            icon="file-text",
            kind="primary",
        )
        return Card(
            tr("Annex of a decision"),
            tr("Word (.docx) or Excel (.xlsx): looked through and corrected before it is taken."),
            row(self.annex, None),
        )

    def _sample_card(self) -> Card:
        self.samples = QComboBox()
        self.samples.addItem(tr("For departments"), "so")
        self.samples.addItem(tr("For communes"), "xa")
        self.samples.setAccessibleName(tr("Sample set"))
        use = button(tr("Use the sample set…"), self._take_sample, icon="sparkles")
        return Card(
            tr("Sample set"),
            tr("Seven domains with rules of every kind, to practise on or to start from."),
            row(self.samples, use, None),
        )

    def _take_sample(self) -> None:
        self.sample_wanted.emit(self.samples.currentData())

    def _flat(self) -> None:
        lines: list[NewCriterion] = []
        for source, field in self._fields.items():
            maximum = self._maximum(source, field)
            if maximum is None:
                return
            code, name = FLAT_LEAVES[source]
            if maximum > 0:
                lines.append(NewCriterion(name, maximum, source=source, code=code))
        if lines:
            self.flat_wanted.emit(lines)

    def _maximum(self, source: Source, field: Field) -> Points | None:
        editor = self.appraised if source is Source.APPRAISED else self.survey
        try:
            maximum = parse_points(editor.text() or "0")
        except InputError as error:
            told = tell(error)
            field.set_fault(f"{told.text} {told.action}")
            editor.setFocus()
            return None
        field.set_fault("")
        return maximum

    def _add_up(self) -> None:
        try:
            total = sum(parse_points(e.text() or "0") for e in (self.appraised, self.survey))
        except InputError:
            self._sum.setText("")
            return
        self._sum.setText(tr("Together {points} points", points=format_points(Points(total))))

    def _take_copy(self) -> None:
        if self.sources.currentIndex() >= 0:
            self.copy_wanted.emit(self.sources.currentData())
