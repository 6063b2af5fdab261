"""A set of papers: which belong to it, how annexes are numbered, what each of them says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.units import UnitGroup
from parindex_desktop.errors import InputError
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart, PaperTask
from parindex_desktop.services.papers.numbering import (
    letter_of,
    numbered_letter,
    request_for,
)
from parindex_desktop.services.papers.paper import USUAL_REQUEST, PaperRequest, annex_numbers
from parindex_desktop.services.papers.registry import PAPERS
from parindex_desktop.services.papers.wordings import wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.reading import Reading

_NOTHING: Final = {PaperKind.WARNINGS: "CHK.303"}
"""What is said when a kind of paper has nothing to print for any group; `DOC.110` for others."""


@dataclass(frozen=True, slots=True)
class PaperSet:
    """The papers an official asks for.

    Attributes:
        kinds: In the order printed.
        groups: Those that get annexes, in the order of their numbers.
    """

    kinds: tuple[PaperKind, ...]
    groups: tuple[UnitGroup, ...]
    request: PaperRequest = USUAL_REQUEST


@dataclass(frozen=True, slots=True)
class Omitted:
    """A paper of a set that has nothing to say.

    Attributes:
        group: Whose paper it would be; None for a kind that has none at all.
    """

    kind: PaperKind
    group: UnitGroup | None
    reason: InputError


def wording(reading: Reading, round_: Round, wanted: PaperSet) -> Iterator[PaperPart | Omitted]:
    """Words the papers of a set one after the other, so that a window can go on between them.

    Raises:
        InputError: `DOC.106` there is no group, `DOC.107` there is no kind of paper.
    """
    if not wanted.groups:
        raise InputError("DOC.106", year=round_.year)
    if not wanted.kinds:
        raise InputError("DOC.107")
    numbers = _numbers(reading, round_, wanted)
    numbered = numbered_letter(reading, round_, wanted.kinds)
    for kind in wanted.kinds:
        slots = PAPERS[kind].slots(reading, round_, wanted.groups)
        letter = letter_of(kind, numbered)
        request = request_for(reading, round_, letter, wanted.request, numbered=numbered)
        for group in slots:
            number = numbers.get((kind, group), "")
            task = PaperTask(reading, round_, wanted.groups, group, request, number, letter)
            try:
                for part in PAPERS[kind].parts(task):
                    yield replace(part, groups=() if part.group else wanted.groups)
            except InputError as reason:
                yield Omitted(kind, group, reason)
        if not slots:
            code = _NOTHING.get(kind, "DOC.110")
            yield Omitted(kind, None, InputError(code, year=round_.year))


def worded(reading: Reading, round_: Round, wanted: PaperSet) -> tuple[PaperPart, ...]:
    """Words all papers of a set.

    Raises:
        InputError: As `wording`, or why one of them has nothing to say.
    """
    parts: list[PaperPart] = []
    for each in wording(reading, round_, wanted):
        if isinstance(each, Omitted):
            raise each.reason
        parts.append(each)
    return tuple(parts)


def usual_kinds(reading: Reading, round_: Round) -> tuple[PaperKind, ...]:
    """Returns the papers that a decision consists of: itself and the annexes it names."""
    named = wording_of(reading, round_, LetterKind.DECISION).annexes
    usual = (PaperKind.DECISION, *map(PaperKind, named or (PaperKind.RANKING,)))
    return tuple(kind for kind in usual if kind in PAPERS)


def _numbers(
    reading: Reading, round_: Round, wanted: PaperSet
) -> dict[tuple[PaperKind, UnitGroup | None], str]:
    """Returns the Roman numbers of annexes.

    The annexes that the decision names are counted together, whichever of them are printed now;
    others are counted among themselves.
    """
    named = [kind for kind in usual_kinds(reading, round_) if PAPERS[kind].is_annex]
    others = [kind for kind in wanted.kinds if PAPERS[kind].is_annex and kind not in named]
    found: dict[tuple[PaperKind, UnitGroup | None], str] = {}
    for kinds in (named, others):
        places = [
            (kind, group)
            for kind in kinds
            for group in PAPERS[kind].slots(reading, round_, wanted.groups)
        ]
        found |= dict(zip(places, annex_numbers(len(places)), strict=True))
    return found
