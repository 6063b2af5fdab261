"""What an official should notice on an award sheet before it goes to the council."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from parindex_desktop.domain.award_proposal import Verdict
from parindex_desktop.domain.documents import PageMark
from parindex_desktop.domain.text import match_key
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.services.award_lists import collective_name, unit_name
from parindex_desktop.services.award_proposals import same_reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.award_lists import Awards, SheetList
    from parindex_desktop.services.award_proposals import Proposed
    from parindex_desktop.services.reading import Reading

_WARNING = Severity.WARNING


def warnings(
    reading: Reading, round_: Round, awards: Awards, sheet_list: SheetList
) -> tuple[Problem, ...]:
    """Returns what to notice of a sheet's collectives, what weighs most first."""
    return (
        *_open_results(reading, round_),
        *ties_at_the_cut(reading, sheet_list.judged),
        *_listed_twice(reading, awards, sheet_list),
        *_barred(reading, awards, sheet_list),
        *_differences(sheet_list),
    )


def ties_at_the_cut(reading: Reading, judged: Sequence[Proposed]) -> tuple[Problem, ...]:
    """Returns the groups in which units tie where the quota ends, with all who tie."""
    found = []
    for group, members in groupby(judged, key=lambda each: each.group):
        units = [each for each in members if each.verdict.is_in]
        tied = [each for each in units if each.verdict is Verdict.TIED]
        if tied:
            names = ", ".join(reading.units[each.unit_id].name for each in tied)
            params: dict[str, object] = {
                "group": _capital(group.name),
                "names": names,
                "taken": len(units),
                "quota": tied[0].rule.quota,
            }
            found.append(Problem("AWD.113", params=params, severity=_WARNING))
    return tuple(found)


def _open_results(reading: Reading, round_: Round) -> Iterator[Problem]:
    if reading.stamp(round_.id).mark is PageMark.DRAFT:
        yield Problem("AWD.109", params={"year": round_.year}, severity=Severity.NOTE)


def _listed_twice(reading: Reading, awards: Awards, sheet_list: SheetList) -> Iterator[Problem]:
    """Yields who is on another sheet for the same reason: Cờ and Bằng khen, `documents.md`."""
    for other in awards.sheets:
        if other.sheet.id == sheet_list.sheet.id or not same_reason(
            other.sheet.achievement, sheet_list.sheet.achievement
        ):
            continue
        there = {match_key(collective_name(reading, each)) for each in other.collectives}
        names = [collective_name(reading, each) for each in sheet_list.collectives]
        both = [name for name in names if match_key(name) in there]
        if both:
            params: dict[str, object] = {"names": ", ".join(both), "form": other.sheet.form}
            yield Problem("AWD.111", params=params, severity=_WARNING)


def _barred(reading: Reading, awards: Awards, sheet_list: SheetList) -> Iterator[Problem]:
    for bar in awards.bars:
        if bar.unit_id in sheet_list.unit_ids:
            name, reason = unit_name(reading, bar.unit_id), bar.reason.rstrip(".")
            params: dict[str, object] = {"name": name, "reason": reason}
            yield Problem("AWD.112", params=params, severity=_WARNING)


def _differences(sheet_list: SheetList) -> Iterator[Problem]:
    """Yields that a confirmed list is not what is proposed now, but for what has a reason."""
    if not sheet_list.sheet.confirmed:
        return
    proposed = {each.unit_id for each in sheet_list.proposed}
    with_reason = {c.unit_id for c in sheet_list.collectives if c.reason}
    more = len(sheet_list.unit_ids - proposed - with_reason)
    fewer = len(proposed - sheet_list.unit_ids - {each.unit_id for each in sheet_list.taken_off})
    if fewer:
        yield Problem("AWD.114", params={"count": fewer}, severity=_WARNING)
    if more:
        yield Problem("AWD.115", params={"count": more}, severity=_WARNING)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
