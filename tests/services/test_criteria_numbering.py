from dataclasses import replace

import pytest

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.policy import TieBreaker, TieBreakKind
from parindex_desktop.domain.rounds import ColumnKind, RankingColumn
from parindex_desktop.errors import InputError
from parindex_desktop.services import criteria, results, rounds
from parindex_desktop.services.criteria import NewCriterion
from parindex_desktop.services.criteria_numbering import breakers_left_behind, recode
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.session import Session


def book(session: Session, code: str = "so") -> GroupBook:
    return session.book(session.round_of(2016).id, session.group_of(code).id)


def id_of(session: Session, code: str, group: str = "so") -> CriterionId:
    found = book(session, group).tree.by_code(code)
    assert found is not None
    return found.id


def break_ties_by(session: Session, *codes: str) -> None:
    breakers = tuple(TieBreaker(TieBreakKind.CRITERION, code) for code in codes)
    round_ = session.round_of(2016)
    session.do(rounds.change_policy(round_, replace(round_.policy, tie_breakers=breakers)))


def tie_codes(session: Session) -> list[str]:
    return [b.criterion_code for b in session.round_of(2016).policy.tie_breakers]


def test_two_codes_change_places_and_scores_stay(session: Session) -> None:
    first, second = id_of(session, "TĐ"), id_of(session, "ĐT")
    before = book(session).standings
    session.do(recode(session, book(session), {first: " ĐT ", second: "TĐ"}))
    assert (id_of(session, "ĐT"), id_of(session, "TĐ")) == (first, second)
    assert book(session).standings == before


def test_columns_and_tie_breakers_follow_in_the_same_step(session: Session) -> None:
    column = RankingColumn(ColumnKind.CRITERION, heading="Hồ sơ", criterion_code="TĐ")
    columns = (*book(session).setup.columns, column)
    session.do(results.set_columns(session, book(session), columns, show_mean=True))
    session.do(recode(session, book(session, "huyen"), {id_of(session, "TĐ", "huyen"): "A"}))
    break_ties_by(session, "TĐ")
    session.do(recode(session, book(session), {id_of(session, "TĐ"): "1"}))
    assert book(session).setup.columns[-1] == replace(column, criterion_code="1")
    assert tie_codes(session) == ["1"]
    session.bus.undo()
    assert book(session).setup.columns[-1] == column
    assert tie_codes(session) == ["TĐ"]


def test_a_tie_breaker_stays_while_another_group_has_its_code(session: Session) -> None:
    break_ties_by(session, "TĐ")
    codes = {id_of(session, "TĐ"): "1"}
    assert breakers_left_behind(session, book(session), codes) == ("TĐ",)
    session.do(recode(session, book(session), codes))
    assert tie_codes(session) == ["TĐ"]


def test_no_tie_breaker_is_left_behind_where_codes_change_places(session: Session) -> None:
    break_ties_by(session, "TĐ")
    swapped = {id_of(session, "TĐ"): "ĐT", id_of(session, "ĐT"): "TĐ"}
    assert breakers_left_behind(session, book(session), swapped) == ()


@pytest.mark.parametrize(("code", "expected"), [(" ", "SET.112"), ("ĐT", "SET.102")])
def test_a_bad_code_is_refused(session: Session, code: str, expected: str) -> None:
    with pytest.raises(InputError) as failure:
        recode(session, book(session), {id_of(session, "TĐ"): code})
    assert failure.value.code == expected


def test_the_same_code_changes_nothing(session: Session) -> None:
    assert recode(session, book(session), {id_of(session, "TĐ"): "TĐ"}).is_empty


def test_a_code_that_stands_twice_elsewhere_is_no_hindrance(session: Session) -> None:
    lines = [NewCriterion(name, Points(10_000), code=c) for name, c in ("A1", "B1", "C2")]
    at = session.round_of(2016).id, session.group_of("xa").id
    session.do(criteria.create(session, *at, lines=lines))
    session.do(recode(session, book(session, "xa"), {id_of(session, "2", "xa"): "3"}))
    assert [c.code for c in book(session, "xa").tree.criteria] == ["1", "1", "3"]
