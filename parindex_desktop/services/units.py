"""The units of a round: who is assessed, in which group, and in which order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.scores import BLANK, Stage
from parindex_desktop.domain.text import clean, match_key, sort_key
from parindex_desktop.domain.units import Participation, Unit, UnitId
from parindex_desktop.errors import InputError
from parindex_desktop.services.award_lists import awards_of_units
from parindex_desktop.services.entity_changes import changed, removed
from parindex_desktop.services.leaving import left_by_move, left_by_unit
from parindex_desktop.services.ordering import moved
from parindex_desktop.services.score_search import find_unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from parindex_desktop.domain.edits import Entity
    from parindex_desktop.domain.units import GroupId, RoundId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session


_LIST_NUMBER = re.compile(r"^\d{1,4}(?:[.)](?:\s+|$)|$)")
"""`12`, `12.`, `12)`: alone in a cell, or before a name."""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit of a group as the list shows it.

    Attributes:
        scored: Leaves with a number in the deciding stage.
        expected: Leaves that apply to the unit.
        traits: What keeps criteria from applying to it.
        exempt: Leaves that do not apply for these.
    """

    unit: Unit
    ranked: bool
    scored: int
    expected: int
    traits: tuple[str, ...] = ()
    exempt: int = 0


class NameState(StrEnum):
    """What adding a name to a round would do."""

    NEW = "new"
    KNOWN = "known"
    DUPLICATE = "duplicate"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class PastedName:
    """One pasted line.

    Attributes:
        state: New to the file; known from another round; in this round already; repeated in the
            lines.
        same_as: The unit meant, or the name of the earlier line; empty when new.
    """

    name: str
    state: NameState
    same_as: str = ""

    @property
    def is_added(self) -> bool:
        """True when the line makes a unit take part."""
        return self.state in {NameState.NEW, NameState.KNOWN}


def lines(book: GroupBook) -> tuple[UnitLine, ...]:
    """Returns the units of a group with how far each is scored."""
    return tuple(_line(book, unit) for unit in book.units)


def matching(shown: Iterable[UnitLine], query: str) -> tuple[UnitLine, ...]:
    """Returns the lines whose names have every word of a query; all of them without one."""
    return tuple(line for line in shown if not query or find_unit((line.unit,), query) is not None)


def preview(session: Session, round_id: RoundId, text: str) -> tuple[PastedName, ...]:
    """Tells what each pasted line would add.

    Of a pasted block the first column counts that is no number; `2.` before a name is the number
    of a list.
    """
    taking_part = _names_in(session, round_id)
    known = _known(session)
    seen: dict[str, str] = {}
    found: list[PastedName] = []
    for line in text.splitlines():
        name = _pasted_name(line)
        if not name:
            continue
        key = match_key(name)
        if key in seen:
            found.append(PastedName(name, NameState.REPEATED, seen[key]))
        elif key in taking_part:
            found.append(PastedName(name, NameState.DUPLICATE, taking_part[key].name))
        elif key in known:
            found.append(PastedName(name, NameState.KNOWN, known[key].name))
        else:
            found.append(PastedName(name, NameState.NEW))
        seen.setdefault(key, name)
    return tuple(found)


def _line(book: GroupBook, unit: Unit) -> UnitLine:
    total, traits = book.result(unit.id).total, book.traits.get(unit.id, ())
    return UnitLine(
        unit,
        unit.id not in book.left_out,
        total.scored,
        total.scored + total.missing,
        traits,
        sum(bool(book.exemption(unit.id, leaf.id)) for leaf in book.leaves) if traits else 0,
    )


def _pasted_name(line: str) -> str:
    cells = (_LIST_NUMBER.sub("", clean(cell)) for cell in line.split("\t"))
    return next((cell for cell in cells if cell), clean(line.partition("\t")[0]))


