"""The fields of a rule: facts are typed, points and the way there stand below at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from parindex_desktop.domain.rules.evaluating import evaluate, show_worth
from parindex_desktop.domain.rules.facts import (
    CHOICE,
    FactField,
    FieldKind,
    fields_of,
    read_facts,
    show_fact,
)
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from ui import theme
from ui.criteria.detail.fact_inputs import ChoiceInput, FactInput, TypedInput, YesNoInput
from ui.widgets.keeping import keep_width
from ui.widgets.labels import label
from ui.widgets.layouts import column
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from parindex_desktop.domain.numbers import Points
    from parindex_desktop.domain.rules.evaluating import Outcome
    from parindex_desktop.domain.rules.facts import Facts
    from parindex_desktop.domain.rules.kinds import Rule

_MISSING = "RUL.101"
_PLACES = 3  # label, input, unit


class FactForm(QWidget):
    """Asks for the facts of a rule; it writes nothing.

    Enter goes on to the next empty field, and tells `entered` at the last.

    Signals:
        changed: Something else is typed.
        entered: All that the rule wants is there, and Enter was pressed.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, columns: int = 1) -> None:
        """Makes the form.

        Args:
            columns: Fields side by side: one in a narrow panel, more in a low and wide one.
        """
        super().__init__()
        self._columns = columns
        self._rule: Rule | None = None
        self._maximum: Points | None = None
        self._penalty = False
        self._lines: dict[str, _FactLine] = {}
        self._silent = False
        self.outcome: Outcome | None = None
        self._fields = QWidget()
        self.result = label("", "label", wraps=True)
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._whole = column(self._fields, self.result, gap=0.4)
        self.setLayout(self._whole)

    def set_rule(
        self,
        rule: Rule | None,
        maximum: Points,
        facts: Facts | None = None,
        *,
        penalty: bool = False,
    ) -> None:
        """Asks for the facts of a rule.

        Args:
            rule: None takes the fields away.
            maximum: Of the leaf, in 1/10 000 point.
            facts: Shown in the fields; None keeps what is typed, as far as the rule asks for it.
            penalty: The points are taken off.
        """
        fields = fields_of(rule) if rule is not None else ()
        kept = self.typed()
        if fields != tuple(line.field for line in self._lines.values()):
            self._build(fields)
        shown = kept if facts is None else _shown(fields, facts)
        self._rule, self._maximum, self._penalty = rule, maximum, penalty
        self._silent = True
        for name, line in self._lines.items():
            if isinstance(line.input, ChoiceInput):
                line.input.offer(self._choices(line.field))
            line.input.set_value(shown.get(name, ""))
        self._silent = False
        self._tell()

    def typed(self) -> dict[str, str]:
        """Returns what stands in the fields, by their names."""
        return {name: line.input.value for name, line in self._lines.items()}

    def focus_first(self) -> None:
        """Puts the focus in the first field."""
        if self._lines:
            next(iter(self._lines.values())).take_focus()

    def input(self, name: str) -> FactInput:
        """Returns the input of a fact."""
        return self._lines[name].input

    def fault(self, name: str) -> str:
        """Returns what stands beside a field as wrong with it; empty when nothing is."""
        return self._lines[name].fault.text()

    def _build(self, fields: tuple[FactField, ...]) -> None:
        old, self._fields = self._fields, QWidget()
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.em(0.5))
        grid.setVerticalSpacing(theme.em(0.2))
        for each in range(self._columns):
            grid.setColumnStretch(each * _PLACES, 1)
        self._lines = {field.name: _FactLine(field) for field in fields}
        for place, line in enumerate(self._lines.values()):
            down, across = divmod(place, self._columns)
            line.put_into(grid, down * _PLACES, across * _PLACES)
            line.input.changed.connect(self._on_changed)
            line.input.entered.connect(partial(self._go_on, place))
        self._whole.replaceWidget(old, self._fields)
        old.hide()
        old.deleteLater()

    def _choices(self, field: FactField) -> list[tuple[str, str]]:
        return [(choice, self._worth(choice)) for choice in field.choices]

    def _worth(self, choice: str) -> str:
        assert self._rule is not None
        assert self._maximum is not None
        points = evaluate(self._rule, self._maximum, ((CHOICE, choice),)).points
        return f"{choice}: {show_worth(points, penalty=self._penalty)}"

    def _on_changed(self) -> None:
        if not self._silent:
            self._tell()
            self.changed.emit()

    def _go_on(self, place: int) -> None:
        lines = list(self._lines.values())
        wanting = [line for line in lines if line.fault.text()]
        wanting += [line for line in lines[place + 1 :] if not line.input.value.strip()]
        if self.outcome is None:
            wanting += [line for line in lines if not line.input.value.strip()]
            wanting += lines[place + 1 :]  # all there, and wrong together: 36 of 0
        if wanting:
            wanting[0].take_focus()
        elif self.outcome is not None:
            self.entered.emit()

    def _tell(self) -> None:
        """Marks what cannot be read, and says what the rest is worth."""
        self.outcome = None
        bad = [line for line in self._lines.values() if not line.check(self._rule)]
        if self._rule is None or self._maximum is None:
            self._say("", "muted")
        elif bad:
            self._say(tr("Correct the field marked red to see the points."), "muted")
        elif not any(text.strip() for text in self.typed().values()) and self._lines:
            self._say(tr("Type the facts to see the points."), "muted")
        else:
            self._evaluate(self._rule, self._maximum)

    def _evaluate(self, rule: Rule, maximum: Points) -> None:
        try:
            self.outcome = evaluate(
                rule, maximum, read_facts(rule, self.typed()), penalty=self._penalty
            )
        except InputError as error:
            told = tell(error)
            missing = error.code == _MISSING
            text = told.text if missing else f"{told.code}  {told.text} {told.action}"
            self._say(text, "muted" if missing else "error")
            return
        self._say(self.outcome.why, "label")

    def _say(self, text: str, role: str) -> None:
        restyle(self.result, role=role)
        self.result.setText(text)
        self.result.setVisible(bool(text))


