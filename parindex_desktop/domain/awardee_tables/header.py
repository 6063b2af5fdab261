"""Where the headings of such a table stand, below its title lines, and what each column is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.awardee_tables.fields import NAMES, Field, read_heading
from parindex_desktop.domain.importing.header import combine_headings
from parindex_desktop.domain.importing.table import SourceRow
from parindex_desktop.domain.person_names import read_honorific

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.importing.mapping import Heading
    from parindex_desktop.domain.importing.table import SourceTable

_SEARCHED_ROWS: Final = 60
_DEEPEST: Final = 3
_IN_ORDER: Final = (
    Field.HONORIFIC, Field.NAME, Field.OFFICE, Field.WORKPLACE, Field.ACHIEVEMENT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column and what it is taken for.

    Attributes:
        index: From 0.
        heading: As it stands above the column; empty for none.
        continues: It shares the merged heading of the column at its left.
        hidden: It cannot be seen in the workbook.
    """

    index: int
    heading: str
    field: Field
    continues: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, its headings, and the rows below them.

    Attributes:
        headings: Rows of the headings; none when the columns are taken in the usual order, or no
            headings were found.
        found: Somebody or something says what the columns are: headings, or the usual order.
        passed: Rows of a table with fewer columns above this one; titles are none.
    """

    columns: tuple[TableColumn, ...]
    headings: tuple[SourceRow, ...]
    body: tuple[SourceRow, ...]
    found: bool
    passed: tuple[SourceRow, ...] = ()


def lay_out(
    table: SourceTable,
    wanted: Sequence[Field],
    chosen: Mapping[int, Field],
    *,
    in_order: bool,
) -> Layout:
    """Finds the headings of a table and says what each column is.

    Args:
        table: As the file or the clipboard gives it.
        wanted: What is asked for; other known columns are ignored.
        chosen: What the person said of columns, which wins.
        in_order: Without headings the columns are honorific (may be missing), name, position,
            workplace, achievement, as a block copied from the middle of a list.
    """
    place = _find(table)
    start, end = place or (0, 0)
    block, body = table.rows[start:end], table.rows[end:]
    width = max((len(row.cells) for row in table.rows), default=0)
    if block:
        headings = combine_headings(block, table)
        columns = _named(headings, table, body, width)
    else:
        columns = _unnamed(body, width, in_order=in_order)
    known = {*wanted, Field.UNKNOWN}
    columns = [
        TableColumn(
            each.index,
            each.heading,
            chosen.get(each.index, _visible(each, table, known)),
            each.continues and each.index not in chosen,
            each.index in table.hidden_columns,
        )
        for each in columns
    ]
    passed = _table_above(table, start)
    return Layout(tuple(columns), block, body, bool(block) or in_order, passed)


def _visible(column: TableColumn, table: SourceTable, known: set[Field]) -> Field:
    """Returns what a column is for the list: what nobody sees is not taken unasked."""
    if column.index in table.hidden_columns or column.field not in known:
        return Field.IGNORED
    return column.field


def _find(table: SourceTable) -> tuple[int, int] | None:
    """Returns where the rows begin and end that name most fields, a name among them."""
    best: tuple[tuple[int, int, int], int, int] | None = None
    for start in range(min(len(table.rows), _SEARCHED_ROWS)):
        for depth in range(1, _DEEPEST + 1):
            block = table.rows[start : start + depth]
            fields = _fields(block, table)
            if len(block) < depth or not fields & NAMES:
                continue
            merit = (len(fields - {Field.UNKNOWN, Field.IGNORED}), -depth, -start)
            if _is_enough(block, fields) and (best is None or merit > best[0]):
                best = (merit, start, start + depth)
    return best and best[1:]


def _table_above(table: SourceTable, start: int) -> tuple[SourceRow, ...]:
    """Returns the rows from the first line above the headings that is one of headings itself."""
    for at in range(min(start, _SEARCHED_ROWS)):
        fields = _fields(table.rows[at : at + 1], table)
        if fields & NAMES and len(fields - {Field.UNKNOWN}) > 1:
            return table.rows[at:start]
    return ()


def _fields(block: Sequence[SourceRow], table: SourceTable) -> set[Field]:
    return {_read(each) for each in combine_headings(block, table)}


def _is_enough(block: Sequence[SourceRow], fields: set[Field]) -> bool:
    """A name alone is a heading only where the row holds nothing else: else it is a sentence."""
    filled = {cell.text for row in block for cell in row.cells if cell.text}
    return len(fields - {Field.UNKNOWN}) > 1 or len(filled) == 1


def _read(heading: Heading) -> Field:
    lowest = read_heading(heading.lowest)
    return lowest if lowest is not Field.UNKNOWN else read_heading(heading.text)


def _named(
    headings: Sequence[Heading], table: SourceTable, body: Sequence[SourceRow], width: int
) -> list[TableColumn]:
    columns: list[TableColumn] = []
    for index in range(width):
        text = headings[index].text if index < len(headings) else ""
        if not text and not any(row.cell(index).text for row in body):
            continue
        left = columns[-1] if columns and columns[-1].index == index - 1 else None
        merged = left is not None and left.field is Field.NAME and text in ("", left.heading)
        field = Field.NAME if merged else _read(headings[index]) if text else Field.UNKNOWN
        columns.append(TableColumn(index, text, field, continues=merged))
    if not any(each.field is Field.FAMILY_NAME for each in columns):
        columns = [_whole_name(each) for each in columns]
    return columns


def _whole_name(column: TableColumn) -> TableColumn:
    """A column headed `Tên` is the whole name where no family names stand beside it."""
    if column.field is not Field.GIVEN_NAME:
        return column
    return TableColumn(column.index, column.heading, Field.NAME, column.continues)


def _unnamed(body: Sequence[SourceRow], width: int, *, in_order: bool) -> list[TableColumn]:
    """Returns the columns of a block without headings, in the usual order or of unknown meaning."""
    columns = list(range(width))
    fields = dict.fromkeys(columns, Field.UNKNOWN)
    if in_order:
        if body and all(_is_ordinal(row.cell(0).text) for row in body):
            fields[0] = Field.ORDINAL
            columns = columns[1:]
        with_honorific = len(columns) >= 4 or any(
            read_honorific(row.cell(columns[0]).text) for row in body if columns
        )
        order = _IN_ORDER if with_honorific else _IN_ORDER[1:]
        fields |= dict(zip(columns, order, strict=False))
    return [TableColumn(index, "", fields[index]) for index in range(width)]


def _is_ordinal(text: str) -> bool:
    return not text or text.rstrip(".").isdigit()
