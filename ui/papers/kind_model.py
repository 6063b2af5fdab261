"""The kinds of papers, under what they are for, ticked when they are to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from parindex_desktop.domain.paper_kinds import FAMILIES, PaperFamily, PaperKind
from parindex_desktop.services.papers.kind_names import family_name, name_of
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class KindLine:
    """A line of the list: a kind of paper, or the heading of a family.

    Attributes:
        why_not: Why the paper cannot be made; empty when it can, or was not tried.
    """

    family: PaperFamily
    kind: PaperKind | None = None
    chosen: bool = False
    why_not: str = ""


class KindModel(QAbstractListModel):
    """One row per kind, and one per family above its kinds.

    Signals:
        ticked: A kind and whether it shall be printed.
    """

    ticked = Signal(object, bool)

    def __init__(self, kinds: Iterable[PaperKind]) -> None:
        super().__init__()
        offered = list(kinds)
        self._lines: list[KindLine] = []
        for family in PaperFamily:
            own = [kind for kind in offered if FAMILIES[kind] is family]
            if own:
                self._lines.append(KindLine(family))
                self._lines += (KindLine(family, kind) for kind in own)

    def show(self, chosen: Collection[PaperKind], why_not: dict[PaperKind, str]) -> None:
        """Shows which kinds are ticked, and why some of them cannot be made."""
        self._lines = [
            KindLine(
                line.family, line.kind, line.kind in chosen,
                why_not.get(line.kind, "") if line.kind else "",
            )
            for line in self._lines
        ]  # fmt: skip
        self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def row_of(self, kind: PaperKind) -> int:
        """Returns the row of a kind."""
        return next(row for row, line in enumerate(self._lines) if line.kind is kind)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Kinds can be ticked; the arrows pass over headings."""
        if not index.isValid() or self._lines[index.row()].kind is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsUserCheckable
        )

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Returns name, tick, and why a paper cannot be made."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if line.kind is None:
            return _heading(line.family, role)
        if role == _Role.DisplayRole:
            return name_of(line.kind)
        if role == _Role.CheckStateRole:
            return Qt.CheckState.Checked if line.chosen else Qt.CheckState.Unchecked
        if role == _Role.ToolTipRole:
            return line.why_not or None
        if role == _Role.ForegroundRole and line.why_not:
            return theme.tokens().colour("muted")
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: ANN401
        """Sends a tick out; the screen decides what follows."""
        kind = self._lines[index.row()].kind if index.isValid() else None
        if role != _Role.CheckStateRole or kind is None:
            return False
        self.ticked.emit(kind, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


def _heading(family: PaperFamily, role: int) -> Any:  # noqa: ANN401
    if role == _Role.DisplayRole:
        return family_name(family)
    if role == _Role.ForegroundRole:
        return theme.tokens().colour("muted")
    if role == _Role.FontRole:
        font = QFont()
        font.setBold(True)
        return font
    return None
