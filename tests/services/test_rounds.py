"""Rounds: copied without scores, checked, undone to the last detail."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from parindex_desktop import i18n
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.policy import (
    DEFAULT_BANDS,
    ClassBand,
    Policy,
    RankBasis,
    TieBreaker,
    TieBreakKind,
    TieStyle,
)
from parindex_desktop.domain.rounds import Round
from parindex_desktop.errors import InputError
from parindex_desktop.services import criteria, policy_words, rounds
from parindex_desktop.services.criteria import NewCriterion
from parindex_desktop.services.entity_changes import changed
from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


def state(session: Session) -> object:
    """All that a round holds, for comparing before and after."""
    reader = session.reader
    return [
        (
            each,
            reader.participations(each.id),
            reader.setups(each.id),
            [reader.criteria_tree(each.id, group.id) for group in session.groups],
            reader.scores(each.id),
        )
        for each in session.rounds
    ]


def first(session: Session) -> Round:
    return session.round_of(2016)


def begin_2017(session: Session) -> Round:
    session.do(rounds.new_round(session, 2017, first(session)))
    return session.round_of(2017)


def test_a_new_round_takes_over_all_but_the_scores(session: Session) -> None:
    policy = Policy(decimals=3, tie_style=TieStyle.DENSE)
    session.do(rounds.change_policy(first(session), policy))
    bands = (ClassBand("Đạt", Decimal(50)),)
    session.do(rounds.change_bands(session, first(session), session.groups[:1], bands))
    made = begin_2017(session)
    assert made.policy == policy
    assert made.name == "Chỉ số cải cách hành chính năm 2017"
    assert session.groups_in(made.id) == session.groups_in(first(session).id)
    for group in session.groups_in(made.id):
        old, new = session.book(first(session).id, group.id), session.book(made.id, group.id)
        assert new.units == old.units
        assert new.setup.bands == old.setup.bands
        assert [c.code for c in new.tree.criteria] == [c.code for c in old.tree.criteria]
        assert not {c.id for c in new.tree.criteria} & {c.id for c in old.tree.criteria}
        assert not any(new.result(unit.id).total.scored for unit in new.units)
    assert session.reader.scores(made.id) == {}


def test_a_tree_is_copied_with_its_kinship(session: Session) -> None:
    group = session.group_of("nganh-doc")
    session.do(criteria.create(session, first(session).id, group.id))
    above = NewCriterion("Cải cách thể chế", Points(0), code="1")
    book = session.book(first(session).id, group.id)
    session.do(criteria.add(session, book, above, parent=None))
    book = session.book(first(session).id, group.id)
    below = NewCriterion("Ban hành kịp thời", Points(20_000), code="1.1")
    session.do(criteria.add(session, book, below, parent=book.tree.criteria[0].id))
    made = begin_2017(session)
    tree = session.book(made.id, group.id).tree
    assert [(c.code, c.max_points) for c in tree.criteria] == [("1", 0), ("1.1", 20_000)]
    assert [c.code for c in tree.children(tree.criteria[0].id)] == ["1.1"]


def test_a_title_of_its_own_names_the_new_year(session: Session) -> None:
    group = session.group_of("so")
    setup = session.reader.setups(first(session).id)[group.id]
    titled = replace(setup, title="KẾT QUẢ NĂM 2016")
    session.do(Edit("documents.title", (("group", group.name),), changed([(setup, titled)])))
    made = begin_2017(session)
    assert session.reader.setups(made.id)[group.id].title == "KẾT QUẢ NĂM 2017"


def test_beginning_a_round_is_one_step_of_undo(session: Session) -> None:
    before = state(session)
    begin_2017(session)
    after = state(session)
    session.bus.undo()
    assert state(session) == before
    session.bus.redo()
    assert state(session) == after


def test_an_empty_round_has_the_usual_rules(session: Session) -> None:
    session.do(rounds.new_round(session, 2020))
    made = session.round_of(2020)
    assert made.policy == Policy()
    assert session.groups_in(made.id) == ()
    assert rounds.progress(session, made) == rounds.Progress(0, 0, 0)


@pytest.mark.parametrize(
    ("year", "code"), [(1999, "SET.120"), (2101, "SET.120"), (2016, "SET.114")]
)
def test_a_year_that_cannot_be_is_refused(year: int, code: str, session: Session) -> None:
    with pytest.raises(InputError) as refused:
        rounds.new_round(session, year)
    assert refused.value.code == code
    made = begin_2017(session)
    with pytest.raises(InputError) as refused:
        rounds.change_round(session, made, year=year)
    assert refused.value.code == code


def test_a_round_keeps_its_own_year(session: Session) -> None:
    session.do(rounds.change_round(session, first(session), name="  Năm   2016 lại "))
    assert first(session).name == "Năm 2016 lại"
    with pytest.raises(InputError) as refused:
        rounds.change_round(session, first(session), name=" ")
    assert refused.value.code == "SET.112"


def test_a_round_with_scores_is_not_removed(session: Session) -> None:
    with pytest.raises(InputError) as refused:
        rounds.remove_round(session, first(session))
    assert refused.value.code == "SET.111"


def test_a_round_without_scores_goes_and_comes_back_whole(session: Session) -> None:
    made = begin_2017(session)
    before = state(session)
    session.do(rounds.remove_round(session, made))
    assert [each.year for each in session.rounds] == [2016]
    session.bus.undo()
    assert state(session) == before


def test_progress_counts_the_cells_that_must_be_filled(session: Session) -> None:
    assert rounds.progress(session, first(session)) == rounds.Progress(28, 56, 56)
    assert rounds.progress(session, begin_2017(session)) == rounds.Progress(28, 0, 56)


@pytest.mark.parametrize(
    ("bands", "code"),
    [
        ([("Tốt", 80), ("Khá", 80)], "SET.121"),
        ([("Khá", 70), ("Tốt", 80)], "SET.121"),
        ([("Tốt", 80), ("", 70)], "SET.112"),
        ([("Tốt", 80), ("TỐT", 70)], "SET.113"),
    ],
)
def test_classes_that_cannot_be_are_refused(
    bands: list[tuple[str, int]], code: str, session: Session
) -> None:
    wanted = tuple(ClassBand(name, Decimal(bound)) for name, bound in bands)
    with pytest.raises(InputError) as refused:
        rounds.change_bands(session, first(session), session.groups[:1], wanted)
    assert refused.value.code == code


def test_classes_of_all_groups_are_one_step(session: Session) -> None:
    wanted = (ClassBand("Đạt", Decimal("50.5")), ClassBand("Chưa đạt", Decimal(0)))
    groups = session.groups_in(first(session).id)
    session.do(rounds.change_bands(session, first(session), groups, wanted))
    assert {each.bands for each in session.reader.setups(first(session).id).values()} == {wanted}
    session.bus.undo()
    found = {each.bands for each in session.reader.setups(first(session).id).values()}
    assert found == {DEFAULT_BANDS}


@pytest.mark.parametrize("count", range(6))
def test_an_added_class_leaves_the_order_sound(count: int, session: Session) -> None:
    bands = rounds.with_class_added(DEFAULT_BANDS[5 - count :], "Mức mới")
    assert len(bands) == count + 1
    edit = rounds.change_bands(session, first(session), session.groups[:1], bands)
    assert not edit.is_empty


def test_the_office_needs_a_province(session: Session) -> None:
    changed = replace(session.profile, signer_name="Trần Văn A")
    session.do(rounds.change_profile(session, changed))
    assert session.profile.signer_name == "Trần Văn A"
    with pytest.raises(InputError) as refused:
        rounds.change_profile(session, replace(changed, province=" "))
    assert refused.value.code == "SET.112"


@pytest.mark.parametrize(
    ("province", "place", "authority"),
    [
        ("tỉnh An Giang", "An Giang", "Chủ tịch Ủy ban nhân dân tỉnh An Giang"),
        ("Thành phố Huế", "Huế", "Chủ tịch Ủy ban nhân dân Thành phố Huế"),
        ("An Giang", "An Giang", "Chủ tịch Ủy ban nhân dân An Giang"),
        ("", "", ""),
    ],
)
def test_place_and_authority_are_proposed(province: str, place: str, authority: str) -> None:
    assert rounds.proposed_place(province) == place
    assert rounds.proposed_authority(province) == authority


@pytest.mark.parametrize(
    ("policy", "sentences"),
    [
        (
            Policy(),
            [
                "88.8888… % is printed 88,89.",
                "85,0025 and 85 are both printed 85,00: the two are equal.",
                "Units of equal index share a rank. After two units of rank 2 comes rank 4.",
                "78 : 98 = 79,59 %.",
            ],
        ),
        (
            Policy(
                decimals=0,
                rank_basis=RankBasis.EXACT,
                tie_style=TieStyle.DENSE,
                tie_breakers=(
                    TieBreaker(TieBreakKind.APPRAISED),
                    TieBreaker(TieBreakKind.CRITERION, "3"),
                ),
                rebase_not_applicable=False,
            ),
            [
                "88.8888… % is printed 89.",
                "85,25 and 85 are both printed 85, yet 85,25 ranks first.",
                "appraised points, points of criterion 3. Still equal, they share a rank. "
                "After two units of rank 2 comes rank 3.",
                "78 : 100 = 78 %.",
            ],
        ),
    ],
)
def test_rules_are_told_with_examples_that_follow_them(
    policy: Policy, sentences: list[str]
) -> None:
    i18n.set_language("en")
    for told, expected in zip(policy_words.explain(policy), sentences, strict=True):
        assert told.endswith(expected)
