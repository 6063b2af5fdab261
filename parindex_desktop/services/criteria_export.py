"""A criteria set handed out as a spreadsheet that the program reads back without a difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop import codec
from parindex_desktop.domain import criteria_layout as layout
from parindex_desktop.domain.importing.table import plain
from parindex_desktop.domain.numbers import format_points, points_to_decimal
from parindex_desktop.errors import InputError
from parindex_desktop.exchange.excel import Sheet, SheetColumn, WorkbookInfo, table_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft
    from parindex_desktop.exchange.excel import Value

LONGEST = 32_767
"""Letters that a cell of a spreadsheet holds; what is longer would be cut off in silence."""

_WIDTHS = {
    layout.CODE: 9.0,
    layout.NAME: 42.0,
    layout.MAXIMUM: 9.0,
    layout.GUIDE: 42.0,
    layout.EVIDENCE: 26.0,
    layout.NOTE: 14.0,
    layout.LEVEL: 7.0,
    layout.RULE: 24.0,
}
"""In characters: what is printed fills the width of A4 on its side."""

_WIDTH = 18.0
_PROSE = frozenset({layout.NAME, layout.GUIDE, layout.EVIDENCE, layout.NOTE})


def frozen_workbook(draft: SetDraft, *, name: str, author: str) -> Callable[[], bytes]:
    """Freezes a set; what is returned makes its workbook, in any thread.

    Args:
        draft: The set.
        name: Of the sheet, such as the code of its group.
        author: The issuing office, for the properties of the file.

    Raises:
        InputError: `DOC.301` a text is longer than a cell holds.
    """
    sheet = set_sheet(draft, name)
    info = WorkbookInfo(title=draft.title, author=author)
    return lambda: table_workbook([sheet], info)


def set_sheet(draft: SetDraft, name: str) -> Sheet:
    """Returns a set in the layout of `domain.criteria_layout`; raises as `frozen_workbook`."""
    for line in draft.lines:
        _check_lengths(line)
    parents = {at - 1 for at, line in enumerate(draft.lines) if _is_below(draft, at, line)}
    return Sheet(
        title=name,
        columns=tuple(
            SheetColumn(
                heading,
                width=_WIDTHS.get(heading, _WIDTH),
                wraps=heading in _PROSE,
                is_code=heading == layout.RULE,
            )
            for heading in layout.HEADINGS
        ),
        rows=tuple(map(_row, draft.lines)),
        lines=tuple(_lines_above(draft)),
        landscape=True,
        levels=tuple(line.level for line in draft.lines),
        strong=frozenset(parents),
        lines_at_left=True,
        printed=layout.PRINTED,
    )


def _is_below(draft: SetDraft, at: int, line: DraftLine) -> bool:
    return at > 0 and line.level > draft.lines[at - 1].level


def _row(line: DraftLine) -> tuple[Value, ...]:
    values: dict[str, Value] = {
        layout.CODE: line.code,
        layout.NAME: line.name,
        layout.MAXIMUM: plain(points_to_decimal(line.max_points)),
        layout.GUIDE: line.guide,
        layout.EVIDENCE: line.evidence,
        layout.NOTE: line.note,
        layout.SOURCE: layout.SOURCES[line.source],
        layout.KIND: layout.KINDS[line.kind],
        layout.APPRAISER: line.appraiser,
        layout.EXEMPT: layout.TRAIT_SEPARATOR.join(line.exempt),
        layout.LEVEL: line.level + 1,
        layout.RULE: codec.to_text(line.rule) if line.rule is not None else None,
    }
    cells = (values[heading] for heading in layout.HEADINGS)
    return tuple(None if cell == "" else cell for cell in cells)


def _lines_above(draft: SetDraft) -> Iterator[str]:
    if draft.title:
        yield f"{layout.TITLE_LINE} {draft.title}"
    if draft.decision:
        yield f"{layout.DECISION_LINE} {draft.decision}"
    caps = ((layout.BONUS_CAP_LINE, draft.bonus_cap), (layout.PENALTY_CAP_LINE, draft.penalty_cap))
    for words, cap in caps:
        if cap is not None:
            yield f"{words} {format_points(cap)}"


def _check_lengths(line: DraftLine) -> None:
    for value in _row(line):
        if isinstance(value, str) and len(value) > LONGEST:
            raise InputError("DOC.301", code=line.code, most=LONGEST)
