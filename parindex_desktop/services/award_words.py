"""A rule as a sentence, and why a unit is in or out; window and terminal say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.award_proposal import Verdict
from parindex_desktop.domain.award_rules import AwardRule, Measure
from parindex_desktop.domain.numbers import NumberFormat, NumberStyle
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from decimal import Decimal

    from parindex_desktop.services.award_proposals import Proposed

_TRIMMED = NumberFormat(4)


def rule_words(rule: AwardRule) -> str:
    """Says what a rule takes in: `The first 3 by rank; index from 80`."""
    conditions = [_whom(rule)]
    if rule.lowest_rank is not None:
        conditions.append(tr("to rank {rank} at most", rank=rule.lowest_rank))
    if rule.least_index is not None:
        conditions.append(tr("index from {index}", index=_TRIMMED.show(rule.least_index)))
    if rule.least_class:
        conditions.append(tr("class {name} or better", name=rule.least_class))
    if rule.least_rise is not None and rule.measure is not Measure.RANK:
        conditions.append(tr("risen by {rise} at least", rise=show_rise(rule, rule.least_rise)))
    return "; ".join(conditions)


def exclusion_words(rule: AwardRule) -> str:
    """Says who is left out whatever the ranking says; empty for nobody."""
    left_out = (
        (rule.skip_open, tr("results not locked")),
        (rule.skip_barred, tr("under discipline")),
        (rule.skip_listed, tr("on a sheet before")),
        (rule.skip_last_year, tr("same award last year")),
    )
    return ", ".join(words for holds, words in left_out if holds)


def why(proposed: Proposed, decimals: int) -> str:
    """Says in a sentence why a unit is in or out.

    Args:
        proposed: The unit with the verdict.
        decimals: Of the printed index, as the round declares.
    """
    rule, standing, verdict = proposed.rule, proposed.standing, proposed.verdict
    if verdict.is_in or verdict is Verdict.QUOTA:
        return _by_order(proposed, decimals)
    match verdict:
        case Verdict.NOT_RANKED:
            return tr("Not ranked in this round.")
        case Verdict.OPEN:
            return tr("The results are not locked yet.")
        case Verdict.BARRED:
            return tr("Not to be awarded: {reason}.", reason=proposed.about.rstrip("."))
        case Verdict.LISTED:
            return tr("Already listed for {form} this year.", form=proposed.about)
        case Verdict.LAST_YEAR:
            return tr("Got {award} for the same reason.", award=proposed.about)
        case Verdict.RANK:
            return tr(
                "Rank {rank} is below rank {lowest}.", rank=standing.rank, lowest=rule.lowest_rank
            )
        case Verdict.INDEX:
            return _by_index(proposed, decimals)
        case Verdict.CLASS if not proposed.about:
            return tr("The group has no class {least}.", least=rule.least_class)
        case Verdict.CLASS:
            return tr(
                "Class {own} does not reach {least}.",
                own=standing.class_name or "–",
                least=rule.least_class,
            )
    return _by_rise(proposed, decimals)


def show_rise(rule: AwardRule, rise: Decimal, decimals: int | None = None) -> str:
    """Returns a rise with its unit: `2,35 percent points`, `4 ranks`."""
    if rule.measure is Measure.RISE_IN_RANKS:
        return tr("{count} ranks", count=_TRIMMED.show(rise))
    shape = _TRIMMED if decimals is None else NumberFormat(decimals, NumberStyle.FIXED)
    return tr("{points} percent points", points=shape.show(rise))


def _whom(rule: AwardRule) -> str:
    """Says the order and the quota of a rule."""
    if rule.measure is Measure.RISE_IN_POINTS:
        order = tr("by rise in index")
    elif rule.measure is Measure.RISE_IN_RANKS:
        order = tr("by rise in rank")
    else:
        order = tr("by rank")
    if rule.quota is None:
        return tr("All units, {order}", order=order)
    return tr("The first {count}, {order}", count=rule.quota, order=order)


def _by_order(proposed: Proposed, decimals: int) -> str:
    rule, verdict = proposed.rule, proposed.verdict
    place = _place(proposed, decimals)
    if verdict is Verdict.QUOTA:
        return tr("{place}: beyond the quota of {count}.", place=place, count=rule.quota)
    if verdict is Verdict.TIED:
        return tr(
            "{place}: tied at the cut, quota {count}. All who tie are in.",
            place=place,
            count=rule.quota,
        )
    if rule.quota is None:
        return tr("{place}: meets every condition.", place=place)
    return tr("{place}: within the quota of {count}.", place=place, count=rule.quota)


def _place(proposed: Proposed, decimals: int) -> str:
    """Returns by what a unit stands where it does in the order of the rule."""
    rank, rise, place = proposed.standing.rank, proposed.rise, proposed.place
    if rise is not None:
        shown = show_rise(proposed.rule, rise, decimals)
        return tr("Rose by {rise} (no. {place})", rise=shown, place=place)
    if rank == place:
        return tr("Rank {rank}", rank=rank)
    return tr("Rank {rank} (no. {place} of those eligible)", rank=rank, place=place)


def _by_index(proposed: Proposed, decimals: int) -> str:
    index, least = proposed.standing.index, proposed.rule.least_index
    assert least is not None
    shown = "–" if index is None else NumberFormat(decimals, NumberStyle.FIXED).show(index)
    return tr("Index {index} is below {least}.", index=shown, least=_TRIMMED.show(least))


def _by_rise(proposed: Proposed, decimals: int) -> str:
    rule, rise = proposed.rule, proposed.rise
    if rise is None:
        return tr("No result of the year before to compare with.")
    if rise < 0:
        return tr("Fell by {rise} since the year before.", rise=show_rise(rule, -rise, decimals))
    if rise == 0 or rule.least_rise is None:
        return tr("Did not rise since the year before.")
    return tr(
        "Rose by {rise} only, less than {least}.",
        rise=show_rise(rule, rise, decimals),
        least=show_rise(rule, rule.least_rise),
    )
