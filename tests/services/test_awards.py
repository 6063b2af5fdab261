from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.rounds import AwardRule, AwardRuleKind
from parindex_desktop.domain.units import RoundId, UnitId
from parindex_desktop.services import awards
from parindex_desktop.services.award_persons import (
    PersonEntry,
    add_persons,
    change_person,
    entry_of,
    move_persons,
    read_honorific,
    read_pasted,
    remove_persons,
    repeats,
    sort_persons,
)
from parindex_desktop.services.ordering import moved
from parindex_desktop.services.session import Session
from tests.an_giang import add_group, open_an_giang

TIED = """
Sở Một;60;20
Sở Hai;59;20
Sở Ba;58;20
Sở Bốn;50;28
Sở Năm;50;20
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def round_id(session: Session) -> RoundId:
    return session.rounds[0].id


def read(session: Session) -> awards.AwardList:
    return awards.read_awards(session, session.rounds[0].id)


def names(session: Session) -> list[str]:
    return [session.units[c.unit_id].name for c in read(session).collectives]


def undo_round_trip(session: Session, edit: Edit) -> None:
    """`undo == before`, `redo == after`."""
    before = read(session)
    session.do(edit)
    after = read(session)
    assert after != before
    session.bus.undo()
    assert read(session) == before
    session.bus.redo()
    assert read(session) == after


def test_an_unconfirmed_list_shows_the_first_three_of_every_group(session: Session) -> None:
    assert names(session) == [
        "Sở Giao thông Vận tải", "Sở Kế hoạch và Đầu tư", "Sở Công Thương",
        "Châu Đốc", "Châu Thành", "Long Xuyên",
    ]  # fmt: skip
    assert not read(session).sheet.confirmed
    assert read(session).stored == ()


def test_a_rule_by_index_proposes_every_unit_that_reaches_it(
    session: Session, round_id: RoundId
) -> None:
    book = session.book(round_id, session.group_of("huyen").id)
    rule = AwardRule(AwardRuleKind.AT_LEAST, at_least=Decimal("90.02"))
    session.do(awards.set_rule(session, book, rule))
    changed = session.book(round_id, session.group_of("huyen").id)
    proposed = awards.proposed_of(changed)
    assert [str(p.standing.index) for p in proposed] == ["92.06", "91.89", "90.54", "90.02"]
    assert all(p.rule == rule and not p.tied_at_cut for p in proposed)


def test_a_tie_at_the_cut_is_taken_in_and_told(session: Session, round_id: RoundId) -> None:
    add_group(session, round_id, session.group_of("nganh-doc"), TIED)
    proposed = awards.proposed_of(session.book(round_id, session.group_of("nganh-doc").id))
    assert [session.units[p.unit_id].name for p in proposed] == [
        "Sở Một", "Sở Hai", "Sở Ba", "Sở Bốn",
    ]  # fmt: skip
    assert [p.tied_at_cut for p in proposed] == [False, False, True, True]


def test_taking_the_proposal_over_confirms_it_and_freezes_it(
    session: Session, round_id: RoundId
) -> None:
    undo_round_trip(
        session, awards.take_proposal(read(session), awards.proposed_in(session, round_id))
    )
    book = session.book(round_id, session.group_of("huyen").id)
    session.do(awards.set_rule(session, book, AwardRule(first=1)))
    assert read(session).sheet.confirmed
    assert len(names(session)) == 6


def test_adding_to_a_proposal_takes_it_over(session: Session) -> None:
    thanh_tra = next(u.id for u in session.units.values() if u.name == "Thanh tra tỉnh")
    undo_round_trip(session, awards.add_collectives(read(session), [thanh_tra]))
    assert names(session)[-1] == "Thanh tra tỉnh"
    assert len(names(session)) == 7
    assert awards.add_collectives(read(session), [thanh_tra]).is_empty


def test_removing_the_last_unit_leaves_a_confirmed_empty_list(session: Session) -> None:
    session.do(awards.remove_collectives(read(session), read(session).unit_ids))
    assert names(session) == []
    assert read(session).sheet.confirmed


def test_removing_closes_the_gap_in_the_order(session: Session) -> None:
    gone = read(session).collectives[1].unit_id
    undo_round_trip(session, awards.remove_collectives(read(session), [gone]))
    assert [c.position for c in read(session).collectives] == [0, 1, 2, 3, 4]


def test_units_move_as_a_block_and_stop_at_the_end(session: Session) -> None:
    first, second, *_, last = (c.unit_id for c in read(session).collectives)
    undo_round_trip(session, awards.move_collectives(read(session), [first, second], 1))
    assert [c.unit_id for c in read(session).collectives][1:3] == [first, second]
    assert awards.move_collectives(read(session), [last], 1).is_empty


def test_notes_survive_a_new_proposal(session: Session, round_id: RoundId) -> None:
    unit_id = read(session).collectives[0].unit_id
    undo_round_trip(session, awards.set_note(read(session), unit_id, "  Dẫn đầu   khối sở "))
    session.do(awards.take_proposal(read(session), awards.proposed_in(session, round_id)))
    assert read(session).collectives[0].note == "Dẫn đầu khối sở"


def test_the_heading_is_changed_and_cleaned(session: Session) -> None:
    sheet = replace(read(session).sheet, form="Giấy khen", achievement=" có thành tích\ntốt ")
    undo_round_trip(session, awards.set_sheet(read(session), sheet))
    assert read(session).sheet.achievement == "có thành tích tốt"
    assert not read(session).sheet.confirmed
    assert awards.set_sheet(read(session), read(session).sheet).is_empty


def test_persons_are_added_behind_the_others(session: Session) -> None:
    entries = [PersonEntry("b", "Trần Thị  Hoa", "Phó Giám đốc", "Sở Y tế"), PersonEntry("Ông", "")]
    undo_round_trip(session, add_persons(session, read(session), entries))
    session.do(add_persons(session, read(session), [PersonEntry(name="Ông Lê Văn An")]))
    assert [entry_of(p) for p in read(session).persons] == [
        PersonEntry("Bà", "Trần Thị Hoa", "Phó Giám đốc", "Sở Y tế"),
        PersonEntry("Ông", "Lê Văn An"),
    ]
    assert [p.position for p in read(session).persons] == [0, 1]
    assert add_persons(session, read(session), [PersonEntry("Bà", " ", "Kế toán")]).is_empty


def test_a_person_is_changed_but_never_loses_the_name(session: Session) -> None:
    session.do(add_persons(session, read(session), [PersonEntry("Ông", "Lê Văn An")]))
    person = read(session).persons[0]
    undo_round_trip(
        session, change_person(read(session), person.id, PersonEntry("Bà", "", "Thư ký"))
    )
    assert entry_of(read(session).persons[0]) == PersonEntry("Bà", "Lê Văn An", "Thư ký")


def test_persons_are_sorted_by_vietnamese_given_name(session: Session) -> None:
    wanted = ["Nguyễn Văn An", "Lê Thị Ánh", "Trần Bình", "Đỗ Văn Dũng", "Võ Minh Đức"]
    entries = [PersonEntry("Ông", name) for name in reversed(wanted)]
    session.do(add_persons(session, read(session), entries, pasted=True))
    undo_round_trip(session, sort_persons(read(session)))
    assert [p.name for p in read(session).persons] == wanted


def test_persons_move_and_are_removed(session: Session) -> None:
    entries = [PersonEntry("Bà", name) for name in ("Một", "Hai", "Ba")]
    session.do(add_persons(session, read(session), entries))
    one, two, _ = (p.id for p in read(session).persons)
    undo_round_trip(session, move_persons(read(session), [one], 1))
    assert [p.name for p in read(session).persons] == ["Hai", "Một", "Ba"]
    undo_round_trip(session, remove_persons(read(session), [two]))
    assert [(p.name, p.position) for p in read(session).persons] == [("Một", 0), ("Ba", 1)]


def test_the_same_name_is_told_with_and_without_the_same_workplace(session: Session) -> None:
    entries = [
        PersonEntry("Ông", "Nguyễn Văn Hòa", "Giám đốc", "Sở Y tế"),
        PersonEntry("Bà", "Lê Thị Mai", "", "Sở Nội vụ"),
        PersonEntry("Ông", "Nguyễn Văn Hoà", "Bác sĩ", "sở y tế"),
        PersonEntry("Bà", "Lê Thị Mai", "", "Thanh tra tỉnh"),
    ]
    session.do(add_persons(session, read(session), entries))
    persons = read(session).persons
    told = repeats(persons)
    assert [(told[p.id].place, told[p.id].same_workplace) for p in persons] == [
        (3, True), (4, False), (1, True), (2, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "honorific"),
    [("ông", "Ông"), ("Bà.", "Bà"), ("b", "Bà"), ("O", "Ông"), ("Ba", "Bà"), ("đ/c", ""), ("", "")],
)
def test_honorifics_are_read_as_typed_in_a_hurry(text: str, honorific: str) -> None:
    assert read_honorific(text) == honorific


HOA = PersonEntry("Bà", "Trần Thị Hoa", "Phó Giám đốc", "Sở Y tế")


@pytest.mark.parametrize(
    "block",
    [
        "Bà\tTrần Thị Hoa\tPhó Giám đốc\tSở Y tế\n",
        "Bà Trần Thị Hoa\tPhó Giám đốc\tSở Y tế\r\n\r\n",
        "1\tBà\tTrần Thị Hoa\tPhó Giám đốc\tSở Y tế\n",
        "STT\tÔng/Bà\tHọ và tên\tChức vụ\tĐơn vị\n1\tBà\tTrần Thị Hoa\tPhó Giám đốc\tSở Y tế\n",
        'TT\tHọ tên\tChức vụ\tĐơn vị\n1.\tBà Trần Thị Hoa\t"Phó\nGiám đốc"\tSở Y tế\n',
    ],
)
def test_blocks_from_excel_are_read_with_or_without_honorific(block: str) -> None:
    assert read_pasted(block).entries == (HOA,)


@pytest.mark.parametrize(
    "block",
    [
        "Đơn vị công tác\tTT\tHọ và tên\tChức vụ\nSở Y tế\t1\tBà Lê Thị Hòa\tChuyên viên",
        "TT\tHỌ VÀ TÊN\t\tChức danh\tGhi chú\tCơ quan\tÔng/Bà\n"
        "1\tLê Thị\tHòa\tChuyên viên\tmới\tSở Y tế\tbà",
    ],
)
def test_headings_say_what_the_columns_of_a_block_are(block: str) -> None:
    found = PersonEntry("Bà", "Lê Thị Hòa", "Chuyên viên", "Sở Y tế")
    assert read_pasted(block).entries == (found,)


def test_pasted_lines_without_a_name_are_counted() -> None:
    pasted = read_pasted("Ông\tLê Văn An\tGiám đốc\tSở Y tế\nÔng\t\tGiám đốc\tSở Xây dựng\n")
    assert [entry.name for entry in pasted.entries] == ["Lê Văn An"]
    assert pasted.without_name == 1
    assert read_pasted(" \n").entries == ()


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


def test_an_unknown_unit_is_no_reason_to_lose_the_list(session: Session) -> None:
    before = names(session)
    session.do(awards.remove_collectives(read(session), [UnitId(999_999)]))
    assert names(session) == before


def test_typing_persons_does_not_read_the_scores_again(session: Session, round_id: RoundId) -> None:
    book = session.book(round_id, session.group_of("so").id)
    session.do(add_persons(session, read(session), [PersonEntry("Ông", "Lê Văn An")]))
    assert session.book(round_id, session.group_of("so").id) is book
