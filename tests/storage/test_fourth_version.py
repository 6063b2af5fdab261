"""A file that the program of schema 0004 wrote, opened by this one: award lists become sheets.

`fourth_version.parindex.xz` was made by that program itself, of the commit before sheets: An Giang
2016 locked, unlocked and locked again, its award list confirmed with a note and four persons, rules
of both groups changed; and a round of 2017 whose list has a heading only.
"""

import lzma
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from parindex_desktop.domain.award_rules import USUAL_RULE
from parindex_desktop.domain.awards import AwardSheet
from parindex_desktop.domain.rounds import GroupSetup
from parindex_desktop.domain.trail import TrailFilter
from parindex_desktop.services import awards
from parindex_desktop.services.award_lists import collective_name, read_awards
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.maintenance import verify_work_file
from parindex_desktop.services.opening import open_session
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import AUTHOR
from tests.storage.test_second_version import GIVEN_ANOTHER_FORM, rows

STORED = Path(__file__).with_name("fourth_version.parindex.xz")
LISTED = [
    ("Sở Giao thông Vận tải", ""),
    ("Sở Kế hoạch và Đầu tư", ""),
    ("Sở Công Thương", ""),
    ("Châu Đốc", ""),
    ("Châu Thành", ""),
    ("Long Xuyên", ""),
    ("Thanh tra tỉnh", "ghi chú"),
]
PERSONS = ["Nguyễn Văn Mẫu", "Trần Thị Thử", "Lê Thị Ví Dụ", "Phạm Đức Minh Họa"]


@pytest.fixture
def old(path: Path) -> Path:
    """Where the file of the fourth version stands."""
    path.write_bytes(lzma.decompress(STORED.read_bytes()))
    return path


def test_other_rows_are_kept_and_group_setups_lose_their_rule_only(old: Path) -> None:
    before = rows(old)
    WorkFile.open(old, author=AUTHOR).close()
    after = rows(old)
    same = before.keys() - GIVEN_ANOTHER_FORM
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert after["group_setups"] == [row[:-1] for row in before["group_setups"]]
    assert check_file(old) == ()


def test_each_list_becomes_the_first_sheet_of_its_round(old: Path) -> None:
    with closing(open_session(old, AUTHOR)) as session:
        locked, other = (read_awards(session, each).sheets for each in session.rounds)
        (sheet,) = locked
        assert (sheet.sheet.form, sheet.sheet.confirmed) == ("Bằng khen", True)
        names = [(collective_name(session, each), each.note) for each in sheet.collectives]
        assert names == LISTED
        assert [each.name for each in sheet.persons] == PERSONS
        (heading,) = other
        assert heading.sheet.authority == "Giám đốc Sở Nội vụ"
        assert (heading.stored_sheet is None, heading.collectives) == (False, ())
        ids: list[int] = [each.id for each in sheet.collectives]
        ids += [sheet.sheet.id, heading.sheet.id]
        assert len(set(ids)) == len(ids)
        assert not set(ids) & set(session.new_ids(50))


def test_the_rules_of_the_groups_go_over_to_the_sheet(old: Path) -> None:
    with closing(open_session(old, AUTHOR)) as session:
        sheet = read_awards(session, session.rounds[0]).sheets[0].sheet
        rules = {group.code: sheet.rule_of(group.id) for group in session.groups}
        assert rules["so"].quota == 2
        assert (rules["huyen"].quota, rules["huyen"].least_index) == (None, Decimal("90.5"))
        assert rules["xa"] == USUAL_RULE


def test_its_locks_hold_and_its_log_can_still_be_read(old: Path) -> None:
    with closing(open_session(old, AUTHOR)) as session:
        round_ = session.rounds[0]
        locked = reading_for_papers(session, round_)
        group = session.group_of("so").id
        assert locked.book(round_.id, group).standings == session.book(round_.id, group).standings
        kinds = {
            type(change.after)
            for entry in session.reader.story(TrailFilter(round_id=round_.id))
            for change in entry.entities
        }
        assert {AwardSheet, GroupSetup} <= kinds
    assert verify_work_file(old) == ()


def test_awarding_goes_on_in_it(old: Path) -> None:
    with closing(open_session(old, AUTHOR)) as session:
        found = read_awards(session, session.rounds[0])
        before = [each.name for each in found.sheets[0].persons]
        session.do(awards.add_sheet(session, found, "Cờ thi đua"))
        again = read_awards(session, session.rounds[0])
        assert [each.sheet.form for each in again.sheets] == ["Bằng khen", "Cờ thi đua"]
        session.do(awards.take_proposal(session, again.sheets[0]))
        now = read_awards(session, session.rounds[0]).sheets[0]
        assert [c.id for c in now.collectives[:2]] == [
            c.id for c in again.sheets[0].collectives[:2]
        ]
        assert [each.name for each in now.persons] == before
    assert verify_work_file(old) == ()
