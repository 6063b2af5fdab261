"""The set that was read as an indented table: the editor's, with rules and problems beside."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import criteria_outline
from ui import icons, theme
from ui.criteria.cells import CriterionColumn
from ui.criteria.model import CriteriaModel
from ui.criteria_import.words import TONES, rule_in_short, state_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.criteria_reading.findings import Finding
    from parindex_desktop.services.criteria_import_draft import CriteriaImportDraft

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
FIELDS = {
    CriterionColumn.CODE: "code",
    CriterionColumn.NAME: "name",
    CriterionColumn.MAXIMUM: "max_points",
    CriterionColumn.SOURCE: "source",
    CriterionColumn.KIND: "kind",
}
"""The field of a draft line that each column corrects."""

_UNREAD = frozenset({"IMP.405", "IMP.406"})
_MARKS = {
    Severity.ERROR: ("circle-alert", "danger"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.NOTE: ("info", "muted"),
}


class DraftColumn(IntEnum):
    """The columns behind those of the editor."""

    RULE = len(CriterionColumn)
    STATE = RULE + 1
    PROBLEM = RULE + 2


class DraftLinesModel(CriteriaModel):
    """Shows a draft; the id of a criterion is the place of its line from 1."""

    def __init__(self, draft: CriteriaImportDraft) -> None:
        super().__init__()
        self._draft = draft

    def show_draft(self) -> None:
        """Shows the draft as it is now."""
        if self._draft.reading is None:
            self.set_rows(())
            return
        self.set_rows(criteria_outline.lines(self._draft.tree()))
        last = self.rowCount() - 1
        if last >= 0:
            self.dataChanged.emit(self.index(0, 0), self.index(last, DraftColumn.PROBLEM))

    def place_at(self, row: int) -> int:
        """Returns the place of the draft's line that a row shows."""
        criterion = self.criterion_at(row)
        assert criterion is not None
        return criterion.id - 1

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Returns the number of columns."""
        return 0 if parent.isValid() else len(CriterionColumn) + len(DraftColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns the heading of a column."""
        if section < DraftColumn.RULE or orientation is not Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Rule"), tr("State of the rule"), tr("Problem"))[section - DraftColumn.RULE]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rules are settled in the next step."""
        if index.isValid() and index.column() >= DraftColumn.RULE:
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows."""
        if not index.isValid():
            return None
        place = self.place_at(index.row())
        if index.column() >= DraftColumn.RULE:
            return self._beside(place, DraftColumn(index.column()), role)
        field = FIELDS.get(CriterionColumn(index.column()), "")
        faulty = [f for f in self._draft.findings_of(place) if f.about == field]
        if faulty and role == Qt.ItemDataRole.BackgroundRole:
            return _background(faulty)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) and any(
            f.problem.code in _UNREAD for f in faulty
        ):
            return "?" if role == Qt.ItemDataRole.DisplayRole else ""
        return super().data(index, role)

    def _beside(self, place: int, column: DraftColumn, role: int) -> Any:  # noqa: ANN401
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(place, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._told(place, column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._role_colour(place, column)
            case Qt.ItemDataRole.DecorationRole if column is DraftColumn.PROBLEM:
                found = self._draft.findings_of(place)
                return icons.icon(*_MARKS[_worst(found)]) if found else None
        return None

    def _text(self, place: int, column: DraftColumn) -> str:
        state = self._draft.state_of(place)
        match column:
            case DraftColumn.RULE:
                line = self._draft.line(place)
                penalty = line.kind is Kind.PENALTY
                rule = self._draft.rule_of(place) if state else None
                return rule_in_short(rule, line.max_points, penalty=penalty)
            case DraftColumn.STATE:
                return state_name(state) if state else ""
            case DraftColumn.PROBLEM:
                found = self._draft.findings_of(place)
                more = f" (+{len(found) - 1})" if len(found) > 1 else ""
                return tell(_first(found).problem).text + more if found else ""

    def _told(self, place: int, column: DraftColumn) -> str:
        if column is not DraftColumn.PROBLEM:
            return self._text(place, column)
        told = (tell(finding.problem) for finding in self._draft.findings_of(place))
        return "\n".join(f"{each.code}: {each.text} {each.action}".rstrip() for each in told)

    def _role_colour(self, place: int, column: DraftColumn) -> Any:  # noqa: ANN401
        state = self._draft.state_of(place)
        if column is DraftColumn.STATE and state:
            return theme.tokens().colour(TONES[state])
        found = self._draft.findings_of(place)
        if column is DraftColumn.PROBLEM and found:
            return theme.tokens().colour(_MARKS[_worst(found)][1])
        return None


def _worst(found: Sequence[Finding]) -> Severity:
    return _first(found).problem.severity


def _first(found: Sequence[Finding]) -> Finding:
    """Returns the finding that weighs most, the first of several."""
    order = list(Severity)
    return min(found, key=lambda finding: order.index(finding.problem.severity))


def _background(found: Sequence[Finding]) -> Any:  # noqa: ANN401
    worst = _worst(found)
    if worst is Severity.NOTE:
        return None
    return theme.tokens().colour("danger_soft" if worst is Severity.ERROR else "warning_soft")
