"""What the screen of criteria sets offers for a whole set: compare it, hand it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria_draft import draft_of
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services import criteria_export, criteria_papers
from parindex_desktop.services.papers.paper import PaperRequest, author_of
from ui import icons
from ui.papers.writing import EXCEL, PDF, ask_and_write

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from parindex_desktop.services.criteria_outline import CopySource
    from ui.papers.notices import PaperNotices
    from ui.screens.screen import Screen


class VersionsMenu:
    """Three lines of a menu.

    Attributes:
        actions: Compare, write as spreadsheet, write as PDF.
    """

    def __init__(
        self,
        screen: Screen,
        menu: QMenu,
        notices: PaperNotices,
        current: Callable[[], CopySource | None],
    ) -> None:
        """Adds the lines.

        Args:
            screen: Where the menu stands.
            menu: The menu.
            notices: Where files written are told.
            current: Returns the set looked at.
        """
        self._screen, self._notices, self._current = screen, notices, current
        self.actions = (
            menu.addAction(tr("&Compare with another version"), self.compare),
            menu.addAction(tr("Export to &Excel…"), self.export_excel),
            menu.addAction(tr("Export as &PDF…"), self.export_pdf),
        )
        for action, icon in zip(
            self.actions, ("list-tree", "file-spreadsheet", "file-text"), strict=True
        ):
            icons.dress(action, icon)

    def set_enabled(self, *, enabled: bool) -> None:
        """Offers the lines while there is a set."""
        for action in self.actions:
            action.setEnabled(enabled)

    def compare(self) -> None:
        """Compares the set with the one before it."""
        if (source := self._current()) is not None:
            self._screen.context.screen_wanted.emit("criteria_versions")
            self._screen.context.versions_wanted.emit(source.tree.set.id)

    def export_excel(self) -> None:
        """Asks for a file, and writes the set as a spreadsheet that can be read back."""
        if (source := self._current()) is None:
            return
        author = author_of(self._screen.context.session)
        try:
            make = criteria_export.frozen_workbook(
                draft_of(source.tree), name=source.group.code, author=author
            )
        except AppError as error:
            self._screen.context.failed.emit(error)
            return
        self._write(source, "xlsx", EXCEL, make)

    def export_pdf(self) -> None:
        """Asks for a file, and writes the set as the annex of its decision."""
        if (source := self._current()) is None:
            return
        context = self._screen.context
        request = PaperRequest(prefer_system_font=context.settings.value.prefer_times)
        paper = criteria_papers.set_paper(context.session, source, request)
        self._write(source, "pdf", PDF, lambda: paper.make(None))

    def _write(self, source: CopySource, ending: str, kind: str, make: Callable[[], bytes]) -> None:
        name = f"{criteria_papers.set_file_name(source)}.{ending}"
        ask_and_write(self._screen, self._notices, name=name, kind=kind, make=make)
