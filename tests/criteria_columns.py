"""Annexes with a column of names for each level: Lĩnh vực | Tiêu chí | Tiêu chí thành phần."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from parindex_desktop.domain.criteria_reading.sums import leaves_of, parents_of
from parindex_desktop.domain.importing.table import Merge
from tests.criteria_annexes import Annex, Cell, printed_number, rest_of, titles_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft

LEVELS = ("Lĩnh vực", "Tiêu chí", "Tiêu chí thành phần")
_REST = ("Điểm tối đa", "Cách chấm", "Tài liệu kiểm chứng", "Đơn vị thẩm định",
         "Không áp dụng cho", "Ghi chú")  # fmt: skip


class Column(NamedTuple):
    """A column of a table with a row for each leaf.

    Attributes:
        level: Of the criteria that it tells, merged down over their leaves; None for the leaf.
        text: Of a criterion; a leaf is given with its number.
    """

    heading: str
    level: int | None
    text: Callable[[DraftLine, int], str]


NAMES = tuple(Column(name, level, lambda x, _: x.name) for level, name in enumerate(LEVELS))


def with_one_column_of_codes(draft: SetDraft) -> Annex:
    """A row for each leaf with its code; names above it merged down."""
    return _of_leaves(draft, Column("STT", None, lambda x, _: x.code), *NAMES)


def with_codes_of_domains(draft: SetDraft) -> Annex:
    """The column of codes counts the domains and is merged down like them."""
    return _of_leaves(draft, Column("STT", 0, lambda x, _: x.code), *NAMES)


def with_codes_beside_each_name(draft: SetDraft) -> Annex:
    """A column of codes before each column of names, merged down like it."""
    codes = [Column("Mã", level, lambda x, _: x.code) for level in range(3)]
    return _of_leaves(draft, codes[0], NAMES[0], codes[1], NAMES[1], codes[2], NAMES[2])


def with_codes_in_the_names(draft: SetDraft) -> Annex:
    """Each name begins with its code; the column that should hold it was left blank."""
    names = [Column(c.heading, c.level, lambda x, _: f"{x.code}. {x.name}") for c in NAMES]
    return _of_leaves(draft, Column("STT", None, lambda *_: ""), *names)


def with_numbered_rows(draft: SetDraft) -> Annex:
    """A column that only numbers the rows; the criteria have no codes."""
    return _of_leaves(draft, Column("STT", None, lambda _, number: str(number)), *NAMES)


def without_codes(draft: SetDraft) -> Annex:
    """Nothing but names."""
    return _of_leaves(draft, *NAMES)


def with_repeated_names(draft: SetDraft) -> Annex:
    """Nothing is merged: each row repeats the names above its leaf, as in a list to be filtered."""
    annex = _of_leaves(draft, *NAMES)
    rows = [list(row) for row in annex.rows]
    for top, column, bottom, _ in annex.merges:
        for at in range(top, bottom):
            rows[at][column] = rows[top - 1][column]
    return Annex(annex.titles, tuple(map(tuple, rows)))


def with_a_row_for_each_name(draft: SetDraft) -> Annex:
    """Each criterion in a row of its own with its maximum, one step further to the right."""
    rows: list[tuple[Cell, ...]] = [(*LEVELS, *_REST)]
    merges: list[Merge] = []
    for at, line in enumerate(draft.lines, 2):
        steps = ["", "", ""]
        steps[line.level] = line.name
        rows.append((*steps, printed_number(line), *rest_of(line)))
        if line.level < 2:
            merges.append(Merge(at, line.level, at, 2))
    return Annex(titles_of(draft), tuple(rows), tuple(merges))


CODED = (with_codes_beside_each_name, with_codes_in_the_names)
UNCODED = (
    with_one_column_of_codes, with_codes_of_domains, with_numbered_rows, without_codes,
    with_repeated_names, with_a_row_for_each_name,
)  # fmt: skip
"""Layouts in which some or all criteria have no code."""


def with_traits_of_leaves(draft: SetDraft) -> SetDraft:
    """Returns the set whose branches hand their traits down: what a table without merges says."""
    above, lines = parents_of(draft.lines), list(draft.lines)
    for at, parent in enumerate(above):
        if parent is not None:
            lines[at] = replace(lines[at], exempt=(*lines[parent].exempt, *lines[at].exempt))
    leaves = leaves_of(draft.lines)
    plain = (x if at in leaves else replace(x, exempt=()) for at, x in enumerate(lines))
    return replace(draft, lines=tuple(plain))


def _of_leaves(draft: SetDraft, *columns: Column) -> Annex:
    """Lays out a row for each leaf; what is about a branch stands in cells as tall as it is."""
    above = parents_of(draft.lines)
    rows: list[tuple[Cell, ...]] = [(*(column.heading for column in columns), *_REST)]
    merges: dict[tuple[int, int], Merge] = {}

    def shown(place: int, owner: int, text: str) -> str:
        row = len(rows) + 1
        first = merges.setdefault((owner, place), Merge(row, place, row, place))
        merges[owner, place] = first._replace(bottom=row)
        return text if first.top == row else ""

    for number, leaf in enumerate(sorted(leaves_of(draft.lines)), 1):
        path = [leaf]
        while (parent := above[path[0]]) is not None:
            path.insert(0, parent)
        cells: list[Cell] = []
        for place, column in enumerate(columns):
            level = len(path) - 1 if column.level is None else column.level
            owner = path[level] if level < len(path) else None
            text = "" if owner is None else column.text(draft.lines[owner], number)
            cells.append("" if owner is None else shown(place, owner, text))
        line = draft.lines[leaf]
        cells += [printed_number(line), *rest_of(line)]
        owner = next((at for at in path if draft.lines[at].exempt), leaf)
        place = len(columns) + _REST.index("Không áp dụng cho")
        cells[place] = shown(place, owner, "; ".join(draft.lines[owner].exempt))
        rows.append(tuple(cells))
    tall = tuple(merge for merge in merges.values() if merge.bottom > merge.top)
    return Annex(titles_of(draft), tuple(rows), tall)
