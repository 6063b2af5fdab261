"""What the rules of an award sheet say of the units of a round, group by group."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.award_proposal import Candidate, Verdict, judge
from parindex_desktop.domain.award_rules import AwardRule
from parindex_desktop.domain.awards import AwardedCollective, AwardSheet, EarlierAward, Whom
from parindex_desktop.domain.documents import PageMark
from parindex_desktop.domain.earlier import changes_since
from parindex_desktop.domain.ranking import Standing
from parindex_desktop.domain.rounds import Round
from parindex_desktop.domain.text import match_key
from parindex_desktop.domain.units import UnitGroup, UnitId

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.awards import AwardBar
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.reading import Reading

_YEAR: Final = re.compile(r"\b(19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A unit of a round with what a sheet's rules say of it.

    Attributes:
        rule: The rule of its group.
        about: What the verdict rests on: the ground of a bar, a form, a bound.
        rise: In percent points or ranks, where the rule measures one.
        place: Among those of its group who meet every condition, from 1; None for who does not.
    """

    unit_id: UnitId
    group: UnitGroup
    standing: Standing
    rule: AwardRule
    verdict: Verdict
    about: str = ""
    rise: Decimal | None = None
    place: int | None = None


def judged_units(
    reading: Reading,
    round_: Round,
    sheet: AwardSheet,
    bars: Sequence[AwardBar],
    listed: Mapping[UnitId, str],
) -> tuple[Proposed, ...]:
    """Judges all units of a round for a sheet.

    Args:
        reading: The round as it stands, or as it was locked.
        round_: The round.
        sheet: Whose rules.
        bars: Units that may not be awarded.
        listed: Units on the sheets before this one, with the form of theirs.
    """
    barred = {bar.unit_id: bar.reason for bar in bars}
    last_year = _awarded_last_year(reading, round_, sheet)
    is_open = reading.stamp(round_.id).mark is PageMark.DRAFT
    found: list[Proposed] = []
    for group in reading.groups_in(round_.id):
        book = reading.book(round_.id, group.id)
        rises = _rises(reading, book)
        candidates = [
            Candidate(
                standing,
                *rises.get(standing.unit_id, (None, None)),
                is_open=is_open,
                bar=barred.get(standing.unit_id, ""),
                listed=listed.get(standing.unit_id, ""),
                last_year=last_year.get(standing.unit_id, ""),
            )
            for standing in book.standings
        ]
        rule = sheet.rule_of(group.id)
        classes = [band.name for band in book.setup.bands]
        found += [
            Proposed(
                each.unit_id,
                group,
                book.standing_of[each.unit_id],
                rule,
                each.verdict,
                each.about,
                each.rise,
                each.place,
            )
            for each in judge(candidates, rule, classes)
        ]
    return tuple(found)


def _rises(reading: Reading, book: GroupBook) -> dict[UnitId, tuple[Decimal | None, int | None]]:
    """Returns by how much the units of a group rose since the round before."""
    earlier = reading.earlier(book.round)
    if earlier is None:
        return {}
    changes = changes_since(earlier, book.group.id, book.standings)
    return {each.unit_id: (each.difference, each.ranks_gained) for each in changes}


def _awarded_last_year(reading: Reading, round_: Round, sheet: AwardSheet) -> dict[UnitId, str]:
    """Returns the units that got this form for the same reason the year before, with that year.

    Looked up in the round before and in the register of awards of the time before this file.
    """
    # Of the file: a locked round knows no other.
    earlier = max(
        (each for each in reading.source.kept(Round) if each.year < round_.year),
        key=lambda each: each.year,
        default=None,
    )
    found = {} if earlier is None else _awarded_in(reading, earlier, sheet)
    years = {round_.year - 1} | ({earlier.year} if earlier is not None else set())
    return found | _registered(reading, years, sheet)


def _awarded_in(reading: Reading, earlier: Round, sheet: AwardSheet) -> dict[UnitId, str]:
    same = {
        each.id
        for each in reading.source.kept(AwardSheet, earlier.id)
        if _is_same(each.form, each.achievement, sheet)
    }
    lines = [
        each for each in reading.source.kept(AwardedCollective, earlier.id) if each.sheet_id in same
    ]
    told = f"{sheet.form} {earlier.year}"
    named = {match_key(each.name): told for each in lines if each.unit_id is None}
    listed = {each.unit_id: told for each in lines if each.unit_id is not None}
    return _units_named(reading, named) | listed


def _registered(reading: Reading, years: set[int], sheet: AwardSheet) -> dict[UnitId, str]:
    """Returns the units by whose name the register of earlier awards has the same award.

    An entry that does not say what for is taken for the same: rather told than missed.
    """
    named = {
        match_key(each.name): f"{sheet.form} {each.year}"
        for each in reading.source.kept(EarlierAward)
        if each.whom is Whom.COLLECTIVE
        and each.year in years
        and _is_same(each.form, each.achievement or sheet.achievement, sheet)
    }
    return _units_named(reading, named)


def _units_named(reading: Reading, named: Mapping[str, str]) -> dict[UnitId, str]:
    """Returns what is said of the units under the keys of their names."""
    if not named:
        return {}
    keyed = ((unit.id, match_key(unit.name)) for unit in reading.units.values())
    return {unit_id: named[key] for unit_id, key in keyed if key in named}


def _is_same(form: str, achievement: str, sheet: AwardSheet) -> bool:
    """Tells whether an award is of a sheet's form and for its reason, however it is spelled."""
    return match_key(form) == match_key(sheet.form) and same_reason(achievement, sheet.achievement)


def same_reason(one: str, other: str) -> bool:
    """Tells whether two awards are for the same, whatever the year that their texts name."""
    return _reason(one) == _reason(other)


def _reason(achievement: str) -> str:
    return match_key(_YEAR.sub("", achievement))
