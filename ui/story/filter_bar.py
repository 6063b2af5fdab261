"""What the log can be narrowed to: round, group, unit, criterion, person, kind, days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from parindex_desktop.domain.days import read_day
from parindex_desktop.domain.text import sort_key
from parindex_desktop.domain.trail import TrailFilter
from parindex_desktop.i18n import tr
from parindex_desktop.services.audit_log import KINDS
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.context import Context


class FilterBar(QWidget):
    """Two lines of choices; each begins with all. Units and criteria follow round and group.

    Signals:
        changed: Something else is asked for.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.round = _choice(tr("All rounds"))
        self.group = _choice(tr("All groups"))
        self.unit = _choice(tr("All units"))
        self.criterion = _choice(tr("All criteria"))
        self.person = _choice(tr("Everybody"))
        self.kind = _choice(tr("All kinds"))
        self.since, self.until = _day(tr("From day")), _day(tr("To day"))
        self._clear = button(tr("&Clear the filter"), self._on_cleared, kind="quiet")
        self._clear.setEnabled(False)
        self._arrange()
        _fill(self.kind, ((key, tr(kind.text)) for key, kind in KINDS.items()))
        self._listen()

    @property
    def only(self) -> TrailFilter:
        """The conditions chosen; a day that is none is passed by and marked."""
        kind = KINDS.get(self.kind.currentData() or "")
        person, criterion = self.person.currentData(), self.criterion.currentData()
        since, until = _read(self.since), _read(self.until)
        return TrailFilter(
            round_id=self.round.currentData(),
            group_id=self.group.currentData(),
            unit_id=self.unit.currentData(),
            criteria=(criterion,) if criterion is not None else (),
            people=(person,) if person is not None else (),
            actions=kind.actions if kind else (),
            kinds=kind.kinds if kind else (),
            since=_midnight(since) if since else None,
            until=_midnight(until + timedelta(days=1)) if until else None,
        )

    def refresh(self) -> None:
        """Offers what the file holds now; what was chosen stays chosen where it still exists."""
        session = self._context.session
        _fill(
            self.round,
            ((each.id, tr("Year {year}", year=each.year)) for each in reversed(session.rounds)),
        )
        _fill(self.group, ((each.id, each.heading) for each in session.groups))
        _fill(self.person, ((name, name or "–") for name in session.reader.people()))
        self._offer_places()

    def clear(self) -> None:
        """Asks for everything, without telling it."""
        for choice in (
            self.round, self.group, self.unit, self.criterion, self.person, self.kind,
        ):  # fmt: skip
            blocked = choice.blockSignals(True)
            choice.setCurrentIndex(0)
            choice.blockSignals(blocked)
        for day in (self.since, self.until):
            day.clear()
            restyle(day, state="")
        self._offer_places()
        self._clear.setEnabled(False)

    def _arrange(self) -> None:
        places = row(self.round, self.group, self.unit, self.criterion, gap=0.4)
        for at, share in enumerate((2, 2, 3, 3)):
            places.setStretch(at, share)
        since, until = label(tr("from"), "muted"), label(tr("to"), "muted")
        others = row(
            self.person, self.kind, since, self.since, until, self.until, self._clear, gap=0.4
        )
        others.setStretch(0, 1)
        others.setStretch(1, 1)
        self.setLayout(column(places, others, gap=0.4))

    def _listen(self) -> None:
        for choice in (self.round, self.group):
            choice.currentIndexChanged.connect(self._on_place)
        for choice in (self.unit, self.criterion, self.person, self.kind):
            choice.currentIndexChanged.connect(self._on_changed)
        for day in (self.since, self.until):
            day.editingFinished.connect(self._on_changed)

    def _on_place(self) -> None:
        self._offer_places()
        self._on_changed()

    def _on_changed(self) -> None:
        for day in (self.since, self.until):
            wrong = bool(day.text().strip()) and _read(day) is None
            restyle(day, state="error" if wrong else "")
        self._clear.setEnabled(self.only != TrailFilter())
        self.changed.emit()

    def _on_cleared(self) -> None:
        self.clear()
        self.changed.emit()

    def _offer_places(self) -> None:
        """Offers the units and criteria of the round and the group chosen."""
        session = self._context.session
        round_id, group_id = self.round.currentData(), self.group.currentData()
        units = list(session.units.values())
        tree = None
        if round_id is not None:
            parts = session.reader.participations(round_id)
            inside = {p.unit_id for p in parts if group_id in (None, p.group_id)}
            units = [unit for unit in units if unit.id in inside]
            tree = session.reader.criteria_tree(round_id, group_id) if group_id else None
        units.sort(key=lambda unit: sort_key(unit.name))
        _fill(self.unit, ((unit.id, unit.name) for unit in units))
        criteria = tree.criteria if tree else ()
        _fill(self.criterion, ((each.id, f"{each.code} {each.name}") for each in criteria))
        self.criterion.setEnabled(bool(criteria))
        self.criterion.setToolTip("" if criteria else tr("Choose a round and a group first."))


def _choice(everything: str) -> QComboBox:
    made = QComboBox()
    made.addItem(everything, None)
    made.setAccessibleName(everything)
    made.setMinimumContentsLength(8)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMaxVisibleItems(18)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def _day(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(tr("day/month/year"))
    made.setAccessibleName(name)
    made.setFixedWidth(theme.em(8))
    return made


def _fill(choice: QComboBox, offered: Iterable[tuple[Any, str]]) -> None:
    """Puts other choices behind the first one, all; nothing is told."""
    chosen = choice.currentData()
    blocked = choice.blockSignals(True)
    while choice.count() > 1:
        choice.removeItem(choice.count() - 1)
    for key, text in offered:
        choice.addItem(text, key)
    choice.setCurrentIndex(max(choice.findData(chosen), 0))
    choice.blockSignals(blocked)


def _read(day: QLineEdit) -> date | None:
    iso = read_day(day.text().strip())
    return date.fromisoformat(iso) if iso else None


def _midnight(day: date) -> datetime:
    """Returns the beginning of a day here."""
    return datetime.combine(day, time()).astimezone()
