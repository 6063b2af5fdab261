"""Apply and discard below a rule that was changed and is not in the file yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from parindex_desktop.i18n import tr
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row


class DraftFooter(QFrame):
    """Hidden while the rule shown is the one in the file and none was put aside.

    Attributes:
        apply_button, discard_button: While there is a draft.
        take_up_button: After one was put aside.

    Signals:
        apply_wanted: Write the rule.
        discard_wanted: Go back to the rule in the file.
        take_up_wanted: Take the draft up again that was put aside.
    """

    apply_wanted = Signal()
    discard_wanted = Signal()
    take_up_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("piece", "notice")
        self.setProperty("tone", "warning")
        self._text = label("", wraps=True)
        self.apply_button = button(
            tr("Apply the rule (Ctrl+Enter)"), self.apply_wanted.emit, kind="primary"
        )
        self.discard_button = button(tr("Discard (Esc)"), self.discard_wanted.emit)
        self.take_up_button = button(tr("Take it up again"), self.take_up_wanted.emit)
        buttons = row(self.apply_button, self.discard_button, self.take_up_button, None)
        self.setLayout(column(self._text, buttons, gap=0.2, margin=0.35))
        self.hide()

    @property
    def text(self) -> str:
        """What is told."""
        return self._text.text()

    def show_state(self, *, pending: bool, ready: bool, dropped: bool, problem: str = "") -> None:
        """Shows what can be done.

        Args:
            pending: There is a draft.
            ready: It can be applied.
            dropped: A draft was put aside.
            problem: Why it cannot be applied yet; the whole list may be out of sight.
        """
        self.setVisible(pending or dropped)
        self.apply_button.setVisible(pending)
        self.apply_button.setEnabled(ready)
        self.discard_button.setVisible(pending)
        self.take_up_button.setVisible(dropped and not pending)
        if not pending:
            self._text.setText(tr("The changed rule was put aside."))
        elif ready:
            self._text.setText(tr("Changed, and not in the file yet."))
        else:
            self._text.setText(tr("Not complete yet: {problem}", problem=problem))
