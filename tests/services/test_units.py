import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.rounds import Round
from parindex_desktop.domain.units import RoundId, UnitId
from parindex_desktop.errors import InputError
from parindex_desktop.services import groups, units
from parindex_desktop.services.session import Session
from parindex_desktop.services.units import NameState
from tests.an_giang import open_an_giang


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


def names(session: Session, code: str = "so", year: int = 2016) -> list[str]:
    group = session.group_of(code)
    return [u.name for u in session.book(session.round_of(year).id, group.id).units]


def unit(session: Session, name: str) -> UnitId:
    return next(u.id for u in session.units.values() if u.name == name)


def round_id(session: Session, year: int = 2016) -> RoundId:
    return session.round_of(year).id


def add_round(session: Session, year: int) -> RoundId:
    added = Round(RoundId(session.new_ids()[0]), year, f"Năm {year}")
    session.do(Edit("rounds.add", entities=(EntityChange(None, added),)))
    return added.id


def add(session: Session, name: str, code: str = "so", year: int = 2016) -> None:
    session.do(units.add(session, session.round_of(year).id, session.group_of(code).id, name))


def test_a_unit_is_added_at_the_end_with_a_clean_name(session: Session) -> None:
    add(session, unicodedata.normalize("NFD", "  Sở  Dân tộc\u200b "))
    assert names(session)[-1] == "Sở Dân tộc"
    assert len(names(session)) == 18


@pytest.mark.parametrize("name", ["Sở Y Tế", "SỞ Y TẾ", "Sở  y tế ", "Châu Đốc"])
def test_a_name_that_takes_part_in_the_round_is_refused(session: Session, name: str) -> None:
    with pytest.raises(InputError) as refused:
        add(session, name)
    assert refused.value.code == "SET.113"


def test_a_name_of_blanks_is_refused(session: Session) -> None:
    with pytest.raises(InputError) as refused:
        add(session, " \u200b ")
    assert refused.value.code == "SET.112"


def test_a_unit_known_from_another_round_takes_part_again(session: Session) -> None:
    new_round = add_round(session, 2017)
    add(session, "Sở Y tế", year=2017)
    assert names(session, year=2017) == ["Sở Y tế"]
    book = session.book(new_round, session.group_of("so").id)
    assert book.units[0].id == unit(session, "Sở Y tế")


def test_pasted_lines_are_told_apart(session: Session) -> None:
    add_round(session, 2017)
    add(session, "Văn phòng UBND", year=2017)
    text = "Sở Dân tộc\n\nSở y tế\tghi chú\nsở dân tộc\nVăn phòng Ủy ban nhân dân"
    found = units.preview(session, round_id(session), text)
    assert [(p.name, p.state, p.same_as) for p in found] == [
        ("Sở Dân tộc", NameState.NEW, ""),
        ("Sở y tế", NameState.DUPLICATE, "Sở Y tế"),
        ("sở dân tộc", NameState.REPEATED, "Sở Dân tộc"),
        ("Văn phòng Ủy ban nhân dân", NameState.KNOWN, "Văn phòng UBND"),
    ]


@pytest.mark.parametrize(
    "line", ["12. Sở Dân tộc", "12) Sở Dân tộc", "12\tSở Dân tộc\t3", "12.\tSở Dân tộc"]
)
def test_the_number_of_a_list_is_no_part_of_a_name(session: Session, line: str) -> None:
    (found,) = units.preview(session, round_id(session), line)
    assert found.name == "Sở Dân tộc"


def test_a_year_in_a_name_stays(session: Session) -> None:
    (found,) = units.preview(session, round_id(session), "1889.Tổ hợp 12")
    assert found.name == "1889.Tổ hợp 12"


def test_many_units_are_one_step_of_undo(session: Session) -> None:
    before = names(session)
    group = session.group_of("so").id
    wanted = ["Sở Dân tộc", "Sở Y tế", "Sở Du lịch"]
    session.do(units.add_many(session, round_id(session), group, wanted))
    assert names(session) == [*before, "Sở Dân tộc", "Sở Du lịch"]
    session.bus.undo()
    assert names(session) == before
    session.bus.redo()
    assert names(session) == [*before, "Sở Dân tộc", "Sở Du lịch"]


def test_a_unit_can_be_renamed_to_another_spelling_of_itself(session: Session) -> None:
    own = unit(session, "Sở Y tế")
    session.do(units.rename(session, round_id(session), own, "Sở Y Tế"))
    assert "Sở Y Tế" in names(session)
    with pytest.raises(InputError) as refused:
        units.rename(session, round_id(session), own, "Sở Xây dựng")
    assert refused.value.code == "SET.113"


def test_a_name_left_as_it_is_changes_nothing(session: Session) -> None:
    own = unit(session, "Sở Y tế")
    assert units.rename(session, round_id(session), own, " Sở Y tế ").is_empty
    assert units.set_short_name(session, own, "").is_empty


