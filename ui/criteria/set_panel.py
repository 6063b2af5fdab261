"""One criteria set under the hand: list, tools, problems, quick entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from parindex_desktop.domain.criteria import Kind, Source, check_tree
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services import criteria, criteria_numbering, criteria_order, criteria_outline
from ui.criteria.entry_bar import EntryBar
from ui.criteria.model import CriteriaModel, CriterionColumn
from ui.criteria.problem_strip import ProblemStrip
from ui.criteria.table import CriteriaTable
from ui.widgets.actions import action
from ui.widgets.buttons import tool_button
from ui.widgets.field import TextInput
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.services.criteria import NewCriterion
    from parindex_desktop.services.group_book import GroupBook
    from ui.context import Context


class SetPanel(QWidget):
    """The criteria of one group.

    Attributes:
        table: The list of criteria.
        entry: Quick entry below it.
        problems: What is unsound.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._book: GroupBook | None = None
        self._model = CriteriaModel()
        self._model.setParent(self)
        self.table = CriteriaTable(self._model)
        self.entry = EntryBar()
        self.problems = ProblemStrip()
        self.set_title, self.decision = TextInput(), TextInput()
        tools = self._tools()
        names = row(
            self._caption(tr("Set &title"), self.set_title), self.set_title,
            self._caption(tr("&Decision"), self.decision), self.decision,
        )  # fmt: skip
        names.setStretch(1, 1)
        names.setStretch(3, 1)
        parts = column(names, tools, self.table, self.problems, self.entry, gap=0.4)
        parts.setStretchFactor(self.table, 1)
        self.setLayout(parts)
        self._listen()

    def show_book(self, book: GroupBook) -> None:
        """Shows the set of a group; the current line stays current."""
        before = self.table.current
        self._book = book
        for editor, text in (
            (self.set_title, book.tree.set.title), (self.decision, book.tree.set.decision),
        ):  # fmt: skip
            if editor.text() != text:
                editor.setText(text)
                editor.setCursorPosition(0)
        self._model.set_rows(criteria_outline.lines(book.tree))
        kept = self._model.row_of(before.id) if before else -1
        if self._model.rowCount():
            self.table.choose(max(kept, 0))
        self.problems.show_problems(check_tree(book.tree.set, book.tree.criteria))
        self.problems.setVisible(bool(book.tree.criteria))  # of an empty set nothing meets
        self._follow()

    def _listen(self) -> None:
        # Queued: an editor is closed before the rows it stands in are replaced.
        self._model.typed.connect(self._change, Qt.ConnectionType.QueuedConnection)
        self._model.modelReset.connect(self._follow)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._follow())
        self.entry.entered.connect(self._add)
        self.entry.left.connect(self.table.setFocus)
        self.problems.place_wanted.connect(self._go_to)
        self.problems.sums_wanted.connect(lambda: self._do(criteria_order.take_sums))
        self.set_title.editingFinished.connect(self._describe)
        self.decision.editingFinished.connect(self._describe)

    def _tools(self) -> QWidget:
        beside = action(
            self, tr("Add on the same level"), lambda: self.entry.start("beside"),
            icon="plus", keys="Ins",
        )  # fmt: skip
        below = action(
            self, tr("Add one level below"), lambda: self.entry.start("below"),
            icon="list-tree", keys="Shift+Ins",
        )  # fmt: skip
        order = (
            action(self, tr("Up"), lambda: self._order(-1), icon="arrow-up", keys="Alt+Up"),
            action(self, tr("Down"), lambda: self._order(1), icon="arrow-down", keys="Alt+Down"),
            action(self, tr("Level up"), self._outdent, icon="chevron-left", keys="Alt+Left"),
            action(self, tr("Level down"), self._indent, icon="chevron-right", keys="Alt+Right"),
            action(self.table, tr("Remove"), self._remove, icon="trash-2", keys="Del"),
        )
        action(self, tr("Next problem"), self.problems.go_to_next, keys="F8")
        keys = tr("Enter: edit · Tab: next field · Insert: add · Alt+arrows: move, change level")
        hint = ElidedLabel(keys)
        hint.setProperty("role", "small")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bar = QWidget()
        bar.setLayout(
            row(
                tool_button(beside, with_text=True),
                tool_button(below, with_text=True),
                *(tool_button(each) for each in order),
                hint,
                gap=0.1,
            )
        )
        return bar

    def _caption(self, text: str, editor: QLineEdit) -> QWidget:
        caption = label(text, "muted")
        caption.setBuddy(editor)
        return caption

    # ---- intents --------------------------------------------------------------------------------

    def _add(
        self, line: NewCriterion, parent: CriterionId | None, after: CriterionId | None
    ) -> None:
        session = self._context.session
        known = {c.id for c in self._book.tree.criteria} if self._book else set()
        taken = self._do(lambda book: criteria.add(session, book, line, parent=parent, after=after))
        if taken and self._book is not None:
            added = next((c for c in self._book.tree.criteria if c.id not in known), None)
            if added is not None:
                self.table.choose(self._model.row_of(added.id))
                self.entry.level.choose("beside")
            self._follow()
            self.entry.done()

    def _change(self, criterion: Criterion, at: int, value: Any) -> None:  # noqa: ANN401
        session = self._context.session
        match CriterionColumn(at):
            case CriterionColumn.CODE:
                codes = {criterion.id: str(value)}
                self._do(lambda book: criteria_numbering.recode(session, book, codes))
            case CriterionColumn.NAME:
                self._do(lambda book: criteria.change(book, replace(criterion, name=value)))
            case CriterionColumn.MAXIMUM:
                self._do(
                    lambda book: criteria.change(
                        book, replace(criterion, max_points=parse_points(value))
                    )
                )
            case CriterionColumn.SOURCE:
                source = Source(value)
                self._do(lambda book: criteria.change(book, replace(criterion, source=source)))
            case CriterionColumn.KIND:
                kind = Kind(value)
                self._do(lambda book: criteria.change(book, replace(criterion, kind=kind)))

    def _order(self, step: int) -> None:
        self._with_current(lambda book, criterion: criteria_order.move(book, criterion, step))

    def _indent(self) -> None:
        self._with_current(criteria_order.indent)

    def _outdent(self) -> None:
        self._with_current(criteria_order.outdent)

    def _remove(self) -> None:
        at = self.table.currentIndex().row()
        if self._with_current(criteria.remove) and self._model.rowCount():
            self.table.choose(min(at, self._model.rowCount() - 1))

    def _describe(self) -> None:
        title, decision = self.set_title.text(), self.decision.text()
        self._do(
            lambda book: criteria.describe(
                book, replace(book.tree.set, title=title, decision=decision)
            )
        )

    def _go_to(self, code: str) -> None:
        at = self._model.row_of_code(code)
        if at >= 0:
            self.table.choose(at, CriterionColumn.MAXIMUM)
            self.table.setFocus()
            self.table.edit(self.table.currentIndex())

    def _follow(self) -> None:
        if self._book is not None:
            self.entry.follow(self._book.tree, self.table.current)

    def _with_current(self, make: Callable[[GroupBook, Criterion], Edit]) -> bool:
        current = self.table.current
        return current is not None and self._do(lambda book: make(book, current))

    def _do(self, make: Callable[[GroupBook], Edit]) -> bool:
        """Makes an edit and writes it; a refusal of either is told and shows what is on disk."""
        if self._book is None:
            return False
        try:
            edit = make(self._book)
        except AppError as error:
            self._context.failed.emit(error)
            return False
        return self._context.do(edit)
