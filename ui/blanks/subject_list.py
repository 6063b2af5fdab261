"""The texts of a blank and its QR code as a list: which is selected, which are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView

from ui import theme
from ui.blanks.subjects import QR, Subject, name_of, shown

if TYPE_CHECKING:
    from collections.abc import Collection

    from parindex_desktop.domain.certificates.profiles import BlankProfile

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class SubjectModel(QAbstractListModel):
    """One row per text, the QR code last.

    Signals:
        ticked: A subject and whether it shall be printed.
    """

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._subjects: tuple[Subject, ...] = ()
        self._shown: frozenset[Subject] = frozenset()
        self._faulty: frozenset[Subject] = frozenset()

    def show(self, profile: BlankProfile, faulty: Collection[Subject]) -> None:
        """Shows the subjects of a profile; those with faults are marked."""
        subjects: tuple[Subject, ...] = (*(each.name for each in profile.fields), QR)
        if subjects != self._subjects:
            self.beginResetModel()
            self._subjects = subjects
            self.endResetModel()
        self._shown, self._faulty = frozenset(shown(profile)), frozenset(faulty)
        self.dataChanged.emit(self.index(0), self.index(len(subjects) - 1))

    def row_of(self, subject: Subject) -> int:
        """Returns the row of a subject."""
        return self._subjects.index(subject)

    def subject(self, row: int) -> Subject:
        """Returns the subject of a row."""
        return self._subjects[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Number of subjects."""
        return 0 if parent.isValid() else len(self._subjects)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """All can be selected and ticked."""
        known = super().flags(index)
        return known | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else known

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Name, tick, and the colour of what is faulty."""
        if not index.isValid():
            return None
        subject = self._subjects[index.row()]
        if role == _Role.DisplayRole:
            return name_of(subject)
        if role == _Role.CheckStateRole:
            is_shown = subject in self._shown
            return Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked
        if role == _Role.ForegroundRole:
            if subject in self._faulty:
                return theme.tokens().colour("danger")
            return None if subject in self._shown else theme.tokens().colour("muted")
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: ANN401
        """Sends a tick out; the screen decides what follows."""
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        self.ticked.emit(self._subjects[index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


class SubjectList(QListView):
    """All subjects in sight at once; Space ticks.

    Signals:
        chosen: The subject that the person selected.
    """

    chosen = Signal(object)

    def __init__(self, model: SubjectModel) -> None:
        super().__init__()
        self._subjects = model
        self._is_told = False
        self.setModel(model)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._choose(now.row()))
        model.modelReset.connect(self._fit)
        theme.appearance().changed.connect(self._fit)

    def select(self, subject: Subject | None) -> None:
        """Shows what is selected, without telling anybody."""
        self._is_told = True
        if subject is None:
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(self._subjects.index(self._subjects.row_of(subject)))
        self._is_told = False

    def _choose(self, row: int) -> None:
        if row >= 0 and not self._is_told:
            self.chosen.emit(self._subjects.subject(row))

    def _fit(self) -> None:
        rows = self._subjects.rowCount()
        height = self.sizeHintForRow(0) if rows else 0
        self.setFixedHeight(rows * height + 2 * self.frameWidth())
