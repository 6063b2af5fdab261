"""A work file with a first entry and three people: who keyed it, who keys again, who decides."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.people import Role, User, UserId
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.second_entry.campaigns import Campaign, Coverage, SheetState
from parindex_desktop.services import (
    second_entry,
    second_entry_keying,
    second_entry_settling,
)
from parindex_desktop.services.score_entry import show_score
from tests.score_files import open_score_file

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.errors import InputError
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.score_entry import Entry
    from parindex_desktop.services.session import Session

NAMES = ("Sở Nội vụ", "Sở Y tế", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng")
FIRST, SECOND, OFFICIAL = "Nguyễn Thị Lan", "Trần Văn Minh", "Lê Thu Hà"
STAGE = Stage.APPRAISAL_1


def open_first_entry(folder: Path, *, filled: float = 1.0) -> Session:
    """Five units, six criteria of which two are surveys, keyed by Lan at appraisal 1."""
    session = open_score_file(folder, NAMES, 6, filled=filled)
    roles = {FIRST: Role.SECRETARY, SECOND: Role.ENTRY, OFFICIAL: Role.APPRAISER}
    users = [
        User(UserId(number), name, "", role)
        for number, (name, role) in zip(session.new_ids(len(roles)), roles.items(), strict=True)
    ]
    session.do(Edit("users.add", entities=tuple(EntityChange(None, each) for each in users)))
    return session


def work_as(session: Session, name: str) -> None:
    """Lets one of the three work."""
    session.work_as(next(each for each in session.users if each.name == name))


def book_of(session: Session) -> GroupBook:
    return session.book(session.rounds[0].id, session.group_of("so").id)


def begin(
    session: Session, *, stage: Stage = STAGE, coverage: Coverage = Coverage.FULL, every: int = 1
) -> Campaign:
    """The secretary begins; returns what was begun."""
    work_as(session, FIRST)
    group = session.group_of("so")
    session.do(
        second_entry.begin(
            session, session.rounds[0], group, stage,
            coverage=coverage, every=every, chance=random.Random(5),
        )
    )  # fmt: skip
    return session.dossier(session.rounds[0].id).campaigns(group.id)[-1]


class Desk:
    """One sheet on the desk, and what people do with it."""

    def __init__(self, session: Session, campaign: Campaign, unit: UnitId) -> None:
        self.session, self.campaign, self.unit = session, campaign, unit

    def state(self) -> SheetState:
        return second_entry.sheet_of(self.session, self.campaign, self.unit).state

    def first(self, column: int) -> str:
        leaf = self.leaves[column]
        return show_score(book_of(self.session).score(self.unit, leaf.id, self.campaign.stage))

    @property
    def leaves(self) -> tuple[Criterion, ...]:
        return second_entry.leaves_of(book_of(self.session), self.campaign, self.unit)

    def take(self, name: str = SECOND) -> None:
        work_as(self.session, name)
        self.session.do(second_entry_keying.take(self.session, self.campaign, self.unit))

    def key(self, column: int, text: str) -> Entry:
        leaf = self.leaves[column]
        entry = second_entry_keying.enter(
            self.session, self.campaign, self.unit, leaf.id, text
        )  # fmt: skip
        self.session.do(entry.edit)
        return entry

    def key_all(self, *different: tuple[int, str]) -> None:
        """Keys the whole sheet as the first entry has it, but for some cells."""
        other = dict(different)
        for column in range(len(self.leaves)):
            self.key(column, other.get(column, self.first(column)))

    def finish(self, *, blanks_confirmed: bool = False) -> None:
        self.session.do(
            second_entry_keying.finish(
                self.session, self.campaign, self.unit, blanks_confirmed=blanks_confirmed
            )
        )

    def reopen(self, reason: str = "nhầm phiếu") -> None:
        self.session.do(second_entry_keying.reopen(self.session, self.campaign, self.unit, reason))

    def settle(self, column: int, text: str, reason: str = "") -> None:
        work_as(self.session, OFFICIAL)
        leaf = self.leaves[column].id
        self.session.do(
            second_entry_settling.settle(self.session, self.campaign, self.unit, leaf, text, reason)
        )

    def to_settling(self, *thirds: tuple[int, str, str]) -> None:
        """Takes the sheet up to the desk of the official: column, second, third value."""
        self.take()
        self.key_all(*((column, second) for column, second, _ in thirds))
        self.finish()
        for column, _, third in thirds:
            self.key(column, third)
        self.finish()


def code_of(refused: pytest.ExceptionInfo[InputError]) -> str:
    return refused.value.code


def other_than(text: str) -> str:
    return "0" if text != "0" else "0,25"
