"""The tables of award money that a file begins with; an office edits them as laws change.

Figures as `documents.md` (Awards) collected them. Where a figure was seen but not held against its
legal text, the text says so, and the screen asks the official to look.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from parindex_desktop.domain.award_money import UNVERIFIED, AwardMoney, AwardRate, BaseSalary
from parindex_desktop.domain.awards import COMMENDATION, FLAG, MERIT, Whom
from parindex_desktop.domain.text import begun

_SINCE: Final = "2025-07-01"
_DECREE: Final = "Nghị định 152/2025/NĐ-CP"
_DOUBT: Final = f"{begun(UNVERIFIED)}: "
_UNSURE: Final = f"{_DOUBT}{_DECREE}"
_TWICE: Final = f"{_UNSURE}, gấp hai lần cá nhân"

_SALARIES: Final = (
    BaseSalary("2019-07-01", 1_490_000, f"{_DOUBT}Nghị định 38/2019/NĐ-CP"),
    BaseSalary("2023-07-01", 1_800_000, f"{_DOUBT}Nghị định 24/2023/NĐ-CP"),
    BaseSalary("2024-07-01", 2_340_000, f"{_DOUBT}Nghị định 73/2024/NĐ-CP"),
    BaseSalary("2026-07-01", 2_530_000, f"{_DOUBT}theo báo chí"),
)
_RATES: Final = (
    AwardRate(FLAG, Whom.COLLECTIVE, _SINCE, Decimal("8"), _UNSURE),
    AwardRate(MERIT, Whom.COLLECTIVE, _SINCE, Decimal("3"), _TWICE),
    AwardRate(MERIT, Whom.PERSON, _SINCE, Decimal("1.5"), f"{_UNSURE}, Điều 54 khoản 1"),
    AwardRate(COMMENDATION, Whom.COLLECTIVE, _SINCE, Decimal("0.6"), _TWICE),
    AwardRate(COMMENDATION, Whom.PERSON, _SINCE, Decimal("0.3"), _UNSURE),
)

USUAL_MONEY: Final = AwardMoney(_SALARIES, _RATES)
