"""The finding looked at in full: what it means, what to do, who accepted it and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from parindex_desktop.domain.checks.catalogue import BY_CODE
from parindex_desktop.i18n import tr
from parindex_desktop.services.checking import FindingState
from ui.widgets.labels import label
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from parindex_desktop.domain.checks.findings import Acceptance
    from parindex_desktop.services.checking_words import FindingLine


class FindingDetail(QFrame):
    """A card below the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("piece", "card")
        self._title = label("", "label", wraps=True)
        self._where = label("", wraps=True)
        self._meaning = label("", "muted", wraps=True)
        self._said = label("", wraps=True)
        self.setLayout(
            column(self._title, self._where, self._meaning, self._said, gap=0.2, margin=0.6)
        )

    def show_line(self, line: FindingLine | None) -> None:
        """Shows a finding; without one there is nothing to see."""
        self.setVisible(line is not None)
        if line is None:
            return
        check = BY_CODE[line.code]
        self._title.setText(f"{line.code}  {tr(check.title)}")
        parts = (line.unit, line.criterion, line.text)
        self._where.setText(" · ".join(part for part in parts if part))
        self._meaning.setText(f"{tr(check.meaning)} {tr(check.action)}")
        said = line.judged.acceptance
        # An empty line keeps its room, so that the list above does not jump from line to line.
        self._said.setText("" if said is None else _said(said, line.judged.state))


def _said(said: Acceptance, state: FindingState) -> str:
    day = f"{date.fromisoformat(said.day):%d/%m/%Y}"
    words = tr("Accepted by {name} on {day}: {reason}", name=said.accepted_by, day=day,
               reason=said.reason)  # fmt: skip
    if state is FindingState.WITHDRAWN:
        words += " " + tr("The values have changed since, so this no longer holds.")
    return words
