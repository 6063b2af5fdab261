"""Which criterion the points of a column belong to; a group without a set gets a flat one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    CriterionId,
    SetId,
    Source,
)
from parindex_desktop.domain.edits import EntityChange
from parindex_desktop.domain.importing.mapping import (
    MappedColumn,
    TargetKind,
    heading_key,
    leaves_of_source,
    without_maximum,
)
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.domain.scores import Stage
from parindex_desktop.errors import InputError, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parindex_desktop.domain.units import GroupId, RoundId

FLAT_LEAVES: dict[Source, tuple[str, str]] = {
    Source.APPRAISED: ("TĐ", "Điểm thẩm định"),
    Source.SURVEY: ("XHH", "Điểm điều tra xã hội học"),
}
"""Code and name of the leaves of a set that an import creates."""

_SOURCE_OF = {TargetKind.APPRAISED: Source.APPRAISED, TargetKind.SURVEY: Source.SURVEY}


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the points of one column go."""

    column: MappedColumn
    criterion: Criterion
    stage: Stage


@dataclass(frozen=True, slots=True)
class CriteriaPlan:
    """The criteria an import writes to.

    Attributes:
        tree: As it will be.
        entities: What has to be created for it.
        problems: Columns without a criterion, maxima missing or contradicting.
    """

    tree: CriteriaTree
    destinations: tuple[Destination, ...]
    entities: tuple[EntityChange, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Maxima:
    """The maxima known for the columns of a table.

    Attributes:
        given: By the person: target, criterion code or heading -> points.
        printed: By a row of maxima in the table: column -> points.
    """

    given: Mapping[str, Points]
    printed: Mapping[int, Points]

    def of(self, column: MappedColumn, criterion: Criterion | None = None) -> Points | None:
        """Returns the maximum of a column: the person's word before the table's."""
        for name, points in self.given.items():
            if names_column(name, column, criterion):
                return points
        return self.printed.get(column.index, column.maximum)


def names_column(name: str, column: MappedColumn, criterion: Criterion | None) -> bool:
    """Tells whether a name means a column: by its target, its criterion's code or its heading."""
    words = {str(column.target), column.target.criterion_code, column.heading}
    if criterion is not None:
        words.add(criterion.code)
    keys = {heading_key(word) for word in words} | {without_maximum(column.heading)}
    return heading_key(name) in keys - {""}


class CriteriaPlanner:
    """Finds or makes the criterion of each scored column.

    Args:
        new_id: Gives provisional ids.
        stage: Whose points the appraised columns are.
    """

    def __init__(
        self,
        tree: CriteriaTree | None,
        *,
        round_id: RoundId,
        group_id: GroupId,
        stage: Stage,
        maxima: Maxima,
        new_id: Callable[[], int],
    ) -> None:
        self._entities: list[EntityChange] = []
        self._problems: list[Problem] = []
        self._stage = stage
        self._maxima = maxima
        self._new_id = new_id
        if tree is None:
            created = CriteriaSet(SetId(new_id()), round_id, group_id)
            self._entities.append(EntityChange(None, created))
            tree = CriteriaTree.build(created, ())
        self._tree = tree

    def plan(self, columns: Sequence[MappedColumn]) -> CriteriaPlan:
        """Returns the criteria of all scored columns; a column at fault is left out and told."""
        destinations: list[Destination] = []
        unused = set(self._maxima.given)
        for column in columns:
            if not column.target.is_scored:
                continue
            criterion = self._criterion_or_problem(column)
            unused -= {name for name in unused if names_column(name, column, criterion)}
            if criterion is None:
                continue
            self._check_maximum(column, criterion)
            appraised = criterion.source is Source.APPRAISED
            stage = self._stage if appraised else Stage.SURVEY
            destinations.append(Destination(column, criterion, stage))
        self._problems.extend(_doubles(destinations))
        self._problems.extend(Problem("IMP.117", params={"name": name}) for name in sorted(unused))
        return CriteriaPlan(
            self._tree, tuple(destinations), tuple(self._entities), tuple(self._problems)
        )

    def _criterion_or_problem(self, column: MappedColumn) -> Criterion | None:
        try:
            return self._criterion_of(column)
        except InputError as error:
            self._problems.append(Problem(error.code, column.heading, error.params))
            return None

    def _criterion_of(self, column: MappedColumn) -> Criterion:
        """Raises InputError `IMP.118`-`IMP.121` when there is none, several, or no maximum."""
        target = column.target
        if target.kind is TargetKind.CRITERION:
            found = self._tree.by_code(target.criterion_code)
            if found is None or not self._tree.is_leaf(found.id):
                codes = ", ".join(leaf.code for leaf in self._tree.leaves()) or "–"
                raise InputError("IMP.118", code=target.criterion_code, codes=codes)
            return found
        source = _SOURCE_OF[target.kind]
        leaves = leaves_of_source(self._tree, source)
        if len(leaves) > 1:
            codes = ", ".join(leaf.code for leaf in leaves)
            raise InputError("IMP.119", codes=codes)
        return leaves[0] if leaves else self._new_leaf(source, column)

    def _new_leaf(self, source: Source, column: MappedColumn) -> Criterion:
        if any(c.parent_id is not None for c in self._tree.criteria):
            raise InputError("IMP.121", target=column.target)
        maximum = self._maxima.of(column)
        if maximum is None or maximum <= 0:
            raise InputError("IMP.120", target=column.target, heading=column.heading)
        code, name = FLAT_LEAVES[source]
        leaf = Criterion(
            CriterionId(self._new_id()),
            self._tree.set.id,
            parent_id=None,
            position=len(self._tree.criteria),
            code=code,
            name=name,
            max_points=maximum,
            source=source,
        )
        self._entities.append(EntityChange(None, leaf))
        self._tree = CriteriaTree.build(self._tree.set, (*self._tree.criteria, leaf))
        return leaf

    def _check_maximum(self, column: MappedColumn, criterion: Criterion) -> None:
        said = self._maxima.of(column, criterion)
        if said is not None and said != criterion.max_points:
            given = any(names_column(name, column, criterion) for name in self._maxima.given)
            params: dict[str, object] = {
                "criterion": criterion.code,
                "said": format_points(said),
                "maximum": format_points(criterion.max_points),
            }
            severity = Severity.ERROR if given else Severity.WARNING
            self._problems.append(Problem("IMP.122", column.heading, params, severity))


def _doubles(destinations: Sequence[Destination]) -> list[Problem]:
    first: dict[CriterionId, Destination] = {}
    problems: list[Problem] = []
    for destination in destinations:
        other = first.setdefault(destination.criterion.id, destination)
        if other is not destination:
            params: dict[str, object] = {
                "first": other.column.heading,
                "second": destination.column.heading,
                "target": str(destination.column.target),
            }
            problems.append(Problem("IMP.115", params=params))
    return problems
