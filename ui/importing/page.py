"""What a wizard knows of one of its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.importing.draft import ImportDraft


class WizardPage(QWidget):
    """One step. It shows the draft, and puts what the person answers into it.

    Signals:
        changed: The draft holds something else now.
    """

    changed = Signal()

    def present(self) -> None:
        """Shows the draft as it is now; called when the step is entered and after a change."""
        raise AssertionError(f"{type(self).__name__} does not show anything")

    def first_focus(self) -> QWidget:
        """Returns the field that has the focus when the step is entered."""
        return self


class ImportPage(WizardPage):
    """One step of an import of scores."""

    def __init__(self, draft: ImportDraft) -> None:
        super().__init__()
        self.draft = draft

    def obstacle(self) -> str:
        """Returns why the next step cannot begin, empty when it can."""
        return ""
