"""The one window: it puts the parts together and does nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services.opening import SUFFIX
from ui import icons, theme
from ui.actions import COMMANDS, EDIT, MENUS, VIEW, make_action
from ui.status_line import StatusLine
from ui.work_area import WorkArea

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from ui.context import Context


class MainWindow(QMainWindow):
    """Menus, the start page or the work, and the status line.

    Attributes:
        actions_by_name: Handler name -> action of every command.
        may_close: Asked before the window closes; False keeps it open.
        status: The line below.
        area: The work on the open file; None at the start page.

    Signals:
        file_dropped: A work file was dropped onto the window.
        closing: The window is about to close; the file is still open.
    """

    file_dropped = Signal(object)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowIcon(icons.program_icon())
        self.setAcceptDrops(True)
        self.area: WorkArea | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.actions_by_name = {each.handler: make_action(each, self) for each in COMMANDS}
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self._offered: list[QAction] = []
        self._fill_menus()
        self._show_title()
        self.resize(theme.em(72), theme.em(40))

    def show_start(self, page: QWidget) -> None:
        """Shows the start page; the work on a file before it is taken away."""
        self._drop_pages()
        self._pages.addWidget(page)
        self._show_title()

    def show_work(self, context: Context) -> WorkArea:
        """Shows the work on an open file."""
        self._drop_pages()
        self.area = WorkArea(context, self.actions_by_name)
        self._pages.addWidget(self.area)
        before = self._view_menu.actions()[0]
        self._view_menu.insertActions(before, list(self.area.steps.actions_of_steps))
        self.status.show_file(context)
        self.area.steps.folded.connect(self.actions_by_name["fold_steps"].setChecked)
        self._enable_commands()
        self._show_title(context.session.path)
        return self.area

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes work files."""
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells which work file was dropped."""
        if path := self._dropped(event):
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes unless something speaks against it."""
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        self._drop_pages()
        super().closeEvent(event)

    def _fill_menus(self) -> None:
        for name in MENUS:
            menu = self.menuBar().addMenu(tr(name))
            if name == EDIT:
                self._edit_menu = menu
                menu.aboutToShow.connect(self._offer_edits)
            if name == VIEW:
                self._view_menu = menu
                menu.addSeparator()  # the steps of an open file stand above it
            for command in (each for each in COMMANDS if each.menu == name):
                menu.addAction(self.actions_by_name[command.handler])
                if command.ends_section:
                    menu.addSeparator()
        self._enable_commands()

    def _offer_edits(self) -> None:
        """Adds what can be done on the screen shown."""
        self._withdraw_edits()
        screen = self.area.current if self.area is not None else None
        for section in screen.edit_sections() if screen is not None else ():
            self._offered += [self._edit_menu.addSeparator(), *section]
            self._edit_menu.addActions(section)

    def _withdraw_edits(self) -> None:
        for each in self._offered:
            self._edit_menu.removeAction(each)
            if each.isSeparator():  # the others belong to their screen
                each.deleteLater()
        self._offered.clear()

    def _enable_commands(self) -> None:
        for command in COMMANDS:
            self.actions_by_name[command.handler].setEnabled(
                self.area is not None or not command.needs_file
            )

    def _drop_pages(self) -> None:
        self._withdraw_edits()
        self.area = None
        self.status.show_file(None)
        while (page := self._pages.widget(0)) is not None:
            self._pages.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._enable_commands()

    def _show_title(self, path: Path | None = None) -> None:
        self.setWindowTitle(f"{path.stem} – PARINDEX" if path else "PARINDEX")

    @staticmethod
    def _dropped(event: QDropEvent) -> Path | None:
        from pathlib import Path

        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return next((file for file in files if file.suffix.lower() == SUFFIX), None)
