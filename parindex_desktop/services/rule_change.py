"""What another rule or maximum makes of the facts already typed: told first, then done in one edit.

The points in a cell are what the rule made of its facts when they were typed. So a changed rule is
written together with the cells that it scores anew, and one undo takes both back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.edits import CellChange, Edit
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.domain.rules.carrying import carry_facts
from parindex_desktop.domain.rules.evaluating import evaluate
from parindex_desktop.domain.scores import CellKey, Score
from parindex_desktop.errors import InputError, Problem
from parindex_desktop.services.criteria_guards import (
    check_scores_fit,
    checked_maximum,
    filled_cells,
)
from parindex_desktop.services.entity_changes import changed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.rules.facts import Facts
    from parindex_desktop.domain.rules.kinds import Rule
    from parindex_desktop.services.group_book import GroupBook


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What a new rule makes of one cell that has facts.

    Attributes:
        unit: Its name.
        before: The cell as it is.
        after: The cell under the new rule; as it is where the facts are not enough.
        why: How the new rule comes to its points; empty with a problem.
        problem: Why new facts are needed; None when those typed are enough.
    """

    key: CellKey
    unit: str
    before: Score
    after: Score
    why: str = ""
    problem: Problem | None = None

    @property
    def differs(self) -> bool:
        """True when the cell does not stay as it is."""
        return self.before != self.after

    @property
    def gained(self) -> Points:
        """Points after less points before, in 1/10 000 point."""
        return Points(self.after.points - self.before.points)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a new rule does to all cells, counted.

    Attributes:
        scored_anew: Cells that do not stay as they are.
        wanting: Cells that keep their points and need new facts.
        kept: Cells with facts that stay as they are.
        units_up, units_down: Units whose points rise or fall in any of their cells.
    """

    scored_anew: int
    wanting: int
    kept: int
    units_up: int
    units_down: int


def rule_changes(
    book: GroupBook, criterion: Criterion, rule: Rule | None, maximum: Points
) -> tuple[RuleChange, ...]:
    """Returns what a rule and a maximum would make of every cell of a leaf that has facts.

    By unit, then by stage. Without a rule the cells keep points and facts, so there is nothing to
    tell.
    """
    if rule is None:
        return ()
    kept = (
        RuleChange(key, book.units_by_id[key.unit_id].name, score, score)
        for key, score in filled_cells(book, criterion).items()
        if score.facts
    )
    return tuple(_change(each, criterion, rule=rule, maximum=maximum) for each in kept)


def effect_of(changes: Iterable[RuleChange]) -> Effect:
    """Counts what changes would do."""
    given = tuple(changes)
    wanting = sum(each.problem is not None for each in given)
    anew = sum(each.differs for each in given)
    return Effect(
        scored_anew=anew,
        wanting=wanting,
        kept=len(given) - anew - wanting,
        units_up=len({each.key.unit_id for each in given if each.gained > 0}),
        units_down=len({each.key.unit_id for each in given if each.gained < 0}),
    )


def change_rule(book: GroupBook, after: Criterion) -> Edit:
    """The rule and the maximum of `after` for its line, and all cells they score anew.

    Raises:
        InputError: `SET.103` a maximum below 0; `SET.119` points that stay (typed without facts, or
            with facts that the new rule cannot use) above the new maximum.
    """
    before = book.tree.get(after.id)
    checked_maximum(after.max_points, after.code)
    changes = rule_changes(book, before, after.rule, after.max_points)
    cells = tuple(CellChange(c.key, c.before, c.after) for c in changes if c.differs)
    check_scores_fit(book, before, after.max_points, besides={cell.key for cell in cells})
    line = replace(before, rule=after.rule, max_points=after.max_points)
    what = "criteria.maximum" if after.rule == before.rule else "criteria.rule"
    params = (
        ("code", before.code), ("name", before.name), ("count", str(len(cells))),
        ("maximum", format_points(after.max_points)),
    )  # fmt: skip
    return Edit(f"{what}.scores" if cells else what, params, changed([(before, line)]), cells)


def _change(kept: RuleChange, was: Criterion, *, rule: Rule, maximum: Points) -> RuleChange:
    """Returns what becomes of a cell whose facts another rule asked for."""
    facts = _carried(was.rule, rule, kept.before.facts)
    try:
        outcome = evaluate(rule, maximum, facts, penalty=was.kind is Kind.PENALTY)
    except InputError as error:
        return replace(kept, problem=Problem(error.code, kept.unit, error.params))
    return replace(kept, after=Score.number(outcome.points, facts), why=outcome.why)


def _carried(before: Rule | None, after: Rule, facts: Facts) -> Facts:
    """Facts without the rule that asked for them (it was taken off) go by their names."""
    return carry_facts(after if before is None else before, after, facts)
