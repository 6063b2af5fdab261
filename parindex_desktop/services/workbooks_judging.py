"""Holding returned workbooks against the work file: whose each is, and what it may change.

Nothing is guessed: a file that could be meant for another unit, year or set is told and left alone,
and so is a unit of which any cell cannot be taken. The others go on.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.process import Step
from parindex_desktop.domain.scores import CellState
from parindex_desktop.domain.text import match_key
from parindex_desktop.domain.workbooks.answers import Answer, read_answer
from parindex_desktop.domain.workbooks.columns import UNIT_CELL, address
from parindex_desktop.domain.workbooks.lines import LAYOUT, lines_of
from parindex_desktop.domain.workbooks.returned import (
    Returned,
    ReturnedFile,
    ReturnedWorkbook,
    ReturnState,
    UnitReturn,
    errors_of,
)
from parindex_desktop.domain.workbooks.structure import check_structure
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.services.workbooks_merging import Merge
from parindex_desktop.services.workbooks_writing import file_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup, UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

_MOST_NAMED: Final = 5
"""Criteria named in one message; the count tells of the others."""


def judge(
    session: Session,
    round_: Round,
    group: UnitGroup,
    files: Sequence[ReturnedFile],
    *,
    received: str = "",
) -> Returned:
    """Returns what files say about the units of a group; nothing is written.

    Args:
        session: The work file.
        round_: The round whose self-assessments are wanted.
        group: The group.
        files: As `exchange.workbooks.reading.read_returned` gave them.
        received: When they were received, as an ISO date; by default the day each file was last
            changed, unless the unit's day was noted before.
    """
    book, dossier = session.book(round_.id, group.id), session.dossier(round_.id)
    desk = _Desk(book, dossier, file_id=session.reader.file_id(), received=received)
    return desk.judge(files)


class _Desk:
    """What every file is held against."""

    def __init__(self, book: GroupBook, dossier: Dossier, *, file_id: str, received: str) -> None:
        self.book = book
        self.dossier = dossier
        self.lines = lines_of(book.tree)
        self.file_id = file_id
        self.received = received

    def judge(self, files: Sequence[ReturnedFile]) -> Returned:
        sound, wrong, strays = self._sorted(files)
        units: list[UnitReturn] = []
        for unit in self.book.units:
            own = sound.get(unit.id, [])
            if own:
                units.append(self._of_files(unit.id, own))
                strays += wrong.get(unit.id, [])  # a good one is there too
            elif unit.id in wrong:
                units.append(self._rejected(unit.id, wrong[unit.id]))
            else:
                units.append(self._without_file(unit.id))
        return Returned(self.book.group, tuple(units), tuple(strays))

    def _sorted(
        self, files: Sequence[ReturnedFile]
    ) -> tuple[dict[UnitId, list[ReturnedFile]], dict[UnitId, list[Problem]], list[Problem]]:
        """Returns sound files and problems by unit, and the problems of files that are no unit's.

        Places of all problems are names of files.
        """
        named = self._units_by_file_name()
        sound: defaultdict[UnitId, list[ReturnedFile]] = defaultdict(list)
        wrong: defaultdict[UnitId, list[Problem]] = defaultdict(list)
        strays: list[Problem] = []
        for file in files:
            by_name = named.get(_name_key(file.name))
            if file.workbook is None:
                assert file.problem is not None  # one or the other
                is_error = file.problem.severity is Severity.ERROR
                (wrong[by_name] if by_name and is_error else strays).append(file.problem)
                continue
            unit_id = file.workbook.identity.unit_id
            problems = [*self._foreign(file.workbook, by_name)]
            if not problems:
                sound[unit_id].append(file)
                continue
            told = [replace(problem, place=_in_file(file.name, problem)) for problem in problems]
            ours = file.workbook.identity.file_id == self.file_id
            known = ours and unit_id in self.book.units_by_id
            (wrong[unit_id] if known else strays).extend(told)
        return sound, wrong, strays

    def _units_by_file_name(self) -> dict[str, UnitId]:
        names = file_names(self.book)
        pairs = zip(names, self.book.units, strict=True)
        return {_name_key(name): unit.id for name, unit in pairs}

    def _foreign(self, workbook: ReturnedWorkbook, by_name: UnitId | None) -> Iterator[Problem]:
        """Yields why a workbook is not this unit's answer for this round; the first is enough."""
        identity, book = workbook.identity, self.book
        name = identity.unit_name
        if identity.file_id != self.file_id:
            yield Problem("WBK.109", params={"unit": name})
        elif identity.year != book.round.year:
            yield Problem("WBK.110", params={"found": identity.year, "wanted": book.round.year})
        elif identity.group_id != book.group.id:
            yield Problem("WBK.111", params={"unit": name, "group": book.group.name})
        elif identity.unit_id not in book.units_by_id:
            yield Problem("WBK.112", params={"unit": name, "group": book.group.name})
        elif identity.layout != LAYOUT:
            yield Problem("WBK.124", params={"unit": name})
        elif identity.criteria != self.lines.fingerprint:
            yield Problem("WBK.113", params={"unit": name})
        elif by_name is not None and by_name != identity.unit_id:
            other = book.units_by_id[by_name].name
            yield Problem("WBK.115", params={"unit": name, "other": other})
        else:
            yield from _relabelled(workbook)

    def _of_files(self, unit_id: UnitId, files: list[ReturnedFile]) -> UnitReturn:
        names = ", ".join(file.name for file in files)
        if len({file.digest for file in files}) > 1:
            problem = Problem("WBK.114", params={"files": names})
            return self._rejected(unit_id, [problem], files=names)
        read = self._of_file(unit_id, files[0])
        if len(files) == 1:
            return read
        same = Problem("WBK.123", params={"files": names}, severity=Severity.NOTE)
        return replace(read, problems=(*read.problems, same))

    def _of_file(self, unit_id: UnitId, file: ReturnedFile) -> UnitReturn:
        workbook = file.workbook
        assert workbook is not None  # sound files only
        problems = list(check_structure(workbook, self.lines))
        if problems or workbook.cells is None:
            return self._rejected(unit_id, problems, files=file.name)
        answers = [
            read_answer(
                workbook.cells, leaf, self.book.exemption(unit_id, leaf.criterion.id), date.today()
            )
            for leaf in self.lines.leaves
        ]
        problems = [problem for answer in answers for problem in answer.problems]
        merge = Merge(self.book, self.dossier, unit_id)
        merge.take(answers)
        if not errors_of(problems) and not merge.counts:
            problems.append(Problem("WBK.129"))
        if errors_of(problems):
            return self._rejected(unit_id, problems, files=file.name)
        day = self._day(unit_id, file)
        merge.take_day(day)
        problems += self._left_blank(unit_id, answers)
        return UnitReturn(
            unit_id, self._in_time(day), file.name, day, tuple(problems), tuple(merge.cells),
            tuple(merge.entities), merge.counts,
        )  # fmt: skip

    def _left_blank(self, unit_id: UnitId, answers: list[Answer]) -> Iterator[Problem]:
        blank = [
            answer.leaf.criterion.code
            for answer in answers
            if answer.score.state is CellState.BLANK
            and answer.leaf.is_open
            and answer.leaf.criterion.kind is Kind.NORMAL
            and not self.book.exemption(unit_id, answer.leaf.criterion.id)
        ]
        if blank:
            named = ", ".join(blank[:_MOST_NAMED]) + ("…" if len(blank) > _MOST_NAMED else "")
            params: dict[str, object] = {"count": len(blank), "codes": named}
            yield Problem("WBK.138", params=params, severity=Severity.WARNING)

    def _day(self, unit_id: UnitId, file: ReturnedFile) -> str:
        done = self.dossier.done(unit_id, Step.SELF)
        return self.received or (done.day if done else file.day)

    def _in_time(self, day: str) -> ReturnState:
        plan = self.dossier.plan(self.book.group.id, Step.SELF)
        late = plan is not None and plan.ends and day > plan.ends
        return ReturnState.LATE if late else ReturnState.RECEIVED

    def _rejected(
        self, unit_id: UnitId, problems: Sequence[Problem], *, files: str = ""
    ) -> UnitReturn:
        return UnitReturn(unit_id, ReturnState.REJECTED, files, problems=tuple(problems))

    def _without_file(self, unit_id: UnitId) -> UnitReturn:
        done = self.dossier.done(unit_id, Step.SELF)
        if done is None:
            return UnitReturn(unit_id, ReturnState.MISSING)
        return UnitReturn(unit_id, ReturnState.EARLIER, day=done.day)


def _relabelled(workbook: ReturnedWorkbook) -> Iterator[Problem]:
    """Yields `WBK.115` when another unit's name was written over that of the sheet."""
    if workbook.cells is None or UNIT_CELL not in workbook.cells:
        return  # the structure is checked afterwards
    written, found = workbook.identity.unit_name, workbook.cells[UNIT_CELL].text
    if match_key(found) != match_key(written):
        yield Problem("WBK.115", address(*UNIT_CELL), {"unit": written, "other": found})


def _in_file(name: str, problem: Problem) -> str:
    return f"{name} · {problem.place}" if problem.place else name


def _name_key(file_name: str) -> str:
    return match_key(PurePath(file_name).stem)
