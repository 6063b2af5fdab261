"""Whom a round awards: sheets with collectives and persons, as the official sets them.

A round has one sheet for each form of award. What the rules propose is worked out, never stored;
what stands here is what the official decided, with the reasons where the official decided
otherwise than the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

from parindex_desktop.domain.award_rules import USUAL_RULE, AwardRule, GroupRule
from parindex_desktop.domain.units import GroupId, RoundId, UnitId

SheetId = NewType("SheetId", int)
AwardeeId = NewType("AwardeeId", int)
"""Of a collective or a person; one counter gives both, so that a certificate names either."""
EarlierAwardId = NewType("EarlierAwardId", int)

FLAG: Final = "Cờ thi đua"
MERIT: Final = "Bằng khen"
COMMENDATION: Final = "Giấy khen"
FORMS: Final = (FLAG, MERIT, COMMENDATION)
"""The usual forms (hình thức khen thưởng), printed, hence not translated; others may be typed."""

_NO_SHEET: Final = SheetId(0)
_NO_ID: Final = AwardeeId(0)
"""Stand in log entries of schema 0004 and older only, when a round had one sheet."""


class Whom(StrEnum):
    """Who is awarded; rates of money and texts of certificates differ."""

    COLLECTIVE = "collective"
    PERSON = "person"


class AwardLevel(StrEnum):
    """Whose decision a sheet goes with."""

    PROVINCE = "province"
    """The Chairman's of the People's Committee."""
    DEPARTMENT = "department"
    """The Director's of the department."""


@dataclass(frozen=True, slots=True)
class AwardSheet:
    """A form of award in a round: what for, by whom, and by which rules units are proposed.

    Attributes:
        form: Hình thức khen thưởng: `Cờ thi đua`, `Bằng khen`, `Giấy khen`.
        achievement: What for, as the title goes on: `có thành tích ... năm 2016`.
        authority: Who awards, for the title; empty for the one of its level.
        confirmed: True once the official has taken the collectives over from the proposal.
        position: Place among the sheets of the round, from 0.
        fund: Source of the money: `Quỹ thi đua, khen thưởng tỉnh`.
        order_reason: Why the printed order is another one than that of the proposal.
        rules: Those that are not the usual one.
    """

    round_id: RoundId
    form: str = MERIT
    achievement: str = ""
    authority: str = ""
    confirmed: bool = False
    id: SheetId = _NO_SHEET
    position: int = 0
    level: AwardLevel = AwardLevel.PROVINCE
    fund: str = ""
    order_reason: str = ""
    rules: tuple[GroupRule, ...] = ()

    def rule_of(self, group_id: GroupId) -> AwardRule:
        """Returns the rule by which the units of a group are proposed."""
        return next((each.rule for each in self.rules if each.group_id == group_id), USUAL_RULE)


@dataclass(frozen=True, slots=True)
class AwardedCollective:
    """A collective on an award sheet; `position` is the printed order.

    Attributes:
        unit_id: None for a collective that is no unit of the index, such as a division.
        note: Last column of its line.
        name: As printed; empty for the name of the unit.
        reason: Why it is listed though the rules do not propose it.
    """

    round_id: RoundId
    unit_id: UnitId | None
    position: int
    note: str = ""
    id: AwardeeId = _NO_ID
    sheet_id: SheetId = _NO_SHEET
    name: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AwardedPerson:
    """A person on an award sheet.

    Attributes:
        honorific: `Ông` or `Bà`.
        office: Chức vụ.
        workplace: Đơn vị công tác.
        achievement: What for; empty for that of the sheet.
    """

    id: AwardeeId
    round_id: RoundId
    position: int
    honorific: str
    name: str
    office: str = ""
    workplace: str = ""
    sheet_id: SheetId = _NO_SHEET
    achievement: str = ""


@dataclass(frozen=True, slots=True)
class TakenOff:
    """A unit that the rules propose and the official does not list, with the reason."""

    round_id: RoundId
    sheet_id: SheetId
    unit_id: UnitId
    reason: str


@dataclass(frozen=True, slots=True)
class AwardBar:
    """A unit that may not be awarded in a round, such as one under discipline, with the reason."""

    round_id: RoundId
    unit_id: UnitId
    reason: str


@dataclass(frozen=True, slots=True)
class EarlierAward:
    """An award of the time before this file, typed or imported into the register of awards.

    Attributes:
        year: Of the achievement.
        honorific: Empty for a collective.
        decision: Number of the decision: `1601/QĐ-UBND`.
        day: Of the decision, ISO; empty when it is not known.
    """

    id: EarlierAwardId
    year: int
    form: str
    whom: Whom
    name: str
    honorific: str = ""
    office: str = ""
    workplace: str = ""
    achievement: str = ""
    decision: str = ""
    day: str = ""
