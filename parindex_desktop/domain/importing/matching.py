"""Which unit a name in a table means: never merged on a guess, always with the person's word.

Spellings that differ in case, blanks, hòa/hoà or office abbreviations are the same name
(`text.match_key`); anything further apart is only proposed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from parindex_desktop.domain.text import clean, match_key
from parindex_desktop.domain.units import Unit, UnitId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Similar: TypeAlias = Callable[[str, Sequence[str]], Sequence[tuple[int, int]]]
"""Name and names -> index and likeness (0-100) of those close to it, best first."""


class AnswerKind(StrEnum):
    """What the person decided about an unknown name."""

    NEW = "new"
    MATCH = "match"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """The decision about one name.

    Attributes:
        unit_id: The unit meant, for `MATCH` only.
    """

    kind: AnswerKind
    unit_id: UnitId | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a name may mean; `likeness` from 0 to 100."""

    unit: Unit
    likeness: int


class MatchKind(StrEnum):
    """How a name stands to the units of the work file."""

    KNOWN = "known"
    CONFIRMED = "confirmed"
    NEW = "new"
    SKIPPED = "skipped"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What was found for a name.

    Attributes:
        unit: For `KNOWN` and `CONFIRMED`.
        candidates: For `UNDECIDED`: what the person chooses from.
    """

    kind: MatchKind
    unit: Unit | None = None
    candidates: tuple[Candidate, ...] = ()


class UnitFinder:
    """Finds units by name among those that this table may be about.

    Args:
        units: All units of the work file.
        elsewhere: Units that stand in another group of the same round: a same name there may be
            another unit (the district and the town Châu Thành), so it is asked.
        preferred: Units of this group in any round; they win over others of the same name.
        answers: What the person already decided, by `clean` name.
    """

    def __init__(
        self,
        units: Iterable[Unit],
        *,
        elsewhere: frozenset[UnitId],
        preferred: frozenset[UnitId],
        answers: Mapping[str, UnitAnswer],
        similar: Similar,
    ) -> None:
        self._units = {unit.id: unit for unit in units}
        self._elsewhere = elsewhere
        self._preferred = preferred
        self._answers = answers
        self._similar = similar
        self._by_name: dict[str, list[Unit]] = defaultdict(list)
        self._by_key: dict[str, list[Unit]] = defaultdict(list)
        for unit in self._units.values():
            self._by_name[clean(unit.name)].append(unit)
            spellings = {match_key(s) for s in (unit.name, unit.short_name, *unit.aliases) if s}
            for key in spellings:
                self._by_key[key].append(unit)

    def find_all(self, names: Sequence[str]) -> dict[str, UnitMatch]:
        """Returns the match of every name; a unit found for one is no candidate for another."""
        found = {name: match for name in names if (match := self._certain(name))}
        taken = {match.unit.id for match in found.values() if match.unit}
        free = [
            unit
            for unit in self._units.values()
            if unit.id not in taken and unit.id not in self._elsewhere
        ]
        for name in names:
            if name not in found:
                found[name] = self._propose(name, free)
        return found

    def _certain(self, name: str) -> UnitMatch | None:
        answer = self._answers.get(name)
        if answer is not None:
            return self._answered(answer)
        for units in (self._by_name.get(name, ()), self._by_key.get(match_key(name), ())):
            if units:
                return self._one_of(units)
        return None

    def _answered(self, answer: UnitAnswer) -> UnitMatch:
        if answer.kind is AnswerKind.MATCH and answer.unit_id in self._units:
            return UnitMatch(MatchKind.CONFIRMED, self._units[answer.unit_id])
        return UnitMatch(MatchKind.SKIPPED if answer.kind is AnswerKind.SKIP else MatchKind.NEW)

    def _one_of(self, units: Sequence[Unit]) -> UnitMatch:
        here = [unit for unit in units if unit.id not in self._elsewhere]
        own = [unit for unit in here if unit.id in self._preferred]
        for choice in (own, here):
            if len(choice) == 1:
                return UnitMatch(MatchKind.KNOWN, choice[0])
        candidates = tuple(Candidate(unit, 100) for unit in own or here or units)
        return UnitMatch(MatchKind.UNDECIDED, candidates=candidates)

    def _propose(self, name: str, free: Sequence[Unit]) -> UnitMatch:
        likely = self._similar(name, [unit.name for unit in free])
        candidates = tuple(Candidate(free[index], likeness) for index, likeness in likely)
        kind = MatchKind.UNDECIDED if candidates else MatchKind.NEW
        return UnitMatch(kind, candidates=candidates)
