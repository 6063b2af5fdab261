"""Persons of award sheets, from typing and importing to those who stand twice."""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

import pytest
from openpyxl import Workbook

from parindex_desktop.domain.awards import COMMENDATION
from parindex_desktop.errors import Severity
from parindex_desktop.sentences import tell
from parindex_desktop.services.award_import import (
    AwardeeDraft,
    Purpose,
    draft_of_clipboard,
    draft_of_file,
    with_repeats,
)
from parindex_desktop.services.award_persons import (
    PersonEntry,
    Way,
    add_persons,
    change_person,
    entry_of,
    move_persons,
    place_persons,
    remove_persons,
    sort_persons,
)
from parindex_desktop.services.award_repeats import KnownPersons, Where
from parindex_desktop.services.awards import add_sheet
from parindex_desktop.services.earlier_awards import EarlierEntry, add_awards
from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang
from tests.award_sheets import read, read_all, undo_round_trip


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


def names(session: Session) -> list[str]:
    return [person.name for person in read(session).persons]


def put(session: Session, *people: str) -> None:
    entries = [PersonEntry("Ông", name, "Chuyên viên", "Sở Nội vụ") for name in people]
    session.do(add_persons(session, read(session), entries))


def workbook(*rows: Sequence[object], hidden_column: str = "", hidden_row: int = 0) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    page.merge_cells("A1:E1")
    if hidden_column:
        page.column_dimensions[hidden_column].hidden = True
    if hidden_row:
        page.row_dimensions[hidden_row].hidden = True
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def codes(draft: AwardeeDraft) -> list[tuple[str, str]]:
    return [(each.code, each.place) for each in draft.problems]


def test_persons_are_typed_changed_ordered_and_removed_with_undo(session: Session) -> None:
    entry = PersonEntry("b.", " Trần  Thị Hoà ", "Phó Giám đốc", "Sở Y tế", "Có sáng kiến")
    undo_round_trip(session, add_persons(session, read(session), [entry, PersonEntry("Ông")]))
    assert entry_of(read(session).persons[0]) == PersonEntry(
        "Bà", "Trần Thị Hoà", "Phó Giám đốc", "Sở Y tế", "Có sáng kiến"
    )
    put(session, "Võ Thị Yến", "Lê Đình An", "Đỗ Ân", "Trần Ánh")
    hoa = read(session).persons[0]
    changed = PersonEntry("Bà", "", "Giám đốc", "Sở Y tế")
    undo_round_trip(session, change_person(read(session), hoa.id, changed))
    assert read(session).persons[0].name == "Trần Thị Hoà"
    undo_round_trip(session, sort_persons(read(session)))
    assert names(session) == ["Lê Đình An", "Trần Ánh", "Đỗ Ân", "Trần Thị Hoà", "Võ Thị Yến"]
    undo_round_trip(session, move_persons(read(session), [hoa.id], -1))
    undo_round_trip(session, place_persons(read(session), [hoa.id], 1))
    assert names(session)[0] == "Trần Thị Hoà"
    assert place_persons(read(session), [hoa.id], -5).is_empty
    undo_round_trip(session, place_persons(read(session), [hoa.id], 99))
    assert names(session)[-1] == "Trần Thị Hoà"
    undo_round_trip(session, remove_persons(read(session), [hoa.id]))
    assert [person.position for person in read(session).persons] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("honorific", "name", "wanted"),
    [
        ("", "Ông Nguyễn Văn An", ("Ông", "Nguyễn Văn An")),
        ("", "bà: Trần Thị Lan", ("Bà", "Trần Thị Lan")),
        ("Bà", "Bà Trần Thị Lan", ("Bà", "Trần Thị Lan")),
        ("Ông", "Ông Ích Khiêm", ("Ông", "Ông Ích Khiêm")),
        ("Nữ", "Lê Thị Bé", ("Bà", "Lê Thị Bé")),
        ("", "Bà Mai", ("", "Bà Mai")),
        ("", unicodedata.normalize("NFD", "Ông Tô  Hòa"), ("Ông", "Tô Hòa")),
    ],
)
def test_an_honorific_within_the_name_goes_to_its_field(
    honorific: str, name: str, wanted: tuple[str, str]
) -> None:
    tidy = PersonEntry(honorific, name).tidy()
    assert (tidy.honorific, tidy.name) == wanted


def test_a_workbook_is_read_whatever_its_columns_titles_and_hidden_parts() -> None:
    content = workbook(
        ["ỦY BAN NHÂN DÂN TỈNH AN GIANG"],
        ["DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG"],
        [],
        ["STT", "Đơn vị", "Thành tích", "Họ và tên", "Chức vụ", "Ghi chú nội bộ"],
        [1, "Sở Y tế", "Có sáng kiến", unicodedata.normalize("NFD", "Bà  Lê Thị Hoà"), "Bác sĩ"],
        [2, "Sở Nội vụ", "", "Ông Tô An", "Chuyên viên", "x"],
        [3, "Sở Nội vụ", "", "Ông Tô Bé", "Chuyên viên"],
        hidden_column="F",
        hidden_row=7,
    )
    draft = draft_of_file(content, Purpose.PERSONS)
    assert draft.entries() == (
        PersonEntry("Bà", "Lê Thị Hoà", "Bác sĩ", "Sở Y tế", "Có sáng kiến"),
        PersonEntry("Ông", "Tô An", "Chuyên viên", "Sở Nội vụ"),
    )
    assert codes(draft) == [("AWD.139", "F4"), ("AWD.140", "row 7")]


