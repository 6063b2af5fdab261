from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from parindex_desktop.domain.criteria import Criterion, Kind, Source, check_tree
from parindex_desktop.domain.numbers import Points, format_points, parse_points
from parindex_desktop.domain.rules.kinds import JudgedRule
from parindex_desktop.domain.scores import Stage
from parindex_desktop.errors import InputError
from parindex_desktop.services import criteria, criteria_order, score_entry, units
from parindex_desktop.services.criteria import NewCriterion
from parindex_desktop.services.criteria_codes import proposed_code
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.rule_change import change_rule
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


def book(session: Session, code: str = "xa") -> GroupBook:
    return session.book(session.round_of(2016).id, session.group_of(code).id)


def line(name: str, maximum: str = "1", code: str = "") -> NewCriterion:
    return NewCriterion(name, parse_points(maximum), code=code)


def find(session: Session, code: str, group: str = "xa") -> Criterion:
    found = book(session, group).tree.by_code(code)
    assert found is not None
    return found


def outline(session: Session, group: str = "xa") -> list[str]:
    """Code, level and position of every line, in printed order."""
    tree = book(session, group).tree
    level: dict[object, int] = {None: -1}
    for each in tree.criteria:
        level[each.id] = level[each.parent_id] + 1
    return [f"{'  ' * level[c.id]}{c.code} @{c.position}" for c in tree.criteria]


@pytest.fixture
def two_levels(session: Session) -> Session:
    """Domains 1 (1.1, 1.2) and 2 (2.1) for the group `xa`."""
    at = (session.round_of(2016).id, session.group_of("xa").id)
    session.do(criteria.create(session, *at, lines=[line("Chỉ đạo", "3"), line("Thể chế", "2")]))
    for parent, name, maximum in (
        ("1", "Kế hoạch", "1"),
        ("1", "Báo cáo", "2"),
        ("2", "Rà soát", "2"),
    ):
        parent_id = find(session, parent).id
        session.do(criteria.add(session, book(session), line(name, maximum), parent=parent_id))
    return session


def refused_code(failure: pytest.ExceptionInfo[InputError]) -> str:
    return failure.value.code


def test_a_flat_set_numbers_its_lines(session: Session) -> None:
    at = (session.round_of(2016).id, session.group_of("xa").id)
    lines = [
        NewCriterion("Điểm thẩm định", Points(700_000), code="TĐ"),
        NewCriterion("Điểm điều tra XHH", Points(300_000), Source.SURVEY),
    ]
    session.do(criteria.create(session, *at, lines=lines))
    made = book(session).tree
    assert [(c.code, c.source) for c in made.criteria] == [
        ("TĐ", Source.APPRAISED), ("2", Source.SURVEY),
    ]  # fmt: skip
    assert format_points(made.maximum()) == "100"


def test_a_group_has_one_set(session: Session) -> None:
    with pytest.raises(InputError) as failure:
        criteria.create(session, session.round_of(2016).id, session.group_of("so").id)
    assert refused_code(failure) == "SET.113"


def test_a_copied_set_is_the_same_tree_with_lines_of_its_own(two_levels: Session) -> None:
    at = (two_levels.round_of(2016).id, two_levels.group_of("nganh-doc").id)
    source = book(two_levels).tree
    two_levels.do(criteria.copy(two_levels, source, *at))
    assert outline(two_levels, "nganh-doc") == outline(two_levels)
    copies = book(two_levels, "nganh-doc").tree.criteria
    assert {c.id for c in copies}.isdisjoint(c.id for c in source.criteria)
    assert [c.identity for c in copies] == [c.identity for c in source.criteria]


def test_a_new_line_stands_behind_the_one_chosen(two_levels: Session) -> None:
    first = find(two_levels, "1.1")
    edit = criteria.add(
        two_levels, book(two_levels), line("Chen vào"), parent=first.parent_id, after=first.id
    )
    two_levels.do(edit)
    assert outline(two_levels)[:4] == ["1 @0", "  1.1 @0", "  1.3 @1", "  1.2 @2"]


@pytest.mark.parametrize(
    ("parent", "after", "expected"), [(None, None, "3"), ("1", None, "1.3"), ("2.1", None, "2.1.1")]
)
def test_codes_are_proposed(
    two_levels: Session, parent: str | None, after: str | None, expected: str
) -> None:
    parent_id = find(two_levels, parent).id if parent else None
    assert proposed_code(book(two_levels).tree, parent_id) == expected


