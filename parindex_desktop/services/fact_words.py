"""How a cell with facts came to its points, in one line."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.rules.evaluating import evaluate
from parindex_desktop.domain.rules.facts import (
    DENOMINATOR,
    NUMERATOR,
    fields_of,
    read_facts,
    show_fact,
)
from parindex_desktop.domain.rules.kinds import BandsRule, MeasureKind, RatioRule
from parindex_desktop.domain.unit_cells import are_unreadable
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.scores import Score


def explain(leaf: Criterion, score: Score) -> str:
    """Returns the way from the facts of a cell to its points; empty for points without facts.

    Facts that the rule of today reads otherwise are told as they were typed.
    """
    if not score.facts:
        return ""
    if leaf.rule is not None and not are_unreadable(score.facts):
        try:
            penalty = leaf.kind is Kind.PENALTY
            outcome = evaluate(leaf.rule, leaf.max_points, score.facts, penalty=penalty)
        except InputError:
            return facts_in_words(leaf, score)
        if outcome.points == score.points:
            return outcome.why
    return facts_in_words(leaf, score)


def doubt(leaf: Criterion, typed: Mapping[str, str]) -> str:
    """Returns what to look at again in facts that a rule takes as they are; empty without a doubt.

    A part above its whole is mostly a slip, such as two counts put in the wrong way round, and it
    has full points; yet money spent may be above the plan, so that it is not refused.
    """
    rule = leaf.rule
    if not isinstance(rule, BandsRule | RatioRule) or rule.measure.kind is not MeasureKind.SHARE:
        return ""
    try:
        facts = dict(read_facts(rule, typed))
    except InputError:
        return ""
    part, whole = facts.get(NUMERATOR), facts.get(DENOMINATOR)
    if part is None or whole is None or Decimal(part) <= Decimal(whole) or not Decimal(whole):
        return ""
    return tr("Above 100 %: the first number is larger than the second. Check both.")


def facts_in_words(leaf: Criterion, score: Score) -> str:
    """Returns the facts of a cell as they were typed, each behind its label."""
    if are_unreadable(score.facts):
        return tr("The facts of this cell cannot be read; its points count. Type the facts again.")
    fields = {field.name: field for field in fields_of(leaf.rule)} if leaf.rule else {}
    return "; ".join(
        f"{fields[name].label}: {show_fact(fields[name], text)}" if name in fields else text
        for name, text in score.facts
    )
