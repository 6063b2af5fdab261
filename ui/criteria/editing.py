"""What a person does to a criteria set, each intent as one edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.errors import AppError
from parindex_desktop.services import criteria, criteria_numbering, criteria_order
from ui.criteria.cells import CriterionColumn
from ui.criteria.detail.applying import write_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.criteria import CriteriaSet, Criterion, CriterionId
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.services.criteria import NewCriterion
    from parindex_desktop.services.group_book import GroupBook
    from ui.context import Context


class SetEditor(QObject):
    """Writes the edits of one set; a refusal is told and shows what is on disk.

    Attributes:
        book: The group whose set it is; None before one is shown.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.context = context
        self.book: GroupBook | None = None

    def do(self, make: Callable[[GroupBook], Edit]) -> bool:
        """Makes an edit and writes it; answers whether it was."""
        if self.book is None:
            return False
        try:
            edit = make(self.book)
        except AppError as error:
            self.context.failed.emit(error)
            return False
        return self.context.do(edit)

    # ---- the set --------------------------------------------------------------------------------

    def describe(self, after: CriteriaSet) -> None:
        """Writes title, decision and caps."""
        self.do(lambda book: criteria.describe(book, after))

    def freeze(self, *, frozen: bool) -> None:
        """Locks or unlocks the set."""
        self.do(lambda book: criteria.freeze(book, frozen=frozen))

    def take_sums(self) -> None:
        """Writes every parent's maximum as the sum below it."""
        self.do(criteria_order.take_sums)

    def recode(self, codes: Mapping[CriterionId, str]) -> None:
        """Writes other codes."""
        session = self.context.session
        self.do(lambda book: criteria_numbering.recode(session, book, codes))

    # ---- one line -------------------------------------------------------------------------------

    def add(
        self, line: NewCriterion, parent: CriterionId | None, after: CriterionId | None
    ) -> CriterionId | None:
        """Writes a new line and returns its id; None when it was refused."""
        session = self.context.session
        known = {c.id for c in self.book.tree.criteria} if self.book else set()
        self.do(lambda book: criteria.add(session, book, line, parent=parent, after=after))
        added = (c.id for c in self.book.tree.criteria if c.id not in known) if self.book else ()
        return next(iter(added), None)

    def type_cell(self, criterion: Criterion, at: int, value: Any) -> None:  # noqa: ANN401
        """Writes what was typed or chosen in a cell."""
        if CriterionColumn(at) is CriterionColumn.CODE:
            self.recode({criterion.id: str(value)})
        elif CriterionColumn(at) is CriterionColumn.MAXIMUM and criterion.rule is not None:
            self._scale(criterion, str(value))
        else:
            self.do(lambda book: criteria.change(book, _typed(criterion, at, value)))

    def _scale(self, criterion: Criterion, maximum: str) -> None:
        """Writes the maximum of a line with a rule, after telling which scores follow it."""
        assert self.book is not None
        try:
            after = replace(criterion, max_points=parse_points(maximum))
        except AppError as error:
            self.context.failed.emit(error)
            return
        write_rule(self.context, self.book, after, self._window)

    def order(self, criterion: Criterion, step: int) -> None:
        """Moves a line among its siblings."""
        self.do(lambda book: criteria_order.move(book, criterion, step))

    def indent(self, criterion: Criterion) -> None:
        """Puts a line below the one before it."""
        self.do(lambda book: criteria_order.indent(book, criterion))

    def outdent(self, criterion: Criterion) -> None:
        """Puts a line behind what it belongs to."""
        self.do(lambda book: criteria_order.outdent(book, criterion))


def _typed(criterion: Criterion, at: int, value: Any) -> Criterion:  # noqa: ANN401
    match CriterionColumn(at):
        case CriterionColumn.NAME:
            return replace(criterion, name=str(value))
        case CriterionColumn.MAXIMUM:
            return replace(criterion, max_points=parse_points(str(value)))
        case CriterionColumn.SOURCE:
            return replace(criterion, source=Source(value))
        case CriterionColumn.KIND:
            return replace(criterion, kind=Kind(value))
        case other:
            raise AssertionError(f"nothing can be typed into {other.name}")
