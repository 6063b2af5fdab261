"""The points without the sentence are the points with it, and so are the refusals."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.rules.evaluating import evaluate, points_of
from parindex_desktop.domain.rules.facts import read_facts
from parindex_desktop.errors import InputError
from tests.rule_files import MAXIMUM, RULES, typed_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.numbers import Points
    from parindex_desktop.domain.rules.kinds import Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind.value)
@given(seed=st.integers(0, 10_000), missing=st.integers(0, 6))
def test_they_agree(rule: Rule, seed: int, missing: int) -> None:
    facts = read_facts(rule, typed_facts(rule, random.Random(seed)))
    few = facts[:missing] + facts[missing + 1 :]
    assert points_of(rule, MAXIMUM, facts) == evaluate(rule, MAXIMUM, facts).points
    alone = told(partial(points_of, rule, MAXIMUM, few))
    assert alone == told(lambda: evaluate(rule, MAXIMUM, few).points)


def told(work: Callable[[], Points]) -> object:
    """Returns the points, or the refusal with what it names."""
    try:
        return work()
    except InputError as error:
        return error.code, error.params
