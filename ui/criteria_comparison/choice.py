"""Which two sets are compared, and which of their lines are shown."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.comparison import ChangeKind
from parindex_desktop.i18n import tr
from parindex_desktop.services.criteria_change_papers import ALL_CHANGES
from parindex_desktop.services.criteria_change_words import change_name
from parindex_desktop.services.criteria_comparison import MappingState
from parindex_desktop.services.groups import short_title
from ui import theme
from ui.widgets.labels import label
from ui.widgets.layouts import row
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from parindex_desktop.domain.criteria import SetId
    from parindex_desktop.services.criteria_comparison import MappingRow
    from parindex_desktop.services.criteria_outline import CopySource


class SidesChoice(QWidget):
    """Two lists of all sets.

    Attributes:
        before, after: The lists.

    Signals:
        chosen: The person chose another set.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = QComboBox(), QComboBox()
        captions = (label(tr("Set &before"), "muted"), label(tr("Set afte&r"), "muted"))
        for caption, box in zip(captions, (self.before, self.after), strict=True):
            caption.setBuddy(box)
            box.setMinimumWidth(theme.em(14))
            box.activated.connect(lambda _at: self.chosen.emit())
        self.setLayout(row(captions[0], self.before, captions[1], self.after, None))

    def offer(self, sets: Sequence[CopySource]) -> None:
        """Lists the sets."""
        for box in (self.before, self.after):
            box.clear()
            for each in sets:
                text = tr("{year} · {group}", year=each.round.year, group=short_title(each.group))
                box.addItem(text, each.tree.set.id)

    def choose(self, before: SetId, after: SetId) -> None:
        """Shows a choice without telling it."""
        for box, wanted in ((self.before, before), (self.after, after)):
            box.setCurrentIndex(box.findData(wanted))

    @property
    def current(self) -> tuple[SetId, SetId]:
        """The ids of the sets chosen."""
        return (self.before.currentData(), self.after.currentData())


class Shown(StrEnum):
    """Which lines are shown."""

    ALL = "all"
    CHANGED = "changed"
    OPEN = "open"


class LineFilter(QWidget):
    """All lines, what changed, or what waits for an answer; and of changes a single kind.

    Attributes:
        lines: All, changed or open ones.
        kind: A single kind of change, or any.

    Signals:
        changed: Other lines shall be shown.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines = Segments([(each, "") for each in Shown])
        self.kind = QComboBox()
        self.kind.setMinimumWidth(theme.em(11))
        caption = label(tr("&Kind of change"), "muted")
        caption.setBuddy(self.kind)
        self.lines.chosen.connect(lambda _key: self.changed.emit())
        self.kind.activated.connect(lambda _at: self.changed.emit())
        self.setLayout(row(self.lines, caption, self.kind, gap=0.75))

    def count(self, rows: Sequence[MappingRow]) -> None:
        """Tells how many lines there are of each sort; what is chosen stays chosen."""
        chosen, kind = self.lines.current, self.kind.currentData()
        self.lines.set_choices(
            [
                (Shown.ALL, tr("All ({count})", count=len(rows))),
                (Shown.CHANGED, tr("Differing ({count})", count=sum(map(_differs, rows)))),
                (Shown.OPEN, tr("To confirm ({count})", count=sum(map(_is_open, rows)))),
            ]
        )
        self.lines.choose(chosen)
        times = Counter(each for line in rows for each in line.pair.changes)
        self.kind.clear()
        self.kind.addItem(tr("Every kind"), None)
        for each in ChangeKind:
            if times[each]:
                self.kind.addItem(f"{change_name(each)} ({times[each]})", each)
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))

    def passing(self, rows: Sequence[MappingRow]) -> list[MappingRow]:
        """Returns the lines that are shown."""
        chosen = self.lines.current
        found = list(rows) if chosen is Shown.ALL else [r for r in rows if _TESTS[chosen](r)]
        kind = self.kind.currentData()
        return found if kind is None else [line for line in found if kind in line.pair.changes]

    @property
    def kinds(self) -> frozenset[ChangeKind]:
        """The kinds of changes that papers tell."""
        kind = self.kind.currentData()
        return ALL_CHANGES if kind is None else frozenset({kind})


def _differs(line: MappingRow) -> bool:
    return bool(line.pair.changes)


def _is_open(line: MappingRow) -> bool:
    return line.state is MappingState.SUGGESTED


_TESTS: Mapping[object, Callable[[MappingRow], bool]] = {
    Shown.CHANGED: _differs,
    Shown.OPEN: _is_open,
}
