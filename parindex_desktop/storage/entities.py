"""Entities in the tables: one generic way to read, check and write all of them."""

from __future__ import annotations

from dataclasses import fields
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from sqlalchemy import Table, bindparam, delete, insert, inspect, select, tuple_, update

from parindex_desktop.errors import ConflictError
from parindex_desktop.storage.rows import ROW_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection

    from parindex_desktop.domain.edits import Entity, EntityChange, EntityT

Key: TypeAlias = tuple[Any, ...]
Place: TypeAlias = tuple["type[Entity]", Key]

_CHUNK = 400
"""Keys asked for in one statement; SQLite allows some thousand parameters."""


def read_entities(
    connection: Connection, kind: type[EntityT], *where: ColumnElement[bool], order: str = ""
) -> tuple[EntityT, ...]:
    """Returns the entities of a kind that meet the conditions, by a column or by their key.

    The columns of a row are the fields of the entity: objects of the mapped class between both
    would cost more than the reading.
    """
    table = ROW_OF[cast("type[Entity]", kind)].__table__
    names = [field.name for field in fields(kind)]
    by = [table.c[order]] if order else []
    statement = select(*(table.c[name] for name in names)).where(*where)
    found = connection.execute(statement.order_by(*by, *table.primary_key))
    return tuple(kind(**dict(zip(names, row, strict=True))) for row in found)


def place_of(entity: Entity) -> Place:
    """Returns what tells an entity from all others: its kind and the key of its row."""
    kind = type(entity)
    return kind, tuple(getattr(entity, name) for name in _key_names(kind))


def check_entities(connection: Connection, changes: Sequence[EntityChange]) -> None:
    """Compares what each change expects with what is there.

    Raises:
        ConflictError: `FILE.131` with `entities`, pairs of what was expected and what was found.
    """
    known = _current(connection, changes)
    differing: list[tuple[Entity | None, Entity | None]] = []
    for change in changes:
        place = _place_of_change(change)
        if known.get(place) != change.before:
            differing.append((change.before, known.get(place)))
        if change.after is None:
            known.pop(place, None)
        else:
            known[place] = change.after
    if differing:
        raise ConflictError("FILE.131", count=len(differing), entities=tuple(differing), cells=())


def write_entities(connection: Connection, changes: Iterable[EntityChange]) -> None:
    """Writes changes in the order given; neighbours of one kind go to the database together."""
    for (kind, before, after), run in groupby(changes, key=_sort_of_change):
        table = cast("Table", ROW_OF[kind].__table__)
        keys = [table.c[name] == bindparam(f"key_{name}") for name in _key_names(kind)]
        if not before:
            connection.execute(insert(table), [_values(c.after) for c in run])
        elif after:
            values: dict[str, Any] = {c.name: bindparam(c.name) for c in table.c}
            rows = [_keys(c.before) | _values(c.after) for c in run]
            connection.execute(update(table).where(*keys).values(values), rows)
        else:
            connection.execute(delete(table).where(*keys), [_keys(c.before) for c in run])


def _sort_of_change(change: EntityChange) -> tuple[type[Entity], bool, bool]:
    return _place_of_change(change)[0], change.before is not None, change.after is not None


def _place_of_change(change: EntityChange) -> Place:
    places = {place_of(each) for each in (change.before, change.after) if each is not None}
    if len(places) != 1:
        raise ValueError("a change is about one entity, which keeps its key")
    return places.pop()


def _current(connection: Connection, changes: Sequence[EntityChange]) -> dict[Place, Entity]:
    wanted: dict[type[Entity], list[Key]] = {}
    for kind, key in {_place_of_change(change) for change in changes}:
        wanted.setdefault(kind, []).append(key)
    return {
        place_of(entity): entity
        for kind, keys in wanted.items()
        for chunk in _chunks(keys)
        for entity in read_entities(connection, kind, _has_key(kind, chunk))
    }


def _has_key(kind: type[Entity], keys: list[Key]) -> ColumnElement[bool]:
    columns = inspect(ROW_OF[kind]).primary_key
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return tuple_(*columns).in_(keys)


def _chunks(keys: list[Key]) -> Iterator[list[Key]]:
    waiting = iter(keys)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk


def _key_names(kind: type[Entity]) -> tuple[str, ...]:
    return tuple(column.name for column in inspect(ROW_OF[kind]).primary_key)


def _values(entity: Entity | None) -> dict[str, Any]:
    assert entity is not None
    return {field.name: getattr(entity, field.name) for field in fields(entity)}


def _keys(entity: Entity | None) -> dict[str, Any]:
    assert entity is not None
    kind, key = place_of(entity)
    return {f"key_{name}": value for name, value in zip(_key_names(kind), key, strict=True)}
