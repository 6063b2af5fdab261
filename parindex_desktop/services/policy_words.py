"""The rules of a round in plain sentences, each with an example computed by the rule itself."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import NumberFormat, NumberStyle, round_half_up
from parindex_desktop.domain.policy import RankBasis, TieBreakKind, TieStyle
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from parindex_desktop.domain.policy import Policy, TieBreaker

_EXACT = Fraction(8, 9) * 100
"""88,888…: an index whose last printed digit is always a rounded one."""


def explain(policy: Policy) -> tuple[str, ...]:
    """Returns one sentence per rule, in the order of the form."""
    return (
        explain_rounding(policy),
        explain_basis(policy),
        explain_ties(policy),
        explain_not_applicable(policy),
    )


def explain_rounding(policy: Policy) -> str:
    """Says how 8 of 9 points are printed."""
    return tr("8 of 9 points = 88.8888… % is printed {shown}.", shown=_shown(_EXACT, policy))


def explain_basis(policy: Policy) -> str:
    """Says what becomes of two indices that print alike but differ behind the last digit."""
    step = Fraction(1, 10**policy.decimals)
    higher, lower = Fraction(85) + step / 4, Fraction(85)
    values = {"printed": _shown(lower, policy), "higher": _plain(higher), "lower": _plain(lower)}
    if policy.rank_basis is RankBasis.PRINTED:
        return tr("{higher} and {lower} are both printed {printed}: the two are equal.", **values)
    return tr(
        "{higher} and {lower} are both printed {printed}, yet {higher} ranks first.", **values
    )


def explain_ties(policy: Policy) -> str:
    """Says what decides between equal units, and which rank follows a shared one."""
    following = 4 if policy.tie_style is TieStyle.GAPS else 3
    shared = tr("After two units of rank 2 comes rank {rank}.", rank=following)
    if not policy.tie_breakers:
        return tr("Units of equal index share a rank.") + " " + shared
    steps = ", ".join(tie_breaker_name(each) for each in policy.tie_breakers)
    return (
        tr("Of units of equal index the one with more points ranks first: {steps}.", steps=steps)
        + " "
        + tr("Still equal, they share a rank.")
        + " "
        + shared
    )


def explain_not_applicable(policy: Policy) -> str:
    """Says what 78 of 100 points become when a criterion of 2 points does not apply."""
    maximum = 98 if policy.rebase_not_applicable else 100
    return tr(
        "78 points where 2 of 100 points do not apply: 78 : {maximum} = {shown} %.",
        maximum=maximum,
        shown=_shown(Fraction(7800, maximum), policy),
    )


def tie_breaker_name(step: TieBreaker) -> str:
    """Returns what is compared, as the list of tie-breakers shows it."""
    match step.kind:
        case TieBreakKind.APPRAISED:
            return tr("appraised points")
        case TieBreakKind.SURVEY:
            return tr("survey points")
        case TieBreakKind.CRITERION:
            return tr("points of criterion {code}", code=step.criterion_code)


def _shown(value: Fraction, policy: Policy) -> str:
    shape = NumberFormat(decimals=policy.decimals, style=NumberStyle.FIXED)
    return shape.show(round_half_up(value, policy.decimals))


def _plain(value: Fraction) -> str:
    return NumberFormat(decimals=6).show(round_half_up(value, 6))
