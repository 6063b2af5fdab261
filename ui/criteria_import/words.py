"""The words of the wizard: what is known of rules, and rules in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.rules.wording import word_rule
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services.criteria_import_draft import RuleState
from ui.criteria.detail.words import kind_names

if TYPE_CHECKING:
    from parindex_desktop.domain.numbers import Points
    from parindex_desktop.domain.rules.kinds import Rule
    from parindex_desktop.services.criteria_import_draft import DraftCounts

_STATES = {
    RuleState.CONFIRMED: mark("Accepted"),
    RuleState.SURE: mark("Read without doubt"),
    RuleState.UNSURE: mark("To be confirmed"),
    RuleState.NONE: mark("No rule yet"),
}
TONES = {
    RuleState.CONFIRMED: "ok",
    RuleState.SURE: "accent",
    RuleState.UNSURE: "warning",
    RuleState.NONE: "muted",
}
"""The colour of each state, a role of `theme.Tokens`."""


def state_name(state: RuleState) -> str:
    """Returns what is known of a rule."""
    return tr(_STATES[state])


def rule_in_short(rule: Rule | None, maximum: Points, *, penalty: bool = False) -> str:
    """Returns the kind of a rule and its wording in one line; nothing without a rule."""
    if rule is None:
        return ""
    return f"{kind_names()[rule.kind]}: {'; '.join(word_rule(rule, maximum, penalty=penalty))}"


def told_counts(counts: DraftCounts) -> str:
    """Returns how large the set is."""
    return tr(
        "{domains} domains, {criteria} criteria, {leaves} scored",
        domains=counts.domains,
        criteria=counts.lines,
        leaves=counts.leaves,
    )


def told_rules(counts: DraftCounts) -> str:
    """Returns how many rules are in which state."""
    parts = (f"{state_name(state)} {counts.rules[state]}" for state in RuleState)
    return "   ·   ".join(parts)
