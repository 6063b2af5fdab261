"""The money of awards: the examples of `documents.md`, dates, rounding, totals, changed tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.award_money import Rounding, is_verified, rounded
from parindex_desktop.domain.awards import (
    COMMENDATION,
    FLAG,
    MERIT,
    AwardLevel,
    Whom,
)
from parindex_desktop.domain.dong import parse_dong, show_dong
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.usual_award_money import USUAL_MONEY
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.services.award_funds import tables_of
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_money import amounts_of, money_of
from parindex_desktop.services.award_money_edits import (
    RateEntry,
    SalaryEntry,
    back_to_usual,
    entry_of_rate,
    entry_of_salary,
    remove_rate,
    remove_salary,
    set_fund,
    set_rate,
    set_rounding,
    set_salary,
)
from parindex_desktop.services.awards import set_sheet
from tests.money_files import award, decided_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.services.award_money import RoundMoney
    from parindex_desktop.services.session import Session


def in_force(day: str) -> int:
    salary = USUAL_MONEY.salary_on(day)
    return salary.amount if salary else 0


def one(form: str, whom: Whom, day: str = "2026-07-15") -> int:
    rate, salary = USUAL_MONEY.rate_on(form, whom, day), USUAL_MONEY.salary_on(day)
    assert rate is not None
    assert salary is not None
    return USUAL_MONEY.amount(rate, salary)


def money(session: Session) -> RoundMoney:
    return money_of(session, session.round_of(2016))


def test_amounts_are_those_of_the_published_examples() -> None:
    assert in_force("2026-07-15") == 2_530_000
    assert Fraction(3, 2) * 2_530_000 == 3_795_000
    assert one(MERIT, Whom.PERSON) == 3_800_000
    assert one(MERIT, Whom.COLLECTIVE) == 7_590_000
    assert one(FLAG, Whom.COLLECTIVE) == 20_240_000
    assert one(COMMENDATION, Whom.PERSON) == 760_000
    assert one(COMMENDATION, Whom.COLLECTIVE) == 1_520_000
    assert one("  bằng KHEN ", Whom.PERSON, "2026-06-30") == 3_510_000


def test_the_base_salary_is_the_one_in_force_on_the_day() -> None:
    days = ("2019-06-30", "2019-07-01", "2023-06-30", "2023-07-01", "2024-06-30", "2024-07-01",
            "2026-06-30", "2026-07-01", "2031-01-01")  # fmt: skip
    assert [in_force(day) for day in days] == [
        0, 1_490_000, 1_490_000, 1_800_000, 1_800_000, 2_340_000, 2_340_000, 2_530_000, 2_530_000,
    ]  # fmt: skip
    assert in_force("") == 2_530_000
    assert USUAL_MONEY.rate_on(MERIT, Whom.PERSON, "2025-06-30") is None
    assert USUAL_MONEY.rate_on(FLAG, Whom.PERSON, "2026-07-15") is None


@pytest.mark.parametrize(
    ("amount", "step", "up", "half", "down"),
    [
        (Fraction(3_795_000), 10_000, 3_800_000, 3_800_000, 3_790_000),
        (Fraction(3_794_999), 10_000, 3_800_000, 3_790_000, 3_790_000),
        (Fraction(3_800_000), 10_000, 3_800_000, 3_800_000, 3_800_000),
        (Fraction(1, 3), 1, 1, 0, 0),
        (Fraction(2_530_001, 2), 1, 1_265_001, 1_265_001, 1_265_000),
    ],
)
def test_amounts_are_rounded_as_declared(
    amount: Fraction, step: int, up: int, half: int, down: int
) -> None:
    ways = (Rounding.UP, Rounding.HALF_UP, Rounding.DOWN)
    assert [rounded(amount, step, way) for way in ways] == [up, half, down]


def test_what_nobody_has_looked_up_says_so() -> None:
    assert not any(is_verified(rate.law) for rate in USUAL_MONEY.rates)
    assert not any(is_verified(salary.law) for salary in USUAL_MONEY.salaries)
    assert not is_verified("")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("2530000", 2_530_000), ("2.530.000 đồng", 2_530_000), (" 2 530 000đ", 2_530_000),
     ("2,530,000 VND", 2_530_000), ("10000", 10_000), ("1", 1)],
)  # fmt: skip
def test_amounts_are_read_as_they_are_typed(typed: str, amount: int) -> None:
    assert parse_dong(typed) == amount
    assert parse_dong(show_dong(amount)) == amount


@pytest.mark.parametrize(
    "typed", ["", "0", "2,53", "25.30", "2.530,000", "-5", "3 triệu", "9" * 40]
)
def test_what_could_be_read_otherwise_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match=r"MON\.112"):
        parse_dong(typed)


def test_a_round_is_paid_form_by_form_and_fund_by_fund(session: Session) -> None:
    award(session, FLAG, MERIT)
    award(session, COMMENDATION, level=AwardLevel.DEPARTMENT)
    decided_on(session, "2026-07-15")
    decided_on(session, "2026-06-30", LetterKind.DEPARTMENT_AWARDS)
    found = money(session)
    told = [(s.sheet.form, s.whom.value, len(s.payees), s.each) for s in found.shares]
    assert told == [
        (FLAG, "collective", 6, 20_240_000),
        (MERIT, "person", 2, 3_800_000),
        (COMMENDATION, "person", 2, 710_000),
    ]
    assert found.by_fund() == (
        ("Quỹ thi đua, khen thưởng tỉnh", 6 * 20_240_000 + 2 * 3_800_000),
        ("Quỹ thi đua, khen thưởng của Sở Nội vụ", 2 * 710_000),
    )
    assert found.total == sum(amount.dong for amount in amounts_of(session, session.rounds[0]))
    assert found.of_level(AwardLevel.DEPARTMENT).total == 1_420_000
    awardees = [amount.awardee for amount in amounts_of(session, session.rounds[0])]
    assert len(set(awardees)) == 10
    assert all(p.severity is Severity.WARNING for p in found.problems())


def test_what_is_missing_is_told_once_and_pays_nothing(session: Session) -> None:
    award(session, FLAG, MERIT)
    codes = [p.code for p in money(session).problems() if p.severity is Severity.ERROR]
    assert codes == ["MON.101"]
    assert money(session).shares[0].each == 20_240_000
    decided_on(session, "2017-05-23")
    codes = [p.code for p in money(session).problems()]
    assert codes == ["MON.102", "MON.104", "MON.103"]
    assert money(session).total == 0
    assert amounts_of(session, session.rounds[0]) == ()


def test_changed_tables_are_the_offices_own_until_it_goes_back(session: Session) -> None:
    award(session, FLAG, MERIT)
    decided_on(session, "2027-01-05")
    session.do(set_salary(session, None, SalaryEntry("1/1/2027", "2.600.000", "Nghị định X")))
    person = USUAL_MONEY.rates[2]
    session.do(set_rate(session, person, replace(entry_of_rate(person), coefficient="1,55")))
    session.do(set_rounding(session, "1.000", Rounding.DOWN))
    session.do(set_fund(session, "  Ngân sách  tỉnh "))
    found = money(session)
    assert [share.each for share in found.shares] == [20_800_000, 4_030_000]
    assert {share.fund for share in found.shares} == {"Ngân sách tỉnh"}
    listed = read_awards(session, session.round_of(2016)).sheets[0]
    session.do(set_sheet(session, listed, replace(listed.sheet, fund="Quỹ Sở")))
    assert [share.fund for share in money(session).shares] == ["Quỹ Sở", "Ngân sách tỉnh"]
    assert tables_of(session).rates[2].coefficient == Decimal("1.55")
    flag = tables_of(session).rates[0]
    session.do(set_rate(session, flag, replace(entry_of_rate(flag), coefficient="10")))
    assert entry_of_rate(tables_of(session).rates[0]).coefficient == "10"
    assert money(session).shares[0].each == 26_000_000
    session.do(remove_rate(session, tables_of(session).rates[2]))
    session.do(remove_salary(session, tables_of(session).salaries[-1]))
    assert money(session).shares[1].each is None
    changed = tables_of(session)
    session.do(back_to_usual(session))
    assert tables_of(session) == USUAL_MONEY
    session.bus.undo()
    assert tables_of(session) == changed


def test_rows_are_refused_that_say_nothing_or_something_twice(session: Session) -> None:
    first, rate = USUAL_MONEY.salaries[0], USUAL_MONEY.rates[0]
    typed, rated = entry_of_salary(first), entry_of_rate(rate)
    refused: dict[str, Callable[[], Edit]] = {
        "MON.111": lambda: set_salary(session, None, replace(typed, since="31/2/2027")),
        "MON.112": lambda: set_salary(session, first, replace(typed, amount="2,53 triệu")),
        "MON.114": lambda: set_salary(session, None, typed),
        "MON.113": lambda: set_rate(session, rate, replace(rated, coefficient="0")),
        "MON.115": lambda: set_rate(session, None, replace(rated, form="CỜ THI ĐUA")),
        "MON.116": lambda: set_rate(session, None, RateEntry(" ", Whom.PERSON, "1/1/2027", "1")),
    }
    for code, make in refused.items():
        with pytest.raises(InputError, match=code.replace(".", r"\.")):
            make()
    assert set_salary(session, first, typed).is_empty
    assert set_rate(session, rate, rated).is_empty
    assert back_to_usual(session).is_empty
