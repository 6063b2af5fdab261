"""The awards of the practice file: two flags and a batch of certificates, after Đồng Tháp 2021.

Which collectives are awarded follows from the published ranking by the rules of the sheets; persons
are invented and say so, since no list of persons was published.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.award_money import UNVERIFIED
from parindex_desktop.domain.award_rules import AwardRule
from parindex_desktop.domain.awards import FLAG, MERIT, Whom
from parindex_desktop.domain.text import without_marks
from parindex_desktop.domain.usual_award_money import USUAL_MONEY
from parindex_desktop.services import awards, blank_stock
from parindex_desktop.services.award_lists import collective_name, read_awards
from parindex_desktop.services.award_money_edits import (
    SalaryEntry,
    entry_of_rate,
    set_rate,
    set_salary,
)
from parindex_desktop.services.award_persons import PersonEntry, add_persons
from parindex_desktop.services.blank_profiles import profiles_of
from parindex_desktop.services.certificate_printing import job_of
from parindex_desktop.services.certificates import sheet_of
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.practice_tables import practice_rows
from parindex_desktop.services.register import entries_of, give_numbers, hand_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.session import Session

PERSONS: Final = "ca_nhan_mau.csv"
_ACHIEVEMENT: Final = "Có thành tích xuất sắc trong công tác cải cách hành chính năm {year}"
_FUND: Final = "Quỹ thi đua, khen thưởng tỉnh"
_FLAGS: Final = AwardRule(quota=1)
_MERITS: Final = AwardRule(quota=2)
_WHOLE_NAMES: Final = {
    "Châu Đốc": "Ủy ban nhân dân thành phố Châu Đốc",
    "Châu Thành": "Ủy ban nhân dân huyện Châu Thành",
    "Long Xuyên": "Ủy ban nhân dân thành phố Long Xuyên",
}
_SINCE, _BASE = "01/01/2017", "1.210.000"
_ASSUMED: Final = f"Số liệu giả định để thực hành ({UNVERIFIED})"
_GIVEN, _PRINTED, _HANDED = date(2017, 6, 12), date(2017, 6, 13), date(2017, 6, 20)


def award_practice(session: Session, round_: Round) -> None:
    """Awards the first of each group a flag, the next two and invented persons a certificate."""
    session.do(awards.add_sheet(session, read_awards(session, round_), MERIT))
    for place, (form, rule) in enumerate(((FLAG, _FLAGS), (MERIT, _MERITS))):
        _head(session, round_, place, form)
        rules = {group.id: rule for group in session.groups_in(round_.id)}
        session.do(awards.set_rules(session, _sheet(session, round_, place), rules))
        session.do(awards.take_proposal(session, _sheet(session, round_, place)))
        _name_whole(session, round_, place)
    session.do(add_persons(session, _sheet(session, round_, 1), _persons()))
    _assume_money(session)


def register_practice(session: Session, round_: Round) -> None:
    """Gives all awardees numbers, prints all, spoils one blank and hands the first ones over.

    Goes after the letters are worded: a number names its decision.
    """
    for form, count in ((FLAG, 5), (MERIT, 40)):
        session.do(blank_stock.received(session, form, count, _GIVEN, "Kho ấn phẩm (mẫu)"))
    for place in range(2):
        session.do(give_numbers(session, round_, _sheet(session, round_, place), day=_GIVEN))
    entries = entries_of(session)
    session.do(blank_stock.printed(session, entries, _PRINTED))
    slipped = [each for each in entries if each.form == MERIT][3:4]
    session.do(blank_stock.spoiled(session, slipped, "Kẹt giấy khi in", _PRINTED))
    session.do(blank_stock.printed(session, slipped, _PRINTED))
    handed = [each for each in entries if each.whom is Whom.COLLECTIVE]
    session.do(hand_over(handed, _HANDED, "Đại diện các tập thể (mẫu)"))


def practice_certificates(session: Session, round_: Round) -> Iterator[tuple[str, bytes]]:
    """Yields file names and PDFs: the certificates on each blank of their form, and an overview."""
    reading = reading_for_papers(session, round_)
    sheet = sheet_of(reading, round_, MERIT)
    jobs = [
        job_of(reading, round_, sheet, profile)
        for profile in profiles_of(reading)
        if profile.form == MERIT
    ]
    for job in jobs:
        name = "-".join(without_marks(job.profile.name).split())
        yield f"certificates-{name}.pdf", job.make()
    yield "certificates-tong-quan.pdf", jobs[0].overview()


def _head(session: Session, round_: Round, place: int, form: str) -> None:
    found = _sheet(session, round_, place)
    achievement = _ACHIEVEMENT.format(year=round_.year)
    sheet = replace(found.sheet, form=form, achievement=achievement, fund=_FUND)
    session.do(awards.set_sheet(session, found, sheet))


def _name_whole(session: Session, round_: Round, place: int) -> None:
    """Names districts as certificates do; the published tables name them by their place alone."""
    for each in _sheet(session, round_, place).collectives:
        whole = _WHOLE_NAMES.get(collective_name(session, each))
        if whole:
            sheet = _sheet(session, round_, place)
            session.do(awards.change_collective(session, sheet, each, replace(each, name=whole)))


def _assume_money(session: Session) -> None:
    """Gives the tables of money a year before theirs begin, so that the batch has amounts."""
    usual = {(each.form, each.whom): each for each in USUAL_MONEY.rates}
    session.do(set_salary(session, None, SalaryEntry(_SINCE, _BASE, _ASSUMED)))
    for key in ((FLAG, Whom.COLLECTIVE), (MERIT, Whom.COLLECTIVE), (MERIT, Whom.PERSON)):
        entry = replace(entry_of_rate(usual[key]), since=_SINCE, law=_ASSUMED)
        session.do(set_rate(session, None, entry))


def _sheet(session: Session, round_: Round, place: int) -> SheetList:
    return read_awards(session, round_).sheets[place]


def _persons() -> Iterator[PersonEntry]:
    for line in practice_rows(PERSONS):
        yield PersonEntry(line["danh_xung"], line["ho_ten"], line["chuc_vu"], line["don_vi"])