@pytest.mark.parametrize(
    ("code", "following"), [("III", "IV"), ("TC9", "TC10"), ("TĐ", "2"), ("9" * 5000, "2")]
)
def test_codes_of_other_kinds_go_on(session: Session, code: str, following: str) -> None:
    at = (session.round_of(2016).id, session.group_of("xa").id)
    session.do(criteria.create(session, *at, lines=[line("Một", code=code)]))
    assert proposed_code(book(session).tree, None) == following


@pytest.mark.parametrize(
    ("new", "expected"),
    [(line(" "), "SET.112"), (line("Tên", code="1.1"), "SET.102"), (line("Tên", "-1"), "SET.103")],
)
def test_a_bad_line_is_refused(two_levels: Session, new: NewCriterion, expected: str) -> None:
    with pytest.raises(InputError) as failure:
        criteria.add(two_levels, book(two_levels), new, parent=None)
    assert refused_code(failure) == expected


def test_a_scored_line_gets_no_lines_below_it(session: Session) -> None:
    scored = find(session, "TĐ", "so")
    with pytest.raises(InputError) as failure:
        criteria.add(session, book(session, "so"), line("Kế hoạch"), parent=scored.id)
    assert refused_code(failure) == "SET.118"
    with pytest.raises(InputError) as failure:
        criteria_order.indent(book(session, "so"), find(session, "ĐT", "so"))
    assert refused_code(failure) == "SET.118"


@pytest.mark.parametrize("stage", [Stage.SELF, Stage.APPRAISAL_2])
def test_a_score_of_any_stage_is_a_score(session: Session, stage: Stage) -> None:
    session.do(criteria.add(session, book(session, "so"), line("Sáng kiến", code="T"), parent=None))
    own = find(session, "T", "so")
    place = Place(book(session, "so").units[0].id, own.id)
    session.do(score_entry.enter_text(book(session, "so"), stage, place, "1").edit)
    with pytest.raises(InputError) as failure:
        criteria.add(session, book(session, "so"), line("Kế hoạch"), parent=own.id)
    assert refused_code(failure) == "SET.118"
    with pytest.raises(InputError) as failure:
        criteria.remove(book(session, "so"), own)
    assert refused_code(failure) == "SET.122"


def test_a_maximum_is_not_set_below_its_scores(session: Session) -> None:
    scored = find(session, "TĐ", "so")
    with pytest.raises(InputError) as failure:
        criteria.change(book(session, "so"), replace(scored, max_points=parse_points("68")))
    assert refused_code(failure) == "SET.119"
    assert failure.value.params == {"count": 1, "maximum": "68", "code": "TĐ"}
    lower = replace(scored, max_points=parse_points("68,5"))
    session.do(criteria.change(book(session, "so"), lower))
    assert format_points(find(session, "TĐ", "so").max_points) == "68,5"


def test_scores_stay_at_the_stage_of_their_source(session: Session) -> None:
    appraised = find(session, "TĐ", "so")
    with pytest.raises(InputError) as failure:
        criteria.change(book(session, "so"), replace(appraised, source=Source.SURVEY))
    assert refused_code(failure) == "SET.122"
    surveyed = find(session, "ĐT", "so")
    session.do(criteria.change(book(session, "so"), replace(surveyed, source=Source.EXTERNAL)))
    assert find(session, "ĐT", "so").source is Source.EXTERNAL


def test_a_line_is_changed_and_changed_back(two_levels: Session) -> None:
    before = find(two_levels, "1.2")
    after = replace(before, name=" Báo cáo  năm ", kind=Kind.BONUS, evidence="Báo cáo\nPhụ lục")
    two_levels.do(criteria.change(book(two_levels), after))
    assert find(two_levels, "1.2") == replace(after, name="Báo cáo năm")
    two_levels.bus.undo()
    assert find(two_levels, "1.2") == before


@pytest.mark.parametrize(
    ("changes", "expected"), [({"name": " "}, "SET.112"), ({"max_points": -1}, "SET.103")]
)
def test_a_bad_change_is_refused(
    two_levels: Session, changes: dict[str, Any], expected: str
) -> None:
    with pytest.raises(InputError) as failure:
        criteria.change(book(two_levels), replace(find(two_levels, "1.2"), **changes))
    assert refused_code(failure) == expected


def test_a_code_is_not_changed_without_what_names_it(two_levels: Session) -> None:
    with pytest.raises(ValueError, match="code"):
        criteria.change(book(two_levels), replace(find(two_levels, "1.2"), code="1.9"))