def add(session: Session, round_id: RoundId, group_id: GroupId, name: str) -> Edit:
    """One unit at the end of a group; one that the file knows from another round takes part again.

    Raises:
        InputError: `SET.112` without a name, `SET.113` when it takes part already.
    """
    name = _pasted_name(name)
    _check_name(session, round_id, name)
    edit = add_many(session, round_id, group_id, [name])
    return Edit("units.add", (("unit", name),), edit.entities)


def add_many(session: Session, round_id: RoundId, group_id: GroupId, names: Iterable[str]) -> Edit:
    """Many units at the end of a group in the order given; names that take part are passed over."""
    wanted = [p for p in preview(session, round_id, "\n".join(names)) if p.is_added]
    known = _known(session)
    ids = iter(session.new_ids(len(wanted)) if wanted else ())
    first = len(_order(session, round_id, group_id))
    changes: list[EntityChange] = []
    for position, line in enumerate(wanted, start=first):
        unit = known.get(match_key(line.name))
        if unit is None:
            unit = Unit(UnitId(next(ids)), line.name)
            changes.append(EntityChange(None, unit))
        place = Participation(round_id, unit.id, group_id, position)
        changes.append(EntityChange(None, place))
    group = next(g for g in session.groups if g.id == group_id)
    params = (("count", str(len(wanted))), ("group", group.name))
    return Edit("units.add_many", params, tuple(changes))


def rename(session: Session, round_id: RoundId, unit_id: UnitId, name: str) -> Edit:
    """Another name, in every round that the unit takes part in. Raises as `add` does."""
    unit, name = session.units[unit_id], clean(name)
    _check_name(session, round_id, name, but=unit_id)
    params = (("unit", unit.name), ("name", name))
    return Edit("units.rename", params, changed([(unit, replace(unit, name=name))]))


def set_short_name(session: Session, unit_id: UnitId, short_name: str) -> Edit:
    """A shorter name for narrow columns; empty takes it away."""
    unit = session.units[unit_id]
    after = replace(unit, short_name=clean(short_name))
    params = (("unit", unit.name), ("name", after.short_name or "–"))
    return Edit("units.short_name", params, changed([(unit, after)]))


def set_ranked(
    session: Session, round_id: RoundId, units: Collection[UnitId], *, ranked: bool
) -> Edit:
    """Units taken into the ranking, or scored and left out of it."""
    own = [p for p in session.reader.participations(round_id) if p.unit_id in units]
    changes = changed((p, replace(p, ranked=ranked)) for p in own)
    return _edit(session, "units.take_in" if ranked else "units.leave_out", units, changes)


def move(session: Session, round_id: RoundId, units: Collection[UnitId], step: int) -> Edit:
    """Units of one group one place down (1) or up (-1), as a block; at the end they stay."""
    own = next(p for p in session.reader.participations(round_id) if p.unit_id in units)
    order = _order(session, round_id, own.group_id)
    places = [place for place, p in enumerate(order) if p.unit_id in units]
    return _edit(session, "units.move", units, _renumbered(moved(order, places, step)))


def sort_by_name(session: Session, round_id: RoundId, group_id: GroupId) -> Edit:
    """The units of a group in the Vietnamese order of their names."""
    order = _order(session, round_id, group_id)
    order.sort(key=lambda p: sort_key(session.units[p.unit_id].name))
    group = next(g for g in session.groups if g.id == group_id)
    return Edit("units.sort", (("group", group.name),), _renumbered(order))


def move_to_group(
    session: Session, round_id: RoundId, units: Sequence[UnitId], group_id: GroupId
) -> Edit:
    """Units at the end of another group of the round.

    Raises:
        InputError: `SET.111` when one has scores: they belong to the criteria of its old group;
            `STP.111` when something was written about one.
    """
    own = {p.unit_id: p for p in session.reader.participations(round_id)}
    moving = [own[unit_id] for unit_id in units if own[unit_id].group_id != group_id]
    left: list[Entity] = []
    for place in moving:
        _check_without_scores(session, place)
        name = session.units[place.unit_id].name
        left += left_by_move(session.reader, round_id, place.unit_id, name)
    first = len(_order(session, round_id, group_id))
    changes = list(
        changed(
            (place, replace(place, group_id=group_id, position=position))
            for position, place in enumerate(moving, start=first)
        )
    )
    for group_left in dict.fromkeys(place.group_id for place in moving):
        rest = [p for p in _order(session, round_id, group_left) if p not in moving]
        changes += _renumbered(rest)
    changes += removed(left)
    edit = _edit(session, "units.move_to_group", units, changes)
    group = next(g for g in session.groups if g.id == group_id)
    return replace(edit, params=(*edit.params, ("group", group.name)))


