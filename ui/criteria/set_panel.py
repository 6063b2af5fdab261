"""One criteria set under the hand: fields, tools, tree, details, sums, problems, quick entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from parindex_desktop.domain.criteria_checks import check_set
from parindex_desktop.i18n import tr
from parindex_desktop.services import criteria_outline
from ui.criteria.branches import BranchHands
from ui.criteria.cells import CriterionColumn
from ui.criteria.detail import DetailPanel
from ui.criteria.editing import SetEditor
from ui.criteria.entry_bar import EntryBar
from ui.criteria.model import CriteriaModel
from ui.criteria.problem_strip import ProblemStrip
from ui.criteria.renumber_dialog import RenumberDialog
from ui.criteria.set_fields import SetFields
from ui.criteria.set_tools import SetTools
from ui.criteria.sides import Sides
from ui.criteria.sums_strip import SumsStrip
from ui.criteria.table import CriteriaTable
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.layouts import column
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.errors import Problem
    from parindex_desktop.services.criteria import NewCriterion
    from parindex_desktop.services.group_book import GroupBook
    from ui.context import Context

_ABOUT_THE_RULE = ("RUL.", "SET.131", "SET.133", "SET.135")
"""Problems that are put right in the details of a line, not in its cells."""
_ABOUT_THE_WORDING = ("SET.137",)
"""Problems that are put right in the texts of a line: its rule is right, its wording differs."""


class SetPanel(QWidget):
    """The criteria of one group.

    Attributes:
        fields: Title, decision and caps.
        table: The tree.
        detail: All about the current line.
        sums: What the set is worth.
        problems: What is unsound.
        entry: Quick entry, while it is wanted.
        editor, hands: Write what is done to lines and to branches.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._model = CriteriaModel()
        self._model.setParent(self)
        self.fields = SetFields()
        self.table = CriteriaTable(self._model)
        self.detail = DetailPanel(context)
        self.sums = SumsStrip()
        self.problems = ProblemStrip()
        self.entry = EntryBar()
        self.editor = SetEditor(context, self)
        self.hands = BranchHands(self.editor, self.table)
        self.tools = SetTools(self)
        self._locked = self._lock_notice()
        self._sides = self._side_by_side()
        parts = column(
            self.fields, self._locked, self.tools, self._sides, self.problems, self.entry, gap=0.35
        )
        parts.setStretchFactor(self._sides, 1)
        self.setLayout(parts)
        action(self, tr("Next problem"), self.problems.go_to_next, keys="F8")
        action(self, tr("All problems"), self.problems.toggle_list, keys="Shift+F8")
        action(self, tr("Tree or details"), self._change_sides, keys="F6")
        action(self, tr("Try the rule"), self._try_rule, keys="F7")
        self._listen()

    def show_book(self, book: GroupBook) -> None:
        """Shows the set of a group; the current line stays current."""
        before = self.table.current
        tree = book.tree
        is_other = self.editor.book is None or self.editor.book.tree.set.id != tree.set.id
        self.editor.book = book
        locked = tree.set.frozen
        self.fields.show_set(tree.set)
        self._locked.setVisible(locked)
        self.tools.show_lock(locked=locked)
        self._model.is_locked = locked
        if is_other:
            self.tools.search.clear()
            self._model.show_all()
        self._model.set_rows(criteria_outline.lines(tree))
        kept = self._model.row_of(before.id) if before else -1
        if self._model.rowCount():
            self.table.choose(max(kept, 0))
        self.hands.mark_cut()
        self._mark_drafts()
        self.sums.show_totals(criteria_outline.totals(tree), tree.set)
        self.problems.show_problems(check_set(tree.set, tree.criteria), locked=locked)
        self.problems.setVisible(bool(tree.criteria))  # of an empty set nothing meets
        if is_other or locked:
            self.entry.setVisible(not tree.criteria and not locked)
        self._follow()

    # ---- intents --------------------------------------------------------------------------------

    def start_entry(self, level: str) -> None:
        """Opens quick entry, `beside` or `below` the current line."""
        self.entry.show()
        self.entry.start(level)

    def show_line(self, criterion_id: CriterionId) -> None:
        """Makes a line the current one; nothing for a line that is gone."""
        if self._model.row_of(criterion_id) < 0:  # folded away, or not what is looked for
            self.tools.search.clear()
            self._model.show_all()
        row = self._model.row_of(criterion_id)
        if row >= 0:
            self.table.choose(row)

    def with_current(self, act: Callable[[Criterion], object]) -> None:
        """Does something with the current line."""
        if self.table.current is not None:
            act(self.table.current)

    def remove(self) -> None:
        """Removes the chosen branches; the line that takes their place becomes current."""
        at = self.table.currentIndex().row()
        self.hands.remove()
        if self._model.rowCount():
            self.table.choose(min(at, self._model.rowCount() - 1))

    def renumber(self) -> None:
        """Asks how to number the set anew."""
        book = self.editor.book
        if book is None or not book.tree.criteria:
            return
        dialog = RenumberDialog(self._context.session, book, self.table.current, self)
        dialog.decided.connect(self.editor.recode)
        dialog.open()

    def toggle_lock(self) -> None:
        """Locks the set, or unlocks it."""
        book = self.editor.book
        if book is not None:
            self.editor.freeze(frozen=not book.tree.set.frozen)

    def toggle_details(self) -> None:
        """Shows or hides the details; remembered for the next time."""
        self._show_details(shown=not self._details_shown)
        self._context.settings.change(criteria_details=self._details_shown)

    # ---- parts ----------------------------------------------------------------------------------

    def _side_by_side(self) -> Sides:
        tree = QWidget()
        below = column(self.table, self.sums, gap=0.2)
        below.setStretch(0, 1)
        tree.setLayout(below)
        settings = self._context.settings
        sides = Sides(tree, self.detail, settings.value.criteria_tree_percent)
        sides.shared.connect(lambda percent: settings.change(criteria_tree_percent=percent))
        return sides

    def _lock_notice(self) -> Notice:
        unlock = button(tr("Unloc&k"), self.toggle_lock, icon="lock-open")
        text = tr("This criteria set is locked: it can be read, not changed.")
        return Notice(text, "", unlock, tone="warning", closable=False)

    def _listen(self) -> None:
        # Queued: an editor is closed before the rows it stands in are replaced.
        self._model.typed.connect(self.editor.type_cell, Qt.ConnectionType.QueuedConnection)
        self._model.modelReset.connect(self._follow)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._follow())
        self.hands.arrived.connect(self._show_arrived)
        self.entry.entered.connect(self._add)
        self.entry.left.connect(self._leave_entry)
        self.problems.problem_wanted.connect(self._go_to)
        self.problems.sums_wanted.connect(self.editor.take_sums)
        self.problems.left.connect(self.table.setFocus)
        self.detail.left.connect(self.table.setFocus)
        self.detail.drafts_changed.connect(self._mark_drafts)
        self.fields.described.connect(self.editor.describe)
        self.fields.failed.connect(self._context.failed)
        self.tools.search.searched.connect(self._search)
        self.tools.search.left.connect(self.table.setFocus)
        self._show_details(shown=self._context.settings.value.criteria_details)

    @property
    def _details_shown(self) -> bool:
        return not self.detail.isHidden()

    def _show_details(self, *, shown: bool) -> None:
        had_focus = self.detail.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.detail.setVisible(shown)
        self._sides.share()
        self.tools.details.setChecked(shown)
        if had_focus and not shown:
            self.table.setFocus()
        self._follow()

    def _change_sides(self) -> None:
        if self.table.hasFocus():
            self._show_details(shown=True)
            self.detail.focus_rule()
        else:
            self.table.setFocus()

    def _try_rule(self) -> None:
        self._show_details(shown=True)
        self.detail.focus_try_out()

    # ---- what follows ---------------------------------------------------------------------------

    def _follow(self) -> None:
        book = self.editor.book
        if book is None:
            return
        self.entry.follow(book.tree, self.table.current)
        if self._details_shown:
            self.detail.show_criterion(book, self.table.current)

    def _mark_drafts(self) -> None:
        book, drafts = self.editor.book, self._context.drafts
        if book is not None:
            self._model.mark_drafts(c.id for c in book.tree.criteria if c.id in drafts)

    def _add(
        self, line: NewCriterion, parent: CriterionId | None, after: CriterionId | None
    ) -> None:
        added = self.editor.add(line, parent, after)
        if added is not None:
            self.show_line(added)
            self.entry.level.choose("beside")
            self._follow()
            self.entry.done()

    def _leave_entry(self) -> None:
        book = self.editor.book
        self.entry.setVisible(book is None or not book.tree.criteria)
        self.table.setFocus()

    def _show_arrived(self, tops: tuple[CriterionId, ...]) -> None:
        if tops:
            self.show_line(tops[0])

    def _go_to(self, problem: Problem) -> None:
        at = self._model.row_of_code(problem.place) if problem.place else -1
        if at < 0:  # of the whole set
            self.table.setFocus()
            return
        in_wording = problem.code in _ABOUT_THE_WORDING
        in_details = in_wording or problem.code.startswith(_ABOUT_THE_RULE)
        self.table.choose(at, None if in_details else CriterionColumn.MAXIMUM)
        self.table.setFocus()
        if in_details:
            self._show_details(shown=True)
            (self.detail.focus_wording if in_wording else self.detail.focus_rule)()
        else:
            self.table.edit(self.table.currentIndex())

    def _search(self, wanted: str) -> None:
        """Shows what holds the words; a line that does is the current one, not what it is below."""
        before = self.table.current
        self._model.search(wanted)
        shown = [self._model.criterion_at(row) for row in range(self._model.rowCount())]
        found = [row for row, c in enumerate(shown) if c and criteria_outline.holds(c, wanted)]
        if found:
            kept = self._model.row_of(before.id) if before else -1
            self.table.choose(kept if kept in found else found[0])
