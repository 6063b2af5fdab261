"""What the commands of the window do: one method per `ui.actions.Command`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from parindex_desktop import paths
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences.actions import tell_action, tell_kind
from ui import icons, theme
from ui.actions import COMMANDS, set_tip
from ui.people.reception import who_works

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.services.edits import ChangeSet
    from ui.actions import Command
    from ui.main_window import MainWindow
    from ui.program import Program

_TEXT_STEP = 10


class Commands:
    """Connects every action of a window to its method here, or to the screen it goes to."""

    def __init__(self, program: Program, window: MainWindow) -> None:
        self._program = program
        self._window = window
        for command in COMMANDS:
            action = window.actions_by_name[command.handler]
            action.triggered.connect(self._caller(self._method_of(command)))
        self.show_switch()

    def _method_of(self, command: Command) -> Callable[[], object]:
        if command.screen:
            return partial(self._go_to, command.screen)
        method: Callable[[], object] = getattr(self, command.handler)
        return method

    def _go_to(self, screen: str) -> None:
        if self._program.context is not None:
            self._program.context.screen_wanted.emit(screen)

    @staticmethod
    def _caller(method: Callable[[], object]) -> Callable[[], object]:
        return lambda *_checked: method()

    # ---- file
    def new_file(self) -> None:
        """Asks for the office and makes a work file."""
        self._program.ask_for_new_file()

    def open_file(self) -> None:
        """Asks which work file to open."""
        self._program.ask_for_file()

    def open_sample(self) -> None:
        """Opens the practice file."""
        self._program.open_sample()

    def back_up(self) -> None:
        """Shows the backups of the open file."""
        if self._program.context is not None:
            self._program.show_backups(self._program.context.session.path)

    def close_file(self) -> None:
        """Closes the work file and shows the start page."""
        self._program.close_file()

    def quit(self) -> None:
        """Closes the window."""
        self._window.close()

    # ---- edit
    def undo(self) -> None:
        """Takes the last change back, shows it, and says what it was."""
        if self._program.context is not None:
            self._go(self._program.context.session.bus.undo)

    def redo(self) -> None:
        """Does the last undone change again."""
        if self._program.context is not None:
            self._go(self._program.context.session.bus.redo)

    def _go(self, move: Callable[[], ChangeSet]) -> None:
        context, area = self._program.context, self._window.area
        assert context is not None
        assert area is not None
        try:
            change_set = move()
        except AppError as error:
            context.failed.emit(error)
            return
        what = tell_action(change_set.edit.action, change_set.edit.params)
        context.told.emit(tell_kind(change_set.kind, what))
        area.reveal(change_set)

    def show_history(self) -> None:
        """Says on the actions what undo and redo would do."""
        if self._program.context is None:
            return
        bus = self._program.context.session.bus
        self._name("undo", tr("&Undo"), bus.next_undo)
        self._name("redo", tr("&Redo"), bus.next_redo)

    def _name(self, handler: str, verb: str, edit: Edit | None) -> None:
        action = self._window.actions_by_name[handler]
        action.setEnabled(edit is not None)
        what = tell_action(edit.action, edit.params) if edit else ""
        action.setText(f"{verb}: {what}".replace("\n", " ") if edit else verb)
        set_tip(action, action.text().replace("&", ""))

    def search(self) -> None:
        """Puts the focus into the search field of the screen."""
        from ui.widgets.search_box import SearchBox

        screen = self._window.area.current if self._window.area else None
        start = getattr(screen, "start_search", None)
        if start is not None:
            start()
        elif screen is not None and (box := screen.findChild(SearchBox)) is not None:
            box.setFocus()
            box.selectAll()

    # ---- view
    def fold_steps(self) -> None:
        """Shows the steps as icons, or with words again."""
        if self._window.area is not None:
            folded = self._window.actions_by_name["fold_steps"].isChecked()
            self._window.area.steps.set_folded(folded)
            self._program.settings.change(steps_collapsed=folded)

    def next_group(self) -> None:
        """Looks at the next group."""
        if self._window.area is not None:
            self._window.area.step_group(1)

    def previous_group(self) -> None:
        """Looks at the group before."""
        if self._window.area is not None:
            self._window.area.step_group(-1)

    def larger_text(self) -> None:
        """Enlarges the text by a step."""
        self._program.wear(text_percent=theme.appearance().text_percent + _TEXT_STEP)

    def smaller_text(self) -> None:
        """Makes the text smaller by a step."""
        self._program.wear(text_percent=theme.appearance().text_percent - _TEXT_STEP)

    def normal_text(self) -> None:
        """Goes back to the normal text size."""
        self._program.wear(text_percent=theme.NORMAL_TEXT)

    def switch_theme(self) -> None:
        """Changes between light and dark."""
        is_dark = theme.tokens() is not theme.LIGHT
        self._program.wear(choice=theme.ThemeChoice.LIGHT if is_dark else theme.ThemeChoice.DARK)

    def show_switch(self) -> None:
        """Draws on the switch what it leads to: the sun while it is dark."""
        is_dark = theme.tokens() is not theme.LIGHT
        icons.dress(self._window.actions_by_name["switch_theme"], "sun" if is_dark else "moon")

    def projector(self) -> None:
        """Shows a second window for the projector, or closes it."""
        self._program.switch_projector()

    # ---- tools and help
    def people(self) -> None:
        """Shows who works in the file."""
        from ui.people.people_dialog import PeopleDialog

        if self._program.context is not None:
            PeopleDialog(self._program.context, self._program.show_help, self._window).open()

    def switch_user(self) -> None:
        """Asks who works from now on."""
        self._program.switch_user()

    def show_user(self) -> None:
        """Says on the action who works, and whether there is somebody to change to."""
        if self._program.context is None:
            return
        session = self._program.context.session
        action = self._window.actions_by_name["switch_user"]
        action.setEnabled(bool(session.users))
        set_tip(action, tr("Change user; now works: {who}", who=who_works(session)))

    def verify_code(self) -> None:
        """Tells whether the QR code of a certificate is genuine; needs no file."""
        from ui.verifying.dialog import VerifyDialog

        VerifyDialog(self._window, self._program.context).open()

    def entry_rules(self) -> None:
        """Shows what checks question, and which reasons are offered."""
        from ui.progress.entry_rules_dialog import EntryRulesDialog

        if self._program.context is not None:
            EntryRulesDialog(self._program.context, self._window).open()

    def preferences(self) -> None:
        """Shows the preferences."""
        from ui.dialogs.preferences import PreferencesDialog

        PreferencesDialog(self._program, self._window).open()

    def show_log_folder(self) -> None:
        """Opens the folder of the log files in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.user_log_dir())))

    def help(self) -> None:
        """Shows the help page of the screen."""
        screen = self._window.area.current if self._window.area else None
        self._program.show_help(screen.key if screen else "start")

    def shortcuts(self) -> None:
        """Shows all keys on one sheet."""
        from ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window).open()

    def about(self) -> None:
        """Says what this program is."""
        from ui.dialogs.about import AboutDialog

        AboutDialog(self._window).open()
