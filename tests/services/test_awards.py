"""Every step of the official on an award sheet: proposed, taken over, decided otherwise."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop import i18n
from parindex_desktop.domain.award_proposal import Verdict
from parindex_desktop.domain.award_rules import AwardRule, Measure
from parindex_desktop.domain.awards import (
    COMMENDATION,
    FLAG,
    MERIT,
    AwardedCollective,
    AwardLevel,
    EarlierAward,
    EarlierAwardId,
    Whom,
)
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.units import UnitId
from parindex_desktop.errors import InputError
from parindex_desktop.services import awards
from parindex_desktop.services.award_asking import Asked, propose
from parindex_desktop.services.award_lists import (
    Awards,
    SheetList,
    collective_name,
    read_awards,
)
from parindex_desktop.services.award_rules_saved import (
    remove_rule,
    rename_rule,
    save_rule,
    saved_rule,
    saved_rules,
)
from parindex_desktop.services.award_warnings import warnings
from parindex_desktop.services.award_words import exclusion_words, rule_words, why
from parindex_desktop.services.ordering import moved
from parindex_desktop.services.session import Session
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import AUTHOR, add_group, open_an_giang
from tests.earlier_years import MADE_UP_2015, add_year
from tests.locked_files import lock

WHY = "Theo kết luận của Hội đồng"
TIED = """
Sở Một;60;20
Sở Hai;59;20
Sở Ba;58;20
Sở Bốn;50;28
Sở Năm;50;20
"""
USUAL = [
    "Sở Giao thông Vận tải", "Sở Kế hoạch và Đầu tư", "Sở Công Thương",
    "Châu Đốc", "Châu Thành", "Long Xuyên",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _vietnamese() -> None:
    i18n.set_language("vi")


@pytest.fixture(scope="module")
def locked_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An Giang 2016, locked, as rules usually ask for."""
    opened = open_an_giang(tmp_path_factory.mktemp("locked"))
    lock(opened)
    opened.close()
    return opened.path.read_bytes()


