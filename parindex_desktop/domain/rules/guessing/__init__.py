"""Guesses the rule behind the wording of a decision (cách chấm), for an official to confirm.

Each kind of wording has a reader of its own; the first that recognises the wording gives the guess.
A reader takes only numbers that stand in the text. A guess is sure only when its rule is sound too
(`checking`): no gap, no overlap, nothing above the maximum, and the best result reaches it. A band
without a unit ("70-90") is read as a typed value without a unit, is never sure and stays among the
unread lines.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.rules.checking import check_rule
from parindex_desktop.domain.rules.guessing.bands import read_bands
from parindex_desktop.domain.rules.guessing.choices import read_options, read_percent
from parindex_desktop.domain.rules.guessing.clauses import LONGEST, clauses_of, lines_of
from parindex_desktop.domain.rules.guessing.conditions import read_conditions
from parindex_desktop.domain.rules.guessing.formulas import read_formula
from parindex_desktop.domain.rules.guessing.guess import Guess, Wording
from parindex_desktop.domain.rules.guessing.items import read_items
from parindex_desktop.domain.rules.guessing.judgments import (
    read_council_line,
    read_judged,
    read_survey,
)
from parindex_desktop.domain.rules.guessing.ratios import read_ratio
from parindex_desktop.domain.rules.kinds import PercentRule, PerItemRule

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.numbers import Points

__all__ = ["Guess", "guess_rule"]

_READERS: tuple[Callable[[Wording], Guess | None], ...] = (
    read_council_line,
    read_survey,
    read_ratio,
    read_formula,
    read_items,
    read_judged,
    read_bands,
    read_percent,
    read_conditions,
    read_options,
)

_TAKEN = re.compile(r"\b(?:bị\s+|thì\s+)*trừ\s+(?:đi\s+)?(?=\d|tối đa)", re.IGNORECASE)
"""Takes points off: `bị trừ 0,5`; not `trừ điểm tương ứng`, which leaves it to the council."""


def guess_rule(
    guide: str, maximum: Points, *, name: str = "", penalty: bool = False
) -> Guess | None:
    """Returns the rule that a wording most likely means, None when it says nothing readable.

    Args:
        guide: How the criterion is scored, lines parted by newlines, clauses by `;`.
        maximum: Of the leaf, in 1/10 000 point.
        name: Of the leaf; words a condition such as `Có` that says nothing by itself.
        penalty: The leaf is a penalty (điểm trừ): what the wording takes off are its points.
    """
    if not penalty:
        return _guess(guide, maximum, name)
    guess = _guess(_TAKEN.sub("", guide), maximum, name) or _guess(guide, maximum, name)
    if guess is not None and isinstance(guess.rule, PerItemRule | PercentRule):
        return replace(guess, rule=replace(guess.rule, takes=False))
    return guess


def _guess(guide: str, maximum: Points, name: str) -> Guess | None:
    lines = lines_of(guide)
    clauses = clauses_of(lines)
    readable = tuple(clause for clause in clauses if len(clause.text) <= LONGEST)
    wording = Wording(lines, readable, maximum, name)
    guess = next((guess for read in _READERS if (guess := read(wording)) is not None), None)
    if guess is None:
        return None
    unread = (*guess.unread, *(c.text for c in clauses if c not in readable))
    sound = not unread and not check_rule(guess.rule, maximum, code="")
    return replace(guess, sure=guess.sure and sound, unread=unread)
