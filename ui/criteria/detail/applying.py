"""Writing a rule or a maximum: what it does to scores already given is shown before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.errors import AppError
from parindex_desktop.services.rule_change import change_rule, rule_changes
from ui.criteria.detail.effect_dialog import EffectDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.services.group_book import GroupBook
    from ui.context import Context


def write_rule(
    context: Context,
    book: GroupBook,
    after: Criterion,
    parent: QWidget,
    on_written: Callable[[], object] = lambda: None,
) -> EffectDialog | None:
    """Writes the rule and the maximum of a criterion, after asking where scores would change.

    Args:
        context: Of the screen.
        book: That has the criterion.
        after: The criterion with another rule or maximum.
        parent: Over which the question stands.
        on_written: Called once it is in the file.

    Returns:
        The question while it is open; None when there was nothing to ask.
    """
    before = book.tree.get(after.id)
    try:
        edit = change_rule(book, after)
    except AppError as error:
        context.failed.emit(error)
        return None

    def write() -> None:
        if context.do(edit):
            on_written()

    changes = rule_changes(book, before, after.rule, after.max_points)
    if not any(change.differs or change.problem for change in changes):
        write()
        return None
    dialog = EffectDialog(parent, before, changes, write)
    dialog.open()
    return dialog
