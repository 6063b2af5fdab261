"""The columns of the grid: each leaf with what its heading says, and the domains above them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Criterion, Kind, Source
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.scores import Stage
from parindex_desktop.i18n import tr
from parindex_desktop.services.group_book import stage_of, stages_in_force

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import CriteriaTree
    from parindex_desktop.services.group_book import GroupBook


@dataclass(frozen=True, slots=True)
class Column:
    """One scored criterion as a column.

    Attributes:
        stages: The stages whose value holds in the layer shown, the one edited first.
        is_open: The layer shown fills the column.
        maximum: As the heading shows it.
        tip: Everything about the criterion, one fact a line.
        origin: Who gives the points where the appraisal does not, as the heading says it.
        ends_domain: The next column belongs to another domain.
    """

    leaf: Criterion
    stages: tuple[Stage, ...]
    is_open: bool
    maximum: str
    tip: str
    origin: str
    ends_domain: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A domain (lĩnh vực) over its columns, ends included."""

    first: int
    last: int
    text: str


def make_columns(book: GroupBook, layer: Stage) -> tuple[Column, ...]:
    """Returns the columns of a group's grid."""
    tree, leaves = book.tree, book.leaves
    domains = [_path(tree, leaf)[0].id for leaf in leaves]
    return tuple(
        Column(
            leaf,
            stages_in_force(leaf, layer),
            stage_of(leaf, layer) is not None,
            signed_maximum(leaf),
            _tip(tree, leaf),
            _origin(leaf),
            place + 1 == len(leaves) or domains[place + 1] != domains[place],
        )
        for place, leaf in enumerate(leaves)
    )


def make_bands(book: GroupBook) -> tuple[Band, ...]:
    """Returns the domains over the columns; a domain that is itself scored needs none."""
    bands: list[Band] = []
    for place, leaf in enumerate(book.leaves):
        domain = _path(book.tree, leaf)[0]
        if domain.id == leaf.id:
            continue
        text = f"{domain.code}. {domain.name}"
        if bands and bands[-1].text == text and bands[-1].last == place - 1:
            bands[-1] = Band(bands[-1].first, place, text)
        else:
            bands.append(Band(place, place, text))
    return tuple(bands)


def _path(tree: CriteriaTree, leaf: Criterion) -> tuple[Criterion, ...]:
    """Returns a leaf with everything above it, the domain first."""
    path = [leaf]
    while (parent := path[0].parent_id) is not None:
        path.insert(0, tree.get(parent))
    return tuple(path)


def signed_maximum(leaf: Criterion) -> str:
    """Returns the most points of a leaf, with the sign of bonus and penalty."""
    signs = {Kind.NORMAL: "", Kind.BONUS: "+", Kind.PENALTY: "−"}
    return signs[leaf.kind] + format_points(leaf.max_points)


def _origin(leaf: Criterion) -> str:
    match leaf.source:
        case Source.SURVEY:
            return tr("survey")
        case Source.EXTERNAL:
            return tr("external index")
        case Source.APPRAISED:
            return ""


def _tip(tree: CriteriaTree, leaf: Criterion) -> str:
    lines = [f"{criterion.code}  {criterion.name}" for criterion in _path(tree, leaf)]
    lines.append(tr("Maximum: {points} points", points=format_points(leaf.max_points)))
    if leaf.source is Source.SURVEY:
        lines.append(tr("Scored by the sociological survey"))
    if leaf.source is Source.EXTERNAL:
        lines.append(tr("Taken from an index that others measure"))
    if leaf.kind is Kind.BONUS:
        lines.append(tr("Bonus points, above the maximum of the set"))
    if leaf.kind is Kind.PENALTY:
        lines.append(tr("Penalty points, taken off the total"))
    return "\n".join(lines)
