"""Reading and stepping through the award sheets of a file, for tests."""

from parindex_desktop.domain.award_proposal import Verdict
from parindex_desktop.domain.award_rules import AwardRule
from parindex_desktop.domain.awards import AwardedCollective
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.units import UnitId
from parindex_desktop.services import awards
from parindex_desktop.services.award_lists import Awards, SheetList, collective_name, read_awards
from parindex_desktop.services.award_warnings import warnings
from parindex_desktop.services.session import Session

USUAL = [
    "Sở Giao thông Vận tải", "Sở Kế hoạch và Đầu tư", "Sở Công Thương",
    "Châu Đốc", "Châu Thành", "Long Xuyên",
]  # fmt: skip
"""Whom the usual rule proposes of An Giang 2016."""


def read_all(session: Session) -> Awards:
    return read_awards(session, session.rounds[0])


def read(session: Session, place: int = 0) -> SheetList:
    return read_all(session).sheets[place]


def names(session: Session, place: int = 0) -> list[str]:
    return [collective_name(session, each) for each in read(session, place).collectives]


def unit_id(session: Session, name: str) -> UnitId:
    return next(unit.id for unit in session.units.values() if unit.name == name)


def listed(session: Session, name: str) -> AwardedCollective:
    found = read(session).collectives
    return next(each for each in found if collective_name(session, each) == name)


def verdict(session: Session, name: str, place: int = 0) -> Verdict:
    wanted = unit_id(session, name)
    return next(each.verdict for each in read(session, place).judged if each.unit_id == wanted)


def set_rules(session: Session, rule: AwardRule, place: int = 0, *, year: int = 2016) -> None:
    round_ = session.round_of(year)
    rules = {group.id: rule for group in session.groups_in(round_.id)}
    sheet_list = read_awards(session, round_).sheets[place]
    session.do(awards.set_rules(session, sheet_list, rules))


def undo_round_trip(session: Session, edit: Edit) -> None:
    """`undo == before`, `redo == after`."""
    before = read_all(session)
    session.do(edit)
    after = read_all(session)
    assert after != before
    session.bus.undo()
    assert read_all(session) == before
    session.bus.redo()
    assert read_all(session) == after


def codes(session: Session, place: int = 0) -> list[str]:
    found = read_all(session)
    return [e.code for e in warnings(session, session.rounds[0], found, found.sheets[place])]
