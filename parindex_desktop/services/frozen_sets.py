"""A locked criteria set stays as it is, whoever asks: typing, undo, an import or a copied round."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriteriaSet, Criterion
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.criteria import SetId
    from parindex_desktop.domain.edits import Edit, EntityChange
    from parindex_desktop.storage.reader import Reader


def refuse_frozen(edit: Edit, reader: Reader) -> None:
    """Refuses an edit that touches a set which is locked in the file; unlocking it may.

    Raises:
        InputError: `SET.141` with the title of the set.
    """
    touched = set(_touched(edit))
    if not touched:
        return  # scores and the rest of the file need no look at the sets
    for each in reader.frozen_sets():
        if each.id in touched:
            raise InputError("SET.141", name=each.title or _group_name(each, reader))


def _touched(edit: Edit) -> Iterator[SetId]:
    for change in edit.entities:
        for each in (change.before, change.after):
            if isinstance(each, CriteriaSet) and not _unlocks(change):
                yield each.id
            elif isinstance(each, Criterion):
                yield each.set_id


def _unlocks(change: EntityChange) -> bool:
    before, after = change.before, change.after
    return (
        isinstance(before, CriteriaSet)
        and isinstance(after, CriteriaSet)
        and before.frozen
        and after == replace(before, frozen=False)
    )


def _group_name(criteria_set: CriteriaSet, reader: Reader) -> str:
    return next(group.name for group in reader.groups() if group.id == criteria_set.group_id)
