from dataclasses import replace

import pytest

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.numbers import Points
from parindex_desktop.services import criteria, criteria_outline
from parindex_desktop.services.session import Session
from tests.services.criteria_sets import book_of, find, make_set


def test_totals_tell_the_sources_apart_and_leave_bonus_out(session: Session) -> None:
    make_set(session)
    for code, changes in (
        ("1.1.1", {"source": Source.SURVEY}),
        ("1.2", {"kind": Kind.BONUS}),
        ("2.1", {"source": Source.EXTERNAL}),
    ):
        line = find(book_of(session), code)
        session.do(criteria.change(book_of(session), replace(line, **changes)))
    totals = criteria_outline.totals(book_of(session).tree)
    assert list(totals.by_source.values()) == [20_000, 10_000, 20_000]
    assert (totals.maximum, totals.bonus, totals.penalty) == (50_000, 20_000, 0)


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        ("", ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1"]),
        ("BAN hanh", ["1", "1.1", "1.1.1"]),
        ("ban hành", ["1", "1.1", "1.1.1"]),
        ("bàn hành", []),
        ("2.1 soát", ["2", "2.1"]),
        ("chỉ đạo", ["1"]),
    ],
)
def test_lines_are_found_with_what_is_above_them(
    session: Session, wanted: str, codes: list[str]
) -> None:
    lines = criteria_outline.lines(make_set(session).tree)
    found = criteria_outline.matching(lines, wanted)
    assert [line.criterion.code for line in found] == codes


def test_a_surplus_has_the_sign_of_the_difference(session: Session) -> None:
    make_set(session)
    line = replace(find(book_of(session), "1.1.1"), max_points=Points(15_000))
    session.do(criteria.change(book_of(session), line))
    surplus = {
        each.criterion.code: each.surplus
        for each in criteria_outline.lines(book_of(session).tree)
        if each.surplus
    }
    assert surplus == {"1.1": 5_000}
