"""Groups of units (khối): own ones beside the usual four, renamed, ordered, removed when empty."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriteriaSet
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.text import clean, match_key, without_marks
from parindex_desktop.domain.units import GroupId, UnitGroup
from parindex_desktop.errors import InputError
from parindex_desktop.services.entity_changes import changed, created, removed
from parindex_desktop.services.leaving import left_by_group
from parindex_desktop.services.ordering import moved

if TYPE_CHECKING:
    from parindex_desktop.domain.edits import Entity
    from parindex_desktop.services.session import Session

_NOT_IN_CODES = re.compile(r"[^a-z0-9]+")


def short_title(group: UnitGroup) -> str:
    """Returns a group's name as lists and tabs say it: `các huyện, thị xã` as `Huyện, thị xã`."""
    return _capital(group.name)


def proposed_code(session: Session, name: str) -> str:
    """Returns a free code for the command line and file names: `phuong` for `các phường`."""
    words = _NOT_IN_CODES.sub(" ", without_marks(clean(name))).split()
    base = "-".join(words[1:] if words[:1] == ["cac"] else words) or "khoi"
    taken = {group.code for group in session.groups}
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (base, *numbered) if code not in taken)


def add(session: Session, *, name: str, heading: str = "", code: str = "") -> Edit:
    """A group of the office's own, behind the others.

    Args:
        session: The open work file.
        name: As titles say it: `các phường`.
        heading: Heading of the unit column; the name with a capital when empty.
        code: Short name; proposed from the name when empty.

    Raises:
        InputError: `SET.112` without a name, `SET.113` when name or code is taken.
    """
    name, heading, code = clean(name), clean(heading), _clean_code(code)
    group = UnitGroup(
        GroupId(session.new_ids()[0]),
        code or proposed_code(session, name),
        name,
        heading or _capital(name),
        max((other.position for other in session.groups), default=-1) + 1,
    )
    _check(session, group)
    return Edit("groups.add", (("group", name),), created([group]))


def change(
    session: Session,
    group: UnitGroup,
    *,
    name: str | None = None,
    heading: str | None = None,
    code: str | None = None,
) -> Edit:
    """Another name, column heading or code; None keeps what is there. Raises as `add` does."""
    after = replace(
        group,
        name=group.name if name is None else clean(name),
        heading=group.heading if heading is None else clean(heading),
        code=group.code if code is None else _clean_code(code) or group.code,
    )
    _check(session, after)
    params = (("group", group.name), ("name", after.name))
    return Edit("groups.change", params, changed([(group, after)]))


def move(session: Session, group: UnitGroup, step: int) -> Edit:
    """The group one place down (1) or up (-1); at the end of the list it stays."""
    order = moved(session.groups, [session.groups.index(group)], step)
    pairs = ((g, replace(g, position=position)) for position, g in enumerate(order))
    return Edit("groups.move", (("group", group.name),), changed(pairs))


def remove(session: Session, group: UnitGroup) -> Edit:
    """The group with what rounds declare for it: set-ups, and criteria sets nobody is scored by.

    Raises:
        InputError: `SET.117` when it has units in any round, `STP.111` when a second entry of it
            was keyed.
    """
    gone: list[Entity] = []
    for round_ in session.rounds:
        if any(p.group_id == group.id for p in session.reader.participations(round_.id)):
            raise InputError("SET.117", name=group.name)
        gone += left_by_group(session.reader, round_.id, group.id, group.name)
        tree = session.reader.criteria_tree(round_.id, group.id)
        if tree is not None:
            gone += [*reversed(tree.criteria), tree.set]
        setup = session.reader.setups(round_.id).get(group.id)
        if setup is not None:
            gone.append(setup)
    return Edit("groups.remove", (("group", group.name),), removed([*gone, group]))


def removed_sets(edit: Edit) -> int:
    """Returns how many criteria sets go with a group, to be told before it is removed."""
    return sum(isinstance(change.before, CriteriaSet) for change in edit.entities)


def _check(session: Session, group: UnitGroup) -> None:
    if not group.name:
        raise InputError("SET.112")
    for other in session.groups:
        if other.id == group.id:
            continue
        if match_key(other.name) == match_key(group.name):
            raise InputError("SET.113", name=group.name)
        if other.code == group.code:
            raise InputError("SET.113", name=group.code)


def _clean_code(code: str) -> str:
    return _NOT_IN_CODES.sub("-", without_marks(clean(code))).strip("-")


def _capital(name: str) -> str:
    bare = name.removeprefix("các ")
    return bare[:1].upper() + bare[1:]
