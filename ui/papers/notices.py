"""What is told above the preview: why the papers are a draft, and what was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from ui.papers.saving import open_folder
from ui.widgets.buttons import button
from ui.widgets.layouts import column
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


_MOST_NAMES = 3


class PaperNotices(QWidget):
    """At most three bars: about the draft, about what is missing, about what was saved.

    Attributes:
        draft: Why pages say “DỰ THẢO”; None when they do not.
        gaps: What letters lack, and which papers are left out; None when there is nothing to tell.
        saved: What was written last; None after it was closed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.draft: Notice | None = None
        self.gaps: Notice | None = None
        self.saved: Notice | None = None
        self._lines = column(gap=0.3)
        self.setLayout(self._lines)
        self.hide()

    def show_incomplete(self, units: int, on_show: Callable[[], object]) -> None:
        """Tells that units still lack scores."""
        text = tr("Draft: {count} units still have criteria without a score.", count=units)
        self._show_draft(text, button(tr("Go to the first &unit"), on_show))

    def show_open(self, year: int, on_lock: Callable[[], object]) -> None:
        """Tells that the results are not locked."""
        text = tr("Draft: the results of {year} are not locked.", year=year)
        self._show_draft(text, button(tr("&Lock results"), on_lock, icon="lock"))

    def show_gaps(self, text: str, lines: Sequence[str], *ways: QWidget) -> None:
        """Tells what is missing or left out: the first of it, all of it in the tool-tip."""
        self.clear_gaps()
        hint = lines[0]
        if len(lines) > 1:
            hint = f"{hint} ({tr('and {count} more', count=len(lines) - 1)})"
        self.gaps = Notice(text, hint, *ways, tone="warning")
        self.gaps.setToolTip("\n".join(lines))
        self.gaps.closed.connect(self.clear_gaps)
        self._add(self.gaps)

    def clear_gaps(self) -> None:
        """Takes the bar about what is missing away."""
        self._remove(self.gaps)
        self.gaps = None

    def show_unconfirmed(self, on_show: Callable[[], object]) -> None:
        """Tells that the award list still follows the proposal."""
        text = tr("Draft: the collectives still follow the proposal.")
        self._show_draft(text, button(tr("Open &awards"), on_show))

    def clear_draft(self) -> None:
        """Takes the bar about the draft away."""
        self._remove(self.draft)
        self.draft = None

    def show_saved(self, written: tuple[Path, ...]) -> None:
        """Tells what was written and offers its folder."""
        self.clear_saved()
        folder = written[0].parent
        names = ", ".join(path.name for path in written[:_MOST_NAMES])
        if len(written) > _MOST_NAMES:
            more = tr("and {count} more", count=len(written) - _MOST_NAMES)
            names = f"{names} {more}"
        show = button(tr("Open &folder"), lambda: open_folder(folder), icon="folder-open")
        self.saved = Notice(tr("Saved {names}.", names=names), str(folder), show, tone="ok")
        self.saved.closed.connect(self.clear_saved)
        self._add(self.saved)

    def clear_saved(self) -> None:
        """Takes the bar about what was saved away."""
        self._remove(self.saved)
        self.saved = None

    def _show_draft(self, text: str, way: QWidget) -> None:
        if self.draft is not None and self.draft.text == text:
            return
        self.clear_draft()
        hint = tr("Every page says “DỰ THẢO” until this is settled.")
        self.draft = Notice(text, hint, way, tone="warning", closable=False)
        self._add(self.draft)

    def _add(self, notice: Notice) -> None:
        self._lines.addWidget(notice)
        self.show()

    def _remove(self, notice: Notice | None) -> None:
        if notice is None:
            return
        self._lines.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        self.setVisible(self._lines.count() > 0)
