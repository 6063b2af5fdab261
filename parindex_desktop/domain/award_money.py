"""The money that goes with awards, as dated tables; all amounts are whole đồng.

Money = coefficient x base salary in force on the day of the decision, rounded as the office
declares (`documents.md`, Awards). Tables are data: laws and provinces change them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeVar

from parindex_desktop.domain.awards import AwardeeId, SheetId, Whom
from parindex_desktop.domain.text import clean, match_key

if TYPE_CHECKING:
    from collections.abc import Iterable

UNVERIFIED: Final = "chưa kiểm chứng"
"""Stands in a legal text that nobody has held against the law yet; papers do not cite such a one.

Vietnamese, since it is a word of the data: the official types over it.
"""


class Rounding(StrEnum):
    """Which way amounts are rounded to the step."""

    UP = "up"
    HALF_UP = "half-up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class BaseSalary:
    """Mức lương cơ sở from a day on.

    Attributes:
        since: First day, ISO.
        amount: Đồng a month.
        law: The legal text it comes from.
    """

    since: str
    amount: int
    law: str = ""


@dataclass(frozen=True, slots=True)
class AwardRate:
    """How many base salaries go with a form of award, from a day on.

    Attributes:
        since: First day, ISO.
        law: The legal text it comes from.
    """

    form: str
    whom: Whom
    since: str
    coefficient: Decimal
    law: str = ""


@dataclass(frozen=True, slots=True)
class AwardMoney:
    """The office's tables of award money; a file without uses the usual ones.

    Attributes:
        step: Đồng to which each amount is rounded; 1 for none.
        fund: Source of the money of a sheet that names none.
    """

    salaries: tuple[BaseSalary, ...]
    rates: tuple[AwardRate, ...]
    step: int = 10_000
    rounding: Rounding = Rounding.UP
    fund: str = ""
    id: int = 1

    def salary_on(self, day: str) -> BaseSalary | None:
        """Returns the base salary in force on a day, None before the table begins.

        Args:
            day: ISO; empty for the newest of the table.
        """
        return _in_force(self.salaries, day)

    def rate_on(self, form: str, whom: Whom, day: str) -> AwardRate | None:
        """Returns the rate in force on a day, None where the table has none.

        Args:
            form: As on the sheet; capitals and blanks make no difference.
            whom: Who is awarded.
            day: ISO; empty for the newest of the table.
        """
        wanted = match_key(form)
        own = (r for r in self.rates if r.whom is whom and match_key(r.form) == wanted)
        return _in_force(own, day)

    def amount(self, rate: AwardRate, salary: BaseSalary) -> int:
        """Returns what one awardee gets, in đồng."""
        exact = Fraction(rate.coefficient) * salary.amount
        return rounded(exact, self.step, self.rounding)


@dataclass(frozen=True, slots=True)
class Amount:
    """What one awardee gets.

    Attributes:
        coefficient: How many base salaries.
        base: The base salary in force, in đồng.
        dong: What is paid, rounded.
        fund: Source of the money; empty while nobody named one.
    """

    awardee: AwardeeId
    sheet: SheetId
    form: str
    whom: Whom
    coefficient: Decimal
    base: int
    dong: int
    fund: str = ""


def rounded(amount: Fraction, step: int, rounding: Rounding) -> int:
    """Returns an amount of money as a multiple of a step, both in đồng; none is negative."""
    parts = amount / step
    whole = parts.numerator // parts.denominator
    rest = parts - whole
    is_up = {
        Rounding.UP: rest > 0,
        Rounding.HALF_UP: rest >= Fraction(1, 2),
        Rounding.DOWN: False,
    }
    return (whole + is_up[rounding]) * step


def is_verified(law: str) -> bool:
    """Tells whether a figure names its legal text, and nobody marked that text as unverified."""
    return bool(clean(law)) and UNVERIFIED not in clean(law).casefold()


_Dated = TypeVar("_Dated", BaseSalary, AwardRate)


def _in_force(entries: Iterable[_Dated], day: str) -> _Dated | None:
    begun = (each for each in entries if not day or each.since <= day)
    return max(begun, key=lambda each: each.since, default=None)
