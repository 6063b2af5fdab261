"""Numbers of certificates are given once, whatever happens to the list, the file or its backups."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.awards import AwardeeId
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.register import next_number, of_book
from parindex_desktop.domain.units import Unit, UnitId
from parindex_desktop.errors import AppError, ConflictError, InputError
from parindex_desktop.sentences import tell
from parindex_desktop.services import award_persons, awards, blank_stock, register
from parindex_desktop.services.award_lists import collective_name, read_awards
from parindex_desktop.services.locked_rounds import reading_for_papers, reading_of
from parindex_desktop.services.maintenance import list_backups, restore, restore_file
from parindex_desktop.services.session import Session
from parindex_desktop.storage.backup import BackupReason
from parindex_desktop.storage.check import verify_file
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import AUTHOR
from tests.awarded_files import DAY, decide, numbered, open_awarded, round_in, sheet_of
from tests.locked_files import lock, unlock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.domain.register import RegisterEntry


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_awarded(tmp_path)
    yield opened
    opened.close()


def numbers(session: Session) -> list[int]:
    return [each.number for each in register.entries_of(session)]


def code_of(session: Session, edit: Edit) -> str:
    """Tries an edit that must be refused, and proves that nothing of the book was touched."""
    before = register.entries_of(session)
    with pytest.raises(AppError) as refused:
        session.do(edit)
    assert register.entries_of(session) == before
    assert tell(refused.value).text
    return refused.value.code


def test_numbers_follow_the_printed_list_and_the_decision(session: Session) -> None:
    listed = sheet_of(session)
    entries = numbered(session)
    names = [session.units[c.unit_id].name for c in listed.collectives if c.unit_id is not None]
    assert [e.name for e in entries] == [
        *names, "Bà Trần Thị Thử", "Ông Nguyễn Văn Mẫu", "Ông K'Brêu H-Đăng",
    ]  # fmt: skip
    assert [e.number for e in entries] == list(range(1, len(entries) + 1))
    last = entries[-3]
    assert (last.year, last.form, last.decision) == (2026, "Bằng khen", "1601/QĐ-UBND")
    assert (last.workplace, last.decision_day) == ("Trưởng phòng, Sở Nội vụ", "2026-05-23")
    assert numbered(session) == entries


def test_a_number_waits_for_the_decision_and_for_the_list(tmp_path: Path) -> None:
    session = open_awarded(tmp_path, decided=False)
    for number, day in (("", ""), ("1601", ""), ("", "2026-05-23")):
        decide(session, number, day)
        with pytest.raises(InputError, match=r"REG\.101"):
            numbered(session)
    decide(session)
    listed = sheet_of(session)
    proposed = replace(listed, sheet=replace(listed.sheet, confirmed=False))
    with pytest.raises(InputError, match=r"REG\.102"):
        register.give_numbers(session, round_in(session), proposed, day=DAY)
    session.close()


def test_a_taken_number_is_refused_by_name(session: Session) -> None:
    first = numbered(session, start=40)[0]
    later = [award_persons.PersonEntry("Ông", f"Lê Văn Sau {nth}") for nth in "ab"]
    session.do(award_persons.add_persons(session, sheet_of(session), later))
    for start in (39, 40):
        with pytest.raises(InputError) as refused:
            numbered(session, start=start)
        assert first.name in tell(refused.value).text
        assert refused.value.problems[0].place == "40/2026"
    for start in (0, 999_999):
        with pytest.raises(InputError, match=r"REG\.104"):
            numbered(session, start=start)
    last = 40 + len(sheet_of(session).collectives) + 3
    assert [e.number for e in numbered(session)[-2:]] == [last, last + 1]


def test_nothing_takes_a_number_back(session: Session) -> None:
    entries = numbered(session)
    with pytest.raises(InputError, match=r"USE\.102"):
        session.bus.undo()
    listed = sheet_of(session)
    person = listed.persons[0]
    form = replace(listed.sheet, form="Giấy khen")
    gone = Edit("register.void", entities=(EntityChange(entries[0], None),))
    other = Edit(
        "register.void", entities=(EntityChange(entries[0], replace(entries[0], number=9)),)
    )
    second = Edit("register.give", entities=(EntityChange(None, _copy(session, entries[0], 99)),))
    new = replace(_copy(session, entries[0], 98), awardee_id=AwardeeId(1_000_000))
    twice = Edit("register.give", entities=tuple(
        EntityChange(None, _copy(session, new, number)) for number in (97, 98)
    ))  # fmt: skip
    worded = EntityChange(entries[-3], replace(entries[-3], name="Bà Trần"))
    at_once = Edit("register.correct", entities=(worded, EntityChange(person, None)))
    everything = read_awards(session, round_in(session))
    assert [
        code_of(session, edit)
        for edit in (
            award_persons.remove_persons(listed, [person.id]),
            awards.remove_sheet(everything, listed.sheet.id),
            Edit("rounds.remove", entities=(EntityChange(round_in(session), None),)),
            awards.set_sheet(session, listed, form),
            gone,
            other,
            second,
            twice,
            at_once,
        )
    ] == [
        "REG.111", "REG.111", "REG.111", "REG.112", "REG.113", "REG.113", "REG.111", "REG.111",
        "REG.111",
    ]  # fmt: skip
    session.do(awards.add_sheet(session, everything, "Cờ thi đua"))
    beside = sheet_of(session, 1)
    assert session.do(awards.set_sheet(session, beside, replace(beside.sheet, form="Giấy khen")))


def test_one_book_goes_on_however_the_form_is_spelled_and_whenever_numbers_are_given(
    session: Session,
) -> None:
    entries = numbered(session)
    listed = sheet_of(session)
    shouted = replace(listed.sheet, form="BẰNG KHEN")
    session.do(awards.set_sheet(session, listed, shouted))
    later = award_persons.PersonEntry("Ông", "Lê Văn Sau")
    session.do(award_persons.add_persons(session, sheet_of(session), [later]))
    new_year = date(2027, 1, 4)
    session.do(register.give_numbers(session, round_in(session), sheet_of(session), day=new_year))
    last = register.entries_of(session)[-1]
    assert (last.year, last.form, last.label) == (2026, "Bằng khen", "06/2026")
    assert last.number == entries[-1].number + 1


def test_the_index_of_the_database_is_the_last_guard(session: Session) -> None:
    entries = numbered(session)
    twin = replace(_copy(session, entries[0], 1), awardee_id=AwardeeId(1_000_000))
    edit = Edit("register.give", entities=(EntityChange(None, twin),))
    with pytest.raises(ConflictError, match=r"REG\.114"):
        session.work_file.apply(edit, author=AUTHOR)
    assert register.entries_of(session) == entries


def test_void_frees_the_awardee_and_never_the_number(session: Session) -> None:
    entries = numbered(session)
    person = entries[-1]
    session.do(register.void([person], "Viết sai họ tên"))
    voided = register.entries_of(session)[-1]
    revived = Edit("register.void", entities=(EntityChange(voided, person),))
    assert code_of(session, revived) == "REG.113"
    assert session.bus.next_undo is None
    with pytest.raises(InputError, match=r"REG\.106"):
        register.hand_over([voided], DAY, "Bà Hai")
    again = numbered(session)
    assert again[-1].awardee_id == person.awardee_id
    assert again[-1].number == person.number + 1
    with pytest.raises(InputError, match=r"REG\.106"):
        register.void([voided], "Một lần nữa")
    with pytest.raises(InputError, match=r"REG\.105"):
        register.void([again[0]], " ")


def test_a_correction_keeps_the_number(session: Session) -> None:
    entries = numbered(session)
    listed = sheet_of(session)
    entry = replace(award_persons.entry_of(listed.persons[0]), name="Trần Thị Thứ")
    session.do(award_persons.change_person(listed, listed.persons[0].id, entry))
    (pair,) = register.outdated(session, round_in(session))
    session.do(register.correct([pair]))
    corrected = [e for e in register.entries_of(session) if e.name == "Bà Trần Thị Thứ"]
    assert [e.number for e in corrected] == [entries[-3].number]
    assert register.outdated(session, round_in(session)) == ()
    session.do(register.hand_over(corrected, DAY, "Bà Hai"))
    listed = sheet_of(session)
    for nth in (0, 1):  # the first of them has the certificate in hand
        changed = replace(award_persons.entry_of(listed.persons[nth]), achievement="Đề tài X")
        session.do(award_persons.change_person(listed, listed.persons[nth].id, changed))
    (pair,) = register.outdated(session, round_in(session))
    assert (pair[1].number, pair[1].achievement) == (entries[-2].number, "Đề tài X")
    session.do(register.correct([pair]))
    decide(session, "", "")  # what the book says of a decision is not wiped with the letter
    assert register.outdated(session, round_in(session)) == ()


def test_the_book_names_units_as_certificates_do(session: Session) -> None:
    locked, round_ = lock(session), round_in(session)
    first = sheet_of(session).collectives[0]
    assert first.unit_id is not None
    unit = session.units[first.unit_id]
    rename = EntityChange(unit, replace(unit, name="Sở Xây dựng (mới)"))
    session.do(Edit("units.rename", entities=(rename,)))
    printed = collective_name(reading_for_papers(session, round_), first)
    assert numbered(session)[0].name == printed == unit.name
    assert register.outdated(session, round_) == ()
    unlock(session)
    ((_, now),) = register.outdated(session, round_)
    assert now.name == "Sở Xây dựng (mới)"
    late = Unit(UnitId(session.new_ids()[0]), "Sở lập sau khi khóa")
    session.do(Edit("import", entities=(EntityChange(None, late),)))
    session.do(awards.add_collectives(session, sheet_of(session), [late.id], reason="Hội đồng"))
    old = reading_of(session, locked)
    listed = read_awards(old, round_).sheets[0].collectives
    assert [collective_name(old, each) for each in listed][::2] == [unit.name, late.name]


def test_several_are_handed_over_at_once(session: Session) -> None:
    entries = numbered(session)
    with pytest.raises(InputError, match=r"REG\.109"):
        register.hand_over(entries, date(2026, 5, 22), "Bà Hai")
    with pytest.raises(InputError, match=r"REG\.107"):
        register.hand_over(entries, DAY, "")
    assert register.hand_over(entries[:1], date(2026, 5, 23), "Bà Hai")
    session.do(register.hand_over(entries[:2], DAY, "Bà Hai"))
    with pytest.raises(InputError) as refused:
        register.hand_over(register.entries_of(session), DAY, "Ông Ba")
    assert len(refused.value.problems) == 2
    found = register.found(register.entries_of(session), "ba hai 2026")
    assert [e.handed_on for e in found] == ["2026-05-25"] * 2
    session.do(register.take_back(found))
    assert register.entries_of(session) == entries


def test_a_restored_backup_keeps_the_register(session: Session) -> None:
    session.work_file.back_up(BackupReason.HAND)
    entries = numbered(session)
    session.do(blank_stock.received(session, "Bằng khen", 50, DAY))
    session.do(blank_stock.printed(session, entries, DAY))
    counted = blank_stock.stock(session)
    session.do(register.void([entries[0]], "Trao nhầm tập thể"))
    backup = next(b for b in list_backups(session.path) if b.reason is BackupReason.HAND)
    restored = restore(session, backup)
    try:
        assert numbers(restored) == numbers_of(entries)
        assert register.entries_of(restored)[0].void == "Trao nhầm tập thể"
        assert blank_stock.stock(restored) == counted
        assert numbered(restored)[-1].number == entries[-1].number + 1
    finally:
        restored.close()
    assert verify_file(restored.path) == (), "the log tells what a restoring kept"


def test_numbers_read_from_a_damaged_file_stay_with_whom_they_were_given(session: Session) -> None:
    session.work_file.back_up(BackupReason.HAND)
    session.new_ids(1_000)
    later = award_persons.PersonEntry("Bà", "Phạm Thị Sau")
    session.do(award_persons.add_persons(session, sheet_of(session), [later]))
    entries = numbered(session)
    backup = next(b for b in list_backups(session.path) if b.reason is BackupReason.HAND)
    session.close()
    _wipe(session.path, "scores")
    restore_file(session.path, backup, AUTHOR)
    restored = Session(WorkFile.open(session.path, author=AUTHOR), AUTHOR)
    try:
        assert register.entries_of(restored) == entries
        assert restored.new_ids()[0] > entries[-1].id > entries[-1].awardee_id
        restored.do(award_persons.add_persons(restored, sheet_of(restored), [later]))
        assert numbered(restored)[-1].number == entries[-1].number + 1
    finally:
        restored.close()


def test_two_programs_one_after_the_other_go_on_counting(session: Session) -> None:
    path, entries = session.path, numbered(session)
    session.close()
    other = Session(WorkFile.open(path, author=AUTHOR), AUTHOR)
    try:
        later = award_persons.PersonEntry("Bà", "Phạm Thị Sau")
        other.do(award_persons.add_persons(other, sheet_of(other), [later]))
        assert numbered(other)[-1].number == entries[-1].number + 1
    finally:
        other.close()


def test_the_stock_agrees_with_the_cupboard(session: Session) -> None:
    entries = numbered(session)
    session.do(blank_stock.received(session, "Bằng khen", 30, DAY, "Kho"))
    with pytest.raises(InputError, match=r"REG\.105"):
        blank_stock.print_run(session, entries, entries[:2], "", DAY)
    session.do(blank_stock.print_run(session, entries, entries[:2], "Kẹt giấy", DAY))
    session.do(blank_stock.printed(session, entries[:2], DAY))
    session.do(blank_stock.spoiled_unprinted(session, "BẰNG KHEN", 3, "Ướt mưa", DAY))
    (found,) = blank_stock.stock(session)
    blanks, count = found.blanks, len(entries)
    assert (blanks.received, blanks.good, blanks.spoiled) == (30, count, 5)
    assert blanks.received == blanks.left + blanks.good + blanks.spoiled
    of_first = blank_stock.blanks_by_entry(session)[entries[0].id]
    assert (of_first.printed, of_first.spoiled_prints, of_first.good) == (2, 1, 1)
    session.do(blank_stock.spoiled(session, entries[:1], "Lem mực", DAY))
    with pytest.raises(InputError, match=r"REG\.122"):
        blank_stock.spoiled(session, entries[:1], "Lem mực", DAY)
    with pytest.raises(InputError, match=r"REG\.121"):
        blank_stock.received(session, "Bằng khen", 0, DAY)


@settings(max_examples=60, deadline=1_000)
@given(
    given_numbers=st.lists(
        st.tuples(st.sampled_from([2025, 2026]), st.sampled_from(["Bằng khen", "BẰNG KHEN"]),
                  st.integers(1, 999_999)),
        max_size=30,
    )
)  # fmt: skip
def test_the_next_number_was_never_given(given_numbers: list[tuple[int, str, int]]) -> None:
    book = [_entry(year, form, number) for year, form, number in given_numbers]
    free = next_number(book, 2026, "Bằng khen")
    taken = {number for year, _, number in given_numbers if year == 2026}
    assert all(free > number for number in taken)
    assert [e.number for e in of_book(book, 2026, "bằng khen")] == sorted(
        number for year, _, number in given_numbers if year == 2026
    )


@pytest.mark.parametrize("sql", [
    "UPDATE register_entries SET number = 99 WHERE number = 2",
    "UPDATE register_entries SET void = 'x' WHERE number = 2",
    "DELETE FROM register_entries WHERE number = 2",
    "INSERT INTO register_entries SELECT id + 9999, year, form, 99, round_id, sheet_id, 7, whom,"
    " name, workplace, achievement, decision, decision_day, given_on, void, handed_on, receiver"
    " FROM register_entries WHERE number = 1",
])  # fmt: skip
def test_a_register_changed_past_the_program_is_found(session: Session, sql: str) -> None:
    session.do(register.hand_over(numbered(session)[:1], DAY, "Ông A"))
    session.bus.undo()
    session.close()
    path = session.work_file.path
    assert verify_file(path) == ()
    with closing(sqlite3.connect(path)) as file:
        file.execute(sql)
        file.commit()
    assert "FILE.178" in {problem.code for problem in verify_file(path)}


def _wipe(path: Path, table: str) -> None:
    """Damages a closed file: the first page of a table is lost."""
    with closing(sqlite3.connect(path)) as file:
        (size,) = file.execute("PRAGMA page_size").fetchone()
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (page,) = file.execute(sql, (table,)).fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = bytes(size)
    path.write_bytes(content)


def numbers_of(entries: tuple[RegisterEntry, ...]) -> list[int]:
    return [each.number for each in entries]


def _copy(session: Session, entry: RegisterEntry, number: int) -> RegisterEntry:
    new = session.new_ids()[0]
    return replace(entry, id=type(entry.id)(new), number=number)


def _entry(year: int, form: str, number: int) -> RegisterEntry:
    from tests.codes import entry_of

    return replace(entry_of("Ông A"), year=year, form=form, number=number)