@pytest.mark.parametrize("changes", [
    {"rule": None}, {"rule": JudgedRule("Khác")}, {"max_points": Points(12_300)},
])  # fmt: skip
def test_a_rule_is_not_changed_without_the_cells_it_scores(
    two_levels: Session, changes: dict[str, Any]
) -> None:
    ruled = replace(find(two_levels, "1.2"), rule=JudgedRule())
    with pytest.raises(ValueError, match="rule"):
        criteria.change(book(two_levels), ruled)
    two_levels.do(change_rule(book(two_levels), ruled))
    two_levels.do(criteria.change(book(two_levels), replace(ruled, name="Báo cáo quý")))
    with pytest.raises(ValueError, match="rule"):
        criteria.change(book(two_levels), replace(find(two_levels, "1.2"), **changes))


def test_a_line_goes_with_all_below_it_and_comes_back(two_levels: Session) -> None:
    before = outline(two_levels)
    two_levels.do(criteria.remove(book(two_levels), find(two_levels, "1")))
    assert outline(two_levels) == ["2 @0", "  2.1 @0"]
    two_levels.bus.undo()
    assert outline(two_levels) == before


def test_scored_lines_and_sets_are_not_removed(session: Session) -> None:
    with pytest.raises(InputError) as failure:
        criteria.remove(book(session, "so"), find(session, "TĐ", "so"))
    assert refused_code(failure) == "SET.122"
    with pytest.raises(InputError) as failure:
        criteria.remove_set(book(session, "so"))
    assert refused_code(failure) == "SET.122"


def test_a_set_without_scores_is_removed(two_levels: Session) -> None:
    two_levels.do(criteria.remove_set(book(two_levels)))
    assert book(two_levels).tree.criteria == ()
    two_levels.bus.undo()
    assert len(book(two_levels).tree.criteria) == 5


def test_lines_move_among_their_siblings(two_levels: Session) -> None:
    two_levels.do(criteria_order.move(book(two_levels), find(two_levels, "2"), -1))
    assert outline(two_levels) == ["2 @0", "  2.1 @0", "1 @1", "  1.1 @0", "  1.2 @1"]
    assert criteria_order.move(book(two_levels), find(two_levels, "2"), -1).is_empty


def test_indent_and_outdent_are_each_others_way_back(two_levels: Session) -> None:
    before = outline(two_levels)
    two_levels.do(criteria_order.indent(book(two_levels), find(two_levels, "1.2")))
    assert outline(two_levels)[:3] == ["1 @0", "  1.1 @0", "    1.2 @0"]
    two_levels.do(criteria_order.outdent(book(two_levels), find(two_levels, "1.2")))
    assert outline(two_levels) == before


def test_outdent_makes_a_domain_behind_the_parent(two_levels: Session) -> None:
    two_levels.do(criteria_order.outdent(book(two_levels), find(two_levels, "1.1")))
    assert outline(two_levels) == ["1 @0", "  1.2 @0", "1.1 @1", "2 @2", "  2.1 @0"]
    two_levels.bus.undo()
    assert outline(two_levels)[:2] == ["1 @0", "  1.1 @0"]


def test_the_first_line_has_nowhere_to_indent_to(two_levels: Session) -> None:
    assert criteria_order.indent(book(two_levels), find(two_levels, "1")).is_empty
    assert criteria_order.outdent(book(two_levels), find(two_levels, "1")).is_empty


def test_sums_are_taken_from_the_leaves_up(two_levels: Session) -> None:
    leaf = find(two_levels, "1.2")
    higher = replace(leaf, max_points=parse_points("4,5"))
    two_levels.do(criteria.change(book(two_levels), higher))
    tree = book(two_levels).tree
    assert [p.code for p in check_tree(tree.set, tree.criteria)] == ["SET.104"]
    two_levels.do(criteria_order.take_sums(book(two_levels)))
    tree = book(two_levels).tree
    assert check_tree(tree.set, tree.criteria) == ()
    assert format_points(find(two_levels, "1").max_points) == "5,5"


def test_a_set_is_described(two_levels: Session) -> None:
    own = book(two_levels).tree.set
    after = replace(own, decision=" Quyết định  số 5 ", bonus_cap=Points(20_000))
    two_levels.do(criteria.describe(book(two_levels), after))
    assert book(two_levels).tree.set == replace(after, decision="Quyết định số 5")


def test_a_cap_below_zero_is_refused(two_levels: Session) -> None:
    with pytest.raises(InputError) as failure:
        criteria.describe(
            book(two_levels), replace(book(two_levels).tree.set, penalty_cap=Points(-1))
        )
    assert refused_code(failure) == "SET.142"


def test_a_unit_added_later_meets_the_set(two_levels: Session) -> None:
    at = (two_levels.round_of(2016).id, two_levels.group_of("xa").id)
    two_levels.do(units.add(two_levels, *at, "Phường Long Xuyên"))
    assert units.lines(book(two_levels))[0].expected == 3
