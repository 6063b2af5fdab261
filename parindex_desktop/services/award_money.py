"""What goes with the awards of a round in money: who gets how much, from which fund, and why.

All who stand on one sheet and are collectives, or are persons, get the same; such a `Share` is what
tables, screen and paper go by. The day that counts is that of the award decision, which its
`PaperWording` keeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.award_money import (
    Amount,
    AwardMoney,
    AwardRate,
    BaseSalary,
    is_verified,
)
from parindex_desktop.domain.awards import AwardeeId, AwardLevel, AwardSheet, Whom
from parindex_desktop.domain.days import is_day, show_day
from parindex_desktop.domain.paper_wording import AWARD_DECISIONS
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.services.amounts_in_words import in_words as in_words
from parindex_desktop.services.award_funds import fund_of, tables_of
from parindex_desktop.services.award_lists import (
    collective_name,
    person_name,
    position_of,
    read_awards,
)
from parindex_desktop.services.papers.wordings import wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.reading import Reading


@dataclass(frozen=True, slots=True)
class Payee:
    """Who gets money.

    Attributes:
        name: As printed, of a person with `Ông` or `Bà`.
        about: Office and workplace of a person; empty for a collective.
    """

    awardee: AwardeeId
    name: str
    about: str = ""


Payees = tuple[Payee, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """The collectives of a sheet, or its persons: each of them gets the same.

    Attributes:
        day: Of the decision, ISO; empty while it is not known.
        salary: The one in force on that day; None when the table begins later.
        rate: The one in force; None when the table has none for the form.
        each: What one gets, in đồng; None while a figure is missing.
        fund: Source of the money.
    """

    sheet: AwardSheet
    whom: Whom
    payees: Payees
    day: str
    salary: BaseSalary | None
    rate: AwardRate | None
    each: int | None
    fund: str

    @property
    def total(self) -> int:
        """What all of them get, in đồng; 0 while a figure is missing."""
        return (self.each or 0) * len(self.payees)

    def amounts(self) -> Iterator[Amount]:
        """Yields what each gets; nothing while a figure is missing."""
        if self.each is None or self.rate is None or self.salary is None:
            return
        for payee in self.payees:
            yield Amount(
                payee.awardee, self.sheet.id, self.sheet.form, self.whom, self.rate.coefficient,
                self.salary.amount, self.each, self.fund,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoundMoney:
    """The money of a round's awards.

    Attributes:
        shares: Sheet by sheet in printed order, collectives before persons, empty ones left out.
    """

    tables: AwardMoney
    shares: tuple[Share, ...]

    @property
    def total(self) -> int:
        """All of it, in đồng."""
        return sum(share.total for share in self.shares)

    def of_level(self, level: AwardLevel) -> RoundMoney:
        """Returns the part that goes with one decision."""
        return RoundMoney(self.tables, tuple(s for s in self.shares if s.sheet.level is level))

    def by_fund(self) -> tuple[tuple[str, int], ...]:
        """Returns the funds with what each of them pays in đồng, in the order of the sheets."""
        sums: dict[str, int] = {}
        for share in self.shares:
            sums[share.fund] = sums.get(share.fund, 0) + share.total
        return tuple(sums.items())

    def problems(self) -> tuple[Problem, ...]:
        """Returns what stands in the way of paying, errors first.

        Errors: `MON.101` the day of a decision is not known, `MON.102` no base salary on that day,
        `MON.103` no coefficient for persons of a form, `MON.104` none for its collectives.
        Warnings: `MON.105` a base salary, `MON.106` a coefficient whose legal text nobody has held
        against the law.
        """
        found = dict.fromkeys(_key(p) for share in self.shares for p in _problems(share))
        told = [
            Problem(code, params=dict(params), severity=severity)
            for code, severity, params in found
        ]
        return tuple(sorted(told, key=lambda each: each.severity is not Severity.ERROR))


def money_of(
    reading: Reading, round_: Round, days: Mapping[AwardLevel, str] | None = None
) -> RoundMoney:
    """Works out the money of a round's awards, whether or not the lists are confirmed.

    Args:
        reading: The round as it stands, or as it was locked.
        round_: The round.
        days: Of the decisions, ISO, empty where not known; those the file keeps by default.
    """
    tables = tables_of(reading)
    days = days or {level: decision_day(reading, round_, level) for level in AwardLevel}
    sheets = read_awards(reading, round_).sheets
    shares = (
        _share(reading, tables, each.sheet, whom, days[each.sheet.level], payees)
        for each in sheets
        for whom, payees in _payees(reading, each)
        if payees
    )
    return RoundMoney(tables, tuple(shares))


def amounts_of(reading: Reading, round_: Round) -> tuple[Amount, ...]:
    """Returns what each awardee gets; those for whom a figure is missing are left out."""
    return tuple(each for share in money_of(reading, round_).shares for each in share.amounts())


def decision_day(reading: Reading, round_: Round, level: AwardLevel) -> str:
    """Returns the day of the award decision of a level, ISO; empty while it is not known."""
    day = wording_of(reading, round_, AWARD_DECISIONS[level]).day
    return day if is_day(day) else ""


def _payees(reading: Reading, listed: SheetList) -> Iterable[tuple[Whom, Payees]]:
    collectives = (Payee(c.id, collective_name(reading, c)) for c in listed.collectives)
    persons = (Payee(p.id, person_name(p), position_of(p)) for p in listed.persons)
    return ((Whom.COLLECTIVE, tuple(collectives)), (Whom.PERSON, tuple(persons)))


def _share(
    reading: Reading, tables: AwardMoney, sheet: AwardSheet, whom: Whom, day: str, payees: Payees
) -> Share:
    salary, rate = tables.salary_on(day), tables.rate_on(sheet.form, whom, day)
    each = tables.amount(rate, salary) if rate and salary else None
    return Share(sheet, whom, payees, day, salary, rate, each, fund_of(reading, sheet))


def _problems(share: Share) -> Iterator[Problem]:
    day, form, warning = show_day(share.day) or "…", share.sheet.form, Severity.WARNING
    if not share.day:
        yield Problem("MON.101")
    if share.salary is None:
        yield Problem("MON.102", params={"day": day})
    elif not is_verified(share.salary.law):
        since = show_day(share.salary.since)
        yield Problem("MON.105", params={"day": since}, severity=warning)
    if share.rate is None:
        code = "MON.103" if share.whom is Whom.PERSON else "MON.104"
        yield Problem(code, params={"form": form, "day": day})
    elif not is_verified(share.rate.law):
        yield Problem("MON.106", params={"form": form}, severity=warning)


def _key(problem: Problem) -> tuple[str, Severity, tuple[tuple[str, object], ...]]:
    """Returns a problem as something that can be told once."""
    return problem.code, problem.severity, tuple(problem.params.items())
