"""How the table prints its numbers and headings, taken over into a set-up that is still untouched.

So An Giang 2016 comes out again with `68` beside `26,39`, and Bình Dương 2017 with `82,00%`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Source
from parindex_desktop.domain.importing.mapping import TargetKind, leaves_of_source
from parindex_desktop.domain.importing.reading import DecimalMark, decimals_shown, is_number
from parindex_desktop.domain.numbers import NumberStyle
from parindex_desktop.domain.rounds import ColumnKind, GroupSetup, RankingColumn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.criteria import CriteriaTree
    from parindex_desktop.domain.importing.mapping import MappedColumn
    from parindex_desktop.domain.importing.table import SourceCell

_KINDS = {
    TargetKind.ORDINAL: ColumnKind.ORDINAL,
    TargetKind.UNIT: ColumnKind.UNIT,
    TargetKind.APPRAISED: ColumnKind.APPRAISED,
    TargetKind.SURVEY: ColumnKind.SURVEY,
    TargetKind.TOTAL: ColumnKind.TOTAL,
    TargetKind.INDEX: ColumnKind.INDEX,
    TargetKind.RANK: ColumnKind.RANK,
    TargetKind.CLASS: ColumnKind.CLASS,
}
_SHOWN_IF_PRESENT = frozenset({ColumnKind.TOTAL, ColumnKind.RANK, ColumnKind.CLASS})
_SOURCE_OF = {ColumnKind.APPRAISED: Source.APPRAISED, ColumnKind.SURVEY: Source.SURVEY}


def learned_setup(
    setup: GroupSetup,
    *,
    columns: Sequence[MappedColumn],
    cells: Mapping[int, Sequence[SourceCell]],
    tree: CriteriaTree,
    has_mean: bool,
) -> GroupSetup:
    """Returns the set-up with the headings, columns, number styles and mean of the table.

    A table that prints the index is a published one: without a row of the mean (An Giang 2016) none
    is printed. Other tables do not tell.

    Args:
        setup: The set-up as nobody has touched it.
        columns: What the columns of the table are.
        cells: Column of the table -> its cells in unit rows.
        tree: As the import leaves it: a source without leaves has no column to show.
        has_mean: The table has a row of the mean.
    """
    seen = {_kind_of(column, tree): column for column in reversed(columns)}
    learned = tuple(
        _learn(ranking, seen.get(ranking.kind), cells, tree) for ranking in setup.columns
    )
    shows_mean = has_mean if ColumnKind.INDEX in seen else setup.show_mean
    return replace(setup, columns=learned, show_mean=shows_mean)


def style_of(cells: Sequence[SourceCell]) -> NumberStyle | None:
    """Returns how a column prints trailing zeros; None when its numbers do not tell.

    `82,00` proves that they are printed; `68` beside `26,39` that they are dropped.
    """
    shown = [cell for cell in cells if is_number(cell)]
    decimals = [decimals_shown(cell, DecimalMark.COMMA) for cell in shown]
    for cell, count in zip(shown, decimals, strict=True):
        if count and cell.text.removesuffix("%").rstrip().endswith("0"):
            return NumberStyle.FIXED
    return NumberStyle.TRIMMED if len(set(decimals)) > 1 else None


def _kind_of(column: MappedColumn, tree: CriteriaTree) -> ColumnKind | None:
    if column.target.kind is not TargetKind.CRITERION:
        return _KINDS.get(column.target.kind)
    for kind, source in _SOURCE_OF.items():
        if [leaf.code for leaf in leaves_of_source(tree, source)] == [column.target.criterion_code]:
            return kind
    return None


def _learn(
    ranking: RankingColumn,
    column: MappedColumn | None,
    cells: Mapping[int, Sequence[SourceCell]],
    tree: CriteriaTree,
) -> RankingColumn:
    source = _SOURCE_OF.get(ranking.kind)
    if source is not None:
        ranking = replace(ranking, visible=bool(leaves_of_source(tree, source)))
    if column is None:
        hidden = ranking.kind in _SHOWN_IF_PRESENT
        return replace(ranking, visible=False) if hidden else ranking
    own = cells.get(column.index, ())
    numeric = ranking.kind in _SOURCE_OF or ranking.kind in {ColumnKind.TOTAL, ColumnKind.INDEX}
    style = style_of(own) if numeric else None
    return replace(
        ranking,
        heading=column.heading,
        visible=ranking.visible or ranking.kind in _SHOWN_IF_PRESENT,
        style=style or ranking.style,
        percent=numeric and any(cell.is_percent for cell in own),
    )
