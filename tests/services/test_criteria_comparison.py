"""The mapping of criteria between years: proposed, confirmed by hand, kept by copies."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from parindex_desktop.domain.comparison import ChangeKind, Comparison, compare
from parindex_desktop.domain.criteria import CriteriaTree, Criterion
from parindex_desktop.domain.criteria_draft import SetDraft, draft_of, tree_of
from parindex_desktop.domain.edits import Edit
from parindex_desktop.errors import AppError, InputError
from parindex_desktop.services import criteria, criteria_comparison, rounds
from parindex_desktop.services.criteria_comparison import MappingRow, MappingState
from parindex_desktop.services.criteria_likeness import candidates, suggestions
from parindex_desktop.services.criteria_outline import CopySource, copy_sources
from parindex_desktop.services.entity_changes import changed
from parindex_desktop.services.session import Session
from tests.criteria_drafts import drafts
from tests.set_versions import LAST_YEAR, THIS_YEAR, add_set, set_of


@pytest.fixture
def sets(session: Session) -> tuple[CopySource, CopySource]:
    """Communes 2016 and 2017, typed separately."""
    return add_set(session, 2016, LAST_YEAR), add_set(session, 2017, THIS_YEAR)


def now(session: Session) -> Comparison:
    return compare(set_of(session, 2016).tree, set_of(session, 2017).tree)


def rows(comparison: Comparison) -> dict[str, tuple[MappingRow, str]]:
    """Returns code -> its line and what is known of it."""
    found = criteria_comparison.mapping(comparison)
    return {row.pair.present.code: (row, str(row.state)) for row in found}


def states(comparison: Comparison) -> list[tuple[str, str]]:
    return [
        (row.pair.present.code, str(row.state)) for row in criteria_comparison.mapping(comparison)
    ]


def of(tree: CriteriaTree, code: str) -> Criterion:
    found = tree.by_code(code)
    assert found is not None
    return found


def confirm(session: Session, *codes: tuple[str, str]) -> None:
    older, newer = set_of(session, 2016), set_of(session, 2017)
    pairs = [(of(older.tree, before), of(newer.tree, after)) for before, after in codes]
    session.do(criteria_comparison.confirm(session, older, newer, pairs))


def test_pairs_are_proposed_by_code_and_name(
    session: Session, sets: tuple[CopySource, CopySource]
) -> None:
    assert states(now(session)) == [
        ("1", "suggested"),
        ("1.1", "suggested"),
        ("1.2", "suggested"),
        ("1.3", "gone"),
        ("2", "suggested"),
        ("2.1", "suggested"),
        ("2.2", "gone"),
        ("2.2", "new"),
    ]


def test_a_year_in_a_name_is_no_doubt_but_another_level_of_government_is(
    session: Session, sets: tuple[CopySource, CopySource]
) -> None:
    found = {s.after.code: s for s in suggestions(now(session))}
    assert found["1.1"].sure
    assert found["1.2"].sure
    assert found["2.1"].likeness >= 82
    assert not found["2.1"].sure


def test_a_suggestion_tells_what_would_differ(
    session: Session, sets: tuple[CopySource, CopySource]
) -> None:
    row, _ = rows(now(session))["1.2"]
    assert row.pair.changes == (ChangeKind.MAXIMUM,)
    assert row.likeness == 100


def test_a_shifted_code_does_not_hide_the_name() -> None:
    before = tree_of(LAST_YEAR)
    shifted = tuple(replace(x, code=f"9.{x.code}") for x in LAST_YEAR.lines)
    after = tree_of(replace(LAST_YEAR, lines=shifted), first_id=1001)
    found = suggestions(compare(before, after))
    assert [(s.before.code, s.after.code, s.sure) for s in found] == [
        (x.code, f"9.{x.code}", True) for x in LAST_YEAR.lines
    ]


def test_of_two_alike_the_one_below_the_same_parent_is_proposed() -> None:
    kept = LAST_YEAR.lines
    twice = (*kept[:4], kept[4], replace(kept[1], code="2.1"))
    before = tree_of(replace(LAST_YEAR, lines=twice))
    renumbered = tuple(replace(each, code=f"A{at}") for at, each in enumerate(twice))
    after = tree_of(replace(LAST_YEAR, lines=renumbered), first_id=1001)
    found = {s.after.code: s.before.code for s in suggestions(compare(before, after))}
    assert (found["A1"], found["A5"]) == ("1.1", "2.1")


@settings(max_examples=30)
@given(drafts(most=8), drafts(most=8))
def test_no_criterion_is_proposed_twice(one: SetDraft, other: SetDraft) -> None:
    comparison = compare(tree_of(one), tree_of(other, first_id=1001))
    found = suggestions(comparison)
    assert len({s.before.id for s in found}) == len({s.after.id for s in found}) == len(found)
    told = criteria_comparison.mapping(comparison)
    assert sum(row.pair.after is not None for row in told) == len(comparison.after.criteria)
    assert sum(row.pair.before is not None for row in told) == len(comparison.before.criteria)


def test_candidates_by_hand_come_likeliest_first(
    session: Session, sets: tuple[CopySource, CopySource]
) -> None:
    comparison = now(session)
    found = candidates(comparison, of(comparison.after, "2.1"))
    assert found[0].code == "2.1"
    assert len(found) == len(comparison.before.criteria)


def test_confirming_makes_them_the_same_and_undo_takes_it_back(
    session: Session, sets: tuple[CopySource, CopySource]
) -> None:
    older, newer = sets
    confirm(session, ("1.2", "1.2"))
    row, state = rows(now(session))["1.2"]
    assert state == MappingState.SAME
    assert row.pair.changes == (ChangeKind.MOVED, ChangeKind.MAXIMUM)  # its domain is not joined
    assert set_of(session, 2016).tree.criteria == older.tree.criteria
    session.bus.undo()
    assert set_of(session, 2017).tree.criteria == newer.tree.criteria


def test_several_are_confirmed_in_one_step(
    session: Session, sets: tuple[CopySource, CopySource]
) -> None:
    confirm(session, ("1", "1"), ("1.1", "1.1"), ("1.2", "1.2"))
    assert states(now(session))[:3] == [("1", "same"), ("1.1", "same"), ("1.2", "same")]
    assert rows(now(session))["1.2"][0].pair.changes == (ChangeKind.MAXIMUM,)
    session.bus.undo()
    assert states(now(session))[0] == ("1", "suggested")


@pytest.mark.parametrize(
    "codes",
    [
        [("1.1", "1.1"), ("1.1", "1.2")],
        [("1.1", "1.1"), ("1.2", "1.1")],
    ],
)
def test_one_criterion_is_not_the_same_as_two(
    session: Session, sets: tuple[CopySource, CopySource], codes: list[tuple[str, str]]
) -> None:
    with pytest.raises(InputError) as caught:
        confirm(session, *codes)
    assert caught.value.code == "SET.161"
    confirm(session, codes[0])
    with pytest.raises(InputError):
        confirm(session, codes[1])


def test_taking_apart_is_the_way_back(
    session: Session, sets: tuple[CopySource, CopySource]
) -> None:
    confirm(session, ("1.1", "1.1"))
    older, newer = set_of(session, 2016), set_of(session, 2017)
    session.do(criteria_comparison.separate(session, older, newer, of(newer.tree, "1.1")))
    assert set_of(session, 2017).tree.criteria == sets[1].tree.criteria
    assert rows(now(session))["1.1"][1] == MappingState.SUGGESTED


def test_a_copy_is_the_same_criterion_by_criterion(
    session: Session, sets: tuple[CopySource, CopySource]
) -> None:
    session.do(rounds.new_round(session, 2018, session.round_of(2017)))
    copied = set_of(session, 2018)
    assert not changes(session, 2017, 2018)
    # The new year's decision is yet to be made.
    assert draft_of(copied.tree) == replace(THIS_YEAR, decision="")


def test_a_copy_of_a_locked_set_is_open(
    session: Session, sets: tuple[CopySource, CopySource]
) -> None:
    own = sets[1].tree.set
    session.do(Edit("criteria.freeze", (), changed([(own, replace(own, frozen=True))])))
    session.do(rounds.new_round(session, 2018))
    source = set_of(session, 2017)
    round_, group = session.round_of(2018), session.group_of("xa")
    session.do(criteria.copy(session, source.tree, round_.id, group.id))
    copied = set_of(session, 2018)
    assert not copied.tree.set.frozen
    assert copied.tree.set.decision == ""
    assert {c.identity for c in copied.tree.criteria} == {c.id for c in source.tree.criteria}


def changes(session: Session, before: int, after: int) -> list[object]:
    """What differs between the criteria of two years; each year has a decision of its own."""
    pairs = compare(set_of(session, before).tree, set_of(session, after).tree).pairs
    return [pair for pair in pairs if pair.changes]


def test_later_copies_go_along_when_their_original_is_joined_and_taken_apart(
    session: Session, sets: tuple[CopySource, CopySource]
) -> None:
    session.do(rounds.new_round(session, 2018, session.round_of(2017)))
    confirm(session, ("1.1", "1.1"))
    first, third = set_of(session, 2016).tree, set_of(session, 2018).tree
    assert of(third, "1.1").identity == of(first, "1.1").id
    assert not changes(session, 2017, 2018)
    older, newer = set_of(session, 2016), set_of(session, 2017)
    session.do(criteria_comparison.separate(session, older, newer, of(newer.tree, "1.1")))
    assert not changes(session, 2017, 2018)
    assert of(set_of(session, 2018).tree, "1.1").identity == of(newer.tree, "1.1").id


def test_a_frozen_later_copy_stays_as_it_is(
    session: Session, sets: tuple[CopySource, CopySource]
) -> None:
    session.do(rounds.new_round(session, 2018, session.round_of(2017)))
    own = set_of(session, 2018).tree.set
    session.do(Edit("criteria.freeze", (), changed([(own, replace(own, frozen=True))])))
    before = set_of(session, 2018).tree.criteria
    confirm(session, ("1.1", "1.1"))
    assert set_of(session, 2018).tree.criteria == before


def test_a_frozen_set_is_not_joined(session: Session, sets: tuple[CopySource, CopySource]) -> None:
    own = sets[1].tree.set
    session.do(Edit("criteria.freeze", (), changed([(own, replace(own, frozen=True))])))
    with pytest.raises(AppError) as caught:
        confirm(session, ("1.1", "1.1"))
    assert caught.value.code == "SET.141"


def test_sets_of_one_year_are_taken_apart_too(session: Session) -> None:
    add_set(session, 2016, LAST_YEAR)
    source, group = set_of(session, 2016), session.group_of("nganh-doc")
    session.do(criteria.copy(session, source.tree, source.round.id, group.id))
    copy = set_of(session, 2016, "nganh-doc")
    original = set_of(session, 2016)
    edit = criteria_comparison.separate(session, copy, original, of(original.tree, "1.1"))
    session.do(edit)
    comparison = compare(set_of(session, 2016, "nganh-doc").tree, set_of(session, 2016).tree)
    assert [pair.changes for pair in comparison.changed] == [
        (ChangeKind.REMOVED,), (ChangeKind.ADDED,),
    ]  # fmt: skip


def test_the_set_before_it_is_compared_with_first(
    session: Session, sets: tuple[CopySource, CopySource]
) -> None:
    known = copy_sources(session)
    pair = criteria_comparison.usual_pair(known, set_of(session, 2017))
    assert pair is not None
    assert [(each.round.year, each.group.code) for each in pair] == [(2016, "xa"), (2017, "xa")]
    oldest = criteria_comparison.usual_pair(known, set_of(session, 2016))
    assert oldest is not None
    assert oldest[0].tree.set.id != oldest[1].tree.set.id
    assert criteria_comparison.usual_pair(known[:1], known[0]) is None


def test_without_a_predecessor_the_set_with_most_in_common_is_compared(session: Session) -> None:
    source = add_set(session, 2016, LAST_YEAR)
    group = session.group_of("nganh-doc")
    session.do(criteria.copy(session, source.tree, source.round.id, group.id))
    pair = criteria_comparison.usual_pair(copy_sources(session), set_of(session, 2016))
    assert pair is not None
    assert {each.group.code for each in pair} == {"xa", "nganh-doc"}


def test_the_sets_of_the_file_are_read_once_for_all_that_is_confirmed(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    older, newer = add_set(session, 2016, LAST_YEAR), add_set(session, 2017, THIS_YEAR)
    rows = criteria_comparison.mapping(compare(older.tree, newer.tree))
    pairs = [
        (row.pair.before, row.pair.after)
        for row in rows
        if row.pair.before is not None and row.pair.after is not None
    ]
    reads: list[Session] = []

    def counted(asked: Session) -> tuple[CopySource, ...]:
        reads.append(asked)
        return copy_sources(asked)

    monkeypatch.setattr(criteria_comparison, "copy_sources", counted)
    assert len(criteria_comparison.confirm(session, older, newer, pairs).entities) == len(pairs) > 1
    assert reads == [session]
