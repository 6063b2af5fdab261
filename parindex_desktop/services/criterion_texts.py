"""The words of one criterion beside its line: cách chấm, tài liệu kiểm chứng, whom it spares."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.text import clean, clean_lines
from parindex_desktop.services import criteria

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.units import Unit
    from parindex_desktop.services.group_book import GroupBook


def change_guide(book: GroupBook, criterion: Criterion, text: str) -> Edit:
    """Another wording of how it is scored; lines stay lines."""
    return criteria.change(book, replace(criterion, guide=clean_lines(text)))


def change_evidence(book: GroupBook, criterion: Criterion, text: str) -> Edit:
    """Other documents that prove it; lines stay lines."""
    return criteria.change(book, replace(criterion, evidence=clean_lines(text)))


def change_appraiser(book: GroupBook, criterion: Criterion, text: str) -> Edit:
    """Another department or person who appraises it."""
    return criteria.change(book, replace(criterion, appraiser=clean(text)))


def change_note(book: GroupBook, criterion: Criterion, text: str) -> Edit:
    """Another note; lines stay lines."""
    return criteria.change(book, replace(criterion, note=clean_lines(text)))


def spare(book: GroupBook, criterion: Criterion, trait: str) -> Edit:
    """One more trait of units to which the branch does not apply."""
    traits = dict.fromkeys((*criterion.exempt, *filter(None, [clean(trait)])))
    return criteria.change(book, replace(criterion, exempt=tuple(traits)))


def spare_no_longer(book: GroupBook, criterion: Criterion, traits: Iterable[str]) -> Edit:
    """Without these traits: the branch applies to their units again."""
    gone = set(traits)
    kept = tuple(trait for trait in criterion.exempt if trait not in gone)
    return criteria.change(book, replace(criterion, exempt=kept))


def inherited_traits(book: GroupBook, criterion: Criterion) -> tuple[tuple[Criterion, str], ...]:
    """Returns the traits that spare units from a branch above, with that branch, the highest first.

    They hold here too, whatever the criterion itself says.
    """
    above: list[Criterion] = []
    parent = criterion.parent_id
    while parent is not None:
        above.insert(0, book.tree.get(parent))
        parent = above[0].parent_id
    return tuple((branch, trait) for branch in above for trait in branch.exempt)


def spared_units(book: GroupBook, criterion: Criterion) -> tuple[Unit, ...]:
    """Returns the units to which nothing of a criterion's branch applies, for their traits."""
    traits = {*criterion.exempt, *(trait for _, trait in inherited_traits(book, criterion))}
    return tuple(unit for unit in book.units if traits & set(book.traits.get(unit.id, ())))


def known_appraisers(book: GroupBook) -> tuple[str, ...]:
    """Returns who appraises criteria of this set, in printed order."""
    return tuple(dict.fromkeys(filter(None, (c.appraiser for c in book.tree.criteria))))
