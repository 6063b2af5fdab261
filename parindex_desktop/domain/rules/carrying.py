"""What facts typed under one rule still say under the rule that takes its place.

Facts are kept under the names of the fields that asked for them. Conditions and answers are named
by their place, so a condition taken out would hand its answer to the next one: those are followed
by their words. A word put right in its place is still the same choice, condition or answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.rules.facts import (
    CHOICE,
    NO,
    YES,
    FactField,
    Facts,
    FieldKind,
    fields_of,
    is_number,
)
from parindex_desktop.domain.rules.kinds import OptionsRule, PercentRule, SurveyRule, YesNoRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parindex_desktop.domain.rules.kinds import Rule


def carry_facts(before: Rule, after: Rule, facts: Facts) -> Facts:
    """Returns the facts that a new rule asks for too, in the order of its fields.

    A choice that the new rule does not have is kept, so that `evaluate` names it; a fact of
    another sort than the new field is left out.
    """
    known = _renamed(before, after, dict(facts))
    fields = fields_of(after)
    return tuple((f.name, known[f.name]) for f in fields if _fits(f, known.get(f.name, "")))


def _renamed(before: Rule, after: Rule, facts: dict[str, str]) -> Mapping[str, str]:
    """Returns the facts under the names and words that the new rule has for them."""
    if isinstance(before, OptionsRule | PercentRule) and CHOICE in facts:
        return facts | {CHOICE: _reworded_choice(before, after, facts[CHOICE])}
    by_place = isinstance(before, YesNoRule | SurveyRule) and type(before) is type(after)
    return _followed(before, after, facts) if by_place else facts


def _reworded_choice(before: OptionsRule | PercentRule, after: Rule, label: str) -> str:
    """Returns the new words of a choice that stands in its old place with its old worth."""
    old, new = _worths(before), _worths(after)
    if type(before) is not type(after) or len(old) != len(new):
        return label
    renamed = {
        was: now
        for (was, old_worth), (now, new_worth) in zip(old, new, strict=True)
        if old_worth == new_worth and was not in dict(new) and now not in dict(old)
    }
    return renamed.get(label, label)


def _worths(rule: Rule) -> tuple[tuple[str, object], ...]:
    if isinstance(rule, OptionsRule):
        return tuple((option.label, option.points) for option in rule.options)
    if isinstance(rule, PercentRule):
        return tuple((level.label, level.percent) for level in rule.levels)
    return ()


def _followed(before: Rule, after: Rule, facts: Mapping[str, str]) -> dict[str, str]:
    """Returns answers under the new places of their conditions, found by their words."""
    old, new = fields_of(before), fields_of(after)
    name_of = {field.label: field.name for field in old}
    kept_labels = {field.label for field in new}
    followed: dict[str, str] = {}
    for place, field in enumerate(new):
        source = name_of.get(field.label)
        if source is None and len(old) == len(new) and old[place].label not in kept_labels:
            source = old[place].name  # worded anew in its place
        if source is not None and source in facts:
            followed[field.name] = facts[source]
    return followed


def _fits(field: FactField, text: str) -> bool:
    """Tells whether a canonical text is one that a field could have given."""
    match field.kind:
        case FieldKind.NUMBER:
            return is_number(text)
        case FieldKind.WHOLE:
            return is_number(text) and text.isdecimal()
        case FieldKind.YES_NO:
            return text in (YES, NO)
        case FieldKind.CHOICE | FieldKind.TEXT:
            return bool(text)
