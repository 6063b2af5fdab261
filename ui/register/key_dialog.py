"""The signing key: made, backed up, restored and given to others by steps that say what they do."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from parindex_desktop import paths
from parindex_desktop.domain.days import show_day
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import signing_keys
from ui import theme
from ui.messages import ask
from ui.papers.saving import ask_file
from ui.people.growing import GrowingDialog
from ui.people.password_input import PasswordInput
from ui.widgets.buttons import button
from ui.widgets.field import Field, side_by_side
from ui.widgets.labels import badge, label, set_badge
from ui.widgets.layouts import column, row
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.services.signing_keys import KeyState
    from ui.context import Context

_KIND = "PEM (*.pem)"


class KeyDialog(GrowingDialog):
    """Shows the key of this computer; each step is a button of its own.

    Attributes:
        make, back_up, restore, public: The steps.
        password, again: Of a backup; both empty for one without.
        told: What came of the last step.

    Signals:
        changed: The key or its backup is another one now.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Signing key"))
        self._context = context
        self._name, self._mark = label("", "heading"), badge("")
        self._where = label("", "small", wraps=True)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.password, self.again = PasswordInput(), PasswordInput()
        self.told = label("", wraps=True)
        self.told.hide()
        self.make = button(tr("&Make a key"), self.make_key, icon="plus")
        self.back_up = button(tr("&Back up…"), self.ask_backup, icon="save", kind="primary")
        self.restore = button(tr("&Restore…"), self.ask_restore, icon="history")
        self.public = button(tr("&Public key file…"), self.ask_public, icon="file-text")
        self._arrange()
        self._show()

    def make_key(self) -> None:
        """Makes a key; a present one is set aside after a question."""
        if signing_keys.state().key is None:
            self._try(signing_keys.make, tr("The key is made. Back it up now."))
            return
        ask(
            self,
            title=tr("Signing key"),
            text=tr("Make another signing key?"),
            hint=tr(
                "Certificates printed so far stay genuine by the present key, which is kept. "
                "Whoever verifies new ones needs the new public key file."
            ),
            yes=tr("&Make another key"),
            on_yes=lambda: self._try(
                lambda: signing_keys.make(replacing=True), tr("The key is made. Back it up now.")
            ),
            danger=True,
        )

    def ask_backup(self) -> None:
        """Asks where the backup goes, once both passwords agree."""
        if self.password.text() != self.again.text():
            self._tell(tr("The two passwords differ."), fault=True)
            self.again.start_again()
            return
        state = signing_keys.state()
        if state.key is not None:
            name = f"parindex-signing-key-{state.key.id}.pem"
            ask_file(
                self, self._context.settings, name=name, kind=_KIND, on_chosen=self.write_backup
            )

    def write_backup(self, path: Path) -> None:
        """Writes the backup."""
        self._try(
            lambda: signing_keys.back_up(path, password=self.password.text(), today=date.today()),
            tr("Backed up and read back: {path}. Keep it where only the office can reach it.",
               path=str(path)),
        )  # fmt: skip

    def ask_restore(self) -> None:
        """Asks for a backup."""
        start = self._context.settings.value.export_folder or str(paths.documents_dir())
        dialog = QFileDialog(self, tr("Backup of the signing key"), start)
        dialog.setNameFilter(_KIND)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.restore_from(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def restore_from(self, path: Path) -> None:
        """Takes the key of a backup."""
        self._try(
            lambda: signing_keys.restore(
                path, password=self.password.text(), today=date.today(), replacing=True
            ),
            tr("The key is restored."),
        )

    def ask_public(self) -> None:
        """Asks where the file for others goes."""
        state = signing_keys.state()
        if state.key is not None:
            name = f"parindex-{state.key.id}-public.pem"
            ask_file(
                self, self._context.settings, name=name, kind=_KIND, on_chosen=self.write_public
            )

    def write_public(self, path: Path) -> None:
        """Writes the public key."""
        self._try(lambda: signing_keys.write_public(path), tr("Saved: {path}", path=str(path)))

    # ---- inside ---------------------------------------------------------------------------------

    def _arrange(self) -> None:
        means = (
            tr("It signs the QR codes of certificates in the office's name. It lies with this "
               "person on this computer, never in the work file."),
            tr("If it is lost, certificates printed before stay genuine, but new ones need a new "
               "key, and everybody who verifies needs its public file."),
            tr("Whoever steals it can make certificates that pass as genuine: lock its backup with "
               "a password, and keep the stick in the safe."),
        )  # fmt: skip
        hint = tr(
            "At least {least} letters, or empty for none", least=signing_keys.SHORTEST_PASSWORD
        )
        passwords = side_by_side(
            Field(tr("Pass&word of the backup"), self.password, hint),
            Field(tr("The &same once more"), self.again),
        )
        close = button(tr("&Close"), self.accept, kind="quiet")
        body = column(
            label(tr("Signing key"), "title"),
            *(label("• " + line, wraps=True) for line in means),
            row(self._name, self._mark, None),
            self._where,
            passwords,
            self.told,
            None,
            row(self.back_up, self.restore, self.public, self.make, None, close),
            gap=0.6,
            margin=1,
        )
        self.setLayout(body)
        self.setMinimumWidth(theme.em(42))

    def _try(self, step: Callable[[], object], told: str) -> None:
        try:
            step()
        except AppError as error:
            words = tell(error)
            self._tell(f"{words.code}  {words.text} {words.action}".rstrip(), fault=True)
            return
        self.password.clear()
        self.again.clear()
        self._show()
        self._tell(told, fault=False)
        self.changed.emit()

    def _tell(self, text: str, *, fault: bool) -> None:
        restyle(self.told, role="error" if fault else "label")
        self.told.setText(text)
        self.told.show()

    def _show(self) -> None:
        try:
            state = signing_keys.state()
        except AppError as error:
            words = tell(error)
            self._tell(f"{words.code}  {words.text} {words.action}", fault=True)
            self._offer(has_key=False)
            return
        self._offer(has_key=state.key is not None)
        self._name.setText(
            tr("Signing key {key}", key=state.key.id) if state.key else tr("No key yet")
        )
        set_badge(self._mark, *_backup_of(state))
        self._mark.setVisible(state.key is not None)
        where = tr("It lies at {path}", path=str(state.path)) if state.key else ""
        if state.exposed:
            where += "\n" + tr("Other people on this computer can read this file.")
        self._where.setText(where)

    def _offer(self, *, has_key: bool) -> None:
        self.back_up.setEnabled(has_key)
        self.public.setEnabled(has_key)
        self.make.setText(tr("&Make another key…") if has_key else tr("&Make a key"))


def _backup_of(state: KeyState) -> tuple[str, str]:
    if state.backed_up:
        return tr("Backed up {day}", day=show_day(state.backed_up)), "ok"
    return tr("No backup yet"), "warning"
