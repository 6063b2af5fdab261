"""Quick entry of criteria: code, name, maximum, Enter, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.criteria import NewCriterion
from parindex_desktop.services.criteria_codes import proposed_code
from ui import theme
from ui.criteria.words import kind_names, source_names
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import ElidedLabel
from ui.widgets.layouts import column, row
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId


class EntryBar(QFrame):
    """Adds criteria beside or below the current one.

    Signals:
        entered: `NewCriterion`, id of the parent, id of the sibling before it.
        left: Escape: the person goes back to the list.
    """

    entered = Signal(object, object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("piece", "card")
        self._tree: CriteriaTree | None = None
        self._current: Criterion | None = None
        self.level = Segments([("beside", tr("Same level")), ("below", tr("One level below"))])
        self.level.chosen.connect(lambda _key: self._propose())
        self._where = ElidedLabel()
        self._where.setProperty("role", "muted")
        self.code, self.name, self.maximum = TextInput(), TextInput(), TextInput()
        self.maximum.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.source, self.kind = QComboBox(), QComboBox()
        for source, name in source_names().items():
            self.source.addItem(name, source)
        for kind, name in kind_names().items():
            self.kind.addItem(name, kind)
        self._name_field = Field(tr("New &criterion"), self.name)
        self._maximum_field = Field(tr("Ma&ximum"), self.maximum)
        self._code_field = Field(tr("C&ode"), self.code)
        add = button(tr("Add (Enter)"), self.enter, icon="plus", kind="primary")
        fields = row(
            self._code_field, self._name_field, self._maximum_field,
            Field(tr("&Source"), self.source), Field(tr("&Kind"), self.kind), column(None, add),
            gap=0.6,
        )  # fmt: skip
        fields.setStretch(1, 1)
        top = row(self.level, self._where)
        top.setStretch(1, 1)
        self.setLayout(column(top, fields, gap=0.3, margin=0.6))
        self._fit()
        theme.appearance().changed.connect(self._fit)

    def follow(self, tree: CriteriaTree, current: Criterion | None) -> None:
        """Proposes what comes after the current criterion."""
        self._tree, self._current = tree, current
        self._propose()

    def start(self, level: str) -> None:
        """Begins an entry: `beside` or `below` the current criterion."""
        self.level.choose(level)
        self._propose()
        self.name.setFocus()

    def enter(self) -> None:
        """Sends the entry out; a missing part is marked and gets the focus."""
        name = self.name.text().strip()
        self._name_field.set_fault("" if name else tr("Type a name."))
        if not name:
            self.name.setFocus()
            return
        try:
            maximum = parse_points(self.maximum.text())
        except InputError as error:
            self._maximum_field.set_fault(tell(error).action)
            self.maximum.setFocus()
            return
        self._maximum_field.set_fault("")
        source, kind = Source(self.source.currentData()), Kind(self.kind.currentData())
        line = NewCriterion(name, maximum, source=source, kind=kind, code=self.code.text())
        self.entered.emit(line, *self._place())

    def done(self) -> None:
        """Makes room for the next entry after one was taken."""
        for typed in (self.name, self.maximum):
            typed.setText("")  # unlike clear(), nothing is left for Ctrl+Z but the line added
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field and adds at the last, Escape leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        if self.code.hasFocus():
            self.name.setFocus()
        elif self.name.hasFocus() and self.name.text().strip() and not self.maximum.text():
            self.maximum.setFocus()
        else:
            self.enter()

    def _place(self) -> tuple[CriterionId | None, CriterionId | None]:
        """Returns the parent and the sibling before the new criterion."""
        if self._current is None:
            return None, None
        if self.level.current == "below":
            return self._current.id, None
        return self._current.parent_id, self._current.id

    def _propose(self) -> None:
        if self._tree is None:
            return
        parent, after = self._place()
        self.code.setText(proposed_code(self._tree, parent, after=after))
        if self._current is None:
            self._where.set_whole_text(tr("The first criterion of the set"))
        elif self.level.current == "below":
            name = f"{self._current.code} {self._current.name}"
            self._where.set_whole_text(tr("Below {criterion}", criterion=name))
        else:
            name = f"{self._current.code} {self._current.name}"
            self._where.set_whole_text(tr("After {criterion}", criterion=name))

    def _fit(self) -> None:
        self.code.setFixedWidth(theme.em(5))
        self.maximum.setFixedWidth(theme.em(5))
        self.source.setFixedWidth(theme.em(8.2))
        self.kind.setFixedWidth(theme.em(8.2))
