"""The declared rules of a round: rounding, ranking, ties, classes, and what N/A does.

No written national rule was found for any of them, so each belongs to the round and is printed
under the table (`domain.md`, From scores to the ranking, 4-6).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class RankBasis(StrEnum):
    """Which index is compared: the printed one, or the exact one behind it."""

    PRINTED = "printed"
    EXACT = "exact"


class TieStyle(StrEnum):
    """What follows two equal ranks 2: rank 4 (gaps) or rank 3 (dense)."""

    GAPS = "1-2-2-4"
    DENSE = "1-2-2-3"


class TieBreakKind(StrEnum):
    """What is compared when the index is equal; the larger value wins."""

    APPRAISED = "appraised"
    SURVEY = "survey"
    CRITERION = "criterion"


@dataclass(frozen=True, slots=True)
class TieBreaker:
    """One step of the tie rule.

    Attributes:
        criterion_code: The domain or criterion whose points decide, for `CRITERION` only.
    """

    kind: TieBreakKind
    criterion_code: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """How the results of a round are computed and printed.

    Attributes:
        decimals: Decimals of the index as printed, 0-4, rounded half-up once.
        tie_breakers: Applied in order to units whose index is equal.
        rebase_not_applicable: True when N/A leaves both points and maximum (Quảng Trị 2023);
            False when its maximum stays.
    """

    decimals: int = 2
    rank_basis: RankBasis = RankBasis.PRINTED
    tie_style: TieStyle = TieStyle.GAPS
    tie_breakers: tuple[TieBreaker, ...] = ()
    rebase_not_applicable: bool = True


DEFAULT_POLICY = Policy()


@dataclass(frozen=True, slots=True)
class ClassBand:
    """A class (xếp loại) and the lowest printed index, in percent, that reaches it."""

    name: str
    lower_bound: Decimal


DEFAULT_BANDS: tuple[ClassBand, ...] = (
    ClassBand("Xuất sắc", Decimal(90)),
    ClassBand("Tốt", Decimal(80)),
    ClassBand("Khá", Decimal(70)),
    ClassBand("Trung bình", Decimal(50)),
    ClassBand("Yếu", Decimal(0)),
)
"""Classes that a new round starts with, from the best down; editable per group."""


def class_of(printed_index: Decimal, bands: tuple[ClassBand, ...]) -> str:
    """Returns the class of a printed index in percent, lower bounds inclusive; empty below all.

    The printed value decides, so that a table never shows 75,00 beside the class below 75.
    """
    reached = [band for band in bands if printed_index >= band.lower_bound]
    return max(reached, key=lambda band: band.lower_bound).name if reached else ""
