"""Kiểm tra mã QR: a code is scanned or pasted, and told to be genuine or not, offline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from parindex_desktop import paths
from parindex_desktop.domain.certificates.codes import Outcome, Verified, agrees
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.sentences.register import tell_outcome, tell_signed
from parindex_desktop.services import register, signing_keys
from ui import theme
from ui.people.growing import GrowingDialog
from ui.widgets.buttons import button
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from ui.context import Context

_PAUSE_MS = 250
_LINE_ENDS = "\u2029\u2028\r\n"
_TONES = {Outcome.GENUINE: "ok", Outcome.NO_CODE: "warning", Outcome.NEWER: "warning"}


class CodeInput(QPlainTextEdit):
    """Takes what a scanner types or somebody pastes; Enter, which scanners add, asks at once."""

    def __init__(self, on_enter: Callable[[], object]) -> None:
        super().__init__()
        self._on_enter = on_enter
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.em(5))

    @property
    def code(self) -> str:
        """The text as it came: `toPlainText` would turn unusual blanks into usual ones."""
        return self.document().toRawText().strip(_LINE_ENDS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends a scan; the next one replaces it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
            self.selectAll()
            return
        super().keyPressEvent(event)


class VerifyDialog(GrowingDialog):
    """Tells while the code is typed; with a file open also what its register says.

    Attributes:
        code: The input.
        notice: The answer; None before there is one.
        choose: Takes the public key file of another office.
    """

    def __init__(self, parent: QWidget | None, context: Context | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Verify a QR code"))
        self._context = context
        self.notice: Notice | None = None
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.verify)
        self.code = CodeInput(self.verify)
        self.code.textChanged.connect(self._pause.start)
        self._keys = label("", "small", wraps=True)
        self._answers = column(gap=0)
        self.choose = button(tr("&Key file of another office…"), self.ask_for_key, kind="quiet")
        close = button(tr("&Close"), self.accept)
        hint = tr("Scan it here, or paste it. A scanner that types needs Vietnamese typing off.")
        self.setLayout(
            column(
                label(tr("Verify a QR code"), "title"),
                Field(tr("&Text of the code"), self.code, hint),
                self._answers,
                self._keys,
                None,
                row(self.choose, None, close),
                gap=0.6,
                margin=1,
            )
        )
        self.setMinimumWidth(theme.em(38))
        self._show_keys()
        self.code.setFocus()

    def verify(self) -> None:
        """Tells whether the text is genuine; nothing of an empty one."""
        self._pause.stop()
        text = self.code.code
        self._answer(self._notice_of(signing_keys.verify_with_known(text)) if text else None)

    def ask_for_key(self) -> None:
        """Asks for a public key file."""
        dialog = QFileDialog(self, tr("Public key file"), str(paths.documents_dir()))
        dialog.setNameFilter("PEM (*.pem)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_key(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_key(self, path: Path) -> None:
        """Keeps the public key of an office for this and later codes."""
        try:
            signing_keys.remember(signing_keys.read_public(path))
        except AppError as error:
            told = tell(error)
            self._answer(Notice(told.text, told.action, tone="danger", closable=False))
            return
        self._show_keys()
        self.verify()

    # ---- inside ---------------------------------------------------------------------------------

    def _notice_of(self, found: Verified) -> Notice:
        lines = (*tell_signed(found.signed), *self._register_says(found))
        tone = _TONES.get(found.outcome, "danger")
        if found.genuine and self._is_void(found):
            tone = "danger"
        return Notice(tell_outcome(found.outcome), tone=tone, lines=lines, closable=False)

    def _answer(self, notice: Notice | None) -> None:
        if self.notice is not None:
            self._answers.removeWidget(self.notice)
            self.notice.hide()
            self.notice.deleteLater()
        self.notice = notice
        if notice is not None:
            self._answers.addWidget(notice)

    def _register_says(self, found: Verified) -> tuple[str, ...]:
        """Returns what the register of the open file says of the number; only of its own office."""
        if self._context is None or found.signed is None:
            return ()
        entries = register.entries_of(self._context.session)
        entry = register.entry_named(entries, found.signed)
        if entry is None:
            return (tr("The register of this file has no such number."),)
        if entry.void:
            return (tr("In the register it is VOID: {reason}", reason=entry.void),)
        if agrees(found.signed, entry):
            return (tr("The register of this file says the same."),)
        return (tr("The register of this file says something else: {name}", name=entry.name),)

    def _is_void(self, found: Verified) -> bool:
        if self._context is None or found.signed is None:
            return False
        entry = register.entry_named(register.entries_of(self._context.session), found.signed)
        return entry is not None and bool(entry.void)

    def _show_keys(self) -> None:
        known = ", ".join(key.id for key in signing_keys.known_keys())
        self._keys.setText(
            tr("Held against the keys {keys}", keys=known)
            if known
            else tr("No key is known here yet: take the public key file of the office that signed.")
        )