def remove(session: Session, round_id: RoundId, units: Sequence[UnitId]) -> Edit:
    """Units out of a round, and out of the file where nothing else holds them.

    Raises:
        InputError: `SET.111` when one has scores in this round, `STP.111` when something was
            written about one.
    """
    own = {p.unit_id: p for p in session.reader.participations(round_id)}
    leaving = [own[unit_id] for unit_id in units]
    left: list[Entity] = []
    for place in leaving:
        _check_without_scores(session, place)
        name = session.units[place.unit_id].name
        left += left_by_unit(session.reader, round_id, place.unit_id, name)
    closed_up: list[EntityChange] = []
    for group_id in dict.fromkeys(place.group_id for place in leaving):
        rest = [p for p in _order(session, round_id, group_id) if p not in leaving]
        closed_up += _renumbered(rest)
    awarded = [a for a in awards_of_units(session.reader, round_id) if a.unit_id in units]
    held = _held_elsewhere(session, round_id)
    gone = [session.units[unit_id] for unit_id in units if unit_id not in held]
    return _edit(
        session, "units.remove", units, (*closed_up, *removed([*left, *awarded, *leaving, *gone]))
    )


def _known(session: Session) -> dict[str, Unit]:
    return {match_key(unit.name): unit for unit in session.units.values()}


def _names_in(session: Session, round_id: RoundId) -> dict[str, Unit]:
    units = (session.units[p.unit_id] for p in session.reader.participations(round_id))
    return {match_key(unit.name): unit for unit in units}


def _check_name(
    session: Session, round_id: RoundId, name: str, *, but: UnitId | None = None
) -> None:
    if not name:
        raise InputError("SET.112")
    same = _names_in(session, round_id).get(match_key(name))
    if same is not None and same.id != but:
        raise InputError("SET.113", name=same.name)


def _check_without_scores(session: Session, place: Participation) -> None:
    book = session.book(place.round_id, place.group_id)
    keys = ((leaf.id, stage) for leaf in book.leaves for stage in Stage)
    if any(book.score(place.unit_id, *key) != BLANK for key in keys):
        raise InputError("SET.111", name=session.units[place.unit_id].name)


def _held_elsewhere(session: Session, round_id: RoundId) -> frozenset[UnitId]:
    """Returns the units that another round counts or awards."""
    others = [r.id for r in session.rounds if r.id != round_id]
    taking_part = {p.unit_id for r in others for p in session.reader.participations(r)}
    awarded = {a.unit_id for r in others for a in awards_of_units(session.reader, r)}
    return frozenset(taking_part | {each for each in awarded if each is not None})


def _order(session: Session, round_id: RoundId, group_id: GroupId) -> list[Participation]:
    return [p for p in session.reader.participations(round_id) if p.group_id == group_id]


def _renumbered(order: Iterable[Participation]) -> tuple[EntityChange, ...]:
    return changed((p, replace(p, position=position)) for position, p in enumerate(order))


def _edit(
    session: Session, action: str, units: Collection[UnitId], changes: Iterable[EntityChange]
) -> Edit:
    """Returns an edit told by the name of its unit when it is about one, else by their number."""
    if len(units) == 1:
        name = session.units[next(iter(units))].name
        return Edit(f"{action}.one", (("unit", name),), tuple(changes))
    return Edit(action, (("count", str(len(units))),), tuple(changes))
