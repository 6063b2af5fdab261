"""Changes of entities for an edit: created, changed where they differ, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import EntityChange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.edits import Entity


def created(entities: Iterable[Entity]) -> tuple[EntityChange, ...]:
    """Returns the changes that create these, in their order."""
    return tuple(EntityChange(None, entity) for entity in entities)


def changed(pairs: Iterable[tuple[Entity, Entity]]) -> tuple[EntityChange, ...]:
    """Returns the changes of the pairs of before and after that differ, in their order."""
    return tuple(EntityChange(before, after) for before, after in pairs if before != after)


def removed(entities: Iterable[Entity]) -> tuple[EntityChange, ...]:
    """Returns the changes that remove these, in their order."""
    return tuple(EntityChange(entity, None) for entity in entities)
