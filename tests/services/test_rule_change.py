"""What another rule makes of facts already typed, told and then written in one edit."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.domain.numbers import Points, format_points, parse_points
from parindex_desktop.domain.rules.kinds import (
    BandsRule,
    FormulaRule,
    JudgedRule,
    Option,
    OptionsRule,
    Rule,
    SurveyRule,
    Variable,
    YesNoRule,
)
from parindex_desktop.domain.scores import CellKey, Score, Stage
from parindex_desktop.errors import InputError
from parindex_desktop.services import score_entry
from parindex_desktop.services.rule_change import (
    RuleChange,
    change_rule,
    effect_of,
    rule_changes,
)
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from tests.ruled_leaves import (
    BANDS,
    OPTIONS,
    SHARE,
    band,
    book_of,
    counts,
    leaf,
    open_ruled_file,
    type_facts,
)

STRICTER = BandsRule(SHARE, (band(95, None, "2"), band(80, 95, "1"), band(None, 80, "0")))
YES_NO = YesNoRule(("Có kế hoạch", "Có báo cáo"), Points(20_000))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Facts of three departments in the first leaf: 38/40, 36/40 (both stages), 30/40."""
    opened = open_ruled_file(tmp_path, BANDS, OPTIONS, SurveyRule(), YES_NO)
    type_facts(opened, 0, counts(38, 40))
    type_facts(opened, 1, counts(38, 40), layer=Stage.SELF)
    type_facts(opened, 1, counts(36, 40))
    type_facts(opened, 2, counts(30, 40))
    yield opened
    opened.close()


def told(session: Session, rule: Rule | None, *, column: int = 0) -> tuple[RuleChange, ...]:
    criterion = leaf(session, column)
    return rule_changes(book_of(session), criterion, rule, criterion.max_points)


def ruled(session: Session, rule: Rule | None, *, column: int = 0) -> Criterion:
    return replace(leaf(session, column), rule=rule)


def change(session: Session, after: Criterion) -> None:
    session.do(change_rule(book_of(session), after))


def shown(changes: tuple[RuleChange, ...]) -> list[tuple[str, str, str, str]]:
    return [
        (c.unit, c.key.stage.value, format_points(c.before.points), format_points(c.after.points))
        for c in changes
    ]


def cells(session: Session, column: int = 0) -> dict[CellKey, Score]:
    book = book_of(session)
    keys = [book.key(u.id, book.leaves[column].id, s) for u in book.units for s in Stage]
    return {key: book.score(*key[1:]) for key in keys}


def test_every_stage_with_facts_is_told_with_its_new_points(session: Session) -> None:
    changes = told(session, STRICTER)
    assert shown(changes) == [
        ("Sở Nội vụ", "appraisal1", "2", "2"),
        ("Sở Y tế", "self", "2", "2"),
        ("Sở Y tế", "appraisal1", "2", "1"),
        ("Sở Tài chính", "appraisal1", "1", "0"),
    ]
    assert changes[2].why == "36/40 = 90,00 % is in the band from 80 % to below 95 % → 1 points"
    effect = effect_of(changes)
    assert (effect.scored_anew, effect.kept, effect.wanting) == (2, 2, 0)
    assert (effect.units_up, effect.units_down) == (0, 2)


def test_rule_and_cells_are_one_edit_and_one_undo(session: Session) -> None:
    before = (leaf(session), cells(session))
    change(session, ruled(session, STRICTER))
    assert leaf(session).rule == STRICTER
    assert [score.points for score in cells(session).values() if score.facts] == [
        20_000, 20_000, 10_000, 0,
    ]  # fmt: skip
    after = (leaf(session), cells(session))
    session.bus.undo()
    assert (leaf(session), cells(session)) == before
    session.bus.redo()
    assert (leaf(session), cells(session)) == after


def test_the_ranking_follows_the_changed_rule(session: Session) -> None:
    unit = book_of(session).units[1].id
    total = book_of(session).result(unit).total.points
    change(session, ruled(session, STRICTER))
    assert book_of(session).result(unit).total.points == total - parse_points("1")


def test_a_cell_whose_facts_are_not_enough_keeps_its_points(session: Session) -> None:
    before = cells(session)
    changes = told(session, JudgedRule())
    assert {change.problem.code for change in changes if change.problem} == {"RUL.101"}
    assert changes[0].problem is not None
    assert changes[0].problem.place == "Sở Nội vụ"
    assert effect_of(changes).wanting == 4
    change(session, ruled(session, JudgedRule()))
    assert cells(session) == before


def test_a_choice_that_is_gone_is_told(session: Session) -> None:
    type_facts(session, 0, {"choice": "Ban hành không kịp thời"}, column=1)
    fewer = OptionsRule((OPTIONS.options[0], OPTIONS.options[2]))
    (only,) = told(session, fewer, column=1)
    assert only.problem is not None
    assert only.problem.code == "RUL.104"
    assert only.problem.params["text"] == "Ban hành không kịp thời"


