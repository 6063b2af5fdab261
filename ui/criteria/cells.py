"""What the cells of the tree show of a criterion."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.i18n import tr
from ui.criteria.words import kind_names, short_kind, short_source, source_names

if TYPE_CHECKING:
    from parindex_desktop.services.criteria_outline import CriterionLine


class CriterionColumn(IntEnum):
    """The columns, from the left."""

    CODE = 0
    NAME = 1
    MAXIMUM = 2
    SUM = 3
    SOURCE = 4
    KIND = 5


LEAF_ONLY = (CriterionColumn.SOURCE, CriterionColumn.KIND)
NUMBERS = (CriterionColumn.MAXIMUM, CriterionColumn.SUM)


def headings() -> tuple[str, ...]:
    """Returns the headings of the columns."""
    return (tr("Code"), tr("Criterion"), tr("Max."), tr("Sum below"), tr("Source"), tr("Kind"))


def heading_tip(column: CriterionColumn) -> str:
    """Returns what a heading means where its one word does not say it; empty for the others."""
    match column:
        case CriterionColumn.MAXIMUM:
            return tr("Maximum")
        case CriterionColumn.SUM:
            return tr("What the lines one level below add up to; it must be the maximum")
        case CriterionColumn.SOURCE:
            return ", ".join(f"{short_source(s)}: {name}" for s, name in source_names().items())
        case CriterionColumn.KIND:
            return ", ".join(kind_names().values())
        case _:
            return ""


def cell_text(line: CriterionLine, column: CriterionColumn) -> str:
    """Returns what a cell shows."""
    criterion = line.criterion
    match column:
        case CriterionColumn.CODE:
            return criterion.code
        case CriterionColumn.NAME:
            return criterion.name
        case CriterionColumn.MAXIMUM:
            return format_points(criterion.max_points)
        case CriterionColumn.SUM:
            return _sum_text(line)
        case CriterionColumn.SOURCE:
            return short_source(criterion.source) if line.is_leaf else ""
        case CriterionColumn.KIND:
            return short_kind(criterion.kind) if line.is_leaf else ""


def cell_tip(line: CriterionLine, column: CriterionColumn) -> str:
    """Returns what a cell says in full."""
    if line.is_leaf and column is CriterionColumn.SOURCE:
        return source_names()[line.criterion.source]
    if line.is_leaf and column is CriterionColumn.KIND:
        return kind_names()[line.criterion.kind]
    return cell_text(line, column)


def cell_value(line: CriterionLine, column: CriterionColumn) -> object:
    """Returns what the editor of a cell starts with."""
    if column is CriterionColumn.SOURCE:
        return line.criterion.source
    if column is CriterionColumn.KIND:
        return line.criterion.kind
    return cell_text(line, column)


def _sum_text(line: CriterionLine) -> str:
    if line.is_leaf:
        return ""
    total = format_points(Points(line.criterion.max_points + line.surplus))
    if not line.surplus:
        return f"= {total}"
    difference = format_points(Points(abs(line.surplus)))
    if line.surplus > 0:
        return tr("{sum} ({difference} too much)", sum=total, difference=difference)
    return tr("{sum} ({difference} missing)", sum=total, difference=difference)
