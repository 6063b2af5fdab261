"""Traits of units: what keeps criteria from applying to them, as the criteria word it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.scores import FIRST_STAGES, CellState
from parindex_desktop.domain.scoring import exemptions
from parindex_desktop.domain.text import clean
from parindex_desktop.services.entity_changes import changed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from parindex_desktop.domain.units import RoundId, UnitId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Trait:
    """A trait that units can be given, and what it does to them.

    Attributes:
        held: How many of the units asked about have it.
        leaves: Scored criteria of their group that do not apply for it.
        numbers: Numbers of these units already in the file that do not count with it.
    """

    text: str
    held: int
    leaves: int
    numbers: int


def offered(session: Session, book: GroupBook, units: Sequence[UnitId]) -> tuple[Trait, ...]:
    """Returns the traits of a round: those its criteria name, then those units have besides.

    Of the former the ones that criteria of this group name come first, in their order.
    """
    texts = dict.fromkeys((*_named(book), *_named_elsewhere(session, book), *_had(session, book)))
    return tuple(_trait(book, units, text) for text in texts)


def effect(book: GroupBook, units: Sequence[UnitId], text: str) -> Trait:
    """Returns what a trait does to some units of a group, whether or not they have it."""
    return _trait(book, units, clean(text))


def change(
    session: Session,
    round_id: RoundId,
    units: Collection[UnitId],
    *,
    given: Collection[str] = (),
    taken: Collection[str] = (),
) -> Edit:
    """Gives traits to units and takes others away; all else they have stays.

    Scores already there stay stored; they do not count as long as a trait exempts their criterion.
    """
    more = [text for each in given if (text := clean(each))]
    own = [p for p in session.reader.participations(round_id) if p.unit_id in units]
    changes = changed(
        (
            p,
            replace(
                p, traits=tuple(t for t in dict.fromkeys((*p.traits, *more)) if t not in taken)
            ),
        )
        for p in own
    )
    if len(own) == 1:
        name = session.units[own[0].unit_id].name
        return Edit("units.traits.one", (("unit", name),), changes)
    return Edit("units.traits", (("count", str(len(own))),), changes)


def _named(book: GroupBook) -> Iterator[str]:
    return (text for criterion in book.tree.criteria for text in criterion.exempt)


def _named_elsewhere(session: Session, book: GroupBook) -> Iterator[str]:
    for group in session.groups_in(book.round.id):
        tree = session.reader.criteria_tree(book.round.id, group.id)
        for criterion in tree.criteria if tree else ():
            yield from criterion.exempt


def _had(session: Session, book: GroupBook) -> Iterator[str]:
    return (t for p in session.reader.participations(book.round.id) for t in p.traits)


def _trait(book: GroupBook, units: Sequence[UnitId], text: str) -> Trait:
    exempt = exemptions(book.tree, (text,))
    held = sum(text in book.traits.get(unit, ()) for unit in units)
    numbers = sum(
        book.score(unit, leaf, stage).state is CellState.NUMBER
        for unit in units
        for leaf in exempt
        for stage in FIRST_STAGES
    )
    return Trait(text, held, len(exempt), numbers)
