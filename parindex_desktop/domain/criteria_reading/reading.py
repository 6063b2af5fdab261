"""From a table to a criteria set: the one way in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.criteria_draft import SetDraft
from parindex_desktop.domain.criteria_reading.assembling import Assembled, assemble
from parindex_desktop.domain.criteria_reading.body import Body, SkippedRow, read_body
from parindex_desktop.domain.criteria_reading.captions import (
    Caption,
    read_caption,
    read_own_caption,
)
from parindex_desktop.domain.criteria_reading.columns import find_columns
from parindex_desktop.domain.criteria_reading.findings import Finding, place_of_row
from parindex_desktop.domain.criteria_reading.lettered import without_ways
from parindex_desktop.domain.criteria_reading.maxima import maximum_of
from parindex_desktop.domain.criteria_reading.own_layout import read_own
from parindex_desktop.domain.criteria_reading.placing import place
from parindex_desktop.domain.criteria_reading.set_reading import SetReading, guess_rules
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.criteria_reading.placing import Placed
    from parindex_desktop.domain.importing.table import SourceTable
    from parindex_desktop.domain.numbers import Points

_SHOWN_CODES = 5

__all__ = ["Finding", "SetReading", "SkippedRow", "read_set"]


def read_set(table: SourceTable) -> SetReading:
    """Reads a criteria set from a table; what cannot be read is told, never raised."""
    columns = find_columns(table)
    if columns is None:
        return _nothing(table, "IMP.403")
    if columns.is_own:
        caption = read_own_caption(columns.above)
        reading = _reading(table, read_own(columns), caption, Body())
        reading = replace(reading, is_exact=True, unused=columns.unused)
        return reading.checked() if reading.draft.lines else _nothing(table, "IMP.404")
    body = read_body(table, columns)
    if not body.entries:
        return _nothing(table, "IMP.404")
    entries = without_ways(body.entries)
    places = place(entries)
    assembled = assemble(entries, places)
    caption = _with_caps(read_caption(columns.above), assembled)
    reading = _reading(table, assembled, caption, body)
    reading = replace(reading, printed=(*reading.printed, *_told_codes(places)))
    leaves = {index: reading.draft.lines[index] for index in reading.leaves}
    return replace(reading, guessed=guess_rules(leaves), unused=columns.unused).checked()


def _reading(table: SourceTable, assembled: Assembled, caption: Caption, body: Body) -> SetReading:
    draft = SetDraft(
        caption.title, caption.decision, caption.bonus_cap, caption.penalty_cap, assembled.lines
    )
    skipped = tuple(
        Finding(Problem("IMP.420", place_of_row(s.row), {"text": s.text}, Severity.NOTE))
        for s in body.skipped
    )
    total = maximum_of(body.total) if body.total else None
    return SetReading(
        draft,
        skipped=tuple(body.skipped),
        sheet=table.sheet,
        sheets=table.sheets,
        printed=(*caption.findings, *assembled.findings, *skipped),
        computed=assembled.computed,
        total=(body.total.row, total.points) if body.total and total and total.points else None,
    )


def _told_codes(places: Sequence[Placed]) -> Iterator[Finding]:
    """Tells once that codes are proposed: with each criterion it would drown all else."""
    proposed = [each.code for each in places if each.proposed]
    if proposed:
        few = ", ".join(proposed[:_SHOWN_CODES])
        codes = few if len(proposed) <= _SHOWN_CODES else f"{few}, …"
        yield Finding(Problem("IMP.428", params={"codes": codes}, severity=Severity.NOTE))


def _nothing(table: SourceTable, code: str) -> SetReading:
    told = Finding(Problem(code, params={"name": table.name}))
    return SetReading(SetDraft(), (told,), sheet=table.sheet, sheets=table.sheets, printed=(told,))


def _with_caps(caption: Caption, assembled: Assembled) -> Caption:
    """Takes the maximum of the one bonus or penalty domain as the cap of that kind."""
    caps: defaultdict[Kind, list[Points]] = defaultdict(list)
    for index, line in enumerate(assembled.lines):
        if line.level == 0 and index not in assembled.computed:
            caps[line.kind].append(line.max_points)
    bonus, penalty = (
        caps[kind][0] if len(caps[kind]) == 1 and caps[kind][0] else None
        for kind in (Kind.BONUS, Kind.PENALTY)
    )
    return replace(caption, bonus_cap=bonus, penalty_cap=penalty)
