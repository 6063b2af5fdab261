"""What the rules of award sheets propose, which rules are saved, and what can be asked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from parindex_desktop import i18n
from parindex_desktop.domain.award_proposal import Verdict
from parindex_desktop.domain.award_rules import AwardRule, Measure
from parindex_desktop.domain.awards import (
    FLAG,
    MERIT,
    EarlierAward,
    EarlierAwardId,
    Whom,
)
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.policy import ClassBand
from parindex_desktop.errors import InputError
from parindex_desktop.services import awards
from parindex_desktop.services.award_asking import Asked, propose
from parindex_desktop.services.award_lists import (
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
from parindex_desktop.services.rounds import change_bands
from parindex_desktop.services.session import Session
from tests.an_giang import add_group, open_an_giang
from tests.award_sheets import (
    USUAL,
    codes,
    names,
    read,
    read_all,
    set_rules,
    undo_round_trip,
    unit_id,
    verdict,
)
from tests.earlier_years import MADE_UP_2015, add_year
from tests.locked_files import lock

UNIT = Whom.COLLECTIVE
TIED = """
Sở Một;60;20
Sở Hai;59;20
Sở Ba;58;20
Sở Bốn;50;28
Sở Năm;50;20
"""


@pytest.fixture(autouse=True)
def _vietnamese() -> None:
    i18n.set_language("vi")


@pytest.fixture
def session(locked_session: Session) -> Session:
    """An Giang 2016, locked, as rules usually ask for."""
    return locked_session


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
    assert codes(session) == ["AWD.112", "AWD.114", "AWD.115"]
    session.do(awards.set_bar(read_all(session), chau_doc, "", "Châu Đốc"))
    assert verdict(session, "Châu Đốc") is Verdict.IN


@pytest.mark.parametrize(
    ("name", "year", "form", "achievement", "whom", "barred"),
    [
        ("sở công thương", 2015, "bằng khen", "Thành tích CCHC năm 2015", UNIT, True),
        ("Sở Công Thương", 2015, MERIT, "", UNIT, True),
        ("Sở Công Thương", 2015, MERIT, "Phòng chống thiên tai", UNIT, False),
        ("Sở Công Thương", 2014, MERIT, "", UNIT, False),
        ("Sở Công Thương", 2015, FLAG, "", UNIT, False),
        ("Sở Công Thương", 2015, MERIT, "", Whom.PERSON, False),
    ],
)
def test_the_register_of_earlier_awards_counts_for_last_year(
    session: Session, name: str, year: int, form: str, achievement: str, whom: Whom, barred: bool
) -> None:
    sheet = replace(read(session).sheet, achievement="Thành tích CCHC năm 2016")
    session.do(awards.set_sheet(session, read(session), sheet))
    set_rules(session, AwardRule(skip_last_year=True))
    entry = EarlierAward(
        EarlierAwardId(session.new_ids()[0]), year, form, whom, name,
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


def test_of_years_that_lie_apart_the_last_one_before_counts(open_session: Session) -> None:
    session = open_session
    awarded = {2012: "Sở Tư pháp", 2014: "Sở Xây dựng", 2017: "Sở Nội vụ"}
    for year, name in awarded.items():
        add_year(session, year, MADE_UP_2015)
        listed = read_awards(session, session.round_of(year)).sheets[0]
        units = [unit_id(session, name)]
        session.do(awards.add_collectives(session, listed, units, reason="Hội đồng"))
    typed = [
        EarlierAward(EarlierAwardId(session.new_ids()[0]), year, MERIT, UNIT, name)
        for year, name in ((2014, "Sở Y tế"), (2015, "Sở Tài chính"), (2012, "Thanh tra tỉnh"))
    ]
    session.do(Edit("history.add", entities=tuple(EntityChange(None, each) for each in typed)))
    round_ = session.round_of(2016)
    found = propose(session, round_, Asked(["skip=last-year"], group="so"))
    told = {session.units[e.unit_id].name: e.about for e in found if not e.verdict.is_in}
    assert told == {
        "Sở Xây dựng": "Bằng khen 2014",
        "Sở Y tế": "Bằng khen 2014",
        "Sở Tài chính": "Bằng khen 2015",
    }


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


def test_a_class_is_meant_as_each_group_spells_it_and_one_without_it_says_so(
    open_session: Session,
) -> None:
    session, round_ = open_session, open_session.rounds[0]
    best = (ClassBand("XUẤT SẮC", Decimal(90)), ClassBand("Còn lại", Decimal(0)))
    session.do(change_bands(session, round_, [session.group_of("huyen")], best))
    found = propose(session, round_, Asked(["class>=xuất sắc"]))
    taken = {each.group.code for each in found if each.verdict.is_in}
    assert taken == {"so", "huyen"}
    found = propose(session, round_, Asked(["class>=Tốt"], group="huyen"))
    assert {why(each, 2) for each in found} == {"Khối không có mức xếp loại Tốt."}


def test_every_verdict_says_why_in_words_of_the_field(kept_session: Session) -> None:
    rule = AwardRule(
        measure=Measure.RISE_IN_POINTS, quota=3, lowest_rank=5, least_index=Decimal(80),
        least_class="Tốt", least_rise=Decimal("2.5"), skip_last_year=True,
    )  # fmt: skip
    assert rule_words(rule) == (
        "3 đơn vị đầu, theo mức tăng chỉ số; từ hạng 5 trở lên; chỉ số từ 80 trở lên; "
        "xếp loại Tốt trở lên; tăng từ 2,5 điểm % trở lên"
    )
    assert exclusion_words(rule).startswith("khi kết quả chưa chốt, ")
    judged = read(kept_session).judged[0]
    risen = replace(judged, rule=rule, about="Kỷ luật", rise=Decimal("1.25"))
    told = {case: why(replace(risen, verdict=case), 2) for case in Verdict}
    told[Verdict.NO_RISE] = why(replace(risen, verdict=Verdict.NO_RISE, rise=Decimal(0)), 2)
    assert len(set(told.values())) == len(Verdict)
    assert told[Verdict.SMALL_RISE] == "Chỉ tăng 1,25 điểm %, dưới mức 2,5 điểm %."
    assert told[Verdict.IN] == "Tăng 1,25 điểm % (thứ 1), trong chỉ tiêu 3 đơn vị."
    assert told[Verdict.INDEX] == "Chỉ số 94,89, dưới mức 80."
    assert told[Verdict.BARRED] == "Không xét khen: Kỷ luật."
