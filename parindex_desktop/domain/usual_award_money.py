"""The tables of award money that a file begins with; an office edits them as laws change.

Figures as `documents.md` (Awards) collected them. Where a figure was seen but not held against its
legal text, the text says so, and the screen asks the official to look.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from parindex_desktop.domain.award_money import UNVERIFIED, AwardMoney, AwardRate, BaseSalary
from parindex_desktop.domain.awards import COMMENDATION, FLAG, MERIT, Whom

_SINCE: Final = "2025-07-01"
_DECREE: Final = "Nghị định 152/2025/NĐ-CP"
_TWICE: Final = f"{_DECREE}: gấp hai lần mức của cá nhân ({UNVERIFIED})"

_SALARIES: Final = (
    BaseSalary("2019-07-01", 1_490_000, "Nghị định 38/2019/NĐ-CP"),
    BaseSalary("2023-07-01", 1_800_000, "Nghị định 24/2023/NĐ-CP"),
    BaseSalary("2024-07-01", 2_340_000, "Nghị định 73/2024/NĐ-CP"),
    BaseSalary("2026-07-01", 2_530_000, f"Theo báo chí ({UNVERIFIED})"),
)
_RATES: Final = (
    AwardRate(FLAG, Whom.COLLECTIVE, _SINCE, Decimal("8"), f"{_DECREE} ({UNVERIFIED})"),
    AwardRate(MERIT, Whom.COLLECTIVE, _SINCE, Decimal("3"), _TWICE),
    AwardRate(MERIT, Whom.PERSON, _SINCE, Decimal("1.5"), f"{_DECREE}, Điều 54 khoản 1"),
    AwardRate(COMMENDATION, Whom.COLLECTIVE, _SINCE, Decimal("0.6"), _TWICE),
    AwardRate(COMMENDATION, Whom.PERSON, _SINCE, Decimal("0.3"), f"{_DECREE} ({UNVERIFIED})"),
)

USUAL_MONEY: Final = AwardMoney(_SALARIES, _RATES)
