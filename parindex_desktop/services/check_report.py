"""Everything that is to be told about a file: faults of the file itself, findings of its scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.checking import Checker, FindingState
from parindex_desktop.services.checking_words import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.errors import Problem
    from parindex_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Reported:
    """One line of a report, in the words of the language set.

    Attributes:
        unit: Name; empty when it concerns all units or the file.
        criterion: Code; empty when it concerns none.
        message: What is the matter.
        action: What to do.
        stage: Key of the stage; empty when it concerns none.
        accepted: The reason with which a warning was accepted; empty while it is not.
        place: Where in the file, of a fault of the file itself.
    """

    code: str
    severity: Severity
    unit: str
    criterion: str
    message: str
    action: str
    round: str = ""
    group: str = ""
    stage: str = ""
    accepted: str = ""
    place: str = ""

    @property
    def line(self) -> str:
        """All of it in one line, for the terminal."""
        parts = (self.place, self.round, self.group, self.unit, self.criterion)
        place = " · ".join(part for part in parts if part)
        told = tr("Accepted: {reason}", reason=self.accepted) if self.accepted else self.action
        return f"{self.code}{f' [{place}]' if place else ''}: {self.message} {told}".rstrip()

    def as_json(self) -> dict[str, object]:
        """Returns it for other programs."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "unit": self.unit,
            "criterion": self.criterion,
            "message": self.message,
            "round": self.round,
            "group": self.group,
            "stage": self.stage,
            "accepted": bool(self.accepted),
            "reason": self.accepted,
            "place": self.place,
        }


def soundness(problem: Problem) -> Reported:
    """Returns what is wrong with a file itself, in words."""
    told = tell(problem)
    return Reported(told.code, problem.severity, "", "", told.text, told.action, place=told.place)


def score_findings(
    session: Session, *, year: int | None = None, group_code: str = ""
) -> Iterator[Reported]:
    """Yields what the checks find in every group with scores, round by round.

    Args:
        session: The open work file.
        year: Of one round; None for all.
        group_code: Of one group; empty for all.

    Raises:
        InputError: `SET.115` and `SET.116` there is no such round or group.
    """
    rounds = session.rounds if year is None else (session.round_of(year),)
    wanted = session.group_of(group_code) if group_code else None
    for round_ in rounds:
        for group in session.groups_in(round_.id):
            if wanted is None or group.id == wanted.id:
                yield from _of_group(session, round_, group)


def _of_group(session: Session, round_: Round, group: UnitGroup) -> Iterator[Reported]:
    book = session.book(round_.id, group.id)
    if not any(book.cells(unit.id) for unit in book.units):
        return
    checker = Checker(session, round_.id, group.id)
    for judged in checker.findings():
        line, finding = line_of(book, judged), judged.finding
        yield Reported(
            finding.code,
            finding.severity,
            line.unit if finding.unit_id is not None else "",
            line.criterion_code,
            line.text,
            line.action,
            str(round_.year),
            group.code,
            finding.stage or "",
            line.reason if judged.state is FindingState.ACCEPTED else "",
        )
