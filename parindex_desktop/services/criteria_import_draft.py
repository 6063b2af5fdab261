"""A criteria set between its table and the file: read, corrected, its rules confirmed.

Nothing is written before the edit of the draft is done. Rules that a wording means are proposals;
only those are taken in that the table carries itself or that the official accepted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriteriaSet, CriteriaTree, Kind, SetId, Source
from parindex_desktop.domain.criteria_draft import criteria_of
from parindex_desktop.domain.criteria_reading.reshaping import can_shift, shifted, without
from parindex_desktop.domain.numbers import Points, parse_points
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import AppError, InputError, Problem, Severity
from parindex_desktop.paths import resource
from parindex_desktop.services.criteria_import import has_scores, import_edit, read_criteria
from parindex_desktop.services.criteria_outline import totals
from parindex_desktop.services.practice import SAMPLE_SETS

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.criteria_draft import DraftLine
    from parindex_desktop.domain.criteria_reading.findings import Finding
    from parindex_desktop.domain.criteria_reading.reading import SetReading
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.rules.kinds import Rule
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.session import Session


class RuleState(StrEnum):
    """What is known of the rule of a leaf."""

    CONFIRMED = "confirmed"
    SURE = "sure"  # read without doubt, not accepted yet
    UNSURE = "unsure"
    NONE = "none"


class Standing(StrEnum):
    """What the group has already in the round."""

    FREE = "free"
    REPLACED = "replaced"
    SCORED = "scored"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class DraftCounts:
    """How much there is of what.

    Attributes:
        total: What the leaves of the kind normal are worth.
        rules: Leaves in each state.
    """

    domains: int
    lines: int
    leaves: int
    total: Points
    rules: Counter[RuleState]

    @property
    def left_out(self) -> int:
        """Rules that were read and would not be taken in, since nobody accepted them."""
        return self.rules[RuleState.SURE] + self.rules[RuleState.UNSURE]


class CriteriaImportDraft:
    """What the official has chosen, corrected and confirmed so far.

    Attributes:
        round, group: Where the set goes.
        reading: The set as it is now; None before a table was read.
        failure: Why the last table could not be read.
        name: Of the file, as shown.
        sheet, sheets: What of the file was read, and what else could be.
    """

    def __init__(self, session: Session, round_: Round, group: UnitGroup) -> None:
        self._session = session
        self.round, self.group = round_, group
        self.reading: SetReading | None = None
        self.failure: AppError | None = None
        self.name = self.sheet = ""
        self.sheets: tuple[str, ...] = ()
        self._before: list[SetReading] = []

    # ---- the table ------------------------------------------------------------------------------

    def take(self, reading: SetReading, name: str) -> None:
        """Begins with another table; one without any criterion only tells why."""
        self._before.clear()
        self.reading, self.failure, self.name = reading, None, name
        self.sheet, self.sheets = reading.sheet, reading.sheets
        if not reading.draft.lines:
            told = reading.problems[0]
            named = told.params.get("name", name)
            self.reading, self.failure = None, InputError(told.code, name=named)

    def refuse(self, error: AppError, name: str) -> None:
        """Keeps why a table cannot be read."""
        self._before.clear()
        self.reading, self.failure, self.name = None, error, name
        self.sheet, self.sheets = "", ()

    # ---- corrections ----------------------------------------------------------------------------

    def retype(self, index: int, name: str, value: str) -> None:
        """Corrects a field of a line.

        Args:
            index: Of the line.
            name: Of a field of `DraftLine`: code, name, max_points, source or kind.
            value: As typed, or the value of the choice.

        Raises:
            InputError: `IMP.410` for an empty code, `NUM.10x` for what is no number of points,
                `SET.103` for a maximum below 0; the draft stays as it is.
        """
        line = self.line(index)
        match name:
            case "code":
                corrected = replace(line, code=_code(value))
            case "name":
                corrected = replace(line, name=clean(value))
            case "max_points" if not value.strip():
                return  # the field of a maximum that could not be read begins empty
            case "max_points":
                corrected = replace(line, max_points=_maximum(value))
            case "source":
                corrected = replace(line, source=Source(value))
            case "kind":
                corrected = replace(line, kind=Kind(value))
            case _:
                raise AssertionError(f"{name} is not corrected in the preview")
        if corrected != line:
            self._become(self._reading.with_line(index, corrected))

    def shift(self, index: int, step: int) -> bool:
        """Moves a line and all below it one level down or, with -1, up; answers whether it did."""
        if not can_shift(self._reading.draft.lines, index, step):
            return False
        self._become(shifted(self._reading, index, step))
        return True

    def leave_out(self, index: int) -> None:
        """Takes a line and all below it out of the set."""
        self._become(without(self._reading, index))

    def undo(self) -> bool:
        """Takes the last correction or confirmation back; answers whether there was one."""
        if not self._before:
            return False
        self.reading = self._before.pop()
        return True

    @property
    def is_touched(self) -> bool:
        """Whether anything was corrected or confirmed."""
        return bool(self._before)

    # ---- rules ----------------------------------------------------------------------------------

    def state_of(self, index: int) -> RuleState | None:
        """Returns what is known of the rule of a line; None for one that is not a leaf."""
        if index not in self._reading.leaves:
            return None
        if self.line(index).rule is not None:
            return RuleState.CONFIRMED
        guess = self._reading.guessed.get(index)
        if guess is None:
            return RuleState.NONE
        return RuleState.SURE if guess.sure else RuleState.UNSURE

    def rule_of(self, index: int) -> Rule | None:
        """Returns the rule of a line, confirmed or proposed."""
        line, guess = self.line(index), self._reading.guessed.get(index)
        return guess.rule if line.rule is None and guess is not None else line.rule

    def unread_of(self, index: int) -> tuple[str, ...]:
        """Returns what of the wording of a line was not understood."""
        guess = self._reading.guessed.get(index)
        return () if guess is None else guess.unread

    def settle_rule(self, index: int, rule: Rule | None) -> None:
        """Confirms a rule, or that there is none."""
        self._become(self._reading.with_rule(index, rule))

    def accept_sure(self) -> int:
        """Confirms every rule that was read without doubt; returns how many there were."""
        sure = {i: guess.rule for i, guess in self._reading.guessed.items() if guess.sure}
        reading = self._reading
        for index, rule in sure.items():
            reading = reading.with_rule(index, rule)
        if sure:
            self._become(reading)
        return len(sure)

    def next_open(self, index: int) -> int | None:
        """Returns the next leaf behind a line whose rule waits, from the top after the last."""
        order = sorted(self._reading.guessed)
        behind = [place for place in order if place > index]
        return next(iter(behind + order), None)

    # ---- what it is -----------------------------------------------------------------------------

    def tree(self) -> CriteriaTree:
        """Returns the set as a tree; the id of a criterion is the place of its line from 1."""
        draft = self._reading.draft
        own = CriteriaSet(
            SetId(0), self.round.id, self.group.id,
            draft.title, draft.decision, draft.bonus_cap, draft.penalty_cap,
        )  # fmt: skip
        return CriteriaTree.build(own, criteria_of(draft.lines, own.id, count(1)))

    def line(self, index: int) -> DraftLine:
        """Returns a line as it is now."""
        return self._reading.draft.lines[index]

    def criterion(self, index: int) -> Criterion:
        """Returns a line as the criterion it would become."""
        return self.tree().criteria[index]

    def findings_of(self, index: int) -> tuple[Finding, ...]:
        """Returns what is wrong or worth knowing of a line."""
        return tuple(f for f in self._reading.findings if f.line == index)

    def place_of(self, problem: Problem) -> Finding | None:
        """Returns the finding that tells a problem."""
        return next((f for f in self._reading.findings if f.problem == problem), None)

    def problems(self) -> tuple[Problem, ...]:
        """Returns errors and warnings, in the order of the lines."""
        return tuple(p for p in self._reading.problems if p.severity is not Severity.NOTE)

    def left_aside(self) -> tuple[Problem, ...]:
        """Returns the rows that are not taken for criteria."""
        return tuple(p for p in self._reading.problems if p.code == "IMP.420")

    def counts(self) -> DraftCounts:
        """Counts lines and rules."""
        reading = self._reading
        states = (self.state_of(index) for index in reading.leaves)
        return DraftCounts(
            domains=sum(line.level == 0 for line in reading.draft.lines),
            lines=len(reading.draft.lines),
            leaves=len(reading.leaves),
            total=totals(self.tree()).maximum,
            rules=Counter(state for state in states if state is not None),
        )

    # ---- the file -------------------------------------------------------------------------------

    def standing(self) -> Standing:
        """Tells what the group has already."""
        there = self._session.reader.criteria_tree(self.round.id, self.group.id)
        if there is None or not (there.criteria or there.set.frozen):
            return Standing.FREE
        if has_scores(self._session, there):
            return Standing.SCORED
        return Standing.LOCKED if there.set.frozen else Standing.REPLACED

    def obstacle(self) -> AppError | Problem | None:
        """Returns the first thing that keeps the set from being taken in."""
        standing = self.standing()
        if standing is Standing.SCORED:
            return InputError("IMP.422", group=self.group.name)
        if standing is Standing.LOCKED:
            return InputError("SET.141", name=self.group.name)
        if self.failure is not None or self.reading is None:
            return self.failure
        return next((p for p in self.reading.problems if p.severity is Severity.ERROR), None)

    def edit(self) -> Edit:
        """Returns the one step that writes the set.

        Raises:
            InputError: As `criteria_import.import_edit` says.
        """
        return import_edit(self._session, self.round, self.group, self._reading.draft)

    @property
    def _reading(self) -> SetReading:
        assert self.reading is not None
        return self.reading

    def _become(self, reading: SetReading) -> None:
        self._before.append(self._reading)
        self.reading = reading


def read_sample(code: str) -> SetReading:
    """Returns the bundled sample set for the group of a code, of `SAMPLE_SETS`."""
    return read_criteria(resource("sample", SAMPLE_SETS[code]))


def sample_for(group: UnitGroup) -> str:
    """Returns the code of the sample that suits a group."""
    return group.code if group.code in SAMPLE_SETS else next(iter(SAMPLE_SETS))


def _code(text: str) -> str:
    code = clean(text)
    if not code:
        raise InputError("IMP.410", text=text)
    return code


def _maximum(text: str) -> Points:
    points = parse_points(text)
    if points < 0:
        raise InputError("SET.103")
    return points
