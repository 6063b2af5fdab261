"""Rules begun and not applied wait for their line to be looked at again."""

import pytest

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import RuleKind
from parindex_desktop.services.rule_draft import new_draft
from parindex_desktop.services.rule_drafts import RuleDrafts
from tests.domain.building import criterion

ONE = CriterionId(1)
DRAFT = new_draft(RuleKind.OPTIONS, Points(20_000))


def test_a_draft_waits_until_it_is_applied() -> None:
    drafts = RuleDrafts()
    drafts.keep(ONE, DRAFT)
    assert (ONE in drafts, len(drafts), drafts.get(ONE)) == (True, 1, DRAFT)
    drafts.forget(ONE)
    assert ONE not in drafts
    assert not drafts.was_dropped(ONE)


def test_a_dropped_draft_can_be_taken_up_until_the_next_one() -> None:
    drafts = RuleDrafts()
    drafts.keep(ONE, None)
    drafts.drop(ONE)
    assert ONE not in drafts
    assert drafts.was_dropped(ONE)
    drafts.take_up(ONE)
    assert drafts.get(ONE) is None
    drafts.drop(ONE)
    drafts.keep(ONE, DRAFT)
    assert not drafts.was_dropped(ONE)
    drafts.clear()
    with pytest.raises(KeyError):
        drafts.get(ONE)


def test_the_draft_of_a_removed_criterion_goes_with_it() -> None:
    drafts = RuleDrafts()
    drafts.keep(ONE, DRAFT)
    there = criterion(1, "2")
    drafts.forget_removed(Edit("criteria.add", entities=(EntityChange(None, there),)))
    assert ONE in drafts
    drafts.forget_removed(Edit("criteria.remove", entities=(EntityChange(there, None),)))
    assert ONE not in drafts