def test_an_option_worded_anew_in_its_place_takes_its_cells_along(session: Session) -> None:
    type_facts(session, 0, {"choice": "Ban hành không kịp thời"}, column=1)
    first, second, third = OPTIONS.options
    reworded = OptionsRule((first, Option("Ban hành chậm", second.points), third))
    (only,) = told(session, reworded, column=1)
    assert only.differs
    assert only.gained == 0
    assert only.after.facts == (("choice", "Ban hành chậm"),)
    dearer = OptionsRule((first, Option("Ban hành chậm", Points(5_000)), third))
    (other,) = told(session, dearer, column=1)
    assert other.problem is not None


def test_conditions_are_followed_by_their_words(session: Session) -> None:
    type_facts(session, 0, {"c1": "0", "c2": "1"}, column=3)
    without_first = YesNoRule(("Có báo cáo",), Points(20_000))
    (only,) = told(session, without_first, column=3)
    assert only.after == Score.number(20_000, (("c1", "1"),))
    turned = YesNoRule(("Có báo cáo", "Có kế hoạch"), Points(20_000))
    assert told(session, turned, column=3)[0].after.facts == (("c1", "1"), ("c2", "0"))
    reworded = YesNoRule(("Có kế hoạch năm", "Có báo cáo"), Points(20_000))
    assert not told(session, reworded, column=3)[0].differs
    more = YesNoRule(("Có kiểm tra", *YES_NO.conditions), Points(20_000))
    assert told(session, more, column=3)[0].problem is not None


def test_points_typed_without_facts_are_left_alone(session: Session) -> None:
    book = book_of(session)
    typed = Place(book.units[0].id, book.leaves[1].id)
    session.do(score_entry.enter_text(book, Stage.APPRAISAL_1, typed, "1,7").edit)
    assert told(session, STRICTER, column=1) == ()
    change(session, ruled(session, STRICTER, column=1))
    assert book_of(session).score(*typed, Stage.APPRAISAL_1) == Score.number(17_000)


def test_a_lower_maximum_scores_facts_anew(session: Session) -> None:
    halved = BandsRule(SHARE, (band(90, None, "1"), band(None, 90, "0")))
    after = replace(leaf(session), rule=halved, max_points=Points(10_000))
    change(session, after)
    assert leaf(session).max_points == 10_000
    assert {score.points for score in cells(session).values() if score.facts} == {0, 10_000}


@pytest.mark.parametrize("with_facts", [True, False])
def test_points_that_stay_above_a_lower_maximum_refuse_it(
    session: Session, with_facts: bool
) -> None:
    if with_facts:
        after = replace(leaf(session), rule=JudgedRule(), max_points=Points(10_000))
    else:
        book = book_of(session)
        place = Place(book.units[0].id, book.leaves[1].id)
        session.do(score_entry.enter_text(book, Stage.APPRAISAL_1, place, "1,7").edit)
        after = replace(leaf(session, 1), max_points=Points(10_000))
    with pytest.raises(InputError) as refused:
        change_rule(book_of(session), after)
    assert refused.value.code == "SET.119"
    assert refused.value.params["count"] == (3 if with_facts else 1)


@pytest.mark.parametrize(("changes", "action"), [
    ({"rule": STRICTER}, "criteria.rule.scores"),
    ({"rule": STRICTER, "max_points": Points(25_000)}, "criteria.rule.scores"),
    ({"max_points": Points(25_000)}, "criteria.maximum"),
    ({"max_points": Points(15_000)}, "criteria.maximum.scores"),
    ({"rule": None}, "criteria.rule"),
])  # fmt: skip
def test_the_step_says_what_was_changed(
    session: Session, changes: dict[str, Any], action: str
) -> None:
    assert change_rule(book_of(session), replace(leaf(session), **changes)).action == action


def test_a_maximum_below_zero_is_refused(session: Session) -> None:
    with pytest.raises(InputError) as refused:
        change_rule(book_of(session), replace(leaf(session), max_points=Points(-1)))
    assert refused.value.code == "SET.103"


def test_without_a_rule_facts_wait_for_the_next_one(session: Session) -> None:
    before = cells(session)
    change(session, ruled(session, None))
    assert cells(session) == before
    change(session, ruled(session, STRICTER))
    assert [score.points for score in cells(session).values() if score.facts][-1] == 0


def test_only_rule_and_maximum_are_written(session: Session) -> None:
    before = leaf(session)
    change(session, replace(before, rule=STRICTER, name="Khác", note="Khác"))
    assert leaf(session) == replace(before, rule=STRICTER)


def test_a_unit_that_rises_in_two_stages_is_counted_once(session: Session) -> None:
    type_facts(session, 1, counts(10, 40), layer=Stage.SELF)
    type_facts(session, 1, counts(10, 40))
    everybody = BandsRule(SHARE, (band(0, None, "2"),))
    effect = effect_of(told(session, everybody))
    assert (effect.scored_anew, effect.units_up, effect.units_down) == (3, 2, 0)


def test_a_rule_put_back_takes_only_the_facts_it_asks_for(session: Session) -> None:
    change(session, ruled(session, None))
    halves = FormulaRule((Variable("numerator", "Đạt"),), "numerator / 40")
    change(session, ruled(session, halves))
    facts = {score.facts for score in cells(session).values() if score.facts}
    assert facts == {(("numerator", text),) for text in ("38", "36", "30")}


def test_the_same_rule_again_is_no_edit(session: Session) -> None:
    assert change_rule(book_of(session), leaf(session)).is_empty
