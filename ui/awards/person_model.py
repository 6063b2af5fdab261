"""The persons of the award list, and an empty line at the end to type the next one into."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from parindex_desktop.domain.person_names import read_honorific
from parindex_desktop.i18n import tr
from parindex_desktop.services.award_persons import PersonEntry, entry_of
from ui import icons, theme
from ui.awards.person_words import is_only_earlier, what_to_notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.awards import AwardedPerson, AwardeeId
    from parindex_desktop.services.award_repeats import Repeat

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class PersonColumn(IntEnum):
    """Columns of the table."""

    ORDINAL = 0
    HONORIFIC = 1
    NAME = 2
    OFFICE = 3
    WORKPLACE = 4
    ACHIEVEMENT = 5
    NOTICE = 6


_FIELD = {
    PersonColumn.HONORIFIC: "honorific",
    PersonColumn.NAME: "name",
    PersonColumn.OFFICE: "office",
    PersonColumn.WORKPLACE: "workplace",
    PersonColumn.ACHIEVEMENT: "achievement",
}


class PersonModel(QAbstractTableModel):
    """One row per person and one for the next; what is typed goes out as signals.

    The next person is kept here until a name is typed: nothing else of it is worth writing.

    Signals:
        drafted: The next person, an entry with a name.
        changed: A person and the entry as typed.
        placed: A person and the place typed for the line, from 1.
    """

    drafted = Signal(object)
    changed = Signal(object, object)
    placed = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self._persons: tuple[AwardedPerson, ...] = ()
        self._repeats: Mapping[AwardeeId, Sequence[Repeat]] = {}
        self._draft = PersonEntry()

    @property
    def draft(self) -> PersonEntry:
        """What is typed of the next person."""
        return self._draft

    def set_rows(
        self,
        persons: tuple[AwardedPerson, ...],
        repeats: Mapping[AwardeeId, Sequence[Repeat]],
    ) -> None:
        """Shows other persons; the current cell stays where lines were only added or changed."""
        before, count = len(self._persons), len(persons)
        if count > before:
            self.beginInsertRows(QModelIndex(), before + 1, count)
        elif count < before:
            self.beginRemoveRows(QModelIndex(), count + 1, before)
        self._persons, self._repeats = persons, repeats
        if count > before:
            self._draft = PersonEntry()
            self.endInsertRows()
        elif count < before:
            self.endRemoveRows()
        self.dataChanged.emit(self.index(0, 0), self.index(count, len(PersonColumn) - 1))

    def person_at(self, row: int) -> AwardedPerson | None:
        """Returns the person of a row; None for the next one."""
        return self._persons[row] if 0 <= row < len(self._persons) else None

    # ---- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of persons and one."""
        return 0 if parent.isValid() else len(self._persons) + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Returns the number of columns."""
        return 0 if parent.isValid() else len(PersonColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return (
            tr("No."), tr("Mr/Ms"), tr("Full name"), tr("Position"), tr("Workplace"),
            tr("Achievement"), tr("Notice"),
        )[section]  # fmt: skip

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """All that is printed can be typed, the number of a line to move it."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        is_numbered = index.column() == PersonColumn.ORDINAL and index.row() < len(self._persons)
        typed = is_numbered or index.column() in _FIELD
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows."""
        if not index.isValid():
            return None
        column, person = PersonColumn(index.column()), self.person_at(index.row())
        match role:
            case _Role.DisplayRole | _Role.EditRole if column in _FIELD:
                return self._field(index.row(), column, shown=role == _Role.DisplayRole)
            case _Role.DisplayRole | _Role.EditRole if column is PersonColumn.ORDINAL:
                return str(index.row() + 1)
            case _Role.ToolTipRole if column in _FIELD and person is not None:
                return self._field(index.row(), column, shown=True) or None
            case _Role.TextAlignmentRole if column is PersonColumn.ORDINAL:
                return int(Qt.AlignmentFlag.AlignCenter)
            case _Role.ForegroundRole if person is None:
                return theme.tokens().colour("text" if self._draft.name else "muted")
        return self._notice_data(person, role) if column is PersonColumn.NOTICE and person else None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: ANN401
        """Sends out what was typed; a next person without a name is kept here."""
        column, text = PersonColumn(index.column()), str(value)
        if role == _Role.EditRole and column is PersonColumn.ORDINAL:
            return self._place(index.row(), text)
        if role != _Role.EditRole or column not in _FIELD:
            return False
        person = self.person_at(index.row())
        entry = self._draft if person is None else entry_of(person)
        if column is PersonColumn.HONORIFIC and text.strip():
            honorific = read_honorific(text)
            if not honorific and entry.name:
                return False
            column = column if honorific else PersonColumn.NAME  # typed one cell too early
            text = honorific or text
        typed = replace(entry, **{_FIELD[column]: text})
        if person is not None:
            self.changed.emit(person.id, typed)
            return True
        self._draft = typed
        self.dataChanged.emit(index, index)
        if typed.tidy().name:
            self.drafted.emit(typed)
        return True

    def _place(self, row: int, text: str) -> bool:
        person = self.person_at(row)
        # Not isdigit(): that knows digits that int() refuses, such as a superscript two.
        if person is None or not text.strip().isdecimal() or int(text) == row + 1:
            return False
        self.placed.emit(person.id, int(text))
        return True

    def _field(self, row: int, column: PersonColumn, *, shown: bool) -> str:
        person = self.person_at(row)
        entry = self._draft if person is None else entry_of(person)
        text = str(getattr(entry, _FIELD[column]))
        if person is None and shown and not text and column is PersonColumn.NAME:
            return tr("Next person…")
        return text

    def _notice_data(self, person: AwardedPerson, role: int) -> Any:  # noqa: ANN401
        repeats = self._repeats.get(person.id, ())
        words = what_to_notice(person, repeats)
        if not words:
            return None
        only_earlier = is_only_earlier(person, repeats)
        match role:
            case _Role.DisplayRole | _Role.ToolTipRole:
                return words
            case _Role.DecorationRole:
                name, tone = ("info", "muted") if only_earlier else ("triangle-alert", "warning")
                return icons.icon(name, tone)
            case _Role.ForegroundRole:
                return theme.tokens().colour("muted" if only_earlier else "warning")
        return None
