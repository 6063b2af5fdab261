"""Days planned and days done: read, refused, late, written and taken back."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.process import Step, StepDone, StepPlan
from parindex_desktop.errors import InputError
from parindex_desktop.sentences.actions import tell_action
from parindex_desktop.services import steps
from parindex_desktop.services.dossier import Dossier
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.session import Session
from tests.trait_files import book_of, open_trait_file

TODAY = "2026-02-10"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_trait_file(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def book(session: Session) -> GroupBook:
    return book_of(session)


@pytest.fixture
def dossier(session: Session, book: GroupBook) -> Dossier:
    return session.dossier(book.round.id)


def test_a_plan_is_made_changed_and_taken_away(
    session: Session, book: GroupBook, dossier: Dossier
) -> None:
    first = steps.plan(book, dossier, Step.SELF, "1/2/2026", "28/02/2026")
    session.do(first)
    expected = StepPlan(book.round.id, book.group.id, Step.SELF, "2026-02-01", "2026-02-28")
    assert dossier.plan(book.group.id, Step.SELF) == expected
    assert "2026" in tell_action(first.action, first.params)
    assert steps.plan(book, dossier, Step.SELF, "01/02/2026", "28/2/2026").is_empty
    session.do(steps.plan(book, dossier, Step.SELF, "", "05-03-2026"))
    assert dossier.plan(book.group.id, Step.SELF) == StepPlan(
        book.round.id, book.group.id, Step.SELF, "", "2026-03-05"
    )
    gone = steps.plan(book, dossier, Step.SELF, " ", "")
    session.do(gone)
    assert (gone.action, dossier.plan(book.group.id, Step.SELF)) == ("steps.unplan", None)
    for _ in range(3):
        session.bus.undo()
    assert dossier.plan(book.group.id, Step.SELF) is None
    assert session.dossier(book.round.id) is dossier, "a plan rebuilds nothing"


@pytest.mark.parametrize(
    ("begins", "ends", "code"),
    [
        ("2/2/2026", "1/2/2026", "STP.101"),
        ("31/2/2026", "", "STP.102"),
        ("", "mai", "STP.102"),
        ("1/2", "", "STP.102"),
    ],
)
def test_days_that_cannot_be_are_refused(
    book: GroupBook, dossier: Dossier, begins: str, ends: str, code: str
) -> None:
    with pytest.raises(InputError) as refused:
        steps.plan(book, dossier, Step.SELF, begins, ends)
    assert refused.value.code == code


def test_a_plan_of_one_day_is_one(book: GroupBook, dossier: Dossier) -> None:
    assert steps.plan(book, dossier, Step.FINAL, "1/2/2026", "1/2/2026").entities


def test_units_are_marked_and_told_by_name_or_number(
    session: Session, book: GroupBook, dossier: Dossier
) -> None:
    units = [unit.id for unit in book.units]
    one = steps.mark_done(book, dossier, units[:1], Step.SELF, note="12/BC-SNV ", today=TODAY)
    session.do(one)
    done = dossier.done(units[0], Step.SELF)
    assert done == StepDone(book.round.id, units[0], Step.SELF, TODAY, "12/BC-SNV")
    assert tell_action(one.action, one.params) == "Self-assessment: Sở Nội vụ done on 10/02/2026"
    many = steps.mark_done(book, dossier, units, Step.SELF, day="09/02/2026", today=TODAY)
    session.do(many)
    assert len(many.entities) == 4
    assert {dossier.done(unit, Step.SELF).day for unit in units} == {"2026-02-09"}  # type: ignore[union-attr]
    again = steps.mark_done(book, dossier, units, Step.SELF, day="09/02/2026", today=TODAY)
    assert again.is_empty
    session.do(steps.mark_undone(book, dossier, units[1:], Step.SELF))
    assert [dossier.done(unit, Step.SELF) is None for unit in units] == [False, True, True, True]
    assert steps.mark_undone(book, dossier, units[1:], Step.SELF).is_empty
    session.bus.undo()
    session.bus.undo()
    assert dossier.done(units[0], Step.SELF) == done


def test_a_day_to_come_is_refused_and_today_is_not(book: GroupBook, dossier: Dossier) -> None:
    units = [book.units[0].id]
    with pytest.raises(InputError) as refused:
        steps.mark_done(book, dossier, units, Step.SELF, day="11/02/2026", today=TODAY)
    assert refused.value.code == "STP.103"
    assert steps.mark_done(book, dossier, units, Step.SELF, day="10/02/2026", today=TODAY).entities
    now = steps.mark_done(book, dossier, units, Step.SELF).entities[0].after
    assert isinstance(now, StepDone)
    assert now.day == date.today().isoformat()


@given(st.dates(), st.integers(-400, 400))
def test_days_late_are_the_days_behind_the_last_one(ends: date, days: int) -> None:
    try:
        day = ends + timedelta(days)
    except OverflowError:
        return
    assert steps.late_days(ends.isoformat(), day.isoformat()) == max(days, 0)
    assert steps.late_days("", day.isoformat()) == steps.late_days(ends.isoformat(), "") == 0
