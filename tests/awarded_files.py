"""An Giang 2016 with a sheet of Bằng khen: two collectives, three persons, a decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.services import awards
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_persons import PersonEntry, add_persons
from parindex_desktop.services.papers.wordings import wording_of
from parindex_desktop.services.register import entries_of, give_numbers
from tests.an_giang import open_an_giang

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.register import RegisterEntry
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.session import Session

PERSONS = (
    PersonEntry("Bà", "Trần Thị Thử", "Trưởng phòng", "Sở Nội vụ"),
    PersonEntry("Ông", "Nguyễn Văn Mẫu", "Chuyên viên", "Sở Tư pháp"),
    PersonEntry("Ông", "K'Brêu H-Đăng", "", "Sở Y tế"),
)
DAY = date(2026, 5, 25)


def open_awarded(folder: Path, *, decided: bool = True) -> Session:
    """Makes the file; without `decided` the decision has neither number nor day."""
    session = open_an_giang(folder)
    groups = session.groups_in(round_in(session).id)
    firsts = [session.book(round_in(session).id, group.id).units[0].id for group in groups]
    session.do(
        awards.add_collectives(session, sheet_of(session), firsts, reason="Hội đồng đề nghị")
    )
    session.do(add_persons(session, sheet_of(session), PERSONS))
    if decided:
        decide(session)
    return session


def round_in(session: Session) -> Round:
    return session.rounds[-1]


def sheet_of(session: Session, place: int = 0) -> SheetList:
    return read_awards(session, round_in(session)).sheets[place]


def decide(session: Session, number: str = "1601", day: str = "2026-05-23") -> None:
    """Gives the award decision its number and day."""
    wording = wording_of(session, round_in(session), LetterKind.AWARDS)
    stored = session.reader.paper_wordings(wording.round_id).get(wording.kind)
    after = replace(wording, number=number, day=day)
    session.do(Edit("wording.number", entities=(EntityChange(stored, after),)))


def numbered(session: Session, *, start: int | None = None) -> tuple[RegisterEntry, ...]:
    """Gives all of the first sheet their numbers."""
    session.do(give_numbers(session, round_in(session), sheet_of(session), day=DAY, start=start))
    return entries_of(session)