def test_swapped_columns_hold_the_whole_list_up_until_they_are_said_anew() -> None:
    text = "Họ tên\tChức vụ\tĐơn vị\nKế toán\tLê Thị Bé\tSở Y tế\nTrưởng phòng\tTô An\tSở Y tế\n"
    draft = draft_of_clipboard(text, Purpose.PERSONS)
    assert draft.held_up == 2
    assert draft.entries() == ()
    assert not draft.is_plain
    told = tell(draft.problems[0])
    assert told.code == "AWD.125"
    assert "Kế toán" in told.text
    assert "Lê Thị Bé" in told.text
    name, office = (draft.columns[at].field for at in (0, 1))
    mended = draft.with_column(0, office).with_column(1, name)
    assert mended.is_plain
    assert [entry.name for entry in mended.entries()] == ["Lê Thị Bé", "Tô An"]


def test_position_and_workplace_in_one_cell_are_parted_at_their_only_comma() -> None:
    text = (
        "Họ và tên\tChức vụ, đơn vị công tác\n"
        "Bà Lê Thị Bé\tKế toán, Sở Y tế\nÔng Tô An\tTrưởng phòng, Phòng A, Sở B\n"
    )
    draft = draft_of_clipboard(text, Purpose.PERSONS)
    first, second = draft.entries()
    assert (first.office, first.workplace) == ("Kế toán", "Sở Y tế")
    assert (second.office, second.workplace) == ("Trưởng phòng, Phòng A, Sở B", "")
    assert [code for code, _ in codes(draft)] == ["AWD.137"]


def test_seven_hundred_persons_are_read_told_and_put_on_the_list(session: Session) -> None:
    rows = [
        [n, "Ông", f"Nguyễn Ân{n // 26 * 'h'} {chr(65 + n % 26)}n", "Chuyên viên", f"UBND xã {n}"]
        for n in range(1, 701)
    ]
    heading = ["STT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị"]
    endless = [701, "Bà", "Công Tằng " + "Tôn Nữ " * 16, "Chuyên viên", "Sở Y tế"]
    content = workbook(["DANH SÁCH"], heading, *rows, endless)
    start = perf_counter()
    draft = draft_of_file(content, Purpose.PERSONS)
    draft = with_repeats(draft, KnownPersons(session, read_all(session)), read(session))
    persons = [each for each in draft.entries() if isinstance(each, PersonEntry)]
    session.do(add_persons(session, read(session), persons, way=Way.IMPORTED))
    KnownPersons(session, read_all(session)).repeats(read(session))
    assert perf_counter() - start < 5
    assert len(read(session).persons) == 701
    assert codes(draft) == [("AWD.133", "C703")]
    assert draft.problems[0].params["count"] == 121


def test_who_stands_twice_is_told_on_this_sheet_on_others_and_in_earlier_years(
    session: Session,
) -> None:
    put(session, "Nguyễn Thị Hòa", "Tô An")
    session.do(add_sheet(session, read_all(session), COMMENDATION))
    second = read_all(session).sheets[1]
    again = [
        PersonEntry("Bà", unicodedata.normalize("NFD", "NGUYỄN  THỊ HOÀ"), "A", "Sở NV"),
        PersonEntry("Bà", "Nguyễn Thị Hoà", "A", "Phòng CCHC, Sở Nội vụ"),
    ]
    session.do(add_persons(session, second, again, way=Way.PASTED))
    earlier = EarlierEntry(2014, "Bằng khen", name="tô an", workplace="Sở Nội vụ")
    session.do(add_awards(session, [earlier]))
    awards = read_all(session)
    hoa, an = (KnownPersons(session, awards).repeats(awards.sheets[0]).get(p.id, ())
               for p in awards.sheets[0].persons)  # fmt: skip
    assert [(r.where, r.form, r.place, r.same_workplace) for r in hoa] == [
        (Where.OTHER_SHEET, COMMENDATION, 1, False),
        (Where.OTHER_SHEET, COMMENDATION, 2, True),
    ]
    assert [(r.where, r.form, r.year, r.same_workplace) for r in an] == [
        (Where.EARLIER, "Bằng khen", 2014, True)
    ]
    here = KnownPersons(session, awards).repeats(awards.sheets[1])[awards.sheets[1].persons[0].id]
    assert [(r.where, r.place) for r in here] == [(Where.OTHER_SHEET, 1), (Where.HERE, 2)]
    pasted = draft_of_clipboard("Ông\tTô An\tA\tSở Nội vụ", Purpose.PERSONS)
    known = with_repeats(pasted, KnownPersons(session, awards), awards.sheets[0])
    assert [(p.code, p.severity) for p in known.problems] == [
        ("AWD.141", Severity.WARNING), ("AWD.143", Severity.NOTE),
    ]  # fmt: skip
