"""Awards changed at random, undone and done again: rows come back exactly, the register stays."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing, suppress
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, TypeAlias

import pytest

from parindex_desktop.domain.award_money import Rounding
from parindex_desktop.domain.award_rules import AwardRule, Measure
from parindex_desktop.domain.awards import FORMS
from parindex_desktop.domain.people import Role
from parindex_desktop.errors import InputError
from parindex_desktop.services import award_money_edits as money
from parindex_desktop.services import award_persons as persons
from parindex_desktop.services import award_rules_saved as saved
from parindex_desktop.services import awards, blank_profiles, blank_stock, register
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.opening import open_session
from parindex_desktop.storage.check import check_file
from tests.an_giang import AUTHOR
from tests.awarded_files import DAY, open_awarded, round_in
from tests.locked_files import lock, unlock
from tests.people import add_users

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.register import RegisterEntry
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.session import Session

State: TypeAlias = dict[str, list[str]]
STEPS = 70
TABLES = (
    "award_sheets", "awarded_collectives", "awarded_persons", "awards_taken_off", "award_bars",
    "saved_award_rules", "award_money", "blank_profiles", "register_entries", "blank_uses",
)  # fmt: skip
WHY = "Hội đồng đã kết luận"


@pytest.mark.parametrize("seed", [21, 26])
def test_whatever_is_done_is_undone_exactly_and_no_number_is_lost(
    tmp_path: Path, seed: int
) -> None:
    open_awarded(tmp_path).close()
    draw, session = Random(seed), open_session(tmp_path / "an-giang.parindex", AUTHOR)
    past, future = [state_of(session)], list[State]()
    given: dict[tuple[int, str, int], int] = {}
    done: Counter[str] = Counter()
    for _ in range(STEPS):
        way = draw.choice(("do", "do", "do", "undo", "undo", "redo"))
        if way == "undo" and len(past) > 1:
            session.bus.undo()
            future.insert(0, past.pop())
        elif way == "redo" and future:
            session.bus.redo()
            past.append(future.pop(0))
        elif (edit := drawn_edit(session, draw)) and is_done(session, edit):
            done[edit.action] += 1
            past.append(state_of(session))
            future.clear()
            if edit.action in ("register.give", "register.void"):
                past = past[-1:]
        assert state_of(session) == past[-1]
        assert_book(session, given)
    while len(past) > 1:
        session.bus.undo()
        past.pop()
        assert state_of(session) == past[-1]
    assert session.bus.next_undo is None
    assert_book(session, given)
    assert len(done) > STEPS // 5
    session.close()
    assert check_file(session.path) == ()


def test_a_lock_holds_no_awards_unlocking_loses_none_and_only_the_secretary_awards(
    tmp_path: Path,
) -> None:
    draw, session = Random(6), open_awarded(tmp_path)
    lock(session)
    ways = (*_OF_LISTS, *_OF_OFFICE, *_OF_BOOK)
    for way in ways * 3:
        if edit := edit_of(way, session, draw):
            is_done(session, edit)
    before = state_of(session)
    assert all(before[table] for table in ("awarded_persons", "register_entries", "award_money"))
    unlock(session)
    assert state_of(session) == before
    people = add_users(session)
    for role in (Role.VIEWER, Role.ENTRY, Role.APPRAISER):
        session.work_as(people[role])
        for way in ways * 2:
            edit = edit_of(way, session, draw)
            if edit and not edit.is_empty:
                with pytest.raises(InputError, match=r"USR\.121"):
                    session.do(edit)
    assert state_of(session) == before
    session.close()


def is_done(session: Session, edit: Edit) -> bool:
    """Does an edit; False for one that is empty, or that the register refuses."""
    with suppress(InputError):
        return session.do(edit) is not None
    return False


def state_of(session: Session) -> State:
    """The rows of all tables about awards."""
    with closing(sqlite3.connect(f"{session.path.as_uri()}?mode=ro", uri=True)) as file:
        return {
            table: sorted(map(repr, file.execute(f"SELECT * FROM {table}"))) for table in TABLES
        }


def assert_book(session: Session, given: dict[tuple[int, str, int], int]) -> None:
    """Numbers stay with whom they were given; the stock is what rows add up to."""
    entries = register.entries_of(session)
    found = {(each.year, each.form, each.number): each.awardee_id for each in entries}
    assert given.items() <= found.items()
    given.update(found)
    with closing(sqlite3.connect(f"{session.path.as_uri()}?mode=ro", uri=True)) as file:
        sql = "SELECT move, entry_id IS NULL, sum(count) FROM blank_uses GROUP BY 1, 2"
        sums = {(move.lower(), bool(free)): count for move, free, count in file.execute(sql)}
    stock = [each.blanks for each in blank_stock.stock(session)]
    received = sums.get(("received", True), 0)
    printed = sums.get(("printed", False), 0)
    spoiled, torn = sums.get(("spoiled", False), 0), sums.get(("spoiled", True), 0)
    assert sum(each.left for each in stock) == received - printed - torn
    assert sum(each.good for each in stock) == printed - spoiled
    assert sum(each.spoiled for each in stock) == spoiled + torn


def drawn_edit(session: Session, draw: Random) -> Edit | None:
    """Some edit; None where what was drawn is refused as it is made."""
    return edit_of(draw.choice((*_OF_LISTS, *_OF_OFFICE, *_OF_BOOK)), session, draw)


def edit_of(way: _Make, session: Session, draw: Random) -> Edit | None:
    sheets = read_awards(session, round_in(session)).sheets
    try:
        return way(session, draw, draw.choice(sheets))
    except InputError:
        return None


def _entries(session: Session, draw: Random, most: int = 3) -> list[RegisterEntry]:
    entries = [each for each in register.entries_of(session) if each.holds]
    return draw.sample(entries, min(most, len(entries)))


def _sheet(session: Session, draw: Random, listed: SheetList) -> Edit:
    everything = read_awards(session, round_in(session))
    match draw.randint(0, 3):
        case 0 if len(everything.sheets) < 4:
            return awards.add_sheet(session, everything, draw.choice(FORMS))
        case 1 if len(everything.sheets) > 1:
            return awards.remove_sheet(everything, listed.sheet.id)
        case 2:
            return awards.move_sheet(everything, listed.sheet.id, draw.choice((-1, 1)))
    return awards.set_sheet(
        session, listed, replace(listed.sheet, form=draw.choice(FORMS), fund=draw.choice("ab"))
    )


def _rules(session: Session, draw: Random, listed: SheetList) -> Edit:
    rule = AwardRule(draw.choice(list(Measure)), draw.choice((None, 0, 1, 3)), skip_open=False)
    if draw.random() < 0.3:
        return saved.save_rule(session, draw.choice(("Một", "Hai")), rule)
    groups = session.groups_in(round_in(session).id)
    return awards.set_rules(session, listed, {draw.choice(groups).id: rule})


def _collectives(session: Session, draw: Random, listed: SheetList) -> Edit:
    some = draw.sample(listed.collectives, min(2, len(listed.collectives)))
    match draw.randint(0, 5):
        case 0:
            return awards.take_proposal(session, listed)
        case 1:
            return awards.remove_collectives(session, listed, some, reason=WHY)
        case 2:
            return awards.move_collectives(session, listed, some, 1, reason=WHY)
        case 3 if some:
            return awards.change_collective(session, listed, some[0], replace(some[0], note=WHY))
        case 4:
            return awards.add_named(session, listed, f"Phòng {draw.randint(1, 99)}")
    units = [each.unit_id for each in draw.sample(listed.judged, 2)]
    return awards.add_collectives(session, listed, units, reason=WHY)


def _persons(session: Session, draw: Random, listed: SheetList) -> Edit:
    some = [each.id for each in draw.sample(listed.persons, min(2, len(listed.persons)))]
    entry = persons.PersonEntry("Ông", f"Mẫu {draw.randint(1, 99)}")
    match draw.randint(0, 4):
        case 0:
            return persons.remove_persons(listed, some)
        case 1:
            return persons.place_persons(listed, some, draw.randint(1, 4))
        case 2:
            return persons.sort_persons(listed)
        case 3 if some:
            return persons.change_person(listed, some[0], entry)
    return persons.add_persons(session, listed, [entry, replace(entry, name=f"{entry.name} B")])


def _bar(session: Session, draw: Random, listed: SheetList) -> Edit:
    everything, unit = read_awards(session, round_in(session)), draw.choice(listed.judged).unit_id
    return awards.set_bar(everything, unit, draw.choice(("", "Kỷ luật")), "một đơn vị")


def _money(session: Session, draw: Random, listed: SheetList) -> Edit:
    del listed
    match draw.randint(0, 3):
        case 0:
            entry = money.SalaryEntry(f"1/{draw.randint(1, 9)}/2027", f"{draw.randint(2, 3)}000000")
            return money.set_salary(session, None, entry)
        case 1:
            return money.set_rounding(session, draw.choice(("1", "1000")), draw.choice([*Rounding]))
        case 2:
            return money.back_to_usual(session)
    return money.set_fund(session, draw.choice(("", "Ngân sách tỉnh")))


def _blank(session: Session, draw: Random, listed: SheetList) -> Edit:
    del listed
    profile = draw.choice(blank_profiles.profiles_of(session))
    match draw.randint(0, 2):
        case 0:
            return blank_profiles.rename_profile(session, profile, f"Phôi {draw.randint(1, 9)}")
        case 1:
            return blank_profiles.remove_profile(profile)
    return blank_profiles.copy_profile(session, profile, f"Phôi {draw.randint(10, 99)}")


def _book(session: Session, draw: Random, listed: SheetList) -> Edit:
    some = _entries(session, draw)
    match draw.randint(0, 5):
        case 0:
            return register.void(some[:1], WHY)
        case 1:
            return register.hand_over(some, DAY, "Bà Hai")
        case 2:
            return register.take_back(some)
        case 3:
            return register.correct(register.outdated(session, round_in(session)))
    return register.give_numbers(session, round_in(session), listed, day=DAY)


def _stock(session: Session, draw: Random, listed: SheetList) -> Edit:
    some, form = _entries(session, draw), listed.sheet.form
    match draw.randint(0, 3):
        case 0:
            return blank_stock.received(session, form, draw.randint(1, 50), DAY)
        case 1:
            return blank_stock.spoiled(session, some, WHY, DAY)
        case 2:
            return blank_stock.spoiled_unprinted(session, form.upper(), 2, WHY, DAY)
    return blank_stock.print_run(session, some, some[1:], WHY, DAY)


_Make: TypeAlias = "Callable[[Session, Random, SheetList], Edit]"
_OF_LISTS: tuple[_Make, ...] = (_sheet, _collectives, _persons)
_OF_OFFICE: tuple[_Make, ...] = (_rules, _bar, _money, _blank)
_OF_BOOK: tuple[_Make, ...] = (_book, _book, _stock)
