"""How a cell with facts came to its points, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.rules.evaluating import evaluate
from parindex_desktop.domain.rules.facts import fields_of, show_fact
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.scores import Score


def explain(leaf: Criterion, score: Score) -> str:
    """Returns the way from the facts of a cell to its points; empty for points without facts.

    Facts that the rule of today reads otherwise are told as they were typed.
    """
    if not score.facts:
        return ""
    if leaf.rule is not None:
        try:
            outcome = evaluate(leaf.rule, leaf.max_points, score.facts)
        except InputError:
            return facts_in_words(leaf, score)
        if outcome.points == score.points:
            return outcome.why
    return facts_in_words(leaf, score)


def facts_in_words(leaf: Criterion, score: Score) -> str:
    """Returns the facts of a cell as they were typed, each behind its label."""
    fields = {field.name: field for field in fields_of(leaf.rule)} if leaf.rule else {}
    return "; ".join(
        f"{fields[name].label}: {show_fact(fields[name], text)}" if name in fields else text
        for name, text in score.facts
    )
