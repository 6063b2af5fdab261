"""A table of awardees read whole: columns, rows, and all that is told before any of it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.awardee_tables.checks import check_columns, check_rows
from parindex_desktop.domain.awardee_tables.fields import NAMES, Field
from parindex_desktop.domain.awardee_tables.header import Layout, lay_out
from parindex_desktop.domain.awardee_tables.rows import AwardeeRow, quote, read_rows
from parindex_desktop.domain.awards import Whom
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.importing.table import SourceRow, SourceTable


@dataclass(frozen=True, slots=True)
class AwardeeTable:
    """What a table says.

    Attributes:
        problems: Of columns before those of rows; an error holds up what it stands at.
    """

    layout: Layout
    rows: tuple[AwardeeRow, ...]
    problems: tuple[Problem, ...]


def read_awardees(
    table: SourceTable,
    wanted: Sequence[Field],
    chosen: Mapping[int, Field],
    *,
    in_order: bool = False,
) -> AwardeeTable:
    """Reads a table; see `header.lay_out` for the arguments."""
    layout = lay_out(table, wanted, chosen, in_order=in_order)
    of_columns = tuple(check_columns(table, layout))
    if not any(each.field in NAMES for each in layout.columns):
        return AwardeeTable(layout, (), of_columns)
    rows, of_other_rows = read_rows(table, layout)
    persons_alone = Field.FORM not in wanted
    if persons_alone:
        collectives = [each for each in rows if each.whom is Whom.COLLECTIVE]
        rows = tuple(each for each in rows if each.whom is not Whom.COLLECTIVE)
        of_other_rows += tuple(_left_out(table, each) for each in collectives)
    passed = (_not_taken(table, row) for row in layout.passed)
    of_rows = (*passed, *of_other_rows, *check_rows(table, rows, persons_alone=persons_alone))
    nothing = () if rows else (Problem("AWD.136", params={"name": table.name}),)
    return AwardeeTable(layout, rows, (*of_columns, *nothing, *of_rows))


def _left_out(table: SourceTable, row: AwardeeRow) -> Problem:
    params: dict[str, object] = {"text": row.value(Field.NAME)}
    return Problem("AWD.135", table.place(row.number), params, Severity.WARNING)


def _not_taken(table: SourceTable, row: SourceRow) -> Problem:
    return Problem("AWD.135", table.place(row.number), {"text": quote(row)}, Severity.WARNING)
