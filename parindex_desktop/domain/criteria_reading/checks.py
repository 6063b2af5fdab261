"""What does not fit in a draft, whatever it was read from; asked again when a line is corrected."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.criteria_reading.findings import Finding, finding_at, place_of_row
from parindex_desktop.domain.criteria_reading.sums import leaves_of, sum_below, total_of
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.domain.rules.kinds import BandsRule
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parindex_desktop.domain.criteria_draft import DraftLine
    from parindex_desktop.domain.rules.guessing import Guess


def check_lines(lines: Sequence[DraftLine], total: tuple[int, Points] | None) -> Iterator[Finding]:
    """Yields what does not fit: double codes, missing names, sums that differ.

    Args:
        lines: Of the draft.
        total: Row and points of the total that the table prints; None without one.
    """
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for line in lines:
        rows[line.code].append(line.row)
    leaves = leaves_of(lines)
    for index, line in enumerate(lines):
        if len(rows[line.code]) > 1:
            others = ", ".join(str(row) for row in rows[line.code] if row != line.row)
            yield finding_at(index, line, "IMP.408", "code", params={"rows": others})
        if not line.name:
            yield finding_at(index, line, "IMP.411", "name")
        if index not in leaves and line.kind is Kind.NORMAL:
            yield from _sum_finding(lines, index)
    if total is not None and total[1] != total_of(lines):
        yield Finding(_difference("IMP.414", place_of_row(total[0]), total[1], total_of(lines)))


def check_guesses(lines: Sequence[DraftLine], guessed: Mapping[int, Guess]) -> Iterator[Finding]:
    """Yields which rules must be confirmed, and which ways of scoring no rule was found for."""
    for index in sorted(leaves_of(lines)):
        line, guess = lines[index], guessed.get(index)
        if line.rule is not None:
            continue
        if guess is None:
            if line.guide:
                yield finding_at(index, line, "IMP.417", "rule", severity=Severity.NOTE)
        elif isinstance(guess.rule, BandsRule) and not guess.rule.measure.unit:
            params: dict[str, object] = {"text": "; ".join(guess.unread)}
            yield finding_at(index, line, "IMP.415", "rule", params=params)
        elif not guess.sure:
            yield _to_confirm(index, line, "; ".join(guess.unread))


def _to_confirm(index: int, line: DraftLine, unread: str) -> Finding:
    if not unread:
        return finding_at(index, line, "IMP.426", "rule", severity=Severity.WARNING)
    params: dict[str, object] = {"text": unread}
    return finding_at(index, line, "IMP.416", "rule", params=params, severity=Severity.WARNING)


def _sum_finding(lines: Sequence[DraftLine], index: int) -> Iterator[Finding]:
    line, total = lines[index], sum_below(lines, index)
    if line.max_points != total:
        place = place_of_row(line.row, line.code)
        problem = _difference("IMP.413", place, line.max_points, total)
        yield Finding(problem, index, "max_points")


def _difference(code: str, place: str, printed: Points, total: Points) -> Problem:
    params: dict[str, object] = {
        "maximum": format_points(printed),
        "sum": format_points(total),
        "difference": format_points(Points(abs(printed - total))),
    }
    return Problem(code, place, params, Severity.WARNING)