class _FactLine:
    """One fact: its name, its input, and what is wrong with it."""

    def __init__(self, field: FactField) -> None:
        self.field = field
        self.input = _input_for(field)
        self.input.setAccessibleName(field.label)
        self.caption = label(field.label, wraps=True)
        self.fault = label("", "error", wraps=True)
        self.fault.hide()

    def put_into(self, grid: QGridLayout, down: int, across: int) -> None:
        """Puts the parts into a grid, in three rows and three columns from a place."""
        if isinstance(self.input, ChoiceInput) or self.field.kind is FieldKind.TEXT:
            grid.addWidget(self.caption, down, across, 1, _PLACES)
            grid.addWidget(self.input, down + 1, across, 1, _PLACES)
        else:
            middle = Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(self.caption, down, across)
            side = middle | Qt.AlignmentFlag.AlignLeft
            grid.addWidget(self.input, down, across + 1, side)
            grid.addWidget(label(self.field.unit, "muted"), down, across + 2, side)
        grid.addWidget(self.fault, down + 2, across, 1, _PLACES)

    def take_focus(self) -> None:
        """Puts the focus into the input, with all of a text selected."""
        self.input.setFocus()
        if isinstance(self.input, TypedInput):
            self.input.selectAll()

    def check(self, rule: Rule | None) -> bool:
        """Marks a text that the rule cannot read; returns whether it can."""
        told = "" if rule is None else _fault_of(rule, self.field, self.input.value)
        self.fault.setText(told)
        self.fault.setVisible(bool(told))
        if isinstance(self.input, TypedInput):
            restyle(self.input, state="error" if told else "")
        return not told


def _fault_of(rule: Rule, field: FactField, text: str) -> str:
    try:
        read_facts(rule, {field.name: text})
    except InputError as error:
        return tell(error).action
    return ""


def _input_for(field: FactField) -> FactInput:
    match field.kind:
        case FieldKind.CHOICE:
            return ChoiceInput()
        case FieldKind.YES_NO:
            return YesNoInput()
        case FieldKind.TEXT:
            return TypedInput()
        case FieldKind.NUMBER | FieldKind.WHOLE:
            made = TypedInput()
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
            keep_width(made, 6)
            return made


def _shown(fields: tuple[FactField, ...], facts: Facts) -> dict[str, str]:
    known = dict(facts)
    return {
        field.name: known[field.name]
        if field.kind is FieldKind.YES_NO
        else show_fact(field, known[field.name])
        for field in fields
        if field.name in known
    }
