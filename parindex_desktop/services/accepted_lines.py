"""Accepted warnings as they are worded when a round is locked, in Vietnamese as on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.units import GroupId
from parindex_desktop.i18n import speaking
from parindex_desktop.services.checking import Checker, FindingState
from parindex_desktop.services.checking_words import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.checking import Judged
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.reading import Reading

_VIETNAMESE: Final = "vi"


@dataclass(frozen=True, slots=True)
class AcceptedLine:
    """One accepted warning.

    Attributes:
        unit: Its name; `mọi đơn vị` when it is about all.
        criterion: Code and name; empty when it is about a whole unit.
        text: The sentence of the warning.
        day: When it was accepted, ISO.
    """

    group_id: GroupId
    code: str
    unit: str
    criterion: str
    text: str
    reason: str
    accepted_by: str
    day: str


def accepted_lines(reading: Reading, round_: Round, group: UnitGroup) -> Iterator[AcceptedLine]:
    """Yields the warnings of a group that were accepted and still hold, in the order of lists."""
    kept = reading.kept_warnings(round_)
    if kept is not None:
        yield from (line for line in kept if line.group_id == group.id)
        return
    if not reading.dossier(round_.id).acceptances(group.id):
        return
    checker = Checker(reading, round_.id, group.id)
    with speaking(_VIETNAMESE):
        accepted = [j for j in checker.findings() if j.state is FindingState.ACCEPTED]
        yield from [_line(checker.book, each) for each in accepted]


def _line(book: GroupBook, judged: Judged) -> AcceptedLine:
    line, said = line_of(book, judged), judged.acceptance
    assert said is not None  # it was accepted
    return AcceptedLine(
        group_id=book.group.id,
        code=line.code,
        unit=line.unit,
        criterion=line.criterion,
        text=line.text,
        reason=said.reason,
        accepted_by=said.accepted_by,
        day=said.day,
    )