def test_a_unit_left_out_keeps_its_points_and_loses_its_rank(session: Session) -> None:
    own = unit(session, "Sở Giao thông Vận tải")
    session.do(units.set_ranked(session, round_id(session), [own], ranked=False))
    standing = session.book(round_id(session), session.group_of("so").id).standing_of[own]
    assert (standing.rank, str(standing.index)) == (None, "94.89")
    session.bus.undo()
    assert session.book(round_id(session), session.group_of("so").id).standing_of[own].rank == 1


def test_units_move_as_a_block_and_stop_at_the_end(session: Session) -> None:
    before = names(session)
    block = [unit(session, before[1]), unit(session, before[2])]
    session.do(units.move(session, round_id(session), block, -1))
    assert names(session)[:3] == [before[1], before[2], before[0]]
    assert units.move(session, round_id(session), block, -1).is_empty


def test_units_sort_in_the_vietnamese_order(session: Session) -> None:
    session.do(units.sort_by_name(session, round_id(session), session.group_of("huyen").id))
    assert names(session, "huyen")[:6] == [
        "An Phú",
        "Châu Đốc",
        "Châu Phú",
        "Châu Thành",
        "Chợ Mới",
        "Long Xuyên",
    ]


def test_a_scored_unit_stays_in_its_group(session: Session) -> None:
    own = unit(session, "Châu Đốc")
    target = session.group_of("xa").id
    with pytest.raises(InputError) as refused:
        units.move_to_group(session, round_id(session), [own], target)
    assert (refused.value.code, refused.value.params) == ("SET.111", {"name": "Châu Đốc"})


def test_units_without_scores_move_to_another_group(session: Session) -> None:
    add(session, "Phường Long Xuyên", "huyen")
    own = unit(session, "Phường Long Xuyên")
    target = session.group_of("xa").id
    session.do(units.move_to_group(session, round_id(session), [own], target))
    assert names(session, "xa") == ["Phường Long Xuyên"]
    assert len(names(session, "huyen")) == 11


def test_a_scored_unit_is_not_removed(session: Session) -> None:
    with pytest.raises(InputError) as refused:
        units.remove(session, round_id(session), [unit(session, "Sở Y tế")])
    assert refused.value.code == "SET.111"


def test_a_unit_without_anything_left_leaves_the_file_and_comes_back_by_undo(
    session: Session,
) -> None:
    add(session, "Sở Dân tộc")
    before = names(session)
    own = unit(session, "Sở Dân tộc")
    session.do(units.remove(session, round_id(session), [own]))
    assert own not in session.units
    session.bus.undo()
    assert names(session) == before


def test_a_unit_of_another_round_stays_in_the_file(session: Session) -> None:
    new_round = add_round(session, 2017)
    add(session, "Sở Y tế", year=2017)
    session.do(units.remove(session, new_round, [unit(session, "Sở Y tế")]))
    assert names(session, year=2017) == []
    assert "Sở Y tế" in names(session)


def test_positions_close_up_behind_a_removed_unit(session: Session) -> None:
    group = session.group_of("xa").id
    session.do(units.add_many(session, round_id(session), group, ["A", "B", "C"]))
    session.do(units.remove(session, round_id(session), [unit(session, "A")]))
    places = session.reader.participations(round_id(session))
    assert [p.position for p in places if p.group_id == group] == [0, 1]


def test_the_lines_tell_how_far_a_unit_is_scored(session: Session) -> None:
    add(session, "Sở Dân tộc")
    lines = units.lines(session.book(round_id(session), session.group_of("so").id))
    assert (lines[0].scored, lines[0].expected, lines[0].ranked) == (2, 2, True)
    assert (lines[-1].scored, lines[-1].expected) == (0, 2)


def test_a_group_of_ones_own_gets_a_code_and_a_heading(session: Session) -> None:
    session.do(groups.add(session, name="các phường"))
    own = session.groups[-1]
    assert (own.code, own.name, own.heading, own.position) == ("phuong", "các phường", "Phường", 4)


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [("", "", "SET.112"), ("CÁC SỞ BAN NGÀNH", "", "SET.113"), ("đặc khu", "SO", "SET.113")],
)
def test_a_group_needs_a_name_and_code_of_its_own(
    session: Session, name: str, code: str, expected: str
) -> None:
    with pytest.raises(InputError) as refused:
        groups.add(session, name=name, code=code)
    assert refused.value.code == expected


def test_groups_are_renamed_and_reordered(session: Session) -> None:
    group = session.group_of("xa")
    session.do(groups.change(session, group, name="các xã", heading="Xã"))
    session.do(groups.move(session, session.group_of("xa"), -1))
    assert [g.code for g in session.groups] == ["so", "nganh-doc", "xa", "huyen"]
    assert session.group_of("xa").heading == "Xã"


def test_a_group_with_units_is_not_removed(session: Session) -> None:
    with pytest.raises(InputError) as refused:
        groups.remove(session, session.group_of("so"))
    assert refused.value.code == "SET.117"


def test_an_empty_group_goes_with_what_was_declared_for_it(session: Session) -> None:
    session.do(groups.remove(session, session.group_of("xa")))
    assert [g.code for g in session.groups] == ["so", "nganh-doc", "huyen"]
    session.bus.undo()
    assert [g.code for g in session.groups] == ["so", "nganh-doc", "huyen", "xa"]
