"""The scored questionnaire of one group in one round: a tree of criteria of any depth.

Lĩnh vực -> tiêu chí -> tiêu chí thành phần; a criterion without children is itself scored, so
leaves sit at any level.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.domain.rules.kinds import Rule
from parindex_desktop.domain.units import GroupId, RoundId
from parindex_desktop.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SetId = NewType("SetId", int)
CriterionId = NewType("CriterionId", int)


class Source(StrEnum):
    """Where the points of a leaf come from."""

    APPRAISED = "appraised"
    SURVEY = "survey"
    EXTERNAL = "external"  # an index that others measure, such as SIPAS


class Kind(StrEnum):
    """What a leaf does to the total: bonus and penalty leave the maximum alone."""

    NORMAL = "normal"
    BONUS = "bonus"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """A criteria set (bộ tiêu chí) as issued by a decision for one group.

    Attributes:
        decision: The text that issued it, as printed; may be empty.
        bonus_cap: Most points that all bonus leaves together may add; None for no cap.
        penalty_cap: Most points that all penalty leaves together may take; None for no cap.
        frozen: Nothing of the set may change: it is issued, or used in a locked round.
    """

    id: SetId
    round_id: RoundId
    group_id: GroupId
    title: str = ""
    decision: str = ""
    bonus_cap: Points | None = None
    penalty_cap: Points | None = None
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the questionnaire.

    Attributes:
        code: As printed, such as `1.2`; unique in its set.
        max_points: Maximum of a leaf; for a parent the sum that its decision prints.
        position: Order among its siblings, from 0.
        rule: How facts become points; None when points are typed. Only leaves have one.
        guide: How it is scored, as the decision words it (cách chấm); lines end with a newline.
        evidence: Documents that prove it (tài liệu kiểm chứng).
        appraiser: Who appraises it: a department or a person.
        note: Ghi chú.
        exempt: Traits of units to which this and all below it do not apply, each worded as the
            ground that is printed: `Đơn vị không có TTHC`.
        lineage: The criterion of another set that this one continues, or whose lineage it shares;
            None when it is the first of its line. See `identity`.
    """

    id: CriterionId
    set_id: SetId
    parent_id: CriterionId | None
    position: int
    code: str
    name: str
    max_points: Points
    source: Source = Source.APPRAISED
    kind: Kind = Kind.NORMAL
    rule: Rule | None = None
    guide: str = ""
    evidence: str = ""
    appraiser: str = ""
    note: str = ""
    exempt: tuple[str, ...] = ()
    lineage: CriterionId | None = None

    @property
    def identity(self) -> CriterionId:
        """What criteria of different sets share when they are the same criterion."""
        return self.id if self.lineage is None else self.lineage


@dataclass(frozen=True, slots=True)
class CriteriaTree:
    """The criteria of one set in printed order, with their kinship looked up once.

    Attributes:
        set: The set they belong to.
        criteria: All criteria, parents before children, siblings by position.
    """

    set: CriteriaSet
    criteria: tuple[Criterion, ...]
    _children: dict[CriterionId | None, tuple[Criterion, ...]] = field(repr=False, compare=False)
    _by_id: dict[CriterionId, Criterion] = field(repr=False, compare=False)

    @classmethod
    def build(cls, criteria_set: CriteriaSet, criteria: Iterable[Criterion]) -> CriteriaTree:
        """Orders criteria depth first.

        Those unreachable from a root (orphans, cycles) are left out, see `check_tree`.
        """
        grouped: defaultdict[CriterionId | None, list[Criterion]] = defaultdict(list)
        for criterion in criteria:
            grouped[criterion.parent_id].append(criterion)
        children = {
            parent: tuple(sorted(group, key=lambda c: (c.position, c.id)))
            for parent, group in grouped.items()
        }
        ordered = tuple(_depth_first(children))
        return cls(criteria_set, ordered, children, {c.id: c for c in ordered})

    def children(self, parent: CriterionId | None) -> tuple[Criterion, ...]:
        """Returns the criteria directly below one, or the domains (lĩnh vực) below None."""
        return self._children.get(parent, ())

    def is_leaf(self, criterion: CriterionId) -> bool:
        """Tells whether a criterion is itself scored."""
        return criterion not in self._children

    def leaves(self) -> tuple[Criterion, ...]:
        """Returns the scored criteria in printed order."""
        return tuple(c for c in self.criteria if self.is_leaf(c.id))

    def get(self, criterion: CriterionId) -> Criterion:
        """Returns a criterion of this set; KeyError when it is not of this set."""
        return self._by_id[criterion]

    def by_code(self, code: str) -> Criterion | None:
        """Returns the criterion with a printed code, or None."""
        return next((c for c in self.criteria if c.code == code), None)

    def maximum(self) -> Points:
        """Returns the sum of the normal leaves' maxima."""
        return Points(sum(c.max_points for c in self.leaves() if c.kind is Kind.NORMAL))


def check_tree(criteria_set: CriteriaSet, criteria: Iterable[Criterion]) -> tuple[Problem, ...]:
    """Returns what makes a set unsound.

    `SET.101` orphans and cycles, `SET.102` double codes, `SET.103` negative maxima, `SET.104` a
    parent whose maximum is not the sum of what is below it.
    """
    given = tuple(criteria)
    tree = CriteriaTree.build(criteria_set, given)
    reached = {c.id for c in tree.criteria}
    problems = [Problem("SET.101", place=c.code) for c in given if c.id not in reached]
    seen: set[str] = set()
    for criterion in tree.criteria:
        if criterion.code in seen:
            problems.append(Problem("SET.102", place=criterion.code))
        seen.add(criterion.code)
        if criterion.max_points < 0:
            problems.append(Problem("SET.103", place=criterion.code))
        problems.extend(_sum_problem(tree, criterion))
    return tuple(problems)


def _sum_problem(tree: CriteriaTree, criterion: Criterion) -> Iterator[Problem]:
    below = tree.children(criterion.id)
    total = sum(child.max_points for child in below if child.kind is Kind.NORMAL)
    if below and criterion.kind is Kind.NORMAL and total != criterion.max_points:
        params: dict[str, object] = {
            "sum": format_points(Points(total)),
            "maximum": format_points(criterion.max_points),
        }
        yield Problem("SET.104", place=criterion.code, params=params)


def _depth_first(
    children: dict[CriterionId | None, tuple[Criterion, ...]],
) -> Iterator[Criterion]:
    waiting = list(reversed(children.get(None, ())))
    while waiting:
        criterion = waiting.pop()
        yield criterion
        waiting.extend(reversed(children.get(criterion.id, ())))
