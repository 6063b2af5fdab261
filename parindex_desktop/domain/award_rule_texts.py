"""Rules of a proposal written as short texts, such as `first=3` or `index.so>=80`.

This is how the terminal gives rules and how a saved rule could be read out on the telephone:

    first=3, quota=3     most units of each group
    rank<=5              nobody below this rank
    index>=80            nobody below this index, in percent; decimal comma or point
    class>=Tốt           nobody below this class
    rise=points          ordered by the rise of the index, or of the rank (`rise=ranks`)
    rise>=2,5            nobody who rose by less
    skip=open            nobody while results are open; also barred, last-year, listed
    allow=barred         takes such an exclusion back

A code of a group behind a point says it for that group alone: `quota.so=2`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.award_rules import AwardRule, Measure
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEXT: Final = re.compile(
    r"\s*(?P<key>[a-z]+)(?:\.(?P<group>[^\s<>=]+))?\s*(?P<sign>[<>]?=)(?P<value>.+)"
)
_WHOLE: Final = re.compile(r"[0-9]{1,4}")
"""No group has ten thousand units; `int` fails on thousands of digits."""
_DECIMAL: Final = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,4})?")
"""As people write it: `Decimal` would read 1e999999 too, which no sentence can show."""
_MEASURES: Final = {
    "rank": Measure.RANK,
    "points": Measure.RISE_IN_POINTS,
    "ranks": Measure.RISE_IN_RANKS,
}
NOTHING_ASKED: Final = AwardRule(quota=None, skip_open=False)
"""What texts add their conditions to: they say everything, so nothing is understood unsaid."""


@dataclass(frozen=True, slots=True)
class WrittenRules:
    """What rule texts say.

    Attributes:
        common: Of every group without a rule of its own.
        own: By the code of a group.
    """

    common: AwardRule
    own: Mapping[str, AwardRule]

    def rule_of(self, code: str) -> AwardRule:
        """Returns the rule of a group."""
        return self.own.get(code, self.common)

    @property
    def classes(self) -> frozenset[str]:
        """The classes that they name."""
        rules = (self.common, *self.own.values())
        return frozenset(rule.least_class for rule in rules if rule.least_class)


def read_rules(texts: Iterable[str], base: AwardRule = NOTHING_ASKED) -> WrittenRules:
    """Reads rule texts; what is said for single groups comes on top of what is said for all.

    Raises:
        InputError: `AWD.104` with a problem for each text that is no rule.
    """
    common, own = base, dict[str, list[tuple[str, str, str]]]()
    problems: list[Problem] = []
    for text in texts:
        found = _TEXT.fullmatch(text)
        said = found and (found["key"], found["sign"], clean(found["value"]))
        if not found or not said or _with(common, *said) is None:
            problems.append(Problem("AWD.104", params={"text": text}))
        elif found["group"]:
            own.setdefault(found["group"], []).append(said)
        else:
            common = _with(common, *said) or common
    if problems:
        raise InputError("AWD.104", problems=tuple(problems), **problems[0].params)
    return WrittenRules(common, {code: _with_all(common, each) for code, each in own.items()})


def _with_all(rule: AwardRule, said: Iterable[tuple[str, str, str]]) -> AwardRule:
    for key, sign, value in said:
        rule = _with(rule, key, sign, value) or rule
    return rule


def _with(rule: AwardRule, key: str, sign: str, value: str) -> AwardRule | None:
    """Returns a rule with one more condition; None for what is none."""
    match key, sign:
        case ("first" | "quota", "="):
            count = _whole(value)
            return None if count is None else replace(rule, quota=count)
        case ("rank", "<="):
            rank = _whole(value)
            return None if rank is None else replace(rule, lowest_rank=rank)
        case ("index", ">="):
            index = _decimal(value)
            return None if index is None else replace(rule, least_index=index)
        case ("class", ">="):
            return replace(rule, least_class=value)
        case ("rise", ">="):
            rise = _decimal(value)
            by = Measure.RISE_IN_POINTS if rule.measure is Measure.RANK else rule.measure
            return None if rise is None else replace(rule, measure=by, least_rise=rise)
        case ("rise", "=") if value in ("points", "ranks"):
            return replace(rule, measure=_MEASURES[value])
        case ("skip" | "allow", "="):
            return _skipping(rule, value, key == "skip")
    return None


def _skipping(rule: AwardRule, whom: str, skips: bool) -> AwardRule | None:
    match whom:
        case "open":
            return replace(rule, skip_open=skips)
        case "barred":
            return replace(rule, skip_barred=skips)
        case "last-year":
            return replace(rule, skip_last_year=skips)
        case "listed":
            return replace(rule, skip_listed=skips)
    return None


def _whole(value: str) -> int | None:
    return int(value) if _WHOLE.fullmatch(value) else None


def _decimal(value: str) -> Decimal | None:
    return Decimal(value.replace(",", ".")) if _DECIMAL.fullmatch(value) else None
