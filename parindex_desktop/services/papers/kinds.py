"""What the papers of a round are made from, and how each kind of them is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from parindex_desktop.domain.documents import Content
from parindex_desktop.domain.paper_kinds import PaperKind as PaperKind
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.rounds import Round
from parindex_desktop.domain.units import Unit, UnitGroup
from parindex_desktop.exchange.excel import Sheet
from parindex_desktop.services.papers.paper import USUAL_REQUEST, PaperRequest
from parindex_desktop.services.reading import Reading

if TYPE_CHECKING:
    from parindex_desktop.services.group_book import GroupBook


@dataclass(frozen=True, slots=True)
class PaperTask:
    """One paper to be worded.

    Attributes:
        reading: The round as it stands, or as it was locked.
        groups: All groups chosen, for a paper about several.
        group: The group of an annex that stands for one; None where a paper is about all.
        number: Roman number of an annex; empty for one alone and for what is no annex.
        letter: The decision whose number and day `request` tells.
    """

    reading: Reading
    round: Round
    groups: tuple[UnitGroup, ...]
    group: UnitGroup | None = None
    request: PaperRequest = USUAL_REQUEST
    number: str = ""
    letter: LetterKind = LetterKind.DECISION

    @property
    def book(self) -> GroupBook:
        """The scores of the group that the paper is about."""
        if self.group is None:
            raise ValueError("a paper about all groups has no book of its own")
        return self.reading.book(self.round.id, self.group.id)

    @property
    def books(self) -> tuple[GroupBook, ...]:
        """The scores of all groups chosen."""
        return tuple(self.reading.book(self.round.id, group.id) for group in self.groups)


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A worded paper.

    Attributes:
        sheets: Its tables with real numbers, for a spreadsheet.
        word: Makes an editable draft (.docx); None where there is none. For any thread.
        unit: The one unit of `group` that it is about; None for all of them.
        groups: Those that a paper about several is about.
        letter: The decision that it goes with: a round may have award papers of two.
    """

    kind: PaperKind
    content: Content
    group: UnitGroup | None = None
    sheets: tuple[Sheet, ...] = ()
    word: Callable[[], bytes] | None = None
    unit: Unit | None = None
    groups: tuple[UnitGroup, ...] = ()
    letter: LetterKind = LetterKind.DECISION

    @property
    def key(self) -> str:
        """What tells it from the other papers of a round, kept in the properties of its file."""
        key = key_of(self.kind, self.group, self.unit)
        return f"{key}/{self.letter}" if self.letter is LetterKind.DEPARTMENT_AWARDS else key


def key_of(kind: PaperKind, group: UnitGroup | None = None, unit: Unit | None = None) -> str:
    """Returns `PaperPart.key`: `unit-sheets/so/12`; LibreOffice drops colons and commas in it."""
    told = (kind, group and quote(group.code, safe=""), unit and str(unit.id))
    return "/".join(each for each in told if each)


Slots = Callable[[Reading, Round, Sequence[UnitGroup]], tuple[UnitGroup | None, ...]]
"""Tells for which of the groups chosen there is a paper of its own; None stands for all at once."""


def each_group(
    _reading: Reading, _round: Round, groups: Sequence[UnitGroup]
) -> tuple[UnitGroup | None, ...]:
    """A paper for each group."""
    return tuple(groups)


def all_groups(
    _reading: Reading, _round: Round, _groups: Sequence[UnitGroup]
) -> tuple[UnitGroup | None, ...]:
    """One paper about all groups."""
    return (None,)


@dataclass(frozen=True, slots=True)
class KindOfPaper:
    """How a kind of paper is made.

    Attributes:
        word: Words the paper of a slot, or one for each unit of its group; raises `InputError`
            when there is nothing to say.
        is_annex: It goes with the decision and is numbered among its annexes.
        slug: Begins the names of its files.
    """

    word: Callable[[PaperTask], PaperPart | Iterator[PaperPart]]
    slug: str
    is_annex: bool = False
    slots: Slots = all_groups

    def parts(self, task: PaperTask) -> Iterator[PaperPart]:
        """Words the papers of a slot one by one; raises as `word`."""
        worded = self.word(task)
        if isinstance(worded, PaperPart):
            yield worded
        else:
            yield from worded