@pytest.fixture
def session(tmp_path: Path, locked_file: bytes) -> Iterator[Session]:
    path = tmp_path / "an-giang.parindex"
    path.write_bytes(locked_file)
    opened = Session(WorkFile.open(path, author=AUTHOR), AUTHOR)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def kept_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The same, for tests that write nothing."""
    opened = open_an_giang(tmp_path_factory.mktemp("kept"))
    lock(opened)
    yield opened
    opened.close()


@pytest.fixture
def open_session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


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


# ---- the proposal -------------------------------------------------------------------------------


def test_an_untouched_list_shows_the_first_three_of_every_group(kept_session: Session) -> None:
    assert names(kept_session) == USUAL
    assert not read(kept_session).sheet.confirmed
    assert read(kept_session).stored == ()
    assert len(read(kept_session).judged) == 28
    assert codes(kept_session) == []


def test_open_results_propose_nobody_until_the_rule_allows_it(open_session: Session) -> None:
    assert names(open_session) == []
    assert {each.verdict for each in read(open_session).judged} == {Verdict.OPEN}
    assert codes(open_session) == ["AWD.109"]
    set_rules(open_session, AwardRule(skip_open=False))
    assert names(open_session) == USUAL


def test_a_tie_at_the_cut_is_taken_in_and_told_with_all_who_tie(open_session: Session) -> None:
    session = open_session
    add_group(session, session.rounds[0].id, session.group_of("nganh-doc"), TIED)
    set_rules(session, AwardRule(skip_open=False))
    assert verdict(session, "Sở Bốn") is verdict(session, "Sở Ba") is Verdict.TIED
    assert verdict(session, "Sở Năm") is Verdict.QUOTA
    found = read_all(session)
    told = warnings(session, session.rounds[0], found, found.sheets[0])
    assert [(e.params["names"], e.params["taken"]) for e in told if e.code == "AWD.113"] == [
        ("Sở Ba, Sở Bốn", 4)
    ]


def test_a_barred_unit_frees_its_place_and_is_told_while_listed(session: Session) -> None:
    session.do(awards.take_proposal(session, read(session)))
    chau_doc = unit_id(session, "Châu Đốc")
    undo_round_trip(session, awards.set_bar(read_all(session), chau_doc, " Kỷ luật ", "Châu Đốc"))
    assert verdict(session, "Châu Đốc") is Verdict.BARRED
    assert verdict(session, "Thoại Sơn") is Verdict.IN
    assert codes(session) == ["AWD.112", "AWD.114"]
    session.do(awards.set_bar(read_all(session), chau_doc, "", "Châu Đốc"))
    assert verdict(session, "Châu Đốc") is Verdict.IN


@pytest.mark.parametrize(
    ("name", "year", "form", "achievement", "barred"),
    [
        ("sở công thương", 2015, "bằng khen", "Thành tích CCHC năm 2015", True),
        ("Sở Công Thương", 2015, MERIT, "", True),
        ("Sở Công Thương", 2015, MERIT, "Phòng chống thiên tai", False),
        ("Sở Công Thương", 2014, MERIT, "", False),
        ("Sở Công Thương", 2015, FLAG, "", False),
    ],
)
def test_the_register_of_earlier_awards_counts_for_last_year(
    session: Session, name: str, year: int, form: str, achievement: str, barred: bool
) -> None:
    sheet = replace(read(session).sheet, achievement="Thành tích CCHC năm 2016")
    session.do(awards.set_sheet(session, read(session), sheet))
    set_rules(session, AwardRule(skip_last_year=True))
    entry = EarlierAward(
        EarlierAwardId(session.new_ids()[0]), year, form, Whom.COLLECTIVE, name,
        achievement=achievement,
    )  # fmt: skip
    session.do(Edit("history.add", entities=(EntityChange(None, entry),)))
    wanted = Verdict.LAST_YEAR if barred else Verdict.IN
    assert verdict(session, "Sở Công Thương") is wanted


def test_the_round_before_counts_for_last_year_and_its_rises_are_measured(
    open_session: Session,
) -> None:
    session = open_session
    before = add_year(session, 2015, MADE_UP_2015)
    set_rules(session, AwardRule(quota=1, skip_open=False), year=2015)
    session.do(awards.take_proposal(session, read_awards(session, before).sheets[0]))
    round_ = session.round_of(2016)
    asked = Asked(["rise=points", "rise>=3", "first=2", "skip=last-year"], group="so")
    found = propose(session, round_, asked)
    told = {session.units[each.unit_id].name: why(each, 2) for each in found}
    assert next(iter(told)) == "Sở Ngoại vụ"
    assert told["Sở Ngoại vụ"] == "Tăng 29,02 điểm % (thứ 1), trong chỉ tiêu 2 đơn vị."
    assert told["Sở Giao thông Vận tải"] == "Đã được tặng Bằng khen 2015 cùng thành tích."
    assert told["Sở Kế hoạch và Đầu tư"] == "Không tăng so với năm trước."
    assert told["Sở Tư pháp"] == "Giảm 0,03 điểm % so với năm trước."
    assert told["Sở Y tế"] == "Không có kết quả năm trước để so sánh."


# ---- the list -----------------------------------------------------------------------------------


def test_taking_the_proposal_over_confirms_it_and_freezes_it(session: Session) -> None:
    undo_round_trip(session, awards.take_proposal(session, read(session)))
    set_rules(session, AwardRule(quota=1))
    assert read(session).sheet.confirmed
    assert names(session) == USUAL
    assert codes(session) == ["AWD.114"]
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


def test_removing_everybody_leaves_a_confirmed_empty_list(session: Session) -> None:
    everybody = read(session).collectives
    session.do(awards.remove_collectives(session, read(session), everybody, reason=WHY))
    assert names(session) == []
    assert read(session).sheet.confirmed


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
    session.do(awards.add_sheet(session, read_all(session), COMMENDATION))
    second = read(session, 1).sheet
    assert second.level is AwardLevel.DEPARTMENT
    session.do(awards.take_proposal(session, read(session, 1)))
    gone = read(session, 1).collectives[:1]
    session.do(awards.remove_collectives(session, read(session, 1), gone, reason=WHY))
    undo_round_trip(session, awards.remove_sheet(read_all(session), second.id))
    assert [each.sheet.position for each in read_all(session).sheets] == [0]


def test_the_heading_is_changed_and_cleaned(session: Session) -> None:
    sheet = replace(read(session).sheet, form=" Giấy  khen", achievement=" có thành tích\ntốt ")
    undo_round_trip(session, awards.set_sheet(session, read(session), sheet))
    assert read(session).sheet.form == "Giấy khen"
    assert read(session).sheet.achievement == "có thành tích tốt"
    assert not read(session).sheet.confirmed
    assert awards.set_sheet(session, read(session), read(session).sheet).is_empty


# ---- saved rules and asking ---------------------------------------------------------------------


def test_rules_are_saved_replaced_renamed_and_removed(session: Session) -> None:
    first, second = AwardRule(quota=2), AwardRule(quota=9)
    session.do(save_rule(session, " Hai  đơn vị ", first))
    session.do(save_rule(session, "chín", second))
    session.do(save_rule(session, "HAI ĐƠN VỊ", replace(first, lowest_rank=5)))
    assert [each.name for each in saved_rules(session)] == ["chín", "HAI ĐƠN VỊ"]
    assert saved_rule(session, "hai đơn vị").rule.lowest_rank == 5
    with pytest.raises(InputError, match=r"AWD\.107"):
        rename_rule(session, saved_rule(session, "chín"), "hai đơn vị")
    session.do(rename_rule(session, saved_rule(session, "chín"), "Chín"))
    session.do(remove_rule(saved_rule(session, "Hai đơn vị")))
    assert [each.name for each in saved_rules(session)] == ["Chín"]
    session.bus.undo()
    assert len(saved_rules(session)) == 2


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("AWD.105", lambda session: saved_rule(session, "không có")),
        ("AWD.106", lambda session: save_rule(session, "  ", AwardRule())),
        ("AWD.106", lambda session: save_rule(session, "x" * 61, AwardRule())),
        ("AWD.108", lambda s: propose(s, s.rounds[0], Asked(["class>=Hay"]))),
        ("SET.116", lambda s: propose(s, s.rounds[0], Asked(["quota.zz=1"]))),
        ("SET.116", lambda s: propose(s, s.rounds[0], Asked(group="zz"))),
    ],
)
def test_what_cannot_be_asked_for_is_refused(
    kept_session: Session, code: str, make: Callable[[Session], object]
) -> None:
    with pytest.raises(InputError) as refused:
        make(kept_session)
    assert refused.value.code == code


def test_asking_joins_a_saved_rule_with_texts_and_writes_nothing(session: Session) -> None:
    session.do(save_rule(session, "Năm hạng", AwardRule(quota=None, lowest_rank=5)))
    before = read_all(session)
    asked = Asked(["first.so=1", "class>=xuất sắc"], saved="năm hạng")
    found = propose(session, session.rounds[0], asked)
    taken = [session.units[each.unit_id].name for each in found if each.verdict.is_in]
    assert taken == ["Sở Giao thông Vận tải", "Châu Đốc", "Châu Thành", "Long Xuyên", "Thoại Sơn"]
    assert read_all(session) == before
    alone = propose(session, session.rounds[0], replace(asked, group="huyen"))
    assert {each.group.code for each in alone} == {"huyen"}


def test_every_verdict_says_why_in_words_of_the_field(kept_session: Session) -> None:
    rule = AwardRule(
        measure=Measure.RISE_IN_POINTS, quota=3, lowest_rank=5, least_index=Decimal(80),
        least_class="Tốt", least_rise=Decimal("2.5"), skip_last_year=True,
    )  # fmt: skip
    assert rule_words(rule) == (
        "3 đơn vị đầu, theo mức tăng chỉ số; từ hạng 5 trở lên; chỉ số từ 80 trở lên; "
        "xếp loại Tốt trở lên; tăng từ 2,5 điểm % trở lên"
    )
    assert exclusion_words(rule).startswith("kết quả chưa chốt, ")
    judged = read(kept_session).judged[0]
    risen = replace(judged, rule=rule, about="Kỷ luật", rise=Decimal("1.25"))
    told = {case: why(replace(risen, verdict=case), 2) for case in Verdict}
    told[Verdict.NO_RISE] = why(replace(risen, verdict=Verdict.NO_RISE, rise=Decimal(0)), 2)
    assert len(set(told.values())) == len(Verdict)
    assert told[Verdict.SMALL_RISE] == "Chỉ tăng 1,25 điểm %, dưới mức 2,5 điểm %."
    assert told[Verdict.IN] == "Tăng 1,25 điểm % (thứ 1), trong chỉ tiêu 3 đơn vị."
    assert told[Verdict.INDEX] == "Chỉ số 94,89, dưới mức 80."
    assert told[Verdict.BARRED] == "Không xét khen: Kỷ luật."


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
