"""What the wizard knows of one of its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from parindex_desktop.errors import Problem
    from parindex_desktop.services.criteria_import_draft import CriteriaImportDraft


class DraftPage(QWidget):
    """One step. It shows the draft, and puts what the person answers into it.

    Signals:
        changed: The draft holds something else now.
        failed: An `AppError` about what was typed; the draft is as before.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, draft: CriteriaImportDraft) -> None:
        super().__init__()
        self.draft = draft

    def present(self) -> None:
        """Shows the draft as it is now; called when the step is entered and after a change."""
        raise AssertionError(f"{type(self).__name__} does not show anything")

    def first_focus(self) -> QWidget:
        """Returns the field that has the focus when the step is entered."""
        return self

    def go_to(self, problem: Problem) -> None:
        """Leads to where a problem is put right."""
        self.first_focus().setFocus()
