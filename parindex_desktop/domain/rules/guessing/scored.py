"""The clauses of a wording sorted: those that say points, headings, and what says neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.rules.guessing.clauses import Clause
from parindex_desktop.domain.rules.guessing.worth import Worth, worth_of

if TYPE_CHECKING:
    from parindex_desktop.domain.rules.guessing.guess import Wording

_INTRODUCTION = re.compile(
    r"(?:cách|thang|cách thức|phương pháp|việc)?\s*(?:chấm|tính|đánh giá)?\s*(?:điểm)?\s*"
    r"(?:đánh giá)?\s*(?:được )?(?:(?:tính|xác định|chấm) )?"
    r"(?:cụ thể|như sau|trong đó|sau|theo các mức)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A wording sorted.

    Attributes:
        worths: What the clauses that say points are worth, in order.
        headings: Clauses that end with a colon and say what is scored; `Cách chấm:` says nothing.
        others: Clauses without points.
    """

    worths: tuple[Worth, ...]
    headings: tuple[str, ...]
    others: tuple[Clause, ...]

    @property
    def unread(self) -> tuple[str, ...]:
        """The texts of the clauses without points."""
        return tuple(clause.text for clause in self.others)


def scored(wording: Wording) -> Scored:
    """Sorts the clauses of a wording.

    A lone number at the end of a clause is points only where no clause says its points clearly:
    `ban hành trong năm 2023` beside `không ban hành: 0` is none.
    """
    clear = any(
        worth is not None and not worth.loose
        for worth in (worth_of(clause.text) for clause in wording.clauses)
    )
    worths: list[Worth] = []
    headings: list[str] = []
    others: list[Clause] = []
    for clause in wording.clauses:
        worth = worth_of(clause.text)
        if worth is not None and not (worth.loose and clear):
            worths.append(worth)
        elif is_introduction(clause):
            continue
        elif clause.opens:
            headings.append(clause.text)
        else:
            others.append(clause)
    return Scored(tuple(worths), tuple(headings), tuple(others))


def is_introduction(clause: Clause) -> bool:
    """Tells whether a clause only announces what follows: `Cách chấm điểm như sau:`."""
    return bool(_INTRODUCTION.fullmatch(clause.text))
