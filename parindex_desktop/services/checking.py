"""The checks of one group, kept current edit by edit, and warnings accepted with a reason.

What a change cannot touch is not looked at again: a unit is checked anew when one of its cells, or
what stands beside them, changed; a column when one of its values did; the units together always,
from what was found out about each of them before.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from parindex_desktop.domain.checks.findings import Acceptance, Finding
from parindex_desktop.domain.checks.ledger import Ledger
from parindex_desktop.domain.checks.standings import CheckedGroup, CheckedUnit
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.second_entry.campaigns import Campaign
from parindex_desktop.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parindex_desktop.domain.edits import Entity
    from parindex_desktop.domain.units import GroupId, RoundId, UnitId
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.reading import Reading


class FindingState(StrEnum):
    """Whether somebody has to act on a finding."""

    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    """It was accepted, and a value that this rested on is another one now."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, and what was said to it.

    Attributes:
        acceptance: Of this warning, in force or withdrawn; None when nobody accepted it.
    """

    finding: Finding
    state: FindingState = FindingState.OPEN
    acceptance: Acceptance | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is to do: errors, warnings nobody accepted (or no longer), accepted ones."""

    errors: int = 0
    warnings: int = 0
    accepted: int = 0


class Checker:
    """Holds what the checks find in a group; looked at again only when somebody asks.

    Whoever holds it hands it every change of the session: `session.subscribe(checker.take_over)`.
    """

    def __init__(self, reading: Reading, round_id: RoundId, group_id: GroupId) -> None:
        self._reading = reading
        self._round_id = round_id
        self._group_id = group_id
        self._group: CheckedGroup | None = None
        self._ledger = Ledger()
        self._waiting: dict[UnitId, None] | None = None
        """Units to be checked; None where all are, since units or criteria changed."""
        self._is_settled = False

    @property
    def book(self) -> GroupBook:
        """The group checked."""
        return self._reading.book(self._round_id, self._group_id)

    @property
    def waiting(self) -> int:
        """Number of units still to be checked."""
        return len(self.book.units if self._waiting is None else self._waiting)

    @property
    def counts(self) -> Counts:
        """How many errors and warnings there are."""
        self.settle()
        accepted = sum(1 for _ in self._in_force())
        warnings = len(self._ledger.warnings) - accepted
        return Counts(self._ledger.errors, warnings, accepted)

    def findings(self) -> tuple[Judged, ...]:
        """Returns what was found: errors first, then by unit and criterion as lists show them."""
        self.settle()
        units = {unit.id: place for place, unit in enumerate(self.book.units)}
        leaves = {leaf.id: place for place, leaf in enumerate(self.book.leaves)}

        def order(finding: Finding) -> tuple[object, ...]:
            unit = len(units) if finding.unit_id is None else units[finding.unit_id]
            leaf = -1 if finding.criterion_id is None else leaves[finding.criterion_id]
            is_warning = finding.severity is not Severity.ERROR
            return (is_warning, unit, leaf, finding.code, finding.stage or "")

        return tuple(map(self.judge, sorted(self._ledger, key=order)))

    def judge(self, finding: Finding) -> Judged:
        """Returns a finding with what was said to it."""
        if finding.severity is Severity.ERROR:
            return Judged(finding)
        dossier = self._reading.dossier(self._round_id)
        said = dossier.acceptance(self._group_id, finding.code, finding.subject)
        if said is None:
            return Judged(finding)
        holds = said.basis == finding.basis
        return Judged(finding, FindingState.ACCEPTED if holds else FindingState.WITHDRAWN, said)

    def settle(self, most: int | None = None) -> None:
        """Checks the units that wait, at most so many; after the last one what they share."""
        book = self.book
        if self._waiting is None:
            self._waiting = dict.fromkeys(unit.id for unit in book.units)
            self._ledger, self._group, self._is_settled = Ledger(), None, False
        if self._group is None:
            rules, dossier = self._reading.entry_rules, self._reading.dossier(self._round_id)
            self._group = CheckedGroup.of(book.tree, rules, dossier)
        for unit_id in tuple(self._waiting)[:most]:
            del self._waiting[unit_id]
            unit = CheckedUnit(unit_id, book.cells(unit_id), book.exemptions(unit_id))
            self._ledger.check(self._group, unit)
        if not self._waiting and not self._is_settled:
            self._ledger.check_together(self._group, [unit.id for unit in book.units])
            self._is_settled = True

    def take_over(self, change_set: ChangeSet) -> None:
        """Notes what a written change may have altered."""
        edit = change_set.edit
        if change_set.structural:
            self._waiting = None
        if self._waiting is None:
            return
        cells = (cell.key for cell in edit.cells)
        self._wait_for(key.unit_id for key in cells if key.round_id == self._round_id)
        entities = (change.after or change.before for change in edit.entities)
        self._wait_for(self._touched_by(entities))

    def _touched_by(self, entities: Iterable[Entity | None]) -> Iterator[UnitId]:
        for entity in entities:
            if isinstance(entity, EntryRules | Campaign):
                self._group = None
                yield from self.book.units_by_id
            elif not isinstance(entity, Acceptance):
                unit_id: UnitId | None = getattr(entity, "unit_id", None)
                if unit_id is not None:
                    yield unit_id

    def _wait_for(self, units: Iterable[UnitId]) -> None:
        there, waiting = self.book.units_by_id, self._waiting
        for unit_id in units:
            if unit_id in there and waiting is not None:
                waiting[unit_id] = None
                self._is_settled = False

    def _in_force(self) -> Iterator[Acceptance]:
        for said in self._reading.dossier(self._round_id).acceptances(self._group_id):
            finding = self._ledger.warnings.get((said.code, said.subject))
            if finding is not None and finding.basis == said.basis:
                yield said
