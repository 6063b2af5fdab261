"""Which findings are shown: errors or warnings, settled or not, one check, words of the line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.checks.catalogue import CHECKS
from parindex_desktop.domain.text import without_marks
from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.services.checking_words import STATES
from ui import theme
from ui.widgets.layouts import row
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.services.checking import FindingState
    from parindex_desktop.services.checking_words import FindingLine

_ALL = ""


class FindingsFilter(QWidget):
    """Four ways to narrow the list; they hold together.

    Attributes:
        severity: Errors, warnings, or both.
        state: What was said to a warning.
        check: One check of the catalogue; those with findings are offered.
        search: Words of the line, with or without diacritics.

    Signals:
        changed: Other lines pass.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.severity = Segments(
            (
                (_ALL, tr("All")),
                (Severity.ERROR, tr("Errors")),
                (Severity.WARNING, tr("Warnings")),
            )
        )
        self.state, self.check = QComboBox(), QComboBox()
        self.search = SearchBox(tr("Search unit, criterion, words…"))
        self.search.setMinimumWidth(theme.em(8))
        for box, name in ((self.state, tr("State")), (self.check, tr("Check"))):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.activated.connect(lambda _at: self.changed.emit())
        self.state.addItem(tr("Every state"), _ALL)
        for state, text in STATES.items():
            self.state.addItem(tr(text), state)
        for box, letters in ((self.state, 8), (self.check, 9)):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(letters)
        self.check.view().setMinimumWidth(theme.em(26))
        self._words: tuple[str, ...] = ()
        self.severity.chosen.connect(lambda _key: self.changed.emit())
        self.search.searched.connect(self._on_searched)
        line = row(self.severity, self.state, self.check, self.search)
        line.setStretch(2, 2)
        line.setStretch(3, 3)
        self.setLayout(line)

    def offer(self, lines: Sequence[FindingLine]) -> None:
        """Offers the checks that found something; one chosen before stays."""
        chosen = self.check.currentData() or _ALL
        counts = Counter(line.code for line in lines)
        self.check.clear()
        self.check.addItem(tr("Every check"), _ALL)
        for each in CHECKS:
            if counts[each.code] or each.code == chosen:
                text = f"{each.code}  {tr(each.title)} ({counts[each.code]})"
                self.check.addItem(text, each.code)
        self.check.setCurrentIndex(max(self.check.findData(chosen), 0))

    def passing(self, lines: Sequence[FindingLine]) -> tuple[FindingLine, ...]:
        """Returns the lines that are shown."""
        severity, code = self.severity.current or _ALL, self.check.currentData() or _ALL
        state: FindingState | str = self.state.currentData() or _ALL
        return tuple(
            line
            for line in lines
            if severity in (_ALL, line.finding.severity)
            and state in (_ALL, line.judged.state)
            and code in (_ALL, line.code)
            and all(word in line.found_by for word in self._words)
        )

    def clear(self) -> None:
        """Lets everything pass."""
        self.severity.choose(_ALL)
        self.state.setCurrentIndex(0)
        self.check.setCurrentIndex(0)
        self.search.clear()
        self._words = ()
        self.changed.emit()

    def _on_searched(self, text: str) -> None:
        self._words = tuple(without_marks(text).split())
        self.changed.emit()
