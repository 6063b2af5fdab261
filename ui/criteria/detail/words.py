"""The words of the kinds of rules."""

from __future__ import annotations

from parindex_desktop.domain.rules.kinds import RuleKind
from parindex_desktop.i18n import mark, tr

_KINDS = {
    RuleKind.OPTIONS: mark("One of several results"),
    RuleKind.YES_NO: mark("Conditions, met or not"),
    RuleKind.BANDS: mark("Bands of a value"),
    RuleKind.RATIO: mark("In proportion to a percentage"),
    RuleKind.PER_ITEM: mark("Points for each one"),
    RuleKind.PERCENT: mark("Percentage of the maximum"),
    RuleKind.JUDGED: mark("Judged by the council"),
    RuleKind.FORMULA: mark("Formula"),
    RuleKind.SURVEY: mark("Answers of a survey"),
}


def kind_names() -> dict[RuleKind, str]:
    """Returns the kinds of rules with their names, in the order they are offered."""
    return {kind: tr(name) for kind, name in _KINDS.items()}
