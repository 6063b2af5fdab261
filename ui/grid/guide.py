"""How a criterion is scored and what proves it, to be read beside the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services.criteria_change_words import worded_rule
from ui.widgets.labels import label
from ui.widgets.layouts import column
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import Criterion


class Guide(Scrolling):
    """The guide of a criterion as its decision words it, else its rule in words; then evidence."""

    def __init__(self) -> None:
        self._how = label("", wraps=True)
        self._proof_name = label(tr("Required evidence"), "label")
        self._proof = label("", wraps=True)
        content = QWidget()
        content.setLayout(
            column(
                label(tr("How it is scored"), "label"),
                self._how,
                self._proof_name,
                self._proof,
                None,
                gap=0.2,
            )
        )
        super().__init__(content)

    @property
    def text(self) -> str:
        """All that is to be read."""
        return "\n".join(filter(None, (self._how.text(), self._proof.text())))

    def show_criterion(self, leaf: Criterion | None) -> None:
        """Shows a scored criterion."""
        guide = "" if leaf is None else leaf.guide
        if leaf is not None and not guide and leaf.rule is not None:
            guide = worded_rule(leaf)
        self._how.setText(guide or "–")
        proof = "" if leaf is None else leaf.evidence
        self._proof.setText(proof)
        self._proof.setVisible(bool(proof))
        self._proof_name.setVisible(bool(proof))
        self.verticalScrollBar().setValue(0)

    def turn(self, *, back: bool = False) -> None:
        """Shows the part below what is in sight, or above it."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
