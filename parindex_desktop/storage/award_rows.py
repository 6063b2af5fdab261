"""The tables of awards: sheets and who is on them, money, certificates, the register."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from parindex_desktop.domain.award_money import AwardMoney, AwardRate, BaseSalary, Rounding
from parindex_desktop.domain.award_rules import AwardRule, GroupRule, SavedRule
from parindex_desktop.domain.awards import (
    AwardBar,
    AwardedCollective,
    AwardedPerson,
    AwardLevel,
    AwardSheet,
    EarlierAward,
    TakenOff,
    Whom,
)
from parindex_desktop.domain.certificates.profiles import (
    BlankField,
    BlankProfile,
    OfficeFont,
    QrBox,
)
from parindex_desktop.domain.register import BlankMove, BlankUse, RegisterEntry
from parindex_desktop.storage.entity_row import EntityRow, own_key, reference


class AwardSheetRow(EntityRow):
    """A form of award in a round."""

    __tablename__ = "award_sheets"
    entity = AwardSheet

    id: Mapped[int] = own_key()
    round_id: Mapped[int] = reference("rounds.id", index=True)
    form: Mapped[str]
    achievement: Mapped[str]
    authority: Mapped[str]
    confirmed: Mapped[bool]
    position: Mapped[int]
    level: Mapped[AwardLevel]
    fund: Mapped[str]
    order_reason: Mapped[str]
    rules: Mapped[tuple[GroupRule, ...]]


class AwardedCollectiveRow(EntityRow):
    """A collective on an award sheet."""

    __tablename__ = "awarded_collectives"
    entity = AwardedCollective

    id: Mapped[int] = own_key()
    round_id: Mapped[int] = reference("rounds.id", index=True)
    sheet_id: Mapped[int] = reference("award_sheets.id", index=True)
    unit_id: Mapped[int | None] = reference("units.id", index=True)
    position: Mapped[int]
    note: Mapped[str]
    name: Mapped[str]
    reason: Mapped[str]


class AwardedPersonRow(EntityRow):
    """A person on an award sheet."""

    __tablename__ = "awarded_persons"
    entity = AwardedPerson

    id: Mapped[int] = own_key()
    round_id: Mapped[int] = reference("rounds.id", index=True)
    sheet_id: Mapped[int] = reference("award_sheets.id", index=True)
    position: Mapped[int]
    honorific: Mapped[str]
    name: Mapped[str]
    office: Mapped[str]
    workplace: Mapped[str]
    achievement: Mapped[str]


class TakenOffRow(EntityRow):
    """A unit that the rules propose and the official does not list."""

    __tablename__ = "awards_taken_off"
    entity = TakenOff

    sheet_id: Mapped[int] = reference("award_sheets.id", key=True)
    unit_id: Mapped[int] = reference("units.id", key=True, index=True)
    round_id: Mapped[int] = reference("rounds.id", index=True)
    reason: Mapped[str]


class AwardBarRow(EntityRow):
    """A unit that may not be awarded in a round."""

    __tablename__ = "award_bars"
    entity = AwardBar

    round_id: Mapped[int] = reference("rounds.id", key=True)
    unit_id: Mapped[int] = reference("units.id", key=True, index=True)
    reason: Mapped[str]


class SavedRuleRow(EntityRow):
    """A rule under a name."""

    __tablename__ = "saved_award_rules"
    entity = SavedRule

    id: Mapped[int] = own_key()
    name: Mapped[str]
    rule: Mapped[AwardRule]


class EarlierAwardRow(EntityRow):
    """An award of the time before this file."""

    __tablename__ = "earlier_awards"
    entity = EarlierAward

    id: Mapped[int] = own_key()
    year: Mapped[int]
    form: Mapped[str]
    whom: Mapped[Whom]
    name: Mapped[str]
    honorific: Mapped[str]
    office: Mapped[str]
    workplace: Mapped[str]
    achievement: Mapped[str]
    decision: Mapped[str]
    day: Mapped[str]


class AwardMoneyRow(EntityRow):
    """The office's tables of award money; one row, none while they are the usual ones."""

    __tablename__ = "award_money"
    entity = AwardMoney

    id: Mapped[int] = own_key()
    salaries: Mapped[tuple[BaseSalary, ...]]
    rates: Mapped[tuple[AwardRate, ...]]
    step: Mapped[int]
    rounding: Mapped[Rounding]
    fund: Mapped[str]


class BlankProfileRow(EntityRow):
    """Where texts stand on a blank; the picture of it is an attachment."""

    __tablename__ = "blank_profiles"
    entity = BlankProfile

    id: Mapped[int] = own_key()
    name: Mapped[str]
    form: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    fields: Mapped[tuple[BlankField, ...]]
    qr: Mapped[QrBox | None]
    background: Mapped[str]
    background_name: Mapped[str]


class OfficeFontRow(EntityRow):
    """A font of the office's own; the file is an attachment."""

    __tablename__ = "office_fonts"
    entity = OfficeFont

    id: Mapped[int] = own_key()
    name: Mapped[str]
    content: Mapped[str]


class RegisterEntryRow(EntityRow):
    """A number in the register of certificates; the database refuses to give one twice.

    Round, sheet and awardee are no references: the book outlives the list it was made from, also
    where an older backup of the file is restored.
    """

    __tablename__ = "register_entries"
    entity = RegisterEntry

    id: Mapped[int] = own_key()
    year: Mapped[int]
    form: Mapped[str]
    number: Mapped[int]
    round_id: Mapped[int] = mapped_column(index=True)
    sheet_id: Mapped[int]
    awardee_id: Mapped[int]
    whom: Mapped[Whom]
    name: Mapped[str]
    workplace: Mapped[str]
    achievement: Mapped[str]
    decision: Mapped[str]
    decision_day: Mapped[str]
    given_on: Mapped[str]
    void: Mapped[str]
    handed_on: Mapped[str]
    receiver: Mapped[str]

    __table_args__ = (Index("ux_register_numbers", "year", "form", "number", unique=True),)


class BlankUseRow(EntityRow):
    """Blanks that came into the stock, or left it."""

    __tablename__ = "blank_uses"
    entity = BlankUse

    id: Mapped[int] = own_key()
    form: Mapped[str]
    day: Mapped[str]
    move: Mapped[BlankMove]
    count: Mapped[int]
    entry_id: Mapped[int | None] = reference("register_entries.id", index=True)
    reason: Mapped[str]
