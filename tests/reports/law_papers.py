"""All papers of the practice file and of a file hard to print, in every state a round can have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import DRAFT, Mode, PageMark, Stamp
from parindex_desktop.domain.rounds import Round
from parindex_desktop.services import locking
from parindex_desktop.services.locked_rounds import reading_for_papers, reading_of
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.papers.assembling import Omitted, PaperSet, wording
from parindex_desktop.services.papers.files import files_of
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.numbering import is_of_awards
from parindex_desktop.services.papers.paper import PaperRequest
from parindex_desktop.services.reading import Reading
from parindex_desktop.services.sample import build_sample
from tests.an_giang import AUTHOR
from tests.hard_names import open_hard
from tests.locked_files import NOW

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parindex_desktop.services.papers.kinds import PaperPart
    from parindex_desktop.services.papers.paper import Paper
    from parindex_desktop.services.session import Session

ALL: Final = frozenset(PaperKind)
OF_AWARDS: Final = frozenset(filter(is_of_awards, PaperKind))
NOT_OF_RESULTS: Final = frozenset({PaperKind.BLANK_SHEETS, *OF_AWARDS})
"""A worksheet holds no results, and awards are no part of what is locked."""

NOT_BY_LAW: Final = frozenset({PaperKind.LABELS})
"""No paper of the decree, with a test of its own."""

ON_PAPER: Final = (Mode.PAPER,)
BOTH: Final = (Mode.PAPER, Mode.ELECTRONIC)


@dataclass(frozen=True, slots=True)
class Source:
    """A round to print.

    Attributes:
        stamp: What every page of them is marked with.
    """

    reading: Reading
    round: Round
    stamp: Stamp

    def paper(self, kinds: Sequence[PaperKind], mode: Mode) -> Paper:
        """Words papers into one file; of result sheets some, the hard names among them."""
        groups = self.reading.groups_in(self.round.id)
        wanted = PaperSet(tuple(kinds), groups, PaperRequest(mode))
        parts: list[PaperPart] = []
        for each in wording(self.reading, self.round, wanted):
            assert not isinstance(each, Omitted) or each.kind is PaperKind.WARNINGS
            if not isinstance(each, Omitted) and _is_wanted(each, parts):
                parts.append(each)
        (paper,) = files_of(self.reading, self.round, wanted, parts).papers
        return paper


def _is_wanted(part: PaperPart, parts: Sequence[PaperPart]) -> bool:
    same = [each for each in parts if each.kind is part.kind and each.group == part.group]
    return part.kind is not PaperKind.UNIT_SHEETS or len(same) < 3


KINDS: Final = {
    "2016": (ALL - NOT_BY_LAW - {PaperKind.CHANGES, PaperKind.WARNINGS}, tuple(Mode)),
    "2025": (ALL - OF_AWARDS - {PaperKind.WARNINGS}, BOTH),
    "hard": (ALL - NOT_BY_LAW - {PaperKind.REGISTER}, BOTH),
    "hard locked": (ALL - OF_AWARDS, BOTH),
    "hard superseded": (ALL - OF_AWARDS, ON_PAPER),
}
"""By the name of a source: the papers that it has, and how they are issued."""


def sources(folder: Path) -> tuple[dict[str, Source], list[Session]]:
    """Makes both files; returns their rounds in all states, and the sessions to be closed."""
    build_sample(folder / "practice.parindex", AUTHOR)
    practice = open_session(folder / "practice.parindex", AUTHOR, read_only=True)
    published, practised = practice.round_of(2016), practice.round_of(2025)
    lock = practice.locks[published.id]
    found = {
        "2016": Source(
            reading_for_papers(practice, published), published, Stamp(fingerprint=lock.short)
        ),
        "2025": Source(practice, practised, DRAFT),
    }
    hard = open_hard(folder)
    round_ = hard.round_of(2016)
    held = locking.lock(hard, round_, by=AUTHOR.name, now=NOW)
    found["hard locked"] = Source(reading_of(hard, held), round_, Stamp(fingerprint=held.short))
    left = locking.unlock(hard, round_, by=AUTHOR.name, reason="Sửa điểm của Sở Y tế", now=NOW)
    superseded = Stamp(PageMark.SUPERSEDED, left.short)
    found["hard superseded"] = Source(reading_of(hard, left), round_, superseded)
    found["hard"] = Source(hard, round_, DRAFT)
    return found, [practice, hard]
