"""What the register warns of: a key without a backup, entries that their list contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import register, signing_keys
from ui.register.key_dialog import KeyDialog
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from parindex_desktop.domain.register import RegisterEntry
    from ui.context import Context

_Pairs = tuple[tuple["RegisterEntry", "RegisterEntry"], ...]


class RegisterWarnings(QWidget):
    """A line about the signing key, and above it what wants a decision.

    Attributes:
        key: Opens what is done with the key.
        take_over: Corrects the entries; None while none is outdated.
        text: What is said of the key.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pairs: _Pairs = ()
        self.key = button(tr("Signing ke&y…"), self.open_key, icon="lock", kind="quiet")
        self.verify = button(tr("Verify a &code…"), self.open_verifying, icon="eye", kind="quiet")
        self.text = label("", "muted", wraps=True)
        self._notices = column(gap=0.3)
        line = row(self.text, self.verify, self.key)
        line.setStretch(0, 1)
        self.setLayout(column(self._notices, line, gap=0.3))
        self.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]  # set above
        self.notices: list[Notice] = []

    def show_state(self, pairs: _Pairs, *, has_entries: bool) -> None:
        """Shows what there is to tell."""
        self._pairs = pairs
        for each in self.notices:
            self._notices.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.notices = [*self._of_entries(), *self._of_key(has_entries=has_entries)]
        for each in self.notices:
            self._notices.addWidget(each)

    def open_key(self) -> KeyDialog:
        """Opens what is done with the signing key."""
        dialog = KeyDialog(self._context, self)
        dialog.changed.connect(lambda: self.show_state(self._pairs, has_entries=True))
        dialog.changed.connect(self._context.key_changed)
        dialog.open()
        return dialog

    def open_verifying(self) -> None:
        """Opens the check of a code."""
        from ui.verifying.dialog import VerifyDialog

        VerifyDialog(self, self._context).open()

    def _of_entries(self) -> list[Notice]:
        if not self._pairs:
            return []
        take = button(tr("&Take over the corrections"), self._correct)
        lines = tuple(
            f"{before.label}: {before.name} → {after.name}"
            if before.name != after.name
            else f"{before.label}: {before.name}"
            for before, after in self._pairs[:4]
        )
        text = tr("{count} entries say something else than list or decision now.",
                  count=len(self._pairs))  # fmt: skip
        hint = tr("Numbers stay. Print these certificates again after taking it over.")
        return [Notice(text, hint, take, tone="warning", lines=lines, closable=False)]

    def _of_key(self, *, has_entries: bool) -> list[Notice]:
        try:
            state = signing_keys.state()
        except AppError as error:
            told = tell(error)
            return [Notice(told.text, told.action, tone="danger", closable=False)]
        self.text.setText(
            tr("Signing key {key}", key=state.key.id)
            if state.key
            else tr("No signing key on this computer: no blank with a QR code can be printed.")
        )
        if state.key is None or state.backed_up or not has_entries:
            return []
        return [
            Notice(
                tr("The signing key {key} has no backup yet.", key=state.key.id),
                tr("If this computer breaks, no new certificate fits the key that others have."),
                button(tr("Back it &up…"), self.open_key),
                tone="warning",
                closable=False,
            )
        ]

    def _correct(self) -> None:
        self._context.do(register.correct(self._pairs))
