"""Which certificates of a list are meant: those left to print, the selected, a range, all."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services.certificates import in_range
from ui.widgets.field import TextInput
from ui.widgets.keeping import keep_width
from ui.widgets.layouts import row
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.services.certificate_printing import CertificateRow


class Scope(StrEnum):
    """What is meant."""

    LEFT = "left"
    SELECTED = "selected"
    RANGE = "range"
    ALL = "all"


class ScopeBar(QWidget):
    """The choice, and the field of a range.

    Attributes:
        choice: The scopes.
        range: `3-10`, while a range is chosen.

    Signals:
        changed: Something else is meant.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        texts = ((scope, "") for scope in Scope)
        self.choice = Segments(texts)
        self.range = TextInput()
        self.range.setPlaceholderText("3-10")
        self.range.setAccessibleName(tr("Range of lines"))
        keep_width(self.range, 6)
        self.setLayout(row(self.choice, self.range, None))
        self.choice.chosen.connect(lambda _scope: self._on_chosen())
        self.range.textChanged.connect(lambda _text: self.changed.emit())
        self.show_counts((), 0)
        self.range.hide()

    def show_counts(self, rows: Sequence[CertificateRow], selected: int) -> None:
        """Shows how many each choice means."""
        left = sum(not row.is_done for row in rows)
        self.choice.set_text(Scope.LEFT, tr("Left to print ({count})", count=left))
        self.choice.set_text(Scope.SELECTED, tr("Selected ({count})", count=selected))
        self.choice.set_text(Scope.RANGE, tr("Range"))
        self.choice.set_text(Scope.ALL, tr("All ({count})", count=len(rows)))

    def meant(
        self, rows: Sequence[CertificateRow], selected: Sequence[int]
    ) -> tuple[CertificateRow, ...]:
        """Returns the rows meant, in printed order.

        Raises:
            InputError: `CER.115` the range is none.
        """
        match self.choice.current:
            case Scope.LEFT:
                return tuple(row for row in rows if not row.is_done)
            case Scope.SELECTED:
                return tuple(row for row in rows if row.certificate.place in selected)
            case Scope.RANGE:
                certificates = [row.certificate for row in rows]
                # An empty field names nothing; on the terminal no range means all.
                found = in_range(certificates, self.range.text() or "-")
                places = {each.place for each in found}
                return tuple(row for row in rows if row.certificate.place in places)
            case _:
                return tuple(rows)

    def choose(self, scope: Scope) -> None:
        """Means something else."""
        self.choice.choose(scope)
        self.range.setVisible(scope is Scope.RANGE)

    def _on_chosen(self) -> None:
        by_range = self.choice.current is Scope.RANGE
        self.range.setVisible(by_range)
        if by_range:
            self.range.setFocus()
        self.changed.emit()
