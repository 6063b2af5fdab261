"""Comparing sets: nothing invented, nothing missed, the same from both sides."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.comparison import (
    FIELDS,
    ChangeKind,
    Comparison,
    Pair,
    SetField,
    compare,
)
from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId, Kind, Source
from parindex_desktop.domain.criteria_draft import SetDraft, draft_of, tree_of
from parindex_desktop.domain.rules.kinds import YesNoRule
from tests.criteria_drafts import drafts, plain_lines
from tests.domain.building import criterion, points, tree

_OPPOSITE = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
OLD = tree(
    criterion(1, "10", code="1"),
    criterion(2, "4", parent=1, code="1.1"),
    criterion(3, "6", parent=1, code="1.2"),
    criterion(4, "5", code="2"),
    criterion(5, "5", parent=4, code="2.1"),
)


def plain_drafts() -> st.SearchStrategy[SetDraft]:
    return drafts(most=9, line=plain_lines)


@st.composite
def versions(draw: st.DrawFn) -> tuple[CriteriaTree, CriteriaTree]:
    """Two arbitrary sets of which arbitrary criteria are the same."""
    before = tree_of(draw(plain_drafts()))
    after = tree_of(draw(plain_drafts()), first_id=1001)
    heirs = draw(st.permutations(after.criteria))
    common = draw(st.integers(0, min(len(before.criteria), len(heirs))))
    lineage = {new.id: old.id for new, old in zip(heirs[:common], before.criteria, strict=False)}
    criteria = (replace(c, lineage=lineage.get(c.id)) for c in after.criteria)
    return before, CriteriaTree.build(after.set, criteria)


def next_year(*criteria: Criterion) -> CriteriaTree:
    """The criteria as copied into another set, whose own ids are 1000 higher."""
    return CriteriaTree.build(
        OLD.set,
        (
            replace(
                c,
                id=CriterionId(c.id + 1000),
                parent_id=None if c.parent_id is None else CriterionId(c.parent_id + 1000),
                lineage=c.identity,
            )
            for c in criteria
        ),
    )


def told(comparison: Comparison) -> dict[str, list[str]]:
    """Returns code -> what differs."""
    return {pair.present.code: [str(k) for k in pair.changes] for pair in comparison.changed}


def numbered(*criteria: Criterion) -> tuple[Criterion, ...]:
    """Gives criteria positions in the order they are listed."""
    return tuple(replace(c, position=at) for at, c in enumerate(criteria))


@given(plain_drafts())
def test_a_set_does_not_differ_from_itself_nor_from_its_copy(draft: SetDraft) -> None:
    made = tree_of(draft)
    assert compare(made, made).is_empty
    copy = CriteriaTree.build(
        made.set,
        (
            replace(
                c,
                id=CriterionId(c.id + 1000),
                parent_id=None if c.parent_id is None else CriterionId(c.parent_id + 1000),
                lineage=c.identity,
            )
            for c in made.criteria
        ),
    )
    assert compare(made, copy).is_empty
    assert len(compare(made, copy).pairs) == len(made.criteria)


@given(versions())
def test_the_other_way_round_is_the_inverse(sets: tuple[CriteriaTree, CriteriaTree]) -> None:
    before, after = sets
    there, back = compare(before, after), compare(after, before)
    turned = {
        Pair(p.after, p.before, tuple(_OPPOSITE.get(kind, kind) for kind in p.changes))
        for p in back.pairs
    }
    assert set(there.pairs) == turned
    assert there.set_fields == back.set_fields


@given(versions())
def test_every_criterion_of_both_stands_in_one_pair(
    sets: tuple[CriteriaTree, CriteriaTree],
) -> None:
    before, after = sets
    pairs = compare(before, after).pairs
    assert sorted(p.before.id for p in pairs if p.before) == sorted(c.id for c in before.criteria)
    assert [p.after for p in pairs if p.after] == list(after.criteria)


@given(versions())
def test_the_changes_told_are_all_there_are(sets: tuple[CriteriaTree, CriteriaTree]) -> None:
    for pair in compare(*sets).pairs:
        if pair.before is None or pair.after is None:
            continue
        named: dict[str, Any] = {
            FIELDS[k]: getattr(pair.after, FIELDS[k]) for k in pair.changes if k in FIELDS
        }
        placed: dict[str, Any] = {
            f: getattr(pair.after, f) for f in ("id", "set_id", "parent_id", "position")
        }
        assert replace(pair.before, **named, **placed, lineage=pair.after.lineage) == pair.after
        assert all(getattr(pair.before, field) != value for field, value in named.items())


@given(versions())
def test_what_has_not_moved_stands_as_it_stood(sets: tuple[CriteriaTree, CriteriaTree]) -> None:
    comparison = compare(*sets)
    stayed = [
        p for p in comparison.pairs if p.before and p.after and ChangeKind.MOVED not in p.changes
    ]
    new_id = {p.before.id: p.after.id for p in comparison.pairs if p.before and p.after}
    for pair in stayed:
        assert pair.before is not None
        assert pair.after is not None
        parent = pair.before.parent_id
        assert pair.after.parent_id == (None if parent is None else new_id[parent])
    place = {c.id: at for at, c in enumerate(comparison.before.criteria)}
    for parent in {p.after.parent_id for p in stayed if p.after}:
        siblings = [place[p.before.id] for p in stayed if p.before and _below(p, parent)]
        assert siblings == sorted(siblings)


def _below(pair: Pair, parent: CriterionId | None) -> bool:
    return pair.after is not None and pair.after.parent_id == parent


@given(versions())
def test_without_a_change_both_sets_are_the_same_draft(
    sets: tuple[CriteriaTree, CriteriaTree],
) -> None:
    before, after = sets
    assert compare(before, after).is_empty <= (draft_of(before) == draft_of(after))


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("code", "1.9", ChangeKind.RECODED),
        ("name", "Tên khác", ChangeKind.RENAMED),
        ("max_points", points("3,5"), ChangeKind.MAXIMUM),
        ("source", Source.SURVEY, ChangeKind.SOURCE),
        ("kind", Kind.BONUS, ChangeKind.KIND),
        ("rule", YesNoRule(("Đạt",), points("4")), ChangeKind.RULE),
        ("guide", "Đạt: 4", ChangeKind.GUIDE),
        ("evidence", "Kế hoạch", ChangeKind.EVIDENCE),
        ("appraiser", "Sở Nội vụ", ChangeKind.APPRAISER),
        ("exempt", ("Không có TTHC",), ChangeKind.EXEMPT),
        ("note", "Mới", ChangeKind.NOTE),
    ],
)
def test_each_field_is_a_change_of_its_own(field: str, value: Any, kind: ChangeKind) -> None:
    lines = [replace(c, **{field: value}) if c.id == 2 else c for c in OLD.criteria]
    (pair,) = compare(OLD, next_year(*lines)).changed
    assert pair.changes == (kind,)


def test_every_kind_of_change_of_content_has_its_field() -> None:
    places = {ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.MOVED}
    assert FIELDS.keys() == set(ChangeKind) - places


def test_one_added_moves_none_of_those_behind_it() -> None:
    domain, first, second, *rest = OLD.criteria
    new = replace(criterion(9, "1", parent=1, code="1.0"), lineage=None)
    after = next_year(*numbered(domain, new, first, second, *rest))
    after = CriteriaTree.build(
        after.set,
        (replace(c, lineage=None) if c.code == "1.0" else c for c in after.criteria),
    )
    assert told(compare(OLD, after)) == {"1.0": ["added"]}


def test_one_that_goes_leaves_the_others_in_place() -> None:
    kept = [c for c in OLD.criteria if c.code != "1.1"]
    assert told(compare(OLD, next_year(*kept))) == {"1.1": ["removed"]}


def test_one_carried_to_the_end_is_the_only_one_moved() -> None:
    four = [criterion(n, "1", code=str(n)) for n in (1, 2, 3, 4)]
    after = next_year(*numbered(four[1], four[2], four[3], four[0]))
    assert told(compare(tree(*four), after)) == {"1": ["moved"]}


def test_below_another_parent_is_moved() -> None:
    lines = [replace(c, parent_id=CriterionId(4)) if c.code == "1.2" else c for c in OLD.criteria]
    assert told(compare(OLD, next_year(*lines))) == {"1.2": ["moved"]}


def test_from_a_parent_that_is_gone_is_moved() -> None:
    lines = [
        replace(c, parent_id=CriterionId(1)) if c.code == "2.1" else c
        for c in OLD.criteria
        if c.code != "2"
    ]
    assert told(compare(OLD, next_year(*lines))) == {"2": ["removed"], "2.1": ["moved"]}


def test_what_was_removed_stands_where_it_stood() -> None:
    kept = [c for c in OLD.criteria if c.code not in {"1.2", "1"}]
    lines = [replace(c, parent_id=None) if c.code == "1.1" else c for c in kept]
    codes = [pair.present.code for pair in compare(OLD, next_year(*lines)).pairs]
    assert codes == ["1", "1.1", "1.2", "2", "2.1"]


def test_two_with_one_identity_are_told_apart_by_their_order() -> None:
    twice = next_year(*OLD.criteria[:2])
    double = replace(twice.criteria[1], id=CriterionId(2001), position=9, code="1.9")
    after = CriteriaTree.build(OLD.set, (*twice.criteria, double))
    assert told(compare(tree(*OLD.criteria[:2]), after)) == {"1.9": ["added"]}


def test_the_fields_of_the_sets_are_compared_too() -> None:
    caps = replace(OLD.set, bonus_cap=points("2"), decision="Quyết định số 1")
    after = CriteriaTree.build(caps, OLD.criteria)
    assert compare(OLD, after).set_fields == (SetField.DECISION, SetField.BONUS_CAP)
    assert not compare(OLD, after).is_empty
