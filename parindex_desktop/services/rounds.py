"""Rounds (kỳ đánh giá): begun as a copy of the one before, and the rules each declares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.policy import ClassBand
from parindex_desktop.domain.rounds import GroupSetup, Round
from parindex_desktop.domain.text import clean, match_key
from parindex_desktop.domain.units import RoundId
from parindex_desktop.errors import InputError
from parindex_desktop.services import criteria
from parindex_desktop.services.award_lists import OF_SHEETS
from parindex_desktop.services.entity_changes import changed, created, removed
from parindex_desktop.services.leaving import left_by_round

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.criteria import CriteriaTree
    from parindex_desktop.domain.edits import Entity
    from parindex_desktop.domain.policy import Policy
    from parindex_desktop.domain.rounds import OfficeProfile
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.session import Session

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the scoring of a round has come.

    Attributes:
        scored: Cells with a number that counts for the result.
        expected: Cells that must have one before the round is complete.
    """

    units: int
    scored: int
    expected: int


def progress(session: Session, round_: Round) -> Progress:
    """Counts the cells of all groups of a round, at the stage that counts."""
    books = [session.book(round_.id, group.id) for group in session.groups_in(round_.id)]
    totals = [book.result(unit.id).total for book in books for unit in book.units]
    scored = sum(total.scored for total in totals)
    return Progress(len(totals), scored, scored + sum(total.missing for total in totals))


def default_name(year: int) -> str:
    """Returns what a new round is called, in the words of the decisions."""
    return f"Chỉ số cải cách hành chính năm {year}"


def new_round(session: Session, year: int, copy_from: Round | None = None) -> Edit:
    """Begins the round of a year, with units, criteria and rules of another but no scores.

    Args:
        session: The open work file.
        year: The year assessed.
        copy_from: Whose units, criteria sets, classes, columns and rules are taken over; None for
            an empty round.

    Raises:
        InputError: `SET.120` a year out of range, `SET.114` a year that is there.
    """
    _check_year(session, year, itself=None)
    made = Round(RoundId(session.new_ids()[0]), year, default_name(year))
    if copy_from is None:
        return Edit("rounds.add", (("year", str(year)),), created([made]))
    made = replace(made, policy=copy_from.policy)
    params = (("year", str(year)), ("source", str(copy_from.year)))
    return Edit("rounds.copy", params, created([made, *_copies(session, copy_from, made)]))


def remove_round(session: Session, round_: Round) -> Edit:
    """The round with all it declares, as long as nobody has scores in it.

    Raises:
        InputError: `SET.111` when it has scores, `STP.111` when something was written about a
            unit in it.
    """
    if session.reader.scores(round_.id):
        raise InputError("SET.111", name=round_.name)
    reader = session.reader
    gone: list[Entity] = [
        *left_by_round(reader, round_.id, round_.name),
        *reader.paper_wordings(round_.id).values(),
        *(each for kind in OF_SHEETS for each in reader.kept(kind, round_.id)),
    ]
    for tree in _trees(session, round_):
        gone += [*reversed(tree.criteria), tree.set]
    gone += [*reader.setups(round_.id).values(), *reader.participations(round_.id), round_]
    return Edit("rounds.remove", (("year", str(round_.year)),), removed(gone))


def change_round(
    session: Session, round_: Round, *, year: int | None = None, name: str | None = None
) -> Edit:
    """Another year or name; None keeps what is there.

    Raises:
        InputError: `SET.112` without a name, `SET.114` and `SET.120` as `new_round`.
    """
    after = replace(
        round_,
        year=round_.year if year is None else year,
        name=round_.name if name is None else clean(name),
    )
    _check_year(session, after.year, itself=round_)
    if not after.name:
        raise InputError("SET.112")
    params = (("round", round_.name), ("year", str(after.year)), ("name", after.name))
    return Edit("rounds.change", params, changed([(round_, after)]))


