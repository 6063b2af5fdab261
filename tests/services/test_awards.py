"""Every step of the official on an award sheet: taken over, decided otherwise, several forms."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.award_proposal import Verdict
from parindex_desktop.domain.award_rules import AwardRule
from parindex_desktop.domain.awards import (
    COMMENDATION,
    FLAG,
    MERIT,
    AwardLevel,
)
from parindex_desktop.domain.units import UnitId
from parindex_desktop.errors import InputError
from parindex_desktop.services import awards
from parindex_desktop.services.ordering import moved
from parindex_desktop.services.session import Session
from tests.award_sheets import (
    USUAL,
    codes,
    listed,
    names,
    read,
    read_all,
    set_rules,
    undo_round_trip,
    unit_id,
    verdict,
)

WHY = "Theo kết luận của Hội đồng"


@pytest.fixture
def session(locked_session: Session) -> Session:
    """An Giang 2016, locked, as rules usually ask for."""
    return locked_session


def test_taking_the_proposal_over_confirms_it_and_freezes_it(session: Session) -> None:
    assert not awards.is_taken_over(read(session))
    undo_round_trip(session, awards.take_proposal(session, read(session)))
    assert awards.is_taken_over(read(session))
    assert awards.take_proposal(session, read(session)).is_empty
    set_rules(session, AwardRule(quota=1))
    assert read(session).sheet.confirmed
    assert names(session) == USUAL
    assert not awards.is_taken_over(read(session))
    assert codes(session) == ["AWD.115"]
    assert read(session).sheet.rules[0].rule.quota == 1


def test_who_is_not_proposed_is_added_with_a_reason(session: Session) -> None:
    thanh_tra = unit_id(session, "Thanh tra tỉnh")
    with pytest.raises(InputError, match=r"AWD\.101.*Thanh tra tỉnh"):
        awards.add_collectives(session, read(session), [thanh_tra], reason="  ")
    undo_round_trip(
        session, awards.add_collectives(session, read(session), [thanh_tra], reason=WHY)
    )
    assert names(session) == [*USUAL, "Thanh tra tỉnh"]
    assert read(session).collectives[-1].reason == WHY
    assert codes(session) == []
    assert awards.add_collectives(session, read(session), [thanh_tra]).is_empty


def test_who_is_proposed_is_taken_off_with_a_reason_and_comes_back_without(
    session: Session,
) -> None:
    gone = listed(session, "Châu Đốc")
    with pytest.raises(InputError, match=r"AWD\.102"):
        awards.remove_collectives(session, read(session), [gone])
    undo_round_trip(session, awards.remove_collectives(session, read(session), [gone], reason=WHY))
    assert "Châu Đốc" not in names(session)
    assert [each.reason for each in read(session).taken_off] == [WHY]
    assert [each.position for each in read(session).collectives] == [0, 1, 2, 3, 4]
    assert codes(session) == []
    undo_round_trip(
        session, awards.add_collectives(session, read(session), [gone.unit_id or UnitId(0)])
    )
    assert read(session).taken_off == ()
    assert names(session)[-1] == "Châu Đốc"


def test_another_order_has_a_reason_and_the_usual_one_needs_none(session: Session) -> None:
    first, second = read(session).collectives[:2]
    with pytest.raises(InputError, match=r"AWD\.103"):
        awards.move_collectives(session, read(session), [first], 1)
    undo_round_trip(
        session, awards.move_collectives(session, read(session), [first], 1, reason=WHY)
    )
    assert names(session)[:2] == [USUAL[1], USUAL[0]]
    assert read(session).sheet.order_reason == WHY
    undo_round_trip(session, awards.take_proposal(session, read(session)))
    assert read(session).sheet.order_reason == ""
    session.bus.undo()
    moved_one = listed(session, USUAL[1])
    session.do(awards.move_collectives(session, read(session), [moved_one], 1))
    assert names(session) == USUAL
    assert read(session).sheet.order_reason == ""
    last = read(session).collectives[-1]
    assert awards.move_collectives(session, read(session), [last], 1).is_empty
    assert second.unit_id == moved_one.unit_id


def test_a_collective_that_is_no_unit_is_printed_as_typed_and_outlives_a_new_proposal(
    session: Session,
) -> None:
    undo_round_trip(session, awards.add_named(session, read(session), " Phòng  CCHC, Sở Nội vụ "))
    named = listed(session, "Phòng CCHC, Sở Nội vụ")
    session.do(
        awards.change_collective(session, read(session), named, replace(named, note=" tiêu  biểu"))
    )
    session.do(awards.take_proposal(session, read(session)))
    assert names(session) == [*USUAL, "Phòng CCHC, Sở Nội vụ"]
    assert read(session).collectives[-1].note == "tiêu biểu"
    assert awards.add_named(session, read(session), "  ").is_empty
    gone = [read(session).collectives[-1]]
    session.do(awards.remove_collectives(session, read(session), gone))
    assert names(session) == USUAL
    first = read(session).collectives[0]
    renamed = replace(first, name=" Sở GTVT (cũ)")
    session.do(awards.change_collective(session, read(session), first, renamed))
    assert names(session) == ["Sở GTVT (cũ)", *USUAL[1:]]


def test_removing_everybody_leaves_a_confirmed_empty_list(session: Session) -> None:
    everybody = read(session).collectives
    session.do(awards.remove_collectives(session, read(session), everybody, reason=WHY))
    assert names(session) == []
    assert read(session).sheet.confirmed
    assert read_all(session).of_level(AwardLevel.PROVINCE) == ()


# ---- the sheets ---------------------------------------------------------------------------------


def test_the_second_sheet_leaves_out_who_stands_on_the_first(session: Session) -> None:
    undo_round_trip(session, awards.add_sheet(session, read_all(session), FLAG))
    undo_round_trip(session, awards.move_sheet(read_all(session), read(session, 1).sheet.id, -1))
    assert [each.sheet.form for each in read_all(session).sheets] == [FLAG, MERIT]
    set_rules(session, AwardRule(quota=1))
    assert names(session) == ["Sở Giao thông Vận tải", "Châu Đốc"]
    assert verdict(session, "Châu Đốc", 1) is Verdict.LISTED
    assert "Châu Đốc" not in names(session, 1)
    assert "Thoại Sơn" in names(session, 1)
    set_rules(session, AwardRule(quota=1, skip_listed=False), 1)
    assert codes(session, 1) == ["AWD.111"]
    other = replace(read(session, 1).sheet, achievement="Có thành tích khác")
    session.do(awards.set_sheet(session, read(session, 1), other))
    assert codes(session, 1) == []


def test_a_sheet_is_removed_with_all_on_it(session: Session) -> None:
    set_rules(session, AwardRule(quota=2))
    session.do(awards.add_sheet(session, read_all(session), COMMENDATION))
    second = read(session, 1).sheet
    assert second.rules == read(session).sheet.rules != ()
    assert second.position == 1
    assert second.level is AwardLevel.DEPARTMENT
    session.do(awards.take_proposal(session, read(session, 1)))
    gone = read(session, 1).collectives[:1]
    session.do(awards.remove_collectives(session, read(session, 1), gone, reason=WHY))
    assert [len(each.taken_off) for each in read_all(session).sheets] == [0, 1]
    undo_round_trip(session, awards.take_proposal(session, read(session, 1)))
    assert read(session, 1).taken_off == ()
    session.bus.undo()
    undo_round_trip(session, awards.remove_sheet(read_all(session), second.id))
    session.do(awards.add_sheet(session, read_all(session), COMMENDATION))
    undo_round_trip(session, awards.remove_sheet(read_all(session), read(session).sheet.id))
    assert [each.sheet.position for each in read_all(session).sheets] == [0]


def test_the_heading_is_changed_and_cleaned(session: Session) -> None:
    sheet = replace(read(session).sheet, form=" Giấy  khen", achievement=" có thành tích\ntốt ")
    undo_round_trip(session, awards.set_sheet(session, read(session), sheet))
    assert read(session).sheet.form == "Giấy khen"
    assert read(session).sheet.achievement == "có thành tích tốt"
    assert not read(session).sheet.confirmed
    assert awards.set_sheet(session, read(session), read(session).sheet).is_empty


@given(st.lists(st.integers(), unique=True), st.data(), st.sampled_from([-1, 1]))
def test_moving_loses_nothing_and_is_undone_by_moving_back(
    items: list[int], data: st.DataObject, step: int
) -> None:
    places = sorted(data.draw(st.sets(st.sampled_from(range(len(items))))) if items else set())
    there = moved(items, places, step)
    assert sorted(there) == sorted(items)
    if there != items:
        chosen = {items[place] for place in places}
        back = [place for place, item in enumerate(there) if item in chosen]
        assert moved(there, back, -step) == items
