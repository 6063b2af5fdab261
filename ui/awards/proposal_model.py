"""All units of a round with what the rules of a sheet say of each, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from parindex_desktop.domain.award_proposal import Verdict
from parindex_desktop.domain.units import UnitId
from parindex_desktop.i18n import tr
from parindex_desktop.services.award_words import show_rise, why
from ui import icons
from ui.results.words import show_index
from ui.widgets.rows_model import Column, RowsModel

if TYPE_CHECKING:
    from parindex_desktop.services.award_proposals import Proposed


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A unit as the table shows it.

    Attributes:
        listed: True when it is on the award list.
        barred: Why it may not be awarded; empty when it may.
    """

    unit_id: UnitId
    name: str
    group: str
    rank: str
    index: str
    class_name: str
    rise: str
    verdict: Verdict
    why: str
    listed: bool
    barred: str = ""


def proposal_line(
    proposed: Proposed, *, name: str, decimals: int, listed: bool, barred: str
) -> ProposalLine:
    """Words a unit with its verdict; `decimals` are those of the printed index."""
    standing, rise = proposed.standing, proposed.rise
    return ProposalLine(
        unit_id=proposed.unit_id,
        name=name,
        group=proposed.group.heading,
        rank=str(standing.rank or "–"),
        index=show_index(standing.index, decimals),
        class_name=standing.class_name,
        rise="" if rise is None else show_rise(proposed.rule, rise, decimals),
        verdict=proposed.verdict,
        why=why(proposed, decimals),
        listed=listed,
        barred=barred,
    )


class ProposalColumn(IntEnum):
    """Columns of the table."""

    NAME = 0
    GROUP = 1
    RANK = 2
    INDEX = 3
    CLASS = 4
    RISE = 5
    WHY = 6
    LISTED = 7


class ProposalModel(RowsModel[ProposalLine]):
    """One row per unit: a tick before who is in, a warning before who ties at the cut."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(tr("Unit"), lambda line: line.name, _tone_of_name),
                Column(tr("Group"), lambda line: line.group, lambda _line: "muted"),
                Column(tr("Rank"), lambda line: line.rank, is_number=True),
                Column(tr("Index"), lambda line: line.index, is_number=True),
                Column(tr("Class"), lambda line: line.class_name),
                Column(tr("Rise"), lambda line: line.rise, is_number=True),
                Column(tr("Proposed, and why"), lambda line: line.why, _tone_of_reason),
                Column(tr("Listed"), _listed, lambda line: "ok" if line.listed else "muted"),
            )
        )

    def row_of(self, unit_id: UnitId) -> int:
        """Returns the row of a unit, -1 when it is not shown."""
        rows = (row for row, line in enumerate(self.rows) if line.unit_id == unit_id)
        return next(rows, -1)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Adds the pictures to what a cell shows."""
        if index.isValid() and role == Qt.ItemDataRole.DecorationRole:
            line = self.rows[index.row()]
            if index.column() == ProposalColumn.WHY:
                return icons.icon(*_picture(line.verdict))
            return None
        return super().data(index, role)


def _picture(verdict: Verdict) -> tuple[str, str]:
    if verdict is Verdict.TIED:
        return "triangle-alert", "warning"
    return ("check", "ok") if verdict.is_in else ("x", "muted")


def _tone_of_name(line: ProposalLine) -> str | None:
    return None if line.verdict.is_in or line.listed else "muted"


def _tone_of_reason(line: ProposalLine) -> str | None:
    if line.verdict is Verdict.TIED:
        return "warning"
    return None if line.verdict.is_in else "muted"


def _listed(line: ProposalLine) -> str:
    return tr("yes") if line.listed else tr("no")
