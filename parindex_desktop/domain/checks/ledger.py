"""What was found in a group, replaced unit by unit and column by column as they are checked anew.

The units together are cheap to look at again, from what was found out about each of them; a column
is looked at when one of its values changed.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from parindex_desktop.domain.checks import plausibility, proofs, twins
from parindex_desktop.domain.checks.checking import CheckedOff, check_unit
from parindex_desktop.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parindex_desktop.domain.checks.findings import Finding
    from parindex_desktop.domain.checks.standings import CheckedGroup, CheckedUnit
    from parindex_desktop.domain.units import UnitId

WarningKey = tuple[str, str]
"""Code and subject, as an acceptance names a warning."""


class Ledger:
    """The findings of one group.

    Attributes:
        errors: How many of them are errors.
    """

    def __init__(self) -> None:
        self.errors = 0
        self._warnings: dict[WarningKey, Finding] = {}
        self._units: dict[UnitId, CheckedOff] = {}
        self._columns: dict[int, tuple[Finding, ...]] = {}
        self._identical: tuple[Finding, ...] = ()
        self._shared: tuple[Finding, ...] = ()
        self._touched: set[int] = set()
        self._documents_changed = False

    @property
    def warnings(self) -> Mapping[WarningKey, Finding]:
        """The warnings, by what an acceptance names."""
        return self._warnings

    def __iter__(self) -> Iterator[Finding]:
        yield from chain.from_iterable(each.findings for each in self._units.values())
        yield from chain.from_iterable(self._columns.values())
        yield from self._identical
        yield from self._shared

    def check(self, group: CheckedGroup, unit: CheckedUnit) -> None:
        """Checks one unit; what it shares with others waits for `check_together`."""
        before = self._units.get(unit.id) or CheckedOff(unit.id)
        after = self._units[unit.id] = check_unit(group, unit)
        self._replaced(before.findings, after.findings)
        self._documents_changed |= before.documents != after.documents
        self._touched |= {place for place, _ in before.values.items() ^ after.values.items()}

    def check_together(self, group: CheckedGroup, units: Sequence[UnitId]) -> None:
        """Checks the columns with other values, and the units beside each other.

        Args:
            group: The group.
            units: All that were checked, in the order of lists.
        """
        checked = [self._units[unit_id] for unit_id in units]
        for place in self._touched:
            values = {each.unit_id: each.values[place] for each in checked if place in each.values}
            found = plausibility.column(group.leaves[place], values)
            self._columns[place] = self._replaced(self._columns.get(place, ()), found)
        self._touched.clear()
        fingerprints = {each.unit_id: each.fingerprint for each in checked}
        self._identical = self._replaced(self._identical, twins.identical(fingerprints))
        if self._documents_changed:
            documents = chain.from_iterable(each.documents for each in checked)
            shared = proofs.shared_documents(group, documents)
            self._shared = self._replaced(self._shared, shared)
            self._documents_changed = False

    def _replaced(
        self, before: tuple[Finding, ...], after: Iterable[Finding]
    ) -> tuple[Finding, ...]:
        """Takes findings in the place of others, and returns them."""
        found = tuple(after)
        for finding in before:
            if finding.severity is Severity.ERROR:
                self.errors -= 1
            else:
                del self._warnings[finding.code, finding.subject]
        for finding in found:
            if finding.severity is Severity.ERROR:
                self.errors += 1
            else:
                self._warnings[finding.code, finding.subject] = finding
        return found
