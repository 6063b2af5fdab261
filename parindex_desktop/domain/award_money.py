"""The money that goes with awards, as dated tables; all amounts are whole đồng.

Money = coefficient x base salary in force on the day of the decision, rounded as the office
declares (`documents.md`, Awards). Tables are data: laws and provinces change them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from parindex_desktop.domain.awards import Whom


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
