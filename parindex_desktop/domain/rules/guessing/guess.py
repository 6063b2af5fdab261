"""What reading a wording gives, and what the readers of the kinds of wording are given."""

from __future__ import annotations

from dataclasses import dataclass

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.guessing.clauses import Clause
from parindex_desktop.domain.rules.kinds import Rule


@dataclass(frozen=True, slots=True)
class Guess:
    """A rule read out of a wording, for an official to confirm.

    Attributes:
        sure: Every line was understood, the lines fit together (no gap, no overlap, nothing above
            the maximum) and nothing had to be decided that the wording leaves open.
        unread: Lines that were not understood, as they stand in the wording.
    """

    rule: Rule
    sure: bool
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A way of scoring (cách chấm) as the readers get it.

    Attributes:
        lines: As printed, cleaned, without empty ones.
        clauses: The lines taken apart, see `clauses`.
        maximum: Of the leaf.
        name: Of the leaf; may be empty.
    """

    lines: tuple[str, ...]
    clauses: tuple[Clause, ...]
    maximum: Points
    name: str = ""
