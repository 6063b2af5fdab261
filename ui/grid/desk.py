"""The grid, and what is opened below it: the facts of the current cell or its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.grid.pane import GridPane
from ui.grid.toolbar import GridToolbar
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context
    from ui.evidence.below import EvidenceBelow
    from ui.grid.fact_panel import FactPanel


class GridDesk(QWidget):
    """One of facts and documents is open at a time, made when it is first asked for.

    Attributes:
        pane: The grid with its results.
        toolbar: Its tools; the screen puts them above.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.pane = GridPane(context)
        self.toolbar = GridToolbar(self.pane)
        self._facts: FactPanel | None = None
        self._evidence: EvidenceBelow | None = None
        self._layout = column(self.pane, gap=0.4)
        self._layout.setStretch(0, 1)
        self.setLayout(self._layout)
        self.pane.facts_wanted.connect(self._open_facts)
        self.pane.evidence_wanted.connect(self._open_evidence)
        self.pane.escaped.connect(self.close_panels)

    @property
    def facts(self) -> FactPanel:
        """The facts of the current cell."""
        if self._facts is None:
            from ui.grid.fact_panel import FactPanel

            self._facts = FactPanel(self._context, self.pane)
            self._layout.addWidget(self._facts)
        return self._facts

    @property
    def evidence(self) -> EvidenceBelow:
        """The documents of the current cell."""
        if self._evidence is None:
            from ui.evidence.below import EvidenceBelow

            self._evidence = EvidenceBelow(self._context, self.pane)
            self._layout.addWidget(self._evidence)
        return self._evidence

    def take_change(self, change_set: ChangeSet) -> None:
        """Paints what an edit changed."""
        self.pane.take_change(change_set)
        if self._facts is not None:
            self._facts.take_change(change_set)

    def close_panels(self) -> None:
        """Puts away what is open below."""
        if self._facts is not None:
            self._facts.close_panel()
        if self._evidence is not None:
            self._evidence.close_panel()

    def _open_facts(self) -> None:
        """Shows the facts, in the place of the documents."""
        if self._evidence is not None:
            self._evidence.close_panel()
        self.facts.open()

    def _open_evidence(self) -> None:
        """Shows the documents, in the place of the facts."""
        if self._facts is not None and not self._facts.isHidden():
            self._facts.close_panel()
        self.evidence.open()
