"""The documents of one criterion of a unit, and an empty line at the end for the next one."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from parindex_desktop.domain.evidence import EvidenceEntry, entry_of
from parindex_desktop.domain.evidence_reading import is_sentence, read_line
from parindex_desktop.i18n import tr
from parindex_desktop.sentences.evidence import tell_field
from ui import icons, theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.evidence import Evidence, EvidenceId

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_Cell = tuple["EvidenceId | None", str]
"""A document, None for the next one, and a field of it."""


class EvidenceColumn(IntEnum):
    """Columns of the table."""

    NUMBER = 0
    DAY = 1
    ISSUER = 2
    PAGE = 3
    NOTE = 4
    REFERENCE = 5
    FILE = 6


_FIELD = {
    EvidenceColumn.NUMBER: "number",
    EvidenceColumn.DAY: "day",
    EvidenceColumn.ISSUER: "issuer",
    EvidenceColumn.PAGE: "page",
    EvidenceColumn.NOTE: "note",
    EvidenceColumn.REFERENCE: "reference",
}


class EvidenceModel(QAbstractTableModel):
    """One row per document and one for the next; what is typed goes out as signals.

    The next document is kept here until something names it: a date alone is not worth writing.

    Signals:
        drafted: The next document, an entry that names something.
        changed: A document and the entry as typed.
    """

    drafted = Signal(object)
    changed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._documents: tuple[Evidence, ...] = ()
        self._elsewhere: Mapping[EvidenceId, str] = {}
        self._draft = EvidenceEntry()
        self._refused: dict[_Cell, tuple[str, str]] = {}
        self._writable = True

    @property
    def documents(self) -> tuple[Evidence, ...]:
        """The documents shown."""
        return self._documents

    @property
    def draft(self) -> EvidenceEntry:
        """What is typed of the next document."""
        return self._draft

    def set_rows(self, documents: Sequence[Evidence], *, same_place: bool, writable: bool) -> None:
        """Shows documents.

        Args:
            documents: In their order.
            same_place: Of the same criterion and unit as before: the current cell stays.
            writable: There is a line for the next one, and all can be typed in.
        """
        before, count = len(self._documents), len(documents)
        if not same_place or writable != self._writable:
            self.beginResetModel()
            self._documents, self._draft = tuple(documents), EvidenceEntry()
            self._writable, self._elsewhere, self._refused = writable, {}, {}
            self.endResetModel()
            return
        below = int(writable)  # the line for the next one becomes a document, and another follows
        if count > before:
            self.beginInsertRows(QModelIndex(), before + below, count - 1 + below)
        elif count < before:
            self.beginRemoveRows(QModelIndex(), count + below, before - 1 + below)
        self._documents, self._elsewhere = tuple(documents), {}
        if count > before:
            self._draft = EvidenceEntry()
            self._refused = {cell: kept for cell, kept in self._refused.items() if cell[0]}
            self.endInsertRows()
        elif count < before:
            self.endRemoveRows()
        self._repaint()

    def refuse(
        self, document: Evidence | None, entry: EvidenceEntry, why: Mapping[str, str]
    ) -> None:
        """Keeps texts that could not be written, marked, until they are typed anew.

        Args:
            document: Whose they are; None for the next one.
            entry: As typed.
            why: The fields refused, each with its reason.
        """
        for field, reason in why.items():
            self._refused[_cell(document, field)] = (str(getattr(entry, field)), reason)
        self._repaint()

    def is_refused(self, index: _Index) -> bool:
        """True where a text waits that could not be written."""
        return self._refusal(index) is not None

    def set_elsewhere(self, told: Mapping[EvidenceId, str]) -> None:
        """Marks the documents that stand elsewhere too; each with where, in words."""
        if told != self._elsewhere:
            self._elsewhere = told
            self._repaint()

    def elsewhere(self, document: Evidence) -> str:
        """Returns where a document stands too, empty when nowhere."""
        return self._elsewhere.get(document.id, "")

    def document_at(self, row: int) -> Evidence | None:
        """Returns the document of a row; None for the next one."""
        return self._documents[row] if 0 <= row < len(self._documents) else None

    # ---- Qt -------------------------------------------------------------------------------------
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of documents and one."""
        return 0 if parent.isValid() else len(self._documents) + int(self._writable)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Returns the number of columns."""
        return 0 if parent.isValid() else len(EvidenceColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        column = EvidenceColumn(section)
        return tell_field(_FIELD[column]) if column in _FIELD else tr("File")

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Everything but the file can be typed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        typed = self._writable and index.column() in _FIELD
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows."""
        if not index.isValid():
            return None
        column, document = EvidenceColumn(index.column()), self.document_at(index.row())
        if (refusal := self._refusal(index)) is not None:
            return _refused_data(*refusal, role)
        if role == _Role.ForegroundRole and document is None:
            return theme.tokens().colour("text" if any(_texts(self._draft)) else "muted")
        if column is EvidenceColumn.FILE:
            return _file_data(document, role) if document is not None else None
        match role:
            case _Role.DisplayRole | _Role.EditRole:
                return self._field(index.row(), column, shown=role == _Role.DisplayRole)
            case _Role.ToolTipRole:
                told = self.elsewhere(document) if document is not None else ""
                return told or self._field(index.row(), column, shown=False) or None
            case _Role.DecorationRole if column is EvidenceColumn.NUMBER and document is not None:
                if self.elsewhere(document):
                    return icons.icon("triangle-alert", "warning")
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: ANN401
        """Sends out what was typed; a whole line typed as the next number is read apart."""
        column = EvidenceColumn(index.column())
        if role != _Role.EditRole or column not in _FIELD:
            return False
        text, document = str(value), self.document_at(index.row())
        self._refused.pop(_cell(document, _FIELD[column]), None)
        if document is not None:
            self.changed.emit(document, replace(entry_of(document), **{_FIELD[column]: text}))
            return True
        self._draft = _drafted(self._draft, column, text)
        self._repaint()
        if self._draft.tidy().names_something:
            self.drafted.emit(self._draft)
        return True

    def _field(self, row: int, column: EvidenceColumn, *, shown: bool) -> str:
        document = self.document_at(row)
        entry = self._draft if document is None else entry_of(document)
        if document is None and shown and column is EvidenceColumn.NUMBER and not entry.number:
            return tr("Next document…")
        return str(getattr(entry, _FIELD[column]))

    def _refusal(self, index: _Index) -> tuple[str, str] | None:
        field = _FIELD.get(EvidenceColumn(index.column()), "")
        return self._refused.get(_cell(self.document_at(index.row()), field))

    def _repaint(self) -> None:
        if self.rowCount():
            last = self.index(self.rowCount() - 1, len(EvidenceColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _cell(document: Evidence | None, field: str) -> _Cell:
    return (None if document is None else document.id, field)


def _refused_data(text: str, why: str, role: int) -> Any:  # noqa: ANN401
    match role:
        case _Role.DisplayRole | _Role.EditRole:
            return text
        case _Role.ToolTipRole | _Role.AccessibleDescriptionRole:
            return why
        case _Role.BackgroundRole:
            return theme.tokens().colour("danger_soft")
        case _Role.ForegroundRole:
            return theme.tokens().colour("danger")
        case _Role.DecorationRole:  # seen in the selected row too, whose colours are its own
            return icons.icon("circle-alert", "danger")
    return None


def _drafted(draft: EvidenceEntry, column: EvidenceColumn, text: str) -> EvidenceEntry:
    if column is EvidenceColumn.NUMBER and is_sentence(text):
        read = read_line(text)
        kept = {name: value for name in _FIELD.values() if (value := getattr(draft, name))}
        return replace(read, **{**kept, "number": read.number})
    return replace(draft, **{_FIELD[column]: text})


def _texts(entry: EvidenceEntry) -> list[str]:
    return [getattr(entry, name) for name in _FIELD.values()]


def _file_data(document: Evidence, role: int) -> Any:  # noqa: ANN401
    if not document.attachment:
        return None
    match role:
        case _Role.DisplayRole | _Role.ToolTipRole:
            return document.attachment_name
        case _Role.DecorationRole:
            return icons.icon("paperclip", "muted")
    return None
