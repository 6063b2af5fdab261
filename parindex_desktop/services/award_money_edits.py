"""Changing the tables of award money, row by row; the first change makes them the office's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.award_money import AwardMoney, AwardRate, BaseSalary, Rounding
from parindex_desktop.domain.awards import Whom
from parindex_desktop.domain.days import read_day, show_day
from parindex_desktop.domain.dong import parse_dong, show_dong
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.numbers import format_points, parse_points, points_to_decimal
from parindex_desktop.domain.text import clean, match_key
from parindex_desktop.errors import InputError
from parindex_desktop.services.award_funds import tables_of
from parindex_desktop.services.entity_changes import removed

if TYPE_CHECKING:
    from decimal import Decimal

    from parindex_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class SalaryEntry:
    """A base salary as typed; the fields are those of `BaseSalary`."""

    since: str = ""
    amount: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class RateEntry:
    """A coefficient as typed; the fields are those of `AwardRate`."""

    form: str = ""
    whom: Whom = Whom.PERSON
    since: str = ""
    coefficient: str = ""
    law: str = ""


def entry_of_salary(salary: BaseSalary) -> SalaryEntry:
    """Returns a base salary as somebody would type it."""
    return SalaryEntry(show_day(salary.since), show_dong(salary.amount), salary.law)


def entry_of_rate(rate: AwardRate) -> RateEntry:
    """Returns a coefficient as somebody would type it."""
    shown = show_coefficient(rate.coefficient)
    return RateEntry(rate.form, rate.whom, show_day(rate.since), shown, rate.law)


def set_salary(session: Session, before: BaseSalary | None, entry: SalaryEntry) -> Edit:
    """Adds a base salary, or changes the one that was `before`.

    Raises:
        InputError: `MON.111` no day, `MON.112` no amount, `MON.114` there is one of that day.
    """
    salary = BaseSalary(_day(entry.since), parse_dong(entry.amount), clean(entry.law))
    tables = tables_of(session)
    others = tuple(each for each in tables.salaries if each != before)
    if any(each.since == salary.since for each in others):
        raise InputError("MON.114", day=show_day(salary.since))
    salaries = tuple(sorted((*others, salary), key=lambda each: each.since))
    params = (("amount", show_dong(salary.amount)), ("day", show_day(salary.since)))
    action = "money.salary_add" if before is None else "money.salary"
    return _edit(session, replace(tables, salaries=salaries), action, params)


def set_rate(session: Session, before: AwardRate | None, entry: RateEntry) -> Edit:
    """Adds a coefficient, or changes the one that was `before`.

    Raises:
        InputError: `MON.111` no day, `MON.113` no coefficient, `MON.115` there is one of that form
            and day, `MON.116` no form.
    """
    form = clean(entry.form)
    if not form:
        raise InputError("MON.116")
    rate = AwardRate(
        form, entry.whom, _day(entry.since), _coefficient(entry.coefficient), clean(entry.law)
    )
    tables = tables_of(session)
    others = tuple(each for each in tables.rates if each != before)
    if any(_same(each, rate) for each in others):
        raise InputError("MON.115", form=form, day=show_day(rate.since))
    params = (("form", form), ("coefficient", show_coefficient(rate.coefficient)))
    action = "money.rate_add" if before is None else "money.rate"
    kept = tuple(rate if each == before else each for each in tables.rates)
    rates = (*kept, rate) if before is None else kept
    return _edit(session, replace(tables, rates=_ordered(rates)), action, params)


def remove_salary(session: Session, salary: BaseSalary) -> Edit:
    """Takes a base salary out of the table."""
    tables = tables_of(session)
    rest = tuple(each for each in tables.salaries if each != salary)
    params = (("day", show_day(salary.since)),)
    return _edit(session, replace(tables, salaries=rest), "money.salary_remove", params)


def remove_rate(session: Session, rate: AwardRate) -> Edit:
    """Takes a coefficient out of the table."""
    tables = tables_of(session)
    rest = tuple(each for each in tables.rates if each != rate)
    params = (("form", rate.form), ("day", show_day(rate.since)))
    return _edit(session, replace(tables, rates=rest), "money.rate_remove", params)


def set_rounding(session: Session, step: str, rounding: Rounding) -> Edit:
    """Changes to which step amounts are rounded, and which way.

    Raises:
        InputError: `MON.112` the step is no amount of đồng.
    """
    after = replace(tables_of(session), step=parse_dong(step), rounding=rounding)
    return _edit(session, after, "money.rounding", (("step", show_dong(after.step)),))


def set_fund(session: Session, fund: str) -> Edit:
    """Changes the source of the money of sheets that name none."""
    after = replace(tables_of(session), fund=clean(fund))
    return _edit(session, after, "money.fund", (("fund", after.fund),))


def back_to_usual(session: Session) -> Edit:
    """Gives the office's own tables up for those of the program; the fund goes with them."""
    return Edit("money.usual", (), removed(session.source.kept(AwardMoney)))


def show_coefficient(coefficient: Decimal) -> str:
    """Returns a coefficient as it is printed: `1,5`."""
    return format_points(parse_points(f"{coefficient:f}"))  # `str` writes 10 as 1E+1


def _edit(
    session: Session, after: AwardMoney, action: str, params: tuple[tuple[str, str], ...]
) -> Edit:
    stored = next(iter(session.source.kept(AwardMoney)), None)
    if after == tables_of(session):
        return Edit(action, params)
    return Edit(action, params, (EntityChange(stored, after),))


def _day(text: str) -> str:
    day = read_day(text)
    if not day:
        raise InputError("MON.111", text=clean(text))
    return day


def _coefficient(text: str) -> Decimal:
    """Reads a coefficient; no award goes with nothing."""
    try:
        points = parse_points(text)
    except InputError as error:
        raise InputError("MON.113", text=clean(text)) from error
    if points <= 0:
        raise InputError("MON.113", text=clean(text))
    return points_to_decimal(points).normalize()


def _same(one: AwardRate, other: AwardRate) -> bool:
    return (match_key(one.form), one.whom, one.since) == (
        match_key(other.form), other.whom, other.since,
    )  # fmt: skip


def _ordered(rates: tuple[AwardRate, ...]) -> tuple[AwardRate, ...]:
    """Returns the rates form by form as they were begun, collectives first, newest last."""
    forms = list(dict.fromkeys(match_key(each.form) for each in rates))
    return tuple(sorted(rates, key=lambda r: (forms.index(match_key(r.form)), r.whom, r.since)))
