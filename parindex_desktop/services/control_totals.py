"""Totals typed from paper, held against what the cells of a unit add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.numbers import Points, format_points, parse_points
from parindex_desktop.errors import InputError
from parindex_desktop.services.sheet import sums_of

if TYPE_CHECKING:
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook


def write(book: GroupBook, dossier: Dossier, unit_id: UnitId, stage: Stage, text: str) -> Edit:
    """Returns the edit that notes the total of a unit's paper; an empty text takes it away.

    Raises:
        InputError: `NUM.1xx` when it is not a number.
    """
    typed = text.strip()
    before, after = dossier.control_total(unit_id, stage), parse_points(typed) if typed else None
    if before == after:
        return Edit(f"control.{stage.value}")

    def total(points: Points | None) -> ControlTotal | None:
        return None if points is None else ControlTotal(book.round.id, unit_id, stage, points)

    params = (
        ("unit", book.units_by_id[unit_id].name),
        ("value", "–" if after is None else format_points(after)),
    )
    change = EntityChange(total(before), total(after))
    return Edit(f"control.{stage.value}", params, entities=(change,))


def difference(book: GroupBook, dossier: Dossier, unit_id: UnitId, stage: Stage) -> Points | None:
    """Returns how much the cells are above the paper; None while no total was typed."""
    paper = dossier.control_total(unit_id, stage)
    if paper is None:
        return None
    return Points((sums_of(book, unit_id).at(None, stage) or 0) - paper)


def gap(summed: Points | None, text: str) -> Points | None:
    """Returns the same for a total that is still being typed; None while it is no number."""
    try:
        return Points((summed or 0) - parse_points(text))
    except InputError:
        return None
