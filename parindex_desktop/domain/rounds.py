"""A round, the set-up of each group in it, and the office that runs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from parindex_desktop.domain.numbers import NumberStyle
from parindex_desktop.domain.policy import DEFAULT_BANDS, DEFAULT_POLICY, ClassBand, Policy
from parindex_desktop.domain.text import clean
from parindex_desktop.domain.units import GroupId, RoundId
from parindex_desktop.errors import InputError


@dataclass(frozen=True, slots=True)
class Round:
    """The assessment of one year (kỳ đánh giá)."""

    id: RoundId
    year: int
    name: str
    policy: Policy = DEFAULT_POLICY


class ColumnKind(StrEnum):
    """What a column of a ranking shows."""

    ORDINAL = "ordinal"
    UNIT = "unit"
    APPRAISED = "appraised"
    SURVEY = "survey"
    TOTAL = "total"
    MAXIMUM = "maximum"
    INDEX = "index"
    RANK = "rank"
    CLASS = "class"
    CRITERION = "criterion"


@dataclass(frozen=True, slots=True)
class RankingColumn:
    """One column of a group's ranking, on screen, in the spreadsheet and in the annex.

    Attributes:
        heading: As printed; empty for the default heading of its kind.
        style: Trailing zeros kept or dropped.
        percent: Print `%` behind the number (Bình Dương 2017).
        criterion_code: For `CRITERION`: whose points it shows.
    """

    kind: ColumnKind
    heading: str = ""
    visible: bool = True
    style: NumberStyle = NumberStyle.TRIMMED
    percent: bool = False
    criterion_code: str = ""


DEFAULT_COLUMNS: tuple[RankingColumn, ...] = (
    RankingColumn(ColumnKind.ORDINAL),
    RankingColumn(ColumnKind.UNIT),
    RankingColumn(ColumnKind.APPRAISED),
    RankingColumn(ColumnKind.SURVEY),
    RankingColumn(ColumnKind.TOTAL, visible=False),
    RankingColumn(ColumnKind.MAXIMUM, visible=False),
    RankingColumn(ColumnKind.INDEX, style=NumberStyle.FIXED),
    RankingColumn(ColumnKind.RANK),
    RankingColumn(ColumnKind.CLASS),
)


@dataclass(frozen=True, slots=True)
class GroupSetup:
    """What a round declares for one of its groups.

    Attributes:
        title: Title of the ranking annex in capitals; empty for the default.
        bands: Classes from the best down.
        show_mean: Print the row of the mean under the table.
    """

    dropped: ClassVar = frozenset({"award_rule"})

    round_id: RoundId
    group_id: GroupId
    title: str = ""
    bands: tuple[ClassBand, ...] = DEFAULT_BANDS
    columns: tuple[RankingColumn, ...] = DEFAULT_COLUMNS
    show_mean: bool = True


@dataclass(frozen=True, slots=True)
class OfficeProfile:
    """The office as its papers name it; each is data, since every province words it differently.

    Attributes:
        province: With its rank, as in `tỉnh An Giang` or `thành phố Huế`.
        place: Địa danh before a date: `An Giang`.
        authority: Who issues the decision, as the annex reference ends: `Chủ tịch Ủy ban nhân dân
            tỉnh An Giang`.
        department: The office itself: `Sở Nội vụ`.
        signer_office: `CHỦ TỊCH`, `KT. CHỦ TỊCH / PHÓ CHỦ TỊCH`.
        decision_suffix: Behind the number of a decision: `QĐ-UBND`.
    """

    province: str
    place: str = ""
    authority: str = ""
    department: str = "Sở Nội vụ"
    signer_office: str = ""
    signer_name: str = ""
    decision_suffix: str = "QĐ-UBND"
    id: int = 1


CENTRAL_CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
"""Cities under the central government (thành phố trực thuộc trung ương) since 1 July 2025."""


def default_profile(province: str) -> OfficeProfile:
    """Returns the usual wording for a province, given with or without its rank; all editable.

    Raises:
        InputError: `SET.112` without a name.
    """
    bare = re.sub(r"^(tỉnh|thành phố|tp\.?)(\s+|$)", "", clean(province), flags=re.IGNORECASE)
    if not bare:
        raise InputError("SET.112")
    city = bare in CENTRAL_CITIES
    full = f"{'thành phố' if city else 'tỉnh'} {bare}"
    return OfficeProfile(
        province=full,
        place="Thành phố Hồ Chí Minh" if bare == "Hồ Chí Minh" else bare,
        authority=f"Chủ tịch Ủy ban nhân dân {full}",
        signer_office="CHỦ TỊCH",
    )
