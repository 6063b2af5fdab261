"""The register of awards already given: of the rounds of the file, and of the time before it.

A round's collectives count once the official has confirmed the list: a proposal is no award. The
awards of the time before are typed, pasted or imported (`services.earlier_awards`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.awards import (
    AwardedCollective,
    AwardedPerson,
    AwardSheet,
    EarlierAward,
    Whom,
)
from parindex_desktop.domain.paper_wording import AWARD_DECISIONS, PaperWording
from parindex_desktop.domain.rounds import Round
from parindex_desktop.domain.text import match_key, without_marks
from parindex_desktop.domain.units import RoundId
from parindex_desktop.services.award_lists import collective_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.services.reading import Reading


@dataclass(frozen=True, slots=True)
class AwardLine:
    """One award of one awardee.

    Attributes:
        year: Of the achievement.
        name: Without honorific.
        decision: Number of the decision; empty while it has none.
        day: Of the decision, ISO.
        round_id: Of the file; None for an award of the time before.
        earlier: The award itself where it can be changed in the register.
    """

    year: int
    form: str
    whom: Whom
    honorific: str
    name: str
    office: str
    workplace: str
    achievement: str
    decision: str
    day: str
    round_id: RoundId | None = None
    earlier: EarlierAward | None = None

    @property
    def full_name(self) -> str:
        """The name as printed, with `Ông` or `Bà`."""
        return f"{self.honorific} {self.name}".strip()


def history(reading: Reading, *, before: RoundId | None = None) -> tuple[AwardLine, ...]:
    """Returns all awards, newest year first, those of a round in printed order.

    Args:
        reading: The file.
        before: Leaves this round and the years after it out, for who asks about earlier awards.
    """
    source = reading.source
    limit = next((r.year for r in reading.rounds if r.id == before), None)
    lines = [
        line
        for round_ in source.rounds()
        if limit is None or (round_.year < limit)
        for line in _of_round(reading, round_)
    ]
    lines += [
        _of_earlier(each)
        for each in source.kept(EarlierAward)
        if limit is None or each.year < limit
    ]
    return tuple(sorted(lines, key=lambda each: -each.year))


def found(lines: Iterable[AwardLine], wanted: str) -> tuple[AwardLine, ...]:
    """Returns the lines that hold every word that is looked for.

    Marks, case, hòa/hoà and office abbreviations do not count: `so nn&mt` finds `Sở Nông nghiệp và
    Môi trường`.
    """
    words = without_marks(match_key(wanted)).split()
    return tuple(each for each in lines if all(word in _index(each) for word in words))


def _index(line: AwardLine) -> str:
    parts = (
        str(line.year), line.form, line.full_name, line.office, line.workplace,
        line.achievement, line.decision,
    )  # fmt: skip
    return without_marks(" ".join(match_key(part) for part in parts if part))


def _of_round(reading: Reading, round_: Round) -> list[AwardLine]:
    source = reading.source
    wordings = source.paper_wordings(round_.id)
    collectives = source.kept(AwardedCollective, round_.id)
    persons = source.kept(AwardedPerson, round_.id)
    lines: list[AwardLine] = []
    for sheet in source.kept(AwardSheet, round_.id):
        kind = AWARD_DECISIONS[sheet.level]
        letter = wordings.get(kind, PaperWording(round_.id, kind))
        of_sheet = _OfSheet(round_, sheet, letter)
        lines += [
            of_sheet.collective(collective_name(reading, each))
            for each in collectives
            if each.sheet_id == sheet.id and sheet.confirmed
        ]
        lines += [of_sheet.person(each) for each in persons if each.sheet_id == sheet.id]
    return lines


@dataclass(frozen=True, slots=True)
class _OfSheet:
    """What the lines of one sheet have in common."""

    round: Round
    sheet: AwardSheet
    letter: PaperWording

    def collective(self, name: str) -> AwardLine:
        """Returns the line of a collective."""
        return AwardLine(
            self.round.year, self.sheet.form, Whom.COLLECTIVE, "", name, "", "",
            self.sheet.achievement, self.letter.number, self.letter.day, self.round.id,
        )  # fmt: skip

    def person(self, person: AwardedPerson) -> AwardLine:
        """Returns the line of a person."""
        return AwardLine(
            self.round.year, self.sheet.form, Whom.PERSON, person.honorific, person.name,
            person.office, person.workplace, person.achievement or self.sheet.achievement,
            self.letter.number, self.letter.day, self.round.id,
        )  # fmt: skip


def _of_earlier(award: EarlierAward) -> AwardLine:
    return AwardLine(
        award.year, award.form, award.whom, award.honorific, award.name, award.office,
        award.workplace, award.achievement, award.decision, award.day, earlier=award,
    )  # fmt: skip
