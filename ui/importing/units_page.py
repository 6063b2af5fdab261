"""Step 3: names that no unit has; the person says what each of them means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from parindex_desktop.domain.importing.matching import AnswerKind, UnitAnswer
from parindex_desktop.domain.text import sort_key
from parindex_desktop.i18n import tr
from ui import theme
from ui.importing.choices import Choice, put_into
from ui.importing.page import ImportPage
from ui.widgets.buttons import button
from ui.widgets.labels import badge, label
from ui.widgets.layouts import column, row
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from parindex_desktop.domain.units import Unit
    from ui.importing.draft import ImportDraft, OpenName

_MOST_LINES = 200
"""Names shown at once; when they are decided, the next ones are shown."""
_NEW, _SKIP = UnitAnswer(AnswerKind.NEW), UnitAnswer(AnswerKind.SKIP)


class _Line:
    """The widgets of one name."""

    def __init__(self, page: UnitsPage, name: OpenName, others: tuple[Unit, ...]) -> None:
        self.name = name
        self.state = badge("")
        self.text = label(name.name, "label", wraps=True)
        self.place = label(name.place, "muted")
        self.choice = Choice()
        self.choice.setAccessibleName(tr("What “{name}” means", name=name.name))
        self.choice.setMaxVisibleItems(20)
        if name.candidates:
            self.choice.addItem(tr("Please choose…"), None)
        for candidate in name.candidates:
            text = tr(
                "Same as {name} ({likeness} % alike)",
                name=candidate.unit.name,
                likeness=candidate.likeness,
            )
            self.choice.addItem(text, UnitAnswer(AnswerKind.MATCH, candidate.unit.id))
        self.choice.addItem(tr("A new unit"), _NEW)
        self.choice.addItem(tr("Leave this row out"), _SKIP)
        offered = {candidate.unit.id for candidate in name.candidates}
        self._rest = [unit for unit in others if unit.id not in offered]
        self.choice.fill_on_opening(self.offer_rest)
        self.choice.activated.connect(lambda _at: page.take_answer(self))

    def offer_rest(self) -> None:
        """Offers the other units of the group, only once they are asked for."""
        if self._rest:
            self.choice.insertSeparator(self.choice.count())
        for unit in self._rest:
            text = tr("Same as {name}", name=unit.name)
            self.choice.addItem(text, UnitAnswer(AnswerKind.MATCH, unit.id))
        self._rest = []

    def show(self, answer: UnitAnswer | None) -> None:
        """Shows what was decided."""
        if answer is not None and answer.kind is AnswerKind.MATCH:
            self.offer_rest()
        shown = answer if answer is not None or self.name.candidates else _NEW
        places = range(self.choice.count())
        at = next((i for i in places if self.choice.itemData(i) == shown), 0)
        self.choice.setCurrentIndex(at)
        if answer is not None:
            self._tell(tr("decided"), "ok")
        elif self.name.candidates:
            self._tell(tr("to decide"), "warning")
        else:
            self._tell(tr("new unit"), "accent")

    def _tell(self, state: str, tone: str) -> None:
        self.state.setText(state)
        restyle(self.state, tone=tone)


class UnitsPage(ImportPage):
    """One line per unknown name, those with look-alikes first."""

    def __init__(self, draft: ImportDraft) -> None:
        super().__init__(draft)
        self.lines: list[_Line] = []
        self._hint = label("", "muted", wraps=True)
        self._all_new = button(tr("All undecided are &new units"), self._take_all_as_new)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        top = row(self._hint, self._all_new)
        top.setStretch(0, 1)
        self.setLayout(column(top, self._area, gap=0.6))

    @property
    def is_needed(self) -> bool:
        """True when a name may mean a unit that is there already."""
        names = self.draft.open_names()
        return any(name.candidates for name in names) or bool(names and self.draft.known_units())

    def present(self) -> None:
        """Shows the names; the lines are made anew only for other names."""
        names = {name.name: name for name in self.draft.open_names()}
        undecided = sum(name.is_undecided for name in names.values())
        shown = [name for line in self.lines if (name := names.get(line.name.name))]
        stays = len(shown) == len(self.lines) == min(len(names), _MOST_LINES)
        if not stays or (undecided and not any(name.is_undecided for name in shown)):
            in_order = sorted(names.values(), key=lambda name: not name.is_undecided)
            self._make_lines(tuple(in_order[:_MOST_LINES]))
        for line in self.lines:
            line.show(names[line.name.name].answer)
        self._all_new.setEnabled(undecided > 0)
        self._hint.setText(
            tr("{count} names look like units that are there already. Nothing is merged unless "
               "you say so.", count=undecided)
            if undecided
            else tr("Every name is decided.")
        )  # fmt: skip

    def obstacle(self) -> str:
        """Every name with look-alikes must be decided."""
        undecided = sum(name.is_undecided for name in self.draft.open_names())
        return tr("{count} names are still to be decided.", count=undecided) if undecided else ""

    def first_focus(self) -> QWidget:
        """Returns the first choice to be made."""
        open_lines = (x for x in self.lines if x.name.candidates and x.choice.currentIndex() == 0)
        return next((line.choice for line in open_lines), self._area)

    def take_answer(self, line: _Line) -> None:
        """Takes what the person decided about a name."""
        self.draft.answer(line.name.name, line.choice.currentData())
        self.changed.emit()

    def _take_all_as_new(self) -> None:
        undecided = [name.name for name in self.draft.open_names() if name.is_undecided]
        self.draft.answer_all(undecided, _NEW)
        self.changed.emit()

    def _make_lines(self, names: tuple[OpenName, ...]) -> None:
        others = tuple(sorted(self.draft.known_units(), key=lambda unit: sort_key(unit.name)))
        self.lines = [_Line(self, name, others) for name in names]
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(theme.em(0.8))
        grid.setVerticalSpacing(theme.em(0.4))
        captions = ("", tr("Name in the table"), tr("Place"), tr("What it means"))
        for at, text in enumerate(captions):
            grid.addWidget(label(text, "small"), 0, at)
        for number, line in enumerate(self.lines, start=1):
            for at, widget in enumerate((line.state, line.text, line.place, line.choice)):
                grid.addWidget(widget, number, at)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 3)
        grid.setRowStretch(len(self.lines) + 1, 1)
        put_into(self._area, inner)
