"""What a session keeps, and when it forgets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.errors import InputError
from tests.an_giang import DEPARTMENTS

if TYPE_CHECKING:
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session


def test_rounds_and_groups_are_found_by_what_people_call_them(session: Session) -> None:
    round_ = session.round_of(2016)
    assert [group.code for group in session.groups_in(round_.id)] == ["so", "huyen"]
    with pytest.raises(InputError, match=r"SET\.115"):
        session.round_of(1999)
    with pytest.raises(InputError, match=r"SET\.116"):
        session.group_of("phuong")


def test_a_book_is_read_once(session: Session, book: GroupBook) -> None:
    assert session.book(book.round.id, book.group.id) is book


def test_a_changed_thing_makes_the_books_anew(session: Session, book: GroupBook) -> None:
    unit = book.units[0]
    renamed = replace(unit, name="Sở Xây dựng mới")
    session.do(Edit("units.rename", entities=(EntityChange(unit, renamed),)))
    assert session.units[unit.id] == renamed
    again = session.book(book.round.id, book.group.id)
    assert again is not book
    assert again.units[0] == renamed
    assert [s.index for s in again.standings] == [s.index for s in book.standings]


def test_a_group_without_criteria_has_an_empty_book(session: Session) -> None:
    empty = session.book(session.round_of(2016).id, session.group_of("xa").id)
    assert (empty.leaves, empty.units, empty.standings) == ((), (), ())


def test_all_published_units_are_there(session: Session, book: GroupBook) -> None:
    assert len(book.units) == len(DEPARTMENTS.strip().splitlines()) == 17
    assert len(session.units) == 28
    assert session.profile.province == "tỉnh An Giang"
