"""Why a unit is proposed, and what is to be noticed of a person, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import NumberFormat
from parindex_desktop.domain.rounds import AwardRuleKind
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from parindex_desktop.domain.awards import AwardedPerson
    from parindex_desktop.services.award_persons import Repeat
    from parindex_desktop.services.awards import Proposed


def why_proposed(proposed: Proposed) -> str:
    """Says what made the rule take a unit in."""
    if proposed.tied_at_cut:
        return tr("Shares the last rank ({rank})", rank=proposed.standing.rank)
    rule = proposed.rule
    if rule.kind is AwardRuleKind.FIRST:
        return tr("Among the first {count}", count=rule.first)
    return tr("Index from {index}", index=NumberFormat(4).show(rule.at_least))


def what_to_notice(person: AwardedPerson, repeat: Repeat | None) -> str:
    """Says what is missing of a person, or with which line the name is the same."""
    told: list[str] = []
    if repeat is not None:
        told.append(
            tr("Same person as line {place}", place=repeat.place)
            if repeat.same_workplace
            else tr("Same name as line {place}", place=repeat.place)
        )
    missing = [
        name
        for name, text in (
            (tr("Mr/Ms"), person.honorific),
            (tr("position"), person.office),
            (tr("workplace"), person.workplace),
        )
        if not text
    ]
    if missing:
        told.append(tr("No {fields}", fields=", ".join(missing)))
    return " · ".join(told)
