"""Units whose self-assessments are the very same, as when one sheet was typed for two of them."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING

from parindex_desktop.domain.checks.findings import Finding
from parindex_desktop.domain.scores import Stage
from parindex_desktop.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parindex_desktop.domain.checks.standings import Standing
    from parindex_desktop.domain.units import UnitId

_LEAST_NUMBERS = 5
_LEAST_DIFFERENT = 3
"""Sheets with fewer different points are alike by chance: most criteria have few outcomes."""


def fingerprint(stands: Sequence[Standing]) -> str:
    """Returns what equal self-assessments share; empty while too little is typed to tell."""
    own = [(stand.place, stand.own) for stand in stands if stand.leaf.appraised]
    given = [points for _, points in own if points is not None]
    if len(given) < _LEAST_NUMBERS or 2 * len(given) < len(own):
        return ""
    if len(set(given)) < _LEAST_DIFFERENT:
        return ""
    return sha256(repr(own).encode()).hexdigest()


def identical(fingerprints: Mapping[UnitId, str]) -> Iterator[Finding]:
    """Yields `CHK.208` for each set of units with the same self-assessment, at the first of them.

    Args:
        fingerprints: Of each unit, in the order of lists.
    """
    alike: defaultdict[str, list[UnitId]] = defaultdict(list)
    for unit_id, mark in fingerprints.items():
        if mark:
            alike[mark].append(unit_id)
    for mark, (first, *others) in alike.items():
        if others:
            yield Finding(
                "CHK.208", Severity.WARNING, first, None, Stage.SELF, others=tuple(others),
                basis=mark,
            )  # fmt: skip
