"""In which cells the first and the second entry of a sheet differ.

Points and state count, grounds and facts do not: a paper sheet shows the same number whatever it
was worked out from. A blank is a value like any other, since what was overlooked is what second
entry is for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Criterion, Source
from parindex_desktop.domain.importing.reading import read_word
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage, second_of, third_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parindex_desktop.domain.criteria import CriteriaTree, CriterionId
    from parindex_desktop.domain.second_entry.campaigns import Settlement
    from parindex_desktop.domain.unit_cells import CellPlace


@dataclass(frozen=True, slots=True)
class Compared:
    """One leaf of a sheet with all that was keyed for it.

    Attributes:
        first: What stands at the stage itself, as it is now.
        second, third: What second entry keyed; blank while it has not.
    """

    criterion: Criterion
    first: Score
    second: Score
    third: Score

    @property
    def differs(self) -> bool:
        """True when the two entries do not say the same."""
        return not same_value(self.first, self.second)

    @property
    def proposal(self) -> Score | None:
        """What the third entry confirms of the two before; None when it is another value."""
        return next((s for s in (self.first, self.second) if same_value(s, self.third)), None)


def same_value(one: Score, other: Score) -> bool:
    """Tells whether two cells say the same on paper."""
    return one.state is other.state and one.points == other.points


def agreed_value(second: Score, settlement: Settlement | None) -> Score:
    """Returns what holds after second entry: what the official chose, else what both keyed."""
    if settlement is None:
        return second
    return read_word(settlement.chosen) or Score.number(parse_points(settlement.chosen))


def is_blank(score: Score) -> bool:
    """Tells whether nothing was keyed."""
    return score.state is CellState.BLANK


def asked_leaves(
    tree: CriteriaTree, stage: Stage, exempt: Callable[[CriterionId], bool]
) -> tuple[Criterion, ...]:
    """Returns the leaves that the sheet of a stage holds, in printed order.

    What a survey measures stands on no sheet but that of the survey, and the other way round; a
    leaf that a trait of the unit exempts is not asked.
    """
    measured = stage is Stage.SURVEY
    return tuple(
        leaf
        for leaf in tree.leaves()
        if (leaf.source is not Source.APPRAISED) is measured and not exempt(leaf.id)
    )


def compare(
    leaves: tuple[Criterion, ...], cells: Mapping[CellPlace, Score], stage: Stage
) -> tuple[Compared, ...]:
    """Returns what was keyed for each leaf of a sheet."""
    again, once_more = second_of(stage), third_of(stage)
    return tuple(
        Compared(
            leaf,
            cells.get((leaf.id, stage), BLANK),
            cells.get((leaf.id, again), BLANK),
            cells.get((leaf.id, once_more), BLANK),
        )
        for leaf in leaves
    )
