"""The steps of the wizard in a line: done, present, to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from ui.widgets.labels import badge, label
from ui.widgets.layouts import row
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence


class StepBar(QFrame):
    """Shows where the person is."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("piece", "topbar")
        self._marks = [badge(str(number)) for number in range(1, len(names) + 1)]
        self._words = [label(name) for name in names]
        line = row(gap=0.4, margin=0.5)
        for mark, word in zip(self._marks, self._words, strict=True):
            line.addWidget(mark)
            line.addWidget(word)
            line.addSpacing(mark.sizeHint().width())
        line.addStretch(1)
        self.setLayout(line)

    def show_step(self, at: int) -> None:
        """Marks the step present; those before are done."""
        for number, (mark, word) in enumerate(zip(self._marks, self._words, strict=True)):
            restyle(mark, tone="accent" if number == at else "ok" if number < at else "")
            mark.setText("✓" if number < at else str(number + 1))
            restyle(word, role="label" if number == at else "muted")
