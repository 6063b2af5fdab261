"""The office's tables of award money, and from which fund a sheet is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.award_money import AwardMoney
from parindex_desktop.domain.awards import AwardLevel, AwardSheet
from parindex_desktop.domain.usual_award_money import USUAL_MONEY
from parindex_desktop.services.papers.office_words import rank_of

if TYPE_CHECKING:
    from parindex_desktop.domain.rounds import OfficeProfile
    from parindex_desktop.services.reading import Reading


def tables_of(reading: Reading) -> AwardMoney:
    """Returns the office's tables, the usual ones where it has none of its own."""
    return next(iter(reading.source.kept(AwardMoney)), USUAL_MONEY)


def fund_of(reading: Reading, sheet: AwardSheet) -> str:
    """Returns where the money of a sheet comes from: as it says, else as the office says."""
    return sheet.fund or tables_of(reading).fund or usual_fund(reading.profile, sheet.level)


def usual_fund(profile: OfficeProfile, level: AwardLevel) -> str:
    """Returns the fund of awards of whoever decides on a level (Luật Thi đua, khen thưởng)."""
    whose = {
        AwardLevel.PROVINCE: rank_of(profile),
        AwardLevel.DEPARTMENT: f"của {profile.department}",
    }[level]
    return f"Quỹ thi đua, khen thưởng {whose}"
