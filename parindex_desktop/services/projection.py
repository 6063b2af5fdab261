"""What a projector shows a meeting: the ranking and one unit's sheet, without what is keyed blind.

While a sheet is keyed for the second time nobody may see what the first entry says, and the one who
keys may sit in the room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.second_entry.campaigns import CampaignState
from parindex_desktop.domain.second_entry.states import TO_BE_KEYED
from parindex_desktop.services.ranking_table import RankingRow, ranking_table, shows_numbers
from parindex_desktop.services.score_entry import Place, show_score, shown_score
from parindex_desktop.services.second_entry_blind import HIDDEN
from parindex_desktop.services.sheet import lines_of, sums_of

if TYPE_CHECKING:
    from parindex_desktop.domain.stage_sums import StageSums
    from parindex_desktop.domain.units import GroupId, UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.ranking_table import RankingTable
    from parindex_desktop.services.sheet import Line

SHOWN_STAGES: Final = (Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2, Stage.SURVEY)

Hidden = dict["UnitId", frozenset[Stage]]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One criterion of a unit's sheet in words.

    Attributes:
        texts: Maximum, the points at each of `SHOWN_STAGES`, and what holds.
    """

    criterion_id: CriterionId
    code: str
    name: str
    depth: int
    is_leaf: bool
    texts: tuple[str, ...]


def hidden_stages(dossier: Dossier, group_id: GroupId) -> Hidden:
    """Returns the stages of each unit that are being keyed again; units without are left out."""
    found: Hidden = {}
    for campaign in dossier.campaigns(group_id):
        if campaign.state is not CampaignState.OPEN:
            continue
        for sheet in dossier.second_sheets(campaign.id):
            if sheet.state in TO_BE_KEYED:
                found[sheet.unit_id] = found.get(sheet.unit_id, frozenset()) | {campaign.stage}
    return found


def shown_ranking(book: GroupBook, hidden: Hidden) -> RankingTable:
    """Returns the ranking; points of units that are keyed blind do not show."""
    table = ranking_table(book)
    numbers = [shows_numbers(column) for column in table.columns]

    def shown(row: RankingRow) -> RankingRow:
        if not hidden.get(row.unit_id, frozenset()) - {Stage.SELF}:  # that enters no ranking
            return row
        pairs = zip(row.texts, numbers, strict=True)
        return replace(row, texts=tuple(HIDDEN if number else text for text, number in pairs))

    return replace(table, rows=tuple(map(shown, table.rows)))


def shown_sheet(book: GroupBook, unit_id: UnitId, hidden: Hidden) -> tuple[SheetLine, ...]:
    """Returns all criteria of a unit with its points in printed order."""
    blind = hidden.get(unit_id, frozenset())
    sums = sums_of(book, unit_id)
    return tuple(_sheet_line(book, unit_id, line, sums, blind) for line in lines_of(book.tree))


def _sheet_line(
    book: GroupBook, unit_id: UnitId, line: Line, sums: StageSums, blind: frozenset[Stage]
) -> SheetLine:
    criterion = line.criterion
    points = [
        HIDDEN if stage in blind else _at_stage(book, unit_id, line, sums, stage)
        for stage in SHOWN_STAGES
    ]
    tally = book.result(unit_id).nodes[criterion.id]
    final = format_points(tally.points) if tally.scored else ""
    texts = (
        format_points(criterion.max_points), *points, HIDDEN if blind - {Stage.SELF} else final,
    )  # fmt: skip
    return SheetLine(criterion.id, criterion.code, criterion.name, line.depth, line.is_leaf, texts)


def _at_stage(book: GroupBook, unit_id: UnitId, line: Line, sums: StageSums, stage: Stage) -> str:
    criterion_id = line.criterion.id
    if line.is_leaf:
        score, _ = shown_score(book, Place(unit_id, criterion_id), (stage,))
        return show_score(score)
    total = sums.at(criterion_id, stage)
    return "" if total is None else format_points(total)
