"""The tools above the page: which blank, who is shown on it, how it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from parindex_desktop.i18n import tr
from ui.widgets.actions import action
from ui.widgets.buttons import tool_button
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.services.blank_samples import Sample


class PageTools(QWidget):
    """Drives a canvas through its screen.

    Signals:
        sample_chosen: An awardee is to be shown.
        zoomed: In (1), out (-1) or to fit (0).
        snapping_set: Whether what is dragged finds places by itself.
        printed_set: Whether the page is shown as it will look.
    """

    sample_chosen = Signal()
    zoomed = Signal(int)
    snapping_set = Signal(bool)
    printed_set = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._samples: tuple[Sample, ...] = ()
        self.awardee = QComboBox()
        self.awardee.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.awardee.setMinimumContentsLength(8)
        self.awardee.setAccessibleName(tr("Shown with"))
        self.awardee.setToolTip(tr("Shown with"))
        self.snaps = QCheckBox(tr("Snap"))
        self.snaps.setToolTip(tr("To others, the middle, guides; Alt while dragging: not"))
        self.snaps.setChecked(True)
        self.printed = QCheckBox(tr("As printed"))
        self.printed.setToolTip(tr("Without frames, the picture of the blank in full strength"))
        zoom_in = action(self, tr("Larger"), lambda: self.zoomed.emit(1), icon="zoom-in")
        zoom_out = action(self, tr("Smaller"), lambda: self.zoomed.emit(-1), icon="zoom-out")
        fit = action(self, tr("Whole page"), lambda: self.zoomed.emit(0), icon="file-text")
        line = row(
            self.awardee, self.snaps, self.printed,
            tool_button(zoom_out), tool_button(zoom_in), tool_button(fit),
        )  # fmt: skip
        line.setStretch(0, 1)
        self.setLayout(line)
        self.awardee.activated.connect(lambda _at: self.sample_chosen.emit())
        self.snaps.toggled.connect(self.snapping_set)
        self.printed.toggled.connect(self.printed_set)

    @property
    def sample(self) -> Sample:
        """Who is shown on the page."""
        return self._samples[max(self.awardee.currentIndex(), 0)]

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Offers awardees; the choice stays where there are as many."""
        if tuple(samples) == self._samples:
            return
        at = self.awardee.currentIndex()
        self._samples = tuple(samples)
        self.awardee.clear()
        for each in samples:
            name = each.certificate.name
            shown = tr("Example: {name}", name=name) if each.is_invented else name
            self.awardee.addItem(shown)
        self.awardee.setCurrentIndex(at if 0 <= at < len(samples) else 0)
