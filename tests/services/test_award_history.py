"""The register of earlier awards: of the file and of the time before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop.domain.awards import FLAG, EarlierAward, Whom
from parindex_desktop.services.award_history import AwardLine, found, history
from parindex_desktop.services.award_import import Purpose, draft_of_clipboard
from parindex_desktop.services.award_import_rows import OfAll
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_persons import PersonEntry, add_persons
from parindex_desktop.services.awards import add_collectives
from parindex_desktop.services.earlier_awards import (
    EarlierEntry,
    add_awards,
    change_award,
    entry_of,
    remove_awards,
)
from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang

LIST = """\
DANH SÁCH ĐÃ ĐƯỢC KHEN THƯỞNG
TT\tTập thể, cá nhân\tChức vụ\tĐơn vị\tNăm\tHình thức\tSố, ngày quyết định\tĐối tượng
1\tSở NN&MT\t\t\t2014\tCờ thi đua\t12/QĐ-UBND ngày 05/3/2015\tTập thể
2\tBà Lê Thị Hòa\tKế toán\tSở Y tế\tnăm 2015\tBằng khen\t99/QĐ-UBND\tCá nhân
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


def earlier(text: str) -> list[EarlierEntry]:
    entries = draft_of_clipboard(text, Purpose.EARLIER).entries()
    return [each for each in entries if isinstance(each, EarlierEntry)]


def shown(lines: tuple[AwardLine, ...]) -> list[tuple[int, str, str]]:
    return [(line.year, line.form, line.full_name) for line in lines]


def test_a_pasted_list_of_earlier_awards_is_read_with_year_form_and_decision() -> None:
    assert earlier(LIST) == [
        EarlierEntry(2014, FLAG, Whom.COLLECTIVE, "Sở NN&MT", decision="12/QĐ-UBND",
                     day="2015-03-05"),
        EarlierEntry(2015, "Bằng khen", Whom.PERSON, "Lê Thị Hòa", "Bà", "Kế toán", "Sở Y tế",
                     decision="99/QĐ-UBND"),
    ]  # fmt: skip


def test_a_list_without_years_forms_or_days_is_told_with_the_row() -> None:
    text = "Họ và tên\tNăm\tHình thức\tNgày ký\nTô An\t15\t\t30/2/2015\n"
    draft = draft_of_clipboard(text, Purpose.EARLIER)
    told = [(p.code, p.params["row"]) for p in draft.problems]
    assert told == [("AWD.145", 2), ("AWD.146", 2), ("AWD.147", 2)]
    assert draft.entries() == ()


def test_awards_of_the_file_and_of_the_time_before_are_searched_together(
    session: Session,
) -> None:
    assert history(session) == ()  # a proposal is no award
    session.do(add_awards(session, earlier(LIST), action="history.import"))
    assert add_awards(session, earlier(LIST)).is_empty
    round_ = session.rounds[0]
    sheet_list = read_awards(session, round_).sheets[0]
    units = session.book(round_.id, session.groups[0].id).units[:2]
    session.do(add_collectives(session, sheet_list, [u.id for u in units], reason="Hội đồng"))
    person = PersonEntry("Bà", "Lê Thị Hoà", "Kế toán trưởng", "Sở Y tế")
    session.do(add_persons(session, read_awards(session, round_).sheets[0], [person]))
    lines = history(session)
    assert shown(lines[:2]) == [(2016, "Bằng khen", unit.name) for unit in units]
    assert [line.year for line in lines] == [2016, 2016, 2016, 2015, 2014]
    assert shown(found(lines, "LE THI HOA")) == [
        (2016, "Bằng khen", "Bà Lê Thị Hoà"), (2015, "Bằng khen", "Bà Lê Thị Hòa"),
    ]  # fmt: skip
    assert shown(found(lines, "nông nghiệp 2014")) == [(2014, FLAG, "Sở NN&MT")]
    assert shown(found(lines, "99/qđ-ubnd")) == [(2015, "Bằng khen", "Bà Lê Thị Hòa")]
    assert found(lines, "không có ai") == ()
    assert {line.year for line in history(session, before=round_.id)} == {2014, 2015}


def test_an_earlier_award_is_changed_and_removed_with_undo(session: Session) -> None:
    session.do(add_awards(session, earlier(LIST)))
    award = session.reader.kept(EarlierAward)[1]
    assert change_award(award, EarlierEntry(0, name="Tô An")).is_empty
    session.do(change_award(award, EarlierEntry(2013, "Giấy khen", name=" Ông  Tô Văn An ")))
    changed = session.reader.kept(EarlierAward)[1]
    assert entry_of(changed) == EarlierEntry(2013, "Giấy khen", name="Tô Văn An", honorific="Ông")
    session.do(remove_awards([changed]))
    assert len(session.reader.kept(EarlierAward)) == 1
    session.bus.undo()
    session.bus.undo()
    assert session.reader.kept(EarlierAward)[1] == award


ANNEX = """\
DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN CÓ THÀNH TÍCH CCHC NĂM 2014
(Kèm theo Quyết định số 1601/QĐ-UBND ngày 12 tháng 3 năm 2015)
STT\tHọ và tên\tChức vụ\tĐơn vị công tác
1\tBà Lê Thị Hòa\tKế toán\tSở Y tế
"""


def test_the_title_of_an_annex_says_year_form_and_decision_for_all() -> None:
    draft = draft_of_clipboard(ANNEX, Purpose.EARLIER)
    assert draft.of_all == OfAll(2014, "Bằng khen", "1601/QĐ-UBND", "2015-03-12")
    assert not draft.problems
    unsaid = draft.with_all(OfAll())
    assert [each.code for each in unsaid.problems] == ["AWD.148", "AWD.149"]
    assert unsaid.is_blocked
    assert unsaid.entries() == ()
    said = unsaid.with_all(OfAll(2013, "Giấy khen"))
    assert said.entries() == (
        EarlierEntry(2013, "Giấy khen", Whom.PERSON, "Lê Thị Hòa", "Bà", "Kế toán", "Sở Y tế"),
    )
