"""What stands in one cell of the score grid: four states, never mixed up, at four stages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from parindex_desktop.domain.criteria import Criterion, CriterionId, Source
from parindex_desktop.domain.numbers import ZERO, Points, format_points
from parindex_desktop.domain.rules.facts import Facts
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from parindex_desktop.domain.units import RoundId, UnitId


class Stage(StrEnum):
    """Who gave the points, in the order of the process; then what second entry keyed again.

    The stages of second entry hold what was keyed for the second and the third time of a stage
    before them; they enter no result.
    """

    SELF = "self"
    APPRAISAL_1 = "appraisal1"
    APPRAISAL_2 = "appraisal2"
    SURVEY = "survey"
    SELF_SECOND = "self.2"
    SELF_THIRD = "self.3"
    APPRAISAL_1_SECOND = "appraisal1.2"
    APPRAISAL_1_THIRD = "appraisal1.3"
    APPRAISAL_2_SECOND = "appraisal2.2"
    APPRAISAL_2_THIRD = "appraisal2.3"
    SURVEY_SECOND = "survey.2"
    SURVEY_THIRD = "survey.3"

    # Enum's own is written in Python, and a stage is part of the key of every cell.
    __hash__ = str.__hash__


FIRST_STAGES: Final = (Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2, Stage.SURVEY)
"""Where points count, without what second entry keyed again."""


def second_of(stage: Stage) -> Stage:
    """Returns where second entry keeps what was keyed again of a first stage."""
    return Stage(f"{stage.value}.2")


def third_of(stage: Stage) -> Stage:
    """Returns where second entry keeps the differing cells of a first stage, keyed once more."""
    return Stage(f"{stage.value}.3")


def first_of(stage: Stage) -> Stage:
    """Returns the stage that second entry keyed again; a first stage itself."""
    return Stage(stage.value.partition(".")[0])


class CellState(StrEnum):
    """Blank is not scored yet; zero is a number; pending awaits a document or an answer."""

    BLANK = "blank"
    NUMBER = "number"
    NOT_APPLICABLE = "na"
    PENDING = "pending"

    __hash__ = str.__hash__  # as of `Stage`


@dataclass(frozen=True, slots=True)
class Score:
    """The content of one cell.

    Attributes:
        points: In 1/10 000 point; zero unless the state is a number.
        ground: Why the criterion does not apply, or what is awaited.
        facts: What the rule of the leaf made these points of; empty when the points were typed.
    """

    state: CellState
    points: Points = ZERO
    ground: str = ""
    facts: Facts = ()

    @classmethod
    def number(cls, points: int, facts: Facts = ()) -> Score:
        """Returns a scored cell, `points` in 1/10 000 point."""
        return cls(CellState.NUMBER, Points(points), facts=facts)


BLANK = Score(CellState.BLANK)


class CellKey(NamedTuple):
    """Where a score stands: the natural key of the score table."""

    round_id: RoundId
    unit_id: UnitId
    criterion_id: CriterionId
    stage: Stage


def check_score(criterion: Criterion, score: Score) -> None:
    """Refuses points that a leaf cannot have: a typed score never exceeds its maximum.

    Raises:
        InputError: `NUM.111` below zero, `NUM.112` above the maximum.
    """
    if score.state is not CellState.NUMBER:
        return
    if score.points < 0:
        raise InputError("NUM.111", criterion=criterion.code)
    if score.points > criterion.max_points:
        raise InputError(
            "NUM.112",
            criterion=criterion.code,
            points=format_points(score.points),
            maximum=format_points(criterion.max_points),
        )


def check_applies(criterion: Criterion, score: Score, exemption: str) -> None:
    """Refuses what a person puts where a trait of the unit exempts the leaf.

    Blank and not applicable say no more than the trait does, and are let through.

    Args:
        criterion: The leaf.
        score: What is put there.
        exemption: The ground of `scoring.exemptions`; empty where the leaf applies.

    Raises:
        InputError: `NUM.121`.
    """
    if exemption and score.state in (CellState.NUMBER, CellState.PENDING):
        raise InputError("NUM.121", criterion=criterion.code, ground=exemption)


def stages_of(criterion: Criterion) -> tuple[Stage, ...]:
    """Returns the stages that count for a leaf, the deciding one first.

    Appraisal 2 replaces appraisal 1; what is measured outside the appraisal (a survey, an external
    index) stands at the survey stage alone.
    """
    return _APPRAISAL_STAGES if criterion.source is Source.APPRAISED else _SURVEY_STAGES


_SURVEY_STAGES = (Stage.SURVEY,)
_APPRAISAL_STAGES = (Stage.APPRAISAL_2, Stage.APPRAISAL_1)
