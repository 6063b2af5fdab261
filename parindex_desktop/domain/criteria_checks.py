"""Proving a whole criteria set sound: its tree, its leaves and their rules.

Errors are what would score somebody wrongly; warnings leave a set usable, since a set made from a
table of totals has neither rules nor a sum of 100.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    Kind,
    Source,
    check_tree,
)
from parindex_desktop.domain.numbers import PER_POINT, Points, format_points
from parindex_desktop.domain.rules.checking import check_rule
from parindex_desktop.domain.rules.guessing import guess_rule
from parindex_desktop.domain.rules.kinds import (
    JudgedRule,
    OptionsRule,
    PercentRule,
    PerItemRule,
    SurveyRule,
    YesNoRule,
)
from parindex_desktop.domain.rules.wording import word_rule
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parindex_desktop.domain.rules.kinds import Rule

USUAL_TOTAL = Points(100 * PER_POINT)

_NUMBER = re.compile(r"\d+(?:,\d+)?")
_ON_DOCUMENTS = (OptionsRule, YesNoRule, PerItemRule, PercentRule, JudgedRule)
"""Rules whose facts stand in documents; what is measured may come from a survey as well."""


def check_set(criteria_set: CriteriaSet, criteria: Iterable[Criterion]) -> tuple[Problem, ...]:
    """Returns what makes a set unsound; the place of a problem is the code of its criterion.

    What `criteria.check_tree` finds, `SET.131` a leaf without rule (warning), `SET.132` a total
    other than 100 (warning, of the whole set), `SET.133` a rule that does not fit the source of
    its leaf, `SET.134` a bonus or penalty above its cap, `SET.135` a rule on a criterion with
    others below it, `SET.136` two criteria that continue one, `SET.137` a guide whose wording means
    other points or bounds than the rule (warning), and what `check_rule` finds.
    """
    given = tuple(criteria)
    tree = CriteriaTree.build(criteria_set, given)
    problems = [*check_tree(criteria_set, given), *_total(tree), *_lineages(tree)]
    for criterion in tree.criteria:
        if tree.is_leaf(criterion.id):
            problems.extend(_leaf(criteria_set, criterion))
        elif criterion.rule is not None:
            problems.append(Problem("SET.135", place=criterion.code))
    return tuple(problems)


def _total(tree: CriteriaTree) -> Iterator[Problem]:
    total = tree.maximum()
    if tree.criteria and total != USUAL_TOTAL:
        params: dict[str, object] = {"total": format_points(total)}
        yield Problem("SET.132", params=params, severity=Severity.WARNING)


def _lineages(tree: CriteriaTree) -> Iterator[Problem]:
    times = Counter(criterion.identity for criterion in tree.criteria)
    for criterion in tree.criteria:
        if times[criterion.identity] > 1:
            yield Problem("SET.136", place=criterion.code)


def _leaf(criteria_set: CriteriaSet, leaf: Criterion) -> Iterator[Problem]:
    caps = {Kind.BONUS: criteria_set.bonus_cap, Kind.PENALTY: criteria_set.penalty_cap}
    cap = caps.get(leaf.kind)
    if cap is not None and leaf.max_points > cap:
        params: dict[str, object] = {
            "maximum": format_points(leaf.max_points),
            "cap": format_points(cap),
        }
        yield Problem("SET.134", place=leaf.code, params=params)
    if leaf.rule is None:
        yield Problem("SET.131", place=leaf.code, severity=Severity.WARNING)
        return
    if not _fits(leaf):
        yield Problem("SET.133", place=leaf.code)
    if _says_otherwise(leaf.guide, leaf.rule, leaf.max_points):
        yield Problem("SET.137", place=leaf.code, severity=Severity.WARNING)
    yield from check_rule(leaf.rule, leaf.max_points, leaf.code)


@lru_cache(maxsize=1024)
def _says_otherwise(guide: str, rule: Rule, maximum: Points) -> bool:
    """Tells whether a guide, which is what an annex prints, surely means other numbers.

    Only numbers are compared: an official may call what is counted by other words. A set is checked
    after each change, hence the cache.
    """
    guess = guess_rule(guide, maximum) if guide else None
    return (
        guess is not None
        and guess.sure
        and _numbers(guess.rule, maximum) != _numbers(rule, maximum)
    )


def _numbers(rule: Rule, maximum: Points) -> list[str]:
    return sorted(_NUMBER.findall("\n".join(word_rule(rule, maximum))))


def _fits(leaf: Criterion) -> bool:
    """Tells whether the facts of a rule come from where the points of its leaf do."""
    if leaf.source is Source.SURVEY:
        return not isinstance(leaf.rule, _ON_DOCUMENTS)
    return not isinstance(leaf.rule, SurveyRule)
