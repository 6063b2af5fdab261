"""Awards with money for tests: sheets with awardees, and the days on which they are decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.awards import FLAG, AwardLevel, AwardSheet, SheetId
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_persons import PersonEntry, add_persons
from parindex_desktop.services.awards import add_collectives, take_proposal
from parindex_desktop.services.entity_changes import created
from parindex_desktop.services.papers.wordings import wording_of

if TYPE_CHECKING:
    from parindex_desktop.services.session import Session

PERSONS: Final = (
    PersonEntry("Ông", "Nguyễn Văn A", "Chuyên viên", "Sở Nội vụ"),
    PersonEntry("Bà", "Trần B"),
)


def decided_on(session: Session, day: str, kind: LetterKind = LetterKind.AWARDS) -> None:
    round_ = session.round_of(2016)
    before = session.source.paper_wordings(round_.id).get(kind)
    wording = replace(before or wording_of(session, round_, kind), number="15", day=day)
    session.do(Edit("wording.change", entities=(EntityChange(before, wording),)))


def award(session: Session, *forms: str, level: AwardLevel = AwardLevel.PROVINCE) -> None:
    """A sheet for each form: six units for the flag, two persons for others."""
    round_ = session.round_of(2016)
    for form in forms:
        (new,) = session.new_ids()
        place = len(session.source.kept(AwardSheet, round_.id))
        sheet = AwardSheet(round_.id, form, id=SheetId(new), position=place, level=level)
        session.do(Edit("awards.sheet_add", (("form", form),), created([sheet])))
        listed = read_awards(session, round_).sheets[place]
        if form == FLAG:
            units = list(session.units)[:6]
            session.do(add_collectives(session, listed, units, reason="Hội đồng chọn"))
        else:
            session.do(take_proposal(session, listed))  # of an open round: nobody
            session.do(add_persons(session, read_awards(session, round_).sheets[place], PERSONS))
