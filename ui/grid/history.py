"""Who changed a cell last, looked up once the person rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from parindex_desktop.i18n import tr
from parindex_desktop.services.score_entry import show_score

if TYPE_CHECKING:
    from parindex_desktop.domain.edits import AuditEntry
    from parindex_desktop.domain.scores import CellKey
    from ui.context import Context

_REST_MS = 250


class CellHistory(QObject):
    """Reads the trail of one cell after a short rest, so that moving about costs nothing.

    Signals:
        found: A sentence about the last change; empty when there was none.
    """

    found = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._key: CellKey | None = None
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._look_up)

    def ask(self, key: CellKey | None) -> None:
        """Asks for a cell; a later question takes the place of an earlier one."""
        self._key = key
        if key is None:
            self.stop()
        else:
            self._rest.start()

    def stop(self) -> None:
        """Asks for nothing any more."""
        self._rest.stop()

    def _look_up(self) -> None:
        if self._key is not None:
            story = self._context.session.reader.cell_story(self._key)
            self.found.emit(_sentence(story[0]) if story else "")


def _sentence(entry: AuditEntry) -> str:
    change = entry.cells[0]
    return tr(
        "{before} → {after}, {person}, {time}",
        before=show_score(change.before) or "–",
        after=show_score(change.after) or "–",
        person=entry.author.name,
        time=entry.at.astimezone().strftime("%H:%M %d/%m/%Y"),
    )
