"""What the wizard knows of one of its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.importing.page import WizardPage

if TYPE_CHECKING:
    from parindex_desktop.errors import Problem
    from parindex_desktop.services.criteria_import_draft import CriteriaImportDraft


class DraftPage(WizardPage):
    """One step of an import of criteria.

    Signals:
        failed: An `AppError` about what was typed; the draft is as before.
    """

    failed = Signal(object)

    def __init__(self, draft: CriteriaImportDraft) -> None:
        super().__init__()
        self.draft = draft

    def go_to(self, problem: Problem) -> None:
        """Leads to where a problem is put right."""
        self.first_focus().setFocus()