def change_policy(round_: Round, policy: Policy) -> Edit:
    """Other rules of rounding and ranking."""
    params = (("year", str(round_.year)),)
    return Edit("rounds.policy", params, changed([(round_, replace(round_, policy=policy))]))


def change_bands(
    session: Session, round_: Round, groups: Sequence[UnitGroup], bands: tuple[ClassBand, ...]
) -> Edit:
    """Other classes of one group or several, from the best down.

    Raises:
        InputError: `SET.112` a class without a name, `SET.113` a name twice, `SET.121` bounds that
            do not fall.
    """
    named = tuple(replace(band, name=clean(band.name)) for band in bands)
    _check_bands(named)
    setups = session.reader.setups(round_.id)
    changes: list[EntityChange] = []
    for group in groups:
        before = setups.get(group.id)
        after = replace(before or GroupSetup(round_.id, group.id), bands=named)
        changes += created([after]) if before is None else changed([(before, after)])
    params = (("group", ", ".join(group.name for group in groups)), ("year", str(round_.year)))
    return Edit("rounds.classes", params, tuple(changes))


def with_class_added(bands: tuple[ClassBand, ...], name: str) -> tuple[ClassBand, ...]:
    """Returns the classes with one more above the lowest, its bound half way to the one before.

    The lowest class usually begins at 0, so that a new one has no room below it.
    """
    if not bands:
        return (ClassBand(name, Decimal(0)),)
    upper = bands[-2].lower_bound if len(bands) > 1 else Decimal(100)
    middle = ((upper + bands[-1].lower_bound) / 2).quantize(Decimal(1), ROUND_DOWN)
    return (*bands[:-1], ClassBand(name, middle), bands[-1])


def change_profile(session: Session, profile: OfficeProfile) -> Edit:
    """Other words for the office on its papers.

    Raises:
        InputError: `SET.112` without a province.
    """
    if not clean(profile.province):
        raise InputError("SET.112")
    return Edit("office.change", (), changed([(session.profile, profile)]))


def proposed_authority(province: str) -> str:
    """Returns who issues the decisions of a province: the chairman of its People's Committee."""
    province = clean(province)
    return f"Chủ tịch Ủy ban nhân dân {province}" if province else ""


def proposed_place(province: str) -> str:
    """Returns the place before a date: `tỉnh An Giang` dates its papers from `An Giang`."""
    words = clean(province)
    for rank in ("tỉnh ", "thành phố "):
        if words.casefold().startswith(rank):
            return words[len(rank) :]
    return words


def _check_year(session: Session, year: int, *, itself: Round | None) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError("SET.120", year=year)
    if any(other.year == year and other != itself for other in session.rounds):
        raise InputError("SET.114", year=year)


def _check_bands(bands: tuple[ClassBand, ...]) -> None:
    seen: set[str] = set()
    for band in bands:
        if not band.name:
            raise InputError("SET.112")
        if match_key(band.name) in seen:
            raise InputError("SET.113", name=band.name)
        seen.add(match_key(band.name))
    bounds = [band.lower_bound for band in bands]
    if any(lower >= upper for upper, lower in pairwise(bounds)):
        raise InputError("SET.121")


def _copies(session: Session, source: Round, made: Round) -> Iterator[Entity]:
    """Yields what a new round takes over, each thing after what it belongs to."""
    reader = session.reader
    for participation in reader.participations(source.id):
        yield replace(participation, round_id=made.id)
    for setup in reader.setups(source.id).values():
        # A title of its own names the year it was written for.
        title = setup.title.replace(str(source.year), str(made.year))
        yield replace(setup, round_id=made.id, title=title)
    for tree in _trees(session, source):
        yield from criteria.copied(session, tree, made.id, tree.set.group_id)


def _trees(session: Session, round_: Round) -> list[CriteriaTree]:
    reader = session.reader
    groups = dict.fromkeys(s.group_id for s in reader.criteria_sets(round_.id))
    trees = (reader.criteria_tree(round_.id, group_id) for group_id in groups)
    return [tree for tree in trees if tree is not None]
